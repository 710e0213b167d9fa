"""Tables as a browser gives them: pages were rendered once, selected and copied (browser/make.py)."""

import json
import pathlib

import pytest

from newsparse.tables import find_tables

CASES = [
    json.loads(line)
    for line in (pathlib.Path(__file__).parent / "browser" / "pasted.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, marks=[pytest.mark.xfail(reason=case["fails"], strict=True)] if case["fails"] else []
        )
        for case in CASES
    ],
    ids=[f"{case['layout']}: {case['grid'][0][0]}" for case in CASES],
)
def test_pasted_tables_come_back_whole(case):
    found = find_tables(case["text"], masked=case["text"])
    assert [
        [list(table.header), *([cell.text for cell in row] for row in table.rows)] for table in found
    ] == [case["grid"]]


def test_nine_of_ten_are_right():
    assert len(CASES) >= 30
    assert sum(case["fails"] is None for case in CASES) >= 0.9 * len(CASES)
