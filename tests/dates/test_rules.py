"""Every rule proves itself by its own examples and counter-examples."""

from __future__ import annotations

import datetime as dt

import pytest

from newsparse.dates import find_dates
from newsparse.dates.find import RULES
from newsparse.dates.rules.frames import FRAMED
from newsparse.dates.rules.rule import Rule

PUBLISHED = dt.date(2026, 1, 27)  # a Tuesday, in ISO week 5
ALL = (*RULES, *FRAMED)
EXAMPLES = [
    pytest.param(rule, text, value, id=f"{rule.name}: {text}")
    for rule in ALL
    for text, value in rule.examples
]
COUNTER_EXAMPLES = [
    pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in ALL for text in rule.counter_examples
]


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES)
def test_a_rule_reads_its_examples(rule: Rule, text: str, value: str) -> None:
    found = find_dates(text, PUBLISHED)
    assert " ".join(str(date.value) for date in found) == value
    if not rule.name.startswith("decoy"):
        assert any(
            rule.name in date.rule.replace(" to ", ", ").split(", ") or rule.name in date.rule
            for date in found
        )


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES)
def test_a_rule_leaves_its_counter_examples_alone(rule: Rule, text: str) -> None:
    assert [date.text for date in find_dates(text, PUBLISHED) if date.rule == rule.name] == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_every_rule_has_examples_and_no_doubles(rule: Rule) -> None:
    texts = [text for text, _ in rule.examples] + list(rule.counter_examples)
    assert rule.examples
    assert rule.counter_examples or rule.name.startswith("decoy")
    assert len(texts) == len(set(texts))


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in ALL}) == len(ALL)
