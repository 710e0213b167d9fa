"""The reader of French: who does what in each sentence of cases.toml; its lists are clean."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsparse.errors import ConfigError
from newsparse.french import loading, read, read_tokens, split_sentences, tokenise

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


def _names(case: dict[str, Any]) -> list[tuple[int, int, str]]:
    found = []
    for entity in case.get("entities", []):
        label, _, name = entity.partition(" ")
        start = case["text"].index(name)
        found.append((start, start + len(name), label))
    return sorted(found)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c,
            id=c["text"][:40],
            marks=pytest.mark.xfail(reason=c["xfail"], strict=True) if "xfail" in c else (),
        )
        for c in CASES
    ],
)
def test_who_does_what(case: dict[str, Any]) -> None:
    sentence = read(case["text"], _names(case))
    told = [
        f"{chunk.verb.lemma}: {sentence.words(sentence.subject(k))}"
        for k, chunk in enumerate(sentence.chunks)
        if chunk.verb is not None and chunk.kind in "VG" and sentence.subject(k) is not None
    ]
    assert told == case["subjects"]
    if "kinds" in case:
        assert sentence.kinds == case["kinds"]


def test_chunks_cover_the_sentence() -> None:
    for case in CASES:
        sentence = read(case["text"], _names(case))
        assert [k for chunk in sentence.chunks for k in range(chunk.first, chunk.last)] == list(
            range(len(sentence.tokens))
        )


@pytest.mark.parametrize(
    "text",
    ["« " * 4000, "de " * 6000, "il, " * 5000, "(" * 8000, "qui que dont " * 3000, "a" * 50000, "A. " * 5000],
)
def test_hostile_sentences_are_read_in_linear_time(text: str) -> None:
    for sentence in split_sentences(text, tokenise(text, 0, len(text))):
        read_tokens(text, sentence, {})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"particles": {"words": "de de"}}, "'de' stands twice"),
        ({"particles": {"words": "de", "more": "x"}}, "missing or unknown keys: more"),
        ({"particles": {"words": "De"}}, "not a word"),
        ({"particles": {"words": "de ;"}}, "not a word"),
        ({"first_names": {"male": "zoé", "female": "zoé", "open": ""}}, "'zoé' stands twice"),
    ],
)
def test_lists_are_refused(data: dict[str, dict[str, str]], message: str) -> None:
    good = {
        "first_names": {"male": "", "female": "", "open": ""},
        "titles": {"male": "", "female": "", "open": ""},
        "particles": {"words": ""},
        "ambiguous": {"first_names": ""},
    }
    with pytest.raises(ConfigError, match=message):
        loading.check("names", {**good, **data})


@pytest.mark.parametrize("file", ["words", "verbs", "roles", "bodies", "names"])
def test_every_list_loads(file: str) -> None:
    assert loading.words(
        file,
        *{
            "words": ("adverbs", "words"),
            "verbs": ("state", "lemmas"),
            "roles": ("nouns", "both"),
            "bodies": ("body", "nouns"),
            "names": ("particles", "words"),
        }[file],
    )
