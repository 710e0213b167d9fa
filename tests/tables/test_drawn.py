"""Tables drawn or ruled that stand close to each other, and where their empty cells are."""

import pathlib
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.tables import find_tables
from newsparse.text.masks import mask_markup

CASES = [
    case
    for name in ("aligned", "drawn")
    for case in tomllib.loads(
        (pathlib.Path(__file__).parent / "cases" / f"{name}.toml").read_text(encoding="utf-8")
    )["case"]
]
SIMPLE = "=====  ====\nOffre  Prix\n=====  ====\n{}   12 €\n=====  ====\n"


def find(text):
    return find_tables(text, masked=mask_markup(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cells_stand_inside_their_table(case):
    for table in find(case["text"]):
        assert all(table.start <= cell.start <= cell.end <= table.end for row in table.rows for cell in row)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\nDu texte entre les deux, long et plein.\n\n"])
def test_framed_tables_stay_apart(between):
    tables = find(SIMPLE.format("Alba") + between + SIMPLE.format("Bora"))
    assert [table.rows[0][0].text for table in tables] == ["Alba", "Bora"]


def test_grids_without_a_blank_line_between_stay_apart():
    text = (
        "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n+---+---+\n+-----+-----+\n| c   | d   "
        "|\n+-----+-----+\n| 3   | 4   "
        "|\n+-----+-----+"
    )
    assert [table.header for table in find(text)] == [("a", "b"), ("c", "d")]


@given(
    st.lists(
        st.sampled_from(
            [
                "==  ==",
                "--  --",
                "a   b",
                "    c",
                "",
                "..  1",
                "+--+--+",
                "|a |b |",
                "|  +--+",
                ".. table:: t",
                "   * - a",
                "     - b",
                "> a  b",
            ]
        )
    )
)
@settings(max_examples=200, deadline=None)
def test_any_lines_give_slices_and_rows_of_one_width(lines):
    text = "\n".join(lines)
    for table in find(text):
        assert table.text == text[table.start : table.end]
        assert all(len(row) == len(table.header) for row in table.rows)
