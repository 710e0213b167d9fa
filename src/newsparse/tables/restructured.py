"""What reStructuredText writes with blank lines inside: framed tables, ``.. table::``, ``.. list-table::``,
``.. csv-table::``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.record import Cell
from newsparse.tables import boxes, ruled
from newsparse.tables.drawing import one_cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.text_grid import Grid, Line, padded

_DIRECTIVE = re.compile(
    r"(?P<indent>[ \t]{0,40})\.\. (?P<name>table|list-table|" r"csv-table)::[ \t]*(?P<title>[^\n]{0,300})"
)
_OPTION = re.compile(r"[ \t]*:(?P<name>[a-z-]{1,30}):[ \t]*(?P<value>.*)")
_ROW = re.compile(r"[ \t]*\* -(?= |$)")
_CELL = re.compile(r"[ \t]*-(?= |$)")
_FIELD = re.compile(r'[ ]*(?:"(?P<quoted>(?:[^"]|""){0,1000})"[ ]*(?=,|$)|(?P<plain>[^,]*))(?:,|$)')


def read(lines: Sequence[Line]) -> Iterator[Grid]:
    r"""Tables of a text whose blank lines part nothing.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = ".. list-table:: Tarifs\n\n   * - Offre\n     - Prix\n   * - Alba\n     - 12 €\n"
    >>> [
    ...     (grid.title, [[cell.text for cell in row] for row in grid.rows])
    ...     for grid in read(list(lines_of(text, text)))
    ... ]
    [('Tarifs', [['Offre', 'Prix'], ['Alba', '12 €']])]
    """
    number = 0
    while number < len(lines):
        directive = _DIRECTIVE.fullmatch(lines[number].text) if ".. " in lines[number].text else None
        if directive and not lines[number].code:
            last = _body_end(lines, number + 1, len(directive["indent"]))
            grid = _directive(lines, number + 1, last, directive)
        else:
            last = _frame_end(lines, number)
            grid = _framed(lines, number, last) if last > number else None
        if grid:
            yield grid
        number = grid.last if grid else number + 1


def _body_end(lines: Sequence[Line], first: int, indent: int) -> int:
    """Behind the last line that is indented deeper than the directive."""
    last = number = first
    while number < len(lines):
        words = lines[number].text
        if words.strip():
            if len(words) - len(words.lstrip()) <= indent:
                break
            last = number + 1
        number += 1
    return last


def _directive(lines: Sequence[Line], first: int, last: int, directive: re.Match[str]) -> Grid | None:
    options: dict[str, int] = {}
    while first < last and (option := _OPTION.fullmatch(lines[first].text)):
        options[option["name"]] = first
        first += 1
    while first < last and not lines[first].text.strip():
        first += 1
    title = directive["title"].strip() or None
    if directive["name"] == "table":
        inner = next(
            (grid for reader in (ruled.read, boxes.read) for grid in reader(lines[first:last])), None
        )
        return inner and inner._replace(
            first=inner.first + first, last=inner.last + first, title=title or inner.title
        )
    listed = directive["name"] == "list-table"
    header = None if listed else options.get("header")
    above = [] if header is None else [_value(lines[header])]
    rows = (
        _items(lines[first:last])
        if listed
        else _records([*above, *lines[first:last]])
        if "delim" not in options
        else []
    )
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        return None
    rule = f"reStructuredText: {directive['name']}"
    return Grid(
        first if header is None else header,
        last,
        rows,
        "listed" if listed else "delimited",
        rule,
        title=title,
    )


def _items(lines: Sequence[Line]) -> list[list[Cell]]:
    """The cells of a list of lists; deeper lines go on with the cell above."""
    rows: list[list[list[Cell]]] = []
    for line in lines:
        mark = _ROW.match(line.text)
        if mark:
            rows.append([])
        elif rows:
            mark = _CELL.match(line.text)
        if mark:
            rows[-1].append([])
        if rows:
            rows[-1][-1].append(cell_at_line(line, line.start + (mark.end() if mark else 0), line.end))
    return [[one_cell(parts) for parts in row] for row in rows]


def _value(line: Line) -> Line:
    """What an option is set to."""
    option = _OPTION.fullmatch(line.text)
    skip = option.start("value") if option else 0
    return Line(line.start + skip, line.end, line.text[skip:], line.code)


def _records(lines: Sequence[Line]) -> list[list[Cell]]:
    """A row a line; short ones are filled up, as the format allows."""
    full = [line for line in lines if line.text.strip()]
    rows = [_fields(line) for line in full]
    width = max(map(len, rows), default=0)
    return [
        padded(row, width, line.start + len(line.text.rstrip())) for row, line in zip(rows, full, strict=True)
    ]


def _fields(line: Line) -> list[Cell]:
    """Fields parted by commas; a quoted one loses its marks."""
    left = len(line.text) - len(line.text.lstrip())
    words, cells, position = line.text.rstrip(), list[Cell](), left
    while position <= len(words):
        field = _FIELD.match(words, position)
        if field is None:
            return []
        kind = "plain" if field["quoted"] is None else "quoted"
        cell = cell_at_line(line, line.start + field.start(kind), line.start + field.end(kind))
        cells.append(cell.model_copy(update={"text": cell.text.replace('""', '"')}))
        position = field.end() if field.end() > position and words[field.end() - 1] == "," else len(words) + 1
    return cells


def _frame_end(lines: Sequence[Line], first: int) -> int:
    """Behind the rule that closes a frame of equals signs around a blank line; ``first`` where
    there is none.
    """
    columns = _frame(lines[first])
    if not columns:
        return first
    rules, blank = 0, False
    for number in range(first + 1, len(lines)):
        words = lines[number].text
        if not words.strip():
            if not lines[number - 1].text.strip():
                return first
            blank = True
        elif _frame(lines[number]) == columns:
            rules += 1
            if number + 1 == len(lines) or not lines[number + 1].text.strip():
                return number + 1 if blank else first
            if rules > 1:
                return first
        elif _frame(lines[number]) or not _fits(words, columns):
            return first
    return first


def _frame(line: Line) -> tuple[int, ...]:
    """Where the columns of a rule of equals signs begin; empty for any other line."""
    return (
        ruled.columns_of(line) if "==" in line.text and not line.code and line.text.lstrip()[0] == "=" else ()
    )


def _fits(words: str, columns: Sequence[int]) -> bool:
    """Whether a blank stands before each column, as it does in the rules."""
    underline = set(words.strip()) <= {"-", " "}
    return underline or (
        not words[: columns[0]].strip()
        and all(at > len(words) or words[at - 1].isspace() for at in columns[1:])
    )


def _framed(lines: Sequence[Line], first: int, last: int) -> Grid | None:
    inner = next(ruled.read(lines[first:last]), None)
    return inner and inner._replace(first=inner.first + first, last=inner.last + first)
