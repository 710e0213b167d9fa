"""Every verb and noun that tells a role: its examples have an amount of that role, its counter-examples none;
lists hold no doubles.
"""

from __future__ import annotations

from typing import Any

import pytest

from newsparse import dates, money
from newsparse.facts import grammar
from newsparse.facts.article import Amount, Article, When
from newsparse.facts.find import find_facts

ENTRIES = [*grammar.data("verbs")["verb"], *grammar.data("nouns")["noun"]]


def roles_in(text: str) -> set[str]:
    amounts = [
        Amount(m.start, m.end, m.amount, m.amount_max, m.currency, m.modifier, m.per)
        for m in money.find_money(text)
    ]
    assert amounts, text
    whens = [When(d.start, d.end, d.value) for d in dates.find_dates(text, None)]
    return {fact.role for fact in find_facts(Article(text, amounts, (), whens))}


def name_of(entry: dict[str, Any]) -> str:
    return f"{entry['role']}: {(entry.get('lemmas') or entry['words']).split()[0]}"


@pytest.mark.parametrize("entry", ENTRIES, ids=name_of)
def test_examples(entry: dict[str, Any]) -> None:
    assert entry["examples"]
    assert [text for text in entry["examples"] if entry["role"] not in roles_in(text)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=name_of)
def test_counter_examples(entry: dict[str, Any]) -> None:
    assert entry["counter"]
    assert [text for text in entry["counter"] if entry["role"] in roles_in(text)] == []


def test_no_word_stands_twice() -> None:
    for key in ("lemmas", "words"):  # once in a frame: "s'offre Zelda pour 3 M€" and "s'offre 3 M€" are two
        parted = ((e["frame"], e.get(key, "").split("," if key == "words" else None)) for e in ENTRIES)
        words = [(frame, w.strip()) for frame, listed in parted for w in listed if w.strip()]
        assert sorted({word for word in words if words.count(word) > 1}) == []
    for section in ("verbs", "words", "heads"):
        for name, words in grammar.data("grammar")[section].items():
            listed = words.split()
            assert sorted({word for word in listed if listed.count(word) > 1}) == [], (section, name)


def test_frames_and_roles_are_known() -> None:
    assert {entry["role"] for entry in ENTRIES} <= set(grammar.ROLES)
    assert {entry["frame"] for entry in ENTRIES} <= set(grammar.frames())


@pytest.mark.parametrize("word", ["lever", "investir", "racheter", "valoriser", "perdre"])
def test_forms_of_verbs(word: str) -> None:
    assert any(verb.lemma == word for verbs in grammar.verbs().values() for verb in verbs)
