"""What the model took for a name and is not one: functions, measures, terms of a trade, words in capitals,
pieces of a clause.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.entities.lists import common_words, demonyms
from newsparse.entities.surface import key
from newsparse.entities.whole import words_of_wholes

_MEASURE = re.compile(
    r"\d[\d.,]*\s?(?:[GMTk]?W|[GMTk]?Wh|[GMk]Hz|[GMTK][oB]|mAh|Mbps|Gbps|nm|mm|cm|km|K|V|" r"A)"
)
# "Ira-t-il": a verb at the head of a question.
_ASKED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi)\b")


# "24 heures": no newspaper without its capital.
_SPAN_OF_TIME = re.compile(r"\d+\s(?:heures|jours|mois|ans|minutes|semaines)")


def is_span_of_time(surface: str) -> bool:
    """ "24 heures", but not "24 Heures"."""
    return _SPAN_OF_TIME.fullmatch(surface) is not None


def is_no_name(surface: str, label: str, prose: str, end: int) -> bool:
    """Whether what stands before ``end`` is not a name.

    >>> (
    ...     is_no_name("Account Manager", "ORG", "un Account Manager", 18),
    ...     is_no_name("Zorbix", "ORG", "Zorbix", 6),
    ... )
    (True, False)
    """
    before = prose[max(0, end - len(surface) - 12) : end - len(surface)].rstrip()
    if before.endswith(_COLOURS) or _ASKED.match(prose, end) or _MEASURE.fullmatch(surface):
        return True
    if label == "MISC" and _ACT.match(surface) and not before.endswith(("«", '"', "“")):
        return True
    return (
        (label != "PER" and (_is_job(surface, prose, end) or _is_emphasis(surface)))
        or key(surface).removesuffix("s") in terms()
        or _is_scrap(surface)
        or _ORDINAL.fullmatch(surface) is not None
        or _is_people(surface)
        or _is_loose_term(surface)
        or _is_letter(surface, prose, end)
    )


def _is_job(surface: str, prose: str, end: int) -> bool:
    """ "Account Manager", and the "General" of "General Partner"."""
    jobs = words_of_wholes()["jobs"].split()
    following = _NEXT_WORD.match(prose, end) if " " not in surface else None
    return (" " in surface and surface.split()[-1] in jobs) or (
        following is not None and following[1] in jobs
    )


_NEXT_WORD = re.compile(r"\s([A-Z][a-z]+)\b")


def _is_emphasis(surface: str) -> bool:
    """Words of the language in capitals."""
    long = [piece.lower() for piece in surface.split() if len(piece) > 3]
    named = any(map(str.isdigit, surface)) or not surface.isupper()
    return bool(long) and not named and common_words().issuperset(long)


_COLOURS = ("coloris", "teinte", "teintes")
# "Construire un écosystème": what somebody does, where no marks make a title of it.
_ACT = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:er|ir|oir|re)\s(?:un|une|le|la|les|des|de|l'|son|sa|ses)\b")
_ORDINAL = re.compile(r"[IVXLC]+(?:e|er|ère|ème|es|nd|nde)")
_SERIES = re.compile(
    r"(?:séries?|tours?|lignes?|catégories?|niveaux?|classes?|plans?|points?|annexes?|étapes?|phases?|"
    r"vitamines?|types?|options?)\s[A-Z]",
    re.I,
)


# Words of a clause, which no name holds in small letters.
_CLAUSE_WORDS = frozenset("has have was were is are you me do does doing often".split())
# "input_lra", "A et B" of "séries A et B", "hiérarchisable".
_SCRAP = re.compile(
    r"[a-z]+(?:_[a-z0-9]+)+|[A-Z](?:(?:,\s|\s(?:et|ou)\s)[A-Z])+|\d+\s(?:heures|jours|mois|ans|minutes|semaines)|"
    r"[a-zà-ÿ]+(?:able|ible|tion|isme|ment|aire)s?"
)


def _is_scrap(surface: str) -> bool:
    """A variable, a letter, a word of the language, a piece of an English clause."""
    return _SCRAP.fullmatch(surface) is not None or (
        " " in surface and not _CLAUSE_WORDS.isdisjoint(surface.split())
    )


@lru_cache(maxsize=1)
def terms() -> frozenset[str]:
    """Terms of a trade that are written as names are.

    >>> "big data" in terms()
    True
    """
    return frozenset(key(term).strip() for term in words_of_wholes()["terms"].split("|"))


def _is_people(surface: str) -> bool:
    """ "Suisses", "Européennes": people of a country are not a name of one."""
    lower = surface.lower()
    return lower.endswith("s") and lower[:-1] in demonyms() and surface[:1].isupper() and " " not in surface


def _is_loose_term(surface: str) -> bool:
    """ "woke AI", "embodied AI": a term of the trade with a word of small letters in front."""
    head, _, tail = surface.rpartition(" ")
    return tail in ("AI", "IA", "Tech", "Cloud") and head.isalpha() and head.islower()


def _is_letter(surface: str, prose: str, end: int) -> bool:
    """The "A" of "série A", an elided "J", "PS :" in front of an afterthought."""
    if surface == "PS":
        return prose[end : end + 2].strip().startswith(":")
    return len(surface) == 1 and (
        prose[end : end + 1] == "'"
        or _SERIES.fullmatch(prose, max(0, prose.rfind(" ", 0, max(0, end - 2)) + 1), end) is not None
    )
