"""CSV and TSV as spreadsheets and databases write them: a row an article, streamed; a broken row costs itself
alone.
"""

from __future__ import annotations

import codecs
import csv
import io
import pathlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.compressed import opened
from newsparse.errors import InputError
from newsparse.reading.formats.columns import Columns, choose
from newsparse.reading.formats.format import Ask, Entry
from newsparse.reading.formats.rows import packed

DELIMITERS = ",;\t|"
HEAD = 64_000  # bytes that show the encoding
MAX_BROKEN = 50  # rows whose quotation marks do not close, until the file is given up
_SAYS = re.compile(r"sep=(.)\r?\n?$", re.I)  # a first line of Excel's
_OPEN = "a quotation mark is opened and never closed, or stands in a cell without being doubled"
_ONLY_15 = b"\xa4"  # the euro sign of ISO-8859-15; in windows-1252 a sign nobody uses


class _Row(NamedTuple):
    """A row: its cells, its first line, and why it is not one."""

    cells: list[str]
    line: int
    problem: str | None = None


def entries(path: pathlib.Path, ask: Ask) -> Iterator[Entry]:
    """The rows of a file.

    Raises:
        InputError: it is empty, no text, or has no column for the text.
    """
    with opened(path) as file:
        head = file.peek(HEAD)[:HEAD] if hasattr(file, "peek") else b""
        name = ask.encoding or _encoding(head)
        errors = "surrogateescape" if name.startswith("utf-8") else "replace"
        text = io.TextIOWrapper(file, encoding=name, errors=errors, newline="")
        yield from _entries(_Lines(text, ask.max_bytes), path.name, ask)


def _encoding(head: bytes) -> str:
    if not head:
        raise InputError("empty file")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head:
        raise InputError("binary data, not text")
    try:
        # not final: the head may end in the midst of a letter
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "iso8859-15" if _ONLY_15 in head else "cp1252"
    return "utf-8-sig"


def _entries(lines: _Lines, name: str, ask: Ask) -> Iterator[Entry]:
    first = lines.take()
    says = _SAYS.match(first.lstrip("\ufeff"))
    if not says:
        lines.give_back([first])
    rows = _rows(lines, says[1] if says else _delimiter(first, name))
    header = next(rows, None)
    if header is None:
        raise InputError("empty file")
    columns = choose(header.cells, ask.fields, ask.keep)
    number = broken = 0
    for row in rows:
        number += 1
        if row.problem is None:
            yield _entry(number, row, columns, len(header.cells), ask.max_bytes)
            continue
        yield Entry(number, problem=f"row {number} (line {row.line}): {row.problem}")
        broken += 1
        if broken > MAX_BROKEN:
            raise InputError(f"given up at line {row.line}: more than {MAX_BROKEN} broken rows")


def _entry(number: int, row: _Row, columns: Columns, width: int, max_bytes: int) -> Entry:
    extra = row.cells[width:]
    if any(extra):
        problem = (
            f"{len(row.cells)} cells under a header of {width}; a delimiter inside a cell needs "
            f"quotation marks"
        )
        return Entry(number, problem=f"row {number} (line {row.line}): {problem}")
    cells = [_repaired(cell) for cell in row.cells]
    content = packed(lambda place: (cells[place] if place < len(cells) else "") or None, columns)
    if len(content) > max_bytes:
        return Entry(
            number, problem=f"row {number} (line {row.line}): too large, more than {max_bytes} bytes"
        )
    return Entry(number, content)


def _repaired(cell: str) -> str:
    """A cell of a file in UTF-8 that holds bytes of another encoding: those of Windows."""
    if not any("\udc80" <= letter <= "\udcff" for letter in cell):
        return cell
    return cell.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _delimiter(line: str, name: str) -> str:
    """The sign that parts most cells of the header.

    >>> _delimiter('"a, b";c;d', "in.csv"), _delimiter("a", "in.tsv"), _delimiter("texte", "in.csv")
    (';', '\\t', ',')
    """
    bare = re.sub(r'"[^"]*"', "", line)
    best = max(DELIMITERS, key=bare.count)
    if bare.count(best):
        return best
    return "\t" if ".tsv" in name.lower() or ".tab" in name.lower() else ","


def _rows(lines: _Lines, delimiter: str) -> Iterator[_Row]:
    """The rows that are not blank; after one that never closes, reading begins anew at its second line."""
    csv.field_size_limit(max(csv.field_size_limit(), 2 * lines.max_bytes + 2))
    while True:
        lines.begin()
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            cells = next(reader)
        except StopIteration:
            return
        # a quotation mark that is not doubled: the rows to the next one may have been swallowed
        except csv.Error:
            cells = []
            lines.ran_out = True
        if lines.too_long:
            yield _Row([], lines.first, f"too large: a line of more than {lines.max_bytes} characters")
        elif lines.ran_out:
            yield _Row([], lines.first, _OPEN)
            lines.give_back(lines.held[1:])
        elif any(cells):
            yield _Row(cells, lines.first)


class _Lines:
    """The lines of a text, some of which may be given back; a row may hold no more of them than an article
    may have bytes.
    """

    def __init__(self, text: io.TextIOWrapper, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.number = self.first = 0  # of the last line, and of the first of this row
        self.held: list[str] = []  # the lines of this row
        self.ran_out = False  # the row wanted more than there was, or than is allowed
        self.too_long = False  # a line of it alone is more than is allowed
        self._text = text
        self._back: list[str] = []
        self._size = 0

    def begin(self) -> None:
        """A row begins."""
        self.held, self._size, self.ran_out, self.too_long, self.first = [], 0, False, False, self.number + 1

    def take(self) -> str:
        """The next line; an empty one at the end."""
        line = self._back.pop() if self._back else self._text.readline(self.max_bytes + 1)
        self.number += bool(line)
        if len(line) > self.max_bytes:
            self.too_long, rest = True, line
            while rest and not rest.endswith(("\n", "\r")):
                rest = self._text.readline(self.max_bytes)
        return line

    def give_back(self, lines: list[str]) -> None:
        """Lines to take once more."""
        self._back += reversed(lines)
        self.number -= len(lines)

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.take() if self._size <= self.max_bytes else ""
        if not line:
            self.ran_out = bool(self.held)
            raise StopIteration
        self.held.append(line)
        self._size += len(line)
        return line
