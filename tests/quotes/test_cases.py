"""Every annotated excerpt: each quotation, its edges, its cue, its speaker, and nothing more."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsparse.quotes import find_quotes
from newsparse.speakers.attribute import attribute
from newsparse.text.masks import mask_markup

sys.path.insert(0, str(Path(__file__).parent))
from notation import Case, load_cases

CASES = list(load_cases())


def _parameters() -> list[object]:
    return [
        pytest.param(c, id=c.name, marks=pytest.mark.xfail(reason=c.xfail, strict=True) if c.xfail else ())
        for c in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    masked = mask_markup(case.text) if case.raw else case.text
    quotes = attribute(
        masked, find_quotes(masked, names=case.names, raw=case.text), case.entities, title=case.title
    )
    assert [(case.text[q.start : q.end], q.kind, q.speaker) for q in quotes] == [
        (case.text[e.start : e.end], e.kind, e.speaker) for e in case.expected
    ]
    for quote, expected in zip(quotes, case.expected, strict=True):
        if expected.cue is not None:
            assert quote.cue == expected.cue
    together = {}
    for quote, expected in zip(quotes, case.expected, strict=True):
        if expected.group is not None:
            assert quote.group is not None
            assert together.setdefault(expected.group, quote.group) == quote.group


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 40
    assert sum(len(case.expected) for case in CASES) >= 200
    assert sum(not case.expected for case in CASES) >= 8
    assert len({case.name for case in CASES}) == len(CASES)
