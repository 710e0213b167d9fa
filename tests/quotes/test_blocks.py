"""Block quotes whose spans a web page gives: they are read like Markdown's, and nothing else changes."""

from __future__ import annotations

import pytest

from newsparse.quotes import find_quotes

BLOCKS = [
    ("Elle a écrit :\n\nTout change, et vite.\n\nRien d'autre.", "Tout change, et vite.", None),
    (
        "Zoé Roy écrit dans sa lettre :\n\nTout change, et vite.\n\nRien d'autre.",
        "Tout change, et vite.",
        "Zoé Roy",
    ),
    ("Avant.\n\nTout change, et vite.\n— Zoé Roy\n\nAprès.", "Tout change, et vite.\n— Zoé Roy", "Zoé Roy"),
    (
        "Avant.\n\nTout change, et vite.\nZoé Roy, directrice d'Ardo\n\nAprès.",
        "Tout change, et vite.\nZoé Roy, directrice d'Ardo",
        "Zoé Roy",
    ),
]


@pytest.mark.parametrize(("text", "block", "speaker"), BLOCKS)
def test_a_block_names_its_source(text: str, block: str, speaker: str | None) -> None:
    start = text.index(block)
    found = find_quotes(text, blocks=[(start, start + len(block))])
    expected = [("Tout change, et vite.", speaker or "Elle", "direct.block")]
    assert [(q.text, q.speaker_text, q.rule) for q in found] == expected


def test_a_block_that_names_nobody_is_a_highlight() -> None:
    text = "Avant.\n\nTout change, et vite.\n\nAprès."
    assert find_quotes(text, blocks=[(8, 29)]) == []


def test_the_last_member_of_a_list_signs_nothing() -> None:
    text = "Zoé Roy écrit :\n\nTout change :\n– Les prix montent.\n– La clé est perdue.\n\nRien."
    found = find_quotes(text, blocks=[(17, 71)])
    assert [(q.text, q.speaker_text) for q in found] == [(text[17:71], "Zoé Roy")]


def test_a_block_known_twice_is_read_once() -> None:
    raw = "> Tout change, et vite.\n> — Zoé Roy\n"
    text = raw.replace(">", " ")
    assert len(find_quotes(text, raw=raw, blocks=[(0, len(raw)), (2, len(raw) - 1)])) == 1
