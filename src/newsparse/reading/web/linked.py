"""JSON-LD: the article object among all that a page describes, its headline, authors and date."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from newsparse.reading.bylines import without_by
from newsparse.reading.written_dates import parse_date

# The types of an article, best first; a page is described where no article is.
_RANKS = (
    (
        0,
        re.compile(
            r"NewsArticle|BlogPosting|LiveBlogPosting|Report|TechArticle|OpinionNews|AnalysisNews|"
            r"ReviewNews|ScholarlyArticle"
        ),
    ),
    (1, re.compile(r"Article|Posting|Review$")),
    (2, re.compile(r"WebPage|VideoObject")),
)
# What hangs there is another article than the page's.
_ELSEWHERE = frozenset(
    (
        "liveblogupdate comment itemlistelement ispartof haspart relatedlink citation mentions about "
        "publisher isbasedon"
        " breadcrumb image video potentialaction subjectof"
    ).split()
)
MAX_NODES = 5000  # objects looked at
MAX_DEPTH = 12  # levels of objects within objects


class Linked(NamedTuple):
    """What JSON-LD says of the article; ``organisation`` where the author is not a person."""

    headline: str | None = None
    person: str | None = None
    organisation: str | None = None
    date: dt.date | None = None


def read_linked(tree: HtmlElement) -> Linked:
    """The best answers of all article objects, the nearest to an article first."""
    nodes = list(_nodes(tree))
    by_id = {node["@id"]: node for node, _ in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    ranked = sorted(
        (
            (rank, place, node)
            for place, (node, elsewhere) in enumerate(nodes)
            if not elsewhere and (rank := _rank(node)) is not None
        ),
        key=lambda found: found[:2],
    )
    items = [node for _, _, node in ranked]
    articles = [node for rank, _, node in ranked if rank < 2]
    persons, organisations = _authors(items, by_id)
    return Linked(
        headline=next(
            (text for item in articles for key in ("headline", "name") if (text := _text(item.get(key)))),
            None,
        ),
        person=persons,
        organisation=organisations,
        date=next(
            (
                date
                for item in items
                for key in ("datePublished", "dateCreated")
                if (date := parse_date(item.get(key)))
            ),
            None,
        ),
    )


def _nodes(tree: HtmlElement) -> Iterator[tuple[dict[str, Any], bool]]:
    """All objects of the page's JSON-LD, and whether they hang where other things than the article are
    described.
    """
    seen = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        stack: list[tuple[Any, bool, int]] = [(_load(script.text_content()), False, 0)]
        while stack and seen < MAX_NODES:
            data, elsewhere, depth = stack.pop()
            seen += 1
            if isinstance(data, list):
                stack += [(item, elsewhere, depth + 1) for item in reversed(data)]
            elif isinstance(data, dict) and depth < MAX_DEPTH:
                yield data, elsewhere
                stack += [
                    (value, elsewhere or key.lower() in _ELSEWHERE, depth + 1)
                    for key, value in reversed(data.items())
                    if isinstance(value, dict | list)
                ]


def _load(text: str) -> Any:
    """JSON as publishers write it: inside comments or CDATA marks, with raw line breaks in strings."""
    text = (
        re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _rank(node: dict[str, Any]) -> int | None:
    kinds = node.get("@type")
    names = (
        [kinds]
        if isinstance(kinds, str)
        else [kind for kind in kinds if isinstance(kind, str)]
        if isinstance(kinds, list)
        else []
    )
    return next((rank for rank, pattern in _RANKS if any(pattern.search(name) for name in names)), None)


def _text(value: Any) -> str | None:
    return " ".join(html.unescape(html.unescape(value)).split()) or None if isinstance(value, str) else None


def _authors(items: list[dict[str, Any]], by_id: dict[str, dict[str, Any]]) -> tuple[str | None, str | None]:
    """The persons and the organisations that the first object with authors names."""
    for item in items:
        publisher = _text(_resolved(item.get("publisher"), by_id).get("name"))
        persons: list[str] = []
        organisations: list[str] = []
        for author in _flat(item.get("author") or item.get("creator"), 0):
            node = {"name": author} if isinstance(author, str) else _resolved(author, by_id)
            name = without_by(_text(node.get("name")) or "")
            if not name or "://" in name or name.startswith("@"):
                continue
            kinds = (
                organisations if "Organization" in str(node.get("@type")) or name == publisher else persons
            )
            if name not in kinds:
                kinds.append(name)
        if persons or organisations:
            return ", ".join(persons) or None, ", ".join(organisations) or None
    return None, None


def _flat(value: Any, depth: int) -> Iterator[Any]:
    if isinstance(value, list) and depth < MAX_DEPTH:
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, str | dict):
        yield value


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The object itself, or the one that its ``@id`` points to."""
    if not isinstance(value, dict):
        return {}
    target = value.get("@id")
    found = by_id.get(target) if isinstance(target, str) and "name" not in value else None
    return found or value
