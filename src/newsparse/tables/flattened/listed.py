"""Listed tables: a cell a line, row after row. The kinds of lines come back with the period of
the columns.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from newsparse.tables.flattened.codes import CHANNELS, END_CHANNELS, START_CHANNELS, TYPES, channels_of
from newsparse.tables.flattened.columns import Fit
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet

MOST_COLUMNS: Final = 8
FEWEST_ROWS: Final = 3  # the header among them: two rows alone show no period
_AS_GOOD: Final = 1.0  # log-odds: what repeats every two lines also repeats every four, and two is meant
_LEAST, _MOST = -3.0, 5.0


class Listing(NamedTuple):
    """One number of columns for a list of lines."""

    columns: int
    features: Floats
    score: float = 0.0


def listings(sheet: Sheet, fit: Fit) -> list[Listing]:
    """Every number of columns that divides the lines."""
    count = len(sheet.sizes)
    codes = _line_codes(sheet)
    return [
        Listing(columns, _features(sheet, codes, columns, fit))
        for columns in range(2, MOST_COLUMNS + 1)
        if count % columns == 0 and count // columns >= FEWEST_ROWS
    ]


def ranked(found: list[Listing], model: Model) -> list[Listing]:
    """With scores, best first."""
    if not found:
        return []
    scores = model.listed_ranker.raw(relative(found))
    scored = sorted(
        (item._replace(score=float(score)) for item, score in zip(found, scores, strict=True)),
        key=lambda item: -item.score,
    )
    shorter = [
        item
        for item in scored
        if scored[0].columns % item.columns == 0 and item.score > scored[0].score - _AS_GOOD
    ]
    best = min(shorter, key=lambda item: item.columns)
    return [best, *(item for item in scored if item is not best)]


def relative(found: list[Listing]) -> Floats:
    """Features, and how they differ from the best of the other numbers."""
    lines = np.stack([item.features for item in found])
    told = lines[:, : len(CHANNELS)]
    rivals = [
        told[i] - np.delete(told, i, axis=0).max(axis=0) if len(found) > 1 else told[i]
        for i in range(len(found))
    ]
    return np.concatenate([lines, np.stack(rivals), np.full((len(found), 1), len(found))], axis=1).astype(
        np.float32
    )


def _line_codes(sheet: Sheet) -> list[Ints]:
    """For each channel the code of each whole line."""
    parts = [
        _codes_of_part(sheet.part(first, min(first + _TOGETHER, len(sheet.sizes))))
        for first in range(0, len(sheet.sizes), _TOGETHER)
    ]
    return [np.concatenate(codes) for codes in zip(*parts, strict=True)]


_TOGETHER: Final = 100  # lines: what can be a cell is written down for all of them at once


def _codes_of_part(sheet: Sheet) -> list[Ints]:
    lines, starts, ends = np.arange(len(sheet.sizes)), np.zeros(len(sheet.sizes), dtype=np.intp), sheet.sizes
    found = []
    for channel, code in enumerate(channels_of(sheet)):
        if code.ndim == 3:
            found.append(code[lines, starts, ends])
        else:
            found.append(code[lines, starts if channel < len(START_CHANNELS) else ends])
    return found


def _features(sheet: Sheet, codes: list[Ints], columns: int, fit: Fit) -> Floats:
    means, worst, header = [], [], []
    for channel, code in enumerate(codes):
        grid = code.reshape(-1, columns)
        body = grid[1:]
        prior = fit.priors[channel]
        odds = _evidence(body, prior)
        means.append(odds.mean())
        worst.append(odds.mean(axis=0).min())
        header.append(float((grid[:1] == body).mean()))
    types = codes[len(START_CHANNELS) + len(END_CHANNELS)].reshape(-1, columns)
    lengths = sheet.sizes.reshape(-1, columns)
    distinct = np.mean([len(set(column.tolist())) / len(column) for column in types[1:].T])
    values = np.isin(
        types[0],
        [TYPES.index(name) for name in ("mark", "percent", "money", "number", "measure", "value and words")],
    ).mean()
    rest = [
        columns,
        len(types) - 1,
        distinct,
        values,
        lengths[0].mean(),
        lengths[0].max(),
        lengths[1:].mean(),
        lengths[1:, 0].mean(),
        lengths[1:].max(),
    ]
    rest += [np.log1p(lengths[1:].std(axis=0).mean()), np.log1p(lengths[1:].std())]
    _, alike = np.unique(codes[2].reshape(-1, columns)[1:, 0], return_counts=True)
    rest.append(float((alike * alike).sum() / alike.sum() ** 2))
    return np.array([*means, *worst, *header, *rest], dtype=np.float32)


def _evidence(body: Ints, prior: Floats) -> Floats:
    """Log-odds that each cell belongs to its column, by the other cells there."""
    others = max(len(body) - 1, 1)
    same = np.stack([_as_often(column) for column in body.T], axis=1) - 1
    base = prior[np.clip(body, 0, len(prior) - 1)] if len(prior) > 1 else np.full(body.shape, prior[0])
    odds: Floats = np.log((same + 1.5 * base) / (others + 1.5) / base)
    return np.clip(odds, _LEAST, _MOST)


def _as_often(codes: Ints) -> Ints:
    """How often each code occurs.

    >>> _as_often(np.array([3, 1, 3])).tolist()
    [2, 1, 2]
    """
    _, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    often: Ints = counts[places].astype(np.int32)
    return often
