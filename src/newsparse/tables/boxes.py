"""Tables drawn with characters: box drawing, ASCII grids, reStructuredText grids, the output of databases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsparse.record import Cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.page import Grid, Line

_CORNERS = "+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜┏┳┓┣╋┫┗┻┛╭╮╰╯┝┿┥┠╂┨"
_BARS = "|│║┃"
_DASHES = "-=─━═╌┄"
_RULE = re.compile(rf"\s*[{_BARS}]?[{_CORNERS}{re.escape(_DASHES)}][{_CORNERS}{re.escape(_DASHES)}{_BARS}:\s]{{2,}}")


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Drawn tables of a block of lines.

    >>> from newsparse.tables.page import lines_of
    >>> text = "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+"
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['a', 'b'], ['1', '2']]
    """
    first = 0
    while first < len(block):
        last = first
        while last < len(block) and (_is_rule(block[last]) or _has_bar(block[last])):
            last += 1
        if last > first + 2:
            rows = _rows(block[first:last])
            if rows:
                yield Grid(first, last, rows, "aligned", "aligned: drawn grid")
        first = last + 1


def _is_rule(line: Line) -> bool:
    return bool(_RULE.fullmatch(line.text)) and any(c in _CORNERS for c in line.text) and any(c in _DASHES for c in line.text)


def _has_bar(line: Line) -> bool:
    return any(bar in line.text for bar in _BARS)


def _rows(lines: Sequence[Line]) -> list[list[Cell]] | None:
    """Rows between rules where every row has one below it, else a row a line behind the header."""
    rules = [index for index, line in enumerate(lines) if _is_rule(line)]
    groups = _groups(lines)
    if not rules or len(groups) < 1 or sum(map(len, groups)) < 2:
        return None
    edges = _edges(lines[rule] for rule in rules)
    if len(edges) < 3:
        return None
    if len(groups) == 1:
        rows = [[line] for line in groups[0]]
    elif len(groups) == 2:
        rows = [groups[0], *([line] for line in groups[1])]
    else:
        rows = list(groups)
    table = [_row(row, edges) for row in rows]
    if len(groups) == 2:
        table = _joined(table)
    return table if len(table) > 1 and all(len(row) == len(table[0]) for row in table) else None


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not _is_rule(line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _edges(rules: Iterable[Line]) -> list[int]:
    """Where the columns begin and end: the corners of all rules, or the ends of a rule without outer corners."""
    corners: set[int] = set()
    for rule in rules:
        inner = rule.text.rstrip()
        corners |= {offset for offset, character in enumerate(inner) if character in _CORNERS or character in _BARS}
        left = len(inner) - len(inner.lstrip())
        if inner[left] in _DASHES:
            corners.add(left - 1)
        if inner[-1] in _DASHES:
            corners.add(len(inner))
    return sorted(corners)


def _row(lines: Sequence[Line], edges: Sequence[int]) -> list[Cell]:
    """One row of the grid: its lines cut at the bars; a cell that spans columns stands in each of them."""
    parts: list[list[Cell]] = [[] for _ in edges[1:]]
    for line in lines:
        for column, cell in enumerate(_line_cells(line, edges)):
            parts[column].append(cell)
    return [_one_cell(part) for part in parts]


def _one_cell(parts: Sequence[Cell]) -> Cell:
    full = [cell for cell in parts if cell.text]
    if not full:
        return parts[0]
    return full[0].model_copy(update={"text": " ".join(cell.text for cell in full)}) if len(full) > 1 else full[0]


def _line_cells(line: Line, edges: Sequence[int]) -> list[Cell]:
    width = len(edges) - 1
    bars = [offset for offset, character in enumerate(line.text) if character in _BARS]
    drawn = _between(line, bars)
    if len(drawn) == width:
        return drawn  # also right where wide characters shift the bars
    cells: list[Cell] = []
    for column in range(width):
        start = max((bar for bar in bars if bar <= edges[column]), default=-1)
        end = min((bar for bar in bars if bar >= edges[column + 1]), default=len(line.text))
        cells.append(cell_at_line(line, line.start + min(start + 1, len(line.text)), line.start + max(min(start + 1, len(line.text)), end)))
    return cells


def _between(line: Line, bars: Sequence[int]) -> list[Cell]:
    """The cells between bars; outer bars may be missing."""
    edges = list(bars)
    if not edges or line.text[: edges[0]].strip():
        edges.insert(0, -1)
    if line.text[edges[-1] + 1 :].strip():
        edges.append(len(line.text))
    return [cell_at_line(line, line.start + left + 1, line.start + right) for left, right in pairwise(edges)]


def _joined(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Without rules between rows, a line with an empty first cell is the rest of the row above."""
    joined = rows[:2]
    for row in rows[2:]:
        if row[0].text or not any(cell.text[:1].islower() for cell in row):
            joined.append(row)
        else:
            joined[-1] = [_one_cell([above, cell]) for above, cell in zip(joined[-1], row, strict=True)]
    return joined
