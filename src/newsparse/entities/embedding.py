"""Vectors of words: what they look like, what is known of them, what the article says of them.

Words of one look and one hint have one vector, which is computed once and kept from article to article: a
text's words are mostly words met before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.products import Floats

if TYPE_CHECKING:
    from newsparse.entities.vocabulary import Vocabulary

Arrays = Mapping[str, NDArray[Any]]
KEPT: Final = 20_000  # vectors: 8 MB
BLOCK: Final = 1_024  # rows a product, so that what it makes fits into the processor's cache
_TINY: Final = np.float32(1e-8)


class Words(NamedTuple):
    """What the network reads of the words of a unit: spaCy's keys of them, hints, and which are blanks."""

    keys: Sequence[tuple[int, int]]
    known: Sequence[str]
    told: Sequence[str]
    blank: Sequence[bool]


Look = tuple[tuple[int, int], str, str]


class Layer(NamedTuple):
    """The largest of several products (maxout), normalised; the products lie side by side, outputs first."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    @classmethod
    def of(cls, held: Arrays, name: str) -> Layer:
        """A layer of the file."""
        weights, bias = side_by_side(held[f"{name}.W"]), held[f"{name}.b"].T.ravel()
        return cls(weights, bias, held[f"{name}.gain"], held[f"{name}.shift"])

    def __call__(self, rows: Floats) -> Floats:
        """The layer's output for each row."""
        pieces = rows @ self.weights
        pieces += self.bias
        width = len(self.gain)
        best = pieces[:, :width]
        for first in range(width, pieces.shape[1], width):
            np.maximum(best, pieces[:, first : first + width], out=best)
        best = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _TINY
        best /= np.sqrt(spread)[:, None]
        best *= self.gain
        best += self.shift
        found: Floats = best
        return found


def side_by_side(weights: NDArray[Any]) -> Floats:
    """Weights of the file, (outputs, pieces, inputs), as one matrix that rows are multiplied by.

    >>> side_by_side(np.arange(4, dtype=np.float32).reshape(2, 2, 1)).tolist()
    [[0.0, 2.0, 1.0, 3.0]]
    """
    return np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))


class Embedding:
    """The vectors of the words met so far, and what new ones are made from.

    A word's features are each hashed to four rows of a table, whose sums stand beside its static vector.
    """

    def __init__(self, held: Arrays, vocabulary: Vocabulary) -> None:
        from spacy.strings import get_string_id
        from thinc.api import NumpyOps

        self._vocabulary, self._number = vocabulary, get_string_id
        self._hash: Any = NumpyOps().hash
        self._tables = [(held[f"table{index}"], int(seed)) for index, seed in enumerate(held["seeds"])]
        self._static = np.ascontiguousarray(held["static.W"].T)
        self._mix = Layer.of(held, "mix")
        self._row: dict[Look, int] = {}
        self._kept = np.empty((KEPT, len(self._mix.gain)), np.float32)

    def __call__(self, units: Iterable[Words]) -> Floats:
        """A row a word."""
        looks = [look for unit in units for look in zip(unit.keys, unit.known, unit.told, strict=True)]
        new = [look for look in dict.fromkeys(looks) if look not in self._row]
        if len(self._row) + len(new) > len(self._kept):
            new = list(dict.fromkeys(looks))
            self._row = {}
            self._kept = np.empty((max(KEPT, len(new)), self._kept.shape[1]), np.float32)
        for first in range(0, len(new), BLOCK):
            some = new[first : first + BLOCK]
            begin = len(self._row)
            self._kept[begin : begin + len(some)] = self._computed(some)
            self._row.update(zip(some, range(begin, begin + len(some)), strict=True))
        return self._kept[[self._row[look] for look in looks]]

    def _computed(self, looks: Sequence[Look]) -> Floats:
        features = np.array([self._features(look) for look in looks], dtype=np.uint64)
        parts = []
        for column, (table, seed) in enumerate(self._tables):
            keys = self._hash(np.ascontiguousarray(features[:, column]), seed) % np.uint32(len(table))
            parts.append(table[keys].sum(axis=1))
        vectors = self._vocabulary.vectors
        rows = vectors.find(keys=np.array([key for (key, _), _, _ in looks], dtype=np.uint64))
        static = vectors.data[rows] @ self._static
        static[rows < 0] = 0
        return self._mix(np.concatenate([*parts, static], axis=1))

    def _features(self, look: Look) -> tuple[int, ...]:
        """The features of ``architecture`` in training/entities/train.py, in their order."""
        (key, norm), known, told = look
        lexeme = self._vocabulary.vocab[key]
        return norm, lexeme.prefix, lexeme.suffix, lexeme.shape, self._number(known), self._number(told)
