"""Rows that a width cut in two: the line is as full as it can be, and the next one only goes on with it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from newsparse.tables.text_grid import Line

NARROWEST: Final = 50  # characters; what is narrower was hardly wrapped, and short rows fill it by chance
_MOST_SHARE: Final = 0.7  # of the lines that go on; more of them are prose


def unwrapped(block: Sequence[Line]) -> list[tuple[int, int, Line]] | None:
    r"""The rows of a block as ``(first line, line behind the last, row)``, or None where no line gives a
    width away.

    A line goes on where the first word of the next one had no room behind it, and the next one does not begin
    like a cell: in lower case, with a digit or a mark, or with a word or two alone.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "Outil Rôle\nWazuh Centralise les journaux de tous les serveurs de la\nsociété\nNmap Scan"
    >>> [row.text[-13:] for *_, row in unwrapped(list(lines_of(text, text)))]
    ['Outil Rôle', 'de la société', 'Nmap Scan']
    """
    width = max((len(line.text.rstrip()) for line in block), default=0)
    if width < NARROWEST:
        return None
    goes_on = [_goes_on(one, other, width) for one, other in itertools.pairwise(block)]
    if not any(goes_on) or sum(goes_on) > _MOST_SHARE * len(block):
        return None
    rows, first = [], 0
    for number in range(len(block)):
        if number + 1 == len(block) or not goes_on[number]:
            rows.append((first, number + 1, _row(block[first : number + 1])))
            first = number + 1
    return rows


def _goes_on(line: Line, behind: Line, width: int) -> bool:
    words = behind.text.split()
    full = len(line.text.rstrip()) + 1 + len(words[0]) > width
    return full and (not words[0][:1].isupper() or len(words) <= _FEW or len(behind.text) < _SHORT * width)


_FEW: Final = 2  # words
_SHORT: Final = 0.4  # of the width


def _row(lines: Sequence[Line]) -> Line:
    """The lines as one; each line break becomes as many blanks, so that offsets stay."""
    parts = [lines[0].text]
    for one, other in itertools.pairwise(lines):
        parts += [" " * (other.start - one.end), other.text]
    return Line(lines[0].start, lines[-1].end, "".join(parts), lines[0].code)
