"""Tables for spreadsheets: the workbook, CSV for a French Excel, sentences beside items, columns of one's
own.
"""

from __future__ import annotations

import datetime as dt
import pathlib

import openpyxl
import pytest

from newsparse.batch.convert import convert, read
from newsparse.batch.flat import TABLES, Options
from newsparse.batch.forms import form_of
from newsparse.errors import ConfigError
from newsparse.record import Article

SENTENCES = Options(sentences=True)
FRENCH = Options(csv_dialect="excel-fr")


@pytest.fixture
def source(records: list[Article], tmp_path: pathlib.Path) -> pathlib.Path:
    """The records with columns of the caller's own."""
    path = tmp_path / "records.jsonl"
    told = [
        record.model_copy(update={"meta": {"rubrique": "=Télécoms;\n1", "mots": 12, "Mots": None}})
        for record in records
    ]
    path.write_text("".join(f"{record.model_dump_json()}\n" for record in told), encoding="utf-8")
    return path


def test_a_workbook_has_a_sheet_a_table_typed_and_nothing_runs(
    source: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    target = tmp_path / "out.xlsx"
    convert(source, target, options=SENTENCES)
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == list(TABLES)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    articles = [
        {head.value: cell for head, cell in zip(book["articles"][1], row, strict=True)}
        for row in book["articles"].iter_rows(2)
    ]
    assert articles[0]["text"].value.startswith("=SOMME(A1)")
    assert articles[0]["text"].quotePrefix
    assert (articles[0]["published"].value, articles[0]["published"].number_format) == (
        dt.datetime(2026, 5, 4),
        "yyyy-mm-dd",
    )
    assert (articles[0]["meta_rubrique"].value, articles[0]["meta_mots"].value) == ("=Télécoms;\n1", "12")
    money = [
        {head.value: cell.value for head, cell in zip(book["money"][1], row, strict=True)}
        for row in book["money"].iter_rows(2)
    ]
    assert [(row["amount"], row["amount_text"]) for row in money[:2]] == [(0.5, "0.50"), (-7, "-7")]
    assert "0,50 €" in money[0]["sentence"]


def test_the_same_records_give_the_same_bytes(source: pathlib.Path, tmp_path: pathlib.Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        convert(source, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_csv_for_a_french_excel_is_read_back(source: pathlib.Path, tmp_path: pathlib.Path) -> None:
    convert(source, tmp_path / "tables", form="tables-csv", options=FRENCH)
    money = (tmp_path / "tables" / "money.csv").read_bytes()
    assert money.startswith(b"\xef\xbb\xbfarticle_id;no;")
    assert ";0,50;0,50;" in money.decode()
    assert list(read(tmp_path / "tables")) == list(read(source))


@pytest.mark.parametrize("name", ["out.sqlite", "out.duckdb", "tables-parquet", "tables-csv"])
def test_own_columns_and_sentences_stand_in_every_table_form_and_change_no_record(
    source: pathlib.Path, tmp_path: pathlib.Path, name: str
) -> None:
    convert(source, tmp_path / name, form=None if "." in name else name, options=SENTENCES)
    assert list(read(tmp_path / name)) == list(read(source))


def test_what_a_form_cannot_do_is_said(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConfigError, match="sentences stand beside items in tables"):
        form_of(tmp_path / "a.jsonl", None, SENTENCES)
    with pytest.raises(ConfigError, match="goes with --format tables-csv"):
        form_of(tmp_path / "a.xlsx", None, FRENCH)
    with pytest.raises(ConfigError, match="unknown CSV dialect excel-de"):
        form_of(tmp_path / "a", "tables-csv", Options(csv_dialect="excel-de"))
