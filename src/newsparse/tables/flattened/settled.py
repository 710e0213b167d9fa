"""The chosen reading after its last look (:mod:`agreement`): its borders, and how likely they are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsparse.tables.flattened import agreement, prose
from newsparse.tables.flattened.choice import Looks, Reading
from newsparse.tables.flattened.clues import Lexicon
from newsparse.tables.flattened.rating import Candidates
from newsparse.tables.flattened.segmentation import NEVER
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet

_BODY, _HEADER = agreement.weights(agreement.BODY), agreement.weights(agreement.HEADER)


class Questions(NamedTuple):
    """The candidate cells of some rows, and the answers for each."""

    at: Candidates
    lines: Floats
    shape: tuple[int, ...]  # rows x columns x start x end
    sizes: Ints

    def settle(self, weights: Floats) -> agreement.Settled:
        return agreement.settle(self.at, self.lines, weights, self.shape, self.sizes)


def settled(reading: Reading, whole: Sheet, trees: Floats, lexicon: Lexicon) -> tuple[Reading, Floats]:
    """The reading with its last borders, and the log of how likely the header and each row are.

    ``trees`` holds the log-odds of all gaps by the trees alone.
    """
    body = of_body(reading, whole, trees).settle(_BODY)
    reading = reading._replace(borders=body.borders)
    header = of_header(reading, whole, trees, lexicon).settle(_HEADER)
    return reading._replace(header=header.borders[0]), np.concatenate([header.chances, body.chances])


def of_body(reading: Reading, whole: Sheet, trees: Floats) -> Questions:
    """What is asked of the rows below the header."""
    at, shape = reading.looks.rated.at, reading.looks.rated.parting.cells.shape
    body = whole.part(1, len(whole.sizes))
    gaps = trees[1:, : body.width + 1]
    lines = agreement.body_features(body, reading.looks, reading.borders, gaps)
    return Questions(at, lines, shape, body.sizes)


def of_header(reading: Reading, whole: Sheet, trees: Floats, lexicon: Lexicon) -> Questions:
    """What is asked of the header, given the body."""
    header = whole.part(0, 1)
    scores = reading.looks.header[None]
    at = Candidates(*np.nonzero(scores > NEVER / 2))
    words = lexicon.heads[[lexicon.lines.get(kind.key, 0) for kind in header.kinds[0]]]
    below = words @ _types_of(reading.looks, reading.borders).T
    common = np.array([[kind.key in prose.COMMON for kind in header.kinds[0]]])
    lines = agreement.header_features(header, scores[at], trees[:1, : header.width + 1], below, common, at)
    return Questions(at, lines, scores.shape, header.sizes)


def _types_of(looks: Looks, borders: Ints) -> Floats:
    """How often each type of cell is in each column: ``columns x types``."""
    rows = np.arange(len(borders))[:, None]
    types = looks.ground.codes.types[rows, borders[:, :-1], borders[:, 1:]]
    shares: Floats = (types[:, :, None] == np.arange(looks.heads.shape[1])).mean(axis=0, dtype=np.float32)
    return shares
