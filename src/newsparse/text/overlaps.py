"""The one policy for overlapping spans: of one kind the longest wins, and names win over dates."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from newsparse.record import Date, Entity


class HasSpan(Protocol):
    """Anything with character offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=HasSpan)


def overlaps(a: HasSpan, b: HasSpan) -> bool:
    """True where two spans share a character."""
    return a.start < b.end and b.start < a.end


def longest_first(items: Iterable[S], priority: Callable[[S], float] = lambda item: 0.0) -> list[S]:
    """Of overlapping items keep the one of highest priority, then the longest, then the first; in text order.

    >>> from types import SimpleNamespace as N
    >>> [(s.start, s.end) for s in longest_first([N(start=0, end=3), N(start=2, end=9), N(start=9, end=10)])]
    [(2, 9), (9, 10)]
    """
    ranked = sorted(items, key=lambda item: (-priority(item), item.start - item.end, item.start))
    kept: list[S] = []
    starts: list[int] = []
    for item in ranked:
        at = bisect.bisect_left(starts, item.start)
        before = kept[at - 1] if at else None
        after = kept[at] if at < len(kept) else None
        if (before is None or before.end <= item.start) and (after is None or item.end <= after.start):
            kept.insert(at, item)
            starts.insert(at, item.start)
    return kept


def dates_outside_names(dates: Sequence[Date], entities: Sequence[Entity]) -> list[Date]:
    """Dates but those that are part of a name: "2030" in "France 2030" is not a date of the article's story.

    A date that reaches beyond the name, or is all of it, stays.

    >>> from newsparse.record import Span
    >>> year = Date(text="2030", start=12, end=16, value="2030", rule="year")
    >>> plan = Entity(
    ...     id="e1", name="France 2030", label="MISC", mentions=(Span(text="France 2030", start=5, end=16),)
    ... )
    >>> dates_outside_names([year], [plan])
    []
    """
    mentions = sorted((mention.start, mention.end) for entity in entities for mention in entity.mentions)
    starts = [start for start, _ in mentions]

    def inside_a_name(date: Date) -> bool:
        at = bisect.bisect_right(starts, date.start) - 1
        if at < 0:
            return False
        start, end = mentions[at]
        return date.end <= end and end - start > date.end - date.start

    return [date for date in dates if not inside_a_name(date)]
