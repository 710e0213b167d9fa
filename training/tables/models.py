"""Fits the models: boosted trees for gaps, weights for cells; exported to plain arrays."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from newsparse.tables.flattened.trees import Trees

SEED = 7


def boosted(features, labels, *, rounds=200, leaves=15, rate=0.08, smallest=30, share=1.0, weight=None) -> Trees:
    """Boosted trees, as arrays; ``share`` of the features is drawn for each split, so that none is leant on alone."""
    model = HistGradientBoostingClassifier(
        max_iter=rounds, max_leaf_nodes=leaves, max_depth=6, learning_rate=rate, min_samples_leaf=smallest, l2_regularization=1.0,
        early_stopping=False, random_state=SEED, max_features=share,
    )  # fmt: skip
    model.fit(features, labels, sample_weight=weight)
    return _exported(model)


def _exported(model) -> Trees:
    predictors = [stage[0] for stage in model._predictors]
    nodes = max(len(p.nodes) for p in predictors)
    shape = (len(predictors), nodes)
    feature, left, right = (np.zeros(shape, dtype=np.int16) for _ in range(3))
    threshold, value = np.full(shape, np.inf, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    depth = 1
    for number, predictor in enumerate(predictors):
        for index, node in enumerate(predictor.nodes):
            if node["is_leaf"]:
                left[number, index] = right[number, index] = index
                value[number, index] = node["value"]
            else:
                feature[number, index], threshold[number, index] = node["feature_idx"], node["num_threshold"]
                left[number, index], right[number, index] = node["left"], node["right"]
            depth = max(depth, int(node["depth"]))
    return Trees(feature, threshold, left, right, value, depth, float(np.ravel(model._baseline_prediction)[0]))
