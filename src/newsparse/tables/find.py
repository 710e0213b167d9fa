"""Finds every table of a text: exact layouts first, then what copy and paste made of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from newsparse.record import Table
from newsparse.tables import aligned, boxes, caption, delimited, markdown, pasted, restructured, ruled, spaced
from newsparse.tables.margin import start_of
from newsparse.tables.text_grid import Grid, Joints, Line, blocks, lines_of

_READERS = (markdown.read, boxes.read, ruled.read, markdown.read_without_rule, delimited.read, aligned.read)
_MARKS = "|│║┃\t;,"


def find_tables(
    text: str, *, masked: str, joints: Joints | None = None, warn: Callable[[str], None] | None = None
) -> list[Table]:
    r"""Tables of any layout, in text order.

    Args:
        text: the article as it is.
        masked: the same with markup and code blanked out.
        joints: gives the spans of a block that no cell border cuts (amounts, dates); asked for candidate
            blocks only.
        warn: is told where a block looked like a table and was left as prose.

    >>> text = "| a | b |\n|---|---|\n| 1 | **2** |"
    >>> [(table.header, table.rows[0][1].text) for table in find_tables(text, masked=text)]
    [(('a', 'b'), '2')]
    """
    found, lines = _inline_html(text, masked, list(lines_of(text, masked)))
    framed, lines = _restructured(text, lines)
    found += framed
    found += _spaced(text, lines)
    position = 0
    for block in blocks(lines):
        position = _index_of(lines, block[0], position)
        grids, rest = exact_grids(block)
        for offset, part in rest:
            if aligned.declines(part):
                continue
            for grid in pasted.read(part, joints, warn, partial(_announced, lines, position + offset)):
                grids.append(grid._replace(first=grid.first + offset, last=grid.last + offset))
        for grid in grids:
            title = grid.title or caption.find(lines, position + grid.first, position + grid.last)
            found.append(_table(text, grid, block[grid.first], block[grid.last - 1], title))
    return sorted(found, key=lambda table: table.start)


def _inline_html(text: str, masked: str, lines: list[Line]) -> tuple[list[Table], list[Line]]:
    """The tables that HTML tags make, and the lines with those left blank that hold them."""
    if "<table" not in text and "<table" not in text.lower():
        return [], lines
    from newsparse.tables import inline_html  # brings lxml along, which few texts need

    regions = inline_html.read(text, masked, lines)
    return [table for region in regions for table in region.tables], _without(
        lines, [(region.start, region.end) for region in regions]
    )


def _restructured(text: str, lines: list[Line]) -> tuple[list[Table], list[Line]]:
    """The tables that hold blank lines, as only reStructuredText frames them, and the other lines."""
    grids = list(restructured.read(lines))
    titles = [grid.title or caption.find(lines, grid.first, grid.last) for grid in grids]
    found = [
        _table(text, grid, lines[grid.first], lines[grid.last - 1], title)
        for grid, title in zip(grids, titles, strict=True)
    ]
    return found, _without(lines, [(lines[grid.first].start, lines[grid.last - 1].end) for grid in grids])


def _spaced(text: str, lines: list[Line]) -> list[Table]:
    """The tables whose cells stand between blank lines."""
    found = []
    for numbers in spaced.stretches(lines):
        cells = [lines[number] for number in numbers]
        grid = pasted.read_cells(cells, announced=caption.announced(lines, numbers[0]))
        if grid:
            title = caption.find(lines, numbers[grid.first], numbers[grid.last - 1] + 1)
            found.append(_table(text, grid, cells[grid.first], cells[grid.last - 1], title))
    return found


def _without(lines: list[Line], spans: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines, those left blank that some span touches; spans in text order."""
    if not spans:
        return lines
    free: list[Line] = []
    ahead = iter(spans)
    span = next(ahead, None)
    for line in lines:
        while span and span[1] <= line.start:
            span = next(ahead, None)
        free.append(Line(line.start, line.end, "") if span and span[0] < line.end else line)
    return free


def _announced(lines: Sequence[Line], offset: int, first: int) -> bool:
    return caption.announced(lines, offset + first)


def _index_of(lines: Sequence[Line], line: Line, position: int) -> int:
    while lines[position].start < line.start:
        position += 1
    return position


def exact_grids(block: Sequence[Line]) -> tuple[list[Grid], list[tuple[int, Sequence[Line]]]]:
    """The grids of a block of lines whose layout shows its columns, and the stretches of lines they leave."""
    parts: list[tuple[int, Sequence[Line]]] = [(0, block)]
    grids: list[Grid] = []
    if len(block) < 2 or not any(
        aligned.has_gap(line) or any(mark in line.text for mark in _MARKS) for line in block
    ):
        return grids, parts
    if boxes.is_diagram(block):
        return grids, []
    for reader in _READERS:
        rest: list[tuple[int, Sequence[Line]]] = []
        for offset, part in parts:
            cursor = 0
            for grid in reader(part):
                grids.append(grid._replace(first=grid.first + offset, last=grid.last + offset))
                rest.append((offset + cursor, part[cursor : grid.first]))
                cursor = grid.last
            rest.append((offset + cursor, part[cursor:]))
        parts = [(offset, part) for offset, part in rest if len(part) > 1]
    return grids, parts


def _table(text: str, grid: Grid, first: Line, last: Line, title: str | None) -> Table:
    start = start_of(first, grid.rows[0])
    end = last.start + len(last.text.rstrip())
    return Table(
        text=text[start:end],
        start=start,
        end=end,
        layout=grid.layout,
        caption=title,
        header=tuple(cell.text for cell in grid.rows[0]),
        rows=tuple(tuple(row) for row in grid.rows[1:]),
        confidence=grid.confidence,
        rule=grid.rule,
    )
