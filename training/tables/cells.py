"""Fits the weights of cells: how a cell fits by itself and with its column, given the evidence of
the gaps.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from newsparse.tables.flattened import codes as kinds
from newsparse.tables.flattened import columns as fits
from newsparse.tables.flattened.segmentation import expected
from newsparse.tables.flattened.sheet import Sheet

RATE, DECAY, EPOCHS, BATCH = 0.03, 1e-4, 3, 8


class Case(NamedTuple):
    """Rows whose borders are known: ``gold`` is 1 for each true cell."""

    sheet: Sheet
    codes: kinds.Codes
    gaps: np.ndarray  # rows x (words + 1): log-odds of a border before the word
    borders: np.ndarray
    gold: np.ndarray


def case_of(sheet: Sheet, gaps: np.ndarray, borders: np.ndarray) -> Case:
    rows, width = borders.shape
    size = sheet.width + 1
    gold = np.zeros((rows, width - 1, size, size), dtype=np.float32)
    for k in range(width - 1):
        gold[np.arange(rows), k, borders[:, k], borders[:, k + 1]] = 1
    return Case(sheet, kinds.codes_of(sheet), gaps, borders, gold)


def start_weights() -> fits.Weights:
    return fits.Weights(
        gap=np.float32(1.0),
        types=np.zeros((fits.PLACES, len(kinds.TYPES)), np.float32),
        lengths=np.zeros((fits.PLACES, kinds.BUCKETS), np.float32),
        flaws=np.full(len(kinds.FLAWS), -1.0, np.float32),
        fit=np.full((len(kinds.CHANNELS), 2), 0.1, np.float32),
    )


def priors(cases: list[Case]) -> tuple[np.ndarray, ...]:
    """How often each code starts, ends or is a cell."""
    sizes = fits.prior_sizes()
    counts = [np.full(size, 0.5) for size in sizes]
    for case in cases:
        starts, ends = case.gold.sum(axis=(1, 3)), case.gold.sum(axis=(1, 2))
        for channel, code in enumerate(case.codes.channels):
            if sizes[channel] == 1:
                continue
            if code.ndim == 2:
                weight = starts if channel < len(kinds.START_CHANNELS) else ends
                np.add.at(counts[channel], code[code >= 0], weight[code >= 0])
            else:
                weight = case.gold.sum(axis=1)
                counts[channel] += np.bincount(code.ravel(), weights=weight.ravel(), minlength=sizes[channel])
    return tuple(
        np.array([0.005], np.float32) if sizes[i] == 1 else (c / c.sum()).astype(np.float32)
        for i, c in enumerate(counts)
    )


def moments(case: Case, cells: np.ndarray, found) -> fits.Weights:
    """The features of (expected) cells, in the form of their weights."""
    columns = cells.shape[1]
    places = [0] + [1] * (columns - 2) + [2] if columns > 1 else [0]
    types, lengths = np.zeros((fits.PLACES, len(kinds.TYPES))), np.zeros((fits.PLACES, kinds.BUCKETS))
    for k, place in enumerate(places):
        weight = cells[:, k].ravel()
        types[place] += np.bincount(case.codes.types.ravel(), weights=weight, minlength=len(kinds.TYPES))
        lengths[place] += np.bincount(case.codes.lengths.ravel(), weights=weight, minlength=kinds.BUCKETS)
    all_columns = cells.sum(axis=1)
    fit = np.zeros((len(kinds.CHANNELS), 2))
    for channel, odds in enumerate(found):
        weight = cells.sum(
            axis=tuple(axis for axis, places in enumerate(odds.shape) if places == 1), keepdims=True
        )
        fit[channel] = (np.maximum(odds, 0) * weight).sum(), (np.minimum(odds, 0) * weight).sum()
    gap = (all_columns.sum(axis=2) * case.gaps).sum()
    return fits.Weights(gap, types, lengths, (all_columns * case.codes.flaws).sum(axis=(1, 2, 3)), fit)


def fit(cases: list[Case], seed: int) -> fits.Fit:
    """Weights by the likelihood of the true borders; the later round sees the columns as the first one leaves
    them.
    """
    strength = np.full(len(kinds.CHANNELS), 1.5, np.float32)
    base = priors(cases)
    first = ascend(cases, start_weights(), lambda case: None, seed)
    model = fits.Fit(first, first, base, strength)
    later = start_weights()
    for round_number in range(2):
        previous = None if round_number == 0 else fits.Fit(first, later, base, strength)

        def profile(case: Case, previous=previous):
            scores = fits.alone(case.codes, case.gaps, case.gold.shape[1], first)
            _, cells = expected(scores, case.sheet.sizes)
            found = fits.evidence(case.codes, cells, model)
            if previous is not None:
                scores = fits.together(
                    fits.alone(case.codes, case.gaps, case.gold.shape[1], previous.later),
                    found,
                    previous.later,
                )
                _, cells = expected(scores, case.sheet.sizes)
                found = fits.evidence(case.codes, cells, model)
            return found

        later = ascend(cases, later, profile, seed)
    return fits.Fit(first, later, base, strength)


def ascend(cases, weights, profile, seed):
    """Adam on the log-likelihood."""
    rng = np.random.default_rng(seed)
    cached = [profile(case) for case in cases]
    flat, shapes = _flat(weights)
    mean, square, step = np.zeros_like(flat), np.zeros_like(flat), 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / (EPOCHS + 1))
        order = rng.permutation(len(cases))
        for start in range(0, len(order), BATCH):
            gradient = np.zeros_like(flat)
            for index in order[start : start + BATCH]:
                case, found = cases[index], cached[index]
                current = _shaped(flat, shapes)
                scores = fits.alone(case.codes, case.gaps, case.gold.shape[1], current)
                if found is not None:
                    scores = fits.together(scores, found, current)
                _, cells = expected(scores, case.sheet.sizes)
                gold = moments(case, case.gold, found or ())
                gradient += (_flat(gold)[0] - _flat(moments(case, cells, found or ()))[0]) / len(
                    case.sheet.sizes
                )
            gradient = gradient / BATCH - DECAY * flat
            step += 1
            mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
            flat = flat + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return _shaped(flat, shapes)


def _flat(weights: fits.Weights):
    parts = [np.asarray(part, dtype=np.float64) for part in weights]
    return np.concatenate([part.ravel() for part in parts]), [part.shape for part in parts]


def _shaped(flat, shapes) -> fits.Weights:
    parts, position = [], 0
    for shape in shapes:
        size = int(np.prod(shape)) if shape else 1
        parts.append(flat[position : position + size].reshape(shape).astype(np.float32))
        position += size
    return fits.Weights(*parts)
