"""Verbs that need care: each has examples of what it reports and of what it does not."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from newsparse.quotes import find_quotes

sys.path.insert(0, str(Path(__file__).parent))
from notation import names_in

CARE = tomllib.loads((Path(__file__).parent / "care.toml").read_text("utf-8"))["care"]
NAMES = {"Zoé Roy": "PER", "Ardo": "ORG"}


def reported(text: str) -> list[str]:
    """What is reported in a sentence."""
    names = names_in(text, NAMES)
    return [quote.text for quote in find_quotes(text, names=names)]


@pytest.mark.parametrize("lemma", CARE)
def test_every_verb_has_both(lemma: str) -> None:
    assert CARE[lemma]["speech"]
    assert CARE[lemma]["none"]


@pytest.mark.parametrize("text", [text for verb in CARE.values() for text in verb["speech"]])
def test_speech(text: str) -> None:
    assert len(reported(text)) == 1


@pytest.mark.parametrize("text", [text for verb in CARE.values() for text in verb["none"]])
def test_no_speech(text: str) -> None:
    assert reported(text) == []
