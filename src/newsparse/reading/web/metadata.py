"""What an HTML page says of itself: title, byline, date, address, language.

JSON-LD and meta tags are read first, as publishers write them for machines; then what the page shows:
elements made for it, then lines in words; where that leaves title, byline or date open, trafilatura. What
stands in comments, menus or teasers of other articles is not asked. No answer is an answer.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from newsparse.reading.bylines import without_by
from newsparse.reading.web.article import Chosen
from newsparse.reading.web.beside import elements_aside
from newsparse.reading.web.blocks import Block, fold
from newsparse.reading.web.linked import Linked, read_linked
from newsparse.reading.web.links import urlsplit_host
from newsparse.reading.web.shown import shown_byline, shown_headline
from newsparse.reading.web.shown_dates import shown_date
from newsparse.reading.web.trafilatura_verdict import judged_metadata
from newsparse.reading.written_dates import parse_date

_TITLE_META = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "title",
)
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
_AUTHOR_META = (
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
)
_SITE_META = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
# " | Le Monde", " - Numerama": the site's name behind the headline in <title>.
_SITE = re.compile(r"\s+(?:[|–—·•-]|::|»)\s+[^|–—·•]{2,40}$")
_PATH_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|_|$)")
_BAR = r"\s+[|–—·•-]\s+"
# What a template writes where a title should be.
_NO_TITLE = re.compile(
    r"(?:version\s+(?:imprimable|pour\s+impression)|imprimer|détails?|articles?|accueil|home|index|"
    r"page|document|sans\s+titre|"
    r"untitled(?:\s+document)?|actualités?|"
    r"news)",
    re.I,
)
MAX_SITE_PARTS = 3  # "Titre | Rubrique | Site"
MAX_BYLINE = 160  # characters


class Titles(NamedTuple):
    """The page's title, and all forms of it that the page gives, folded, to tell the headline
    among headings.
    """

    title: str | None
    known: frozenset[str]

    def names(self, heading: str) -> bool:
        """True for a heading that is the page's title."""
        return fold(heading) in self.known


class Metadata(NamedTuple):
    """What the page says of itself."""

    title: str | None
    byline: str | None
    published: dt.date | None
    address: str | None
    language: str | None


class Page:
    """A page to be asked: first for its titles, then, the article chosen, for the rest."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._linked = read_linked(tree)
        self._meta = _meta(tree)
        self._site = _first(self._meta, _SITE_META)

    @property
    def address(self) -> str | None:
        """The page's own address."""
        return _canonical(self._tree) or self._meta.get("og:url")

    @property
    def host(self) -> str | None:
        """The site, by the page's own address."""
        return urlsplit_host(self.address) if self.address else None

    def titles(self, blocks: Sequence[Block]) -> Titles:
        """The title, and how else the page writes it."""
        whole = [title for title in (_first(self._meta, _TITLE_META), _page_title(self._tree)) if title]
        titles = [
            title
            for title in (self._linked.headline, *(_without_site(title, self._site) for title in whole))
            if title
        ]
        known = frozenset(folded for title in [*titles, *whole] if (folded := fold(title)))
        heads = [" ".join(block.text.split()) for block in blocks if block.level == 1]
        marked = shown_headline(self._tree)
        if (
            marked
            and not any(fold(head) in known for head in heads)
            and (fold(marked) in known or not heads or _is_said(marked, whole))
        ):
            heads = [marked]
        title = _title(titles, heads, known, self._linked)
        if title is not None and _NO_TITLE.fullmatch(title):
            first = next((" ".join(block.text.split()) for block in blocks if block.level), None)
            title = first or title
        return Titles(title, known | {fold(title)} if title else known)

    def metadata(self, title: str | None, chosen: Chosen) -> Metadata:
        """Byline, publication date, address and language."""
        address = self.address
        byline = self._byline(chosen)
        published = self._said_date() or shown_date(self._tree, chosen) or _path_date(address)
        if not (title and byline and published):
            judged = judged_metadata(self._tree, elements_aside(self._tree, chosen), self._site)
            title, byline, published = (
                title or judged.title,
                byline or judged.byline,
                published or judged.published,
            )
        return Metadata(
            title=title,
            byline=byline,
            published=published,
            address=address,
            language=(self._tree.get("lang") or self._tree.get("xml:lang") or "").split("-")[0].lower()
            or None,
        )

    def _said_date(self) -> dt.date | None:
        return self._linked.date or _meta_date(self._meta)

    def _byline(self, chosen: Chosen) -> str | None:
        """Persons before organisations, and before the site itself, which many a page names as its author."""
        if (person := self._linked.person) and person != self._site:
            shown = shown_byline(self._tree, chosen)
            return shown if shown and _names_more(shown, person) else person
        said = [name for key in _AUTHOR_META if (name := _named(self._meta.get(key)))]
        persons = [name for name in said if self._site is None or fold(name) != fold(self._site)]
        shown = shown_byline(self._tree, chosen)
        return shown or self._linked.organisation or next(iter(persons or said), None) or self._linked.person


def _names_more(shown: str, person: str) -> bool:
    """True where the page shows its readers a second name beside the one that it gives to machines."""
    rest = shown.removeprefix(person)
    return rest != shown and re.match(r"\s*(?:,|et\b|&)\s*[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ]", rest) is not None


def _is_said(marked: str, whole: list[str]) -> bool:
    """True where the page's title ends with the headline ("Le blog: Titre"), or says nothing."""
    return not whole or any(
        fold(title).endswith(fold(marked)) or _NO_TITLE.fullmatch(re.split(_BAR, title)[0]) for title in whole
    )


def _title(titles: list[str], heads: list[str], known: frozenset[str], linked: Linked) -> str | None:
    """The headline for machines, or the heading where that was cut short; else the heading that
    readers see.
    """
    shown = next((head for head in heads if fold(head) in known), heads[0] if len(heads) == 1 else None)
    if linked.headline:
        cut = linked.headline.rstrip(" .…")
        return shown if shown and fold(shown).startswith(fold(cut)) else linked.headline
    return shown or (titles[0] if titles else None) or (heads[-1] if heads else None)


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
    return next(
        (
            link.get("href")
            for link in tree.iter("link")
            if link.get("rel") == "canonical" and link.get("href")
        ),
        None,
    )


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
