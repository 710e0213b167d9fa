"""Every kind of reported speech, sentence by sentence: which words, whose phrase, which cue; and what is no
speech.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from newsparse.quotes import find_quotes

KINDS: list[dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))[
    "kind"
]
NAMES = {
    "PER": ["Zoé Roy", "Paul Durand", "Karla Dupré", "Marc Petit", "@zoe_roy"],
    "ORG": [
        "Ardo",
        "Brivo",
        "AFP",
        "Reuters",
        "Le Figaro",
        "Gartner",
        "Le Monde",
        "BFM",
        "Apple",
        "Google",
        "Bercy",
    ],
    "PRODUCT": ["Twitter"],
}
_MARK = re.compile(r"\[\[(?P<kind>[di]) (?P<who>.*?)(?: @(?P<cue>[^|]*?))?\| |\]\]")


def _read(marked: str) -> tuple[str, list[tuple[str, str, str | None, str | None]]]:
    text, position = "", 0
    opened: list[tuple[int, re.Match[str]]] = []
    found = []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark["kind"]:
            opened.append((len(text), mark))
            continue
        start, head = opened.pop()
        who = None if head["who"] == "-" else head["who"]
        found.append((start, head["kind"], text[start:], who, head["cue"]))
    return text + marked[position:], [item[1:] for item in sorted(found, key=lambda f: (f[0], -len(f[2])))]


def _names(text: str) -> list[tuple[int, int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for label, names in NAMES.items():
        for name in names:
            found |= {m.start(): (m.end(), label) for m in re.finditer(rf"(?<!\w){name}(?!\w)", text)}
    return sorted((start, end, label) for start, (end, label) in found.items())


@pytest.mark.parametrize("sentence", [s for kind in KINDS for s in kind["sentences"]])
def test_sentence(sentence: str) -> None:
    text, expected = _read(sentence.replace("⏎", "\n"))
    quotes = sorted(find_quotes(text, names=_names(text)), key=lambda q: (q.start, -q.end))
    assert [(q.kind[0], q.text, q.speaker_text, q.cue) for q in quotes] == expected


def test_there_are_ten_of_most_kinds() -> None:
    assert sum(len(kind["sentences"]) >= 10 for kind in KINDS) >= 7
