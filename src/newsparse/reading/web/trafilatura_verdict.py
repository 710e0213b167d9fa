"""What trafilatura makes of a page, where the page itself does not say it.

A page that declares the zone of its article, and says who wrote it and when, is taken at its word: our own
blocks are then exact to the character, which trafilatura's text is not (it writes plain spaces for no-break
ones, and tables without spans). Elsewhere trafilatura knows more pages than we do: it tells running text from
columns beside it by many more names of elements and by their weight, and finds titles, authors and dates in
forms that are nobody's standard. So it judges, and our blocks are what is kept. It is imported for such pages
only: its import takes longer than reading several pages.

It is asked in its balanced mode: told to favour recall, it takes columns of teasers for text, and what it
leaves out between two paragraphs of the article is ours to judge anyhow. Whatever it raises is not an answer.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml.html import HtmlElement

from newsparse.reading.bylines import is_name, without_by
from newsparse.reading.web.blocks import Block, fold
from newsparse.reading.web.prose import TEXT_TAGS, prose_of
from newsparse.reading.written_dates import parse_date

# of a page that trafilatura is asked about: it takes up to 0.1 ms for each, and articles have far fewer
MAX_ELEMENTS = 10_000
# Publication dates of web pages; given to htmldate, which else asks the clock.
FIRST_DATE, LAST_DATE = "1990-01-01", "2100-12-31"

for _name in ("trafilatura", "htmldate"):  # what they log of a page they cannot read is ours to say
    logging.getLogger(_name).addHandler(logging.NullHandler())


class About(NamedTuple):
    """What trafilatura's metadata say, each None where they say nothing sound."""

    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None


def judged_run(tree: HtmlElement, blocks: Sequence[Block], aside: Sequence[bool]) -> range:
    """The places of the blocks from the first to the last that trafilatura takes for the article; none where
    it takes none.

    Args:
        tree: the page.
        blocks: its blocks.
        aside: for each block, True where it is boilerplate.

    >>> import lxml.html
    >>> from newsparse.reading.web.blocks import read_blocks
    >>> text = "<p>Le maire de Lannion a reçu lundi les premières machines, avec trois mois de retard.</p>"
    >>> body = lxml.html.document_fromstring(
    ...     f"<div>Brèves</div><div id=content>{text}<p>La suite vient en mai.</p></div>"
    ... )
    >>> judged_run(body, blocks := read_blocks(body)[0], [False] * len(blocks))
    range(1, 3)
    """
    lines = {fold(line) for line in _main_text(tree).split("\n")} - {""}
    texts = [_folded(block) for block in blocks]
    times = Counter(line for text in texts for line in text)
    places = [
        place
        for place, text in enumerate(texts)
        if not aside[place] and any(line in lines and times[line] == 1 for line in text)
    ]
    if not any(prose_of(blocks[place]) for place in places):  # rows of a table alone are not an article
        return range(0)
    return range(start_of_flow(blocks, aside, places[0]), _end_of_flow(blocks, aside, places[-1]) + 1)


def start_of_flow(blocks: Sequence[Block], aside: Sequence[bool], first: int) -> int:
    """The first of the blocks before one that stand loose in the elements around it, with the paragraphs
    beside such text.
    """
    if first >= len(blocks):
        return first
    start, zone = first, blocks[first].zone
    for place in range(first - 1, -1, -1):
        before = blocks[place]
        loose = zone.within(before.zone)
        around = before.zone.parent if before.zone.element.tag in TEXT_TAGS else None
        beside = start < first and around is not None and zone.within(around)
        if aside[place] or before.table is not None or not (loose or beside or before.level > 1):
            break
        if loose or beside:
            start, zone = place, before.zone if loose else before.zone.parent or zone
    return start


def _end_of_flow(blocks: Sequence[Block], aside: Sequence[bool], last: int) -> int:
    """The last of the paragraphs that go on beside a block: text that stands loose between elements escapes
    trafilatura.
    """
    around = blocks[last].zone
    while around.last - around.first == 1 and around.parent is not None:
        around = around.parent
    while last + 1 < around.last and not aside[last + 1]:
        zone = blocks[last + 1].zone
        if zone is not around and not (zone.parent is around and zone.element.tag in TEXT_TAGS):
            break
        last += 1
    return last


def _folded(block: Block) -> list[str]:
    """The lines of a block, of a table the rows, without spaces and marks."""
    table = block.table
    rows = (
        block.text.split("\n")
        if table is None
        else ["".join(table.cells[position] for position in row) for row in table.written]
    )
    return [folded for row in rows if (folded := fold(row))]


def _main_text(tree: HtmlElement) -> str:
    if _is_large(tree):
        return ""
    with contextlib.suppress(Exception):
        from trafilatura import extract

        return extract(deepcopy(tree), fast=True, include_comments=False, include_tables=True) or ""
    return ""


def judged_metadata(tree: HtmlElement, elsewhere: set[HtmlElement], site: str | None) -> About:
    """Title, byline and date of original publication; those of the site, and what is not a name, are not.

    Args:
        tree: the page.
        elsewhere: elements that do not speak of the article: menus, comments, other articles.
        site: the name of the site.

    >>> import lxml.html
    >>> page = lxml.html.document_fromstring(
    ...     "<meta name=citation_author content='Ana Lopez'><p>Un texte.</p>"
    ... )
    >>> judged_metadata(page, set(), site=None).byline, judged_metadata(page, set(), site="Ana Lopez").byline
    ('Ana Lopez', None)
    """
    if _is_large(tree):
        return About()
    with contextlib.suppress(Exception):
        from trafilatura import extract_metadata

        dates = {
            "original_date": True,
            "extensive_search": False,
            "min_date": FIRST_DATE,
            "max_date": LAST_DATE,
        }
        found = extract_metadata(_without(tree, elsewhere), date_config=dates)
        title = " ".join((found.title or "").split())
        byline = without_by((found.author or "").replace(";", ","))
        known = {fold(name) for name in (site, found.sitename, found.hostname) if name}
        return About(
            title if fold(title) and fold(title) not in known else None,
            byline if is_name(byline) and fold(byline) not in known else None,
            parse_date(found.date),
        )
    return About()


def _without(tree: HtmlElement, elsewhere: set[HtmlElement]) -> HtmlElement:
    """A copy with these elements empty."""
    copied = deepcopy(tree)
    pairs = list(zip(tree.iter(), copied.iter(), strict=True))
    for element, copy in pairs:
        if element in elsewhere:
            copy.clear(keep_tail=True)
    return copied


def _is_large(tree: HtmlElement) -> bool:
    return sum(1 for _ in tree.iter()) > MAX_ELEMENTS
