"""Roles of people: "Mark Surman, président de Mozilla" makes "le président de Mozilla" Mark Surman."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsparse.record import Entity
from newsparse.resolve.speaker_nouns import WORDS
from newsparse.speech_words import singulars

# A role behind a name: ", président de Mozilla", "(directeur d'IDC)", ", qui dirige ..." is none.
_BEHIND = re.compile(r"^\s{0,3}[,(–—]\s{0,3}(?P<role>[^,.;:()«»“”\n!?–—]{3,140})")
# A role before a name: "le président de Mozilla, Mark Surman", "le chercheur Ian Bogost".
_BEFORE = re.compile(r"\b(?:le|la|l['’]|son|sa|du|au|de la|un|une)\s{0,2}(?P<role>[^,.;:()«»“”\n!?–—]{3,120}),?\s{0,3}$", re.I)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WINDOW = 150  # characters read on either side of a mention

# Roles that the press uses for one another.
_SYNONYMS = tuple(frozenset(line.split()) for line in WORDS["roles"]["synonyms"].split("\n"))
# Nouns that take up any person just spoken of.
GENERIC = singulars("generic")


class Role(NamedTuple):
    """One role that the text gives a person: its words, and where."""

    words: tuple[str, ...]
    start: int


def roles_of(text: str, mentions: Iterable[tuple[int, int]]) -> list[Role]:
    """The roles that stand beside the mentions of a person.

    >>> [r.words for r in roles_of("Selon Zoé Roy, directrice d'Ardo, tout va.", [(6, 13)])]
    [('directrice', 'd', 'ardo')]
    """
    found = []
    for start, end in mentions:
        behind = _BEHIND.match(text[end : end + _WINDOW])
        if behind:
            found.append(Role(words(behind["role"]), end))
        before = _BEFORE.search(text[max(0, start - _WINDOW) : start])
        if before:
            found.append(Role(words(before["role"]), start))
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a phrase, lower-cased.

    >>> words("PDG d’Ardo")
    ('pdg', 'd', 'ardo')
    """
    return tuple(word.lower() for word in _WORD.findall(text))


def role_fits(role: Role, head: str, wanted: Sequence[str], organisations: Sequence[Entity]) -> int:
    """How well a role answers a phrase: 0 not at all, 1 a synonym, 2 its noun; and 2 more where it names the organisation too.

    >>> role_fits(Role(("pdg", "de", "ardo"), 0), "patron", ("patron",), [])
    1
    """
    if head in role.words[:6]:
        score = 2
    elif any(head in group and not group.isdisjoint(role.words[:4]) for group in _SYNONYMS):
        score = 1
    else:
        return 0
    if not organisations:
        return score
    named = any(word in role.words for entity in organisations for word in words(entity.name) if len(word) > 2)
    others = [word for word in wanted if word in role.words and len(word) > 3 and word != head]
    return score + 2 if named or others else 0
