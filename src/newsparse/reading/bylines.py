"""Lines that say who wrote an article, and when, in the ways of French pages: "Par Ana Lopez | 3
mars 2026".
"""

from __future__ import annotations

import re
from typing import Literal

from newsparse.reading.written_dates import dateline_rest, dates_in

LineKind = Literal["byline", "dateline"]

_NAME = r"(?-i:[A-ZÀ-Þ])[\w.'’-]*(?:\s(?:(?:de|du|des|la|le)\s|d['’])?(?-i:[A-ZÀ-Þ])[\w.'’-]*){1,3}"
# Agencies that stand for an author.
AGENCY = (
    r"(?-i:AFP|Reuters|Belga|ATS|AP|Agence France-Presse|La Presse canadienne|Bloomberg|France Télévisions"
    r"|Radio France|Radio-Canada|Agence QMI|Keystone-ATS)"
)
# What may stand behind "par" in a byline: a name, "la rédaction", "notre correspondant"; "par ailleurs" is
# prose.
_WHO = r"(?=(?-i:[A-ZÀ-Þ])|l['’]|la\s|le\s|notre\s|nos\s)"
_WORK = (
    r"(?:avis\ )?d['’]expert|tribune|opinion|point\ de\ vue|article|textes?|reportages?|enquête|récit|"
    r"dossier|billet|chronique"
    r"|analyse|portrait|entretien|interview"
)
_BY = re.compile(
    rf"""^\W{{0,4}}(?:
    (?:(?:{_WORK}|écrite?|rédigée?|publiée?|postée?|proposée?|suivie?|soumise?|signée?|réalisée?
        |mis\ en\ ligne
      |(?:(?:live|direct|fil)\s+)?(?:animée?|assurée?|commentée?))\s+)?
      (?:propos\s+(?:recueillis|traduits)(?:\s+et\s+\w+)?\s+|recueillie?s?\s+)?(?:par|by)(?:\s*:\s*|\s+){_WHO}
    |(?:une?\s+)?(?:{_WORK})\s+(?:de\s|d['’])\s?(?={_NAME}(?:\s*(?:,|et\s|\(|$)))
    |(?:auteur(?:e|rice)?(?:\(?e?s\)?)?|rédaction|rédacteur|rédactrice|journaliste|author)\s*:\W{{0,6}}
    |(?:{_WORK})\s*:\W{{0,6}}(?={_NAME}(?:\s*(?:,|et\s|\(|\||$)))
    |(?:de\s+)?(?:notre|nos)\s+(?:envoyé|correspondant|reporter|journaliste|rédact)\w*(?:\s[\w'’-]+){{0,5}}\s*[,:]\s*(?={_NAME})
    |signé\s*:?\s+(?={_NAME}$)
    |\(?avec\s+(?:l['’])?(?={AGENCY}\)?$)
    )""",
    re.I | re.X,
)
_BY_AT_END = re.compile(rf"\bpar\s+{_WHO}(?P<who>[^|•·–—\n]{{3,100}})$", re.I)
# "Ana Lopez, envoyée spéciale à Pékin": the name first.
_NAME_FIRST = re.compile(
    rf"^\W{{0,4}}(?P<who>{_NAME}(?:(?:,\s|\set\s){_NAME}){{0,3}})(?:,\s*|\s*\(\s*)(?:(?:notre|"
    rf"nos)\s+)?(?:envoyé|correspondant)e?s?\b.{{0,60}}$",
    re.I,
)
# "Ana Lopez - Aujourd'hui à 17:31 | mis à jour à 18:02": a name, then when, by the day of reading.
_TODAY = (
    r"(?:aujourd['’]hui|hier|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\s+à\s+\d{1,2}\s?[h:]\s?\d{0,2}\b"
    r"|il\s+y\s+a\s+\d+\s+(?:min|heure|jour|h\b|j\b)"
)
_NAME_WHEN = re.compile(
    rf"^\W{{0,4}}(?P<who>(?:{_NAME}|la\s+rédaction)(?:(?:,\s|\set\s){_NAME}){{0,3}})"
    rf"\s*(?:[|•·–—]|\s-)\s*(?:{_TODAY}).{{0,80}}$",
    re.I,
)
_OTHER_WHEN = re.compile(rf"^[^.!?]{{0,60}}(?:[|•·–—]|\s-)\s*(?:{_TODAY})[^.!?]{{0,60}}$", re.I)
# Where a name ends: a dash or a bar, a date, what follows from it.
_AFTER_NAME = re.compile(
    r"""\s*(?:[|•·–—]|\s-\s
    |,?\s+(?:publié|mis(?:e)?\s+(?:à|en)|posté|modifié|actualisé|le\s+\d|ce\s+\d|le\s+(?:lun|mar|mer|jeu|ven|sam|dim))
    |,?\s*\(?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b
    |,?\s*\d{1,2}(?:er)?(?:[\s/.]|$)|,?\s*\d{4}-\d\d
    |,?\s+(?:temps|durée)\s+de\s+lecture
    |,\s+(?:notre\s+|nos\s+)?(?:journalistes?|rédac(?:teur|trice)|(?:envoyé|correspondant)e?s?|grande?\s+reporter|chroniqueu\w+|spécialiste|expert\w*|chef\w*\s+de|directeur|directrice)\b
    ).*$""",
    re.I | re.X | re.S,
)
# "Ana Lopez (directrice technique, Vérolia)"
_FUNCTION = re.compile(rf"(?<=\w)\s\((?!(?:(?:avec\s|l['’])*{AGENCY}|à|en|au|aux)\b)[^()]{{3,80}}\)$", re.I)
_NOT_A_NAME = re.compile(
    r"^(?:tous|toutes|voir|lire|suivre|contacter|en savoir|à propos|publié|mise?|modifié|le\s(?:\d|"
    r"lun|mar|mer|jeu|ven|sam|dim)|la suite|"
    r"temps)\b|[?!@]|://",
    re.I,
)
_SAYS_WHEN = re.compile(
    r"^\W{0,4}(?:(?:article|dernière|première|date\s+de)\s+)?"
    r"(?:(?:initialement|créée?)\s+)?(?:publication|publié|posté|mise?\s+(?:à\s+jour|en\s+ligne)|"
    r"modifi|actualisé|créée?\s+le|paru\s|"
    r"rédigé|écrit|par\s|date\s*:)",
    re.I,
)
# What a date has before it in a line that is not about the article: "Sortie : 3 avril 2026".
_LABEL = re.compile(r"(?P<label>[^:|•·–—,]{2,60}?)\s*:\s*\W{0,4}(?:le\s+)?$", re.I)
_LABEL_OF_DATE = re.compile(
    r"(?:date|publi|post[ée]|mise?s?\s|modifi|actualis|paru|création|créé|màj|maj|" r"édit|le)", re.I
)
# A date without its year, or none at all, behind a word that says what it is.
_WHEN_NO_YEAR = re.compile(
    r"^\W{0,4}(?:publiée?|postée?|mise?\s+(?:à\s+jour|en\s+ligne)|modifiée?|actualisée?)\s+"
    r"(?:(?:le|ce)\s+)?(?:hier|aujourd['’]hui|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|"
    r"il\s+y\s+a\s+\d+|\d{1,2}(?:er)?\s+[a-zéû]{3,9})\b",
    re.I,
)
_SEPARATOR = re.compile(r"\s*[|•·–—,/()\[\]]\s*|\s-\s|\bpar\b", re.I)
# "le lundi" in "Rennes, le lundi 3 mars 2026", and what a change of the article is called there.
_BEFORE_DATE = re.compile(
    r"(?:^|(?<=[\s(|]))(?:(?:publiée?|mise?\s+à\s+jour|modifiée?)\s+)?(?:(?:le|du|ce)\s+)?(?:(?:lun|"
    r"mar|mercre|jeu|vendre|same)di\s+|"
    r"dimanche\s+)?$",
    re.I,
)
_CLAUSE = re.compile(r"(?:\b[a-zà-ÿ]{2,}\s+){2}[a-zà-ÿ]{2,}\b")  # three small words in a row: a sentence
_CAPITALISED = re.compile(r"[A-ZÀ-Þ]")
_PARTICLES = frozenset(
    (
        "de du des d la le les l et avec à en sur & notre envoyé envoyée spécial spéciale correspondant "
        "correspondante rédaction"
        " publié publiée modifié mis mise jour"
    ).split()
)
_OPENS_WITH_DATE = re.compile(r"\W*(?:(?:lun|mar|mer|jeu|ven|sam|dim)\w*\.?\s+)?\d{1,2}[/\s.]", re.I)
_SEVERAL = re.compile(
    rf"^\W{{0,4}}(?i:par)\s+{_NAME}(?:,\s+{_NAME}){{0,5}}\s+et\s+{_NAME}(?:\s+(?:du|de\sla|de\sl['’]|"
    rf"des|d['’]|pour)\b[^.!?]{{0,60}})?\.?$"
)
_INITIAL = re.compile(r"\s[A-ZÀ-Þ]\.\s*$")
_ENDS_PROSE = re.compile(r"[.!?…»]\s*$")
MAX_LINE = 160  # characters of a byline or a dateline
MAX_NAME = 100  # characters of the names
MAX_WORDS = 16  # of a byline without a date
MAX_REST = 45  # characters that a dateline may hold besides its date: a name, a town
MAX_NAME_WORDS = 6  # of what stands beside a date


def is_byline(text: str, *, prose: int = 0) -> bool:
    """True for a line that says who wrote the article, or when.

    >>> (
    ...     is_byline("Par Ana Lopez | 3 mars 2026"),
    ...     is_byline("Par chance, le 3 mars 2026, personne n'a été blessé"),
    ... )
    (True, False)
    """
    return line_kind(text, prose=prose) is not None


def line_kind(text: str, *, prose: int = 0) -> LineKind | None:
    """What a line says of the article: who wrote it, when it came out; nothing where it is a line of the
    text.

    Args:
        text: the line.
        prose: paragraphs of running text before it: behind one, a date with a name is one of the text's own,
            behind two any date that does not say that it is of publication.

    >>> (
    ...     line_kind("Rennes, le 3 mars 2026"),
    ...     line_kind("Sortie : 3 mars 2026"),
    ...     line_kind("Disponible le 3 mars 2026"),
    ... )
    ('dateline', None, None)
    >>> (
    ...     line_kind("3 mars 2026"),
    ...     line_kind("3 mars 2026", prose=2),
    ...     line_kind("Publié le 3 mars 2026", prose=2),
    ... )
    ('dateline', None, 'dateline')
    """
    if len(text) > MAX_LINE:
        return None
    if _OTHER_WHEN.match(text):
        return "byline" if _NAME_WHEN.match(text) else "dateline"
    by = _BY.match(text) or _NAME_FIRST.match(text)
    behind = (
        _BY_AT_END.search(text)
        if by is None and (_SAYS_WHEN.match(text) or _OPENS_WITH_DATE.match(text))
        else None
    )
    if _ENDS_PROSE.search(text) and not _may_end(text, signed=by is not None or behind is not None):
        return None
    if next(dates_in(text), None) is not None:
        if by is not None or behind is not None:
            return "byline" if len(dateline_rest(text)) <= MAX_REST else None
        return "dateline" if _is_dateline(text, prose) else None
    if by is not None:
        return "byline" if len(text.split()) <= MAX_WORDS else None
    return "dateline" if _WHEN_NO_YEAR.match(text) else None


def _may_end(text: str, *, signed: bool) -> bool:
    """True for a byline or a dateline that ends with a dot: "5 min.", "par Jérôme G.", "Par Ana Lopez, Yann
    Riou et Zoé Roy.".
    """
    return text.rstrip().endswith("min.") or (
        signed and (_INITIAL.search(text) is not None or _SEVERAL.match(text) is not None)
    )


def _is_dateline(text: str, prose: int) -> bool:
    """A line with a date that says it is the article's, or that says nothing else."""
    if prose == 0 and _is_row_of_fields(text):
        return True
    if text.lower().startswith("par ") or len(dateline_rest(text)) > MAX_REST:
        return False
    if _SAYS_WHEN.match(text):
        return _CLAUSE.search(dateline_rest(text)) is None
    start = next(dates_in(text))[0]
    label = _LABEL.search(text[:start])
    if (
        prose > 1
        or (prose and dateline_rest(text))
        or (label is not None and not _LABEL_OF_DATE.match(label["label"].strip(" *_#")))
    ):
        return False
    return _parts_are_names(text)


def _is_row_of_fields(text: str) -> bool:
    """Fields between bars, one of which says that it is the date: "Source : GNT | Date : 3/3/2026 | Lien"."""
    fields = [field.strip() for field in text.split("|")]
    dated = [field for field in fields if _SAYS_WHEN.match(field) and next(dates_in(field), None)]
    return (
        len(fields) > 1
        and len(dated) > 0
        and all(len(field) <= MAX_REST and len(field.split()) <= MAX_NAME_WORDS for field in fields)
    )


def _parts_are_names(text: str) -> bool:
    """True where all that stands beside the dates is names, parted from them by a mark: a town, an agency, an
    author.
    """
    bare = text
    for start, end, _ in reversed(list(dates_in(text))):
        before = _BEFORE_DATE.sub("", text[:start]).rstrip()
        if before and before[-1] not in "|•·–—,-/():*_":
            return False
        bare = f"{bare[:start]}|{bare[end:]}"
    return all(_is_capitalised(rest) for part in _SEPARATOR.split(bare) if (rest := dateline_rest(part)))


def _is_capitalised(part: str) -> bool:
    words = part.split()
    return len(words) <= MAX_NAME_WORDS and all(
        _CAPITALISED.match(word) or word.lower() in _PARTICLES for word in words
    )


def name_in(line: str) -> str | None:
    """Whom a byline names.

    >>> (
    ...     name_in("Propos recueillis par Yann Le Goff"),
    ...     name_in("3 mars 2026 - par Ana Lopez"),
    ...     name_in("3 mars 2026"),
    ... )
    ('Yann Le Goff', 'Ana Lopez', None)
    >>> name_in("Un texte de Yann Le Goff"), name_in("Ana Lopez, envoyée spéciale à Brest")
    ('Yann Le Goff', 'Ana Lopez')
    >>> (
    ...     name_in("Ana Lopez - Aujourd'hui à 17:31 - Temps de lecture :"),
    ...     name_in("Live animé par Ana Lopez et Yann Le Goff"),
    ... )
    ('Ana Lopez', 'Ana Lopez et Yann Le Goff')
    """
    by = _BY.match(line)
    if by is None and (first := _NAME_FIRST.match(line) or _NAME_WHEN.match(line)):
        return first["who"]
    tail = None if by else _BY_AT_END.search(line)
    if tail is None and not by:
        return None
    name = without_by(tail["who"] if tail else line)
    return name if is_name(name) else None


def is_name(text: str) -> bool:
    """True for what may be the names of a byline.

    >>> is_name("Ana Lopez avec AFP"), is_name("la rédaction"), is_name("Voir tous ses articles")
    (True, True, False)
    """
    if not 3 <= len(text) <= MAX_NAME or _NOT_A_NAME.search(text):
        return False
    return text[0].isupper() or text.startswith(("l'", "l’", "la ", "notre ", "nos "))


def without_by(text: str) -> str:
    """Names without "Par" before them and what follows them.

    >>> without_by("Par Ana Lopez | Publié le 3 mars"), without_by("Ana Lopez (directrice, Vérolia)")
    ('Ana Lopez', 'Ana Lopez')
    """
    name = _AFTER_NAME.sub("", _BY.sub("", " ".join(text.split()), count=1), count=1).strip(" ,:;-–—|•*_")
    name = _FUNCTION.sub("", name)
    return name if re.search(r"(?:^|[\s.])[A-ZÀ-Þ]\.$", name) else name.rstrip(".")
