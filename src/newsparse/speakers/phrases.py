"""What a speaker's phrase is: a name, a pronoun, or the description of somebody, of a body, of a document.

"le ministre de la Santé Paul Roy" names Paul Roy; "la firme d'Elon Roy" describes a body and says whose it
is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newsparse.french.small_words import fold
from newsparse.french.words import kind_of_name
from newsparse.record import Entity
from newsparse.speakers.gender import first_name_gender
from newsparse.speakers.head_nouns import SMALL, Noun, is_verb, joined, noun, telling, words

Mention = tuple[int, int, Entity]
Kind = Literal["pronoun", "person", "body", "document", "name", "other", "none"]
Determiner = Literal["definite", "indefinite", "pointing", "owning", ""]

_TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*['’]?")
PRONOUNS: dict[str, tuple[str | None, bool]] = {
    pronoun: (gender, plural)
    for gender, plural, pronouns in (
        ("m", False, "il|lui|celui-ci|ce dernier|l'intéressé|le même|lui-même"),
        ("f", False, "elle|celle-ci|cette dernière|l'intéressée|la même|elle-même"),
        (None, False, "l'|ses|son|sa"),
        ("m", True, "ils|eux|ceux-ci|ces derniers|les intéressés|les mêmes"),
        ("f", True, "elles|celles-ci|ces dernières|les intéressées"),
    )
    for pronoun in pronouns.split("|")
}
_BY_KIND: tuple[tuple[Determiner, str | None, bool, str], ...] = (
    ("definite", "m", False, "le du au"),
    ("definite", "f", False, "la"),
    ("definite", None, False, "l'"),
    ("definite", None, True, "les aux"),
    ("indefinite", None, True, "des"),
    ("indefinite", "m", False, "un certain"),
    ("indefinite", "f", False, "une certaine"),
    ("indefinite", None, True, "plusieurs certains certaines quelques deux trois quatre cinq beaucoup"),
    ("pointing", "m", False, "ce cet"),
    ("pointing", "f", False, "cette"),
    ("pointing", None, True, "ces"),
    ("owning", "f", False, "sa ma"),
    ("owning", None, False, "son leur"),
    ("owning", None, True, "ses leurs"),
    ("indefinite", None, False, "mon notre votre"),  # the article's own: "selon nos informations"
    ("indefinite", None, True, "mes nos vos"),
)
_DETERMINERS = {
    word: (kind, gender, plural) for kind, gender, plural, listed in _BY_KIND for word in listed.split()
}
_GOVERNS = re.compile(
    r"(?:\b(?:de|du|des|à|au|aux|chez|en|sur|pour|par|avec|contre|dans|via)|\b(?:d|"
    r"qu)['’])\s*(?:la\s+|le\s+|les\s+|"
    r"l['’]\s*)?(?:(?:MM?|Mmes?|Mlle|Me|Dr|"
    r"Pr)\.?\s+)?$",
    re.I,
)
# Somebody by where they come from.
_ADDRESSED = re.compile(
    r"\s(?:au\s(?:site|micro|journal|quotidien|magazine)|à\sl['’](?:agence|hebdomadaire|AFP))\b.*"
)
_GENTILE = re.compile(r"(?:[Ll]e|[Ll]a)\s[A-ZÀ-Þ][\w-]{2,20}(?:oise?|aise?|ienne?|aine?|onne?|éenn?e?)")
# "sa porte-parole pour l'Europe, X", "la société éditrice, Ardo", "le doyen s'appelle X": the name behind a
# description.
_BEHIND = re.compile(
    r"(?:\s(?:pour|en|à|au|aux|chez|de|du|des|d['’])\b[^,.;:!?()«»\n]{2,40})?,\s(?:(?:le|"
    r"la)\s[^,.;:!?()«»\nA-ZÀ-Þ]{3,40}\s)?"
    r"|\s+(?:s['’]appell\w+|se\s+nomm\w+|n['’]est\s+autre\s+que)\s+"
)
_COMPLEMENTS = re.compile(
    r"(?:\s(?:auprès|chargée?|déléguée?|de|du|des|à|au|aux|pour|en|" r"chez)\b[^,.;:!?()«»\"\n]{1,100})?\s"
)
_NAME_ALONE = re.compile(r"[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+){0,3}(?=[,.](?:\s|$))")
_OF = re.compile(r"\s(?:de|du|des|d['’]|au|aux|à)\b")
_ACRONYM = re.compile(r"\s\((?P<name>[A-ZÀ-Þ][\w-]{1,12})\)")
_NEW = re.compile(r"\sd['’]une?\s", re.I)
_LAST = re.compile(r"derni(?:er|ère)|^ce(?:lui|lle|ux|lles)-")
_NAME = re.compile(
    r"(?<![\w-])[A-ZÀ-Þ@][\w&.’'-]*(?:\s+(?:(?:de|du|des|d['’]|von|van|le|"
    r"la)\s*)?[A-ZÀ-Þ][\w&.’'-]*){0,4}"
)
_ARTICLE = re.compile(r"(?:[Ll]e|[Ll]a|[Ll]es)\s+|[Ll]['’]")
_TITLE = re.compile(r"^(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Pr|Me|[Mm]adame|[Mm]onsieur|[Dd]octeur|[Mm]aître)\.?\s+")
_FIRST_WORD = re.compile(r"^[^\W_]+(?:-[^\W_]+)*")  # the head itself
_ELIDED = re.compile(r"^[LD]['’]")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[\s-]?){2,4}")
# words behind the determiner in which the noun is looked for: "l'ancien tout premier directeur"
_HEAD_AMONG = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as the ranking asks for it."""

    text: str
    start: int
    end: int
    kind: Kind
    gender: str | None = None
    plural: bool = False
    determiner: Determiner = ""
    head: Noun | None = None
    telling: frozenset[str] = frozenset()  # its other words that count
    named: Mention | None = None  # the name that the phrase leads to
    name: str | None = None  # the same where no mention covers it
    owners: tuple[Mention, ...] = ()  # names that a preposition governs in it
    new: bool = False  # "le patron d'une start-up": of something that the text brings in here
    complement: bool = False  # "le ministère de l'économie"
    last: bool = False  # "ce dernier": who was named last, not who the text is about


def read_phrase(text: str, start: int, end: int, inside: Sequence[Mention]) -> Phrase:
    """The phrase at a place, with the mentions that overlap it.

    >>> [
    ...     read_phrase(t, 0, len(t), []).kind
    ...     for t in ("elle", "la directrice d'Ardo", "l'entreprise", "Zoé Roy")
    ... ]
    ['pronoun', 'person', 'body', 'name']
    >>> read_phrase("le fournisseur d'accès Global", 0, 29, []).name
    'Global'
    """
    raw = text[start:end]
    phrase = " ".join(raw.split())
    folded = fold(phrase)
    if folded in PRONOUNS:
        gender, plural = PRONOUNS[folded]
        return Phrase(phrase, start, end, "pronoun", gender, plural, last=bool(_LAST.search(folded)))
    if _GENTILE.fullmatch(phrase) and not any(m[2].label == "PER" or len(m[2].mentions) > 1 for m in inside):
        gender = "f" if folded.startswith("la") else "m"
        return Phrase(phrase, start, end, "person", gender, determiner="pointing")  # "ironise la Vaudoise"
    tokens = [(m.start() + start, fold(m.group())) for m in _TOKEN.finditer(joined(raw))]
    determiner, gender, plural = (
        _DETERMINERS.get(tokens[0][1], ("", None, False)) if tokens else ("", None, False)
    )
    governed = [m for m in inside if m[0] > start and _GOVERNS.search(text, max(start, m[0] - 16), m[0])]
    head, place = _head(tokens, determiner, inside, text)
    if (
        head
        and head.document
        and not (inside or head.person or head.body)
        and text[start].islower()
        and text[place].isupper()
    ):
        head, place = None, start  # "la Tribune", in mid-sentence
    if head and head.person:  # "un porte-parole au site Ardo" is not Ardo
        governed += [
            m for m in inside if m[2].label != "PER" and m not in governed and _OF.search(text, place, m[0])
        ]
    free = [m for m in inside if m not in governed]
    named = _named(free, head, place)
    name = None if named else _name(text, start, end, place if head else None, inside, determiner)
    if not named and not name and head and head.person:
        name = next(
            (
                found
                for m in governed
                if m[2].label != "PER" and (found := _from_first_name(text[m[0] : m[1]]))
            ),
            None,
        )
    kind = _kind(head, determiner, named, name)
    if kind == "other" and determiner and len(tokens) > 1 and head is None:
        head, place = Noun(tokens[1][1], None), tokens[1][0]  # "l'agronome": a word that no list has
    if head:
        gender = gender or head.gender
        plural = plural or (not determiner and head.plural)
    rest = text[start:place] + " " + _FIRST_WORD.sub("", joined(text[place:end]), count=1) if head else raw
    owners = tuple(m for m in governed if m != named)
    acronym = _ACRONYM.match(text, end) if head else None
    rest += f" {acronym['name']}" if acronym else ""
    new = _NEW.search(text, start + 1, end) is not None
    of = head is not None and _OF.search(text, place, end) is not None
    return Phrase(
        phrase,
        start,
        end,
        kind,
        gender,
        plural,
        determiner,
        head,
        telling(words(rest)),
        named,
        name,
        owners,
        new,
        of,
    )


def without_verb(phrase: Phrase) -> str:
    """The words of a phrase without the verb that was cut off with it.

    >>> text = "des enseignants expriment"
    >>> without_verb(read_phrase(text, 0, len(text), []))
    'des enseignants'
    """
    text = _ADDRESSED.sub("", phrase.text) or phrase.text
    rest, _, last = text.rpartition(" ")
    verb = is_verb(fold(last)) or (phrase.plural and last.endswith("ent"))  # an adjective would be plural too
    bare = " " in rest and phrase.head and noun(fold(last)) is None and last.islower() and verb
    return (
        rest
        if bare and not _GOVERNS.search(rest + " ") and fold(rest.split()[-1]) not in _DETERMINERS
        else text
    )


def with_name_behind(phrase: Phrase, text: str, behind: Sequence[Mention]) -> Phrase:
    """The phrase, with the name in apposition behind it where there is one; ``behind`` are the mentions that
    follow it.

    >>> text = "assure la société éditrice, Ardo, dans un billet"
    >>> with_name_behind(read_phrase(text, 7, 26, []), text, []).name
    'Ardo'
    """
    if phrase.kind in {"person", "other"} and phrase.determiner and (long := _goes_on(phrase, text, behind)):
        return replace(phrase, kind="name", named=long)
    link = (
        _BEHIND.match(text, phrase.end)
        if phrase.kind in {"person", "body", "other"} and phrase.determiner
        else None
    )
    if link is None:
        return phrase
    head = phrase.head
    wanted = (
        {"PER", "ORG"} if head and head.person and head.body else {"ORG"} if head and head.body else {"PER"}
    )
    if head and head.person and not phrase.complement:
        # "un autre développeur, Adriano, va": whatever the recogniser took him for
        wanted |= {"ORG", "PRODUCT", "MISC"}
    named = next((m for m in behind if m[0] == link.end() and m[2].label in wanted), None)
    if named and ((head and head.person) or text[named[1] : named[1] + 1] in {",", ".", ""}):
        return replace(phrase, kind="name", named=named)
    alone = _NAME_ALONE.match(text, link.end()) if head and not named else None
    return (
        replace(phrase, kind="name", name=alone.group())
        if alone and not any(m[0] < alone.end() for m in behind)
        else phrase
    )


def _goes_on(phrase: Phrase, text: str, behind: Sequence[Mention]) -> Mention | None:
    """ "la secrétaire d'État auprès du ministre de l'Économie Zoé Roy": the name that ends the complements
    behind a phrase.
    """
    for mention in behind:
        between = text[phrase.end : mention[0]]
        if not _COMPLEMENTS.fullmatch(between) or any(is_verb(word) for word in words(between)):
            return None
        if mention[2].label == "PER" and not _GOVERNS.search(between):
            return mention
    return None


def _head(
    tokens: Sequence[tuple[int, str]], determiner: str, inside: Sequence[Mention], text: str
) -> tuple[Noun | None, int]:
    """The noun that heads a phrase, and where; an adjective before another noun ("la jeune entreprise") does
    not.
    """
    first = 1 if determiner else 0
    if (
        not determiner
        and tokens
        and tokens[0][1] not in {"pdg", "dg", "ex-pdg"}
        and text[tokens[0][0]].isupper()
        and inside
        and inside[0][0] <= tokens[0][0]
    ):
        return None, 0
    found: tuple[Noun | None, int] = (None, 0)
    for number, (place, word) in enumerate(tokens[first : first + _HEAD_AMONG]):
        if word in SMALL or word.endswith("'"):
            if found[0] or number:
                break
            continue
        known = noun(word)
        if known and (found[0] is None or (number == 1 and tokens[first][1] in _BEFORE_NOUN)):
            found = (known, place)
        elif found[0]:
            break
    return found


# Nouns that are adjectives before another one: "le jeune chercheur", "le premier fabricant".
_BEFORE_NOUN = frozenset("jeune jeunes principal principale premier première géant géante".split())


def _named(free: Sequence[Mention], head: Noun | None, place: int) -> Mention | None:
    """The mention that a phrase is or leads to: the last that no preposition governs."""
    behind = [m for m in free if head is None or m[1] > place]
    return behind[-1] if behind else None


def _name(
    text: str, start: int, end: int, place: int | None, inside: Sequence[Mention], determiner: str
) -> str | None:
    """A capitalised name that no mention covers and no preposition governs: "un autre
    développeur, Adriano".
    """
    covered = [(m[0], m[1]) for m in inside]
    found = None
    for match in _NAME.finditer(text, start, end):
        if any(a < match.end() and match.start() < b for a, b in covered):
            continue
        if match.start() == start and (
            fold(match.group().split()[0]) in _DETERMINERS or noun(fold(match.group().split()[0]))
        ):
            continue
        if place is not None and match.start() <= place:
            continue
        if _GOVERNS.search(text, max(start, match.start() - 16), match.start()) and match.start() > start:
            found = _from_first_name(match.group()) or found
            continue
        name = _ELIDED.sub("", match.group())
        if name[:1].islower():
            continue
        found = name if _INITIALS.fullmatch(name) else name.strip(" .")
    if (
        found is None
        and place is None
        and not covered
        and text[start : start + 1].isupper()
        and not determiner
    ):
        found = text[start:end]
    if found is None and determiner == "definite" and place is None and not covered:
        found = _with_article(text, start, end)
    return _TITLE.sub("", " ".join(found.split())) if found else None


def _with_article(text: str, start: int, end: int) -> str | None:
    """A name behind its article, which belongs to it where it is written so, or the medium known for it: "Le
    Monde", but "la Tribune".
    """
    bare = _ARTICLE.sub("", text[start:end])
    if not _NAME.fullmatch(bare):
        return None
    opens = start == 0 or text[:start].rstrip(' «“"*_')[-1:] in {"", ".", "!", "?", "\n"}
    whole = text[start].isupper() and (not opens or kind_of_name(text[start:end]) == "media")
    return text[start:end] if whole else bare


def _from_first_name(name: str) -> str | None:
    """ "le PDG de Zorg Marc Petit": the person behind what a preposition governs."""
    parts = name.split()
    later = next((k for k in range(1, len(parts) - 1) if first_name_gender(parts[k])), 0)
    return " ".join(parts[later:]) if later and first_name_gender(parts[0]) is None else None


def _kind(head: Noun | None, determiner: str, named: Mention | None, name: str | None) -> Kind:
    if named or name:
        return "name"
    if head is None:
        return "other"
    return (
        "person"
        if head.person and (not head.body or head.feminine)
        else "body"
        if head.body
        else "document"
        if head.document
        else "other"
    )
