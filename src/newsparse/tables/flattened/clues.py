"""What is known of words, of pairs of word classes and of phrases, and what that says of the words of a
sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.phrases import Phrases, around, known, neighbours
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet

# starts or ends a cell; of a header; seen in lower case in prose; goes on as a name of several words, ends
# one
WORD_ODDS: Final = (
    "start",
    "end",
    "header-start",
    "header-end",
    "lower",
    "name-goes-on",
    "name-ends",
    "seen",
)
# 1 where a word belongs to the class: what it may be in a sentence, and whether it is often a whole cell.
WORD_CLASSES: Final = (
    "fr-noun", "fr-adjective-after", "fr-adjective-before", "fr-verb-infinitive", "fr-verb-finite",
    "fr-adverb", "en-noun", "en-adjective",
    "en-verb", "grade",
)  # fmt: skip


class Clues(NamedTuple):
    """What the lexicon says of a sheet; ``size`` is its longest row plus one, a gap before each word and one
    behind the last.
    """

    words: Floats  # rows x words x (WORD_ODDS and WORD_CLASSES)
    # rows x size: a border between the classes of the two words around a gap; 0 at the edges
    fine_pairs: Floats
    coarse_pairs: Floats
    neighbours: Floats  # rows x size: 1 where the two words are known side by side
    names: NDArray[np.bool_]  # rows x size x size: 1 where words [i, j) are a known name
    cells: NDArray[np.bool_]  # the same for cells of other tables
    # rows x size x 6: known names, then known cells, that a gap would cut, that end there, that start there
    around: Floats

    def part(self, first: int, last: int, width: int) -> Clues:
        """Those of some of the rows, the longest of which has ``width`` words."""
        size = width + 1
        return Clues(
            self.words[first:last, :width],
            self.fine_pairs[first:last, :size],
            self.coarse_pairs[first:last, :size],
            self.neighbours[first:last, :size],
            self.names[first:last, :size, :size],
            self.cells[first:last, :size, :size],
            self.around[first:last, :size],
        )


class Lexicon(NamedTuple):
    """What is known of words and of pairs of word classes: log-odds, 0 where nothing is."""

    lines: Mapping[str, int]
    words: Floats  # words x (WORD_ODDS, WORD_CLASSES); the first line is the unknown word
    pairs: Floats  # fine class x fine class: a border between the two
    coarse_pairs: Floats
    heads: Floats  # words x TYPES: what a word of a header says of the cells below
    phrases: Phrases

    def clues(self, sheet: Sheet) -> Clues:
        """All that is known of a sheet."""
        places = np.zeros(sheet.keys.shape, dtype=np.intp)
        for number, row in enumerate(sheet.kinds):
            places[number, : len(row)] = [self.lines.get(kind.key, 0) for kind in row]
        names, cells = known(sheet, self.phrases)
        return Clues(
            self.words[places],
            _between(self.pairs, sheet.fields["fine"]),
            _between(self.coarse_pairs, sheet.fields["coarse"]),
            neighbours(sheet, self.phrases),
            names,
            cells,
            np.stack([*around(names), *around(cells)], axis=2),
        )


def _between(odds: Floats, classes: Ints) -> Floats:
    """The odds of the classes on both sides of every gap."""
    found = np.zeros((classes.shape[0], classes.shape[1] + 1), dtype=np.float32)
    found[:, 1:-1] = odds[classes[:, :-1], classes[:, 1:]]
    return found
