"""Evidence for each gap between two words: does a border run through it?"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.clues import WORD_ODDS, Clues
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet, side_by_side
from newsparse.tables.flattened.words import COARSE

_NEIGHBOURS: Final = ("shape", "lexical", "suffix", "coarse", "after", "opens", "length", "plural")
_VALUE, _CAPITAL, _NAME = COARSE.index("value"), COARSE.index("capital"), COARSE.index("name")


def features(sheet: Sheet, clues: Clues) -> tuple[Floats, Ints, Ints]:
    """One line a gap, and the row and the word behind it of each.

    >>> from newsparse.tables.flattened.model import load
    >>> from newsparse.tables.flattened.sheet import sheet_of
    >>> sheet = sheet_of(["a 1", "b 2 c"])
    >>> lines, rows, words = features(sheet, load().lexicon.clues(sheet))
    >>> rows.tolist(), words.tolist(), lines.shape[0]
    ([0, 1, 1], [1, 1, 2], 3)
    """
    inside = np.arange(sheet.width)[None, :] < sheet.sizes[:, None]
    rows, words = np.nonzero(inside[:, 1:])
    words = words + 1
    columns = [
        *_neighbours(sheet, rows, words),
        *_odds(sheet, clues, rows, words),
        *_position(sheet, rows, words),
    ]
    columns += [*_agreement(sheet, rows, words), *clues.around[rows, words].T, *_repeated(sheet, rows, words)]
    columns += [clues.neighbours[rows, words + offset] for offset in (-1, 0, 1)]
    return side_by_side(columns, len(rows)), rows.astype(np.int32), words.astype(np.int32)


def _neighbours(sheet: Sheet, rows: NDArray[np.intp], words: NDArray[np.intp]) -> list[NDArray[np.generic]]:
    """Kinds of the two words before the gap and the two behind it; -2 beyond the row."""
    columns: list[NDArray[np.generic]] = []
    for offset in (-2, -1, 0, 1):
        place = words + offset
        beyond = (place < 0) | (place >= sheet.sizes[rows])
        place = np.clip(place, 0, sheet.width - 1)
        for name in _NEIGHBOURS:
            columns.append(np.where(beyond, -2, sheet.fields[name][rows, place]))
    return columns


def _odds(
    sheet: Sheet, clues: Clues, rows: NDArray[np.intp], words: NDArray[np.intp]
) -> list[NDArray[np.generic]]:
    behind = np.minimum(words + 1, sheet.width - 1)
    last = words + 1 >= sheet.sizes[rows]
    columns: list[NDArray[np.generic]] = [*clues.words[rows, words - 1].T, *clues.words[rows, words].T]
    columns += [*np.where(last, 0, clues.words[rows, behind, len(WORD_ODDS) :].T)]
    columns += [clues.fine_pairs[rows, words], clues.coarse_pairs[rows, words]]
    columns.append(np.where(last, 9, clues.fine_pairs[rows, words + 1]))
    columns.append(np.where(words < 2, 9, clues.fine_pairs[rows, words - 1]))
    return columns


def _position(sheet: Sheet, rows: NDArray[np.intp], words: NDArray[np.intp]) -> list[NDArray[np.generic]]:
    """Where the gap stands in its row: distances, open parentheses and quotation marks, runs of capitals,
    values so far.
    """
    coarse = sheet.fields["coarse"]
    depth, quotes = (np.cumsum(sheet.filled(name), axis=1) for name in ("depth", "quotes"))
    values = np.cumsum(coarse == _VALUE, axis=1)
    cased = (coarse == _CAPITAL) | (coarse == _NAME)
    lower = np.cumsum((coarse >= 0) & ~cased & (coarse != _VALUE), axis=1)
    run_before, run_behind = _runs(cased), _runs(cased[:, ::-1])[:, ::-1]
    total = sheet.sizes[rows]
    last = total - 1
    return [
        words,
        total - words,
        total,
        depth[rows, words - 1],
        quotes[rows, words - 1] % 2,
        quotes[rows, last] - quotes[rows, words - 1],
        run_before[rows, words - 1],
        run_behind[rows, words],
        values[rows, words - 1],
        values[rows, last] - values[rows, words - 1],
        lower[rows, words - 1],
        lower[rows, last] - lower[rows, words - 1],
    ]


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each word how many flagged ones end there."""
    runs = np.zeros(flags.shape, dtype=np.intp)
    for column in range(flags.shape[1]):
        runs[:, column] = np.where(flags[:, column], (runs[:, column - 1] if column else 0) + 1, 0)
    return runs


def _agreement(sheet: Sheet, rows: NDArray[np.intp], words: NDArray[np.intp]) -> list[NDArray[np.generic]]:
    """How many of the other rows show the same: at the same place from the left, from the right, anywhere."""
    others = max(len(sheet.sizes) - 1, 1)
    fine, coarse, keys = sheet.fields["fine"], sheet.fields["coarse"], sheet.keys
    columns: list[NDArray[np.generic]] = []
    for codes in (coarse, fine, keys):
        pairs = np.full(codes.shape, -1, dtype=np.int64)
        pairs[:, 1:] = np.where(codes[:, 1:] < 0, -1, codes[:, :-1].astype(np.int64) * 100_000 + codes[:, 1:])
        from_right = [_aligned_right(array, sheet.sizes) for array in (pairs, codes)]
        shift = sheet.width - sheet.sizes[rows]
        columns += [
            _same_place(pairs, rows, words) / others,
            _same_place(from_right[0], rows, words + shift) / others,
            _same_place(codes, rows, words) / others,
            _same_place(from_right[1], rows, words + shift) / others,
            _same_place(from_right[1], rows, words + shift - 1) / others,
            _anywhere(pairs, rows, words) / others,
        ]
        if codes is not coarse:
            columns += [_anywhere(codes, rows, words) / others, _anywhere(codes, rows, words - 1) / others]
    columns.append(np.full(len(rows), others))
    return columns


def _repeated(sheet: Sheet, rows: NDArray[np.intp], words: NDArray[np.intp]) -> list[NDArray[np.generic]]:
    """The same word on both sides of the gap ("Cohere | Cohere Command"), or again within the row."""
    keys = sheet.keys
    again = [(keys[rows] == keys[rows, place][:, None]).sum(axis=1) - 1 for place in (words - 1, words)]
    return [keys[rows, words - 1] == keys[rows, words], *again]


def _aligned_right(array: NDArray[np.generic], count: Ints) -> NDArray[np.generic]:
    width = array.shape[1]
    place = np.arange(width)[None, :] - (width - count[:, None])
    shifted: NDArray[np.generic] = np.where(
        place >= 0, np.take_along_axis(array, np.maximum(place, 0), axis=1), -1
    )
    return shifted


def _same_place(
    array: NDArray[np.generic], rows: NDArray[np.intp], place: NDArray[np.intp]
) -> NDArray[np.intp]:
    width = array.shape[1]
    codes = array.astype(np.int64) + 1
    if codes.max() > _FEW:
        codes = np.unique(codes, return_inverse=True)[1].reshape(array.shape)
    cells = codes * width + np.arange(width)[None, :]  # a number for each code at each place
    counts = np.bincount(cells.ravel())
    same: NDArray[np.intp] = counts[cells[rows, place]] - 1
    return same


_FEW: Final = 5_000  # codes that are counted as they are; others are numbered first


def _anywhere(
    array: NDArray[np.generic], rows: NDArray[np.intp], place: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Rows other than its own that hold the same code somewhere; codes are -1 and more."""
    many = int(array.max()) + 2
    distinct = np.unique((array.astype(np.int64) + 1) + np.arange(len(array))[:, None] * many) % many - 1
    codes, counts = np.unique(distinct, return_counts=True)
    found: NDArray[np.intp] = counts[np.searchsorted(codes, array[rows, place])] - 1
    return found
