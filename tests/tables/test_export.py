"""A table as dictionaries, Markdown and a pandas frame; its column types and the column that names its rows."""

import builtins
from decimal import Decimal

import pytest

from newsparse.errors import ConfigError
from newsparse.record import Cell, Money, Table


def cell(text, **values):
    return Cell(text=text, start=0, end=len(text), **values)


def number(text, value, unit=None):
    return cell(text, kind="number", number=Decimal(value), unit=unit)


TABLE = Table(
    text="",
    start=0,
    end=0,
    layout="markdown",
    header=("Offre", "Prix", "Prix", "Note", ""),
    rows=(
        (cell("Alba | fils"), number("12 €", 12), cell("oui", kind="boolean", boolean=True), number("3", 3), cell("")),
        (cell("Bora"), number("7 €", 7), cell("non", kind="boolean", boolean=False), cell("aucune"), cell("")),
        (cell("Cora"), cell("—", kind="empty"), cell("oui", kind="boolean", boolean=True), number("1", 1), cell("", kind="empty")),
    ),
    rule="markdown",
)


def test_columns_have_different_names():
    assert TABLE.columns == ("Offre", "Prix", "Prix (2)", "Note", "column 5")


def test_a_column_has_the_type_its_full_cells_share():
    assert TABLE.column_types == ("text", "number", "boolean", "text", "text")


def test_the_first_column_of_words_without_doubles_names_the_rows():
    assert TABLE.row_key == "Offre"
    doubled = TABLE.model_copy(update={"rows": (TABLE.rows[0], TABLE.rows[0])})
    assert doubled.row_key is None


def test_dictionaries_hold_texts_or_values():
    assert TABLE.to_dicts()[1] == {"Offre": "Bora", "Prix": "7 €", "Prix (2)": "non", "Note": "aucune", "column 5": ""}
    typed = TABLE.to_dicts(typed=True)
    assert typed[1]["Prix"] == 7
    assert typed[1]["Prix (2)"] is False
    assert typed[2]["Prix"] is None
    amount = Money(text="9 €", start=0, end=3, amount=Decimal(9), currency="EUR", rule="r")
    assert cell("9 €", kind="money", money=amount).value == 9


def test_markdown_escapes_bars():
    assert TABLE.to_markdown().splitlines()[:3] == [
        "| Offre | Prix | Prix | Note |  |",
        "| --- | --- | --- | --- | --- |",
        "| Alba \\| fils | 12 € | oui | 3 |  |",
    ]


def test_a_pandas_frame_has_numbers_where_the_column_has():
    pandas = pytest.importorskip("pandas")
    frame = TABLE.to_pandas()
    assert list(frame.columns) == list(TABLE.columns)
    assert frame["Prix"].dtype == float
    assert pandas.isna(frame["Prix"][2])
    assert frame["Note"].tolist() == ["3", "aucune", "1"]
    assert TABLE.to_pandas(typed=False)["Prix"].tolist() == ["12 €", "7 €", "—"]


def test_without_pandas_the_error_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def no_pandas(name, *args, **kwargs):
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", no_pandas)
    with pytest.raises(ConfigError, match="pip install"):
        TABLE.to_pandas()
