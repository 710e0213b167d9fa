"""Every weight is read by a rule, and small texts show what some decide: with the weight one speaker, without it another."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsparse.quotes import find_quotes
from newsparse.ranking import Weights
from newsparse.record import Entity, Quote, Span
from newsparse.speakers.attribute import decisions
from newsparse.speakers.features import itself
from newsparse.speakers.phrases import Phrase, read_phrase
from newsparse.speakers.vocabulary import weights

sys.path.insert(0, str(Path(__file__).parent.parent / "quotes"))
from notation import load_cases, read_cases

DATA: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "weighing.toml").read_text("utf-8"))["weigh"]


def speakers(data: dict[str, Any]) -> list[str]:
    """Who says each quotation of an example; "-" for nobody."""
    text = data["text"]
    entities = []
    for line in data["entities"]:
        label, _, name = line.partition(" ")
        mentions = tuple(Span(text=name, start=m.start(), end=m.end()) for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        entities.append(Entity(id=name, name=name, label=label, mentions=mentions))
    decided = decisions(text, [quote(text, *given) for given in data["quotes"]], entities, title=data.get("title"))
    return [decision.name or "-" for _, decision in sorted(decided, key=lambda pair: pair[0].start)]


def quote(text: str, words: str, source: str, _speaker: str, cue: str = "dit") -> Quote:
    """A quotation of a text, with the phrase of its source: behind it, else before it."""
    start = text.index(words)
    found = re.compile(rf"(?<!\w){re.escape(source)}(?!\w)").search(text, start + len(words)) if source else None
    place = found.start() if found else text.rfind(source, 0, start) if source else None
    end = place + len(source) if place is not None else None
    rule = "direct.after.incise" if source else "direct.alone"
    told = {"speaker_text": source or None, "speaker_start": place, "speaker_end": end}
    return Quote(text=words, start=start, end=start + len(words), kind="direct", rule=rule, cue=cue, **told)


@pytest.mark.parametrize("data", DATA, ids=lambda data: data["weight"])
def test_a_weight_decides(data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [given[2] for given in data["quotes"]]
    assert speakers(data) == expected
    read = weights()
    without = Weights({**read.features, data["weight"]: 0.0}, read.calibration)
    monkeypatch.setattr(sys.modules["newsparse.speakers.decide"], "weights", lambda: without)
    assert speakers(data)[-1] != expected[-1]


OWN = "elle|son rapport|la direction|ce partisan|sa patronne|pdg d'Ardo|une juge|le parquet|les experts d'Ardo|le truc"


def test_every_weight_is_read() -> None:
    read = {data["weight"] for data in DATA}
    for case in (*load_cases(), *read_cases(Path(__file__).parent / "press" / "open.toml")):
        for _, decision in decisions(case.text, find_quotes(case.text, names=case.names), case.entities, title=case.title):
            read |= {name for ranked in decision.ranked for name, _ in ranked.parts}
    for phrase in (Phrase("", 0, 0, "none"), *(read_phrase(text, 0, len(text), []) for text in OWN.split("|"))):
        read |= {name for name, value in itself(phrase) if value}
    assert set(weights().features) - read == set()
