"""The recogniser's network, from words to labelled names: what spaCy's ner computes, without its layers.

Each convolution adds to the vector of a word what it makes of it and its two neighbours; then the decoder
opens and closes names.
"""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from newsparse.entities.decoder import Decoder, Named
from newsparse.entities.embedding import BLOCK, Arrays, Embedding, Layer, Words
from newsparse.products import Floats, one_thread

if TYPE_CHECKING:
    from newsparse.entities.vocabulary import Vocabulary


class Network:
    """The weights of a file, over the vocabulary and the vectors of the base model."""

    def __init__(self, weights: pathlib.Path, vocabulary: Vocabulary) -> None:
        held = read(weights)
        self._embedding = Embedding(held, vocabulary)
        depth = sum(name.startswith("convolution") and name.endswith(".W") for name in held)
        self._convolutions = [Layer.of(held, f"convolution{index}") for index in range(depth)]
        self._decoder = Decoder(held)

    def names(self, units: Sequence[Words]) -> list[list[Named]]:
        """The names of each unit."""
        lengths = [len(unit.keys) for unit in units]
        if not sum(lengths):
            return [[] for _ in units]
        with one_thread():
            rows, places = self._placed(units, lengths)
            for layer in self._convolutions:
                _convolve(layer, rows)
            blank = np.array([one for unit in units for one in unit.blank])
            return self._decoder(rows[places], lengths, blank)

    def _placed(self, units: Iterable[Words], lengths: Sequence[int]) -> tuple[Floats, NDArray[np.intp]]:
        """The vectors of all words, zeros between units that no convolution reaches over; where words are."""
        gap = len(self._convolutions)
        places = np.arange(sum(lengths)) + np.repeat(gap * np.arange(1, len(lengths) + 1), lengths)
        found = self._embedding(units)
        rows = np.zeros((len(places) + gap * (len(lengths) + 1), found.shape[1]), np.float32)
        rows[places] = found
        return rows, places


def read(weights: pathlib.Path) -> Arrays:
    """The arrays of a file, in single precision."""
    with np.load(weights) as file:
        held = {name: file[name] for name in file.files}
    return {name: one.astype(np.float32) if one.dtype == np.float16 else one for name, one in held.items()}


def _convolve(layer: Layer, rows: Floats) -> None:
    """Add to each row what the layer makes of it and its two neighbours; beyond the ends are zeros."""
    width = rows.shape[1]
    padded = np.zeros((len(rows) + 2, width), np.float32)
    padded[1:-1] = rows
    step = padded.itemsize
    for first in range(0, len(rows), BLOCK):
        count = min(BLOCK, len(rows) - first)
        # Neighbours lie side by side in memory: a row of three is a view that starts one row on each time.
        window = np.lib.stride_tricks.as_strided(
            padded[first:], (count, 3 * width), (width * step, step), writeable=False
        )
        rows[first : first + count] += layer(np.ascontiguousarray(window))
