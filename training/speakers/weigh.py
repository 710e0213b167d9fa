"""Fits the weights of ``speakers/weights.toml`` on our own marked speech, and says what each feature earns.

    python training/speakers/weigh.py            accuracy of the weights as they stand, by set
    python training/speakers/weigh.py --ablate   what is lost without each feature
    python training/speakers/weigh.py --fit      weights that fit the open sets better, near those that stand

Only the open halves under tests/speakers are read to fit; the locked halves are counted, never shown.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from newsparse.quotes import find_quotes
from newsparse.ranking import Weights
from newsparse.record import Entity, Quote
from newsparse.speakers import decide
from newsparse.speakers.attribute import decisions
from newsparse.speakers.vocabulary import weights

TESTS = Path(__file__).parents[2] / "tests"
sys.path[:0] = [str(TESTS / "speakers"), str(TESTS / "quotes")]
from asking import entities_of, quote  # noqa: E402
from notation import read_cases  # noqa: E402

OPEN, LOCKED = ("open", "open-2", "open-3"), ("locked", "locked-2", "locked-3")
FOUND = {"direct": 0.8, "indirect": 0.5}
NEAR = 1.0  # how dear it is to leave the weights that stand
STEPS, RATE = 400, 0.05
LEAST = 0.05  # a weight that nothing speaks for

# An article to ask: text, quotations, entities, title, and by start and kind of a quotation who says it.
Asked = tuple[str, list[Quote], list[Entity], str | None, dict[tuple[int, str], str | None]]


def press(half: str) -> Iterator[Asked]:
    """The articles of one half of a set; a quotation counts where it is found."""
    for case in read_cases(TESTS / "speakers" / "press" / f"{half}.toml"):
        quotes = find_quotes(case.text, names=case.names, raw=case.text)
        gold = {}
        for q in quotes:
            for wanted in case.expected:
                inside = min(q.end, wanted.end) - max(q.start, wanted.start)
                both = max(q.end, wanted.end) - min(q.start, wanted.start)
                if wanted.kind == q.kind and inside >= FOUND[q.kind] * both:
                    gold[q.start, q.kind] = wanted.speaker
        yield case.text, quotes, list(case.entities), case.title, gold


def kinds() -> Iterator[Asked]:
    """The small texts whose sources are given."""
    cases: list[dict[str, Any]] = tomllib.loads((TESTS / "speakers" / "kinds.toml").read_text("utf-8"))[
        "case"
    ]
    for case in cases:
        quotes = [quote(case["text"], *ask) for ask in case["asks"]]
        named = [None if ask[2] == "-" else ask[2] for ask in case["asks"]]
        gold = {(q.start, q.kind): name for q, name in zip(quotes, named, strict=True)}
        yield case["text"], quotes, entities_of(case), case.get("title"), gold


def decided(asked: list[Asked], values: Mapping[str, float]) -> Iterator[tuple[decide.Decision, str | None]]:
    """Each decision under some weights, with the right answer."""
    decide.weights = lambda: Weights(values, weights().calibration)  # type: ignore[attr-defined]
    for text, quotes, entities, title, gold in asked:
        for found, decision in decisions(text, quotes, entities, title=title):
            if (found.start, found.kind) in gold:
                yield decision, gold[found.start, found.kind]


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() == (other or "").casefold()


def right(asked: list[Asked], values: Mapping[str, float]) -> tuple[int, int]:
    """How many speakers are right, and of how many."""
    hits = [_same(decision.name, name) for decision, name in decided(asked, values)]
    return sum(hits), len(hits)


def fitted(asked: list[Asked], values: Mapping[str, float]) -> dict[str, float]:
    """Weights under which the right candidates rank first: a softmax over each ranking, and a pull home."""
    names = sorted(values)
    at = {name: number for number, name in enumerate(names)}
    stands = np.array([values[name] for name in names])
    questions = []
    for decision, name in decided(asked, values):
        rows = np.zeros((len(decision.ranked), len(names)))
        target = None
        for number, one in enumerate(decision.ranked):
            for feature, part in one.parts:
                rows[number, at[feature]] += part / values[feature]
            called = (
                one.candidate.name
                if one.candidate
                else decision.name
                if decision.candidate not in _of(decision)
                else None
            )
            if target is None and (
                _same(called, name) if one.candidate or called else not _among(decision, name)
            ):
                target = number
        if target is not None and len(rows) > 1:
            questions.append((rows, target))
    found = stands.copy()
    for _ in range(STEPS):
        slope = NEAR * (found - stands) * len(questions) / len(names)
        for rows, target in questions:
            scores = rows @ found
            chances = np.exp(scores - scores.max())
            slope += (chances / chances.sum()) @ rows - rows[target]
        found -= RATE * slope / np.sqrt(len(questions))
        found = np.where(found * stands > 0, found, LEAST * np.sign(stands))  # a feature keeps its sense
    return {name: round(float(found[at[name]]), 2) for name in names}


def _of(decision: decide.Decision) -> set[object]:
    return {one.candidate for one in decision.ranked}


def _among(decision: decide.Decision, name: str | None) -> bool:
    return any(one.candidate and _same(one.candidate.name, name) for one in decision.ranked)


def main() -> None:
    """Read the sets and do what was asked."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--ablate", action="store_true")
    options.add_argument("--fit", action="store_true")
    asked = options.parse_args()
    sets = {name: list(press(name)) for name in (*OPEN, *LOCKED)} | {"kinds": list(kinds())}
    learnt = [one for name in (*OPEN, "kinds") for one in sets[name]]
    values = dict(weights().features)
    _show(sets, values)
    if asked.ablate:
        _ablate(learnt, values)
    if asked.fit:
        found = fitted(learnt, values)
        _show(sets, found)
        for name, value in values.items():
            print(f'"{name}" = {found[name]}' + (f"  # {value}" if abs(found[name] - value) >= 0.1 else ""))


def _show(sets: Mapping[str, list[Asked]], values: Mapping[str, float]) -> None:
    for name, asked in sets.items():
        print(name, "{} of {}".format(*right(asked, values)))


def _ablate(asked: list[Asked], values: Mapping[str, float]) -> None:
    whole, _ = right(asked, values)
    lost = {name: whole - right(asked, {**values, name: 0.0})[0] for name in values}
    for name, count in sorted(lost.items(), key=lambda pair: pair[1]):
        print(f"{count:4} {name}")


if __name__ == "__main__":
    main()
