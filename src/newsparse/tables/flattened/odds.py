"""The log-odds of a border in every gap: by the trees, by the network, by both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from newsparse.tables.flattened import choice
from newsparse.tables.flattened.clues import Clues
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.sheet import Floats, Sheet


def whole_odds(sheet: Sheet, clues: Clues, model: Model) -> Floats:
    """Log-odds of all gaps of a block."""
    return choice.gap_odds(sheet, clues, model)


def held_together(odds: Floats, joints: Sequence[tuple[int, int, int]]) -> Floats:
    """The odds, those inside amounts and dates (line, first and last word) lowered in place."""
    for line, first, last in joints:
        odds[line, first + 1 : last + 1] -= _JOINT
    return odds


# log-odds against a border inside an amount or a date: strong, yet "2024 2025" may be two cells
_JOINT: Final = 6.0


def tree_odds(part: Sheet, clues: Clues, model: Model) -> Floats:
    """Log-odds of the gaps by the trees alone: the first line as a header, the others among themselves."""
    header, body = part.part(0, 1), part.part(1, len(part.sizes))
    odds = np.zeros((len(part.sizes), part.width + 1), dtype=np.float32)
    odds[:1, : header.width + 1] = choice.gap_odds(header, clues.part(0, 1, header.width), model, header=True)
    odds[1:, : body.width + 1] = choice.gap_odds(body, clues.part(1, len(part.sizes), body.width), model)
    return odds


def mixed(trees: Floats, network: Floats, mix: Floats) -> Floats:
    """The log-odds of both together; the first row is the header.

    >>> mixed(np.ones((2, 1)), np.ones((2, 1)), np.array([[1, 2, 0], [0.5, 0.5, 1]])).ravel().tolist()
    [3.0, 2.0]
    """
    weights = np.repeat(mix, [1, len(trees) - 1], axis=0)
    odds: Floats = weights[:, :1] * trees + weights[:, 1:2] * network + weights[:, 2:]
    return odds


def run_odds(part: Sheet, clues: Clues, model: Model, joints: Sequence[tuple[int, int, int]] = ()) -> Floats:
    """Log-odds of the gaps of a table (``joints``: line, first and last word): its first line as a header,
    the others among themselves.
    """
    return held_together(
        mixed(tree_odds(part, clues, model), model.network.odds(part, clues), model.mix), joints
    )
