"""The elements of an HTML table inside a text, each cell with its place there.

The tags that HTML lets writers leave out (``</td>``, ``</tr>``) are put in as browsers do. lxml parses whole
pages, and tells of no element where it stood; the elements are its own, so that what reads a table of a page
reads this one.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from newsparse.tables.html_regions import Comments
from newsparse.tables.text_grid import clean
from newsparse.text.masks import blank

# A tag to its end; a ">" in quotes after "=" is part of a value. The loop never goes back, and stops at the
# next "<".
_TAG = re.compile(
    r"""<(?:!--|(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})
    (?P<attributes>(?:[\s/](?:=\s{0,9}(?:"[^"<]*"|'[^'<]*')|[^<>])*+)?)>)""",
    re.X,
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]{0,40})(?:\s{0,9}=\s{0,9}("[^"<]*"|'[^'<]*'|[^\s<>"']+))?""")
_READ = frozenset("colspan rowspan role scope hidden style class alt title aria-label href".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_RAW = frozenset({"script", "style"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th", "caption"})
_PARTS = frozenset({"table", "tr", *_GROUPS, *_CELLS})
# What a tag closes: elements are closed until one of these is the innermost.
_HOLDERS = {
    "td": _GROUPS | {"tr", "table"},
    "th": _GROUPS | {"tr", "table"},
    "tr": _GROUPS | {"table"},
    **dict.fromkeys([*_GROUPS, "caption", "colgroup"], frozenset({"table"})),
}
_ALIKE = frozenset({"li", "p", "dt", "dd", "option"})  # one closes the other
# no characters of XML, to lxml
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKDOWN = re.compile(r"[`*_\[\\~]")
MAX_DEPTH = 60  # elements within one another; tags further in are passed over
MAX_ATTRIBUTES = 2000  # characters of a tag that are read


class Tree(NamedTuple):
    """The outermost table; for each cell, the offsets of its content; the text of the region with its tags
    blanked out.
    """

    table: HtmlElement
    cells: dict[HtmlElement, tuple[int, int]]
    view: str


def parse(text: str, start: int, end: int, comments: Comments) -> Tree:
    """The tree of the table that opens at ``start``.

    >>> text = "<table><tr><th title='a>b'>Offre<td>12 &euro;</table>"
    >>> tree = parse(text, 0, len(text), Comments(text, text))
    >>> [(cell.text, text[slice(*place)]) for cell, place in tree.cells.items()]
    [('Offre', 'Offre'), ('12 €', '12 &euro;')]
    """
    opening = _TAG.match(text, start, end)
    position = opening.end() if opening else text.index(">", start) + 1
    builder = _Builder(_attributes(opening["attributes"] if opening else ""))
    view = [blank(text[start:position])]
    while mark := _TAG.search(text, position, end):
        stop = mark.end()
        if mark["name"] is None:
            close = comments.end(mark.start())
            stop = min(close, end) if close else stop
        builder.data(text[position : mark.start()])
        view += [text[position : mark.start()], blank(text[mark.start() : stop])]
        position = stop
        name = (mark["name"] or "").lower()
        if mark["end"]:
            builder.end(name, mark.start())
        elif name:
            builder.start(name, mark["attributes"], mark.start(), stop)
        if name in _RAW and not mark["end"]:
            position = _raw_end(text, name, stop, end)
            view.append(blank(text[stop:position]))
    builder.data(text[position:end])
    view.append(text[position:end])
    return builder.tree(end, "".join(view))


def _raw_end(text: str, name: str, start: int, end: int) -> int:
    """Where a script or a style sheet ends: at its closing tag, else with the table."""
    close = re.compile(rf"</{name}\b", re.I).search(text, start, end)
    return close.start() if close else end


class _Builder:
    def __init__(self, attributes: dict[str, str]) -> None:
        self._root = lxml.html.Element("table", attributes)
        self._open: list[HtmlElement] = [self._root]
        # the element behind which text follows, where one has just been closed
        self._last: HtmlElement | None = None
        self._text: list[str] = []
        self._cells: dict[HtmlElement, tuple[int, int]] = {}

    def tree(self, end: int, view: str) -> Tree:
        """What has been built; all that is open closes at ``end``."""
        self._close_to(0, end)
        return Tree(self._root, self._cells, view)

    def data(self, run: str) -> None:
        """A run of text without tags."""
        if not run or not self._open:
            return
        run = _FORBIDDEN.sub(" ", run)
        words = clean(run) if _MARKDOWN.search(run) else html.unescape(run)
        # blanks about the run part words from what stands beside it; an entity may name no character of XML
        if words != run:
            words = _FORBIDDEN.sub(
                " ", f"{run[:1] if run[:1].isspace() else ''}{words}{run[-1:] if run[-1:].isspace() else ''}"
            )
        self._text.append(words)

    def start(self, name: str, attributes: str, start: int, end: int) -> None:
        """A tag that opens an element."""
        if name in _HOLDERS:
            self._close_into(_HOLDERS[name], start)
            if name in ("td", "th") and self._open and self._open[-1].tag != "tr":
                self._push("tr", {}, end)
        elif name in _ALIKE and self._open and self._open[-1].tag == name:
            self._close_to(len(self._open) - 1, start)
        self._push(name, _attributes(attributes), end)
        if name in _VOID and self._open and self._open[-1].tag == name:
            self._close_to(len(self._open) - 1, end)

    def end(self, name: str, start: int) -> None:
        """A tag that closes an element: none beyond the cell it stands in or, for the parts of a table,
        beyond the table.
        """
        for depth in range(len(self._open) - 1, -1, -1):
            tag = self._open[depth].tag
            if tag == name:
                self._close_to(depth, start)
                return
            if tag == "table" or (tag in _CELLS and name not in _PARTS):
                return

    def _push(self, name: str, attributes: dict[str, str], end: int) -> None:
        if not 0 < len(self._open) < MAX_DEPTH:
            return  # too deep, or behind the closing tag
        self._flush()
        element = etree.SubElement(self._open[-1], name, attributes)
        if name in ("td", "th"):
            self._cells[element] = (end, end)
        self._open.append(element)
        self._last = None

    def _close_into(self, holders: frozenset[str], start: int) -> None:
        depth = len(self._open)
        while depth and self._open[depth - 1].tag not in holders:
            depth -= 1
        self._close_to(max(depth, 1), start)

    def _close_to(self, depth: int, start: int) -> None:
        """Close the elements at that depth and below it: their content ends at ``start``."""
        if len(self._open) > depth:
            self._flush()
        while len(self._open) > depth:
            self._last = self._open.pop()
            if self._last in self._cells:
                self._cells[self._last] = (self._cells[self._last][0], start)

    def _flush(self) -> None:
        """Write the text that was gathered behind the element it follows, or into the one it opens."""
        if not self._text:
            return
        words, self._text = "".join(self._text), []
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + words
        elif self._open:
            self._open[-1].text = (self._open[-1].text or "") + words


def _attributes(raw: str) -> dict[str, str]:
    """The attributes that say something about a table or what it shows; the first of one name counts."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(raw[:MAX_ATTRIBUTES]):
        if name.lower() in _READ:
            unquoted = value[1:-1] if value[:1] in "\"'" else value
            found.setdefault(name.lower(), _FORBIDDEN.sub(" ", html.unescape(unquoted)))
    return found
