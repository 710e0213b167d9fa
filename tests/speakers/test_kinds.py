"""Whom a phrase means, by kind of difficulty; the words and their sources are given."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from asking import speakers

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))["case"]


def _parameters() -> list[object]:
    out = []
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
        out.append(pytest.param(case, id=f"{case['kind']}: {case['text'][:30]}", marks=marks))
    return out


@pytest.mark.parametrize("case", _parameters())
def test_case(case: dict[str, Any]) -> None:
    assert speakers(case) == [ask[2] for ask in case["asks"]]
