"""The blocks of an HTML page in reading order: paragraphs, headings, list items, tables, with their visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsparse.reading.web.tables import Grid, read_grid

# Elements whose text flows on in the line around them; all others begin a block.
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark meter output picture q ruby rt rp s samp"
        " small span strike strong sub sup time tt u var wbr link meta source input"
    ).split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# HTML collapses these; no-break, narrow and thin spaces are content.
_WHITE = re.compile(r"[ \t\n\r\f]+")
_QUOTE_MARKS = ("« ", " »")  # what a French page shows around <q>
MAX_DEPTH = 300  # nested elements below which text is no longer read; browsers stop at 512


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its text as seen, the element it comes from, how much of it is links; a grid where it is a table."""

    text: str
    element: HtmlElement
    level: int = 0
    tight: bool = False  # follows its predecessor on the next line (list items), without a blank line
    quoted: bool = False
    code: bool = False
    link_share: float = 0.0
    table: Grid | None = None


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """The blocks below an element, in document order."""
    yield from _Walker().walk(root, root, 0)


def visible_text(element: HtmlElement) -> str:
    """The text of an element as a browser shows it: white space collapsed, ``<br>`` a line break.

    >>> import lxml.html
    >>> visible_text(lxml.html.fromstring("<p> Un <b>prix</b>\\n :<br>5\u00a0€ </p>"))
    'Un prix :\\n5\\xa0€'
    """
    return _collapse("".join(_pieces(element, 0)))


def _collapse(text: str) -> str:
    lines = (_WHITE.sub(" ", line).strip(" ") for line in text.split("\v"))
    return "\n".join(line for line in lines if line).strip()


def _pieces(element: HtmlElement, depth: int) -> Iterator[str]:
    """Text pieces of an element and what is below it; a vertical tab stands for a forced line break."""
    if depth > MAX_DEPTH:
        return
    block = element.tag not in _INLINE and depth > 0
    if element.tag == "br":
        yield "\v"
        return
    if element.tag == "img":
        return
    if block:
        yield "\v"
    marks = _QUOTE_MARKS if element.tag == "q" else ("", "")
    yield marks[0] + (element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, depth + 1)
        yield child.tail or ""
    yield marks[1]
    if block:
        yield "\v"


class _Walker:
    """Walks the tree, gathering runs of inline content into blocks."""

    def __init__(self) -> None:
        self._run: list[str] = []
        self._linked = 0

    def walk(self, element: HtmlElement, owner: HtmlElement, depth: int) -> Iterator[Block]:
        if depth > MAX_DEPTH:
            return
        self._run.append(element.text or "")
        for child in element:
            if not isinstance(child.tag, str):
                self._run.append(child.tail or "")
                continue
            if child.tag in _INLINE and not self._holds_blocks(child):
                piece = "".join(_pieces(child, 0)) if child.tag != "br" else "\v"
                self._run.append(piece)
                links = [child] if child.tag == "a" else child.iter("a")
                self._linked += sum(len(_WHITE.sub("", visible_text(link))) for link in links)
            else:
                yield from self._flush(owner)
                yield from self._child(child, depth)
            self._run.append(child.tail or "")
        yield from self._flush(owner)

    def _child(self, child: HtmlElement, depth: int) -> Iterator[Block]:
        grid = read_grid(child, visible_text) if child.tag == "table" else None
        if grid is not None:
            yield Block(text="", element=child, table=grid)
            return
        yield from self.walk(child, child, depth + 1)

    @staticmethod
    def _holds_blocks(element: HtmlElement) -> bool:
        return any(isinstance(below.tag, str) and below.tag not in _INLINE for below in element.iterdescendants())

    def _flush(self, owner: HtmlElement) -> Iterator[Block]:
        text = _collapse("".join(self._run))
        linked, self._run, self._linked = self._linked, [], 0
        if not text:
            return
        above = [owner, *owner.iterancestors()]
        tags = {element.tag for element in above}
        level = next((_HEADINGS[element.tag] for element in above if element.tag in _HEADINGS), 0)
        yield Block(
            text=text,
            element=owner,
            level=level,
            tight=bool(tags & {"li", "dt", "dd"}),
            quoted="blockquote" in tags,
            code="pre" in tags,
            link_share=linked / max(1, len(_WHITE.sub("", text))),
        )
