"""From vectors of words to names, greedily: a move at each word opens a name, goes on with it, closes it, is
one by itself, or none. Outside of a name scores need no history, so that all words are scored at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.entities.embedding import Arrays, side_by_side
from newsparse.products import Floats

Ints = NDArray[np.intp]


class Named(NamedTuple):
    """A name, by its words."""

    start: int
    stop: int
    label: str


class Decoder:
    """Scores of the moves (B-LOC, I-LOC, L-LOC, U-LOC, ..., O), from the word, the first one of the name that
    is open, and the one before.
    """

    def __init__(self, held: Arrays) -> None:
        self._narrow, self._narrow_bias = np.ascontiguousarray(held["narrow.W"].T), held["narrow.b"]
        self._word, self._first, self._before = (side_by_side(one) for one in held["lower.W"])
        self._bias = held["lower.b"].T.ravel()
        _, *nothing = held["lower.pad"].reshape(held["lower.W"].shape[:3])  # where no name is open
        self._nothing: Floats = nothing[0].T.ravel() + nothing[1].T.ravel()
        self._upper, self._upper_bias = np.ascontiguousarray(held["upper.W"].T), held["upper.b"]
        moves = [str(move) for move in held["moves"]]
        self._labels = [move[2:] for move in moves if move.startswith("I-")]
        self._begin, self._inside, self._last, self._alone = (
            np.array([moves.index(f"{kind}-{label}") for label in self._labels]) for kind in "BILU"
        )
        self._outside = moves.index("O")

    def __call__(self, rows: Floats, lengths: Sequence[int], blank: NDArray[np.bool_]) -> list[list[Named]]:
        """The names of each unit; ``rows`` holds their words one behind another."""
        ends = np.cumsum(lengths)
        last = np.zeros(len(rows), bool)
        last[ends[np.array(lengths) > 0] - 1] = True
        narrow = rows @ self._narrow + self._narrow_bias
        words = narrow @ self._word + self._bias
        best, labels = self._best(words, blank, last), len(self._labels)
        opening = np.flatnonzero(best < labels)
        stops = self._stops(narrow, words, last, opening, best[opening])
        found = dict(zip(opening.tolist(), stops.tolist(), strict=True))
        found |= {int(at): int(at) + 1 for at in np.flatnonzero((labels <= best) & (best < 2 * labels))}
        named = (Named(at, stop, self._labels[best[at] % labels]) for at, stop in sorted(found.items()))
        return _by_unit(named, ends, lengths)

    def _best(self, words: Floats, blank: NDArray[np.bool_], last: NDArray[np.bool_]) -> Ints:
        """The best move at each word, if no name were open: first the labels that it opens, then those of
        a name of one word, then none.
        """
        scores = self._scores(words + self._nothing)[:, [*self._begin, *self._alone, self._outside]]
        labels = len(self._labels)
        scores[last, :labels] = -np.inf
        scores[blank, : 2 * labels] = -np.inf
        best: Ints = scores.argmax(axis=1)
        return best

    def _stops(self, narrow: Floats, words: Floats, last: NDArray[np.bool_], at: Ints, labels: Ints) -> Ints:
        """Where each name ends that would be opened ``at`` a word, all of them read on in step."""
        stops, first = at + 1, narrow[at] @ self._first
        going, at = np.arange(len(at)), at + 1
        while len(going):
            scores = self._scores(words[at] + first[going] + narrow[at - 1] @ self._before)
            each, label = np.arange(len(going)), labels[going]
            on = scores[each, self._inside[label]] > scores[each, self._last[label]]
            stops[going] = at + 1
            on &= ~last[at]
            going, at = going[on], at[on] + 1
        return stops

    def _scores(self, pieces: Floats) -> Floats:
        half = pieces.shape[1] // 2
        scores: Floats = np.maximum(pieces[:, :half], pieces[:, half:]) @ self._upper + self._upper_bias
        return scores


def _by_unit(found: Iterable[Named], ends: Ints, lengths: Sequence[int]) -> list[list[Named]]:
    """The names that a reader from left to right meets: what opens inside of another one is not one."""
    units: list[list[Named]] = [[] for _ in lengths]
    reached = 0
    for start, stop, label in found:
        if start >= reached:
            unit = int(np.searchsorted(ends, start, side="right"))
            begin = int(ends[unit]) - lengths[unit]
            units[unit].append(Named(start - begin, stop - begin, label))
            reached = stop
    return units
