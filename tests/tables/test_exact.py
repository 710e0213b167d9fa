"""Layouts that keep their columns: every cell comes back, and nothing is read where there is no table."""

import pathlib
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.tables import find_tables
from newsparse.text.masks import mask_markup

FILES = [
    tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((pathlib.Path(__file__).parent / "cases").glob("*.toml"))
]
CASES = {kind: [case for file in FILES for case in file.get(kind, [])] for kind in ("case", "none")}


def find(text):
    return find_tables(text, masked=mask_markup(text))


def grid_of(table):
    return [list(table.header), *([cell.text for cell in row] for row in table.rows)]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_every_cell_comes_back(case):
    (table,) = find(case["text"])
    assert grid_of(table) == case["grid"]
    assert table.layout == case["layout"]
    if "caption" in case:
        assert table.caption == case["caption"]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_cells_stand_where_they_say(case):
    (table,) = find(case["text"])
    assert table.text == case["text"][table.start : table.end]
    for cell in (cell for row in table.rows for cell in row):
        piece = case["text"][cell.start : cell.end]
        assert (piece == "") == (cell.text == "")
        plain = all(mark not in piece for mark in '`*_\\[&"<') and " " not in cell.text
        assert not plain or piece == cell.text


@pytest.mark.parametrize("case", CASES["none"], ids=lambda case: case["name"])
def test_no_table_is_invented(case):
    assert find(case["text"]) == []


@pytest.mark.parametrize("mark", ["> ", "- ", "2. ", "> - "])
def test_a_table_begins_behind_the_marks_of_a_quote_or_an_item(mark):
    below = mark.replace("-", " ").replace("2.", "  ")
    text = f"{mark}| a | b |\n{below}|---|---|\n{below}| 1 | 2 |"
    (table,) = find(text)
    assert table.text.startswith("| a | b |")


def test_two_tables_in_a_row_are_two():
    text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n| c | d |\n|---|---|\n| 3 | 4 |"
    assert [table.header for table in find(text)] == [("a", "b"), ("c", "d")]


@given(st.text(alphabet=st.sampled_from('ab1 é€|-+=\t;,\n\r"`*<>/tabledr \u202f│─☃\U0001f600'), max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_slices_and_rows_of_one_width(text):
    for table in find(text):
        assert table.text == text[table.start : table.end]
        assert all(len(row) == len(table.header) for row in table.rows)
        assert all(0 <= cell.start <= cell.end <= len(text) for row in table.rows for cell in row)


HOSTILE = {
    "pipes": "|" * 300_000,
    "pipe lines": "|a|b\n" * 60_000,
    "rules": "|---|---|\n" * 30_000,
    "blanks": "a" + " " * 300_000 + "b\n" + " " * 300_000,
    "tabs": "\t" * 300_000,
    "emphasis": "| " + "*" * 100_000 + " | " + "_a" * 50_000 + " |\n|---|---|\n| " + "*a" * 50_000 + " | b |",
    "tags": "<table" * 50_000,
    "open cells": "<table><tr>" + "<td>" * 60_000,
    "dashes": ("---- " * 50 + "\n") * 1_000,
    "corners": ("+--" * 50 + "\n") * 1_500,
    "short lines": "un deux\n" * 40_000,
    "quoted": '"a;' * 100_000 + '\n"b;c\n',
    "code marks": "`" * 200_000 + "|\n|---|---|\n" + "`a|" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_read_to_its_end(name):
    """A twentieth of each: how time grows with the whole is for benchmarks/hostile_tables.py to show."""
    text = HOSTILE[name][: len(HOSTILE[name]) // 20]
    for table in find(text):
        assert table.text == text[table.start : table.end]
        assert all(len(row) == len(table.header) for row in table.rows)
