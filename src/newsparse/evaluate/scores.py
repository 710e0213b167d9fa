"""All tasks over all articles: counts, F1 per task and label, the confusion of labels."""

from __future__ import annotations

import hashlib
import pathlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from newsparse.errors import ConfigError
from newsparse.evaluate.clusters import ClusterTally
from newsparse.evaluate.facts import add_facts
from newsparse.evaluate.gold import PARTS, Gold, locate, read_gold
from newsparse.evaluate.matching import Item, Tally, choices, pair, same_span
from newsparse.evaluate.predictions import Predictor, predict
from newsparse.evaluate.shape import LABELS
from newsparse.evaluate.tasks import (
    CLUSTERS,
    TABLE_CELLS,
    TASK_NAMES,
    TASKS,
    fold,
    mentions,
    part_of,
    tally_cells,
)

NONE = "–"  # in the confusion: no mention there


def _empty(names: Iterable[str]) -> dict[str, Tally]:
    return {name: ClusterTally() if name == CLUSTERS else Tally() for name in names}


@dataclass
class Scores:
    """What was counted so far. ``lost`` are gold items that the text as read does not hold.

    >>> scores = Scores()
    >>> item = {"text": "OpenAI", "start": 0, "end": 6}
    >>> gold = {"entities": [{"name": "OpenAI", "label": "ORG", "mentions": [item]}]}
    >>> scores.add("a", gold, {"entities": [{"name": "OpenAI", "label": "PER", "mentions": [item]}]})
    >>> scores.f1("entities.span"), scores.f1("entities"), dict(scores.confusion)
    (1.0, 0.0, {('ORG', 'PER'): 1})
    """

    articles: int = 0
    tasks: dict[str, Tally] = field(default_factory=lambda: _empty(TASK_NAMES))
    labels: dict[str, Tally] = field(default_factory=lambda: _empty(LABELS))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: list[tuple[str, Item]] = field(default_factory=list)

    def add(self, article: str, gold: Item, record: Item) -> None:
        """Count one article: gold and record as plain data, all items with offsets."""
        self.articles += 1
        for task in TASKS:
            if part_of(task.name) in gold:  # gold of one kind of item scores that kind alone
                task.add(self.tasks[task.name], article, gold, record)
        if "tables" in gold:
            tally_cells(self.tasks[TABLE_CELLS], article, gold["tables"], record.get("tables", ()))
        if "entities" in gold:
            clusters = self.tasks[CLUSTERS]
            assert isinstance(clusters, ClusterTally)
            clusters.add(article, gold, record)
            self._add_labels(article, gold, record)
        add_facts(self.tasks, article, gold, record, fold)
        self.lost += [(article, item) for item in _items(gold) if item["start"] < 0]

    def _add_labels(self, article: str, gold: Item, record: Item) -> None:
        """Label by label; a mention for which gold accepts several labels counts under the predicted one,
        else the first.
        """
        wanted, found = mentions(gold), mentions(record)
        pairs = pair(wanted, found, same_span)
        for i, mention in enumerate(wanted):
            if mention.get("optional"):
                continue
            answer = found[pairs[i]] if i in pairs else None
            predicted = answer["label"] if answer else NONE
            label = predicted if predicted in choices(mention["label"]) else choices(mention["label"])[0]
            self.confusion[label, predicted] += 1
            self.labels[label].count(
                article, mention, answer if predicted == label else None, right=predicted == label
            )
            if answer and predicted != label:
                self.labels[predicted].count(article, None, answer)
        for j, mention in enumerate(found):
            if j not in pairs.values():
                self.confusion[NONE, mention["label"]] += 1
                self.labels[mention["label"]].count(article, None, mention)

    def f1(self, name: str) -> float:
        """F1 of a task (``dates.span``) or of a label (``entities.PER``)."""
        return self.named()[name].f1

    def named(self) -> dict[str, Tally]:
        """Every tally by its name, labels as ``entities.PER``."""
        return {**self.tasks, **{f"entities.{label}": tally for label, tally in self.labels.items()}}

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain data that ``json.dumps`` accepts."""
        return {
            "articles": self.articles,
            "scores": {
                name: {
                    "gold": tally.gold,
                    "predicted": tally.predicted,
                    "right": tally.right,
                    "precision": round(tally.precision, 4),
                    "recall": round(tally.recall, 4),
                    "f1": round(tally.f1, 4),
                }
                for name, tally in self.named().items()
            },
            "confusion": {
                f"{gold}/{predicted}": count for (gold, predicted), count in sorted(self.confusion.items())
            },
            "lost": [{"article": article, "text": item.get("text")} for article, item in self.lost],
        }


def _items(gold: Item) -> Iterator[Item]:
    yield from mentions(gold)
    for part in PARTS:
        yield from gold.get(part, ())


def evaluate_folder(folder: str | pathlib.Path, predictor: Predictor | None = None) -> Scores:
    """The scores of a folder with articles and their gold (see ``read_gold`` for where they lie).

    Args:
        folder: holds ``gold/NAME.json``, and the texts beside it or in ``text``.
        predictor: from a ``Gold`` to a record as plain data; the package itself where ``None``.

    Raises:
        ConfigError: no gold, or gold that was made for another text.
    """
    all_gold = read_gold(folder)
    chosen = predictor or predict()
    scores = Scores()
    for gold in all_gold:
        record = chosen(gold)
        _check_text(gold, record)
        scores.add(gold.id, locate(gold.annotation, record.get("text", "")), record)
    return scores


def _check_text(gold: Gold, record: Item) -> None:
    """Offsets mean nothing in another text. A record without its text is taken on trust."""
    expected, text = gold.annotation.get("text_sha256"), record.get("text")
    if expected and text and hashlib.sha256(text.encode("utf-8")).hexdigest() != expected:
        raise ConfigError(f"gold {gold.id} was made for another text than that of {gold.path}")
