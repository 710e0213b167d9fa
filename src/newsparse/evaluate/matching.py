"""Which prediction answers which item of gold, and what that makes in counts.

Items are plain mappings with ``start`` and ``end``, as JSON has them: gold and predictions look alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Item = Mapping[str, Any]
Goodness = Callable[[Item, Item], float]  # how well a prediction answers an item of gold; 0: not at all
Agreement = Callable[[Item, Item], bool]  # whether what is said of the same span is the same


class Finding(NamedTuple):
    """Something to look at: a miss has no prediction, an extra has no gold, a wrong one has both."""

    article: str
    gold: Item | None
    predicted: Item | None

    @property
    def kind(self) -> str:
        """``miss``, ``extra`` or ``wrong``."""
        if self.predicted is None:
            return "miss"
        return "extra" if self.gold is None else "wrong"


@dataclass
class Tally:
    """Counts of one task over any number of articles, and the findings behind them.

    >>> Tally(gold=4, predicted=2, right=2).f1
    0.6666666666666666
    >>> Tally().f1  # nothing to find, nothing found
    1.0
    """

    gold: int = 0
    predicted: int = 0
    right: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the predictions, the share that is right."""
        if not self.predicted:
            return 0.0 if self.gold else 1.0
        return self.right / self.predicted

    @property
    def recall(self) -> float:
        """Of the gold, the share that was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def count(self, article: str, gold: Item | None, predicted: Item | None, right: bool = False) -> None:
        """Count one item of gold, one prediction, or a pair of both."""
        self.gold += gold is not None
        self.predicted += predicted is not None
        self.right += right
        if not right:
            self.findings.append(Finding(article, gold, predicted))


def overlap(a: Item, b: Item) -> float:
    """Characters two spans share, over those that either covers.

    >>> overlap({"start": 0, "end": 4}, {"start": 2, "end": 6})
    0.3333333333333333
    """
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    if shared <= 0:
        return 0.0
    return float(shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def overlap_from(least: float) -> Goodness:
    """The overlap where it reaches ``least``, else 0."""

    def goodness(gold: Item, predicted: Item) -> float:
        share = overlap(gold, predicted)
        return share if share >= least else 0.0

    return goodness


def same_span(gold: Item, predicted: Item) -> float:
    """1 where two spans are the same to the character, else 0."""
    return float(gold["start"] == predicted["start"] and gold["end"] == predicted["end"])


def pair(gold: Sequence[Item], predicted: Sequence[Item], goodness: Goodness) -> dict[int, int]:
    """Index in gold to index in predictions, one to one, the best pairs first.

    >>> spans = [{"start": 0, "end": 4}, {"start": 10, "end": 14}]
    >>> pair(spans, [{"start": 11, "end": 14}], overlap)
    {1: 0}
    """
    ranked = sorted(((-goodness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for negative, i, j in ranked:
        if negative < 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def tally(
    into: Tally,
    article: str,
    gold: Sequence[Item],
    predicted: Sequence[Item],
    goodness: Goodness,
    agree: Agreement,
) -> None:
    """Count the items of one article. An optional item of gold neither costs when missed nor counts when
    found.

    >>> t = Tally()
    >>> tally(t, "a", [{"start": 0, "end": 4, "optional": True}], [], overlap, lambda g, p: True)
    >>> t.gold, t.predicted
    (0, 0)
    """
    pairs = pair(gold, predicted, goodness)
    for i, item in enumerate(gold):
        if item.get("optional"):
            continue
        answer = predicted[pairs[i]] if i in pairs else None
        into.count(article, item, answer, right=answer is not None and agree(item, answer))
    answered = set(pairs.values())
    for j, item in enumerate(predicted):
        if j not in answered:
            into.count(article, None, item)


def choices(value: Any) -> list[Any]:
    """What gold accepts: a list of alternatives, or the one value.

    >>> choices("ORG"), choices(["ORG", "PRODUCT"])
    (['ORG'], ['ORG', 'PRODUCT'])
    """
    return list(value) if isinstance(value, list) else [value]
