"""Tables with rules of dashes or equals signs and no bars: reStructuredText simple tables and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.record import Cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.page import Grid, Line

_RULE = re.compile(r"\s*(?:={2,}|-{2,}|─{2,})(?:\s+(?:={2,}|-{2,}|─{2,}))+\s*")
_DASHES = re.compile(r"[=─-]+")


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Ruled tables of a block of lines.

    >>> from newsparse.tables.page import lines_of
    >>> text = "==  ====\na   b\n==  ====\n1   un\n    deux\n2\n==  ===="
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['a', 'b'], ['1', 'un deux'], ['2', '']]
    """
    rules = [index for index, line in enumerate(block) if _RULE.fullmatch(line.text)]
    taken = 0
    for position, rule in enumerate(rules):
        if rule < taken:
            continue
        grid = _grid(block, rule, rules[position + 1 :], taken)
        if grid:
            yield grid
            taken = grid.last


def _grid(block: Sequence[Line], rule: int, later: Sequence[int], taken: int) -> Grid | None:
    columns = [match.start() for match in _DASHES.finditer(block[rule].text)]
    same = [index for index in later if [m.start() for m in _DASHES.finditer(block[index].text)] == columns]
    if same and same[0] - rule in (2, 3) and block[rule].text.lstrip()[0] in "=─":  # rule, header, rule, rows, rule
        first, header, body = rule, block[rule + 1 : same[0]], same[0] + 1
        last = same[1] if len(same) > 1 else len(block)
    elif rule > taken:  # header, rule, rows
        first, header, body = rule - 1, block[rule - 1 : rule], rule + 1
        last = same[0] if same else len(block)
    else:
        return None
    rows = [_row(line, columns) for line in block[body:last]]
    if not rows or len(columns) < 2:
        return None
    heading = [_merged(cells) for cells in zip(*(_row(line, columns) for line in header), strict=True)]
    end = last + 1 if last < len(block) else last
    return Grid(first, end, [heading, *_joined(rows)], "aligned", "aligned: rules")


def _row(line: Line, columns: Sequence[int]) -> list[Cell]:
    """Cut at the column starts; the last column goes on to the end of the line."""
    ends = [*columns[1:], len(line.text)]
    length = len(line.text)
    return [
        cell_at_line(line, line.start + min(start, length), line.start + max(min(start, length), min(end, length)))
        for start, end in zip([0, *columns[1:]], ends, strict=True)
    ]


def _merged(cells: Sequence[Cell]) -> Cell:
    full = [cell for cell in cells if cell.text]
    return full[0].model_copy(update={"text": " ".join(cell.text for cell in full)}) if full else cells[0]


def _joined(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """A row whose first cell is empty goes on with the row above."""
    joined: list[list[Cell]] = []
    for row in rows:
        if joined and not row[0].text:
            joined[-1] = [_merged([above, cell]) for above, cell in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return joined
