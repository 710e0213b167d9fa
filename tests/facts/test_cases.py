"""The annotated excerpts: what share of their amounts has the right role and owner, parties, kind, status,
date, group.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from fact_notation import load_cases
from fact_scoring import count

# Floors: role; role and subject; parties (F1); groups (F1); kind, status and date together.
FLOORS = {
    "open": (0.93, 0.9, 0.91, 0.84, 0.86),
    "locked": (0.95, 0.93, 0.85, 0.9, 0.9),
    "sealed": (0.835, 0.765, 0.78, 0.0, 0.85),
}
# Of the facts that are sure, so many are right, and so many of the amounts have a sure one.
SURE = {"open": (0.92, 0.6), "locked": (0.92, 0.6), "sealed": (0.88, 0.5)}


@cache
def counts_of(sort: str) -> Counter[str]:
    return count(load_cases(sort))


def f1(counts: Counter[str], name: str) -> float:
    return 2 * counts[f"{name}.right"] / (counts[f"{name}.gold"] + counts[f"{name}.found"])


@pytest.mark.parametrize("sort", FLOORS)
def test_floors(sort: str) -> None:
    counts, floors = counts_of(sort), FLOORS[sort]
    details = ("kind", "status", "date")
    scores = (
        counts["role"] / counts["amounts"],
        counts["subject"] / counts["amounts"],
        f1(counts, "party"),
        f1(counts, "group"),
        sum(counts[f"{d}.right"] for d in details) / sum(counts[d] for d in details),
    )
    assert [pair for pair in zip(scores, floors, strict=True) if pair[0] < pair[1]] == [], scores


@pytest.mark.parametrize("sort", SURE)
def test_confidence_means_what_it_says(sort: str) -> None:
    counts, (right, often) = counts_of(sort), SURE[sort]
    assert counts["sure.right"] / counts["sure"] >= right
    assert counts["sure"] / counts["amounts"] >= often


# Short articles and headlines put aside unread before the rules that read the others were made.
PUT_ASIDE = {
    "sealed_headlines": "f840403989b945e28ca7c45fa91d02904b4ea32bb4641eb7589e078560bc788f",
    "sealed_stories": "71156507c009fd9b4457b440375579bc3d4d2d9355e7fb9dee93051b3fa12abf",
}


@pytest.mark.parametrize("name", PUT_ASIDE)
def test_what_was_put_aside_is_what_was_measured(name: str) -> None:
    path = Path(__file__).parent / "cases" / f"{name}.txt"
    assert hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest() == PUT_ASIDE[name]


def test_there_are_enough_cases() -> None:
    cases = list(load_cases())
    assert len(cases) >= 850
    roles = Counter(
        role for case in cases for mark in case.marked for said in mark.said for role in said.roles
    )
    assert [role for role in roles if role != "other" and roles[role] < 12] == []
    assert len([*load_cases("locked"), *load_cases("sealed")]) * 4 >= len(cases)
