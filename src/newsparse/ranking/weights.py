"""Weights as data: a file names every feature once, and a sentence beside it says what it means."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from newsparse.ranking.calibration import Calibration


@dataclass(frozen=True, slots=True)
class Weights:
    """What a room's features weigh, and how sure a lead of its first candidate makes it."""

    features: Mapping[str, float]
    calibration: Mapping[str, Calibration]


def read_weights(text: str) -> Weights:
    """The weights of a TOML file: ``[weights]`` a number for each feature, ``[calibration]`` offset and slope
    for each sort of question.

    >>> read = read_weights('[weights]\\n"is the noun" = 2.0\\n[calibration]\\nnoun = [0.5, 1.0]')
    >>> read.features["is the noun"], read.calibration["noun"].probability(0.0) > 0.5
    (2.0, True)
    """
    table = tomllib.loads(text)
    unread = sorted(set(table) - {"weights", "calibration"})
    if unread:
        raise ValueError(f"nobody reads the tables {unread}")
    weights = {name: float(value) for name, value in table["weights"].items()}
    idle = sorted(name for name, value in weights.items() if not value)
    if idle:
        raise ValueError(f"a weight of nothing decides nothing: {idle}")
    return Weights(
        weights, {name: Calibration(*map(float, pair)) for name, pair in table.get("calibration", {}).items()}
    )
