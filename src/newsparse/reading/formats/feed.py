"""RSS and Atom: an entry an article, as far as the feed holds it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from newsparse.errors import InputError
from newsparse.meta import as_meta
from newsparse.reading.formats.format import Ask, PartlyReadError
from newsparse.reading.source import Source
from newsparse.reading.written_dates import parse_date

_ROOT = re.compile(rb"<(?![?!])([\w:.-]{1,60})")
_NAMED = re.compile(r"\S+@\S+\s+\(([^()]{1,200})\)")
_ADDRESS = re.compile(r"\(?\S+@\S+\)?")
_ROOTS = {b"rss", b"feed", b"rdf:rdf"}
HEAD = 20_000  # bytes in which the first element is
SUMMARY = "the feed holds a summary of this article only"


def read_feed(data: bytes, ask: Ask) -> Iterator[Source]:
    """The articles of a feed.

    Raises:
        InputError: it is not a feed, declares entities, or holds no articles; ``PartlyReadError``
            where an entry has no text.
    """
    if b"<!ENTITY" in data or b"<!\0E\0N\0T" in data:
        raise InputError("XML that declares entities is not read")
    root = _ROOT.search(data[:HEAD].replace(b"\0", b""))
    if root is None or root[1].lower() not in _ROOTS:
        raise InputError(
            f"XML that is not a feed: its root is <{root[1].decode('ascii', 'replace')}>"
            if root
            else "no feed"
        )
    import feedparser

    entries = feedparser.parse(data, response_headers={"content-type": "application/xml"}).entries
    if not entries:
        raise InputError("a feed without entries, or a damaged one")
    broken = []
    for number, entry in enumerate(entries, 1):
        try:
            yield _article(entry, ask)
        except InputError as error:
            broken.append(f"entry {number}: {error}")
    if broken:
        raise PartlyReadError(
            "; ".join(broken[:5]) + (f" (and {len(broken) - 5} more)" if len(broken) > 5 else "")
        )


def _article(entry: Any, ask: Ask) -> Source:
    from newsparse.reading.web import read_html

    title = " ".join(re.sub(r"<[^<>]{0,500}>", "", str(entry.get("title") or "")).split())
    whole = max((str(part.get("value") or "") for part in entry.get("content") or ()), key=len, default="")
    body = whole or str(entry.get("summary") or "")
    if not body.strip():
        raise InputError("no text")
    if "<p" not in body.lower():
        body = "".join(f"<p>{line}</p>" for line in body.splitlines() if line.strip())
    read = read_html(
        f"<article><h1>{escape(title)}</h1>{body}</article>" if title else f"<article>{body}</article>"
    )
    return dataclasses.replace(
        read,
        title=read.title or title or None,
        byline=_author(entry) or read.byline,
        published=_date(entry) or read.published,
        address=entry.get("link") or entry.get("id") or None,
        warnings=read.warnings if whole else (SUMMARY, *read.warnings),
        meta=as_meta({name: _plain(entry.get(name)) for name in ask.keep}),
    )


def _author(entry: Any) -> str | None:
    """A name; RSS has it in brackets behind an address."""
    said = str(entry.get("author") or "")
    name = _NAMED.fullmatch(said)
    return name[1] if name else _ADDRESS.sub("", said).strip() or None


def _date(entry: Any) -> dt.date | None:
    """The day as it is written: what the library parses is in UTC, where midnight in Paris is the
    day before.
    """
    return parse_date(entry.get("published")) or parse_date(entry.get("updated"))


def _plain(value: Any) -> Any:
    """What feedparser keeps of an element: tags are a list of mappings."""
    if isinstance(value, list):
        return [
            str(item.get("term") or item.get("value") or item) if hasattr(item, "get") else str(item)
            for item in value
        ]
    return None if value is None else str(value)
