"""The company that a name keeps: two things of one name, a city and a firm, stand among different names; one
mislabelled does not.
"""

from __future__ import annotations

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

CHANCE = 0.05  # how well any company fits any label

_BESIDE = """
SELECT DISTINCT own.article, own.entity, own.label, own.weight, other.key, spread.articles FROM names own
LEFT JOIN names other ON other.article = own.article AND other.single = 0 AND other.running = 1
    AND other.key NOT IN ({0})
LEFT JOIN spread ON spread.key = other.key
WHERE own.key IN ({0}) AND own.single = 0 AND own.running = 1 ORDER BY own.article, own.entity
"""


class Occurrence(NamedTuple):
    """One article's entity of that name, and the names beside it."""

    article: int
    entity: str
    label: str
    weight: float
    company: frozenset[str]


class Company:
    """The names beside a name, by the label that articles give it; nothing grows with the number of articles
    but the names.
    """

    def __init__(self, base: sqlite3.Connection, keys: Sequence[str]) -> None:
        self._base, self._keys = base, sorted(keys)
        self._spread: dict[str, int] = {}  # in how many articles a name of the company is found at all
        self._beside: dict[str, Counter[str]] = defaultdict(Counter)
        self._sizes: Counter[str] = Counter()
        for occurrence in self.occurrences():
            self._sizes[occurrence.label] += 1
            self._beside[occurrence.label].update(occurrence.company)

    def occurrences(self) -> Iterator[Occurrence]:
        """Where the name stands, article by article."""
        query = _BESIDE.format(", ".join("?" * len(self._keys)))
        rows = self._base.execute(query, (*self._keys, *self._keys))
        for (article, entity, label, weight), beside in groupby(rows, key=lambda row: row[:4]):
            found = {row[4]: row[5] for row in beside if row[5]}
            self._spread |= found
            yield Occurrence(article, entity, label, weight / 1_000, frozenset(found))

    def liking(self, occurrence: Occurrence, label: str) -> float:
        """How well an occurrence stands in the company of a label: shares of its articles, rare names more;
        itself left out.
        """
        own = int(occurrence.label == label)
        size = self._sizes[label] - own
        if size < 1:
            return 0.0
        beside = self._beside[label]
        return sum(
            (beside[key] - own) / size / math.log(1 + self._spread[key])
            for key in sorted(occurrence.company)
            if beside[key] > own
        )

    def fit(self, one: str, other: str) -> float:
        """The share of occurrences that stand nearer to their own label than to the other: a half where
        labels are mere chance.
        """
        points: list[float] = []
        for occurrence in self.occurrences():
            if occurrence.label in (one, other):
                labels = (one, other) if occurrence.label == one else (other, one)
                own, foreign = (self.liking(occurrence, label) for label in labels)
                points.append(0.5 if own == foreign else float(own > foreign))
        return sum(points) / len(points) if points else 0.5

    def moves(self, labels: Sequence[str]) -> Iterator[tuple[Occurrence, str]]:
        """Occurrences that an article labelled as one of two things, and whose company is the other's: the
        surer, the clearer.
        """
        for _, found in groupby(self.occurrences(), key=lambda one: one.article):
            rows = list(found)
            if len(rows) > 1 or len(labels) < 2:  # an article that tells the two apart knows better
                continue
            liked = sorted(
                ((self.liking(rows[0], label), label) for label in labels if label != rows[0].label),
                reverse=True,
            )
            best, label = liked[0]
            if best * (1 - rows[0].weight) > (self.liking(rows[0], rows[0].label) + CHANCE) * rows[0].weight:
                yield rows[0], label
