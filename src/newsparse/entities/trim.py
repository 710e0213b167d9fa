"""Words that a name swallowed: the noun in front of it, an adjective behind it, a person's title
in English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsparse.entities.knowledge import facts
from newsparse.entities.lists import common_words, demonyms, makes
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key
from newsparse.entities.whole import words_of_wholes

_FIRST = re.compile(r"([A-Za-zÀ-ÿ-]+)\s+(?=[^a-zà-ÿ\s])")
_LAST = re.compile(r"\s+([A-Za-zÀ-ÿ-]+)$")
_TAIL_OF = re.compile(r"\s(?:du|de la|de l'|des|de|d')\s?(?=[A-ZÀ-Þ])")
# "S3-compatible", "Apple-like": what resembles the name.
_ALIKE = re.compile(r"(?<=\w)-(?:compatible|compatibles|like|based|only|certifiée?|style)$")
_EX = re.compile(r"(?:ex|anti|pro|post|néo|non)-(?=[A-ZÀ-Þ])", re.I)
_MEASURE = re.compile(
    r"\d[\d.,]*\s?(?:[GMTk]?W|[GMTk]?Wh|[GMk]Hz|[GMTK][oB]|mAh|Mbps|Gbps|nm|mm|cm|km|K|V|" r"A)"
)
# "Ira-t-il": a verb at the head of a question.
_ASKED = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce|moi)\b")
# A name of one of these heads is read with it ("loi Pacte"), unless the rest is a name that everybody knows
# alone.
_KEPT_WITH = frozenset({"loi", "prix", "licence", "label", "opération", "méthode", "affaire", "plan"})
# An English name, a version, a year: a name of its own, whatever stands in front of it.
_OWN = re.compile(r"\d|\s.*\b(?:Act|Framework|Initiative|Edition)\b")


def trimmed(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the words that are not part of them; those of which nothing is left are dropped.

    >>> text = "la directive NIS 2"
    >>> [text[m.start : m.end] for m in trimmed(text, [Mention(3, 18, "MISC")])]
    ['NIS 2']
    """
    return [kept for mention in mentions if (kept := _trimmed(prose, mention)) is not None]


def _trimmed(prose: str, mention: Mention) -> Mention | None:
    surface = prose[mention.start : mention.end]
    if key(surface) in facts().by_key:
        return mention
    if _is_no_name(surface, mention.label, prose, mention.end):
        return None
    alike = _ALIKE.search(surface)
    if alike:
        mention = mention._replace(end=mention.start + alike.start())
        surface = prose[mention.start : mention.end]
    ex = _EX.match(surface)
    if ex:
        mention = mention._replace(start=mention.start + ex.end())
    mention = _without_front(prose, mention)
    mention = _without_origin(prose, mention)
    return _with_stop(prose, mention)


def _is_no_name(surface: str, label: str, prose: str, end: int) -> bool:
    """English titles of functions, measures, emphasis in capitals, an elided "J" or "C"."""
    pieces = surface.split()
    if len(pieces) > 1 and pieces[-1] in words_of_wholes()["jobs"].split() and label != "PER":
        return True
    if (len(surface) == 1 and prose[end : end + 1] == "'") or _ASKED.match(prose, end):
        return True
    before = prose[max(0, end - len(surface) - 12) : end - len(surface)].rstrip()
    if before.endswith(_COLOURS):
        return True
    if label == "MISC" and _ACT.match(surface) and not before.endswith(("«", '"', "“")):
        return True
    if (
        _ORDINAL.fullmatch(surface)
        or _is_people(surface)
        or _is_loose_term(surface)
        or _is_letter_of_a_list(prose, surface, end)
    ):
        return True
    long = [piece.lower() for piece in pieces if len(piece) > 3]
    if (
        surface.isupper()
        and long
        and label != "PER"
        and not _DIGIT.search(surface)
        and common_words().issuperset(long)
    ):
        return True
    return _MEASURE.fullmatch(surface) is not None


_COLOURS = ("coloris", "teinte", "teintes")
# "Construire un écosystème": what somebody does, where no marks make a title of it.
_ACT = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:er|ir|oir|re)\s(?:un|une|le|la|les|des|de|l'|son|sa|ses)\b")
_ORDINAL = re.compile(r"[IVXLC]+(?:e|er|ère|ème|es|nd|nde)")
_SERIES = re.compile(
    r"(?:séries?|tours?|lignes?|catégories?|niveaux?|classes?|plans?|points?|annexes?|étapes?|phases?|"
    r"vitamines?|types?|options?)\s[A-Z]",
    re.I,
)


def _is_people(surface: str) -> bool:
    """ "Suisses", "Européennes": people of a country are not a name of one."""
    lower = surface.lower()
    return lower.endswith("s") and lower[:-1] in demonyms() and surface[:1].isupper() and " " not in surface


def _is_loose_term(surface: str) -> bool:
    """ "woke AI", "embodied AI": a term of the trade with a word of small letters in front."""
    head, _, tail = surface.rpartition(" ")
    return tail in ("AI", "IA", "Tech", "Cloud") and head.isalpha() and head.islower()


def _is_letter_of_a_list(prose: str, surface: str, end: int) -> bool:
    """The "A" of "série A"."""
    return (
        len(surface) == 1
        and _SERIES.fullmatch(prose, max(0, prose.rfind(" ", 0, max(0, end - 2)) + 1), end) is not None
    )


# "le prix du Zorbix": what a thing is worth is not its name.
_WORTHS = ("prix ", "cours ", "marché ", "valeur ")


def _without_front(prose: str, mention: Mention) -> Mention:
    """ "directive NIS 2", "plan France 2030", "Pack SolarFlow": the noun in front of a name that stands for
    itself.
    """
    surface = prose[mention.start : mention.end]
    first = _FIRST.match(surface)
    if first is not None and first[1].lower() in words_of_wholes()["outside"].split():
        rest = surface[first.end() :]
        alone = _OWN.search(rest) is not None or (first[1] != "loi" and key(rest) in facts().by_key)
        if (alone or first[1].lower() not in _KEPT_WITH) and (first[1].islower() or alone):
            return mention._replace(start=mention.start + first.end())
    head, _, rest = surface.partition(" ")
    if rest and head in words_of_wholes()["outside_small"].split():
        return mention._replace(start=mention.end - len(rest))
    if surface.startswith(_WORTHS):
        joint_of = _TAIL_OF.search(surface)
        fact = facts().by_key.get(key(surface[joint_of.end() :])) if joint_of else None
        if joint_of and fact is not None and fact.label in ("ORG", "PRODUCT"):
            return mention._replace(start=mention.start + joint_of.end(), label=fact.label)
    if surface[:1].islower() and surface.split()[0] not in institutions():
        for joint in _TAIL_OF.finditer(surface):
            fact = facts().by_key.get(key(surface[joint.end() :]))
            if fact is not None and fact.label in ("ORG", "LOC"):
                return mention._replace(start=mention.start + joint.end(), label=fact.label)
    return mention


@lru_cache(maxsize=1)
def institutions() -> frozenset[str]:
    """Nouns that a name of an institution, a law or an event begins with.

    >>> "ministère" in institutions()
    True
    """
    lists = words_of_wholes()
    return (
        frozenset(lists["of_places"].split())
        | frozenset(lists["heads"].split())
        | {word for where, word in makes() if where == "start"}
    )


def _without_origin(prose: str, mention: Mention) -> Mention:
    """ "le Chinois Vivo", "l'Osint française": adjectives of origin beside a name."""
    surface = prose[mention.start : mention.end]
    first = _FIRST.match(surface)
    if (
        first is not None
        and mention.label == "ORG"
        and first[1].lower() in demonyms()
        and " " not in surface[first.end() :]
    ):
        return mention._replace(start=mention.start + first.end())
    last = _LAST.search(surface)
    if (
        last is not None
        and mention.label in ("ORG", "PRODUCT")
        and len(surface.split()) == 2
        and last[1].lower() in demonyms()
    ):
        return (
            mention._replace(end=mention.start + last.start())
            if last[1].islower() or surface.split()[0].isupper()
            else mention
        )
    return mention


_DIGIT = re.compile(r"\d")
_INITIAL = re.compile(r"(?:^|\s)[A-ZÀ-Þ]$")


def _with_stop(prose: str, mention: Mention) -> Mention:
    """ "Mathieu M.": the stop behind an initial belongs to it."""
    surface = prose[mention.start : mention.end]
    initial = mention.label == "PER" and len(surface) > 2 and _INITIAL.search(surface) is not None
    return (
        mention._replace(end=mention.end + 1)
        if initial and prose[mention.end : mention.end + 1] == "."
        else mention
    )
