"""Which elements of a page speak of its article: not those in comments, menus, teasers, running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from lxml.html import HtmlElement

from newsparse.elements.visible import visible_text
from newsparse.reading.web.article import Chosen
from newsparse.reading.web.blocks import Block
from newsparse.reading.web.boilerplate import zone_verdict
from newsparse.reading.web.prose import prose_of
from newsparse.reading.written_dates import dates_in

_SITE_HEAD = re.compile(r"\bsite-(?:header|title|branding|logo|footer|nav)")


def is_below(element: HtmlElement, zones: Set[HtmlElement]) -> bool:
    above: HtmlElement | None = element
    while above is not None and above not in zones:
        above = above.getparent()
    return above is not None


def candidates(
    tree: HtmlElement, test: Callable[[HtmlElement], bool], chosen: Chosen
) -> Iterator[HtmlElement]:
    for element in tree.iter():
        if (
            isinstance(element.tag, str)
            and element.attrib
            and test(element)
            and not _stands_aside(element, chosen.elsewhere)
        ):
            yield element


def _stands_aside(element: HtmlElement, elsewhere: Set[HtmlElement]) -> bool:
    """True in comments, menus, lists of other articles, and in the head of the site."""
    above: HtmlElement | None = element
    while above is not None and above.tag not in ("body", "html"):
        if _is_aside(above, elsewhere):
            return True
        above = above.getparent()
    return False


def _is_aside(element: HtmlElement, elsewhere: Set[HtmlElement]) -> bool:
    return (
        element in elsewhere
        or zone_verdict(element) == "certain"
        or element.get("role") == "banner"
        or _SITE_HEAD.search(element.get("class") or "") is not None
    )


def elements_aside(tree: HtmlElement, chosen: Chosen) -> set[HtmlElement]:
    """Comments, menus, lists of other articles, the head of the site; dates in the running text."""
    below = (
        element
        for element in tree.iterdescendants()
        if isinstance(element.tag, str) and element.tag not in ("body", "head")
    )
    dated = {
        element
        for element in running(chosen.blocks)
        if next(dates_in(visible_text(element)), None) or next(element.iter("time"), None) is not None
    }
    return {element for element in below if _is_aside(element, chosen.elsewhere)} | (dated - {tree})


def running(blocks: Sequence[Block]) -> set[HtmlElement]:
    """The elements of the paragraphs behind the first: a date in them is one of the text's own."""
    prose, found = 0, set()
    for block in blocks:
        if prose and block.kind is None and block.table is None and not block.level:
            found.add(block.zone.element)
        prose += prose_of(block) > 0
    return found
