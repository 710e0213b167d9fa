"""What each word of the small lists does: a word that is taken away is missed by somebody's words."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsparse.speakers.head_nouns import body_gender

sys.path.insert(0, str(Path(__file__).parent))
from asking import speakers

LISTS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "vocabulary.toml").read_text("utf-8")
)


def _filled(given: Any, word: str, full: str) -> Any:
    if isinstance(given, str):
        return given.replace("{word}", word).replace("{full}", full)
    return [_filled(one, word, full) for one in given]


def cases() -> Iterator[Any]:
    """Each word in the template of its list."""
    for name, data in LISTS.items():
        for entry in data["words"].split():
            word, _, full = entry.replace("_", " ").partition("=")
            filled = {key: _filled(value, word, full) for key, value in data.items() if key != "words"}
            yield pytest.param(filled, id=f"{name}: {word} {full}")


@pytest.mark.parametrize("data", cases())
def test_a_word_decides(data: dict[str, Any]) -> None:
    assert speakers(data) == [ask[2] for ask in data["asks"]]


MASCULINE = "groupe organisme ministère site magazine comité musée service laboratoire répertoire"


@pytest.mark.parametrize("noun", MASCULINE.split())
def test_nouns_that_end_like_feminines_are_masculine(noun: str) -> None:
    assert body_gender(noun) == "m"
