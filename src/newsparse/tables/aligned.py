"""Tables whose columns stand below each other, parted by two or more blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsparse.record import Cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.page import Grid, Line, looks_like_code

_PIECE = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S[  ]{2,}\S")
_BULLET = re.compile(r"\s*(?:[-*•▪◦‣·–—]|\d{1,3}[.)])\s")
_INDENTED = re.compile(r"\s{2,200}\S")  # the rest of a cell of the row above
_SHARED_START = 0.6  # of the pieces: at least so many start (or end) where one above or one of the header does


class _Piece(NamedTuple):
    start: int
    end: int


def has_gap(line: Line) -> bool:
    """True where two or more blanks stand inside a line."""
    return "  " in line.text and bool(_GAP.search(line.text))


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Aligned tables of a block of lines.

    >>> from newsparse.tables.page import lines_of
    >>> text = "nom    ville   prix\nAlba           12\nBora   Lyon"
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['nom', 'ville', 'prix'], ['Alba', '', '12'], ['Bora', 'Lyon', '']]
    """
    first = 0
    while first < len(block):
        last = first
        while (
            last < len(block)
            and not block[last].code
            and (has_gap(block[last]) or (last > first + 1 and _INDENTED.match(block[last].text)))
        ):
            last += 1
        if last > first + 1:
            rows = _rows(block[first:last])
            if rows:
                yield Grid(first, last, rows, "aligned", f"aligned: {len(rows[0])} columns")
        first = last + 1


def _rows(lines: Sequence[Line]) -> list[list[Cell]] | None:
    if looks_like_code([line.text for line in lines]) or all(_BULLET.match(line.text) for line in lines):
        return None
    pieces = [[_Piece(*match.span()) for match in _PIECE.finditer(line.text)] for line in lines]
    same_width = len({len(row) for row in pieces}) == 1
    if not _below_each_other(pieces) and not (same_width and len(pieces) > 2):
        return None
    columns = None if same_width else _columns(pieces)  # wide characters (emoji) shift what stands below each other
    rows = []
    for line, row in zip(lines, pieces, strict=True):
        placed = row if columns is None else _placed(row, columns, len(line.text))
        if placed is None:
            return None
        rows.append([cell_at_line(line, line.start + piece.start, line.start + piece.end) for piece in placed])
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
        if goes_on and len(joined) > 1 and all(up.text for up, cell in zip(above, row, strict=True) if cell.text):
            joined[-1] = [up.model_copy(update={"text": f"{up.text} {cell.text}".strip()}) for up, cell in zip(above, row, strict=True)]
        else:
            joined.append(row)
    return joined
