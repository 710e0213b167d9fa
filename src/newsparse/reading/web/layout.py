"""The blocks of a page written out as one text, with the offsets of headings, tables and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.elements.grid import Grid
from newsparse.reading.web.blocks import Block
from newsparse.record import AsideKind, Cell, Table
from newsparse.text.masks import blank

MIN_BREAKS = 2  # line breaks within a block whose lines may be a table's: a header and two rows


class Heading(NamedTuple):
    text: str
    level: int
    start: int
    end: int


class Written(NamedTuple):
    """``masked`` has code blanked out and the length of ``text``."""

    text: str
    masked: str
    headings: list[Heading]
    tables: list[Table]
    quoted: list[tuple[int, int]]
    asides: list[tuple[int, int, AsideKind]]
    lined: list[tuple[int, int]]


def write(blocks: Sequence[Block]) -> Written:
    """The text of the blocks: a blank line between them, list items on lines of their own, table cells parted
    by tabs.
    """
    text: list[str] = []
    masked: list[str] = []
    headings: list[Heading] = []
    tables: list[Table] = []
    quoted: list[tuple[int, int]] = []
    asides: list[tuple[int, int, AsideKind]] = []
    lined: list[tuple[int, int]] = []
    length = 0
    previous: Block | None = None
    for block in blocks:
        if previous is not None:
            gap = "\n" if block.tight and previous.tight and not (block.quote or previous.quote) else "\n\n"
            text.append(gap)
            masked.append(gap)
            length += len(gap)
        if block.table is not None:
            piece, table = _table(block.table, length)
            tables.append(table)
        else:
            piece = block.text
            if block.level:
                headings.append(Heading(" ".join(piece.split()), block.level, length, length + len(piece)))
        if block.quote is not None:
            again = previous is not None and previous.quote is block.quote
            start = quoted.pop()[0] if again else length
            quoted.append((start, length + len(piece)))
        if (block.kind or block.credits) and block.table is None:
            again = (
                previous is not None
                and previous.kind == block.kind == "embed"
                and previous.quote is block.quote
            )
            if again:
                asides.append((asides.pop()[0], length + len(piece), "embed"))
            else:
                asides += _asides(block, length)
        if block.table is None and not block.code and piece.count("\n") >= MIN_BREAKS:
            lined.append((length, length + len(piece)))
        text.append(piece)
        masked.append(blank(piece) if block.code else piece)
        length += len(piece)
        previous = block
    return Written("".join(text), "".join(masked), headings, tables, quoted, asides, lined)


def _asides(block: Block, offset: int) -> Iterator[tuple[int, int, AsideKind]]:
    """The block where it is not running text, its credits apart."""
    last = 0
    for start, end in (*block.credits, (len(block.text), len(block.text))):
        if block.kind is not None and (before := block.text[last:start].rstrip(" \n|,–—-")).strip():
            lead = len(before) - len(before.lstrip())
            yield offset + last + lead, offset + last + len(before), block.kind
        if start < end:
            yield offset + start, offset + end, "credit"
        last = end


def _table(grid: Grid, offset: int) -> tuple[str, Table]:
    """A grid as text, a row a line, and the record of it; a cell that spans several positions is written
    once.
    """
    pieces: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    first = length = offset
    for number, starts in enumerate(grid.written):
        if number:
            pieces.append("\n")
            length += 1
        if number == grid.titled:
            first = length
        for place, position in enumerate(starts):
            if place:
                pieces.append("\t")
                length += 1
            cell = " ".join(grid.cells[position].split("\n"))
            spans[position] = (length, length + len(cell))
            pieces.append(cell)
            length += len(cell)
    text = "".join(pieces)
    rows = tuple(
        tuple(_cell(grid, position, spans, text, offset) for position in row)
        for row in grid.rows[grid.header_rows :]
    )
    header = tuple(" ".join(name.split("\n")) for name in grid.header)
    return text, Table(
        text=text[first - offset :],
        start=first,
        end=length,
        layout="html",
        caption=grid.caption,
        header=header,
        rows=rows,
        rule="html: table element",
    )


def _cell(
    grid: Grid, position: int | None, spans: dict[int, tuple[int, int]], text: str, offset: int
) -> Cell:
    """A position no cell covers (a short row) is an empty cell at the table's end."""
    start, end = spans[position] if position is not None else (offset + len(text),) * 2
    return Cell(text=text[start - offset : end - offset], start=start, end=end)
