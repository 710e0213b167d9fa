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


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['text'][:30]}")
def test_case(case: dict[str, Any]) -> None:
    assert speakers(case) == [ask[2] for ask in case["asks"]]
