"""A second look at every cell that may be: what the parting of all rows says about it, weighed by boosted trees.

The first look adds up evidence; here it is seen together: that a cell is short *and* its column long, that another border
would give both neighbours the form of their columns, that the column's head asks for an amount.
"""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.columns import END_CHANNELS, START_CHANNELS, Codes, Parting
from newsparse.tables.flattened.gaps import Lexicon
from newsparse.tables.flattened.phrases import Known
from newsparse.tables.flattened.segmentation import NEVER, expected, likeliest
from newsparse.tables.flattened.sheet import Floats, Sheet
from newsparse.tables.flattened.trees import Trees
from newsparse.tables.flattened.words import COARSE

LEAST: Final = 0.004  # probability of a cell worth a second look
_FAR: Final = 9.0  # the log-odds of a border at the edges of a row
_LEAST_LOG: Final = -12.0
Places = NDArray[np.intp]


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


def features(
    sheet: Sheet, codes: Codes, gaps: Floats, parting: Parting, lexicon: Lexicon, phrases: Known, heads: Floats, at: Candidates
) -> Floats:
    """One line a candidate; ``heads`` holds what the header says of the types of each column."""
    parts = [
        _chances(parting, at),
        _edges(sheet, gaps, at),
        _evidence(parting, at),
        _against_column(sheet, parting, at),
        _words(sheet, lexicon, at),
        _phrases(phrases, at),
        [codes.flaws[number][at.rows, at.starts, at.ends] for number in range(len(codes.flaws))],
        [codes.types[at.rows, at.starts, at.ends], heads[at.columns, codes.types[at.rows, at.starts, at.ends]]],
    ]
    return np.stack([column.astype(np.float32) for part in parts for column in part], axis=1)


def heads_of(header: Sheet, borders: NDArray[np.integer], lexicon: Lexicon) -> Floats:
    """What the words of each header cell say of the types below: ``columns x types``, log-odds."""
    lines = [lexicon.lines.get(kind.key, 0) for kind in header.kinds[0]]
    return np.stack([lexicon.heads[lines[a:b]].mean(axis=0) for a, b in itertools.pairwise(borders)])


def _log(values: Floats) -> Floats:
    logs: Floats = np.maximum(np.log(np.maximum(values, 1e-6)), _LEAST_LOG)
    return logs


def _chances(parting: Parting, at: Candidates) -> list[NDArray[np.generic]]:
    """How likely the first look finds the cell, its edges, and its row; and where it stands."""
    r, k, i, j = at
    starts, ends = parting.cells.sum(axis=3), parting.cells.sum(axis=2)
    columns = parting.cells.shape[1]
    borders = starts[:, 1:].sum(axis=1) if columns > 1 else np.zeros_like(starts[:, 0])
    own = parting.cells[r, k, i, j]
    return [
        _log(own),
        _log(starts[r, k, i]),
        _log(ends[r, k, j]),
        _log(borders[r, i]),
        _log(borders[r, j]),
        (parting.borders[r, k] == i) + 2.0 * (parting.borders[r, k + 1] == j),
        (parting.best - parting.total)[r],
        (parting.best - parting.total).mean() + 0 * own,
        k + 0 * own,
        columns - k + 0 * own,
        columns + 0 * own,
        len(parting.borders) + 0 * own,
    ]


def _edges(sheet: Sheet, gaps: Floats, at: Candidates) -> list[NDArray[np.generic]]:
    """The evidence of the gaps at both edges, around them, and inside."""
    r, _, i, j = at
    place = np.arange(gaps.shape[1])
    odds = np.where((place[None, :] == 0) | (place[None, :] >= sheet.sizes[:, None]), _FAR, gaps)
    inside = np.full((*odds.shape, odds.shape[1]), -_FAR, dtype=np.float32)
    for end in range(2, odds.shape[1]):  # the highest odds strictly between
        inside[:, : end - 1, end] = np.maximum(inside[:, : end - 1, end - 1], odds[:, end - 1 : end])
    within = np.concatenate([np.zeros((len(odds), 1)), np.cumsum(np.maximum(odds, 0), axis=1)], axis=1)
    top = odds.shape[1] - 1
    return [
        odds[r, i],
        odds[r, j],
        odds[r, np.maximum(i - 1, 0)],
        odds[r, np.minimum(i + 1, top)],
        odds[r, j - 1],
        odds[r, np.minimum(j + 1, top)],
        inside[r, i, j],
        within[r, j] - within[r, i + 1],
    ]


def _evidence(parting: Parting, at: Candidates) -> list[NDArray[np.generic]]:
    """What each channel says for or against the cell."""
    r, k, i, j = at
    start_count, end_count = len(START_CHANNELS), len(START_CHANNELS) + len(END_CHANNELS)
    found: list[NDArray[np.generic]] = []
    for channel, odds in enumerate(parting.evidence):
        found.append(odds[r, k, i, j] if channel >= end_count else odds[r, k, i if channel < start_count else j])
    return found


def _against_column(sheet: Sheet, parting: Parting, at: Candidates) -> list[NDArray[np.generic]]:
    """Counts of words of some classes, against those that the other rows are expected to have in this column."""
    r, k, i, j = at
    coarse = sheet.fields["coarse"]
    cased = (coarse == COARSE.index("capital")) | (coarse == COARSE.index("name"))
    lower = (coarse == COARSE.index("lower")) | (coarse == COARSE.index("function"))
    counted = [
        coarse >= 0,
        cased,
        lower,
        coarse == COARSE.index("value"),
        (coarse == COARSE.index("mark")) | (coarse == COARSE.index("sign")),
    ]
    others = max(len(sheet.sizes) - 1, 1)
    found: list[NDArray[np.generic]] = []
    for flags in counted:
        sums = np.concatenate([np.zeros((len(flags), 1), dtype=np.float32), np.cumsum(flags, axis=1, dtype=np.float32)], axis=1)
        spans = sums[:, None, :] - sums[:, :, None]
        mean = np.einsum("rkij,rij->rk", parting.cells, spans)
        square = np.einsum("rkij,rij->rk", parting.cells, spans * spans)
        rest = (mean.sum(axis=0) - mean) / others
        spread = np.sqrt(np.maximum((square.sum(axis=0) - square) / others - rest * rest, 0))
        own = spans[r, i, j]
        found += [own, rest[r, k], own - rest[r, k], spread[r, k]]
    found.append(sheet.sizes[r] - (sheet.sizes.sum() - sheet.sizes[r]) / others)
    return found


def _words(sheet: Sheet, lexicon: Lexicon, at: Candidates) -> list[NDArray[np.generic]]:
    """The kinds of the words at both edges, on both sides."""
    r, _, i, j = at
    odds, fine = lexicon.of(sheet), sheet.fields["fine"]
    behind, before = np.minimum(j, sheet.width - 1), np.maximum(i - 1, 0)
    at_start, at_end = i == 0, j >= sheet.sizes[r]
    found: list[NDArray[np.generic]] = []
    for place, beyond, names in (
        (before, at_start, ("shape", "lexical", "coarse", "after")),
        (i, None, ("shape", "lexical", "suffix", "coarse", "opens")),
        (j - 1, None, ("shape", "lexical", "suffix", "coarse", "after")),
        (behind, at_end, ("shape", "lexical", "coarse", "opens")),
    ):
        for name in names:
            values = sheet.fields[name][r, place]
            found.append(values if beyond is None else np.where(beyond, -2, values))
        for number in range(odds.shape[2]):
            values = odds[r, place, number]
            found.append(values if beyond is None else np.where(beyond, 0, values))
    found.append(np.where(at_start, _FAR, lexicon.pairs[fine[r, before], fine[r, i]]))
    found.append(np.where(at_end, _FAR, lexicon.pairs[fine[r, j - 1], fine[r, behind]]))
    return found


def _phrases(phrases: Known, at: Candidates) -> list[NDArray[np.generic]]:
    r, _, i, j = at
    return [phrases.names[r, i, j], phrases.cells[r, i, j]]


def rate(
    sheet: Sheet, codes: Codes, gaps: Floats, parting: Parting, lexicon: Lexicon, phrases: Known, heads: Floats, trees: Trees
) -> Parting:
    """The rows parted again, by what the trees say of each candidate."""
    at = candidates(parting)
    scores = np.full(parting.cells.shape, NEVER, dtype=np.float32)
    scores[at] = trees.raw(features(sheet, codes, gaps, parting, lexicon, phrases, heads, at))
    total, cells = expected(scores, sheet.sizes)
    best, borders = likeliest(scores, sheet.sizes)
    return Parting(borders, best, total, cells, parting.evidence)
