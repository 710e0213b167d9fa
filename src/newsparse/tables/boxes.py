"""Tables drawn with characters: box drawing, ASCII grids, reStructuredText grids, the output of databases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.record import Cell
from newsparse.tables import drawing
from newsparse.tables.drawing import BARS, CORNERS, DASHES
from newsparse.tables.margin import unquoted
from newsparse.tables.text_grid import Grid, Line

_RULE = re.compile(
    rf"\s*[{BARS}]?[{CORNERS}{re.escape(DASHES)}][{CORNERS}{re.escape(DASHES)}{BARS}:\s]{{2,}}"
)
_TOPS, _BOTTOMS = "┌╔╒╓┏╭", "└╚╘╙┗╰"
_BESIDE = re.compile(rf"[{CORNERS}]\s+[{CORNERS}]")  # in the uppermost rule: boxes side by side
_ARROW = re.compile(rf"[{DASHES}]{{2}}[>▶►]\s{{0,3}}[{BARS}]|[{BARS}]\s{{0,3}}[<◀◄][{DASHES}]{{2}}")
_CROOKED = 2  # characters by which the rules of a table may end apart


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Drawn tables of a block of lines.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+"
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['a', 'b'], ['1', '2']]
    """
    lines = unquoted(block)
    first = 0
    while first < len(lines):
        last = _last(lines, first)
        if last > first + 2:
            title, rows = _table(lines[first:last])
            if rows:
                yield Grid(first, last, rows, "aligned", "aligned: drawn grid", title=title)
        first = max(last, first + 1)


def _last(lines: Sequence[Line], first: int) -> int:
    """Behind the last line of the drawing that begins here: its bottom, or the line before the top of
    another.
    """
    last = first
    while last < len(lines) and (_is_rule(lines[last]) or _has_bar(lines[last])):
        mark = lines[last].text.lstrip()[0]
        if mark in _TOPS and last > first:
            break
        last += 1
        if mark in _BOTTOMS or (last < len(lines) and _are_two_edges(lines[last - 1], lines[last])):
            break
    return last


def _are_two_edges(line: Line, below: Line) -> bool:
    """The bottom of one table and the top of another."""
    return _is_rule(line) and _is_rule(below) and drawing.edges_of([line]) != drawing.edges_of([below])


def _is_rule(line: Line) -> bool:
    return (
        bool(_RULE.fullmatch(line.text))
        and any(c in CORNERS for c in line.text)
        and any(c in DASHES for c in line.text)
    )


def _has_bar(line: Line) -> bool:
    return any(bar in line.text for bar in BARS)


def _table(lines: Sequence[Line]) -> tuple[str | None, list[list[Cell]] | None]:
    """The title above the header, and the rows."""
    rules = [line for line in lines if _is_rule(line)]
    if not rules or is_diagram(lines) or _is_crooked(rules):
        return None, None
    edges = drawing.edges_of(rules)
    if len(edges) < 3:
        return None, None
    title, lines = _titled(lines, edges)
    rows = (
        drawing.rows_between_rules(lines, edges)
        if drawing.has_part_rules(lines, edges)
        else _rows(lines, edges)
    )
    return title, rows if rows and len(rows) > 1 and all(len(row) == len(rows[0]) for row in rows) else None


def is_diagram(lines: Sequence[Line]) -> bool:
    """True for boxes beside each other, or arrows between them.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "+---+    +---+\\n| a |--->| b |\\n+---+    +---+"
    >>> is_diagram(list(lines_of(text, text)))
    True
    """
    top = next((line for line in lines if _is_rule(line)), None)
    return top is not None and (
        bool(_BESIDE.search(top.text)) or any(_ARROW.search(line.text) for line in lines)
    )


def _is_crooked(rules: Sequence[Line]) -> bool:
    """Boxes of several widths below each other."""
    words = [rule.text for rule in rules]
    lefts, rights = [len(rule) - len(rule.lstrip()) for rule in words], [len(rule) for rule in words]
    return max(lefts) - min(lefts) > _CROOKED or max(rights) - min(rights) > _CROOKED


def _titled(lines: Sequence[Line], edges: Sequence[int]) -> tuple[str | None, Sequence[Line]]:
    """The words of a first row of one cell over all columns, and the lines below it."""
    top = next((number for number, line in enumerate(lines) if not _is_rule(line)), len(lines))
    if top == 0 or top + 2 >= len(lines) or not _is_rule(lines[top + 1]):
        return None, lines
    words = drawing.only_cell(lines[top], edges)
    below = [line for line in lines[top + 1 :] if not _is_rule(line)]
    return (words, lines[top + 1 :]) if words and len(below) > 1 else (None, lines)


def _rows(lines: Sequence[Line], edges: Sequence[int]) -> list[list[Cell]] | None:
    """Rows between rules where every row has one below it, else a row a line behind the header."""
    groups = _groups(lines)
    if sum(map(len, groups)) < 2:
        return None
    if len(groups) == 1:
        return [drawing.row([line], edges) for line in groups[0]]
    if len(groups) == 2:
        rows = [groups[0], *([line] for line in groups[1])]
        return _joined([drawing.row(row, edges) for row in rows])
    return [drawing.row(part, edges) for group in groups for part in _parts(group, edges)]


def _parts(group: Sequence[Line], edges: Sequence[int]) -> list[Sequence[Line]]:
    """The rows of a group: its lines where all of them are full and hold a figure, else the group
    is one row.
    """
    each = [drawing.row([line], edges) for line in group]
    whole = len(group) > 1 and all(
        all(cell.text for cell in cells) and any(_has_figure(cell) for cell in cells) for cells in each
    )
    return [[line] for line in group] if whole else [group]


def _has_figure(cell: Cell) -> bool:
    return any(character.isdigit() for character in cell.text)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not _is_rule(line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _joined(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Without rules between rows, a line with an empty first cell is the rest of the row above."""
    joined = rows[:2]
    for row in rows[2:]:
        if row[0].text or not any(cell.text[:1].islower() for cell in row):
            joined.append(row)
        else:
            joined[-1] = [
                drawing.one_cell([above, cell]) for above, cell in zip(joined[-1], row, strict=True)
            ]
    return joined
