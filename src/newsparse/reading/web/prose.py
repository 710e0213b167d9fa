"""Where the running text of a page is: how much of it a block holds, and the zone that holds the
article's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newsparse.reading.web.blocks import Block, Zone
from newsparse.reading.web.class_names import class_words

_BODY = re.compile(
    r"-(?:(?:entry|post|article|story|news|single|node|blog|paragraph|amp-wp-article)-+(?:content|"
    r"contenu|body|text|texte|corps|main)"
    r"|(?:content|contenu|body|corps|texte|text)-+(?:article|post|story|news|entry|body)|articlebody|"
    r"storybody|wysiwyg|rich-?text"
    r"|richtext|e-content|prose|field-name-body|texte|corps)-"
)
_ENDS_SENTENCE = re.compile(r"[.!?…:»\"”][\s»\"”)]*$")
# they hold text of an article, not the article
TEXT_TAGS = frozenset({"p", "li", "dd", "blockquote", "ul", "ol", "dl", "figure"})
MIN_PROSE = 40  # characters: a shorter block says nothing about where the prose is
MAX_LINK_SHARE = 0.6  # of a block's characters: above, it is a list of links
# of the page's prose that a zone must hold to be believed the article: lists of teasers are long
BODY_SHARE = 0.15
CHAIN_SHARE = 0.65  # of a zone's prose that one child must hold for the search to go on in it
_HOUR = re.compile(r"(?:\d{1,2}\s?[:h]\s?\d{2})(?:\s*[:•-])?")
MIN_POSTS = 4  # hours on lines of their own that make a live page
MAX_ZONES = 200  # of one kind: more are not articles but a list


def declared_zone(page: Zone, prose: Callable[[Zone], float], total: float) -> Zone | None:
    """The zone that says it holds the article's text; None where none does.

    Args:
        page: the zone of the whole page.
        prose: how much running text a zone holds.
        total: how much the page holds.
    """
    for test in (_says_body, _is_article):
        found = [zone for zone in zones_below(page) if prose(zone) > 0 and test(zone)]
        outer = (
            [zone for zone in found if not any(above in found for above in _above(zone))]
            if len(found) < MAX_ZONES
            else []
        )
        if outer:
            root = _with_siblings(outer, prose)
            if prose(root) >= BODY_SHARE * total:
                return root
    return None


def prose_of(block: Block) -> float:
    """Characters of running text in a block."""
    if block.table is not None or block.level or block.code or block.link_share > MAX_LINK_SHARE:
        return 0.0
    if len(block.text) < MIN_PROSE and not (
        len(block.text) > MIN_PROSE // 2 and _ENDS_SENTENCE.search(block.text)
    ):
        return 0.0
    return len(block.text) * (1 - block.link_share)


def holds_data(block: Block) -> bool:
    """True for a table that names its columns and is not made of links: offers of shops are.

    >>> import lxml.html
    >>> from newsparse.reading.web.blocks import read_blocks
    >>> table = "<table><tr><th>Ville<th>Prix<tr><td>{0}Brest{1}<td>{0}9{1}<tr><td>{0}Lyon{1}<td>8</table>"
    >>> pages = [f"<div>{table.format(*marks)}</div>" for marks in (("", ""), ("<a href=/>", "</a>"))]
    >>> [holds_data(read_blocks(lxml.html.fromstring(page))[0][0]) for page in pages]
    [True, False]
    """
    if block.table is None or not block.table.header_rows or not any(block.table.header):
        return False
    linked = sum(cell.find(".//a[@href]") is not None for cell in block.table.elements)
    return linked < len(block.table.rows) - block.table.header_rows


def zones_below(zone: Zone) -> Iterator[Zone]:
    """All zones below one, in document order."""
    stack = list(reversed(zone.children))
    while stack:
        found = stack.pop()
        yield found
        stack.extend(reversed(found.children))


def _above(zone: Zone) -> Iterator[Zone]:
    while zone.parent is not None:
        zone = zone.parent
        yield zone


def _says_body(zone: Zone) -> bool:
    attributes = zone.element.attrib
    if not attributes:
        return False
    if "articlebody" in (attributes.get("itemprop") or "").lower():
        return True
    return (
        _BODY.search(class_words(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:500]))
        is not None
    )


def _is_article(zone: Zone) -> bool:
    return bool(zone.element.tag == "article" or zone.element.get("role") == "article")


def _with_siblings(zones: Sequence[Zone], prose: Callable[[Zone], float]) -> Zone:
    """The zone with the most prose, or the parent of several of its kind that share the text between them (a
    live blog).
    """
    best = max(zones, key=prose)
    kin = [zone for zone in zones if zone.element.get("class") == best.element.get("class")]
    total = sum(map(prose, kin))
    if len(kin) > 1 and total > 1.5 * prose(best):
        for above in _above(best):
            if above.parent is not None and above.first <= kin[0].first and above.last >= kin[-1].last:
                return above if prose(above) <= 1.3 * total else best
    return best


def densest_zone(zone: Zone, prose: Callable[[Zone], float]) -> Zone:
    """The smallest zone that holds most of the prose."""
    while zone.children:
        child = max(zone.children, key=prose)
        if (
            child.element.tag in TEXT_TAGS
            or prose(child) < CHAIN_SHARE * prose(zone)
            or child.last - child.first < 2
        ):
            return zone
        zone = child
    return zone


def posts_of(blocks: Sequence[Block], aside: Sequence[bool]) -> range | None:
    """The posts of a live page, each of which begins with its hour: few of them are long enough to be taken
    for text.
    """
    hours = [place for place, block in enumerate(blocks) if not aside[place] and _HOUR.fullmatch(block.text)]
    return range(hours[0], hours[-1]) if len(hours) >= MIN_POSTS else None
