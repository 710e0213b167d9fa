"""Which blocks of a page are the article.

A zone that says it holds the article's text (``itemprop=articleBody``, "entry-content", ``<article>``) is
taken at its word if it holds a fair share of the page's prose; elsewhere the search goes down, within what
trafilatura takes for the article (within the page, where it has no answer), to the smallest zone that still
holds most of the prose. The headline and what stands between it and the text belong to the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml.html import HtmlElement

from newsparse.reading.web.blocks import Block, Zone
from newsparse.reading.web.boilerplate import zone_verdict
from newsparse.reading.web.class_names import AUTHOR_WORDS, class_words
from newsparse.reading.web.credits import is_copyright, is_credit_line
from newsparse.reading.web.doubles import repeats_title, without_doubles
from newsparse.reading.web.labels import is_signature, labelled, line_kind_of, presented, presents_author
from newsparse.reading.web.links import is_link_list, items_of_text
from newsparse.reading.web.notices import is_notice, opens_box, says_date_twice
from newsparse.reading.web.prose import (
    BODY_SHARE,
    MAX_LINK_SHARE,
    MIN_PROSE,
    declared_zone,
    densest_zone,
    holds_data,
    posts_of,
    prose_of,
    zones_below,
)
from newsparse.reading.web.trafilatura_verdict import judged_run, start_of_flow
from newsparse.record import AsideKind

DOUBT_SHARE = 0.5  # of the page's prose above which a zone is not boilerplate by its class
NEAR_HEAD = 14  # blocks about the headline that may be a byline or a dateline
NEAR_END = 4  # blocks about the end of the text that may be one
MAX_BOX = 700  # characters of a box that a label opens
MAX_LEVEL = 7  # deeper than any heading: text
MIN_TEASERS = 4  # of a page that is a list of articles
MAX_TEASER = 600  # characters of a teaser of another article


class Chosen(NamedTuple):
    """The article's blocks; the blocks about its headline and about its end, which may tell who wrote it and
    when; the elements that are other articles, menus, comments.
    """

    blocks: list[Block]
    head: list[Block]
    tail: list[Block]
    elsewhere: set[HtmlElement]
    author: str | None = None  # whom a box at the end presents
    lists: bool = False  # other articles and nothing else


def choose(
    blocks: Sequence[Block], page: Zone, is_title: Callable[[str], bool], host: str | None = None
) -> Chosen:
    """The article on a page, with what it holds that is not running text marked.

    Args:
        blocks: all blocks of the page.
        page: the zone that holds them all.
        is_title: tells the headline among headings of the first level.
        host: the site of the page, where it is known.
    """
    choice = _Choice(blocks, page, is_title, host)
    chosen = choice.blocks()
    if not any(prose_of(block) or block.table for block in chosen):
        # A page that calls all its parts by names of boilerplate: its running text is what there is.
        running = choice.running()
        lists = choice.lists() and not running
        titles = [block for block in blocks if block.level == 1 and is_title(block.text)]
        return Chosen(running or chosen or titles[:1], *choice.near(), choice.elsewhere, choice.author, lists)
    return Chosen(chosen, *choice.near(), choice.elsewhere, choice.author)


class _Choice:
    def __init__(
        self, blocks: Sequence[Block], page: Zone, is_title: Callable[[str], bool], host: str | None
    ) -> None:
        self._all = blocks
        self._page = page
        self._is_title = is_title
        self._lengths = list(accumulate((len(block.text) for block in blocks), initial=0))
        linked = [is_link_list(block) for block in blocks]
        of_text = items_of_text(blocks, linked, host) if any(linked) else set()
        self._aside = [found and place not in of_text for place, found in enumerate(linked)]
        self._elsewhere = [False] * len(blocks)
        self._kinds: dict[int, AsideKind] = {}
        self.elsewhere: set[HtmlElement] = set()
        self._teasers: list[Zone] = []
        self._mark_zones()
        self._mark_boxes()
        self._text = self._root()
        self._head = self._headline(self._text)
        self._keep_lines()
        self.author = self._mark_author()

    def blocks(self) -> list[Block]:
        """The article, in reading order."""
        root, head = self._text, self._head
        self._mark_empty_headings(root)
        chosen: list[Block] = []
        if head is not None and head < root.first:
            chosen += self._between(head, root.first)
        for place in range(root.first, root.last):
            block = self._all[place]
            if self._aside[place] or (
                head is not None and place < head and block.level != 1 and self._is_above(place, head)
            ):
                continue
            if head is not None and (
                (block.level == 1 and place < head)
                or (place > head and repeats_title(self._all[place], self._is_title))
            ):
                continue
            chosen.append(self._labelled(place))
        return without_doubles([*chosen, *self._signed(root.last)])

    def lists(self) -> bool:
        """True for a page that shows its readers other articles, one beside the other."""
        return len(self._teasers) >= MIN_TEASERS

    def running(self) -> list[Block]:
        """All running text of the page, without what is not an article anywhere: notices, and the teasers of
        a page that lists articles.
        """
        listed = {place for zone in self._teasers if self.lists() for place in range(zone.first, zone.last)}
        return [
            block
            for place, block in enumerate(self._all)
            if prose_of(block) and place not in listed and not (is_notice(block.text) or line_kind_of(block))
        ]

    def _signed(self, last: int) -> Iterator[Block]:
        """Who wrote the text, or made its pictures, on lines right behind it."""
        for place in range(last, min(len(self._all), last + NEAR_END)):
            block = self._all[place]
            signs = is_credit_line(block.text) or line_kind_of(block, MAX_LEVEL) == "byline"
            if self._elsewhere[place] or not signs or is_copyright(block.text):
                return
            self._kinds.setdefault(place, line_kind_of(block, MAX_LEVEL) or "credit")
            yield self._labelled(place)

    def near(self) -> tuple[list[Block], list[Block]]:
        """The blocks about the headline, and those about the end of the text."""
        root, head = self._text, self._head
        start = max(0, root.first - NEAR_HEAD) if head is None else head
        places = list(range(start, min(root.last, max(root.first, start) + NEAR_HEAD)))
        if head is not None and (around := self._all[head].zone.parent) is not None:
            places += range(max(around.first, head - NEAR_HEAD), head)
            above = range(max(0, head - NEAR_HEAD), max(0, around.first, head - NEAR_HEAD))
            # Outside the headline's element a line has to say that it speaks of an article: pages show
            # today's date.
            places += [place for place in above if line_kind_of(self._all[place], MAX_LEVEL)]
        last = range(max(root.first, root.last - NEAR_END), min(len(self._all), root.last + NEAR_END))
        return self._not_elsewhere(places), self._not_elsewhere(
            place for place in last if place not in places
        )

    def _not_elsewhere(self, places: Iterable[int]) -> list[Block]:
        return [self._all[place] for place in places if not self._elsewhere[place]]

    # Prose, as running sums over the blocks, so that any zone's share is a difference.

    def _sum(self, keep: Callable[[int, Block], bool]) -> list[float]:
        weights = (prose_of(block) if keep(place, block) else 0.0 for place, block in enumerate(self._all))
        return list(accumulate(weights, initial=0.0))

    def _mark_zones(self) -> None:
        """Boilerplate by element: certain ones first, then doubtful ones that hold little of the prose that
        is left.
        """
        titles = list(
            accumulate((block.level == 1 and self._is_title(block.text) for block in self._all), initial=0)
        )
        doubtful: list[Zone] = []
        for zone in zones_below(self._page):
            if zone.first == zone.last or all(self._aside[zone.first : zone.last]):
                continue
            verdict = zone_verdict(zone.element)
            if titles[zone.last] > titles[zone.first]:
                continue
            if verdict == "certain":
                self._drop(zone, elsewhere=True)
            elif self._is_teaser(zone):
                self._teasers.append(zone)
                self._drop(zone, elsewhere=True)
            elif verdict and not self._is_own(zone):
                doubtful.append(zone)
        left = self._sum(lambda place, block: not self._aside[place])
        # prose by class: the article may be cut into sections of one doubtful class
        held: Counter[str] = Counter()
        for zone in doubtful:
            held[zone.element.get("class") or ""] += round(left[zone.last] - left[zone.first])
        for zone in doubtful:
            if held[zone.element.get("class") or ""] <= DOUBT_SHARE * left[-1]:
                self._drop(zone)

    def _is_own(self, zone: Zone) -> bool:
        """The source under a block quote; a table of data and nothing else, whatever scripts wrap it in."""
        held = self._all[zone.first : zone.last]
        return (zone.element.tag == "footer" and held[0].quote is not None) or all(map(holds_data, held))

    def _mark_boxes(self) -> None:
        """Notices and bylines alone, labels with the box that they open."""
        seen = 0
        for place, block in enumerate(self._all):
            if self._aside[place] or block.table is not None:
                continue
            if opens_box(block.text, linked=block.link_share > 0) and not (block.level == 1 or block.quote):
                self._drop_box(place)
            elif block.caption:
                continue
            elif (not block.tight and is_notice(block.text)) or says_date_twice(block.text):
                self._aside[place] = True
            elif kind := line_kind_of(block, seen):
                self._kinds[place] = kind
            else:
                seen += prose_of(block) > 0

    def _keep_lines(self) -> None:
        """Bylines and datelines about the headline, and credits, though their elements have names of what is
        no text.
        """
        root, head = self._text, self._head
        start = root.first if head is None else min(head, root.first)
        for place in range(start, min(root.last, root.first + NEAR_HEAD)):
            block = self._all[place]
            if self._aside[place] and not self._elsewhere[place] and (kind := line_kind_of(block)):
                self._aside[place] = False
                self._kinds[place] = kind
        for place in range(start, root.last):
            block = self._all[place]
            if (
                self._aside[place]
                and not self._elsewhere[place]
                and not block.level
                and not block.tight
                and is_credit_line(block.text)
            ):
                self._aside[place] = False

    def _mark_author(self) -> str | None:
        """Names alone between headline and text or at the end; a box at the end that presents the author, who
        is returned.
        """
        root, head = self._text, self._head
        for place in range(root.first if head is None else head + 1, root.last):
            if prose_of(self._all[place]):
                break
            if not self._aside[place] and is_signature(self._all[place]):
                self._kinds[place] = "byline"
        last = [place for place in range(root.first, root.last) if not self._aside[place]][-2:]
        if len(last) == 2 and presents_author(self._all[last[0]], self._all[last[1]]):
            for place in last:
                self._aside[place] = self._elsewhere[place] = True
            return self._all[last[0]].text
        if last and is_signature(self._all[last[-1]]):
            self._kinds[last[-1]] = "byline"
        return presented(self._not_elsewhere(range(root.last, min(len(self._all), root.last + NEAR_END))))

    def _labelled(self, place: int) -> Block:
        return labelled(self._all[place], self._kinds.get(place))

    def _mark_empty_headings(self, root: Zone) -> None:
        """A heading over a list of links that is not part of the text is not one either."""
        level, dropped = 0, root.last < len(self._all)
        for place in range(root.last - 1, root.first - 1, -1):
            block = self._all[place]
            if self._aside[place]:
                dropped = True
            elif block.level > 1 and dropped and (level == 0 or level <= block.level):
                self._aside[place] = True
            else:
                level, dropped = block.level or MAX_LEVEL, False

    def _drop(self, zone: Zone, *, elsewhere: bool = False) -> None:
        self._aside[zone.first : zone.last] = [True] * (zone.last - zone.first)
        if elsewhere:
            self._elsewhere[zone.first : zone.last] = [True] * (zone.last - zone.first)
            self.elsewhere.add(zone.element)

    def _drop_box(self, place: int) -> None:
        """The largest zone that the label opens and that is small; under a heading also the links that follow
        it.
        """
        zone = self._all[place].zone
        box = zone
        while zone.parent is not None and zone.parent.first == place and self._length(zone.parent) <= MAX_BOX:
            zone = zone.parent
            box = zone
        self._aside[place] = True
        if self._length(box) <= MAX_BOX:
            self._drop(box, elsewhere=True)
        for following in range(max(place + 1, box.last), len(self._all)):
            if self._all[following].link_share <= MAX_LINK_SHARE or self._all[following].level:
                break
            self._aside[following] = True

    def _length(self, zone: Zone) -> int:
        return self._lengths[zone.last] - self._lengths[zone.first]

    def _is_teaser(self, zone: Zone) -> bool:
        """A small zone with a heading that is a link: another article."""
        if (
            zone.element.tag not in ("article", "li", "div", "section")
            or zone.last - zone.first > 8
            or self._length(zone) > MAX_TEASER
        ):
            return False
        headings = [block for block in self._all[zone.first : zone.last] if block.level]
        if len(headings) != 1 or headings[0].link_share <= MAX_LINK_SHARE or self._is_title(headings[0].text):
            return False
        return not AUTHOR_WORDS.search(class_words((headings[0].zone.element.get("class") or "")[:500]))

    # The zone of the article's text.

    def _root(self) -> Zone:
        left = self._sum(lambda place, block: not self._aside[place])

        def prose(zone: Zone) -> float:
            return left[zone.last] - left[zone.first]

        posts = posts_of(self._all, self._aside)
        declared = declared_zone(self._page, prose, left[-1])
        if declared is not None:
            return declared if posts is None else self._live(posts, declared.first, declared.last)
        judged = judged_run(self._page.element, self._all, self._aside)
        if left[judged.stop] - left[judged.start] < BODY_SHARE * left[-1]:
            judged = range(len(self._all))
        if posts is not None:
            return self._live(posts, judged.start, judged.stop)
        left = self._sum(lambda place, _: place in judged and not self._aside[place])
        found = densest_zone(self._page, prose)
        first = start_of_flow(self._all, self._aside, max(found.first, judged.start))
        last = min(found.last, judged.stop)
        while last < found.last and self._all[last].caption and not self._aside[last]:
            last += 1  # a picture under the last paragraph
        return Zone(found.element, found.parent, first, last, found.children)

    def _live(self, posts: range, first: int, last: int) -> Zone:
        """The posts with what else was taken for the article."""
        return Zone(
            self._page.element, None, min(first, posts.start), max(last, posts.stop), self._page.children
        )

    # The headline.

    def _headline(self, root: Zone) -> int | None:
        """The heading that is the title, of the first level where there is one; else the last of that level
        before the text.
        """
        heads = [place for place, block in enumerate(self._all[: root.last]) if block.level == 1]
        titled = [
            place
            for place, block in enumerate(self._all[: root.last])
            if block.level and self._is_title(block.text)
        ]
        above = [place for place in heads if place < root.first]
        titled.sort(key=lambda place: (self._all[place].level != 1, place))
        return titled[0] if titled else above[-1] if above else heads[0] if heads else None

    def _between(self, head: int, first: int) -> list[Block]:
        """The headline and what stands between it and the text: the standfirst, key points, a caption."""
        found = [self._labelled(head)]
        for place in range(head + 1, first):
            block = self._all[place]
            if self._aside[place] or block.level == 1 or repeats_title(self._all[place], self._is_title):
                continue
            kept = block.level or block.caption or block.quote or block.kind or place in self._kinds
            if kept or len(block.text) > 2 * MIN_PROSE or prose_of(block):
                found.append(self._labelled(place))
        while len(found) > 1 and found[-1].level > 2:
            found.pop()
        return found

    def _is_above(self, place: int, head: int) -> bool:
        """What stands over the headline inside the article's zone is a rubric, not text."""
        return prose_of(self._all[place]) == 0
