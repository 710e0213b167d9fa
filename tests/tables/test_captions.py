"""Which words above or below a table are its caption."""

import pathlib
import tomllib

import pytest

from newsparse.tables import find_tables
from newsparse.text.masks import mask_markup

CASES = tomllib.loads(
    (pathlib.Path(__file__).parent / "cases" / "captions.toml").read_text(encoding="utf-8")
)["captions"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_table_has_its_own_caption(case):
    text = case["text"]
    assert [table.caption or "" for table in find_tables(text, masked=mask_markup(text))] == case["captions"]
