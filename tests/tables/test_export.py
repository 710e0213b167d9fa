"""A table as dictionaries, Markdown and a pandas frame; its column types and the column that
names its rows.
"""

import builtins
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import ConfigError
from newsparse.record import Cell, Money, Table
from newsparse.tables import find_tables


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
        (
            cell("Alba | fils"),
            number("12 €", 12),
            cell("oui", kind="boolean", boolean=True),
            number("3", 3),
            cell(""),
        ),
        (
            cell("Bora"),
            number("7 €", 7),
            cell("non", kind="boolean", boolean=False),
            cell("aucune"),
            cell(""),
        ),
        (
            cell("Cora"),
            cell("—", kind="empty"),
            cell("oui", kind="boolean", boolean=True),
            number("1", 1),
            cell("", kind="empty"),
        ),
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


def one_column(*cells):
    rows = tuple((cell(name), value) for name, value in zip("abcdefgh", cells, strict=False))
    return TABLE.model_copy(update={"header": ("Nom", "Valeur"), "rows": rows})


def amount(text, value, currency="EUR", per=None):
    return cell(
        text,
        kind="money",
        money=Money(
            text=text, start=0, end=len(text), amount=Decimal(value), currency=currency, per=per, rule="r"
        ),
    )


UNITS = [
    ([number("8 Go", 8, "Go"), number("512 Mo", 512, "Mo")], "text", ["8 Go", "512 Mo"]),
    ([number("12 %", 12, "%"), number("15", 15)], "text", ["12 %", "15"]),
    ([number("1 jour", 1, "jour"), number("3 jours", 3, "jours")], "number", [1, 3]),
    ([number("12 %", 12, "%"), number("0", 0)], "number", [12, 0]),
    ([amount("12 €", 12), amount("$15", 15, "USD")], "text", ["12 €", "$15"]),
    (
        [amount("12 €/mois", 12, per="month"), amount("120 €/an", 120, per="year")],
        "text",
        ["12 €/mois", "120 €/an"],
    ),
    ([amount("12 €/mois", 12, per="month"), amount("15 €", 15)], "money", [12, 15]),
    ([amount("12 €", 12), number("15", 15)], "text", ["12 €", "15"]),
]


@pytest.mark.parametrize(("cells", "kind", "values"), UNITS)
def test_unlike_units_never_stand_side_by_side_as_bare_numbers(cells, kind, values):
    table = one_column(*cells)
    assert table.column_types[1] == kind
    assert [row["Valeur"] for row in table.to_dicts(typed=True)] == values
    pytest.importorskip("pandas")
    assert table.to_pandas()["Valeur"].tolist() == values


SIZES = ((number("8 Go", 8, "Go"), "Alba"), (number("512 Mo", 512, "Mo"), "Bora"))


def test_a_column_of_unlike_units_names_no_rows():
    table = TABLE.model_copy(
        update={"header": ("Mémoire", "Nom"), "rows": tuple((size, cell(name)) for size, name in SIZES)}
    )
    assert table.row_key == "Nom"


BLANK = cell("", kind="empty")
KEYS = [
    ((("Alba", "3"), ("Bora", "4")), "Nom"),
    ((("Alba", "3"), ("", ""), ("Bora", "4")), "Nom"),
    ((("Alba", "3"), ("", "5"), ("Bora", "4")), "Nom"),
    ((("Alba", "3"), ("", "5"), ("", "4")), "Prix"),
    ((("Alba", "3"), ("Alba", "3")), None),
    ((("", ""), ("", "")), None),
]


@pytest.mark.parametrize(("rows", "key"), KEYS)
def test_a_blank_cell_does_not_hide_the_column_that_names_the_rows(rows, key):
    cells = tuple(
        (cell(name) if name else BLANK, number(price, price) if price else BLANK) for name, price in rows
    )
    assert TABLE.model_copy(update={"header": ("Nom", "Prix"), "rows": cells}).row_key == key


@given(
    st.lists(
        st.text(alphabet=st.sampled_from("ab *_`~\\|<>[]()&lt;!-:#1é"), max_size=12), min_size=2, max_size=6
    )
)
@settings(max_examples=150, deadline=None)
def test_markdown_reads_back_as_it_was(words):
    words = [" ".join(word.split()) or "a" for word in words]
    text = one_column(*map(cell, words)).to_markdown()
    (table,) = find_tables(text, masked=text)
    assert [row[1].text for row in table.rows] == words


def test_markdown_of_nothing_but_dashes_is_a_row():
    text = TABLE.model_copy(
        update={"header": ("a", "b"), "rows": ((cell("-"), cell("-")), (cell("c"), cell("d")))}
    ).to_markdown()
    (table,) = find_tables(text, masked=text)
    assert [row[0].text for row in table.rows] == ["-", "c"]


def test_dictionaries_hold_texts_or_values():
    assert TABLE.to_dicts()[1] == {
        "Offre": "Bora",
        "Prix": "7 €",
        "Prix (2)": "non",
        "Note": "aucune",
        "column 5": "",
    }
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
