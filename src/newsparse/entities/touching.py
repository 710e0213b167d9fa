"""Which of many spans touch a given one, without looking at all of them."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic

from newsparse.text.overlaps import S


class Touching(Generic[S]):
    """Spans, sorted once, to be asked often.

    >>> from newsparse.entities.mention import Mention
    >>> spans = Touching([Mention(0, 9, "ORG"), Mention(2, 4, "LOC"), Mention(12, 15, "PER")])
    >>> [span.label for span in spans.to(3, 13)]
    ['PER', 'LOC', 'ORG']
    """

    def __init__(self, spans: Iterable[S]) -> None:
        self._spans = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]
        self._reach = list(itertools.accumulate((span.end for span in self._spans), max))

    def all(self) -> Sequence[S]:
        """The spans in text order."""
        return self._spans

    def to(self, start: int, end: int) -> Iterator[S]:
        """The spans that share a character with ``start`` to ``end``, last first."""
        index = bisect.bisect_left(self._starts, end) - 1
        while index >= 0 and self._reach[index] > start:
            if self._spans[index].end > start:
                yield self._spans[index]
            index -= 1
