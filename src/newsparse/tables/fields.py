"""The fields of delimited text: quoted ones hold delimiters, line breaks and doubled quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.record import Cell
from newsparse.tables.markdown import cell_at_line
from newsparse.tables.text_grid import Line

_QUOTED = re.compile(r'"[^"]{0,500}"')
_MOST_LINES: Final = 10  # of a record
_LONGEST: Final = 4_000  # characters of a record of several lines


class Record(NamedTuple):
    """``block[first:last]`` as one line."""

    first: int
    last: int
    line: Line


def records(block: Sequence[Line], delimiter: str) -> Iterator[Record]:
    r"""The lines of a block; those that a quoted field goes over are one.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = '"a\nb";1\nc;2'
    >>> [(record.first, record.last, record.line.text) for record in records(list(lines_of(text, text)), ";")]
    [(0, 2, '"a\nb";1'), (2, 3, 'c;2')]
    """
    first = 0
    while first < len(block):
        line, count = block[first], 1
        if line.text.count('"') % 2:  # a mark that is not closed
            line, count = _record(block[first : first + _MOST_LINES], delimiter)
        yield Record(first, first + count, line)
        first += count


def _record(lines: Sequence[Line], delimiter: str) -> tuple[Line, int]:
    """The record that begins the lines, and how many of them it takes. Offsets stay."""
    words = lines[0].text
    for line, above in zip(lines[1:], lines, strict=False):
        if len(words) > _LONGEST:
            break
        words += "\n".ljust(line.start - above.end) + line.text
    *_, last = _spans(words, delimiter)
    words = words[: last.after]
    count = words.count("\n") + 1
    return lines[0]._replace(end=lines[count - 1].end, text=words), count


def without_quoted(words: str) -> str:
    """The words outside of quoted fields."""
    return _QUOTED.sub('""', words)


class _Span(NamedTuple):
    start: int
    end: int
    after: int  # where the delimiter stands, or the end
    quoted: bool


def fields(line: Line, delimiter: str) -> list[Cell]:
    r"""The fields of a line; a quoted one loses its marks, and doubled marks in it are one.

    >>> [cell.text for cell in fields(Line(0, 15, 'a,"b ""c"" e",d'), ",")]
    ['a', 'b "c" e', 'd']
    """
    return [_cell(line, span) for span in _spans(line.text, delimiter)]


def _cell(line: Line, span: _Span) -> Cell:
    start, end = line.start + span.start, line.start + span.end
    if not span.quoted:
        return cell_at_line(line, start, end)
    return Cell(
        text=" ".join(line.text[span.start : span.end].replace('""', '"').split()), start=start, end=end
    )


def _spans(words: str, delimiter: str) -> Iterator[_Span]:
    """The fields up to the first line break that no quoted field holds."""
    start, line_end = 0, -1
    while True:
        if line_end < start:
            line_end = words.find("\n", start)
            line_end = len(words) if line_end < 0 else line_end
        span = _quoted(words, start, delimiter)
        if span is None:
            after = words.find(delimiter, start, line_end)
            after = line_end if after < 0 else after
            span = _Span(start, after, after, False)
        yield span
        if not words.startswith(delimiter, span.after):
            return
        start = span.after + len(delimiter)


def _quoted(words: str, start: int, delimiter: str) -> _Span | None:
    """The field in double quotes that begins there; none where the closing mark does not end the field."""
    opening = start
    while words.startswith(" ", opening):
        opening += 1
    if not words.startswith('"', opening):
        return None
    closing = opening + 1
    while (closing := words.find('"', closing)) >= 0 and words.startswith('"', closing + 1):
        closing += 2
    inside = words[opening + 1 : closing]
    if closing < 0 or (delimiter == "\t" and not any(mark in inside for mark in '\t\n"')):
        return None  # spreadsheets quote a tab-separated field only where it must be
    after = closing + 1
    while words.startswith(" ", after):
        after += 1
    ends = after == len(words) or words.startswith(delimiter, after) or words[after] == "\n"
    return _Span(opening + 1, closing, after, True) if ends else None
