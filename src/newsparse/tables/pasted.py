"""Tables that copy and paste took apart: a row a line with single blanks (flattened), or a cell a line
(listed).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from newsparse.record import Cell
from newsparse.tables.flattened import detect, prose
from newsparse.tables.flattened.judged import Judged
from newsparse.tables.flattened.model import load
from newsparse.tables.flattened.sheet import sheet_of
from newsparse.tables.flattened.single import look_at_cells
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.text_grid import Grid, Joints, Line, looks_like_code
from newsparse.tables.wrapped import unwrapped

# Probability of a table below which a block stays prose; lists of short lines (menus, links) are the commoner
# trap.
ACCEPTED: Final = {"flattened": 0.25, "clearly rows": 0.1, "listed": 0.5}
SPACED, SPACED_ANNOUNCED = 0.8, 0.4  # the same for cells parted by blank lines, as headings and notes may be
# the same where the line above says that a table follows
ANNOUNCED: Final = {"flattened": 0.06, "clearly rows": 0.015, "listed": 0.25}
CLEARLY_ROWS: Final = -5.5  # log-odds of prose, the mean of the lines
WARNED: Final = 0.15  # probability from which a block left as prose is worth a warning


def read(
    block: Sequence[Line],
    joints: Joints | None,
    warn: Callable[[str], None] | None,
    announced: Callable[[int], bool],
) -> Iterator[Grid]:
    """The tables of a block of lines, each between lines that are clearly prose; ``announced`` says so of the
    line of a given number.
    """
    for first, last in prose.runs([line.text for line in block]):
        grid = _read(block[first:last], joints, warn, partial(_moved, announced, first))
        if grid:
            yield grid._replace(first=grid.first + first, last=grid.last + first)


def read_cells(cells: Sequence[Line], *, announced: bool) -> Grid | None:
    """The table of lines that are a cell each."""
    texts = [line.text for line in cells]
    found = look_at_cells(texts, sheet_of(texts), load())
    if found is None or found.is_table < (SPACED_ANNOUNCED if announced else SPACED):
        return None
    rows = _cells(cells, found)
    if _has_no_header(rows):
        return None
    return Grid(
        found.first,
        found.last,
        rows,
        found.layout,
        f"{found.layout}: {found.columns} columns",
        round(found.confidence, 3),
    )


def _has_no_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row is one like all: bare numbers, as pages are numbered, or words that most rows
    repeat, as credits are.
    """
    header, *body = [[cell.text for cell in row] for row in rows]
    return all(cell.isdigit() for cell in header) or 2 * body.count(header) > len(body)


def _head_themselves(lines: Sequence[str]) -> bool:
    """Whether no line heads the others: each is a label, a colon and what it says, or a whole sentence."""
    return all(map(_LABELLED.match, lines)) or all(line.rstrip().endswith(_STOPS) for line in lines)


_STOPS: Final = (".", "?", "!")
_LABELLED: Final = re.compile(r"[^:]{1,60}:\s")


def _moved(announced: Callable[[int], bool], first: int, number: int) -> bool:
    return announced(first + number)


def _read(
    block: Sequence[Line],
    joints: Joints | None,
    warn: Callable[[str], None] | None,
    announced: Callable[[int], bool],
) -> Grid | None:
    """The table of a run of lines, if it is one."""
    lines = [line.text for line in block]
    if warn and len(lines) > detect.MOST_LINES:
        warn(f"{len(lines)} lines from character {block[0].start} are too many for a table; they are prose")
    if any(line.code for line in block) or not detect.worth_a_look(lines) or looks_like_code(lines):
        return None
    found, rows = _likeliest(block, joints)
    if found is None:
        return None
    chosen = rows[found.first : found.last]
    least = ANNOUNCED if announced(chosen[0][0]) else ACCEPTED
    if found.is_table < least[_reads_like([line.text for *_, line in chosen], found)]:
        if warn and found.is_table >= WARNED:
            warn(f"lines from character {rows[found.first][2].start} may be a table; they are left as prose")
        return None
    cells = _cells([line for *_, line in rows], found)
    if _has_no_header(cells) or _head_themselves([line.text for *_, line in chosen]):
        return None
    rule = f"{found.layout}: {found.columns} columns"
    return Grid(chosen[0][0], chosen[-1][1], cells, found.layout, rule, round(found.confidence, 3))


def _reads_like(lines: Sequence[str], found: Judged) -> str:
    """The layout, or that no line of a flattened table is at all like prose, so that less speaks for rows."""
    odds = sum(map(prose.odds, lines)) / len(lines)
    return "clearly rows" if found.layout == "flattened" and odds < CLEARLY_ROWS else found.layout


def _likeliest(
    block: Sequence[Line], joints: Joints | None
) -> tuple[Judged | None, list[tuple[int, int, Line]]]:
    """The table that is read best, a line a row or with wrapped lines joined; and those rows."""
    rows = [(number, number + 1, line) for number, line in enumerate(block)]
    found = _look(block, joints)
    joined = unwrapped(block)
    if joined and list(prose.runs([line.text for *_, line in joined])) == [(0, len(joined))]:
        other = _look([line for *_, line in joined], joints)
        if other and other.layout == "flattened" and (found is None or _better(other, joined, found)):
            return other, joined
    return found, rows


def _look(lines: Sequence[Line], joints: Joints | None) -> Judged | None:
    texts = [line.text for line in lines]
    sheet = sheet_of(texts)
    return detect.look(
        texts, sheet, load(), lambda number: _word_joints(texts[number], sheet.spans[number], joints)
    )


def _better(joined: Judged, rows: Sequence[tuple[int, int, Line]], found: Judged) -> bool:
    """Whether the joined rows read better, and leave no line out that was part of the table as the lines
    stand.
    """
    covers = rows[joined.first][0] <= found.first and rows[joined.last - 1][1] >= found.last
    return covers and joined.is_table + joined.confidence > found.is_table + found.confidence + _FEWER_ROWS


_FEWER_ROWS: Final = 0.1  # what joined rows gain by being fewer, so that less of them can be wrong


def _word_joints(line: str, words: Sequence[tuple[int, int]], joints: Joints | None) -> list[detect.Joint]:
    """Amounts and dates of a line as first and last word, where they are of several."""
    if joints is None or len(words) < 2:
        return []
    found = []
    for start, end in joints(line):
        inside = [place for place, (a, b) in enumerate(words) if a < end and start < b]
        found.append(_last_number([line[a:b] for a, b in words], inside))
    found = [joint for joint in found if joint[0] < joint[1]]
    texts = [line[start:end] for start, end in words]
    return [_without_day(joint, texts) if _goes_with_months(found, texts) else joint for joint in found]


def _last_number(words: Sequence[str], inside: Sequence[int]) -> detect.Joint:
    """The words of an amount; where the rows told thousands from numbers side by side, those of its last.

    >>> _last_number(["Alba", "4 052 954", "899", "€"], [1, 2, 3])
    (2, 3)
    """
    numbers = [place for place in inside if words[place][:1].isdigit()]
    told = any(" " in words[place] for place in inside)
    return (numbers[-1] if told and numbers else inside[0]), inside[-1]


def _goes_with_months(joints: Sequence[detect.Joint], words: Sequence[str]) -> bool:
    """Whether a row has a month and its year, so that its other dates hardly tell a day."""
    return any(
        last - first == 1 and words[first].isalpha() and words[last].isdigit() for first, last in joints
    )


def _without_day(joint: detect.Joint, words: Sequence[str]) -> detect.Joint:
    """A date of three words without the first, a number that may end the cell before ("Cobalt 9 | Mai 2024").

    >>> _without_day((1, 3), ["Cobalt", "9", "Mai", "2024"])
    (2, 3)
    """
    first, last = joint
    tells_day = last - first == 2 and words[first].isdigit() and words[first + 1].isalpha()
    return (first + 1, last) if tells_day else joint


def _cells(lines: Sequence[Line], found: Judged) -> list[list[Cell]]:
    return [
        [
            cell_at_line(lines[line], lines[line].start + start, lines[line].start + end)
            for line, start, end in row
        ]
        for row in found.rows
    ]
