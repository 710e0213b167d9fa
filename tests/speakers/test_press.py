"""The second set: 40 articles in the manner of the press, half open and half locked, and the floors under
their scores.

The names are given; what is measured is which words are speech and whose. ``press/floors.toml`` pins each
half with its digest: the locked half was written before the rules and is not read while mending. ``python
tests/speakers/test_press.py`` prints the scores.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

import pytest

from newsparse.evaluate.matching import Tally, overlap_from, tally
from newsparse.evaluate.tasks import same_speaker
from newsparse.quotes import find_quotes
from newsparse.speakers import attribute

sys.path.insert(0, str(Path(__file__).parent.parent / "quotes"))
from notation import Case, read_cases

PRESS = Path(__file__).parent / "press"
PINNED = tomllib.loads((PRESS / "floors.toml").read_text("utf-8"))
# Share of the characters by which a quotation is found: as `newsparse evaluate` has them.
FOUND = {"direct": 0.8, "indirect": 0.5}


def scores(half: str) -> dict[str, float]:
    """F1 of both kinds of speech, found and with the right speaker."""
    tallies = {name: Tally() for kind in FOUND for name in (kind, f"{kind}.speaker")}
    for case in read_cases(PRESS / f"{half}.toml"):
        predicted = _predicted(case)
        for kind, share in FOUND.items():
            gold = [
                {"start": e.start, "end": e.end, "speaker": e.speaker}
                for e in case.expected
                if e.kind == kind
            ]
            found = [q for q in predicted if q["kind"] == kind]
            tally(tallies[kind], case.name, gold, found, overlap_from(share), lambda _gold, _found: True)
            tally(tallies[f"{kind}.speaker"], case.name, gold, found, overlap_from(share), same_speaker)
    return {name: counted.f1 for name, counted in tallies.items()}


def _predicted(case: Case) -> list[dict[str, object]]:
    quotes = attribute(
        case.text, find_quotes(case.text, names=case.names, raw=case.text), case.entities, title=case.title
    )
    return [{"start": q.start, "end": q.end, "kind": q.kind, "speaker": q.speaker} for q in quotes]


@pytest.mark.parametrize("half", sorted(PINNED))
def test_floors(half: str) -> None:
    floors = PINNED[half]["f1"]
    found = scores(half)
    assert {name: round(found[name], 3) for name in floors if found[name] < floors[name]} == {}


@pytest.mark.parametrize("half", sorted(PINNED))
def test_the_set_is_what_was_measured(half: str) -> None:
    path = PRESS / f"{half}.toml"
    assert hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest() == PINNED[half]["sha256"]
    assert len(list(read_cases(path))) == PINNED[half]["articles"]


if __name__ == "__main__":
    for name in PINNED:
        print(name, {task: round(value, 3) for task, value in scores(name).items()})
