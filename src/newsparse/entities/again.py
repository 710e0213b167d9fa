"""Further mentions of accepted names, and names that the rest of the article speaks against."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Sequence

from newsparse.entities.mention import Mention
from newsparse.entities.surface import Word, words

# A name of which the model saw fewer than this share of all its occurrences was a slip of the model.
LEAST_SHARE = 0.2
# Letters and digits; a shorter name ("X", "Q2") stands for too much else to be looked for.
SHORTEST = 2

Key = tuple[str, ...]


def look_again(view: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with further ones of the same names, and without names that were a slip.

    >>> from newsparse.entities.mention import Mention
    >>> text = "OpenAI lève. Chez OpenAI, on rit."
    >>> [m.start for m in look_again(text, [Mention(0, 6, "ORG")])]
    [0, 18]
    """
    text = list(words(view))
    at = {word.start: index for index, word in enumerate(text)}
    known: dict[Key, Mention] = {}
    seen: collections.Counter[Key] = collections.Counter()
    keys: dict[Mention, Key] = {}
    for mention in mentions:
        surface = _key(text, at, mention)
        if surface is not None:
            keys[mention] = surface
            seen[surface] += 1
            known.setdefault(surface, mention)
    occurrences = collections.defaultdict(list)
    taken = _Taken(mentions)
    for start, end, surface in _occurrences(text, known):
        occurrences[surface].append((start, end))
    slips = {surface for surface, found in occurrences.items() if len(found) >= 4 and seen[surface] < LEAST_SHARE * len(found)}
    kept = [mention for mention in mentions if keys.get(mention) not in slips]
    for surface, found in occurrences.items():
        if surface in slips or sum(map(len, surface)) < SHORTEST:
            continue
        model = known[surface]
        kept += [model._replace(start=start, end=end, rule="again") for start, end in found if not taken.overlaps(start, end)]
    return sorted(kept)


def _key(text: Sequence[Word], at: dict[int, int], mention: Mention) -> Key | None:
    index = at.get(mention.start)
    if index is None:
        return None
    surface = []
    while index < len(text) and text[index].end <= mention.end:
        surface.append(text[index].text)
        index += 1
    return tuple(surface) if surface and text[index - 1].end == mention.end else None


def _occurrences(text: Sequence[Word], names: Iterable[Key]) -> Iterator[tuple[int, int, Key]]:
    """Where a name stands in the text, longest first, none inside another."""
    by_first: dict[str, list[Key]] = collections.defaultdict(list)
    for name in names:
        by_first[name[0]].append(name)
    for options in by_first.values():
        options.sort(key=len, reverse=True)
    index = 0
    while index < len(text):
        for name in by_first.get(text[index].text, ()):
            stop = index + len(name)
            if tuple(word.text for word in text[index:stop]) == name and _alone(text, index, stop):
                yield text[index].start, text[stop - 1].end, name
                index = stop - 1
                break
        index += 1


def _alone(text: Sequence[Word], first: int, stop: int) -> bool:
    """Neither the beginning nor the end of a longer compound ("GPT-4" in "GPT-4-turbo", "Free" in "Free-to-play")."""
    if stop + 1 < len(text) and text[stop].text in "-_" and _touch(text, stop - 1) and _touch(text, stop):
        return False
    return not (first > 0 and text[first - 1].text in "-_.@" and _touch(text, first - 1))


def _touch(text: Sequence[Word], index: int) -> bool:
    """No blank between a word and the next one."""
    return text[index].end == text[index + 1].start


class _Taken:
    """Which characters are spoken for."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._covered = {offset for mention in mentions for offset in range(mention.start, mention.end)}

    def overlaps(self, start: int, end: int) -> bool:
        return any(offset in self._covered for offset in range(start, end))
