"""How well a cell fits: by itself, by its place in the row, and with the other cells of its column.

A column is known only by its cells, and its cells only by the borders, so both are estimated in turn: the
probability of every cell gives each column a profile (which kinds of words start and end its cells, how long
they are), and the profile of the other rows gives each cell a new score.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.codes import BUCKETS, CHANNELS, TYPES, Codes
from newsparse.tables.flattened.segmentation import NEVER, expected, likeliest
from newsparse.tables.flattened.sheet import Floats, Ints
from newsparse.tables.flattened.words import COARSE, FINE_SIZE

PLACES: Final = 3  # first, middle and last column
_MOST_EVIDENCE, _LEAST_EVIDENCE = 5.0, -3.0  # log-odds: one odd or one equal cell decides nothing alone
_ROUNDS = 2  # of profiles; a third changes nothing


Places = NDArray[np.integer]


class Weights(NamedTuple):
    """Trained weights of one round."""

    gap: Floats  # of the log-odds of a border before the cell
    types: Floats  # places x types
    lengths: Floats  # places x buckets
    flaws: Floats
    fit: Floats  # channels x (for, against)

    @classmethod
    def load(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Weights:
        """The weights stored under ``name``."""
        return cls(*(arrays[f"{name}.{field}"].astype(np.float32) for field in cls._fields))


class Fit(NamedTuple):
    """Everything trained about cells."""

    first: Weights
    later: Weights
    priors: tuple[Floats, ...]  # of each channel's codes; of a word itself it is one number
    strength: Floats  # how many cells a prior weighs, a channel


class Parting(NamedTuple):
    """The rows parted into one number of columns."""

    borders: Ints
    best: Floats  # the score of these borders, a row
    total: Floats  # the log of the sum over all, a row
    cells: Floats  # the probability of every cell
    # of each channel, for or against each cell; one place for all starts or ends that are alike
    evidence: tuple[Floats, ...]

    def evidence_at(self, rows: Places, columns: Places, starts: Places, ends: Places) -> list[Floats]:
        """What each channel says of some cells."""
        return [
            np.broadcast_to(odds, self.cells.shape)[rows, columns, starts, ends] for odds in self.evidence
        ]


def alone(codes: Codes, gaps: Floats, columns: int, weights: Weights) -> Floats:
    """The score of each cell without its column: ``rows x columns x start x end``."""
    places = np.full(columns, 1)
    places[0], places[-1] = 0, 2
    shared = np.einsum("f,frij->rij", weights.flaws, codes.flaws) + weights.gap * gaps[:, :, None]
    by_place = [
        weights.types[p][codes.types] + weights.lengths[p][codes.lengths] + shared for p in range(PLACES)
    ]
    scores = np.stack([by_place[p] for p in places], axis=1)
    return np.where(codes.possible[:, None], scores, NEVER).astype(np.float32)


def evidence(codes: Codes, cells: Floats, fit: Fit) -> tuple[Floats, ...]:
    """For each channel the log-odds that a cell belongs to its column, by what the *other* rows have there.

    They can be added to ``cells``: what counts only starts or ends has one place for all ends or starts.
    """
    rows, columns = cells.shape[:2]
    weights = (cells.sum(axis=3, keepdims=True), cells.sum(axis=2, keepdims=True), cells)
    found: list[Floats] = []
    for places, counted in zip(weights, codes.counted, strict=True):
        weight = places.reshape(rows, columns, -1)
        channels = range(counted.first, counted.first + len(counted.known))
        base = np.concatenate(
            [_prior(fit.priors[c], known) for c, known in zip(channels, counted.known, strict=True)]
        )
        strength = np.repeat(fit.strength[channels], [len(known) for known in counted.known])
        total = weight.sum(axis=2, keepdims=True)
        odds = _log_odds(_others(np.matmul(weight, counted.hot)), _others(total), base, strength)
        for part in counted.parts():
            spread = np.matmul(odds[:, :, part], counted.hot[:, :, part].transpose(0, 2, 1))
            found.append(spread.reshape(places.shape))
    return tuple(found)


def _prior(prior: Floats, known: NDArray[np.integer]) -> Floats:
    return np.where(known < 0, 1.0, prior[np.clip(known, 0, len(prior) - 1)])


def _others(own: Floats) -> Floats:
    """What all rows but its own sum up to."""
    others: Floats = np.maximum(own.sum(axis=0, keepdims=True) - own, 0)
    return others


def _log_odds(others: Floats, total: Floats, base: Floats, strength: Floats) -> Floats:
    odds = np.log((others + strength * base) / (total + strength) / base)
    clipped: Floats = np.clip(odds, _LEAST_EVIDENCE, _MOST_EVIDENCE).astype(np.float32)
    return clipped


def together(scores: Floats, found: tuple[Floats, ...], weights: Weights) -> Floats:
    """Scores with the evidence of the columns added."""
    for odds, (favour, against) in zip(found, weights.fit, strict=True):
        scores = scores + (np.maximum(odds, 0) * favour + np.minimum(odds, 0) * against)
    return np.maximum(scores, NEVER)


def part_rows(codes: Codes, gaps: Floats, count: Ints, columns: int, fit: Fit) -> Parting:
    """The likeliest borders for so many columns."""
    scores = alone(codes, gaps, columns, fit.first)
    _, cells = expected(scores, count)
    base = alone(codes, gaps, columns, fit.later)
    found: tuple[Floats, ...] = ()
    total = np.zeros(0, dtype=np.float32)
    for _ in range(_ROUNDS):
        found = evidence(codes, cells, fit)
        scores = together(base, found, fit.later)
        total, cells = expected(scores, count)
    best, borders = likeliest(scores, count)
    return Parting(borders, best, total, cells, found)


def prior_sizes() -> tuple[int, ...]:
    """How many codes each channel has; 1 for words, which share one prior."""
    sizes = {
        "fine": FINE_SIZE,
        "coarse": len(COARSE),
        "key": 1,
        "opens": 3,
        "after": 8,
        "type": len(TYPES),
        "length": BUCKETS,
    }
    return tuple(sizes[name.split()[-1]] for name in CHANNELS)
