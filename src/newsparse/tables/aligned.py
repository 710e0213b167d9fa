"""Tables whose columns stand below each other, parted by two or more blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.record import Cell
from newsparse.tables.imitations import holds_values, is_imitation
from newsparse.tables.margin import unquoted
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.text_grid import Grid, Line

_PIECE = re.compile(r"\S+(?:[ \u00a0\u202f]\S+)*")
_GAP = re.compile(r"\S[ \u00a0\u202f]{2,}\S")
# drawn under the header or above a sum
_RULE = re.compile(r"\s*(?:[-=─━═_]{3,}|[-=]{2,}(?:\s+[-=]{2,})+)\s*")
_INDENTED = re.compile(r"\s{2,200}\S")  # the rest of a cell of the row above
# of the pieces: at least so many start (or end) where one above or one of the header does
_SHARED_START = 0.6


class _Piece(NamedTuple):
    start: int
    end: int


def has_gap(line: Line) -> bool:
    """True where two or more blanks stand inside a line."""
    return ("  " in line.text or "\u00a0" in line.text) and bool(_GAP.search(line.text))


def declines(block: Sequence[Line]) -> bool:
    """True where every line has gaps, and what they part is known not to be a table: no other reader should
    look for one.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "Ana :   Bonjour.\\nBob :   Salut."
    >>> declines(list(lines_of(text, text)))
    True
    """
    lines = unquoted(block)
    if not all(map(has_gap, lines)):
        return False
    words = [[match.group() for match in _PIECE.finditer(line.text)] for line in lines]
    return is_imitation([line.text for line in lines], words)


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Aligned tables of a block of lines.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "nom    ville   prix\nAlba           12\nBora   Lyon"
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['nom', 'ville', 'prix'], ['Alba', '', '12'], ['Bora', 'Lyon', '']]
    """
    lines = unquoted(block)
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _goes_on(lines, first, last):
            last += 1
        if last > first + 1:
            yield from _grids(lines, first, last)
        first = last + 1


def _goes_on(lines: Sequence[Line], first: int, number: int) -> bool:
    """Whether the run of lines from ``first`` on takes this one in."""
    line = lines[number]
    if line.code:
        return False
    if _RULE.fullmatch(line.text):
        return (
            number > first
            and number + 1 < len(lines)
            and has_gap(lines[number + 1])
            and not _RULE.fullmatch(lines[number + 1].text)
        )
    return has_gap(line) or (number > first + 1 and bool(_INDENTED.match(line.text)))


def _grids(lines: Sequence[Line], first: int, last: int) -> Iterator[Grid]:
    """The table of a run of lines; where that is not one, those between its rules."""
    rules = [number for number in range(first, last) if _RULE.fullmatch(lines[number].text)]
    rows = _rows([line for line in lines[first:last] if not _RULE.fullmatch(line.text)])
    if rows:
        yield Grid(first, last, rows, "aligned", f"aligned: {len(rows[0])} columns")
    elif rules:
        for left, right in pairwise([first - 1, *rules, last]):
            if right > left + 2:
                yield from _grids(lines, left + 1, right)


def _rows(lines: Sequence[Line]) -> list[list[Cell]] | None:
    pieces = [[_Piece(*match.span()) for match in _PIECE.finditer(line.text)] for line in lines]
    words = [
        [line.text[piece.start : piece.end] for piece in row] for line, row in zip(lines, pieces, strict=True)
    ]
    if len(lines) < 2 or is_imitation([line.text for line in lines], words):
        return None
    same_width = len({len(row) for row in pieces}) == 1
    if not _below_each_other(pieces) and not (same_width and len(pieces) > 2 and holds_values(words)):
        return None
    # wide characters (emoji) shift what stands below each other
    columns = None if same_width else _columns(pieces)
    rows = []
    for line, row in zip(lines, pieces, strict=True):
        placed = row if columns is None else _placed(row, columns, len(line.text))
        if placed is None:
            return None
        rows.append(
            [cell_at_line(line, line.start + piece.start, line.start + piece.end) for piece in placed]
        )
    return _joined(rows) if len(rows[0]) > 1 else None


def _below_each_other(pieces: Sequence[Sequence[_Piece]]) -> bool:
    total = shared = 0
    for above, row in pairwise(pieces):
        known = [*pieces[0], *above]
        starts, ends = {piece.start for piece in known}, {piece.end for piece in known}
        total += len(row) - 1
        shared += sum(piece.start in starts or piece.end in ends for piece in row[1:])
    return total > 0 and shared >= _SHARED_START * total


def _columns(pieces: Sequence[Sequence[_Piece]]) -> list[_Piece]:
    """The stretches of the page that some row covers, parted by strips blank in every row."""
    columns: list[_Piece] = []
    for piece in sorted(piece for row in pieces for piece in row):
        if columns and piece.start < columns[-1].end + 2:
            columns[-1] = _Piece(columns[-1].start, max(columns[-1].end, piece.end))
        else:
            columns.append(piece)
    return columns


def _placed(row: Sequence[_Piece], columns: Sequence[_Piece], line_end: int) -> list[_Piece] | None:
    """Each piece in the column that covers it, blanks where there is none; none where two share a column."""
    placed = []
    position = 0
    for column in columns:
        inside = position < len(row) and row[position].start < column.end
        if inside:
            placed.append(row[position])
            position += 1
        else:
            edge = min(column.start, line_end)
            placed.append(_Piece(edge, edge))
    return placed if position == len(row) else None


def _joined(rows: list[list[Cell]]) -> list[list[Cell]]:
    """A line whose first cell is empty and whose others go on in lower case is the rest of the row above."""
    joined = [rows[0]]
    for row in rows[1:]:
        full = [cell for cell in row if cell.text]
        above = joined[-1]
        goes_on = not row[0].text and all(cell.text[0].islower() for cell in full)
        if (
            goes_on
            and len(joined) > 1
            and all(up.text for up, cell in zip(above, row, strict=True) if cell.text)
        ):
            joined[-1] = [
                up.model_copy(update={"text": f"{up.text} {cell.text}".strip()})
                for up, cell in zip(above, row, strict=True)
            ]
        else:
            joined.append(row)
    return joined
