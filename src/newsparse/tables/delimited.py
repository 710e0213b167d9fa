"""Tables in delimited text: tabs, semicolons, pipes, commas; fields may be quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.record import Cell
from newsparse.tables.evidence import holds_data, holds_values, is_header, lined_up, names_columns
from newsparse.tables.fields import Record, fields, records, without_quoted
from newsparse.tables.margin import bare, is_bullet, is_code, is_item
from newsparse.tables.text_grid import Grid, Line, looks_like_code, padded


class _Delimiter(NamedTuple):
    """A delimiter, and how much of it prose never shows: rows by fields a row, fewest first."""

    character: str
    name: str
    fewest_rows: int
    fewest_rows_of_pairs: int  # two fields are what a comma in prose makes too
    confidence: float = 0.95


# A tab never stands inside a line of prose; semicolons and pipes do (menus, enumerations), commas all the
# time.
_DELIMITERS = (
    _Delimiter("\t", "tabs", 2, 2, 1.0),
    _Delimiter(";", "semicolons", 2, 3),
    _Delimiter("|", "pipes", 2, 3),
    _Delimiter(",", "commas", 2, 3),
    _Delimiter(", ", "commas and blanks", 3, 3, 0.8),
)
# A comma that parts fields has no blank behind it; in French prose it always has, or stands between digits
# that are not a year.
_PROSE_COMMA = re.compile(r",(?:\s|$)|(?<=\d)(?<!\b[12]\d{3}),(?=\d)")
_TIGHT_COMMA = re.compile(r",$|(?<!\d),(?=\S)|,(?=[^\s\d])")
_PROSE_SEMICOLON = re.compile(r"\s;\s|;\s*$")
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,6});")  # "B&amp;You"
_SPACED = {",": re.compile(r",\s+\S"), ";": re.compile(r"\s;|;\s+\S")}


def read(block: Sequence[Line]) -> Iterator[Grid]:
    r"""Delimited tables of a block of lines, for the first delimiter that gives any.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = 'nom;prix\n"a;b";1\nc;2'
    >>> [[cell.text for cell in row] for grid in read(list(lines_of(text, text))) for row in grid.rows]
    [['nom', 'prix'], ['a;b', '1'], ['c', '2']]
    """
    lines = bare(block)
    for delimiter in _DELIMITERS:
        if any(delimiter.character in line.text for line in lines):
            grids = list(_runs(list(records(lines, delimiter.character)), delimiter))
            if grids:
                yield from grids
                return


def _runs(block: Sequence[Record], delimiter: _Delimiter) -> Iterator[Grid]:
    first = 0
    while first < len(block):
        if not _parts(block[first].line, delimiter.character):
            first += 1
            continue
        width = _tight_width(block[first].line, delimiter.character)
        last = first + 1
        while last < len(block) and _is_row(block[last].line, delimiter.character, width):
            last += 1
        grid = _grid(block[first:last], delimiter) if last > first + 1 else None
        if grid:
            yield grid
        first = last


def _parts(line: Line, delimiter: str) -> bool:
    """True where the delimiter can part fields in this line."""
    if line.code or delimiter not in line.text.strip(" "):
        return False
    if delimiter == "\t":
        return "\t" in line.text.strip() or (line.text[0] == "\t" and len(line.text.strip()) > 0)
    words = without_quoted(line.text)
    if delimiter == ";" and ";" not in _REFERENCE.sub("", words):
        return False
    if delimiter == ",":
        return "," in words and not _PROSE_COMMA.search(words)
    if delimiter == ", ":
        return delimiter in words and not _TIGHT_COMMA.search(words)
    return not (delimiter == ";" and _PROSE_SEMICOLON.search(words) and words.count(";") < 2)


def _tight_width(header: Line, delimiter: str) -> int:
    """How many fields a header has that no line of prose is like; 0 where it may be one."""
    return 0 if delimiter in ("|", ", ") or _is_spaced(header, delimiter) else len(fields(header, delimiter))


def _is_spaced(line: Line, delimiter: str) -> bool:
    """True where a blank stands by the delimiter, as in prose."""
    return delimiter in _SPACED and bool(_SPACED[delimiter].search(without_quoted(line.text)))


def _is_row(line: Line, delimiter: str, width: int) -> bool:
    """True also for a line that could be prose, below a header that could not."""
    if _parts(line, delimiter):
        return True
    if not width or line.code or delimiter not in line.text or _is_spaced(line, delimiter):
        return False
    return len(fields(line, delimiter)) == width


def _grid(run: Sequence[Record], delimiter: _Delimiter) -> Grid | None:
    lines = [record.line for record in run]
    rows = [fields(line, delimiter.character) for line in lines]
    rows = _tabbed(rows) if delimiter.character == "\t" else _without_empty_last(rows)
    width = _width(rows, delimiter)
    fewest = delimiter.fewest_rows_of_pairs if width == 2 else delimiter.fewest_rows
    if width < 2 or len(rows) < fewest or not _is_table(rows, lines, width, delimiter.character):
        return None
    if not any(cell.text for cell in rows[0]) or not any(cell.text for row in rows[1:] for cell in row):
        return None
    full = [padded(row, width, line.end) for row, line in zip(rows, lines, strict=True)]
    if delimiter.character != "\t" and not _is_data(full, lines, delimiter.character):
        return None
    return Grid(
        run[0].first, run[-1].last, full, "delimited", f"delimited: {delimiter.name}", delimiter.confidence
    )


def _tabbed(rows: list[list[Cell]]) -> list[list[Cell]]:
    if all(not row[0].text for row in rows):  # indented
        rows = [row[1:] for row in rows]
    if len({len(row) for row in rows}) > 1:
        squeezed = [[cell for cell in row if cell.text] for row in rows]  # tabs doubled for looks
        rows = squeezed if len({len(row) for row in squeezed}) == 1 else rows
    return rows


def _without_empty_last(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without the field behind a delimiter that ends every line."""
    return [row[:-1] for row in rows] if all(not row[-1].text for row in rows) else rows


def _width(rows: Sequence[Sequence[Cell]], delimiter: _Delimiter) -> int:
    """How many columns the rows have, 0 where they do not agree."""
    width, count = Counter(len(row) for row in rows).most_common(1)[0]
    if delimiter.character == "\t":
        width = max(width, len(rows[0]))
        agree = 2 * count >= len(rows)
    else:  # a short row among many is one that somebody forgot to fill
        agree = count == len(rows) or (
            delimiter.character == ";" and len(rows[0]) == width > 2 and 3 * count >= 2 * len(rows)
        )
    return width if agree and all(len(row) <= width for row in rows) else 0


def _is_table(rows: Sequence[Sequence[Cell]], lines: Sequence[Line], width: int, delimiter: str) -> bool:
    """False for what only has delimiters: code, lists, logs."""
    if looks_like_code([line.text.rstrip(" \t;") for line in lines]):
        return False
    if delimiter == "\t":
        indented = all(line.text.startswith("\t") and is_code(line) for line in lines)
        return width > 2 or not (indented or all(is_bullet(row[0].text) for row in rows))
    return not all(map(is_code, lines)) and not all(map(is_item, lines))


def _is_data(rows: Sequence[Sequence[Cell]], lines: Sequence[Line], delimiter: str) -> bool:
    """True where the rows are those of a table, by what they hold or by a header that no prose has."""
    if delimiter == "|":
        return lined_up([line.text for line in lines], delimiter) or holds_data(rows)
    if delimiter == ", ":
        return (
            len(rows[0]) > 2
            and is_header(rows[0], 3)
            and all(is_header(row, 6) for row in rows)
            and holds_values(rows)
        )
    if delimiter == ";" and not _is_spaced(lines[0], delimiter):
        return is_header(rows[0], 20)
    return names_columns(rows[0], 2) or holds_data(rows)
