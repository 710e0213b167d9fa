"""Tables in Markdown pipes: a header, a row of dashes, rows; escaped pipes, missing outer pipes, short rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.record import Cell
from newsparse.tables.page import Grid, Line, cell_at, padded

_RULE = re.compile(r"\s{0,40}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*")
_QUOTE_MARKS = re.compile(r"(?:[ \t]{0,3}>){1,5}")
_INDENTED_CODE = re.compile(r"(?: {4}|\t)")


def read(block: Sequence[Line]) -> Iterator[Grid]:
    """Pipe tables of a block of lines.

    >>> from newsparse.tables.page import lines_of
    >>> text = "a | b\\n--|--\\n1 | 2"
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['a', 'b'], ['1', '2']]
    """
    position = 1
    while position < len(block):
        if _is_rule(block[position]) and "|" in block[position - 1].text and not _is_code(block[position - 1]):
            last = _last_row(block, position + 1)
            yield _grid(block, position - 1, position, last)
            position = last
        position += 1


def read_without_rule(block: Sequence[Line]) -> Iterator[Grid]:
    """Rows in outer pipes whose row of dashes got lost; at least two, of one width."""
    first = 0
    while first < len(block):
        last = first
        while last < len(block) and _has_outer_pipes(block[last]):
            last += 1
        rows = [_cells(line, None) for line in block[first:last]]
        if len(rows) > 1 and len(rows[0]) > 1 and len({len(row) for row in rows}) == 1:
            yield Grid(first, last, rows, "markdown", "markdown: no rule", 0.9)
        first = last + 1


def _is_code(line: Line) -> bool:
    return line.code or bool(_INDENTED_CODE.match(line.text) and not line.text.lstrip().startswith("|"))


def _is_rule(line: Line) -> bool:
    return "|" in line.text and "-" in line.text and not line.code and bool(_RULE.fullmatch(_unquoted(line)[1]))


def _has_outer_pipes(line: Line) -> bool:
    words = _unquoted(line)[1].strip()
    return len(words) > 2 and words[0] == words[-1] == "|" and not line.code and any(c.isalnum() for c in words)


def _last_row(block: Sequence[Line], first: int) -> int:
    """Rows go on while lines hold a pipe; a line without one is prose that follows without a blank line."""
    last = first
    while last < len(block) and "|" in block[last].text and not block[last].code:
        if last + 1 < len(block) and _is_rule(block[last + 1]):
            break  # the header of the next table
        last += 1
    return last


def _grid(block: Sequence[Line], header: int, rule: int, last: int) -> Grid:
    first_row = _cells(block[header], len(_cells(block[rule], None)))
    width = len(first_row)
    body = [padded(_cells(line, width), width, line.end) for line in block[rule + 1 : last]]
    return Grid(header, last, [first_row, *body], "markdown", "markdown")


def _unquoted(line: Line) -> tuple[int, str]:
    """The line behind block quote marks, and how many characters these take."""
    match = _QUOTE_MARKS.match(line.text)
    return (match.end(), line.text[match.end() :]) if match else (0, line.text)


def _cells(line: Line, width: int | None) -> list[Cell]:
    """The cells of a line. A pipe in inline code parts cells only if the row would come out too narrow without it."""
    skip, words = _unquoted(line)
    outside = _borders(words, skip_code=True) if "`" in words else []
    borders = _borders(words, skip_code=False)
    for candidate in (outside, borders):
        edges = _edges(words, candidate)
        if candidate and (width is None or len(edges) == width):
            borders = candidate
            break
    left = line.start + skip
    return [cell_at_line(line, left + start, left + end) for start, end in _edges(words, borders)]


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
