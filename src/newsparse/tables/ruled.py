"""Tables with rules of dashes or equals signs and no bars: reStructuredText simple tables and their kin."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.record import Cell
from newsparse.tables.drawing import joined_names
from newsparse.tables.margin import unquoted
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.text_grid import Grid, Line

_RULE = re.compile(r"\s*(?:={2,}|-{2,}|─{2,})(?:\s+(?:={2,}|-{2,}|─{2,}))+\s*")
_UNDERLINE = re.compile(r"\s*-{2,}(?:\s+-{2,})*\s*")  # below cells that span columns
_DASHES = re.compile(r"[=─-]+")
_NOTHING = ("..", "\\")  # what stands for an empty cell


class _Strip(NamedTuple):
    """A stretch of a line, and the columns that what stands there belongs to."""

    start: int
    end: int
    columns: range


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Ruled tables of a block of lines.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "==  ====\na   b\n==  ====\n1   un\n    deux\n2\n==  ===="
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['a', 'b'], ['1', 'un deux'], ['2', '']]
    """
    lines = unquoted(block)
    rules = {index: columns for index, line in enumerate(lines) if (columns := columns_of(line))}
    kin: dict[tuple[int, ...], list[int]] = {}
    for index, columns in rules.items():
        kin.setdefault(columns, []).append(index)
    taken = 0
    for rule, columns in rules.items():
        if rule < taken:
            continue
        same = kin[columns]
        behind = bisect.bisect_right(same, rule)
        grid = _grid(lines, rule, same[behind : behind + _MOST_RULES], taken)
        if grid:
            yield grid
            taken = grid.last


def columns_of(line: Line) -> tuple[int, ...]:
    """Where the columns of a rule begin; empty where the line is not a rule."""
    return tuple(match.start() for match in _DASHES.finditer(line.text)) if _RULE.fullmatch(line.text) else ()


_TALLEST_HEADER = 8  # lines between the rules above and below a header
_MOST_RULES = 100  # of one kind in one table


def _grid(lines: Sequence[Line], rule: int, same: Sequence[int], taken: int) -> Grid | None:
    """The table that this rule opens or heads; ``same`` are the later rules with its columns."""
    columns = columns_of(lines[rule])
    kin = [index for index in same if lines[index].text.lstrip()[0] == lines[rule].text.lstrip()[0]]
    if kin and lines[rule].text.lstrip()[0] in "=─":  # a frame
        first, last = rule, kin[1] if len(kin) > 1 and kin[0] - rule <= _TALLEST_HEADER else kin[0]
        below = next((index for index in same if 1 < index - rule <= _TALLEST_HEADER), None)
        if below == last and last + 1 < len(lines) and last - rule < 4:
            last = len(lines)  # nothing closes it
        header, body = (
            (range(rule + 1, below), below + 1) if below is not None and below < last else (None, rule + 1)
        )
    elif rule > taken:  # header, rule, rows
        first, header, body = rule - 1, range(rule - 1, rule), rule + 1
        last = same[0] if same else len(lines)
    else:
        return None
    rows = _rows(lines[body:last], columns)
    if header is not None:
        rows.insert(0, _heading([lines[index] for index in header], columns))
    if len(rows) < 2 or not rows[0]:  # nothing but rules above
        return None
    return Grid(first, min(last + 1, len(lines)), rows, "aligned", "aligned: rules")


def _heading(lines: Sequence[Line], columns: Sequence[int]) -> list[Cell]:
    """The names of the columns; what stands above a line of dashes names all columns that the dashes span."""
    levels: list[list[list[Cell]]] = [[]]
    for line, strips in _stripped(lines, columns):
        levels[-1].append(_cells(line, strips, len(columns)))
        if len(strips) < len(columns):
            levels.append([])
    named = [[_merged(cells) for cells in zip(*level, strict=True)] for level in levels if level]
    return [joined_names(cells) for cells in zip(*named, strict=True)]


def _rows(lines: Sequence[Line], columns: Sequence[int]) -> list[list[Cell]]:
    """A row a line; one without a first cell goes on with the row above."""
    rows: list[list[Cell]] = []
    for line, strips in _stripped(lines, columns):
        row = _cells(line, strips, len(columns))
        if rows and not line.text[: columns[1]].strip():
            rows[-1] = [_merged([above, cell]) for above, cell in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    return [[_emptied(cell) for cell in row] for row in rows]


def _stripped(lines: Sequence[Line], columns: Sequence[int]) -> Iterator[tuple[Line, list[_Strip]]]:
    """Every line with words, and where to cut it."""
    plain = _strips(columns, columns)
    full = [line for line in lines if line.text.strip()]
    for number, line in enumerate(full):
        if _UNDERLINE.fullmatch(line.text):
            continue
        below = full[number + 1].text if number + 1 < len(full) else ""
        starts = [match.start() for match in _DASHES.finditer(below)] if _UNDERLINE.fullmatch(below) else []
        # below several cells it only parts rows
        spans = len(starts) > 1 or (starts and "  " not in line.text.strip())
        yield line, _strips(starts, columns) if spans else plain


def _strips(starts: Sequence[int], columns: Sequence[int]) -> list[_Strip]:
    """A strip from each start to the next; the first reaches to the left edge of the page, the last to the
    end of the line.
    """
    inner = [start for start in starts if start > columns[0] and start in columns]
    firsts = [0, *(columns.index(start) for start in inner)]
    return [
        _Strip(
            0 if first == 0 else columns[first],
            columns[after] if after < len(columns) else -1,
            range(first, after),
        )
        for first, after in zip(firsts, [*firsts[1:], len(columns)], strict=True)
    ]


def _cells(line: Line, strips: Sequence[_Strip], width: int) -> list[Cell]:
    length = len(line.text)
    cells: list[Cell] = []
    for strip in strips:
        start = min(strip.start, length)
        end = length if strip.end < 0 else max(start, min(strip.end, length))
        cells += [cell_at_line(line, line.start + start, line.start + end)] * len(strip.columns)
    return cells[:width]


def _emptied(cell: Cell) -> Cell:
    return Cell(text="", start=cell.start, end=cell.start) if cell.text in _NOTHING else cell


def _merged(cells: Sequence[Cell]) -> Cell:
    full = [cell for cell in cells if cell.text]
    return full[0].model_copy(update={"text": " ".join(cell.text for cell in full)}) if full else cells[0]
