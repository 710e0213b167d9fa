"""Products of matrices on one thread.

For sizes like ours a second thread of the linear algebra library only spins: it costs twice the CPU time, and more where other programs
want the cores. The library starts it above a number of multiplications, so a large product is taken in slices below it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST: Final = 1 << 18  # multiplications that OpenBLAS does on one thread whatever it is told


def product(left: Floats, right: Floats) -> Floats:
    """``left @ right``: rows, or stacks of rows, times one matrix.

    >>> left, right = np.arange(12, dtype=np.float32).reshape(2, 3, 2), np.ones((2, 1), dtype=np.float32)
    >>> product(left, right)[:, :, 0].tolist()
    [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]]
    """
    inner, width = right.shape
    rows = np.ascontiguousarray(left).reshape(-1, inner)
    height = max(1, MOST // (inner * width))
    even = len(rows) // height * height
    found = np.empty((len(rows), width), dtype=np.float32)
    np.matmul(rows[:even].reshape(-1, height, inner), right, out=found[:even].reshape(-1, height, width))
    np.matmul(rows[even:], right, out=found[even:])
    return found.reshape(*left.shape[:-1], width)


def products(left: Floats, right: Floats) -> Floats:
    """``left @ right`` for stacks of matrices: one product a matrix, in slices of its rows.

    >>> products(np.ones((1, 2, 3), np.float32), np.ones((1, 3, 1), np.float32)).tolist()
    [[[3.0], [3.0]]]
    """
    inner, width = right.shape[-2:]
    height = max(1, MOST // (inner * width))
    found = np.empty((*left.shape[:-1], width), dtype=np.float32)
    for first in range(0, left.shape[-2], height):
        np.matmul(left[..., first : first + height, :], right, out=found[..., first : first + height, :])
    return found
