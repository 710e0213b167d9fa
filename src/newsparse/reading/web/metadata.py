"""What an HTML page says of itself: title, byline, date, address, language.

JSON-LD and meta tags are read first, as publishers write them for machines; then what the page shows: elements made for
it, then lines in words. What stands in comments, menus or teasers of other articles is not asked. No answer is an answer.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from newsparse.reading.web.blocks import Block
from newsparse.reading.web.linked import Linked, read_linked
from newsparse.reading.web.shown import shown_byline, shown_date, without_by
from newsparse.reading.written_dates import parse_date

_TITLE_META = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title")
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_AUTHOR_META = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_SITE_META = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
# " | Le Monde", " - Numerama": the site's name behind the headline in <title>.
_SITE = re.compile(r"\s+(?:[|–—·•-]|::|»)\s+[^|–—·•]{2,40}$")
_PATH_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|_|$)")
MAX_SITE_PARTS = 3  # "Titre | Rubrique | Site"
MAX_BYLINE = 160  # characters


class Metadata(NamedTuple):
    """What the page says of itself; ``known`` are its titles, folded, to tell the headline among headings."""

    title: str | None
    byline: str | None
    published: dt.date | None
    address: str | None
    language: str | None
    known: frozenset[str]

    def names(self, heading: str) -> bool:
        """True for a heading that is the page's title."""
        return fold(heading) in self.known


def fold(text: str) -> str:
    """Letters and digits alone: how a page writes spaces and marks differs from place to place.

    >>> fold("Un  prix : 5\u00a0€")
    'unprix5'
    """
    return re.sub(r"[\W_]+", "", text).casefold()


def read_metadata(tree: HtmlElement, blocks: Sequence[Block]) -> Metadata:
    """Title, byline, publication date, address and language of a page."""
    linked = read_linked(tree)
    meta = _meta(tree)
    site = _first(meta, _SITE_META)
    whole = [title for title in (_first(meta, _TITLE_META), _page_title(tree)) if title]
    titles = [title for title in (linked.headline, *(_without_site(title, site) for title in whole)) if title]
    known = frozenset(folded for title in [*titles, *whole] if (folded := fold(title)))
    heads = [" ".join(block.text.split()) for block in blocks if block.level == 1]
    address = _canonical(tree) or meta.get("og:url")
    title = _title(titles, heads, known, linked)
    start = next((place for place, block in enumerate(blocks) if block.level and title and fold(block.text) == fold(title)), None)
    return Metadata(
        title=title,
        byline=_byline(tree, blocks, start, linked, meta, site),
        published=linked.date or _meta_date(meta) or shown_date(tree, blocks, start) or _path_date(address),
        address=address,
        language=(tree.get("lang") or tree.get("xml:lang") or "").split("-")[0].lower() or None,
        known=known | {fold(title)} if title else known,
    )


def _title(titles: list[str], heads: list[str], known: frozenset[str], linked: Linked) -> str | None:
    """The headline for machines; the heading where that was cut short or is missing."""
    shown = next((head for head in heads if fold(head) in known), heads[0] if len(heads) == 1 else None)
    if linked.headline:
        cut = linked.headline.rstrip(" .…")
        return shown if shown and fold(shown).startswith(fold(cut)) else linked.headline
    # A heading that says the same with more or fewer words is what readers see.
    return shown or (titles[0] if titles else None) or (heads[-1] if heads else None)


def _byline(
    tree: HtmlElement, blocks: Sequence[Block], start: int | None, linked: Linked, meta: dict[str, str], site: str | None
) -> str | None:
    """Persons before organisations, and before the site itself, which many a page names as its author."""
    named = linked.person if linked.person != site else None
    if named:
        return named
    said = [name for key in _AUTHOR_META if (name := _named(meta.get(key)))]
    persons = [name for name in said if site is None or fold(name) != fold(site)]
    return shown_byline(tree, blocks, start) or linked.organisation or next(iter(persons or said), None) or linked.person


def _named(value: str | None) -> str | None:
    """A name, not the address of a profile."""
    if not value or "://" in value or "@" in value or len(value) > MAX_BYLINE or value.isdigit():
        return None
    return without_by(value) or None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        value = " ".join(html.unescape(element.get("content") or "").split())
        if key and value:
            found.setdefault(key, value)
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _meta_date(meta: dict[str, str]) -> dt.date | None:
    return next((date for key in _DATE_META if key in meta and (date := parse_date(meta[key]))), None)


def _path_date(address: str | None) -> dt.date | None:
    """The date in the address of many a newspaper's page: /2026/03/02/titre."""
    match = _PATH_DATE.search(address[:500]) if address else None
    return parse_date("-".join(match.groups())) if match else None


def _canonical(tree: HtmlElement) -> str | None:
    return next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical" and link.get("href")), None)


def _page_title(tree: HtmlElement) -> str | None:
    element = next(tree.iter("title"), None)
    return " ".join(element.text_content().split()) if element is not None else None


def _without_site(title: str, site: str | None) -> str | None:
    """A title without the site's name behind it."""
    if site and title.endswith(site) and len(title) > len(site):
        return re.sub(r"\s*(?:[|–—·•:-]|::|»)\s*$", "", title[: -len(site)]) or None
    for _ in range(MAX_SITE_PARTS):
        title = _SITE.sub("", title)
    return title or None
