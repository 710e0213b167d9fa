"""Rules and bars as lines on a page: where columns begin and end, and which cells reach over a rule."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from newsparse.record import Cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.text_grid import Line

CORNERS: Final = "+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜┏┳┓┣╋┫┗┻┛╭╮╰╯┝┿┥┠╂┨"
BARS: Final = "|│║┃"
DASHES: Final = "-=─━═╌┄"
_CORNERED: Final = CORNERS + BARS
_DRAWN = re.compile(rf"[{re.escape(DASHES)}{CORNERS}:]{{2,}}")
_HEAVY = re.compile(rf"\s*[{CORNERS}{BARS}]?[=═━{CORNERS}]+[{BARS}]?\s*")  # the rule below the header


def edges_of(rules: Iterable[Line]) -> list[int]:
    """Where the columns begin and end: the corners of all rules, or the ends of a rule without
    outer corners.
    """
    corners: set[int] = set()
    for rule in rules:
        inner = rule.text.rstrip()
        corners |= {offset for offset, character in enumerate(inner) if character in _CORNERED}
        left = len(inner) - len(inner.lstrip())
        if inner[left] in DASHES:
            corners.add(left - 1)
        if inner[-1] in DASHES:
            corners.add(len(inner))
    return sorted(corners)


def row(lines: Sequence[Line], edges: Sequence[int]) -> list[Cell]:
    """One row of the grid: its lines cut at the bars; a cell that spans columns stands in each of them."""
    parts: list[list[Cell]] = [[] for _ in edges[1:]]
    for line in lines:
        for column, cell in enumerate(_line_cells(line, edges)):
            parts[column].append(cell)
    return [one_cell(part) for part in parts]


def one_cell(parts: Sequence[Cell]) -> Cell:
    """The lines of a cell as one; it stands where the first of its words do."""
    full = [cell for cell in parts if cell.text]
    if not full:
        return parts[0]
    return (
        full[0].model_copy(update={"text": " ".join(cell.text for cell in full)})
        if len(full) > 1
        else full[0]
    )


def only_cell(line: Line, edges: Sequence[int]) -> str | None:
    """The words of a line that no inner bar parts, of a grid of several columns."""
    cells = _between(line, _bars(line))
    return cells[0].text or None if len(cells) == 1 and len(edges) > 2 else None


def _bars(line: Line) -> list[int]:
    return [offset for offset, character in enumerate(line.text) if character in BARS]


def _line_cells(line: Line, edges: Sequence[int]) -> list[Cell]:
    width = len(edges) - 1
    bars = _bars(line)
    drawn = _between(line, bars)
    if len(drawn) == width:
        return drawn  # also right where wide characters shift the bars
    cells: list[Cell] = []
    for column in range(width):
        left, right = bisect.bisect_right(bars, edges[column]), bisect.bisect_left(bars, edges[column + 1])
        cells.append(
            _cut(
                line, bars[left - 1] + 1 if left else 0, bars[right] if right < len(bars) else len(line.text)
            )
        )
    return cells


def _cut(line: Line, start: int, end: int) -> Cell:
    start = min(start, len(line.text))
    return cell_at_line(line, line.start + start, line.start + max(start, min(end, len(line.text))))


def _between(line: Line, bars: Sequence[int]) -> list[Cell]:
    """The cells between bars; outer bars may be missing."""
    edges = list(bars)
    if not edges or line.text[: edges[0]].strip():
        edges.insert(0, -1)
    if line.text[edges[-1] + 1 :].strip():
        edges.append(len(line.text))
    return [cell_at_line(line, line.start + left + 1, line.start + right) for left, right in pairwise(edges)]


def _ruled(line: Line, edges: Sequence[int]) -> list[bool]:
    """For each column, whether the line rules it off."""
    return [
        bool(_DRAWN.fullmatch(line.text[left + 1 : right]))
        and all(line.text[edge : edge + 1] in CORNERS + DASHES for edge in (left, right) if edge >= 0)
        for left, right in pairwise(edges)
    ]


def has_part_rules(lines: Sequence[Line], edges: Sequence[int]) -> bool:
    """True where a rule ends at a cell that goes on below it."""
    return any(any(ruled) and not all(ruled) for ruled in (_ruled(line, edges) for line in lines))


def rows_between_rules(lines: Sequence[Line], edges: Sequence[int]) -> list[list[Cell]] | None:
    """Rows of a grid in which cells reach over rules: such a cell stands in every row that it touches."""
    width = len(edges) - 1
    rows: list[list[list[Cell]]] = []
    heads = 0
    above = [True] * width  # columns ruled off above the next row
    fresh = True
    for line in lines:
        ruled = _ruled(line, edges)
        if any(ruled):
            above = [up and here for up, here in zip(above, ruled, strict=True)] if fresh else ruled
            fresh = True
            heads = len(rows) if _HEAVY.fullmatch(line.text) else heads
            if not all(ruled) and rows:
                _write(
                    rows[-1],
                    [_cut(line, left + 1, right) for left, right in pairwise(edges)],
                    [not here for here in ruled],
                )
            continue
        if fresh:
            rows.append([[] if off or not rows else rows[-1][column] for column, off in enumerate(above)])
            fresh = False
        _write(rows[-1], _line_cells(line, edges), [True] * width)
    if not rows:
        return None
    table = [[one_cell(parts) for parts in row_parts] for row_parts in rows]
    return [_header(table[:heads]), *table[heads:]] if heads > 1 else table


def _write(into: Sequence[list[Cell]], cells: Sequence[Cell], where: Sequence[bool]) -> None:
    for parts, cell, here in zip(into, cells, where, strict=True):
        if here:
            parts.append(cell)


def _header(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    return [joined_names(column) for column in zip(*rows, strict=True)]


def joined_names(cells: Sequence[Cell]) -> Cell:
    """One name of those that head a column, what spans several of them first.

    >>> joined_names([Cell(text="Prix", start=0, end=4), Cell(text="HT", start=9, end=11)]).text
    'Prix – HT'
    """
    names: dict[str, Cell] = {}
    for cell in cells:
        if cell.text:
            names.setdefault(cell.text, cell)
    first = next(iter(names.values()), cells[0])
    return first.model_copy(update={"text": " – ".join(names)}) if len(names) > 1 else first
