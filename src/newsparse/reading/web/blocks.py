"""The blocks of an HTML page in reading order, and the zones (elements) that hold them.

One walk over the tree gives both: a block is a paragraph, heading, list item or table with its visible text;
a zone is a block element with the run of blocks below it. What is an article and what is not is decided on
zones, later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from newsparse.elements.grid import Grid, read_grid
from newsparse.elements.visible import (
    CREDIT,
    CREDIT_END,
    INLINE,
    JOINT,
    MAX_DEPTH,
    SILENT,
    WHITE,
    collapse,
    is_shown,
    keep_lines,
    pieces,
)
from newsparse.reading.web.code import says_code
from newsparse.reading.web.credits import credit_spans, is_credit, says_credit
from newsparse.record import AsideKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LIST_ITEMS = frozenset({"li", "dt", "dd"})
_PARAGRAPH_BREAK = re.compile(rf"\v[ \t\n\r\f\u00a0{JOINT}]*\v[ \t\n\r\f\u00a0\v{JOINT}]*")
_UNSEEN = re.compile(rf"[ \t\n\r\f\v{JOINT}{CREDIT}{CREDIT_END}]+")
_CREDIT_TAGS = frozenset({"small", "span", "em", "i", "cite"})
# of marks that stand close to their word
_SPACE_BEFORE, _SPACE_BEHIND = re.compile(r" ([,.;)\]])"), re.compile(r"([(\[]) ")
_BARS = re.compile(r"[ \t]*\|[|\s]*")
MAX_FIELDS = 400  # characters of a line that may be made of fields: a name, a date
_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|legende?)(?:$|[\s_-])", re.I)


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
    """One block: its text as seen, the zone it stands in, how much of it is links; a grid where it is a
    table.
    """

    text: str
    zone: Zone
    level: int = 0
    tight: bool = False  # follows its predecessor on the next line (list items), without a blank line
    quote: Zone | None = None  # the outermost block quote around it
    code: bool = False
    caption: bool = False
    link_share: float = 0.0
    table: Grid | None = None
    # a short text with a space at each edge of an inline element: pages set fields side by side
    spaced: str | None = None
    barred: str | None = None  # the same with bars
    kind: AsideKind | None = None  # what it is, where it is not running text
    credits: tuple[tuple[int, int], ...] = ()  # stretches that name the maker of a picture


def read_blocks(root: HtmlElement) -> tuple[list[Block], Zone]:
    """The blocks below an element in document order, and the zone of the element."""
    walker = _Walker(root)
    return walker.blocks, walker.zone


def fold(text: str) -> str:
    """Letters and digits alone: how a page writes spaces and marks differs from place to place.

    >>> fold("Un  prix : 5\u00a0€")
    'unprix5'
    """
    return re.sub(r"[\W_]+", "", text).casefold()


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a run of text make of it."""

    level: int = 0
    tight: bool = False
    quote: Zone | None = None
    code: bool = False
    caption: bool = False
    linked: bool = False
    credit: bool = False


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
        """Read an element into its zone; inline elements that hold blocks are read into the zone
        around them.
        """
        self._run.append(element.text or "")
        for child in element:
            if depth < MAX_DEPTH and is_shown(child):
                if child.tag not in INLINE:
                    self._flush(zone, around)
                    self._block(child, zone, around, depth)
                elif child in self._mixed:
                    linked = around.linked or (child.tag == "a" and child.get("href") is not None)
                    self._walk(child, zone, replace(around, linked=linked), depth + 1)
                else:
                    self._inline(child, around)
            self._run.append(child.tail or "")
        if element is zone.element:
            self._flush(zone, around)
            zone.last = len(self.blocks)

    def _block(self, child: HtmlElement, parent: Zone, around: _Around, depth: int) -> None:
        zone = Zone(child, parent, len(self.blocks))
        parent.children.append(zone)
        grid = read_grid(child) if child.tag == "table" else None
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
            caption=around.caption
            or tag == "figcaption"
            or _CAPTION.search(child.get("class") or "") is not None,
            linked=around.linked,
            credit=around.credit or says_credit(child),
        )
        self._walk(child, zone, inner, depth + 1)

    def _inline(self, child: HtmlElement, around: _Around) -> None:
        shown = "".join(pieces(child, 0))
        credit = says_credit(child) or (
            around.caption and child.tag in _CREDIT_TAGS and is_credit(collapse(shown))
        )
        edges = (f" {CREDIT}", CREDIT_END) if credit else ("", "")
        self._run.append(f"{JOINT}{edges[0]}{shown}{edges[1]}{JOINT}")
        links = (child,) if child.tag == "a" else child.iterdescendants("a")
        self._linked += sum(len(WHITE.sub("", "".join(link.itertext()))) for link in links)

    def _flush(self, zone: Zone, around: _Around) -> None:
        run = "".join(self._run)
        linked, self._run, self._linked = self._linked, [], 0
        if not run or run.isspace():
            return
        # In code a blank line is a blank line; elsewhere two breaks in a row part paragraphs.
        for part in (run,) if around.code else _PARAGRAPH_BREAK.split(run):
            text, credits = (keep_lines(part), ()) if around.code else credit_spans(collapse(part))
            if text:
                share = 1.0 if around.linked else min(1.0, linked / max(1, len(_UNSEEN.sub("", run))))
                code = around.code and says_code(text, zone.element)
                block = Block(
                    text, zone, around.level, around.tight, around.quote, code, around.caption, share
                )
                spaced, barred = _fields(part)
                kind: AsideKind | None = "credit" if around.credit else None
                self.blocks.append(replace(block, spaced=spaced, barred=barred, kind=kind, credits=credits))


def _fields(run: str) -> tuple[str | None, str | None]:
    """A short run with spaces, and with bars, at the edges of its inline elements; nothing where
    it has none.
    """
    if JOINT not in run or len(run) > MAX_FIELDS:
        return None, None
    run = credit_spans(run)[0]
    spaced = _SPACE_BEFORE.sub(r"\1", _SPACE_BEHIND.sub(r"\1", collapse(run.replace(JOINT, " "))))
    return spaced, _BARS.sub(" | ", collapse(run.replace(JOINT, "|"))).strip("| ")


def _inline_around_blocks(root: HtmlElement) -> set[HtmlElement]:
    """Inline elements that hold block elements, in one pass: each is climbed to once."""
    found: set[HtmlElement] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in INLINE or element.tag in SILENT:
            continue
        above = element.getparent()
        while above is not None and above.tag in INLINE and above not in found:
            found.add(above)
            above = above.getparent()
    return found
