"""Lines that say who wrote an article, and when, in the ways of French pages: "Par Ana Lopez | 3 mars 2026"."""

from __future__ import annotations

import re

from newsparse.reading.written_dates import dateline_rest, dates_in

# What may stand behind "par" in a byline: a name, "la rédaction", "notre correspondant"; "par ailleurs" is prose.
_WHO = r"(?=(?-i:[A-ZÀ-Þ])|l['’]|la\s|le\s|notre\s|nos\s)"
_BY = re.compile(
    rf"""^\W{{0,4}}(?:
    (?:(?:article|texte|écrit|rédigé|publié|posté|proposé|mis\ en\ ligne|entretien|interview)\s+)?
      (?:propos\s+(?:recueillis|traduits)(?:\s+et\s+\w+)?\s+|recueillis?\s+)?(?:par|by)(?:\s*:\s*|\s+){_WHO}
    |(?:auteur(?:e|rice)?(?:\(?e?s\)?)?|rédaction|rédacteur|rédactrice|journaliste|author)\s*:\W{{0,6}}
    )""",
    re.I | re.X,
)
_BY_AT_END = re.compile(rf"\bpar\s+{_WHO}(?P<who>[^|•·–—\n]{{3,100}})$", re.I)
# Where a name ends: a dash or a bar, a date, what follows from it.
_AFTER_NAME = re.compile(
    r"""\s*(?:[|•·–—]|\s-\s
    |,?\s+(?:publié|mis(?:e)?\s+(?:à|en)|posté|modifié|le\s+\d|ce\s+\d|le\s+(?:lun|mar|mer|jeu|ven|sam|dim))
    |,?\s*\(?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b
    |,?\s*\d{1,2}(?:er)?(?:[\s/.]|$)|,?\s*\d{4}-\d\d
    ).*$""",
    re.I | re.X | re.S,
)
_NOT_A_NAME = re.compile(
    r"^(?:tous|toutes|voir|lire|suivre|contacter|en savoir|à propos|publié|mise?|modifié|le|la suite|temps)\b|[?!@]|://", re.I
)
_SAYS_WHEN = re.compile(
    r"^\W{0,4}(?:(?:article|dernière|première|date\s+de)\s+)?(?:initialement\s+|publication|publié|posté|mise?\s|modifié|actualisé|paru|rédigé|écrit|par\s|date\s*:)",
    re.I,
)
_ENDS_PROSE = re.compile(r"[.!?…»]\s*$")
MAX_LINE = 160  # characters of a byline or a dateline
MAX_NAME = 100  # characters of the names
MAX_WORDS = 12  # of a byline without a date
MAX_REST = 45  # characters that a dateline may hold besides its date: a name, a town


def is_byline(text: str, *, strict: bool = False) -> bool:
    """True for a line that says who wrote the article, or when; ``strict``: not for a mere date, as timelines have.

    >>> is_byline("Par Ana Lopez | 3 mars 2026"), is_byline("Par chance, le 3 mars 2026, personne n'a été blessé")
    (True, False)
    """
    if len(text) > MAX_LINE or (_ENDS_PROSE.search(text) and not text.rstrip().endswith("min.")):
        return False
    by = _BY.match(text)
    if next(dates_in(text), None) is not None and (not strict or _SAYS_WHEN.match(text)):
        return len(dateline_rest(text)) <= MAX_REST and (by is not None or not text.lower().startswith("par "))
    return by is not None and len(text.split()) <= MAX_WORDS


def name_in(line: str) -> str | None:
    """Whom a byline names.

    >>> name_in("Propos recueillis par Yann Le Goff"), name_in("3 mars 2026 - par Ana Lopez"), name_in("3 mars 2026")
    ('Yann Le Goff', 'Ana Lopez', None)
    """
    tail = None if _BY.match(line) else _BY_AT_END.search(line)
    if tail is None and not _BY.match(line):
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

    >>> without_by("Par Ana Lopez | Publié le 3 mars"), without_by("Ana Lopez")
    ('Ana Lopez', 'Ana Lopez')
    """
    return _AFTER_NAME.sub("", _BY.sub("", " ".join(text.split()), count=1), count=1).strip(" ,:;-–—|•*_")
