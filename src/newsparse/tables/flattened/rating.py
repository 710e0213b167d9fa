"""A second look at every cell that may be: what the parting of all rows says about it, weighed by boosted
trees.

The first look adds up evidence; here it is seen together: that a cell is short *and* its column long, that
another border would give both neighbours the form of their columns, that the column's head asks for an
amount.
"""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.clues import Clues, Lexicon
from newsparse.tables.flattened.codes import Codes, between
from newsparse.tables.flattened.columns import Parting
from newsparse.tables.flattened.segmentation import NEVER, expected, likeliest
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet, side_by_side
from newsparse.tables.flattened.trees import Trees
from newsparse.tables.flattened.words import COARSE

LEAST: Final = 0.004  # probability of a cell worth a second look
_FAR: Final = 9.0  # the log-odds of a border at the edges of a row
_LEAST_LOG: Final = -12.0
Places = NDArray[np.intp]
Column = NDArray[np.generic] | float  # of the features: a number a candidate, or one for all


class Candidates(NamedTuple):
    """Cells worth a look: row, column, first word, word behind the last."""

    rows: Places
    columns: Places
    starts: Places
    ends: Places


def candidates(parting: Parting) -> Candidates:
    """The cells that are not impossible, those of the likeliest parting among them."""
    likely = parting.cells > LEAST
    rows, width = parting.borders.shape
    lines, columns = np.arange(rows)[:, None], np.arange(width - 1)[None, :]
    likely[lines, columns, parting.borders[:, :-1], parting.borders[:, 1:]] = True
    return Candidates(*np.nonzero(likely))


class Ground(NamedTuple):
    """What a second look asks of the rows themselves, whatever the number of columns; gathered once."""

    sizes: Ints
    codes: Codes
    odds: Floats  # rows x size: of a border, certain at the edges of a row
    inside: Floats  # rows x size x size: the highest odds strictly between the edges of a cell
    within: Floats  # rows x (size + 1): running sums of the odds in favour
    counts: tuple[Floats, ...]  # rows x size x size: words of some classes in each cell
    starts: Floats  # rows x size x features: the words before and behind the edge where a cell starts
    ends: Floats  # where it ends
    clues: Clues


def ground_of(sheet: Sheet, codes: Codes, gaps: Floats, clues: Clues) -> Ground:
    """The ground of a body of rows; ``gaps`` holds the log-odds of a border before each word."""
    place = np.arange(gaps.shape[1])
    odds = np.where((place[None, :] == 0) | (place[None, :] >= sheet.sizes[:, None]), _FAR, gaps)
    inside = np.full((*odds.shape, odds.shape[1]), -_FAR, dtype=np.float32)
    for end in range(2, odds.shape[1]):
        inside[:, : end - 1, end] = np.maximum(inside[:, : end - 1, end - 1], odds[:, end - 1 : end])
    within = np.concatenate([np.zeros((len(odds), 1)), np.cumsum(np.maximum(odds, 0), axis=1)], axis=1)
    starts, ends = _words(sheet, clues)
    return Ground(sheet.sizes, codes, odds, inside, within, _counts(sheet), starts, ends, clues)


def features(ground: Ground, parting: Parting, heads: Floats, at: Candidates) -> Floats:
    """One line a candidate; ``heads`` holds what the header says of the types of each column."""
    r, k, i, j = at
    types = ground.codes.types[r, i, j]
    parts = [
        *_chances(parting, at),
        *_edges(ground, at),
        *parting.evidence_at(*at),
        *_against_column(ground, parting, at),
        *ground.starts[r, i].T,
        *ground.ends[r, j].T,
        np.where(i == 0, _FAR, ground.clues.fine_pairs[r, i]),
        np.where(j >= ground.sizes[r], _FAR, ground.clues.fine_pairs[r, j]),
        ground.clues.names[r, i, j],
        ground.clues.cells[r, i, j],
        *ground.codes.flaws[:, r, i, j],
        types,
        heads[k, types],
    ]
    return side_by_side(parts, len(r))


def heads_of(header: Sheet, borders: NDArray[np.integer], lexicon: Lexicon) -> Floats:
    """What the words of each header cell say of the types below: ``columns x types``, log-odds."""
    lines = [lexicon.lines.get(kind.key, 0) for kind in header.kinds[0]]
    return np.stack([lexicon.heads[lines[a:b]].mean(axis=0) for a, b in itertools.pairwise(borders)])


def _log(values: Floats) -> Floats:
    logs: Floats = np.maximum(np.log(np.maximum(values, 1e-6)), _LEAST_LOG)
    return logs


def _chances(parting: Parting, at: Candidates) -> list[Column]:
    """How likely the first look finds the cell, its edges, and its row; and where it stands."""
    r, k, i, j = at
    starts, ends = parting.cells.sum(axis=3), parting.cells.sum(axis=2)
    columns = parting.cells.shape[1]
    borders = starts[:, 1:].sum(axis=1) if columns > 1 else np.zeros_like(starts[:, 0])
    return [
        _log(parting.cells[r, k, i, j]),
        _log(starts[r, k, i]),
        _log(ends[r, k, j]),
        _log(borders[r, i]),
        _log(borders[r, j]),
        (parting.borders[r, k] == i) + 2.0 * (parting.borders[r, k + 1] == j),
        (parting.best - parting.total)[r],
        float((parting.best - parting.total).mean()),
        k,
        columns - k,
        columns,
        len(parting.borders),
    ]


def _edges(ground: Ground, at: Candidates) -> list[Column]:
    """The evidence of the gaps at both edges, around them, and inside."""
    r, _, i, j = at
    odds, top = ground.odds, ground.odds.shape[1] - 1
    return [
        odds[r, i],
        odds[r, j],
        odds[r, np.maximum(i - 1, 0)],
        odds[r, np.minimum(i + 1, top)],
        odds[r, j - 1],
        odds[r, np.minimum(j + 1, top)],
        ground.inside[r, i, j],
        ground.within[r, j] - ground.within[r, i + 1],
    ]


def _counts(sheet: Sheet) -> tuple[Floats, ...]:
    """Words of some classes in every cell that may be."""
    coarse = sheet.fields["coarse"]
    classes = (tuple(COARSE), ("capital", "name"), ("lower", "function"), ("value",), ("mark", "sign"))
    flags = (np.isin(coarse, [COARSE.index(name) for name in names]) for names in classes)
    return tuple(between(flag.astype(np.int32)).astype(np.float32) for flag in flags)


def _against_column(ground: Ground, parting: Parting, at: Candidates) -> list[Column]:
    """Counts of words of some classes, against those that the other rows are expected to have in
    this column.
    """
    r, k, i, j = at
    sizes = ground.sizes
    others = max(len(sizes) - 1, 1)
    found: list[Column] = []
    for spans in ground.counts:
        mean = np.einsum("rkij,rij->rk", parting.cells, spans)
        square = np.einsum("rkij,rij->rk", parting.cells, spans * spans)
        rest = (mean.sum(axis=0) - mean) / others
        spread = np.sqrt(np.maximum((square.sum(axis=0) - square) / others - rest * rest, 0))
        own = spans[r, i, j]
        found += [own, rest[r, k], own - rest[r, k], spread[r, k]]
    found.append(sizes[r] - (sizes.sum() - sizes[r]) / others)
    return found


# The kinds of words asked for at the edges of a cell: of its neighbours and of its own first and last word.
_BEFORE, _FIRST = ("shape", "lexical", "coarse", "after"), ("shape", "lexical", "suffix", "coarse", "opens")
_LAST, _BEHIND = ("shape", "lexical", "suffix", "coarse", "after"), ("shape", "lexical", "coarse", "opens")


def _words(sheet: Sheet, clues: Clues) -> tuple[Floats, Floats]:
    """The words on both sides of every edge: where a cell starts there, and where one ends."""
    place = np.arange(sheet.width + 1)
    before, behind = np.maximum(place - 1, 0), np.minimum(place, sheet.width - 1)
    at_start, at_end = (
        np.broadcast_to(place == 0, (len(sheet.sizes), len(place))),
        place >= sheet.sizes[:, None],
    )

    def kinds(names: tuple[str, ...], places: Places, beyond: NDArray[np.bool_] | None) -> Floats:
        values = np.concatenate(
            [np.stack([sheet.fields[name] for name in names], axis=2), clues.words], axis=2
        )[:, places]
        if beyond is not None:
            values[beyond] = [-2] * len(names) + [0] * clues.words.shape[2]
        return values.astype(np.float32)

    starts = np.concatenate([kinds(_BEFORE, before, at_start), kinds(_FIRST, behind, None)], axis=2)
    ends = np.concatenate([kinds(_LAST, before, None), kinds(_BEHIND, behind, at_end)], axis=2)
    return starts, ends


class Rated(NamedTuple):
    """The rows parted again, the cells that could be, and the score of each."""

    parting: Parting
    at: Candidates
    scores: Floats


def rate(ground: Ground, parting: Parting, heads: Floats, trees: Trees) -> Rated:
    """The rows parted again, by what the trees say of each candidate."""
    at = candidates(parting)
    told = trees.raw(features(ground, parting, heads, at))
    scores = np.full(parting.cells.shape, NEVER, dtype=np.float32)
    scores[at] = told
    total, cells = expected(scores, ground.sizes)
    best, borders = likeliest(scores, ground.sizes)
    return Rated(Parting(borders, best, total, cells, parting.evidence), at, told)
