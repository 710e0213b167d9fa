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
        count, nodes = self.feature.shape
        if not features.shape[0]:
            return np.zeros(0, dtype=np.float32)
        # One row after the other in flat arrays: a look-up by a single number is twice as fast as one by row and column.
        first = (np.arange(count) * nodes)[None, :]
        steps = np.stack([self.right + first.T, self.left + first.T]).astype(np.int32).reshape(2, -1)
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        lines = (np.arange(features.shape[0]) * features.shape[1])[:, None]
        values, node = np.ascontiguousarray(features, dtype=np.float32).ravel(), np.repeat(first, features.shape[0], axis=0)
        for _ in range(self.depth):
            goes_left = values[lines + feature[node]] <= threshold[node]
            node = np.where(goes_left, steps[1][node], steps[0][node])
        sums: Floats = self.value.ravel()[node].sum(axis=1, dtype=np.float64).astype(np.float32) + np.float32(self.base)
        return sums
