"""JSON Lines: plain or compressed, a line an article."""

from __future__ import annotations

import codecs
import dataclasses
import json
import pathlib
import sys
from collections.abc import Callable, Iterator
from typing import Any

from newsparse.compressed import opened
from newsparse.errors import InputError
from newsparse.reading.decode import decode
from newsparse.reading.formats.columns import named
from newsparse.reading.formats.format import Ask, Entry, PartlyReadError
from newsparse.reading.formats.rows import article_of
from newsparse.reading.source import Source

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEAD = 4_096  # bytes that show whether a file has lines


def entries(path: pathlib.Path, ask: Ask) -> Iterator[Entry]:
    """The lines of a file; one that is in UTF-16, whose line ends are not single bytes, is read
    as a whole.
    """
    with opened(path) as file:
        head = file.read(HEAD)
        if head.startswith(UTF16) or b"\0" in head:
            yield from _whole(head + file.read(ask.max_bytes), ask)
            return
        yield from _lines(_Again(head, file.readline), ask.max_bytes)


class _Again:
    """``readline`` of a file whose head was read already."""

    def __init__(self, head: bytes, readline: Callable[[int], bytes]) -> None:
        self._head, self._readline = head, readline

    def __call__(self, size: int) -> bytes:
        if not self._head:
            return self._readline(size)
        line, newline, rest = self._head.partition(b"\n")
        if newline or len(line) >= size:
            line += newline
            self._head = line[size:] + rest
            return line[:size]
        self._head = b""
        return line + self._readline(size - len(line))


def _whole(data: bytes, ask: Ask) -> Iterator[Entry]:
    if len(data) > ask.max_bytes:
        raise InputError(f"too large: more than {ask.max_bytes} bytes in UTF-16")
    text, _ = decode(data, ask.encoding)
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Entry(number, line.encode("utf-8", "replace"))


def _lines(readline: Callable[[int], bytes], max_bytes: int) -> Iterator[Entry]:
    number = 0
    while line := readline(min(max_bytes, sys.maxsize - 1) + 1):
        number += 1
        if len(line) > max_bytes:
            while line and not line.endswith(b"\n"):
                line = readline(max_bytes)
            yield Entry(number, problem=f"too large: a line of more than {max_bytes} bytes")
            continue
        content = line.removeprefix(codecs.BOM_UTF8).strip()
        if content:
            yield Entry(number, content)
    if number == 0:
        raise InputError("empty file")


def read_line(data: bytes, ask: Ask) -> Iterator[Source]:
    """The article of a line.

    Raises:
        InputError: it is not a JSON object with a text.
    """
    item, warnings = _loaded(data, ask)
    yield _article(item, ask, warnings)


def read_json(data: bytes, ask: Ask) -> Iterator[Source]:
    """The articles of a JSON file: one object, or a list of them.

    Raises:
        InputError: no valid JSON, or no text in it; ``PartlyReadError`` where some objects of a list have a
            text.
    """
    found, warnings = _loaded(data, ask)
    if not isinstance(found, list):
        yield _article(found, ask, warnings)
        return
    broken = []
    for number, item in enumerate(found, 1):
        try:
            yield _article(item, ask, warnings)
        except InputError as error:
            broken.append(f"item {number}: {error}")
    if broken or not found:
        told = "; ".join(broken[:5]) + (f" (and {len(broken) - 5} more)" if len(broken) > 5 else "")
        raise (PartlyReadError if len(broken) < len(found) else InputError)(told or "an empty list")


def _loaded(data: bytes, ask: Ask) -> tuple[Any, list[str]]:
    text, warnings = decode(data, ask.encoding)
    try:
        return json.loads(text), warnings
    except (ValueError, RecursionError) as error:  # ValueError: an integer of thousands of digits, too
        raise InputError(f"not valid JSON: {error}") from None


def _article(item: Any, ask: Ask, warnings: list[str]) -> Source:
    if not isinstance(item, dict):
        raise InputError(f"not an object with fields, but {type(item).__name__}")
    source = article_of(item, named(item, ask.fields), {name: item.get(name) for name in ask.keep})
    return dataclasses.replace(source, warnings=(*warnings, *source.warnings)) if warnings else source
