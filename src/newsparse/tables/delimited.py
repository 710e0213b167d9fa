"""Tables in delimited text: tabs, semicolons, commas, pipes; fields may be quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.record import Cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.page import Grid, Line, looks_like_code, padded


class _Delimiter(NamedTuple):
    """A delimiter, and how much of it prose never shows: rows by fields a row, fewest first."""

    character: str
    name: str
    fewest_rows: int
    fewest_rows_of_pairs: int  # two fields are what a comma in prose makes too


# A tab never stands inside a line of prose; semicolons and pipes do (menus, enumerations), commas all the time.
_DELIMITERS = (
    _Delimiter("\t", "tabs", 2, 2),
    _Delimiter(";", "semicolons", 2, 3),
    _Delimiter("|", "pipes", 2, 3),
    _Delimiter(",", "commas", 2, 3),
)
# A comma that parts fields has no blank behind it; in French prose it always has, or stands between digits.
_PROSE_COMMA = re.compile(r",(?:\s|$)|(?<=\d),(?=\d)")
_PROSE_SEMICOLON = re.compile(r"\s;\s|;\s*$")


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Delimited tables of a block of lines, for the first delimiter that gives any.

    >>> from newsparse.tables.page import lines_of
    >>> text = 'nom;prix\n"a;b";1\nc;2'
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['nom', 'prix'], ['a;b', '1'], ['c', '2']]
    """
    for delimiter in _DELIMITERS:
        if any(delimiter.character in line.text for line in block):
            grids = list(_runs(block, delimiter))
            if grids:
                yield from grids
                return


def _runs(block: Sequence[Line], delimiter: _Delimiter) -> Iterator[Grid]:
    first = 0
    while first < len(block):
        last = first
        while last < len(block) and _parts(block[last], delimiter.character):
            last += 1
        if last > first + 1:
            grid = _grid(block, first, last, delimiter)
            if grid:
                yield grid
        first = last + 1


def _parts(line: Line, delimiter: str) -> bool:
    """True where the delimiter can part fields in this line."""
    if line.code or delimiter not in line.text.strip(" "):
        return False
    if delimiter == "\t":
        return "\t" in line.text.strip() or (line.text[0] == "\t" and len(line.text.strip()) > 0)
    words = _without_quoted(line.text)
    if delimiter == ",":
        return "," in words and not _PROSE_COMMA.search(words)
    return not (delimiter == ";" and _PROSE_SEMICOLON.search(words) and words.count(";") < 2)


_QUOTED = re.compile(r'"[^"\n]{0,500}"')


def _without_quoted(words: str) -> str:
    return _QUOTED.sub('""', words)


def _grid(block: Sequence[Line], first: int, last: int, delimiter: _Delimiter) -> Grid | None:
    rows = [_fields(line, delimiter.character) for line in block[first:last]]
    if delimiter.character == "\t" and len({len(row) for row in rows}) > 1:
        squeezed = [_squeezed(row) for row in rows]  # tabs doubled for looks
        rows = squeezed if len({len(row) for row in squeezed}) == 1 else rows
    width, count = Counter(len(row) for row in rows).most_common(1)[0]
    if delimiter.character == "\t":
        width = max(width, len(rows[0]))
    fewest = delimiter.fewest_rows_of_pairs if width == 2 else delimiter.fewest_rows
    whole = sum(len(row) == width for row in rows) == len(rows)
    trailing = delimiter.character == "\t" and all(len(row) <= width for row in rows) and 2 * count >= len(rows)
    if width < 2 or len(rows) < fewest or not (whole or trailing):
        return None
    if looks_like_code([line.text for line in block[first:last]]):
        return None
    if not any(cell.text for cell in rows[0]) or not any(cell.text for row in rows[1:] for cell in row):
        return None
    full = [padded(row, width, line.end) for row, line in zip(rows, block[first:last], strict=True)]
    return Grid(first, last, full, "delimited", f"delimited: {delimiter.name}", 1.0 if delimiter.character == "\t" else 0.95)


def _squeezed(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text]


def _fields(line: Line, delimiter: str) -> list[Cell]:
    r"""The fields of a line; a quoted one loses its marks, and doubled marks in it are one."""
    cells: list[Cell] = []
    start, words = 0, line.text
    while start <= len(words):
        quoted = _quoted_field(words, start, delimiter)
        if quoted:
            inner_start, inner_end, after = quoted
            text = " ".join(words[inner_start:inner_end].replace('""', '"').split())
            cells.append(Cell(text=text, start=line.start + inner_start, end=line.start + inner_end))
        else:
            after = words.find(delimiter, start)
            after = len(words) if after < 0 else after
            cells.append(cell_at_line(line, line.start + start, line.start + after))
        start = after + 1
    return cells


def _quoted_field(words: str, start: int, delimiter: str) -> tuple[int, int, int] | None:
    """Inner start, inner end and end of a field in double quotes; none where the closing mark does not end the field."""
    opening = start
    while opening < len(words) and words[opening] == " ":
        opening += 1
    if opening >= len(words) or words[opening] != '"':
        return None
    closing = opening + 1
    while (closing := words.find('"', closing)) >= 0 and words[closing + 1 : closing + 2] == '"':
        closing += 2
    inside = words[opening + 1 : closing]
    if closing < 0 or (delimiter == "\t" and "\t" not in inside and '"' not in inside):
        return None  # spreadsheets quote a tab-separated field only where it must be
    after = closing + 1
    while after < len(words) and words[after] == " ":
        after += 1
    return (opening + 1, closing, after) if after == len(words) or words[after] == delimiter else None
