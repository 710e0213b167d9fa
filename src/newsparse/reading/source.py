"""What reading hands on: the article's text and all that its format already says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsparse.record import Aside, Scalar, Section, Table
from newsparse.text.composed import Composed


@dataclass(frozen=True, slots=True)
class Source:
    """A text that has been read.

    ``masked`` has the length of ``text``, with markup, URLs and code blanked out: the extractors read it, and
    their offsets are offsets of ``text``. ``tables`` are those that the format itself marks (HTML); ``None``
    where the text has to be searched for them. ``quoted`` are block quotes that the format marks (HTML),
    ``headings`` lines that title a section, ``asides`` stretches that are not running text. ``lined`` are
    stretches of a page whose lines may be the rows of a table that the format does not mark (``<pre>``,
    ``<br>``).
    ``original`` is the text as it came where ``text`` is its composed view; the record has the original's
    offsets.
    """

    text: str
    masked: str
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    language: str | None = None
    address: str | None = None  # the URL or name that the file itself gives
    sections: tuple[Section, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    asides: tuple[Aside, ...] = ()
    tables: tuple[Table, ...] | None = None
    lined: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = field(default=())
    meta: Mapping[str, Scalar] = field(default_factory=dict)  # columns of the caller's own, carried along
    original: str | None = None
    composed: Composed | None = None
