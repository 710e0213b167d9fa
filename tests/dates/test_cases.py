"""The fixture: sentences with every date marked, its value and the rule that finds it; and sentences without
any.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from newsparse.dates import find_dates
from newsparse.dates.find import RULES
from newsparse.dates.rules.frames import FRAMED

PUBLISHED = dt.date(2026, 1, 27)
HERE = Path(__file__).parent
NAMES = {rule.name for rule in (*RULES, *FRAMED)}


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


DATES, NOT_DATES, KNOWN_FAILURES = rows("cases.tsv"), rows("not_dates.tsv"), rows("known_failures.tsv")


def check(rules: str, marked: str, values: str) -> None:
    marked = marked.replace("\\n", "\n")
    text = re.sub(r"\[\[|\]\]", "", marked)
    found = find_dates(text, PUBLISHED)
    assert [date.text for date in found] == re.findall(r"\[\[(.*?)\]\]", marked, re.S)
    assert [date.value or "null" for date in found] == values.split()
    assert " ; ".join(date.rule for date in found) == rules


@pytest.mark.parametrize(("rules", "marked", "values"), DATES, ids=[row[1] for row in DATES])
def test_dates_are_found_and_resolved(rules: str, marked: str, values: str) -> None:
    check(rules, marked, values)


@pytest.mark.parametrize(("rule", "text"), NOT_DATES, ids=[row[1] for row in NOT_DATES])
def test_what_is_no_date_is_left_alone(rule: str, text: str) -> None:
    assert rule in NAMES
    assert [(date.text, date.rule) for date in find_dates(text, PUBLISHED)] == []


@pytest.mark.xfail(strict=True, reason="known failures of the grammar, kept as data")
@pytest.mark.parametrize(
    ("rules", "marked", "values"), KNOWN_FAILURES, ids=[row[1] for row in KNOWN_FAILURES]
)
def test_known_failures(rules: str, marked: str, values: str) -> None:
    check(rules, marked, values)


def test_the_fixture_is_large_and_a_third_of_it_negative() -> None:
    texts = [row[1] for row in DATES + NOT_DATES]
    assert len(texts) == len(set(texts)) >= 400
    assert len(NOT_DATES) >= len(texts) / 3


def test_every_rule_has_a_case() -> None:
    used = {name for row in DATES for name in re.split(r" ; | to ", row[0])}
    used |= {row[0] for row in NOT_DATES}
    unused = {name for name in NAMES if not any(name in rules for rules in used)}
    assert not unused
