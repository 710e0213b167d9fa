"""Rows of a data set and objects of JSON: records that hold an article in a field, with its title, date and
address in others.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from newsparse.errors import InputError
from newsparse.reading.decode import warnings_of
from newsparse.reading.given import titled
from newsparse.reading.plain import read_plain
from newsparse.reading.row_dates import row_date
from newsparse.reading.source import Source

MAX_SHOWN = 60  # characters of a value in a warning


class Fields(NamedTuple):
    """The names a file may give to what we look for; the first that is there counts."""

    text: tuple[str, ...] = (
        "text",
        "content",
        "body",
        "article",
        "texte",
        "contenu",
        "maintext",
        "articleBody",
    )
    title: tuple[str, ...] = ("title", "headline", "titre")
    date: tuple[str, ...] = (
        "published",
        "date",
        "published_at",
        "datePublished",
        "date_publish",
        "pubDate",
        "created",
    )
    author: tuple[str, ...] = ("byline", "author", "authors", "auteur")
    # the last ones: what tells a row where it has no address
    url: tuple[str, ...] = ("url", "link", "source_url", "source", "id")
    join_title: bool = True  # the title goes before the text, unless that begins with it
    id: tuple[str, ...] = ("id",)  # where there is no URL


def read_object(item: Any, fields: Fields | None = None, *, where: str = "") -> Source:
    """One article from a mapping of field names to values.

    Raises:
        InputError: no mapping, or no text in it.
    """
    names = fields or Fields()
    if not isinstance(item, Mapping):
        raise InputError(f"{where}not an object with fields, but {type(item).__name__}")
    text = _first(item, names.text)
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{where}no text in any of the fields {', '.join(names.text)}")
    title = _line(_first(item, names.title))
    said = _first(item, names.date)
    published = row_date(said)
    source = read_plain(titled(text, title) if title and names.join_title else text)
    warnings = warnings_of(text)
    if published is None and said is not None:
        warnings.append(f"the date {_shown(said)} is not one: left out")
    return dataclasses.replace(
        source,
        title=title or source.title,
        byline=_names(_first(item, names.author)) or source.byline,
        published=published or source.published,
        address=_key(item, names.url),
        warnings=(*warnings, *source.warnings),
    )


def _key(item: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The row's own address, or what tells it from the others: a number will do."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if (line := _line(value)) is not None:
            return line
    return None


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def _first(item: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((item[key] for key in keys if item.get(key) not in (None, "", [], {})), None)


def _line(value: Any) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _names(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(name for name in map(_names, value) if name) or None
    if isinstance(value, Mapping):
        value = value.get("name")
    return _line(value)
