"""How tables are shown to those who look for dates and amounts: what in a cell is not to be read as one is
blanked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsparse.record import Table
from newsparse.tables.cells.columns import Columns
from newsparse.tables.cells.notes import without_mark
from newsparse.text.footnotes import without_notes


def without_counts(view: str, tables: Sequence[Table]) -> str:
    """The view without the cells that look like dates and are numbers.

    >>> from newsparse.record import Cell
    >>> rows = [[Cell(text="900", start=7, end=10)], [Cell(text="1950", start=11, end=15)]]
    >>> table = Table(text="", start=0, end=15, layout="html", header=("Ventes",), rows=rows, rule="html")
    >>> without_counts("Ventes\\n900\\n1950.", [table])
    'Ventes\\n900\\n    .'
    """
    cells = [cell for table in tables for cell in Columns(table).counted()]
    return _blanked(
        view, ((cell.start, cell.end) for cell in cells if "\n" not in view[cell.start : cell.end])
    )


def without_marks(view: str, tables: Sequence[Table]) -> str:
    """The view without the marks of footnotes, in prose and behind what a cell says: "12 €¹" is an amount."""
    view = without_notes(view)
    spans = []
    for cell in (cell for table in tables for row in table.rows for cell in row):
        words = view[cell.start : cell.end].rstrip()
        spans.append((cell.start + len(without_mark(words)), cell.start + len(words)))
    return _blanked(view, spans)


def rows_of(tables: Iterable[Table]) -> list[tuple[int, int, int]]:
    """Where each row of each table begins and ends, its header first, and where its table begins.

    >>> from newsparse.record import Cell
    >>> rows = [[Cell(text="900", start=7, end=10)], [Cell(text="1950", start=11, end=15)]]
    >>> table = Table(text="", start=0, end=15, layout="html", header=("Ventes",), rows=rows, rule="html")
    >>> rows_of([table])
    [(0, 7, 0), (7, 11, 0), (11, 15, 0)]
    """
    found: list[tuple[int, int, int]] = []
    for table in tables:
        starts = sorted({table.start, *(min(cell.start for cell in row) for row in table.rows if row)})
        found += [(start, end, table.start) for start, end in pairwise([*starts, table.end])]
    return sorted(found)


def _blanked(view: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, cursor = list[str](), 0
    for start, end in sorted(spans):
        start = max(start, cursor)
        if start < end:
            pieces += [view[cursor:start], " " * (end - start)]
            cursor = end
    return "".join([*pieces, view[cursor:]])
