"""Words that a name swallowed: the noun in front of it, an adjective behind it, a person's title
in English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from newsparse.entities.knowledge import facts
from newsparse.entities.lists import demonyms, generic, makes
from newsparse.entities.mention import Mention
from newsparse.entities.scraps import is_no_name, is_span_of_time
from newsparse.entities.surface import key
from newsparse.entities.whole import words_of_wholes

_FIRST = re.compile(r"([A-Za-zÀ-ÿ-]+)\s+(?=[^a-zà-ÿ\s])")
_LAST = re.compile(r"\s+([A-Za-zÀ-ÿ-]+)$")
_TAIL_OF = re.compile(r"\s(?:du|de la|de l'|des|de|d'|à)\s?(?=[A-ZÀ-Þ])")
# "S3-compatible", "Apple-like": what resembles the name.
_ALIKE = re.compile(r"(?<=\w)-(?:compatible|compatibles|like|based|only|certifiée?|style)$")
_EX = re.compile(r"(?:ex|anti|pro|post|néo|non)-(?=[A-ZÀ-Þ])", re.I)
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
    if is_span_of_time(surface):
        return None
    if key(surface) in facts().by_key:
        return mention
    if is_no_name(surface, mention.label, prose, mention.end):
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


# "à la place de Zorbec", "la place de l'Europe dans ...": no square.
_IN_PLACE_OF = re.compile(r"place\s(?:de\s(?:la\s|l'|l’)?|du\s|des\s|d')")
_ANY_LABEL = frozenset({"PER", "ORG", "LOC", "PRODUCT", "MISC"})
_ROLES = r"(?:première?\sministre|présidente?|ministre|chancelière?|roi|reine|direct(?:eur|rice))\s"
# What stands in front of "de" and a known name, and the labels of the names that it is no part of.
_PHRASES = (
    (re.compile(_ROLES, re.I), _ANY_LABEL),  # "Première ministre du Japon": who somebody is
    # "Parti de Lyon à midi": somebody who left, no party
    (re.compile(r"(?:Parti|Venu|Né|Arrivé|Originaire)e?s?\s"), frozenset({"LOC"})),
    # "le prix du Zorbix": what a thing is worth is not its name
    (re.compile(r"(?:prix|cours|marché|valeur)\s"), frozenset({"ORG", "PRODUCT"})),
    # "IA de la Chine"
    (re.compile(rf"(?:{'|'.join(map(re.escape, sorted(generic(), key=len, reverse=True)))})\s"), _ANY_LABEL),
)


def _behind_a_phrase(prose: str, mention: Mention, surface: str) -> Mention | None:
    """The known name that a phrase ends with, where the phrase is of the language and no part of it."""
    for phrase, labels in _PHRASES:
        joint = _TAIL_OF.search(surface) if phrase.match(surface) else None
        fact = facts().by_key.get(key(surface[joint.end() :])) if joint else None
        if joint and fact is not None and fact.label in labels:
            return mention._replace(start=mention.start + joint.end(), label=fact.label)
    joint = _IN_PLACE_OF.match(surface)
    if joint is None or not prose.endswith("la ", 0, mention.start):
        return None
    fact = facts().by_key.get(key(surface[joint.end() :]))
    if prose.endswith(("à la ", "À la "), 0, mention.start) or (fact is not None and fact.label == "LOC"):
        return mention._replace(start=mention.start + joint.end(), label=fact.label if fact else "PER")
    return None


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
    begin = _behind_a_phrase(prose, mention, surface)
    if begin is not None:
        return begin
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
