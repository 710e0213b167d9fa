"""A row of a data set: what its columns hold, as JSON on its way to a worker, and the source that
it makes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from newsparse.errors import InputError
from newsparse.meta import as_meta
from newsparse.reading.foreign import looks_like_html
from newsparse.reading.formats.columns import Columns
from newsparse.reading.formats.format import Ask
from newsparse.reading.source import Source
from newsparse.reading.structured import Fields, read_object

_NAMES = Fields(
    text=("text",), title=("title",), date=("date",), author=("author",), url=("url",), id=("id",)
)


def packed(value: Callable[[int], Any], columns: Columns) -> bytes:
    """A row as JSON: its parts, and what is to be kept."""
    row = {part: value(place) for part, place in columns.parts.items()}
    row["keep"] = {name: value(place) for name, place in columns.keep.items()}
    return json.dumps(row, ensure_ascii=False, default=_plain).encode("utf-8", "replace")


def read_row(data: bytes, ask: Ask) -> Iterator[Source]:
    """The article of a row.

    Raises:
        InputError: there is no text in it.
    """
    row = json.loads(data)
    yield article_of(row, _NAMES, row.pop("keep"))


def article_of(row: Mapping[str, Any], names: Fields, keep: Mapping[str, Any]) -> Source:
    """The article of a row or a JSON object, whose text may be that of a page, with what is to be kept.

    Raises:
        InputError: there is no text in it.
    """
    names = names._replace(url=(*names.url, *names.id))
    text = next((row[name] for name in names.text if row.get(name)), None)
    if not isinstance(text, str) or not looks_like_html(text):
        return dataclasses.replace(read_object(row, names), meta=as_meta(keep))
    from newsparse.reading.web import read_html

    page = read_html(text)
    given = read_object({**row, names.text[0]: page.text}, names)
    return dataclasses.replace(
        page,
        title=given.title or page.title,
        byline=given.byline or page.byline,
        published=given.published or page.published,
        address=given.address or page.address,
        meta=as_meta(keep),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    raise InputError(f"a column holds {type(value).__name__}, which is not a text, number or date")
