"""Known phrases: names of several words, and cells that other tables have, looked up in every run of words."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.sheet import Floats, Sheet

LONGEST: Final = 5  # words


class Phrases(NamedTuple):
    """The marks (:func:`mark`) of what is known."""

    names: frozenset[int]
    cells: frozenset[int]
    pairs: frozenset[int]  # of neighbours within a cell or in prose


class Known(NamedTuple):
    """Known runs of a sheet: ``rows x size x size``, 1 where words ``[i, j)`` are one."""

    names: NDArray[np.bool_]
    cells: NDArray[np.bool_]


def mark(keys: Sequence[str]) -> int:
    """A number for a phrase; two phrases share one about once in four thousand million.

    >>> mark(["visual", "studio"]) == mark(["visual studio".split()[0], "studio"]), mark(["visual"]) == mark(["studio"])
    (True, False)
    """
    return zlib.crc32(" ".join(keys).encode())


def known(sheet: Sheet, phrases: Phrases) -> Known:
    """Where the phrases stand; of names only those of several words count."""
    size = sheet.width + 1
    names, cells = (np.zeros((len(sheet.sizes), size, size), dtype=np.bool_) for _ in range(2))
    for number, row in enumerate(sheet.kinds):
        keys = [kind.key.encode() for kind in row]
        for start, key in enumerate(keys):
            found = zlib.crc32(key)  # grows by a word at a time: the same as that of the whole phrase
            cells[number, start, start + 1] = found in phrases.cells
            for end in range(start + 1, min(start + LONGEST, len(keys))):
                found = zlib.crc32(b" " + keys[end], found)
                if found in phrases.names:
                    names[number, start, end + 1] = True
                if found in phrases.cells:
                    cells[number, start, end + 1] = True
    return Known(names, cells)


def neighbours(sheet: Sheet, phrases: Phrases) -> Floats:
    """1 at each gap whose two words are known as neighbours: ``rows x size``."""
    found = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
    for number, row in enumerate(sheet.kinds):
        for place in range(1, len(row)):
            found[number, place] = mark((row[place - 1].key, row[place].key)) in phrases.pairs
    return found


def around(runs: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """Of each gap: the longest run of several words that it would cut, the longest that ends there, the longest that starts there.

    >>> runs = np.zeros((1, 4, 4), dtype=bool)
    >>> runs[0, 0, 2] = True
    >>> [array.tolist() for array in around(runs)]
    [[[0.0, 2.0, 0.0, 0.0]], [[0.0, 0.0, 2.0, 0.0]], [[2.0, 0.0, 0.0, 0.0]]]
    """
    place = np.arange(runs.shape[1])
    lengths = np.where(runs, place[None, None, :] - place[None, :, None], 0).astype(np.float32)
    ends, starts = lengths.max(axis=1), lengths.max(axis=2)
    cut = np.zeros_like(ends)
    for gap in range(1, runs.shape[1] - 1):
        cut[:, gap] = lengths[:, :gap, gap + 1 :].max(axis=(1, 2))
    return cut, ends, starts
