"""Names looked for in a text: the longest first, none inside another, none that is part of a
longer compound.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Sequence

from newsparse.entities.surface import Word

Key = tuple[str, ...]


class Names:
    """Names by the words they are made of, made ready once to be looked for in many texts.

    >>> from newsparse.entities.surface import words
    >>> names = Names([("Free",), ("Free", "Mobile")])
    >>> list(names.occurrences(list(words("Free Mobile et Free"))))
    [(0, 11, ('Free', 'Mobile')), (15, 19, ('Free',))]
    """

    def __init__(self, names: Iterable[Key]) -> None:
        self._by_first: dict[str, list[Key]] = collections.defaultdict(list)
        for name in names:
            if name:
                self._by_first[name[0]].append(name)
        for options in self._by_first.values():
            options.sort(key=len, reverse=True)

    def occurrences(self, text: Sequence[Word]) -> Iterator[tuple[int, int, Key]]:
        """Where a name stands in the text."""
        read = [word.text for word in text]
        reached = 0
        for index, options in enumerate(map(self._by_first.get, read)):
            for name in options if options and index >= reached else ():
                stop = index + len(name)
                if tuple(read[index:stop]) == name and _alone(text, index, stop):
                    yield text[index].start, text[stop - 1].end, name
                    reached = stop
                    break


def _alone(text: Sequence[Word], first: int, stop: int) -> bool:
    """Neither the beginning nor the end of a longer compound ("GPT-4" in "GPT-4-turbo", "Free" in
    "Free-to-play").
    """
    if stop + 1 < len(text) and text[stop].text in "-_" and _touch(text, stop - 1) and _touch(text, stop):
        return False
    return not (first > 0 and text[first - 1].text in "-_.@" and _touch(text, first - 1))


def _touch(text: Sequence[Word], index: int) -> bool:
    """No blank between a word and the next one."""
    return text[index].end == text[index + 1].start
