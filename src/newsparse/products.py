"""Products of matrices on one thread.

For sizes like ours a second thread of the linear algebra library mostly spins: it costs twice the CPU time,
and more where other programs want the cores. The library starts it above a number of multiplications, so a
large product is taken in blocks below it.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST: Final = 1 << 18  # multiplications that OpenBLAS does on one thread whatever it is told
_FEWEST_ROWS: Final = 16  # of a block; where all columns leave fewer, they are parted, too
_WIDTHS: Final = (32, 24, 16, 8)  # of blocks of columns: the first that parts them evenly


def product(rows: Floats, weights: Floats) -> Floats:
    """``rows @ weights.T``, the weights a line an output; rows may be stacked.

    >>> rows, weights = np.arange(12, dtype=np.float32).reshape(2, 3, 2), np.ones((1, 2), dtype=np.float32)
    >>> product(rows, weights)[:, :, 0].tolist()
    [[1.0, 5.0, 9.0], [13.0, 17.0, 21.0]]
    """
    outputs, inner = weights.shape
    flat = np.ascontiguousarray(rows, dtype=np.float32).reshape(-1, inner)
    width = _width(inner, outputs)
    height = max(1, MOST // (inner * width))
    even = len(flat) // height * height
    blocks = weights.reshape(-1, width, inner).transpose(0, 2, 1)
    found = np.empty((len(flat), outputs), dtype=np.float32)
    for part, result, size in (
        (flat[:even], found[:even], height),
        (flat[even:], found[even:], len(flat) - even),
    ):
        if len(part):
            into = result.reshape(-1, size, len(blocks), width).transpose(0, 2, 1, 3)
            np.matmul(part.reshape(-1, 1, size, inner), blocks, out=into)
    return found.reshape(*rows.shape[:-1], outputs)


def _width(inner: int, outputs: int) -> int:
    if MOST // (inner * outputs) >= _FEWEST_ROWS:
        return outputs
    return next((width for width in _WIDTHS if outputs % width == 0), outputs)


def products(left: Floats, right: Floats) -> Floats:
    """``left @ right`` for stacks of matrices: one product a matrix, in blocks of its rows.

    >>> products(np.ones((1, 2, 3), np.float32), np.ones((1, 3, 1), np.float32)).tolist()
    [[[3.0], [3.0]]]
    """
    inner, width = right.shape[-2:]
    height = max(1, MOST // (inner * width))
    found = np.empty((*left.shape[:-1], width), dtype=np.float32)
    for first in range(0, left.shape[-2], height):
        np.matmul(left[..., first : first + height, :], right, out=found[..., first : first + height, :])
    return found
