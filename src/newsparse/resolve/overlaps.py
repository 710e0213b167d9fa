"""Where two kinds of item claim the same words."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from newsparse.record import Date, Entity


def dates_outside_names(dates: Sequence[Date], entities: Sequence[Entity]) -> list[Date]:
    """Dates but those that are a part of a name: "2030" in "France 2030" is no date of the article's story.

    A date that reaches beyond the name, or is all of it, stays.

    >>> from newsparse.record import Span
    >>> year = Date(text="2030", start=12, end=16, value="2030", rule="year")
    >>> plan = Entity(id="e1", name="France 2030", label="MISC", mentions=(Span(text="France 2030", start=5, end=16),))
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
