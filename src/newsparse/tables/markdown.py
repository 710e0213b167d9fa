"""Tables in Markdown pipes: a header, a row of dashes, rows; escaped pipes, missing outer pipes,
short rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.record import Cell
from newsparse.tables.evidence import is_value
from newsparse.tables.margin import bare, is_code
from newsparse.tables.text_grid import Grid, Line, cell_at, padded

_RULE = re.compile(r"\s{0,40}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*")
_OPERATORS = frozenset("+=<>≤≥×→")  # between bars they make a formula: |x| + |y|


def read(block: Sequence[Line]) -> Iterator[Grid]:
    """Pipe tables of a block of lines.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "a | b\\n--|--\\n1 | 2"
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['a', 'b'], ['1', '2']]
    """
    lines = bare(block)
    position = 1
    while position < len(lines):
        if _is_rule(lines[position]) and _is_header(lines[position - 1]):
            last = _last_row(lines, position)
            if last > position + 1:
                yield _grid(lines, position - 1, position, last)
                position = last
        position += 1


def read_without_rule(block: Sequence[Line]) -> Iterator[Grid]:
    """Rows in outer pipes whose row of dashes got lost; at least two, of one width."""
    lines = bare(block)
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _has_outer_pipes(lines[last]):
            last += 1
        rows = [_cells(line, None) for line in lines[first:last]]
        same_width = len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1
        if same_width and not any(cell.text in _OPERATORS for cell in rows[0]):
            yield Grid(first, last, rows, "markdown", "markdown: no rule", 0.9)
        first = last + 1


def _is_code(line: Line) -> bool:
    """Indentation makes no code of a row in outer pipes: that is how tables below a list are pasted."""
    return line.code or (is_code(line) and not line.text.lstrip().startswith("|"))


def _is_header(line: Line) -> bool:
    return "|" in line.text and not _is_code(line) and not _parts_rows(line)


def _is_rule(line: Line) -> bool:
    return "|" in line.text and "-" in line.text and not line.code and bool(_RULE.fullmatch(line.text))


def _has_outer_pipes(line: Line) -> bool:
    words = line.text.strip()
    return (
        len(words) > 2 and words[0] == words[-1] == "|" and not line.code and any(c.isalnum() for c in words)
    )


def _last_row(block: Sequence[Line], rule: int) -> int:
    """Rows go on while lines hold a pipe; a line without one is prose that follows without a blank line."""
    last = rule + 1
    while last < len(block) and "|" in block[last].text and not block[last].code:
        if last + 1 < len(block) and _parts_rows(block[last + 1]) and _begins_table(block, rule, last):
            break
        last += 1
    while _parts_rows(block[last - 1]) and last > rule + 1:
        last -= 1
    return last


def _parts_rows(line: Line) -> bool:
    """A row of dashes, not a row of cells that are empty and say so with a dash."""
    return "--" in line.text and _is_rule(line)


def _begins_table(block: Sequence[Line], rule: int, row: int) -> bool:
    """True where the row above a second row of dashes is a header, not a row of the table that dashes part.

    It is where the number of columns changes, where it says the same as the first header, and where it has
    words in a column of values.
    """
    header, cells = _cells(block[rule - 1], None), _cells(block[row], None)
    if len(_cells(block[row + 1], None)) != len(_cells(block[rule], None)):
        return True
    if row == rule + 1 or _parts_rows(block[row - 1]):
        return False  # a row of dashes above it too
    values = [is_value(cell.text) for cell in _cells(block[row - 1], None)]
    words = [bool(cell.text) and not is_value(cell.text) for cell in cells]
    return [cell.text for cell in header] == [cell.text for cell in cells] or any(
        v and w for v, w in zip(values, words, strict=False)
    )


def _grid(block: Sequence[Line], header: int, rule: int, last: int) -> Grid:
    first_row = _cells(block[header], len(_cells(block[rule], None)))
    width = len(first_row)
    lines = [line for line in block[rule + 1 : last] if not _parts_rows(line)]
    body = [padded(_cells(line, width), width, line.end) for line in lines]
    return Grid(header, last, [first_row, *body], "markdown", "markdown")


def _cells(line: Line, width: int | None) -> list[Cell]:
    """The cells of a line. A pipe in inline code parts cells only if the row would come out too narrow
    without it.
    """
    words = line.text
    outside = _borders(words, skip_code=True) if "`" in words else []
    borders = _borders(words, skip_code=False)
    for candidate in (outside, borders):
        edges = _edges(words, candidate)
        if candidate and (width is None or len(edges) == width):
            borders = candidate
            break
    return [cell_at_line(line, line.start + start, line.start + end) for start, end in _edges(words, borders)]


def cell_at_line(line: Line, start: int, end: int) -> Cell:
    """``cell_at`` for a line that stands for itself: offsets are those of the article."""
    cell = cell_at(line.text, start - line.start, end - line.start)
    return Cell(text=cell.text, start=cell.start + line.start, end=cell.end + line.start)


def _borders(words: str, *, skip_code: bool) -> list[int]:
    """Offsets of the pipes that part cells: not escaped, and (on demand) not in inline code."""
    found: list[int] = []
    escaped = in_code = False
    for offset, character in enumerate(words):
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "`" and skip_code:
            in_code = not in_code
        elif character == "|" and not in_code:
            found.append(offset)
    return found


def _edges(words: str, borders: Sequence[int]) -> list[tuple[int, int]]:
    """``(start, end)`` of each cell, without the empty ones that outer pipes make."""
    edges = list(zip([0, *(b + 1 for b in borders)], [*borders, len(words)], strict=True))
    if len(edges) > 1 and not words[slice(*edges[0])].strip():
        del edges[0]
    if len(edges) > 1 and not words[slice(*edges[-1])].strip():
        del edges[-1]
    return edges
