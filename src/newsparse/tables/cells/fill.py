"""What a table cell holds: the amount, the date, the number, the yes or no, the entity in it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from newsparse.record import Cell, Date, Entity, Money, Span, Table
from newsparse.tables.cells.columns import Columns
from newsparse.tables.cells.measures import Measure
from newsparse.tables.cells.notes import without_mark
from newsparse.tables.cells.nothing import NOTHING

T = TypeVar("T")
# A cell as it is before anything is read in it, so that reading it again forgets the first time.
_UNREAD: dict[str, Any] = dict.fromkeys(("money", "date", "number", "unit", "boolean", "entity_id"))

YES = frozenset({"oui", "yes", "vrai", "true", "✓", "✔", "✅", "☑", "✔️", "inclus", "incluse"})
NO = frozenset({"non", "no", "faux", "false", "✗", "✘", "❌", "✖", "✖️", "✕", "☐"})


class _Spans(Generic[T]):
    """Items by where they stand, each with what is wanted of it, so that a cell finds its own without asking
    all.
    """

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._items]

    def within(self, outer: Span) -> Iterator[tuple[Span, T]]:
        for span, wanted in self._items[
            bisect.bisect_left(self._starts, outer.start) : bisect.bisect_left(self._starts, outer.end)
        ]:
            if span.end <= outer.end:
                yield span, wanted


class _Found(NamedTuple):
    """What was found in the article, by where it stands."""

    money: _Spans[Money]
    dates: _Spans[Date]
    names: _Spans[str]


def fill_cells(
    tables: Sequence[Table], dates: Sequence[Date], money: Sequence[Money], entities: Sequence[Entity]
) -> list[Table]:
    """The tables with every cell typed by what was found inside it; one kind a cell, amounts before dates
    before numbers.
    """
    names = ((mention, entity.id) for entity in entities for mention in entity.mentions)
    found = _Found(
        _Spans((item, item) for item in money), _Spans((item, item) for item in dates), _Spans(names)
    )
    return [_filled(table, found) for table in tables]


def _filled(table: Table, found: _Found) -> Table:
    columns = Columns(table)
    rows = tuple(
        tuple(
            cell.model_copy(update=_UNREAD | _reading(cell, columns.measure(row, place), found))
            for place, cell in enumerate(cells)
        )
        for row, cells in enumerate(table.rows)
    )
    return table.model_copy(update={"rows": rows})


def _reading(cell: Cell, measure: Measure | None, found: _Found) -> dict[str, Any]:
    text = " ".join(cell.text.split())
    if text.casefold() in NOTHING:
        return {"kind": "empty"}
    folded = without_mark(text).casefold()
    answers = {word in YES for word in folded.split() if word in YES or word in NO}
    if len(answers) == 1 and all(word in YES or word in NO for word in folded.split()):
        return {"kind": "boolean", "boolean": answers.pop()}  # also "✅ Oui"
    amount = next(found.money.within(cell), None)
    if amount:
        return {"kind": "money", "money": amount[1]}
    date = next(found.dates.within(cell), None)
    if date and _covers(date[0], cell):
        return {"kind": "date", "date": date[1]}
    if measure:
        return {"kind": "number", "number": measure.number, "unit": measure.unit}
    if date:
        return {"kind": "date", "date": date[1]}
    name = next(found.names.within(cell), None)
    if name and _covers(name[0], cell):
        return {"kind": "entity", "entity_id": name[1]}
    return {"kind": "text"}


def _covers(item: Span, cell: Cell) -> bool:
    """True where the item is most of the cell: a year within a sentence makes no date cell."""
    return 2 * (item.end - item.start) >= cell.end - cell.start
