"""HTML tables as grids: what spans columns and rows is spread out, header rows are told from the body,
captions kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newsparse.elements.heads import Head, count_header_rows, head_of, is_title
from newsparse.elements.rows import MIN_COLUMNS, MIN_ROWS, cells_of, lays_out_page, shown_rows
from newsparse.elements.visible import visible_text

MAX_SPAN = 1000  # the limit HTML itself sets for colspan; hostile pages ask for millions
MAX_COLUMNS = 200  # wider grids are not a table to read
MAX_ROWS = 20_000
MAX_CELLS = 200_000
MAX_LABEL = 40  # characters of a picture's text that can be a value
MAX_LAYOUT_CELL = 1500  # characters: a cell that long holds a page, the table is its layout

# A grid position: which written cell it shows (cells that span several positions show in each).
Position = int
Line = list[Position | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cell texts in the order they are shown, and the rows of positions that show them."""

    caption: str | None
    cells: tuple[str, ...]
    elements: tuple[HtmlElement, ...]  # that the cells are
    written: tuple[tuple[Position, ...], ...]  # per row, the cells that begin in it
    header_rows: int
    rows: tuple[tuple[Position | None, ...], ...]
    titled: bool = False  # the first row is one cell that titles the table

    @property
    def header(self) -> tuple[str, ...]:
        """One text a column; headers of several rows are joined, what spans them named once."""
        width = len(self.rows[0])
        names: list[str] = []
        for column in range(width):
            parts: list[str] = []
            for row in self.rows[self.titled : self.header_rows]:
                position = row[column]
                text = "" if position is None else self.cells[position]
                if text and text not in parts:
                    parts.append(text)
            names.append(" – ".join(parts))
        return tuple(names)


def read_grid(table: HtmlElement) -> Grid | None:
    """The grid of a data table; ``None`` where the table lays out a page or has a single row or column.

    >>> import lxml.html
    >>> rows = "<tr><th>Offre<th colspan=2>Prix</tr><tr><td>Alba<td>12 €<td>15 €</tr>"
    >>> read_grid(lxml.html.fragment_fromstring(f"<table>{rows}</table>")).header
    ('Offre', 'Prix', 'Prix')
    """
    if table.get("role") in ("presentation", "none") or lays_out_page(table):
        return None
    spread = _Spread()
    for group, row in shown_rows(table):
        if not spread.add(group, row):
            return None
    return _checked(table, spread)


@dataclass(slots=True)
class _Spread:
    """Rows as they are added, every cell in every column and row that it covers."""

    cells: list[str] = field(default_factory=list)
    elements: list[HtmlElement] = field(default_factory=list)
    written: list[tuple[Position, ...]] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    # column -> rows still to fill, cell
    _hanging: dict[int, tuple[int, Position]] = field(default_factory=dict)
    _group: HtmlElement | None = None

    def add(self, group: HtmlElement, row: HtmlElement) -> bool:
        """Add a row of a row group; ``False`` where the table is too large to be one."""
        if group is not self._group:
            self._group, self._hanging = group, {}  # no cell reaches out of its head, body or foot
        own = cells_of(row)
        line: Line = []
        starts = [self._place(cell, line) for cell in own]
        self._fill(line)
        self._hanging = {
            column: (left - 1, position) for column, (left, position) in self._hanging.items() if left > 1
        }
        if own:  # a row that begins no cell shows nothing of its own
            self.lines.append(line)
            self.written.append(tuple(starts))
            self.heads.append(head_of(group, own))
        return len(line) <= MAX_COLUMNS and len(self.cells) <= MAX_CELLS and len(self.lines) <= MAX_ROWS

    def _place(self, cell: HtmlElement, line: Line) -> Position:
        self._fill(line)
        position = len(self.cells)
        self.cells.append(visible_text(cell) or _label(cell))
        self.elements.append(cell)
        # 0 reaches to the end of the group
        depth = MAX_SPAN if _span(cell, "rowspan") == 0 else _span(cell, "rowspan")
        for number in range(_span(cell, "colspan") or 1):
            self._fill(line)
            if number and len(line) >= MAX_COLUMNS:
                break
            if depth > 1:
                self._hanging[len(line)] = (depth, position)
            line.append(position)
        return position

    def _fill(self, line: Line) -> None:
        """What hangs down from the rows above."""
        while len(line) in self._hanging and len(line) <= MAX_COLUMNS:
            line.append(self._hanging[len(line)][1])


def _checked(table: HtmlElement, spread: _Spread) -> Grid | None:
    cells, lines = spread.cells, _without_idle_columns(spread.lines)
    width = max(map(len, lines), default=0)
    if (
        width < MIN_COLUMNS
        or len(lines) < MIN_ROWS
        or any(len(text) > MAX_LAYOUT_CELL for text in cells)
        or not any(cells)
    ):
        return None
    titled = len(lines) > MIN_ROWS and is_title(lines[0], width) and len(set(lines[1])) > 1
    return Grid(
        caption=_caption(table) or (" ".join(cells[0].split("\n")) if titled else None),
        cells=tuple(cells),
        elements=tuple(spread.elements),
        written=tuple(spread.written),
        header_rows=count_header_rows(table, spread.heads, lines, width, titled=titled),
        rows=tuple(tuple(line + [None] * (width - len(line))) for line in lines),
        titled=titled,
    )


def _without_idle_columns(lines: Sequence[Line]) -> Sequence[Line]:
    """Without columns in which no cell begins: a ``colspan`` that asks for more columns than there are makes
    none.
    """
    width = max(map(len, lines), default=0)
    begun = {
        column
        for line in lines
        for column, position in enumerate(line)
        if not column or position != line[column - 1]
    }
    if len(begun) == width:
        return lines
    return [[position for column, position in enumerate(line) if column in begun] for line in lines]


def _caption(table: HtmlElement) -> str | None:
    """The caption in the table, or that of a figure that holds the table alone."""
    caption = next((child for child in table if child.tag == "caption"), None)
    figure = table.getparent()
    while caption is None and figure is not None and figure.tag in ("div", "figure"):
        if figure.tag == "figure":
            alone = len(list(figure.iterdescendants("table"))) == 1
            caption = next(figure.iterdescendants("figcaption"), None) if alone else None
            break
        figure = figure.getparent() if len(figure) == 1 else None
    return (" ".join(visible_text(caption).split("\n")) or None) if caption is not None else None


def _label(cell: HtmlElement) -> str:
    """What stands for the text of a cell that is a picture: a tick, a cross, a flag."""
    for element in cell.iterdescendants("img", "i", "span", "svg"):
        text = element.get("alt") or element.get("aria-label") or element.get("title") or ""
        if text.strip() and len(text) <= MAX_LABEL:
            return " ".join(text.split())
    return ""


_WHOLE = re.compile(r"\s*\+?(\d{1,9})")


def _span(cell: HtmlElement, name: str) -> int:
    """The whole number that the attribute begins with, as browsers read it; 1 where it has none or a negative
    one.
    """
    match = _WHOLE.match(cell.get(name) or "")
    return min(MAX_SPAN, int(match[1])) if match else 1
