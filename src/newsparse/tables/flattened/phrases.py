"""Known phrases: names of several words, and cells that other tables have, looked up in every run
of words.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.sheet import Floats, Sheet

LONGEST: Final = 5  # words
Runs = NDArray[np.bool_]  # rows x size x size: 1 where words [i, j) are one


class Phrases(NamedTuple):
    """The marks (:func:`mark`) of what is known."""

    names: frozenset[int]
    cells: frozenset[int]
    pairs: frozenset[int]  # of neighbours within a cell or in prose


def mark(keys: Iterable[str]) -> int:
    """A number for a phrase; two phrases share one about once in four thousand million.

    >>> mark(["visual", "studio"]) == mark(["studio", "visual"]), mark([])
    (False, 0)
    """
    found = 0
    for key in keys:
        found = _longer(found, key.encode())
    return found


def _longer(found: int, key: bytes) -> int:
    """The mark of a phrase with a word more."""
    return zlib.crc32(b" " + key if found else key, found)


def known(sheet: Sheet, phrases: Phrases) -> tuple[Runs, Runs]:
    """Where names of several words stand, and where cells."""
    size = sheet.width + 1
    names, cells = (np.zeros((len(sheet.sizes), size, size), dtype=np.bool_) for _ in range(2))
    for number, row in enumerate(sheet.kinds):
        keys = [kind.key.encode() for kind in row]
        for start in range(len(keys)):
            found = 0
            for end in range(start, min(start + LONGEST, len(keys))):
                found = _longer(found, keys[end])
                if end > start and found in phrases.names:
                    names[number, start, end + 1] = True
                if found in phrases.cells:
                    cells[number, start, end + 1] = True
    return names, cells


def neighbours(sheet: Sheet, phrases: Phrases) -> Floats:
    """1 at each gap whose two words are known as neighbours: ``rows x size``."""
    found = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
    for number, row in enumerate(sheet.kinds):
        for place in range(1, len(row)):
            found[number, place] = mark((row[place - 1].key, row[place].key)) in phrases.pairs
    return found


def around(runs: Runs) -> tuple[Floats, Floats, Floats]:
    """Of each gap: the longest run of several words that it would cut, the longest that ends there, the
    longest that starts there.

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
