"""A third look at the chosen reading: the scores of the cells weighed anew, with what the table agrees on.

The second look is surer than it is right. Here its score counts for less and the evidence of the gaps for
more, beside a few plain questions that take the other rows as they are read: does the column begin with that
word again, are its other cells as long? Few weights, fitted on tables that no other model has learned from
(``training/tables/agreement.py``), so that their sum is a probability to lean on.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.choice import Looks
from newsparse.tables.flattened.rating import Candidates
from newsparse.tables.flattened.segmentation import NEVER, expected, likeliest
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet, side_by_side
from newsparse.tables.flattened.words import AFTER, COARSE, SHAPE

Flags = NDArray[np.bool_]
Places = NDArray[np.integer]

# What each question weighs, of the cells of a body and of a header.
BODY: Final = {
    "second look": 0.17, "gaps": 0.35, "type asked by the head": 0.38, "as long as its column": 0.14,
    "length": -0.22, "lower case": 0.94, "begins like its column": 1.14, "bracket closed inside": -3.79,
    "again in the table": -0.71, "sign, then words": 0.3, "words, then sign": -0.25,
}  # fmt: skip
HEADER: Final = {
    "first look": 0.34, "gaps": 0.2, "type below": 0.35, "long first cell": -0.44, "long cell": 0.46,
    "length": 0.09, "lower case": -1.06, "begins with a name": 0.51, "sign at an edge": 0.03,
    "begins with a value": -3.15, "bracket closed inside": -3.0,
}  # fmt: skip
_CLEAREST: Final = 12.0  # log-odds beyond which a gap says no more
_SPREAD: Final = 0.25  # variance of the lengths of a column (logs) that is taken for granted
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)  # of the numbers that stand for cells


class Settled(NamedTuple):
    """The borders of some rows after the last look, and the log of how likely each row's are."""

    borders: Ints
    chances: Floats


def settle(at: Candidates, lines: Floats, weights: Floats, shape: tuple[int, ...], sizes: Ints) -> Settled:
    """The likeliest borders by the weighed answers (``lines``, one a candidate)."""
    scores = np.full(shape, NEVER, dtype=np.float32)
    scores[at] = lines @ weights
    total, _ = expected(scores, sizes)
    best, borders = likeliest(scores, sizes)
    return Settled(borders, np.minimum(best - total, 0))


def body_features(sheet: Sheet, looks: Looks, borders: Ints, gaps: Floats) -> Floats:
    """The answers for the candidates of a body that is read as ``borders``, in the order of :data:`BODY`.

    ``gaps`` holds the log-odds of the gaps by the trees alone.
    """
    at = looks.rated.at
    r, k, i, j = at
    types = looks.ground.codes.types[r, i, j]
    signs = np.isin(sheet.fields["shape"], _SIGNS)
    mixed = _counted(signs, at) < j - i
    lengths = np.log(j - i)
    return side_by_side(
        [
            looks.rated.scores,
            told_by_gaps(gaps, at),
            looks.heads[k, types],
            -_unlike_column(borders, lengths, at),
            -lengths * lengths,
            _begins_lower(sheet, r, i),
            _begins_like_column(sheet.keys, borders, at),
            _inside(_behind_bracket(sheet), at),
            _again(sheet.keys, borders, at),
            signs[r, i] & mixed,
            signs[r, j - 1] & mixed,
        ],
        len(r),
    )


def header_features(
    sheet: Sheet, first: Floats, gaps: Floats, below: Floats, common: Flags, at: Candidates
) -> Floats:
    """The answers for the candidates of a header, in the order of :data:`HEADER`.

    ``first`` holds the score of the first look, a candidate; ``below`` what each word asks for and each
    column has: ``words x columns``; ``common`` the words that are not names.
    """
    r, k, i, j = at
    sums = np.concatenate([np.zeros((1, below.shape[1]), np.float32), np.cumsum(below, axis=0)])
    lengths = np.log(j - i)
    joins = (sheet.fields["shape"] == SHAPE["dash"]) | (sheet.fields["shape"] == SHAPE["symbol"])
    coarse = sheet.fields["coarse"]
    cased = np.isin(sheet.fields["shape"], _CASED)
    return side_by_side(
        [
            first,
            told_by_gaps(gaps, at),
            (sums[j, k] - sums[i, k]) / (j - i),
            np.where(k == 0, lengths, 0),
            lengths,
            -lengths * lengths,
            _begins_lower(sheet, r, i),
            (cased & ~common)[r, i] & (i > 0),
            (joins[r, i] | joins[r, j - 1]) & (j - i > 1),
            coarse[r, i] == COARSE.index("value"),
            _inside(_behind_bracket(sheet), at),
        ],
        len(r),
    )


_SIGNS: Final = [SHAPE[name] for name in ("mark", "emoji", "dash")]
_CASED: Final = [SHAPE[name] for name in ("capital", "capital-elided", "capital-hyphen")]


def told_by_gaps(gaps: Floats, at: Candidates) -> Floats:
    """The log of how likely the gaps find a border before each cell and none inside.

    >>> at = Candidates(*(np.array([number]) for number in (0, 0, 0, 2)))
    >>> told_by_gaps(np.array([[0.0, -3.0, 0.0]]), at).round(2).tolist()
    [-0.05]
    """
    r, _, i, j = at
    odds = np.clip(gaps, -_CLEAREST, _CLEAREST)
    none = _running(-np.logaddexp(0, odds))
    before = np.where(i > 0, -np.logaddexp(0, -odds[r, i]), 0)
    told: Floats = before + none[r, j] - none[r, i + 1]
    return told


def _running(values: NDArray[np.generic]) -> Floats:
    """Sums of each row up to each place: ``rows x (places + 1)``."""
    sums: Floats = np.concatenate([np.zeros((len(values), 1), np.float32), np.cumsum(values, axis=1)], axis=1)
    return sums


def _counted(flags: Flags, at: Candidates) -> Floats:
    """The flagged words of each cell."""
    sums = _running(flags)
    found: Floats = sums[at.rows, at.ends] - sums[at.rows, at.starts]
    return found


def _inside(flags: Flags, at: Candidates) -> Floats:
    """The flagged words of each cell behind its first."""
    sums = _running(flags)
    found: Floats = sums[at.rows, at.ends] - sums[at.rows, at.starts + 1]
    return found


def _begins_lower(sheet: Sheet, rows: NDArray[np.intp], starts: NDArray[np.intp]) -> Flags:
    first = sheet.fields["coarse"][rows, starts]
    lower: Flags = (first == COARSE.index("lower")) | (first == COARSE.index("function"))
    return lower


def _behind_bracket(sheet: Sheet) -> Flags:
    """Words that can begin a cell, right behind a bracket that closes: it mostly closes the cell, too."""
    found = np.zeros(sheet.keys.shape, dtype=np.bool_)
    begins = [COARSE.index(name) for name in ("capital", "name", "value", "mark")]
    closed = sheet.fields["after"][:, :-1] == AFTER.index(")")
    plain = sheet.fields["opens"][:, 1:] == 0
    found[:, 1:] = closed & plain & np.isin(sheet.fields["coarse"][:, 1:], begins)
    return found


def _unlike_column(borders: Ints, lengths: Floats, at: Candidates) -> Floats:
    """How far the length of each cell is from those of the other rows in its column, in their own spread."""
    r, k, _, _ = at
    logs = np.log(np.diff(borders, axis=1))
    others = max(len(borders) - 1, 1)
    mean = (logs.sum(axis=0)[k] - logs[r, k]) / others
    square = ((logs * logs).sum(axis=0)[k] - logs[r, k] ** 2) / others
    apart: Floats = (lengths - mean) ** 2 / (_SPREAD + np.maximum(square - mean * mean, 0))
    return apart


def _begins_like_column(keys: Ints, borders: Ints, at: Candidates) -> Flags:
    """Whether another row has a cell in the same column that begins with the same word."""
    r, k, i, _ = at
    first = np.take_along_axis(keys, borders[:, :-1], axis=1)
    word = keys[r, i]
    alike: Flags = (first[:, k] == word).sum(axis=0) - (first[r, k] == word) > 0
    return alike


def _again(keys: Ints, borders: Ints, at: Candidates) -> Flags:
    """Whether another row has the very same cell, in any column."""
    r, _, i, j = at
    words = _sums(keys)
    rows = np.arange(len(keys))[:, None]
    own = _cell(words, rows, borders[:, :-1], borders[:, 1:])
    cell = _cell(words, r, i, j)
    known, counts = np.unique(own, return_counts=True)
    place = np.minimum(np.searchsorted(known, cell), len(known) - 1)
    total = np.where(known[place] == cell, counts[place], 0)
    alike: Flags = total - (own[r] == cell[:, None]).sum(axis=1) > 0
    return alike


def _sums(keys: Ints) -> NDArray[np.uint64]:
    """For each place of a row a number that stands for all words before it."""
    sums = np.zeros((keys.shape[0], keys.shape[1] + 1), dtype=np.uint64)
    for place in range(keys.shape[1]):
        sums[:, place + 1] = sums[:, place] * _FACTOR + (keys[:, place] + 2).astype(np.uint64)
    return sums


def _cell(
    sums: NDArray[np.uint64], rows: NDArray[np.intp], starts: Places, ends: Places
) -> NDArray[np.uint64]:
    """A number for the words of each cell; two cells share one about never."""
    powers = np.ones(sums.shape[1], dtype=np.uint64)
    powers[1:] = np.cumprod(np.full(sums.shape[1] - 1, _FACTOR))
    found: NDArray[np.uint64] = sums[rows, ends] - sums[rows, starts] * powers[ends - starts]
    return found


def weights(of: dict[str, float]) -> Floats:
    """The weights in the order of their questions."""
    return np.array(list(of.values()), dtype=np.float32)
