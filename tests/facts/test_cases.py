"""The annotated excerpts: what share of their amounts has the right role and owner, parties, kind, status,
date, group.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from fact_notation import load_cases
from fact_scoring import count

# Floors: role; role and subject; parties (F1); groups (F1); kind, status and date together.
FLOORS = {False: (0.95, 0.94, 0.93, 0.88, 0.88), True: (0.95, 0.93, 0.85, 0.9, 0.9)}


@cache
def counts_of(locked: bool) -> Counter[str]:
    return count(load_cases(locked))


def f1(counts: Counter[str], name: str) -> float:
    return 2 * counts[f"{name}.right"] / (counts[f"{name}.gold"] + counts[f"{name}.found"])


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_floors(locked: bool) -> None:
    counts, floors = counts_of(locked), FLOORS[locked]
    amounts = counts["amounts"]
    assert counts["role"] / amounts >= floors[0]
    assert counts["subject"] / amounts >= floors[1]
    assert f1(counts, "party") >= floors[2]
    assert f1(counts, "group") >= floors[3]
    details = ("kind", "status", "date")
    assert sum(counts[f"{d}.right"] for d in details) / sum(counts[d] for d in details) >= floors[4]


@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
def test_confidence_means_what_it_says(locked: bool) -> None:
    counts = counts_of(locked)
    assert counts["sure.right"] / counts["sure"] >= 0.92
    assert counts["sure"] / counts["amounts"] >= 0.6


def test_there_are_enough_cases() -> None:
    cases = list(load_cases())
    assert len(cases) >= 450
    roles = Counter(
        role for case in cases for mark in case.marked for said in mark.said for role in said.roles
    )
    assert [role for role in roles if role != "other" and roles[role] < 12] == []
    assert len(list(load_cases(True))) * 4.5 >= len(cases)
