"""Pages that hold several articles: exports of press databases, blogs with whole posts, reviews of the press.

Each article becomes a page of its own, in which its headline is the heading of the first level; it is read
like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml.html import HtmlElement, builder

from newsparse.elements.visible import visible_text
from newsparse.reading.web.blocks import Block, Zone
from newsparse.reading.web.boilerplate import zone_verdict
from newsparse.reading.web.class_names import HEADLINE_WORDS, class_words
from newsparse.reading.web.exports import exported
from newsparse.reading.web.labels import line_kind_of
from newsparse.reading.web.links import is_link_list
from newsparse.reading.web.prose import prose_of, zones_below
from newsparse.reading.written_dates import dates_in

_HEADINGS = ("h1", "h2", "h3", "h4")
_LIVE = re.compile(r"\b(?:en\s+direct|direct|live|minute\s+par\s+minute)\b", re.I)
_LIVE_CLASS = re.compile(
    r"-(?:live|liveblog|direct|post-live|fil|timeline|feed|comment|commentaire|reply|"
    r"teaser|card|related|similar)-"
)
_GOES_ON = re.compile(
    r"(?:…|\.\.\.|\[…\]|lire\s+la\s+suite\W*|continue\s+reading\W*|" r"en\s+savoir\s+plus\W*)$", re.I
)
MIN_ARTICLES = 2
MAX_ARTICLES = 50_000  # of one page: a file of the largest size we read holds fewer
MIN_WHOLE = 2  # articles that have to have two paragraphs, for the shorter ones beside them to be articles
MIN_SHARE = 0.6  # of the page's prose that the articles hold together
MAX_SHARE = 0.9  # of it that one of them may hold: else it is the article, and the others are beside it
MIN_PROSE = 60  # characters of running text in an article
HEAD = 6  # blocks of an article among which its headline is


class Several(NamedTuple):
    """The pages made of a page's articles; ``told`` is False where there seem to be several and no border is
    to be seen.
    """

    pages: list[HtmlElement]
    told: bool = True


def several(tree: HtmlElement, blocks: Sequence[Block], page: Zone, title: str | None) -> Several:
    """The articles of a page, each as a page; none where it holds one, as nearly every page does.

    Args:
        tree: the page.
        blocks: its blocks.
        page: the zone that holds them all.
        title: of the page.
    """
    if found := exported(tree):
        return Several(found)
    if _is_live(tree, title):
        return Several([])
    if zones := _article_zones(blocks, page):
        return Several([_as_page(tree, [zone.element]) for zone in zones])
    return _under_headings(tree, blocks)


def _is_live(tree: HtmlElement, title: str | None) -> bool:
    if title and _LIVE.search(title):
        return True
    return any(
        "LiveBlogPosting" in (script.text or "")
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
    )


# Elements that are articles.


def _article_zones(blocks: Sequence[Block], page: Zone) -> list[Zone]:
    prose = [0.0 if is_link_list(block) else prose_of(block) for block in blocks]
    found: list[Zone] = []
    for zone in _outermost(page, _may_be_article):
        if not _has_headline(zone, blocks) or sum(prose[zone.first : zone.last]) < MIN_PROSE:
            continue
        if _goes_on(blocks[zone.first : zone.last]):
            return []  # a list of teasers
        found.append(zone)
    if not MIN_ARTICLES <= len(found) <= MAX_ARTICLES or not _alike(found):
        return []
    held = [sum(prose[zone.first : zone.last]) for zone in found]
    whole = sum(sum(length > 0 for length in prose[zone.first : zone.last]) > 1 for zone in found)
    if whole < MIN_WHOLE or sum(held) < MIN_SHARE * sum(prose) or max(held) > MAX_SHARE * sum(prose):
        return []
    return found if all(_is_dated(zone, blocks) for zone in found) else []


def _outermost(page: Zone, test: Callable[[Zone], bool]) -> Iterator[Zone]:
    """The zones that pass a test and stand in no other that does, nor in what is not part of an article."""
    last = 0
    for zone in zones_below(page):
        if zone.first < last or zone.last <= zone.first:
            continue
        if zone_verdict(zone.element) == "certain":
            last = zone.last
        elif test(zone):
            last = zone.last
            yield zone


def _may_be_article(zone: Zone) -> bool:
    element = zone.element
    words = class_words((element.get("class") or "")[:500])
    if _LIVE_CLASS.search(words):
        return False
    return element.tag == "article" or element.get("role") == "article" or "-hentry-" in words


def _alike(zones: Sequence[Zone]) -> bool:
    """Elements of one name that stand beside one another."""
    return len({zone.element.tag for zone in zones}) == 1 and len({zone.parent for zone in zones}) == 1


def _has_headline(zone: Zone, blocks: Sequence[Block]) -> bool:
    return any(
        block.level and len(block.text) > 3
        for block in blocks[zone.first : min(zone.last, zone.first + HEAD)]
    )


def _goes_on(blocks: Sequence[Block]) -> bool:
    return any(_GOES_ON.search(block.text) for block in blocks[-2:])


def _is_dated(zone: Zone, blocks: Sequence[Block]) -> bool:
    """True for an element that says when it was written, or by whom: parts of one article do not."""
    if next(zone.element.iter("time"), None) is not None:
        return True
    return any(line_kind_of(block) for block in blocks[zone.first : min(zone.last, zone.first + HEAD)])


# Headings, each with a line that says who wrote what follows, and when.


def _under_headings(tree: HtmlElement, blocks: Sequence[Block]) -> Several:
    starts = [
        place
        for place, block in enumerate(blocks[:-1])
        if block.level
        and line_kind_of(blocks[place + 1])
        and next(dates_in(blocks[place + 1].text), None) is not None
    ]
    level = max((blocks[place].level for place in starts), default=0)
    starts = [place for place in starts if blocks[place].level == level]
    ends = [*starts[1:], len(blocks)]
    if len(starts) < MIN_ARTICLES or any(
        not any(prose_of(block) for block in blocks[a + 2 : b]) for a, b in zip(starts, ends, strict=True)
    ):
        return Several([])
    heads = [blocks[place].zone.element for place in starts]
    above = heads[0].getparent()
    if above is None or any(head.getparent() is not above for head in heads):
        return Several([], told=False)
    return Several([_as_page(tree, group) for group in _groups(above, heads)])


def _groups(above: HtmlElement, heads: Sequence[HtmlElement]) -> list[list[HtmlElement]]:
    """The children of an element, cut before each of some."""
    wanted = set(heads)
    groups: list[list[HtmlElement]] = []
    for child in above:
        if child in wanted:
            groups.append([])
        if groups and isinstance(child.tag, str):
            groups[-1].append(child)
    return groups


# An article as a page.


def _as_page(tree: HtmlElement, elements: Iterable[HtmlElement]) -> HtmlElement:
    article = builder.ARTICLE(*(deepcopy(element) for element in elements))
    for element in article.iter():
        element.tail = element.tail if element is not article else None
    headline = _headline(article)
    if headline is not None:
        headline.tag = "h1"
    return page_of(tree, article)


def _headline(article: HtmlElement) -> HtmlElement | None:
    first = None
    for element in article.iter(*_HEADINGS, "p", "div", "span"):
        named = (
            HEADLINE_WORDS.search(class_words((element.get("class") or "")[:500]))
            or element.get("itemprop") == "headline"
        )
        if named and visible_text(element):
            return element
        if first is None and element.tag in _HEADINGS and visible_text(element):
            first = element
    return first


def page_of(tree: HtmlElement, article: HtmlElement, **meta: str | None) -> HtmlElement:
    """A page that holds one article, in the language of the page it was taken from."""
    head = builder.HEAD(
        *(builder.META(name=name, content=content) for name, content in meta.items() if content)
    )
    page: HtmlElement = builder.HTML(head, builder.BODY(article))
    if language := tree.get("lang"):
        page.set("lang", language)
    return page
