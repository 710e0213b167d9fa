"""The blocks of an HTML page in reading order, and the zones (elements) that hold them.

One walk over the tree gives both: a block is a paragraph, heading, list item or table with its visible text; a zone is
a block element with the run of blocks below it. What is an article and what is not is decided on zones, later.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from newsparse.reading.web.tables import Grid, read_grid

# Elements whose text flows on in the line around them; all others begin a block.
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label link mark meta meter nobr output picture"
        " q rb rp rt ruby s samp small source span strike strong sub sup time tt u var wbr"
    ).split()
)
# Elements that show no text of the page.
_SILENT = frozenset(
    (
        "script style noscript template iframe svg math canvas object embed video audio map select option button textarea datalist"
        " head title dialog progress rp rt amp-ad amp-sidebar amp-user-notification amp-iframe amp-analytics amp-consent"
    ).split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LIST_ITEMS = frozenset({"li", "dt", "dd"})
# HTML collapses these; no-break, narrow and thin spaces are content.
_WHITE = re.compile(r"[ \t\n\r\f]+")
_PARAGRAPH_BREAK = re.compile(r"\v[ \t\n\r\f\u00a0]*\v[ \t\n\r\f\u00a0\v]*")
# Characters that show nothing and split words: soft hyphen, zero-width space, word joiner, byte order mark.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Entities written twice ("&amp;nbsp;") come out as entities; those of < and > are left to people who write about HTML.
_ENTITY = re.compile(r"&(?!lt;|gt;)(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_QUOTE_MARKS = ("« ", " »")  # what a French page shows around <q>
# Links that are marks: anchors behind headings, calls of notes and ways back from them.
_MARK_LINK = re.compile(r"[\W\d_]{0,6}")
_TEASER = re.compile(r"[\s(>→]*(?:(?:à|a)\s+(?:lire|voir|écouter)|lire|voir|relire)\s*(?:aussi|également|notre|sur|:|>|\|)", re.I)
_UNSEEN = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-?reader|visually-?hidden|credits?|copyright)(?:$|[\s_-])", re.I)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|legende?)(?:$|[\s_-])", re.I)
MAX_DEPTH = 250  # nested elements below which text is no longer read; the parser itself stops at 256


@dataclass(slots=True, eq=False)
class Zone:
    """A block element and the blocks it holds: ``blocks[first:last]``."""

    element: HtmlElement
    parent: Zone | None
    first: int
    last: int = 0
    children: list[Zone] = field(default_factory=list)

    def within(self, other: Zone) -> bool:
        """True for the zone itself and for what is below it."""
        zone: Zone | None = self
        while zone is not None and zone is not other:
            zone = zone.parent
        return zone is other


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One block: its text as seen, the zone it stands in, how much of it is links; a grid where it is a table."""

    text: str
    zone: Zone
    level: int = 0
    tight: bool = False  # follows its predecessor on the next line (list items), without a blank line
    quote: Zone | None = None  # the outermost block quote around it
    code: bool = False
    caption: bool = False
    link_share: float = 0.0
    table: Grid | None = None


def read_blocks(root: HtmlElement) -> tuple[list[Block], Zone]:
    """The blocks below an element in document order, and the zone of the element."""
    walker = _Walker(root)
    return walker.blocks, walker.zone


def visible_text(element: HtmlElement) -> str:
    """The text of an element as a browser shows it: white space collapsed, ``<br>`` a line break.

    >>> import lxml.html
    >>> visible_text(lxml.html.fromstring("<p> Un <b>prix</b>\\n :<br>5\u00a0€ </p>"))
    'Un prix :\\n5\\xa0€'
    """
    return collapse("".join(_pieces(element, 0)))


def collapse(text: str) -> str:
    """White space collapsed; a vertical tab stands for a line break.

    >>> collapse(" un\\u00ad deux  \\v trois ")
    'un deux\\ntrois'
    """
    text = text.translate(_INVISIBLE)
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m.group()), text)
    lines = (_WHITE.sub(" ", line).strip(" ") for line in text.split("\v"))
    return "\n".join(line for line in lines if line).strip()


def fold(text: str) -> str:
    """Letters and digits alone: how a page writes spaces and marks differs from place to place.

    >>> fold("Un  prix : 5\u00a0€")
    'unprix5'
    """
    return re.sub(r"[\W_]+", "", text).casefold()


def _is_shown(element: HtmlElement) -> bool:
    """False for what a line does not show: text for screen readers, photo credits, marks that are links, teasers in a sentence."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT:
        return False
    attributes = element.attrib
    if attributes and (_UNSEEN.search(attributes.get("class") or "") or _is_undisplayed(element)):
        return False
    if tag == "sup" and len(element) == 1 and element[0].tag == "a" and (element[0].get("href") or "").startswith("#"):
        return False
    if tag == "a" and (attributes.get("href") or "").startswith("#"):
        return not _MARK_LINK.fullmatch(element.text_content().strip())
    if tag in ("i", "em", "b", "strong", "span", "small") and _TEASER.match((element.text or "")[:60]):
        return next(element.iterdescendants("a"), None) is None
    return True


def _is_undisplayed(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and "display:none" in style.replace(" ", "").lower())


def _pieces(element: HtmlElement, depth: int) -> Iterator[str]:
    """Text pieces of an element and what is below it; a vertical tab stands for a forced line break."""
    if depth > MAX_DEPTH:
        return
    if element.tag == "br":
        yield "\v"
        return
    block = element.tag not in _INLINE and depth > 0
    if block:
        yield "\v"
    marks = _QUOTE_MARKS if element.tag == "q" else ("", "")
    yield marks[0] + (element.text or "")
    for child in element:
        if _is_shown(child):
            yield from _pieces(child, depth + 1)
        yield child.tail or ""
    yield marks[1]
    if block:
        yield "\v"


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a run of text make of it."""

    level: int = 0
    tight: bool = False
    quote: Zone | None = None
    code: bool = False
    caption: bool = False
    linked: bool = False


class _Walker:
    """Walks the tree, gathering runs of inline content into blocks."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self._run: list[str] = []
        self._linked = 0
        self._mixed = _inline_around_blocks(root)
        self.zone = Zone(root, None, 0)
        self._walk(root, self.zone, _Around(), 0)

    def _walk(self, element: HtmlElement, zone: Zone, around: _Around, depth: int) -> None:
        """Read an element into its zone; inline elements that hold blocks are read into the zone around them."""
        self._run.append(element.text or "")
        for child in element:
            if depth < MAX_DEPTH and _is_shown(child):
                if child.tag not in _INLINE:
                    self._flush(zone, around)
                    self._block(child, zone, around, depth)
                elif child in self._mixed:
                    linked = around.linked or (child.tag == "a" and child.get("href") is not None)
                    self._walk(child, zone, replace(around, linked=linked), depth + 1)
                else:
                    self._inline(child)
            self._run.append(child.tail or "")
        if element is zone.element:
            self._flush(zone, around)
            zone.last = len(self.blocks)

    def _block(self, child: HtmlElement, parent: Zone, around: _Around, depth: int) -> None:
        zone = Zone(child, parent, len(self.blocks))
        parent.children.append(zone)
        grid = read_grid(child, visible_text) if child.tag == "table" else None
        if grid is not None:
            self.blocks.append(Block(text="", zone=zone, table=grid))
            zone.last = len(self.blocks)
            return
        tag = child.tag
        inner = _Around(
            level=_HEADINGS.get(tag) or around.level,
            tight=around.tight or tag in _LIST_ITEMS,
            quote=around.quote or (zone if tag == "blockquote" else None),
            code=around.code or tag in ("pre", "xmp", "listing"),
            caption=around.caption or tag == "figcaption" or _CAPTION.search(child.get("class") or "") is not None,
            linked=around.linked,
        )
        self._walk(child, zone, inner, depth + 1)

    def _inline(self, child: HtmlElement) -> None:
        self._run.append("".join(_pieces(child, 0)))
        links = (child,) if child.tag == "a" else child.iterdescendants("a")
        self._linked += sum(len(_WHITE.sub("", "".join(link.itertext()))) for link in links)

    def _flush(self, zone: Zone, around: _Around) -> None:
        run = "".join(self._run)
        linked, self._run, self._linked = self._linked, [], 0
        if not run or run.isspace():
            return
        # In code a blank line is a blank line; elsewhere two breaks in a row part paragraphs.
        for part in (run,) if around.code else _PARAGRAPH_BREAK.split(run):
            text = collapse(part)
            if text:
                share = 1.0 if around.linked else min(1.0, linked / max(1, len(_WHITE.sub("", run))))
                self.blocks.append(
                    Block(text, zone, around.level, around.tight, around.quote, around.code, around.caption, link_share=share)
                )


def _inline_around_blocks(root: HtmlElement) -> set[HtmlElement]:
    """Inline elements that hold block elements, in one pass: each is climbed to once."""
    found: set[HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _INLINE or element.tag in _SILENT:
            continue
        above = element.getparent()
        while above is not None and above.tag in _INLINE and above not in found:
            found.add(above)
            above = above.getparent()
    return found
