"""Calls of footnotes in table cells: a small raised mark behind a word, unlike the exponent of a unit or the end of an ordinal."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from newsparse.elements.visible import visible_text

_BRACKETED = re.compile(r"[\[(]\s?(?:\d{1,3}|[a-zA-Z]|[*†‡§])\s?[\])]|[*†‡§]{1,3}")
_PLAIN = re.compile(r"\d{1,2}(?:\s?[,;]\s?\d{1,2}){0,3}|[a-d]")
# What takes no exponent: a whole word, a closing mark, a currency or percent sign.
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{3}|[)\]»\"”%€$£¥])\s?$")
_GLUED = re.compile(r"\w")
_NEAR = 12  # characters before a mark that tell what it is


def notes_in(cell: HtmlElement) -> set[HtmlElement]:
    """The raised marks of a cell that call a footnote.

    >>> import lxml.html
    >>> cells = ("<td>Alba<sup>1</sup></td>", "<td>12 m<sup>2</sup></td>", "<td>1<sup>er</sup></td>")
    >>> [len(notes_in(lxml.html.fragment_fromstring(cell))) for cell in cells]
    [1, 0, 0]
    """
    return {raised for raised in cell.iterdescendants("sup") if _is_note(raised)}


def _is_note(raised: HtmlElement) -> bool:
    mark = visible_text(raised)
    if _GLUED.match(raised.tail or ""):
        return False
    return bool(_BRACKETED.fullmatch(mark) or (_PLAIN.fullmatch(mark) and _BEFORE_NOTE.search(_before(raised))))


def _before(element: HtmlElement) -> str:
    """The last characters in front of an element: of its neighbour or, where that ends in tags, of what is last inside it."""
    left = element.getprevious()
    if left is None:
        return (element.getparent().text or "")[-_NEAR:]
    while not left.tail and len(left):
        left = left[-1]
    return (left.tail or left.text or "")[-_NEAR:]
