"""Boosted decision trees as arrays: what a training library leaves behind, read with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Trees(NamedTuple):
    """``trees x nodes`` arrays; a leaf is its own child."""

    feature: NDArray[np.int16]
    threshold: Floats
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Floats
    depth: int
    base: float

    @classmethod
    def load(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Trees:
        """The trees stored under ``name``."""
        part = {field: arrays[f"{name}.{field}"] for field in ("feature", "threshold", "left", "right", "value")}
        return cls(**part, depth=int(arrays[f"{name}.depth"]), base=float(arrays[f"{name}.base"]))  # type: ignore[arg-type]

    def raw(self, features: Floats) -> Floats:
        """The sum of the trees for each line of ``features``: log-odds.

        >>> stump = Trees(*(np.array([a]) for a in ([0, 0, 0], [0.5, 0, 0], [1, 1, 2], [2, 1, 2], [0.0, -1.0, 1.0])), depth=1, base=0.25)
        >>> stump.raw(np.array([[0.0], [1.0]], dtype=np.float32)).tolist()
        [-0.75, 1.25]
        """
        total, trees = features.shape[0], np.arange(self.feature.shape[0])
        if not total:
            return np.zeros(0, dtype=np.float32)
        node = np.zeros((total, len(trees)), dtype=np.intp)
        lines = np.arange(total)[:, None]
        for _ in range(self.depth):
            goes_left = features[lines, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        sums: Floats = self.value[trees, node].sum(axis=1, dtype=np.float64).astype(np.float32) + np.float32(self.base)
        return sums
