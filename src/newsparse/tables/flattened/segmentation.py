"""Parting rows of words into a given number of cells: the likeliest way, and how likely each cell is.

A semi-Markov model: a row of ``n`` words is parted into cells ``[i, j)``, one a column; ``scores[r, k, i,
j]`` says how well words i to j of row r make cell k. All rows are computed at once.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from newsparse.tables.flattened.sheet import Floats, Ints

# the score of what cannot be; finite, so that sums and differences stay defined
NEVER: Final = np.float32(-1e9)


def expected(scores: Floats, count: Ints) -> tuple[Floats, Floats]:
    """The log of the sum over all ways, a row; and the probability of each cell, ``rows x columns x start x
    end``.

    >>> scores = np.zeros((1, 2, 4, 4), dtype=np.float32)
    >>> total, cells = expected(
    ...     np.where(np.arange(4)[:, None] < np.arange(4), scores, NEVER), np.array([3], dtype=np.int32)
    ... )
    >>> float(np.exp(total[0]).round(3)), cells[0, 0, 0].round(3).tolist()
    (2.0, [0.0, 0.5, 0.5, 0.0])
    """
    rows, columns, size, _ = scores.shape
    before = np.full((columns + 1, rows, size), NEVER, dtype=np.float32)
    behind = np.full((columns + 1, rows, size), NEVER, dtype=np.float32)
    before[0, :, 0] = 0
    behind[columns, np.arange(rows), count] = 0
    for k in range(columns):
        before[k + 1] = _log_sum(before[k][:, :, None] + scores[:, k], axis=1)
        last = columns - 1 - k
        behind[last] = _log_sum(behind[last + 1][:, None, :] + scores[:, last], axis=2)
    total = behind[0][:, 0]
    cells = np.stack(
        [before[k][:, :, None] + scores[:, k] + behind[k + 1][:, None, :] for k in range(columns)], axis=1
    )
    probability: Floats = np.exp(np.minimum(cells - total[:, None, None, None], 0))
    return total, probability


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(values - top).sum(axis=axis)) + np.squeeze(top, axis=axis)
    return np.maximum(summed, NEVER)


def likeliest(scores: Floats, count: Ints) -> tuple[Floats, Ints]:
    """The best score of each row and its borders, ``rows x (columns + 1)``.

    >>> scores = np.full((1, 2, 3, 3), NEVER, dtype=np.float32)
    >>> scores[0, 0, 0, 1] = scores[0, 1, 1, 2] = 1
    >>> [array.tolist() for array in likeliest(scores, np.array([2], dtype=np.int32))]
    [[2.0], [[0, 1, 2]]]
    """
    rows, columns, size, _ = scores.shape
    best = np.full((rows, size), NEVER, dtype=np.float32)
    best[:, 0] = 0
    came = np.zeros((columns, rows, size), dtype=np.int32)
    for k in range(columns):
        ways = best[:, :, None] + scores[:, k]
        came[k] = ways.argmax(axis=1)
        best = np.maximum(ways.max(axis=1), NEVER)
    lines = np.arange(rows)
    borders = np.zeros((rows, columns + 1), dtype=np.int32)
    borders[:, columns] = count
    for k in range(columns - 1, -1, -1):
        borders[:, k] = came[k][lines, borders[:, k + 1]]
    return best[lines, count], borders
