"""What each line of a block looks like, beside its neighbours, and the run of lines most like a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from newsparse.tables.flattened.sheet import Floats, Sheet
from newsparse.tables.flattened.words import AFTER, COARSE, LEXICAL_NAMES

BULLET: Final = re.compile(r"\s*(?:[-*+•▪◦‣·●○■–]\s|[a-z]\)\s|#{1,6}\s|>)")
NUMBERED: Final = re.compile(r"\s*\d{1,3}[.)-]\s")
_SURE: Final = 12.0  # log-odds beyond which a border says no more


def line_features(lines: Sequence[str], sheet: Sheet, odds: Floats) -> Floats:
    """What each line looks like, and its neighbours."""
    lengths = np.array([len(line) for line in lines])
    common = _Block(
        float(np.median(sheet.sizes)),
        float(lengths.max()),
        float(np.median(lengths)),
        float(lengths.std() / lengths.mean()),
    )
    own = np.stack([_of_line(lines, common, sheet, odds, number) for number in range(len(lines))])
    context = own[:, :_CONTEXT]
    edge = np.full((1, _CONTEXT), -9, dtype=np.float32)
    before, behind = np.concatenate([edge, context[:-1]]), np.concatenate([context[1:], edge])
    return np.concatenate([own, before, behind], axis=1).astype(np.float32)


_CONTEXT: Final = 14  # features of the neighbours that count: those that come first


class _Block(NamedTuple):
    """What all lines of a block have in common: words and characters a line."""

    words: float
    longest: float
    median: float
    spread: float


def _of_line(lines: Sequence[str], common: _Block, sheet: Sheet, odds: Floats, number: int) -> Floats:
    count = int(sheet.sizes[number])
    kinds = sheet.kinds[number]
    coarse = np.bincount(sheet.fields["coarse"][number, :count], minlength=len(COARSE)) / count
    inside = odds[number, 1:count]
    stops = sum(kind.after in _STOPS for kind in kinds[:-1])
    verbs = sum(kind.lexical in _CLAUSE for kind in kinds)
    values = [
        count,
        kinds[-1].after,
        coarse[COARSE.index("function")],
        coarse[COARSE.index("lower")],
        coarse[COARSE.index("value")],
        coarse[COARSE.index("capital")] + coarse[COARSE.index("name")],
        coarse[COARSE.index("mark")],
        stops,
        verbs / count,
        float(lines[number].lstrip()[:1].islower()),
        max(inside.max(initial=-_SURE), -_SURE),
        (inside > 0).sum(),
        np.maximum(inside, 0).sum() / count,
        len(lines[number]),
        sum(kind.after == _COMMA for kind in kinds) / count,
        kinds[0].coarse,
        kinds[-1].coarse,
        min(number, 4),
        min(len(lines) - 1 - number, 4),
        min(len(lines), 20),
        count / common.words,
        len(lines[number]) / common.longest,
        len(lines[number]) / common.median,
        common.spread,
        float(bool(BULLET.match(lines[number]) or NUMBERED.match(lines[number]))),
    ]
    return np.array(values, dtype=np.float32)


_STOPS = frozenset(AFTER.index(mark) for mark in (".", "?"))
_COMMA = AFTER.index(",")
_CLAUSE = frozenset(LEXICAL_NAMES.index(name) for name in ("verb", "pronoun"))


def best_run(odds: Floats) -> tuple[int, int]:
    """The run of lines with the highest sum; empty where none is above zero.

    >>> best_run(np.array([-1.0, 2.0, -0.5, 3.0, -4.0]))
    (1, 4)
    >>> best_run(np.array([2.0, -np.inf, 1.0]))
    (0, 1)
    """
    best, first, last, start, total = 0.0, 0, 0, 0, 0.0
    for number, value in enumerate(odds):
        if total <= 0:
            start, total = number, 0.0
        total += float(value)
        if total > best:
            best, first, last = total, start, number + 1
    return first, last
