"""Every weight is read by a rule, and small texts show what some decide: with the weight one speaker, without
it another.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsparse.quotes import find_quotes
from newsparse.ranking import Weights
from newsparse.speakers.attribute import decisions
from newsparse.speakers.features import itself
from newsparse.speakers.phrases import Phrase, read_phrase
from newsparse.speakers.vocabulary import weights

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "quotes")]
from asking import speakers  # noqa: E402
from notation import load_cases, read_cases  # noqa: E402

DATA: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "weighing.toml").read_text("utf-8"))[
    "weigh"
]


@pytest.mark.parametrize("data", DATA, ids=lambda data: data["weight"])
def test_a_weight_decides(data: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [ask[2] for ask in data["asks"]]
    assert speakers(data) == expected
    read = weights()
    without = Weights({**read.features, data["weight"]: 0.0}, read.calibration)
    monkeypatch.setattr(sys.modules["newsparse.speakers.decide"], "weights", lambda: without)
    assert speakers(data)[-1] != expected[-1]


OWN = (
    "elle|son rapport|la direction|ce partisan|sa patronne|pdg d'Ardo|une juge|le parquet|les "
    "experts d'Ardo|le truc"
)
OWN += "|le chercheur|un patron d'une PME"


def test_every_weight_is_read() -> None:
    read = {data["weight"] for data in DATA}
    for case in (*load_cases(), *read_cases(Path(__file__).parent / "press" / "open.toml")):
        for _, decision in decisions(
            case.text, find_quotes(case.text, names=case.names), case.entities, title=case.title
        ):
            read |= {name for ranked in decision.ranked for name, _ in ranked.parts}
    for phrase in (
        Phrase("", 0, 0, "none"),
        *(read_phrase(text, 0, len(text), []) for text in OWN.split("|")),
    ):
        read |= {name for name, value in itself(phrase) if value}
    assert set(weights().features) - read == set()
