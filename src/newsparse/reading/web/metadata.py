"""What an HTML page says of itself: title, byline, date, address, language.

JSON-LD and meta tags are read first, as publishers write them for machines; then what the page shows; trafilatura's
own reading comes last, as it guesses more.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from newsparse.reading.front_matter import parse_date
from newsparse.reading.web.blocks import visible_text

_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|Review|WebPage")
_TITLE_META = ("og:title", "twitter:title", "dc.title", "title")
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publish-date",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
)
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "twitter:creator")
_ADDRESS_META = ("og:url",)
# " | Le Monde", " - Numerama": the site's name behind the headline in <title>.
_SITE = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]{2,40}$")
_BY = re.compile(r"^(?:article\s+|écrit\s+|publié\s+|propos recueillis\s+)?(?:par|by)\s+", re.I)
_AFTER_NAME = re.compile(r"\s*(?:[|•·–—]|,?\s+(?:publié|mis à jour|le)\s|,?\s*\d{1,2}[ /.]).*$", re.I | re.S)
_BYLINE_XPATH = (
    "//*[@rel='author' or @itemprop='author' or contains(concat(' ', normalize-space(@class), ' '), ' author ')"
    " or contains(@class, 'byline') or contains(@class, 'author-name') or contains(@class, 'auteur') or contains(@class, 'signature')]"
)
MAX_BYLINE = 120  # characters


class Metadata(NamedTuple):
    title: str | None
    byline: str | None
    published: dt.date | None
    address: str | None
    language: str | None


def read_metadata(tree: HtmlElement, content: str) -> Metadata:
    """Title, byline, publication date, address and language of a page."""
    linked = list(_json_ld(tree))
    meta = _meta(tree)
    heads = [text for heading in tree.iter("h1") if (text := " ".join(visible_text(heading).split()))]
    guess = _Guess(content)
    language = (tree.get("lang") or "").split("-")[0].lower() or None
    return Metadata(
        title=_linked_text(linked, "headline")
        or (heads[0] if len(heads) == 1 else None)
        or _first(meta, _TITLE_META)
        or (heads[0] if heads else None)
        or _titled(tree),
        byline=_linked_author(linked) or _shown_byline(tree) or _named(_first(meta, _AUTHOR_META)),
        published=_linked_date(linked) or _meta_date(meta) or _shown_date(tree) or guess.date(),
        address=_canonical(tree) or _first(meta, _ADDRESS_META),
        language=language,
    )


class _Guess:
    """Trafilatura's date finder, asked only where the page has no date in any of the places made for it."""

    def __init__(self, content: str) -> None:
        self._content = content

    def date(self) -> dt.date | None:
        from htmldate import find_date

        try:
            return parse_date(find_date(self._content, original_date=True, extensive_search=False, outputformat="%Y-%m-%d"))
        except Exception:  # it raises what its parsers raise on broken pages; no date is an answer
            return None


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The article objects of the page's JSON-LD, inside @graph too."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue
        queue = data if isinstance(data, list) else [data]
        for item in queue:
            if not isinstance(item, dict):
                continue
            queue_more = item.get("@graph")
            for found in [item, *(queue_more if isinstance(queue_more, list) else [])]:
                if isinstance(found, dict) and _ARTICLE_TYPES.search(str(found.get("@type"))):
                    yield found


def _linked_text(items: list[dict[str, Any]], key: str) -> str | None:
    return next((" ".join(item[key].split()) for item in items if isinstance(item.get(key), str) and item[key].strip()), None)


def _linked_date(items: list[dict[str, Any]]) -> dt.date | None:
    return next((date for item in items for key in ("datePublished", "dateCreated") if (date := parse_date(item.get(key)))), None)


def _linked_author(items: list[dict[str, Any]]) -> str | None:
    for item in items:
        names = list(_names(item.get("author")))
        if names:
            return ", ".join(names)
    return None


def _names(author: Any) -> Iterator[str]:
    if isinstance(author, list):
        for one in author:
            yield from _names(one)
    elif isinstance(author, dict):
        yield from _names(author.get("name"))
    elif isinstance(author, str):
        name = _named(author)
        if name:
            yield name


def _named(value: str | None) -> str | None:
    """A name, not the address of a profile."""
    if not value or "://" in value or value.startswith("@") or len(value) > MAX_BYLINE:
        return None
    return _BY.sub("", " ".join(value.split())) or None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        value = (element.get("content") or "").strip()
        if key and value:
            found.setdefault(key, value)
    return found


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if key in meta), None)


def _meta_date(meta: dict[str, str]) -> dt.date | None:
    return next((date for key in _DATE_META if key in meta and (date := parse_date(meta[key]))), None)


def _shown_date(tree: HtmlElement) -> dt.date | None:
    """The first <time> with a date; inside the article or its head, as teasers of other articles have theirs."""
    times = tree.xpath("//article//time[@datetime] | //main//time[@datetime] | //header//time[@datetime]") or tree.xpath(
        "//time[@datetime]"
    )
    return next((date for element in times if (date := parse_date(element.get("datetime")))), None)


def _shown_byline(tree: HtmlElement) -> str | None:
    for element in tree.xpath(_BYLINE_XPATH):
        if element.tag in ("meta", "link"):
            name = _named(element.get("content"))
        else:
            lines = visible_text(element).split("\n")
            name = _named(_AFTER_NAME.sub("", _BY.sub("", lines[0])).strip(" ,"))
        if name:
            return name
    for element in tree.iter("p", "span", "div"):
        text = (element.text or "").strip()
        if _BY.match(text) or text.lower() in ("par", "by"):
            whole = " ".join(visible_text(element).split())
            if _BY.match(whole) and len(whole) < MAX_BYLINE and not whole.endswith("."):
                return _named(_AFTER_NAME.sub("", _BY.sub("", whole)).strip(" ,"))
    return None


def _canonical(tree: HtmlElement) -> str | None:
    return next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical" and link.get("href")), None)


def _titled(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    text = " ".join((element.text or "").split()) if element is not None else ""
    return _SITE.sub("", text) or None
