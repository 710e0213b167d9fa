"""Every kind of reported speech, sentence by sentence: which words, whose phrase, which cue; and what is no
speech.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from newsparse.quotes import find_quotes

sys.path.insert(0, str(Path(__file__).parent))
from notation import names_in, read_marked

HERE = Path(__file__).parent
KINDS: list[dict[str, list[str]]] = [
    kind
    for name in ("kinds.toml", "kinds_unseen.toml")
    for kind in tomllib.loads((HERE / name).read_text("utf-8"))["kind"]
]
NAMES = {
    **dict.fromkeys(("Zoé Roy", "Paul Durand", "Karla Dupré", "Marc Petit", "@zoe_roy"), "PER"),
    **dict.fromkeys(("Ardo", "Brivo", "AFP", "Reuters", "Le Figaro", "Gartner", "Le Monde", "BFM"), "ORG"),
    **dict.fromkeys(("Apple", "Google", "Bercy"), "ORG"),
    "Twitter": "PRODUCT",
}


@pytest.mark.parametrize("sentence", [s for kind in KINDS for s in kind["sentences"]])
def test_sentence(sentence: str) -> None:
    text, expected = read_marked(sentence.replace("⏎", "\n"))
    quotes = find_quotes(text, names=names_in(text, NAMES))
    assert [(q.kind, q.text, q.speaker_text, q.cue) for q in quotes] == [
        (e.kind, text[e.start : e.end], e.speaker, e.cue) for e in expected
    ]


def test_there_are_ten_of_most_kinds() -> None:
    assert sum(len(kind["sentences"]) >= 10 for kind in KINDS) >= 7
