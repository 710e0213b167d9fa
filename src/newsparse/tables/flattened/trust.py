"""How far a flattened table can be trusted: the probability that every cell is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from newsparse.tables.flattened.sheet import Floats

_LEAST: Final = -12.0  # the log of a chance; what is less likely says no more
CAUTION: Final = 0.8  # log-odds: tables from elsewhere are a little harder than those learned from

# What each sign weighs, and what is added: a logistic regression over tables that no other model has learned
# from (``training/tables/trust.py``).
WEIGHTS: Final = np.array([0.37, 0.55, 0.99, 1.82, -0.89], dtype=np.float32)
ADDED: Final = 1.89


def signs(sure: float, likely: Floats, *, left_out: bool) -> Floats:
    """What tells a right reading: what the model of whole readings says, how likely the header is, the rows
    are together (logs), and the least likely row is; and whether lines that may be rows are left out.

    >>> [round(float(sign), 2) for sign in signs(1.0, np.log(np.array([0.9, 0.5, 0.5])), left_out=False)]
    [1.0, -0.11, -1.39, -0.69, 0.0]
    """
    header, body = likely[0], likely[1:]
    logs = np.maximum([header, body.sum(), body.min()], _LEAST)
    return np.array([sure, *logs, left_out], dtype=np.float32)


def confidence(parts: Sequence[Floats]) -> float:
    """The probability that all parts of a table are right."""
    odds = np.array([part @ WEIGHTS + ADDED - CAUTION for part in parts])
    return float(np.prod(1 / (1 + np.exp(-odds))))
