"""What a look at lines finds, and what judges it: is this a table, and is it read right?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from newsparse.record import Layout
from newsparse.tables.flattened import choice, listed
from newsparse.tables.flattened.sheet import Floats, Sheet

FEWEST_LINES: Final = 3  # a header and two rows
SURE: Final = 12.0  # how far a reading without a rival is ahead

Place = tuple[int, int, int]  # of a cell: its line, and where in it the cell starts and ends


class Judged(NamedTuple):
    """A table as read from ``lines[first:last]``."""

    first: int
    last: int
    layout: Layout
    columns: int
    rows: Sequence[Sequence[Place]]  # of cells, the header first
    is_table: float  # probability
    confidence: float  # that every cell is right


def judge_features(lines: Sequence[str], line_odds: Floats, best: choice.Reading, second: float) -> Floats:
    """What tells a table from other lines, and a right reading from a wrong one."""
    stops = np.mean([line.rstrip()[-1:] in ".!?…" for line in lines])
    lowers = np.mean([line.lstrip()[:1].islower() for line in lines])
    lengths = np.array([len(line) for line in lines])
    block = [
        best.score, best.score - second, line_odds.mean(), line_odds.min(), line_odds[0], line_odds[-1],
        len(lines), stops, lowers,
        lengths.mean(), lengths.std() / lengths.mean(), lengths.max() / lengths.mean(),
        np.mean([line.rstrip()[-1:] in ",;:" for line in lines]), lengths[:-1].min() / lengths.max(),
    ]  # fmt: skip
    return np.concatenate([block, best.features]).astype(np.float32)


def listed_features(lines: Sequence[str], sheet: Sheet, best: listed.Listing, second: float) -> Floats:
    """The same for a list of lines."""
    stops = np.mean([line.rstrip()[-1:] in ".!?…" for line in lines])
    lowers = np.mean([line.lstrip()[:1].islower() for line in lines])
    block = [
        best.score,
        best.score - second,
        len(lines),
        stops,
        lowers,
        sheet.sizes.mean(),
        sheet.sizes.max(),
        (sheet.sizes > 8).mean(),
    ]
    return np.concatenate([block, best.features]).astype(np.float32)


def probability(odds: Floats | float) -> float:
    """Log-odds as a probability."""
    return float(1 / (1 + np.exp(-np.clip(float(np.ravel(odds)[0]), -30, 30))))
