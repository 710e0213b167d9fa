"""A file to its articles: its ending says which reader, its first bytes have the last word."""

from __future__ import annotations

import dataclasses
import pathlib
import re
from collections.abc import Iterator, Sequence

from newsparse.errors import InputError
from newsparse.reading.decode import decode
from newsparse.reading.foreign import is_page, kind_of_ending, kind_of_text
from newsparse.reading.formats import Ask, Format, format_of
from newsparse.reading.plain import read_plain
from newsparse.reading.programs import is_program, is_rows
from newsparse.reading.source import Source
from newsparse.reading.structured import Fields

_WORD = re.compile(r"[^\W\d_]|[€$£¥%]")
# of a file that holds one article; the longest magazine pieces with markup stay below 1 MB
MAX_BYTES = 5_000_000
MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
PLAIN = frozenset({".txt", ".text", ""})
SUFFIXES = frozenset(PLAIN | MARKDOWN | HTML) - {""}


def read_path(
    path: str | pathlib.Path,
    *,
    encoding: str | None = None,
    fields: Fields | None = None,
    keep: Sequence[str] = (),
    max_bytes: int = MAX_BYTES,
) -> Iterator[Source]:
    """The articles of a file: one for text, Markdown and JSON objects; several for lists, JSON Lines and
    pages that hold some.

    Args:
        path: the file.
        encoding: when known; detected otherwise.
        fields: names of the JSON fields.
        keep: columns of data sets and keys of JSON to carry along in ``meta``.
        max_bytes: larger files are refused, but for data sets and archives, where it bounds an article.

    Raises:
        InputError: missing, unreadable, empty, binary, too large, or not of the form its ending promises.
    """
    path = pathlib.Path(path)
    if (known := format_of(path.name)) is not None:
        yield from _of_format(known, path, Ask(encoding, fields, tuple(keep), max_bytes))
        return
    suffix = path.suffix.lower()
    if (kind := kind_of_ending(suffix)) is not None and path.exists():
        raise InputError(f"{kind}, not an article: the ending {suffix} is not read")
    data = read_bytes(path, max_bytes)
    text, warnings = decode(data, encoding, html=suffix in HTML)
    for source in _articles(text, suffix):
        yield dataclasses.replace(source, warnings=(*warnings, *source.warnings)) if warnings else source


def names_of(sources: Sequence[Source], name: str, *, rows: bool) -> list[str]:
    """What each article of a file is called: as the file, with its number where there are several, a row by
    its own address or id.

    Args:
        sources: the articles of the file.
        name: of the file.
        rows: they are rows of a data set (JSON), which say themselves what they are.

    >>> names_of([Source("a", "a"), Source("b", "b", address="https://x.fr/b")], "in.json", rows=True)
    ['in.json#1', 'https://x.fr/b']
    """
    plain = [name] if len(sources) == 1 else [f"{name}#{number}" for number in range(1, len(sources) + 1)]
    return [(source.address if rows else None) or other for source, other in zip(sources, plain, strict=True)]


def _of_format(known: Format, path: pathlib.Path, ask: Ask) -> Iterator[Source]:
    if known.entries is None:
        yield from known.sources(read_bytes(path, known.room * ask.max_bytes), ask)
        return
    check_file(path)
    for entry in known.parts(path, ask):
        if entry.problem is not None:
            raise InputError(f"{entry.number}: {entry.problem}")
        try:
            yield from known.sources(entry.content, ask)
        except InputError as error:
            raise InputError(f"{entry.number}: {error}") from error


def read_bytes(path: pathlib.Path, max_bytes: int | None = MAX_BYTES) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: no regular file, unreadable, or larger than ``max_bytes``.
    """
    check_file(path)
    try:
        size = path.stat().st_size
        if max_bytes is not None and size > max_bytes:
            raise InputError(f"too large: {size} bytes, limit {max_bytes}")
        return path.read_bytes()
    except OSError as error:
        raise InputError(error.strerror or str(error)) from None


def check_file(path: pathlib.Path) -> None:
    """See that there is a file.

    Raises:
        InputError: there is not.
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
    except OSError as error:
        raise InputError(error.strerror or str(error)) from None


def _articles(text: str, suffix: str) -> Iterator[Source]:
    if (kind := kind_of_text(text)) is not None:
        raise InputError(f"{kind}, not an article, whatever its ending says")
    if suffix in HTML or (suffix in PLAIN and is_page(text)):
        from newsparse.reading.web import read_articles

        yield from read_articles(text)
    else:
        if is_program(text):
            raise InputError("a program or its settings, not an article")
        if is_rows(text):
            raise InputError("a table of rows, not an article, whatever its ending says")
        source = read_plain(text)
        if not _WORD.search(source.masked):
            raise InputError("nothing in it, besides front matter, addresses and markup")
        yield source
