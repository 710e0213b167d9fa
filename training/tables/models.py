"""Fits the models: boosted trees for gaps, weights for cells; exported to plain arrays."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from newsparse.tables.flattened.trees import MOST_LEAVES, Trees

SEED = 7


def boosted(
    features, labels, *, rounds=200, leaves=15, rate=0.08, smallest=30, share=1.0, weight=None
) -> Trees:
    """Boosted trees, as arrays; ``share`` of the features is drawn for each split, so that none is leant on
    alone.
    """
    model = HistGradientBoostingClassifier(
        max_iter=rounds, max_leaf_nodes=leaves, max_depth=6, learning_rate=rate, min_samples_leaf=smallest,
        l2_regularization=1.0,
        early_stopping=False, random_state=SEED, max_features=share,
    )  # fmt: skip
    model.fit(features, labels, sample_weight=weight)
    return _exported(model)


def _exported(model) -> Trees:
    trees = [stage[0].nodes for stage in model._predictors]
    found = [_splits(nodes) for nodes in trees]
    shape = (max(1, *(len(splits) for splits, _ in found)), len(found))
    feature, threshold = np.zeros(shape, dtype=np.int16), np.full(shape, np.inf, dtype=np.float32)
    kept, leaves = (
        np.full(shape, 0xFFFF, dtype=np.uint16),
        np.zeros((len(found), MOST_LEAVES), dtype=np.float32),
    )
    for number, (splits, values) in enumerate(found):
        for line, split in enumerate(splits):
            feature[line, number], threshold[line, number], kept[line, number] = split
        leaves[number, : len(values)] = values
    return Trees(feature, threshold, kept, leaves, float(np.ravel(model._baseline_prediction)[0]))


def _splits(nodes) -> tuple[list[tuple[int, float, int]], list[float]]:
    """The splits of one tree, with the leaves (bits) that each keeps where it sends a line to the right; the
    values of the leaves.
    """
    splits: list[tuple[int, float, int]] = []
    values: list[float] = []

    def walk(index: int) -> None:
        node = nodes[index]
        if node["is_leaf"]:
            values.append(float(node["value"]))
            return
        first = len(values)
        walk(node["left"])
        struck_off = (1 << len(values)) - (1 << first)
        splits.append((int(node["feature_idx"]), float(node["num_threshold"]), 0xFFFF & ~struck_off))
        walk(node["right"])

    walk(0)
    if len(values) > MOST_LEAVES:
        raise ValueError(f"a tree of {len(values)} leaves; {MOST_LEAVES} are read at most")
    return splits, values
