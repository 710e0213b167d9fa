"""Names in headlines of capitals, where a capital tells nothing: those that are known, or named below."""

from __future__ import annotations

import collections
import re
from collections.abc import Mapping, Sequence

from newsparse.entities.lists import common_words
from newsparse.entities.mention import Mention
from newsparse.entities.names import Key, Names
from newsparse.entities.surface import Word
from newsparse.entities.touching import Touching

# Words of three letters and more in capitals, one behind the other, that make a line of capitals.
LEAST_CAPITALS = 3
# Words and marks that so many of them stand in; most articles have no such place, and are not read further.
WIDEST = 24


def in_lines_of_capitals(
    text: Sequence[Word],
    labels: Mapping[Key, str],
    taken: Touching[Mention],
    found: Touching[Mention],
    rule: str = "known",
) -> list[Mention]:
    """ "APPLE ATTAQUE LA COMMISSION EUROPÉENNE": in a headline of capitals a name is known by its letters
    alone. ``labels`` has the names in capitals.
    """
    lines = [word for run in _runs_of_capitals(text) for word in run]
    first = {word.text for word in lines}
    candidates = [surface for surface in labels if surface[0] in first] if first else []
    named = []
    for start, end, surface in Names(candidates).occurrences(lines):
        new = is_new(taken, start, end, len(surface)) or _went_on(lines, taken, start, end)
        if new and next(found.to(start, end), None) is None:
            named.append(Mention(start, end, labels[surface], rule))
    return named


# "ZorbMe": no word of French has a capital inside, but trades do ("FinTech"). What an address or a line of
# code holds is left alone.
_OF_TWO_WORDS = re.compile(r"(?<![\w.@/=_#-])(?!\w*Tech\b)[A-Z][a-z]{1,9}[A-Z][a-z]+(?![\w@_/=(-])(?!\.\w)")


def of_two_words(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with words that hold a capital, stand twice and were not named: brands are made so.

    >>> text = "ZorbMe sort. Lancez ZorbMe."
    >>> [text[m.start : m.end] for m in of_two_words(text, [])]
    ['ZorbMe', 'ZorbMe']
    """
    taken = Touching(mentions)
    places: dict[str, list[Mention]] = collections.defaultdict(list)
    for match in _OF_TWO_WORDS.finditer(prose):
        if next(taken.to(*match.span()), None) is None:
            places[match.group()].append(Mention(*match.span(), "PRODUCT", "capitals"))
    return sorted([*mentions, *(one for found in places.values() if len(found) > 1 for one in found)])


def _runs_of_capitals(text: Sequence[Word]) -> list[Sequence[Word]]:
    shouted = [index for index, word in enumerate(text) if len(word.text) > 2 and word.text.isupper()]
    if not any(
        third - one < WIDEST for one, third in zip(shouted, shouted[LEAST_CAPITALS - 1 :], strict=False)
    ):
        return []
    runs: list[Sequence[Word]] = []
    first = long = 0
    for index, word in enumerate(text):
        if word.text.isupper():
            long += len(word.text) > 2
        elif word.text.isalpha():
            if long >= LEAST_CAPITALS:
                runs.append(text[first:index])
            first, long = index + 1, 0
    return [*runs, text[first:]] if long >= LEAST_CAPITALS else runs


def _went_on(lines: Sequence[Word], taken: Touching[Mention], start: int, end: int) -> bool:
    """ "TESLA RAPPELLE 12": the model went on behind the name, over a word of the language."""
    mentions = list(taken.to(start, end))
    if len(mentions) != 1 or mentions[0].start != start or mentions[0].end <= end:
        return False
    rest = [word.text.lower() for word in lines if end <= word.start < mentions[0].end]
    return bool(rest) and (rest[0].isdigit() or rest[0] in common_words())


def is_new(taken: Touching[Mention], start: int, end: int, pieces: int) -> bool:
    """Nothing was named there, or only parts of a name of several words ("Paris" of "Paris 2024")."""
    inside = list(taken.to(start, end))
    whole = [m for m in inside if start <= m.start and m.end <= end and m.end - m.start < end - start]
    return not inside or (pieces > 1 and len(whole) == len(inside))
