"""What stands left of the words of a line: marks of a block quote, the bullet of a list item, indentation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.record import Cell
from newsparse.tables.text_grid import Line

_QUOTE_MARKS = re.compile(r"(?:[ \t]{0,3}>){1,5} ?")
_BULLET = re.compile(r"[ \t]{0,20}(?:[-*+•▪◦‣·–—]|\d{1,3}[.)]|[a-z]\))(?:[ \t]+|$)")
_CODE_INDENT = re.compile(r" {0,3}(?: {4}|\t)")
_PARTING = "|;\t"  # what parts cells; a line that holds one is a row


def bare(block: Sequence[Line]) -> list[Line]:
    r"""The lines without what makes them a quote, and without the bullet of the item that they all belong to.

    A ">" below a row without one is a value ("> 5 Go"); a bullet is only that where the next line is not an
    item of its own.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "> - a | b\n>   1 | 2"
    >>> [(line.start, line.text) for line in bare(list(lines_of(text, text)))]
    [(4, 'a | b'), (12, '  1 | 2')]
    """
    lines: list[Line] = []
    quoted, row = False, False
    for line in block:
        marks = _QUOTE_MARKS.match(line.text) if quoted or not row else None
        lines.append(_cut(line, marks.end()) if marks else line)
        quoted, row = bool(marks), any(mark in line.text for mark in _PARTING)
    for number in range(len(lines) - 1):
        bullet = _BULLET.match(lines[number].text)
        if bullet and not is_item(lines[number + 1]) and _indent(lines[number + 1]) > _indent(lines[number]):
            lines[number] = _cut(lines[number], bullet.end())
    return lines


def unquoted(block: Sequence[Line]) -> list[Line]:
    """The lines without the marks of a block quote that all of them carry, and without blanks behind them.

    >>> from newsparse.tables.text_grid import lines_of
    >>> [(line.start, line.text) for line in unquoted(list(lines_of("> a  ", "> a  ")))]
    [(2, 'a')]
    """
    marks = [match for line in block if (match := _QUOTE_MARKS.match(line.text))]
    lines = (
        [_cut(line, match.end()) for line, match in zip(block, marks, strict=True)]
        if len(marks) == len(block)
        else block
    )
    return [
        line._replace(end=line.start + len(line.text.rstrip()), text=line.text.rstrip()) for line in lines
    ]


def start_of(line: Line, cells: Sequence[Cell]) -> int:
    """Where a first row begins: behind blanks, marks of a quote and a bullet, as far as no cell holds them.

    >>> start_of(
    ...     Line(10, 19, "> - a | b"), [Cell(text="a", start=14, end=15), Cell(text="b", start=18, end=19)]
    ... )
    14
    >>> start_of(
    ...     Line(0, 9, "> 5 Go  a"), [Cell(text="> 5 Go", start=0, end=6), Cell(text="a", start=8, end=9)]
    ... )
    0
    """
    edge = min((cell.start for cell in cells if cell.text), default=line.end) - line.start
    offset = 0
    for marks in (_QUOTE_MARKS, _BULLET):
        match = marks.match(line.text, offset)
        if match and match.end() <= edge:
            offset = match.end()
    return line.end - len(line.text[offset:].lstrip())


def is_item(line: Line) -> bool:
    r"""True where a line begins with a bullet or a number of a list.

    >>> [is_item(Line(0, 0, words)) for words in ("- a", "2.\tb", "-5;3", "3.5;2")]
    [True, True, False, False]
    """
    return bool(_BULLET.match(line.text))


def is_bullet(words: str) -> bool:
    """True where a cell is a bullet or a number of a list, and nothing more.

    >>> is_bullet("•"), is_bullet("3."), is_bullet("3")
    (True, True, False)
    """
    match = _BULLET.match(words)
    return bool(match and match.end() == len(words))


def is_code(line: Line) -> bool:
    """True for code: fenced, or indented so far that only a list item could be a reason.

    >>> [is_code(Line(0, 0, "    a | b", item=item)) for item in (False, True)]
    [True, False]
    """
    return line.code or (not line.item and bool(_CODE_INDENT.match(line.text)))


def _cut(line: Line, width: int) -> Line:
    return line._replace(start=line.start + width, text=line.text[width:])


def _indent(line: Line) -> int:
    words = line.text.expandtabs(4)
    return len(words) - len(words.lstrip(" "))
