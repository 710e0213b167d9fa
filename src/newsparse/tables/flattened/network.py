"""A small transformer that reads all rows at once: the log-odds of a border before each word. Trained
elsewhere, run by numpy.

Attention goes along the row and over the whole table in turn, with learned biases for distances along the
row, and from its left
and right ends between rows: what stands at the same place of other rows counts most.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from newsparse.products import product, products
from newsparse.tables.flattened.clues import WORD_CLASSES, WORD_ODDS, Clues
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet
from newsparse.tables.flattened.words import AFTER, LEXICAL_NAMES, SHAPES, SUFFIXES

WIDTH: Final = 64
HEADS: Final = 4
REACH: Final = 8  # words or rows; what is farther counts as that far
BLOCKS: Final = ("row", "table", "row", "table")
PLACES: Final = 16  # from the left or right end of a row
_WORDS, _ENDS, _STARTS = 6144, 1024, 512  # numbers that words, their ends and their beginnings are hashed to
# Rows and width of each embedding, in the order of ``inputs``.
TABLES: Final = (
    (_WORDS, 24), (_ENDS, 16), (_STARTS, 8), (len(SHAPES) + 1, 12), (len(LEXICAL_NAMES) + 1, 8),
    (len(SUFFIXES) + 2, 8),
    (len(AFTER) + 1, 4), (4, 2), (PLACES + 1, 6), (PLACES + 1, 6), (3, 4),
)  # fmt: skip
DENSE: Final = len(WORD_ODDS) + len(WORD_CLASSES) + 13
MOST_ROWS: Final = 12  # read at once, the header among them; more rows are read in parts


@lru_cache(maxsize=20_000)
def _hashed(key: str) -> tuple[int, int, int]:
    """Numbers of a word, its end and its beginning; 0 is kept for what is hidden."""
    marks = (zlib.crc32(part.encode()) for part in (key, "-" + key[-3:], key[:3] + "-"))
    return tuple(1 + mark % (size - 1) for mark, size in zip(marks, (_WORDS, _ENDS, _STARTS), strict=True))  # type: ignore[return-value]


def inputs(sheet: Sheet, clues: Clues) -> tuple[NDArray[np.int64], Floats]:
    """Codes, ``rows x words x embeddings``, and numbers, ``rows x words x DENSE``; the first row is the
    header.
    """
    rows, width = sheet.keys.shape
    codes = np.zeros((rows, width, len(TABLES)), dtype=np.int64)
    for number, row in enumerate(sheet.kinds):
        codes[number, : len(row), :3] = [_hashed(kind.key) for kind in row]
    for column, name in enumerate(("shape", "lexical", "suffix", "after", "opens"), 3):
        codes[:, :, column] = sheet.fields[name] + 1
    place = np.arange(width)[None, :]
    codes[:, :, 8] = np.minimum(place, PLACES)
    codes[:, :, 9] = np.clip(sheet.sizes[:, None] - 1 - place, 0, PLACES)
    codes[:, :, 10] = 1
    codes[0, :, 10] = 2
    inside = place < sheet.sizes[:, None]
    codes[~inside] = 0
    fields = sheet.fields
    dense = [clues.words * 0.3]
    dense += [
        fields[name][:, :, None] * scale
        for name, scale in (("length", 0.1), ("plural", 1.0), ("depth", 1.0), ("quotes", 1.0))
    ]
    dense += [
        clues.around[:, :-1] * 0.3,
        clues.neighbours[:, :-1, None],
        (sheet.keys == np.roll(sheet.keys, 1, axis=1))[:, :, None],
    ]
    dense.append(np.ones((rows, width, 1)))
    return codes, (np.concatenate(dense, axis=2) * inside[:, :, None]).astype(np.float32)


class Network:
    """The trained arrays, ready to read; ``arrays`` holds them by name."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self.arrays = {name: array.astype(np.float32) for name, array in arrays.items()}

    def odds(self, sheet: Sheet, clues: Clues) -> Floats:
        """The log-odds of a border before each word: ``rows x (longest row + 1)``; the first row is the
        header.

        Tables of many rows are read in parts, each with the header on top, so that time grows with the rows
        alone.
        """
        codes, dense = inputs(sheet, clues)
        found = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
        body = len(sheet.sizes) - 1
        parts = max(1, -(-body // (MOST_ROWS - 1)))
        for part in np.array_split(np.arange(1, body + 1), parts):
            rows = np.concatenate([[0], part])
            found[rows, 1:-1] = self._read(codes[rows], dense[rows], sheet.sizes[rows])
        return found

    def _read(self, codes: NDArray[np.int64], dense: Floats, sizes: Ints) -> Floats:
        rows, words = codes.shape[:2]
        place = np.arange(words)
        mask = place[None, :] < sizes[:, None]
        embedded = [self.arrays[f"embeddings.{i}.weight"][codes[:, :, i]] for i in range(len(TABLES))]
        x = self._linear(np.concatenate([*embedded, dense], axis=2), "enter")
        along = [_distances(place)[None]]
        left = np.broadcast_to(place, (rows, words)).ravel()
        right = (sizes[:, None] - 1 - place[None, :]).ravel()
        over = [_distances(numbers)[None] for numbers in (left, right, np.repeat(np.arange(rows), words))]
        for number, kind in enumerate(BLOCKS):
            if kind == "row":
                x = self._block(x, f"blocks.{number}", along, mask)
            else:
                flat = self._block(
                    x.reshape(1, rows * words, WIDTH), f"blocks.{number}", over, mask.reshape(1, -1)
                )
                x = flat.reshape(rows, words, WIDTH)
        x = self._normal(x, "last")
        before, behind = x[:, :-1], x[:, 1:]
        pairs = np.maximum(self._linear(np.concatenate([before, behind, before * behind], axis=2), "pair"), 0)
        odds: Floats = self._linear(pairs, "odds")[:, :, 0]
        return odds

    def _block(
        self, x: Floats, name: str, distances: list[NDArray[np.intp]], mask: NDArray[np.bool_]
    ) -> Floats:
        count, length, _ = x.shape
        every = self._linear(self._normal(x, f"{name}.before"), f"{name}.all")
        query, key, value = every.reshape(count, length, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
        scores = products(query, key.transpose(0, 1, 3, 2)) / np.float32((WIDTH // HEADS) ** 0.5)
        for bias, distance in zip(self.arrays[f"{name}.bias"], distances, strict=True):
            scores += bias[distance].transpose(0, 3, 1, 2)
        scores = np.where(mask[:, None, None, :], scores, np.float32(-1e4))
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = products(weights, value).transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
        x = x + self._linear(mixed, f"{name}.out")
        inner = np.maximum(self._linear(self._normal(x, f"{name}.between"), f"{name}.one"), 0)
        return x + self._linear(inner, f"{name}.two")

    def _linear(self, x: Floats, name: str) -> Floats:
        out = product(x, self.arrays[f"{name}.weight"])
        out += self.arrays[f"{name}.bias"]
        return out

    def _normal(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-5))
        out: Floats = scaled * self.arrays[f"{name}.weight"] + self.arrays[f"{name}.bias"]
        return out


def _distances(numbers: NDArray[np.integer]) -> NDArray[np.intp]:
    """Of each to each, within reach, counted from 0."""
    return np.clip(numbers[None, :] - numbers[:, None], -REACH, REACH) + REACH
