"""WARC archives of crawls: the HTML pages that were answered, one at a time."""

from __future__ import annotations

import dataclasses
import json
import pathlib
from collections.abc import Iterator
from typing import Any

from newsparse.errors import InputError
from newsparse.reading.decode import decode
from newsparse.reading.formats.format import Ask, Entry, OtherLanguageError
from newsparse.reading.source import Source

_PAGES = ("text/html", "application/xhtml+xml")
ANSWERED = "200"  # status of HTTP


def entries(path: pathlib.Path, ask: Ask) -> Iterator[Entry]:
    """The pages of an archive; pictures, scripts, redirections and errors are passed over."""
    from warcio.archiveiterator import ArchiveIterator

    with path.open("rb") as file:
        number = 0
        for record in ArchiveIterator(file):
            if not _is_page(record):
                continue
            number += 1
            address = record.rec_headers.get_header("WARC-Target-URI")
            data = record.content_stream().read(ask.max_bytes + 1)
            if len(data) > ask.max_bytes:
                yield Entry(number, problem=f"too large: {address} has more than {ask.max_bytes} bytes")
                continue
            charset = (
                record.http_headers.get_header("Content-Type", "").partition("charset=")[2].strip("\"' ;")
                or None
            )
            head = {"address": address, "charset": charset}
            yield Entry(number, json.dumps(head).encode() + b"\n" + data)
        if file.tell() == 0:
            raise InputError("empty file")


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type", "").lower()
    return bool(kind.startswith(_PAGES) and record.http_headers.get_statuscode() == ANSWERED)


def read_response(data: bytes, ask: Ask) -> Iterator[Source]:
    """The article of a page.

    Raises:
        InputError: there is no text in it.
        OtherLanguageError: it is not in French.
    """
    from newsparse.reading.web import read_html

    head, _, page = data.partition(b"\n")
    about = json.loads(head)
    try:
        text, warnings = decode(page, ask.encoding or about["charset"], html=True)
    except InputError:  # servers say what is not so
        text, warnings = decode(page, html=True)
    source = read_html(text)
    if source.language not in (None, "fr"):
        raise OtherLanguageError(
            f"passed over: {about['address']} is in another language than French ({source.language})"
        )
    yield dataclasses.replace(
        source, address=about["address"] or source.address, warnings=(*warnings, *source.warnings)
    )
