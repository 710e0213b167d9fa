"""A file to its articles: its ending says which reader, its first bytes have the last word."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Iterator, Sequence

from newsparse.errors import InputError
from newsparse.reading.decode import decode
from newsparse.reading.foreign import is_page, kind_of_ending, kind_of_text
from newsparse.reading.plain import read_plain
from newsparse.reading.source import Source
from newsparse.reading.structured import Fields, read_json, read_json_lines

MAX_BYTES = 5_000_000  # of a file that holds one article; the longest magazine pieces with markup stay below 1 MB
MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
PLAIN = frozenset({".txt", ".text", ""})
ROWS = frozenset({".json", ".jsonl", ".ndjson"})
SUFFIXES = frozenset(PLAIN | MARKDOWN | HTML | ROWS) - {""}


def read_path(
    path: str | pathlib.Path, *, encoding: str | None = None, fields: Fields | None = None, max_bytes: int = MAX_BYTES
) -> Iterator[Source]:
    """The articles of a file: one for text, Markdown and JSON objects; several for lists, JSON Lines and pages that hold some.

    Args:
        path: the file.
        encoding: when known; detected otherwise.
        fields: names of the JSON fields.
        max_bytes: larger files are refused, but for JSON Lines, where it bounds a line.

    Raises:
        InputError: missing, unreadable, empty, binary, too large, or not of the form its ending promises.
    """
    path = pathlib.Path(path)
    suffix = path.suffix.lower()
    if (kind := kind_of_ending(suffix)) is not None and path.exists():
        raise InputError(f"{kind}, not an article: the ending {suffix} is not read")
    data = read_bytes(path, max_bytes if suffix not in (".jsonl", ".ndjson") else None)
    text, warnings = decode(data, encoding, html=suffix in HTML)
    for source in _articles(text, suffix, fields):
        yield dataclasses.replace(source, warnings=(*warnings, *source.warnings)) if warnings else source


def names_of(sources: Sequence[Source], name: str, *, rows: bool) -> list[str]:
    """What each article of a file is called: as the file, with its number where there are several, a row by its own address or id.

    Args:
        sources: the articles of the file.
        name: of the file.
        rows: they are rows of a data set (JSON), which say themselves what they are.

    >>> names_of([Source("a", "a"), Source("b", "b", address="https://x.fr/b")], "in.json", rows=True)
    ['in.json#1', 'https://x.fr/b']
    """
    plain = [name] if len(sources) == 1 else [f"{name}#{number}" for number in range(1, len(sources) + 1)]
    return [(source.address if rows else None) or other for source, other in zip(sources, plain, strict=True)]


def read_bytes(path: pathlib.Path, max_bytes: int | None = MAX_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: no regular file, unreadable, or larger than ``max_bytes``.
    """
    try:
        if path.is_dir():
            raise InputError("a folder, not a file")
        if path.is_symlink() and not path.exists():
            raise InputError("dangling link")
        if not path.exists():
            raise InputError("no such file")
        if not path.is_file():
            raise InputError("not a regular file")
        size = path.stat().st_size
        if max_bytes is not None and size > max_bytes:
            raise InputError(f"too large: {size} bytes, limit {max_bytes}")
        return path.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or str(error)) from None


def _articles(text: str, suffix: str, fields: Fields | None) -> Iterator[Source]:
    if suffix not in ROWS and (kind := kind_of_text(text)) is not None:
        raise InputError(f"{kind}, not an article, whatever its ending says")
    if suffix in HTML or (suffix in PLAIN and is_page(text)):
        from newsparse.reading.web import read_articles

        yield from read_articles(text)
    elif suffix == ".json":
        yield from read_json(text, fields)
    elif suffix in (".jsonl", ".ndjson"):
        yield from read_json_lines(text, fields)
    else:
        yield read_plain(text)
