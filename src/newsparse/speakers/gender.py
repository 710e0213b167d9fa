"""Grammatical gender of a person in an article, from what stands around the name: titles, articles, roles, first names.

"m", "f" or None: a pronoun agrees with None too, as the text does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsparse.french.words import head_of
from newsparse.speakers.nouns import FIRST_NAMES, PEOPLE

_MALE, _FEMALE = FIRST_NAMES["male"], FIRST_NAMES["female"]
_FEMALE_ENDING = re.compile(
    r"(?:trice|teuse|euse|ière|ienne|(?<!p)(?<!fr)ère|ée|élue|esse|ente|ante|cheffe|ancienne|une|présidente|adjointe|experte|patronne|avocate)$"
)
_MALE_TITLE = re.compile(r"\b(?:M\.|MM\.|Mr\.?|Monsieur|monsieur|sir|Sir)\s+$")
_FEMALE_TITLE = re.compile(r"\b(?:Mme|Mlle|Mmes|Madame|madame|Mademoiselle|Mrs\.?|Ms\.?)\s+$")
# A role before a name: "la directrice d'Ardo, ", "son fondateur, ", "sa collègue ".
_BEFORE = re.compile(
    r"\b(?P<article>le|la|l['’]|un|une|du|au|ce|cette|son|sa)\s?(?P<role>(?:(?!\bet\s(?:l[ea]|son|sa|un|une)\s|\bet\sl['’])[^,.;:()«»\n]){3,60}?)(?:\s\([^()\n]{1,20}\))?,?\s$",
    re.I,
)
_AFTER = re.compile(r"^\s*,\s*(?:(?P<article>le|la|un|une)\s+)?(?P<role>[^\W\d_]{3,30})")
# Endings of nouns and participles that tell of people, and of no verb: "biostatisticien", "arrivée".
_TELLING = re.compile(r"(?:ienn?e?|eure?|euse|trice|ière?|ée?)$")
_NEARBY = 60  # characters looked at on either side of a mention


def gender_of(text: str, name: str, mentions: Iterable[tuple[int, int]]) -> str | None:
    """The gender that the text or the first name says.

    >>> gender_of("Mme Roy, présidente d'Ardo", "Dominique Roy", [(4, 7)]), gender_of("Dominique Roy", "Dominique Roy", [(0, 13)])
    ('f', None)
    """
    told = None
    for start, end in mentions:
        before, after = text[max(0, start - _NEARBY) : start], text[end : end + _NEARBY]
        found = _title_gender(before)
        if found:
            return found
        told = told or _role_gender(before, after)
    return told if told == "f" else first_name_gender(name) or told  # "le docteur Zoé Roy" is a woman


def first_name_gender(name: str) -> str | None:
    """The gender of a full name's first name, where French news knows one.

    >>> first_name_gender("Jean-Paul Roux"), first_name_gender("Sasha Roux")
    ('m', None)
    """
    first = name.split()[0].lower() if name.split() else ""
    for part in (first, first.split("-")[0]):
        if part in _MALE:
            return "m"
        if part in _FEMALE:
            return "f"
    return None


def _title_gender(before: str) -> str | None:
    if _FEMALE_TITLE.search(before):
        return "f"
    return "m" if _MALE_TITLE.search(before) else None


def _role_gender(before: str, after: str) -> str | None:
    """ "X, présidente de", "X, une chercheuse", "la ministre X", "sa collègue X": the noun of a role or its determiner."""
    behind = _AFTER.match(after)
    if behind and (behind["role"].lower() in PEOPLE or _TELLING.search(behind["role"]) or behind["article"]):
        return _article_gender(behind["article"]) or noun_gender(behind["role"].lower())
    ahead = _BEFORE.search(before)
    noun = head_of(ahead["role"]) if ahead else ""
    return noun_gender(noun) or _article_gender(ahead["article"] if ahead else None) if noun in PEOPLE else None


def _article_gender(article: str | None) -> str | None:
    """The gender that a determiner shows; "son" stands before feminines too."""
    female, male = {"la", "une", "cette", "sa"}, {"le", "un", "du", "au", "ce"}
    return "f" if (article or "").lower() in female else "m" if (article or "").lower() in male else None


def noun_gender(noun: str) -> str | None:
    """The gender of a noun for a person, where its ending shows it.

    >>> noun_gender("directrice"), noun_gender("directeur"), noun_gender("ministre")
    ('f', 'm', None)
    """
    if _FEMALE_ENDING.search(noun):
        return "f"
    return "m" if re.search(r"(?:teur|eur|ien|ier|ident|ert|ant|ent|at|ateur|chef|fondateur|cat|patron|élu|[tiuyrl]é)$", noun) else None
