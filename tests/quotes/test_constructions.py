"""Every construction's own examples: the cue and the source that they mark are found, and its
counter-examples hold nothing.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from newsparse.quotes import find_quotes
from newsparse.quotes.constructions import PLACES, data

sys.path.insert(0, str(Path(__file__).parent))
from notation import names_in

_NAMES = {"Zoé Roy": "PER", "@zoe_roy": "PER", "Ardo": "ORG", "Monde": "ORG", "Brivo": "ORG"}
_SIGNS = re.compile(r"\[\[|\]\]|[\[\]{}<>]")


def _unmarked(example: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence of an example, and what its signs mark."""
    text, marked, opened = "", {}, {}
    position = 0
    for sign in _SIGNS.finditer(example):
        text += example[position : sign.start()]
        position = sign.end()
        kind = {
            "[[": "quote",
            "]]": "quote",
            "[": "clause",
            "]": "clause",
            "{": "cue",
            "}": "cue",
            "<": "source",
            ">": "source",
        }[sign.group()]
        if sign.group() in "[[{<":
            opened[kind] = len(text)
        elif kind not in marked:
            marked[kind] = (opened[kind], len(text))
    return text + example[position:], marked


_ITEMS = [(place, item) for place in PLACES for item in data()[place]]


@pytest.mark.parametrize(
    ("place", "example"), [(place, str(e)) for place, item in _ITEMS for e in item["examples"]]
)
def test_examples(place: str, example: str) -> None:
    text, marked = _unmarked(example)
    start, end = marked["clause" if place == "clause" else "quote"]
    kind = "indirect" if place == "clause" else "direct"
    found = [
        q
        for q in find_quotes(text, names=names_in(text, _NAMES))
        if q.kind == kind and start <= q.start and q.end <= end
    ]
    assert found, text
    quote = found[0]
    if "cue" in marked and quote.cue_start is not None and quote.cue_end is not None:
        assert quote.cue_start < marked["cue"][1]
        assert marked["cue"][0] < quote.cue_end
    if "source" in marked:
        assert (quote.speaker_start, quote.speaker_end) == marked["source"]


@pytest.mark.parametrize(
    ("name", "text"), [(str(item["name"]), str(t)) for _, item in _ITEMS for t in item.get("never", ())]
)
def test_counter_examples(name: str, text: str) -> None:
    assert [
        q.rule for q in find_quotes(text, names=names_in(text, _NAMES)) if q.rule.endswith(f".{name}")
    ] == []


def test_every_construction_has_an_example() -> None:
    assert all(item["examples"] for _, item in _ITEMS)
