"""The rows of a block as arrays: one line a row, one column a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened import numerals
from newsparse.tables.flattened.words import Kind, kind_of

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

# No-break blanks hold a number and its unit together: no border runs through them.
_WORD = re.compile(r"[^ \t]+")
_PAD = -1
FIELDS: Final = (
    "shape",
    "lexical",
    "suffix",
    "fine",
    "coarse",
    "opens",
    "after",
    "depth",
    "quotes",
    "length",
    "plural",
)


class Sheet(NamedTuple):
    """Words and their kinds; arrays are ``rows x longest row``, padded with -1."""

    spans: Sequence[Sequence[tuple[int, int]]]
    kinds: Sequence[Sequence[Kind]]
    sizes: Ints  # words a row
    keys: Ints  # the same number for the same word, within the sheet
    fields: dict[str, Ints]

    @property
    def width(self) -> int:
        return int(self.keys.shape[1])

    def filled(self, name: str) -> Ints:
        """A field with 0 beyond the rows, where nothing is to be counted."""
        return np.where(self.keys < 0, 0, self.fields[name]).astype(np.int32)

    def rows(self, numbers: Sequence[int]) -> Sheet:
        """Some of the rows, in this order."""
        chosen = np.array(numbers)
        width = int(self.sizes[chosen].max())
        return Sheet(
            [self.spans[number] for number in numbers],
            [self.kinds[number] for number in numbers],
            self.sizes[chosen],
            self.keys[chosen, :width],
            {name: array[chosen, :width] for name, array in self.fields.items()},
        )

    def part(self, first: int, last: int) -> Sheet:
        """The rows from one to another."""
        width = int(self.sizes[first:last].max())
        return Sheet(
            self.spans[first:last],
            self.kinds[first:last],
            self.sizes[first:last],
            self.keys[first:last, :width],
            {name: array[first:last, :width] for name, array in self.fields.items()},
        )


def side_by_side(columns: Sequence[NDArray[np.generic] | float], count: int) -> Floats:
    """Features as lines: ``count x columns``; a single number stands for a column of it.

    >>> side_by_side([np.array([1, 2]), 0.5], 2).tolist()
    [[1.0, 0.5], [2.0, 0.5]]
    """
    lines = np.empty((len(columns), count), dtype=np.float32)
    for line, column in zip(lines, columns, strict=True):
        line[:] = column
    return lines.T


def words_of(row: str) -> list[tuple[int, int]]:
    """Where the words of a line stand.

    >>> words_of("Alba 12 €")
    [(0, 4), (5, 7), (8, 9)]
    """
    return [match.span() for match in _WORD.finditer(row)]


def sheet_of(rows: Sequence[str]) -> Sheet:
    """The sheet of some lines; every line holds a word.

    >>> sheet = sheet_of(["Alba 12 €", "Bora 7 €"])
    >>> sheet.sizes.tolist(), sheet.keys.tolist(), sheet.spans[1]
    ([3, 3], [[0, 1, 2], [3, 4, 2]], [(0, 4), (5, 6), (7, 8)])
    """
    spans = numerals.joined(rows, [words_of(row) for row in rows])
    kinds = [
        [kind_of(row[start:end]) for start, end in words] for row, words in zip(rows, spans, strict=True)
    ]
    count = np.array([len(words) for words in spans], dtype=np.int32)
    width = int(count.max())
    known: dict[str, int] = {}
    keys = np.full((len(rows), width), _PAD, dtype=np.int32)
    fields = {name: np.full((len(rows), width), _PAD, dtype=np.int32) for name in FIELDS}
    for number, row in enumerate(kinds):
        keys[number, : len(row)] = [known.setdefault(kind.key, len(known)) for kind in row]
        for name in FIELDS:
            fields[name][number, : len(row)] = [getattr(kind, name) for kind in row]
    return Sheet(spans, kinds, count, keys, fields)
