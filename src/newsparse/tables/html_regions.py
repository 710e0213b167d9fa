"""Where HTML tables stand in a text: from the outermost ``<table>`` to the tag that closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"<(?:!--|(?P<end>/?)table(?:[\s/][^<>]{0,2000})?>)", re.I)
_BLANK_LINE = re.compile(r"\n[ \t\r>]*\n")
_WORD = re.compile(r"\S")


class Comments:
    """Where HTML comments end; asked for in text order, so that what stands ahead is looked up once for many
    marks.
    """

    def __init__(self, text: str, masked: str) -> None:
        self._text, self._masked = text, masked
        self._close = self._word = -1

    def end(self, start: int) -> int | None:
        """The end of the comment that opens at ``start``; ``None`` for a mark that opens none (not closed, or
        in code).
        """
        if self._close < start + 4:
            found = self._text.find("-->", start + 4)
            self._close = found if found >= 0 else len(self._text)
        if self._word < start:
            word = _WORD.search(self._masked, start)
            self._word = word.start() if word else len(self._text)
        end = self._close + 3
        return end if end <= len(self._text) and self._word >= end else None


def regions(text: str, masked: str) -> Iterator[tuple[int, int]]:
    r"""The outermost tables, outside comments, in their order.

    A tag that nothing closes opens a table that reaches to the next one or to a blank line: the next table is
    its own.

    >>> text = "Une balise <table> seule.\n<table><tr><td>1</td></tr></table>"
    >>> [text[start:end] for start, end in regions(text, text)]
    ['<table> seule.\n', '<table><tr><td>1</td></tr></table>']
    """
    last = 0
    for start, end in sorted(_pairs(text, Comments(text, masked))):
        if start >= last:
            yield start, end
            last = end


def _pairs(text: str, comments: Comments) -> Iterator[tuple[int, int]]:
    opened: list[tuple[int, int]] = []  # where a table opens, and how many tags of tables stand before that
    starts: list[int] = []
    position = 0
    while mark := _MARK.search(text, position):
        position = mark.end()
        if mark["end"] is None:
            position = comments.end(mark.start()) or position
        elif not mark["end"]:
            opened.append((mark.start(), len(starts)))
            starts.append(mark.start())
        elif opened:
            yield opened.pop()[0], mark.end()
    for start, number in opened:
        stop = starts[number + 1] if number + 1 < len(starts) else len(text)
        blank = _BLANK_LINE.search(text, start, stop)
        yield start, blank.start() if blank else stop
