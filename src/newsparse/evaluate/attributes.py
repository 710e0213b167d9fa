"""Tasks for what a record says of an item besides its value: of a date its days, of a quote its cue, its
speaker's phrase, its group.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsparse.evaluate.matching import Agreement, Item, overlap


def saying(part: str, *names: str) -> Callable[[Item], Sequence[Item]]:
    """The items of a part of gold that say something under all these names; the others are not scored, and
    cost nothing when found.

    >>> saying("quotes", "cue")({"quotes": [{"cue": "dit", "start": 0, "end": 1}, {"start": 2, "end": 3}]})[
    ...     1
    ... ]["optional"]
    True
    """

    def items(annotation: Item) -> list[Item]:
        return [
            item if all(name in item for name in names) else {**item, "optional": True}
            for item in annotation.get(part, ())
        ]

    return items


def agreeing(fold: Callable[[Any], str], *names: str) -> Agreement:
    """Whether gold and record say the same under these names; gold may give a list of what is right.

    >>> agreeing(str, "cue")({"cue": ["dit", "a dit"]}, {"cue": "a dit"})
    True
    """

    def same(gold: Item, predicted: Item) -> bool:
        return all(
            fold(predicted.get(name))
            in {fold(value) for value in (gold[name] if isinstance(gold[name], list) else [gold[name]])}
            for name in names
        )

    return same


def grouped(annotation: Item) -> list[Item]:
    """The direct quotes, each with the places of all parts of its utterance.

    >>> [q["together"] for q in grouped({"quotes": [{"kind": "direct", "start": 0, "end": 1, "group": 1}]})]
    [[(0, 1)]]
    """
    quotes = [quote for quote in annotation.get("quotes", ()) if quote.get("kind") == "direct"]
    parts: dict[Any, list[tuple[int, int]]] = {}
    for quote in quotes:
        parts.setdefault(quote.get("group"), []).append((quote["start"], quote["end"]))
    return [
        {**q, "together": parts[q["group"]] if q.get("group") is not None else [(q["start"], q["end"])]}
        for q in quotes
    ]


def same_group(gold: Item, predicted: Item) -> bool:
    """The parts of the utterance are the same, each overlapping its own."""
    wanted, found = sorted(gold["together"]), sorted(predicted["together"])
    if len(wanted) != len(found):
        return False
    return all(
        overlap({"start": a, "end": b}, {"start": c, "end": d}) > 0
        for (a, b), (c, d) in zip(wanted, found, strict=True)
    )
