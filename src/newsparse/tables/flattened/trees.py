"""Boosted decision trees as arrays: what a training library leaves behind, read with numpy alone.

Read as QuickScorer does (Lucchese et al., SIGIR 2015): every split that a line fails strikes the leaves below
its left branch off the tree's list, a bit a leaf; the first leaf left is the one that walking down the tree
would reach. No branches, few passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

MOST_LEAVES: Final = 16  # a bit each
_ALL: Final = np.uint16(0xFFFF)
_NUMBERS = np.arange(1 << MOST_LEAVES)
_FIRST_BIT: Final = np.frexp((_NUMBERS & -_NUMBERS).astype(np.float64))[1].astype(np.intp) - 1


class Trees(NamedTuple):
    """Splits are ``splits x trees`` arrays, in any order; a tree with fewer splits is filled up with such as
    strike no leaf off.
    """

    feature: NDArray[np.int16]
    threshold: Floats
    kept: NDArray[np.uint16]  # bits of the leaves that stay where the feature is above the threshold
    leaves: Floats  # trees x MOST_LEAVES: values, from the left to the right
    base: float

    @classmethod
    def load(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Trees:
        """The trees stored under ``name``."""
        part = {field: arrays[f"{name}.{field}"] for field in ("feature", "threshold", "kept", "leaves")}
        return cls(**part, base=float(arrays[f"{name}.base"]))  # type: ignore[arg-type]

    def raw(self, features: Floats) -> Floats:
        """The sum of the trees for each line of ``features``: log-odds.

        >>> values = np.zeros((1, MOST_LEAVES), dtype=np.float32)
        >>> values[0, :2] = -1.0, 1.0
        >>> stump = Trees(
        ...     np.array([[0]]), np.array([[0.5]]), np.array([[0b10]], dtype=np.uint16), values, base=0.25
        ... )
        >>> stump.raw(np.array([[0.0], [1.0]], dtype=np.float32)).tolist()
        [-0.75, 1.25]
        """
        by_feature = np.ascontiguousarray(features.T, dtype=np.float32)
        left = np.full((self.feature.shape[1], by_feature.shape[1]), _ALL)
        for feature, threshold, kept in zip(self.feature, self.threshold, self.kept, strict=True):
            left &= np.where(by_feature[feature] <= threshold[:, None], _ALL, kept[:, None])
        reached = _FIRST_BIT[left] + np.arange(len(self.leaves))[:, None] * MOST_LEAVES
        sums: Floats = self.leaves.ravel()[reached].sum(axis=0, dtype=np.float64).astype(
            np.float32
        ) + np.float32(self.base)
        return sums
