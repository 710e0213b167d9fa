"""HTML tables that stand inside Markdown or plain text (whole pages are the business of
``newsparse.reading``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from lxml.html import HtmlElement

from newsparse.elements.grid import Grid, read_grid
from newsparse.elements.visible import is_shown
from newsparse.record import Cell, Table
from newsparse.tables.html_caption import figure_caption, lead_ins
from newsparse.tables.html_regions import Comments, regions
from newsparse.tables.html_tree import Tree, parse
from newsparse.tables.text_grid import Line

MAX_LEVELS = 8  # tables within tables that are looked into for data


class Region(NamedTuple):
    """A table with its tags: what stands there is read."""

    start: int
    end: int
    tables: list[Table]


def read(text: str, masked: str, lines: Sequence[Line]) -> list[Region]:
    """Every stretch of HTML that holds data tables, outside code and comments.

    >>> text = "Voici : <table><tr><th>a<th>b</tr><tr><td colspan=2>1</td></tr></table>"
    >>> [[cell.text for cell in row] for region in read(text, text, []) for row in region.tables[0].rows]
    [['1', '1']]
    """
    comments = Comments(text, masked)
    found: list[Region] = []
    for start, end in regions(text, masked):
        tree = parse(text, start, end, comments)
        tables = [
            table
            for grid in _grids(tree.table, MAX_LEVELS)
            if (table := _table(text, masked, start, tree, grid))
        ]
        if tables:
            found.append(Region(start, end, tables))
    captions = lead_ins(lines, [(region.start, region.end) for region in found])
    return [_named(text, region, said) for region, said in zip_longest(found, captions)]


def _named(text: str, region: Region, said: str | None) -> Region:
    """The region with a caption for its one table, where that has none of its own."""
    if len(region.tables) > 1 or region.tables[0].caption:
        return region
    caption = figure_caption(text, region.start, region.end) or said
    return region._replace(tables=[region.tables[0].model_copy(update={"caption": caption})])


def _grids(table: HtmlElement, levels: int) -> Iterator[Grid]:
    """The grid of the table; where it lays out a page, those of the tables in it."""
    grid = read_grid(table) if is_shown(table) else None
    if grid is not None:
        yield grid
    elif levels and is_shown(table):
        for inner in table.iterdescendants("table"):
            if next(inner.iterancestors("table")) is table:
                yield from _grids(inner, levels - 1)


def _table(text: str, masked: str, start: int, tree: Tree, grid: Grid) -> Table | None:
    cells = [_cell(text, start, tree, *pair) for pair in zip(grid.cells, grid.elements, strict=True)]
    shown = [
        cells[position] for row in grid.written[grid.titled :] for position in row if cells[position].text
    ]
    if not any(masked[cell.start : cell.end].strip() for cell in shown):
        return None
    first, last = min(cell.start for cell in shown), max(cell.end for cell in shown)
    missing = Cell(text="", start=last, end=last)
    held = [cell if cell.text else _empty(min(max(cell.start, first), last)) for cell in cells]
    return Table(
        text=text[first:last],
        start=first,
        end=last,
        layout="html",
        caption=grid.caption,
        header=tuple(" ".join(name.split()) for name in grid.header),
        rows=tuple(
            tuple(missing if position is None else held[position] for position in row)
            for row in grid.rows[grid.header_rows :]
        ),
        rule="html: inline",
    )


def _empty(offset: int) -> Cell:
    return Cell(text="", start=offset, end=offset)


def _cell(text: str, start: int, tree: Tree, shown: str, element: HtmlElement) -> Cell:
    """The cell with the span of its words: all of its content that shows, where tags or entities stand
    between them.
    """
    words = " ".join(shown.split())
    low, high = tree.cells[element]
    if not words:
        return _empty(low)
    view = tree.view[low - start : high - start]
    if (found := view.find(words)) >= 0:
        return Cell(text=words, start=low + found, end=low + found + len(words))
    if not view.strip():  # a picture: its tag says what it shows
        view = text[low:high]
    pieces = words.split()
    first, last = view.find(pieces[0]), view.rfind(pieces[-1]) + len(pieces[-1])
    if first < 0:
        first = len(view) - len(view.lstrip())
    if last <= first or last < len(pieces[-1]):
        last = len(view.rstrip())
    return Cell(text=words, start=low + first, end=low + last)
