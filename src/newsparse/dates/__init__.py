"""French temporal expressions: found by a grammar, resolved as a news reader would.

>>> import datetime as dt
>>> [
...     (d.text, d.value)
...     for d in find_dates("Mardi, à 14 h 30, puis du 8 au 11 avril 2026.", dt.date(2026, 1, 27))
... ]
[('Mardi, à 14 h 30', '2026-01-27T14:30'), ('8 au 11 avril 2026', '2026-04-08/2026-04-11')]
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from newsparse.dates.find import Expression, find_expressions
from newsparse.dates.meaning import Clock, Day, Interval, Length, Meaning, Part, Shift
from newsparse.dates.resolve import resolve
from newsparse.dates.timeline import Context, Row
from newsparse.french.accents import restored
from newsparse.record import Date

__all__ = ["Expression", "find_dates", "find_expressions"]


def find_dates(text: str, published: dt.date | None = None, *, rows: Sequence[Row] = ()) -> list[Date]:
    """The dates, times and durations of a text, in its order, none overlapping another.

    Args:
        text: the text, with markup masked.
        published: what "hier" counts from; without it relative dates have no value.
        rows: where each row of a table begins and ends and where its table begins, in order; a date in one
            leans on no other.

    >>> [
    ...     (d.text, d.value, d.modifier)
    ...     for d in find_dates("Fermé depuis hier, d'ici 2030 et pendant 3 h 20", None)
    ... ]
    [('hier', None, None), ('2030', '2030', 'before'), ('3 h 20', 'PT3H20M', None)]
    """
    read = restored(text)
    context = Context(read, published, rows)
    dates = []
    for found in find_expressions(read):
        context.at(found.start, found.end)
        stretch = resolve(_of_last_year(found, context) or found.meaning, context)
        if stretch is None and _impossible(found.meaning):
            continue
        if stretch is not None and stretch.first is not None and found.meaning != Shift("day", 0):
            context.remember(stretch, stated=_states_year(found.meaning))
        value, first, last = (stretch.value, stretch.first, stretch.last) if stretch else (None, None, None)
        slice_ = text[found.start : found.end]
        dates.append(
            Date(
                text=slice_,
                start=found.start,
                end=found.end,
                value=value,
                modifier=found.modifier,
                first=first,
                last=last,
                rule=found.rule,
            )
        )
    return dates


def _of_last_year(found: Expression, context: Context) -> Meaning | None:
    """The end of the year that is just over: "à la fin de l'année, il a fermé", told in January."""
    january = context.published is not None and context.published.month == 1
    if not january or found.meaning != Shift("year", 0) or found.modifier != "end":
        return None
    told = "cette" not in context.text[found.start : found.end] and context.direction() == "past"
    return Shift("year", -1) if told else None


def _states_year(meaning: Meaning) -> bool:
    match meaning:
        case Interval():
            return _states_year(meaning.first) or _states_year(meaning.last)
        case Length():
            return False
    of = getattr(meaning, "of", None)
    return _states_year(of) if of is not None else isinstance(getattr(meaning, "year", None), int)


def _impossible(meaning: Meaning) -> bool:
    """A full date that no calendar has, like 31 February 2025, or a day of a story that nobody tells: no date
    at all.
    """
    if isinstance(meaning, Part | Clock) and meaning.of is not None:
        return _impossible(meaning.of)
    return isinstance(meaning, Day) and (isinstance(meaning.year, int) or meaning.pick == "story")
