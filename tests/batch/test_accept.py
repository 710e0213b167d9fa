"""What convert and report refuse to take for records, and say why."""

from __future__ import annotations

import codecs
import gzip
import json
import pathlib
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from newsparse.batch import output
from newsparse.batch.convert import convert, read
from newsparse.batch.forms import FORMS, form_of
from newsparse.errors import ConfigError, InputError
from newsparse.record import Article

HUGE = 10**30


@pytest.mark.parametrize("ending", [".jsonl.gz", ".jsonl.zst"])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_compressed_file_that_ends_too_early_is_damaged(
    tmp_path: pathlib.Path, lines: list[bytes], ending: str, share: float
) -> None:
    whole = tmp_path / f"whole{ending}"
    output.write(iter(lines), form_of(whole), whole)
    half = tmp_path / f"half{ending}"
    half.write_bytes(whole.read_bytes()[: int(share * whole.stat().st_size)])
    with pytest.raises(InputError, match="end"):
        list(read(half))


def test_frames_after_one_another_are_one_file(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    path = tmp_path / "a.jsonl.zst"
    path.write_bytes(b"".join(zstandard.compress(line) for line in [*lines, b"", *lines]))
    assert [article.id for article in read(path)] == ["a1", "a2", "a3"] * 2
    path.write_bytes(path.read_bytes() + zstandard.compress(lines[0])[:-1])
    with pytest.raises(InputError, match="ends too early"):
        list(read(path))


@pytest.mark.parametrize("columns", [{"x": [1, 2]}, {"id": ["a"]}, {"id": [None], "text": ["Rien."]}])
def test_a_foreign_parquet_file_holds_no_records(
    tmp_path: pathlib.Path, columns: dict[str, list[Any]]
) -> None:
    pq.write_table(pa.table(columns), tmp_path / "foreign.parquet")
    with pytest.raises(InputError, match="no newsparse records"):
        list(read(tmp_path / "foreign.parquet"))


def changed(record: Article, part: str, **values: Any) -> dict[str, Any]:
    """The record in JSON with the first item of a part changed."""
    data = record.to_dict()
    data[part][0].update(values)
    return data


@pytest.mark.parametrize(
    ("part", "values", "reason"),
    [
        ("money", {"start": HUGE, "end": HUGE}, "outside its text"),
        ("dates", {"start": -1}, "outside its text"),
        ("quotes", {"end": 999}, "outside its text"),
        ("quotes", {"cue_start": 5, "cue_end": HUGE}, "outside its text"),
        ("sections", {"end": HUGE}, "outside its text"),
        ("tables", {"confidence": float("inf")}, "not a finite number"),
    ],
)
def test_numbers_that_no_form_holds_are_refused(
    tmp_path: pathlib.Path, records: list[Article], part: str, values: dict[str, Any], reason: str
) -> None:
    (tmp_path / "a.jsonl").write_text(
        f"{records[1].model_dump_json()}\n{json.dumps(changed(records[0], part, **values))}\n"
    )
    with pytest.raises(InputError, match=f"record 2: .*{reason}"):
        convert(tmp_path / "a.jsonl", tmp_path / "b.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl"]


@pytest.mark.parametrize("name", ["parquet", "sqlite", "duckdb", "tables-parquet"])
def test_what_only_some_forms_can_hold_is_refused_by_the_others(
    tmp_path: pathlib.Path, records: list[Article], name: str
) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(changed(records[0], "quotes", group=HUGE)))
    with pytest.raises(InputError, match=f"cannot be written as {name}"):
        convert(tmp_path / "a.jsonl", tmp_path / "out", form=name)
    assert convert(tmp_path / "a.jsonl", tmp_path / "b.jsonl") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl"]


def test_offsets_alone_are_a_record(tmp_path: pathlib.Path, records: list[Article]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({**records[0].to_dict(), "text": ""}))
    assert len(list(read(tmp_path / "a.jsonl"))) == 1


@pytest.mark.parametrize("form", [form for form in FORMS if form.reader], ids=lambda form: form.name)
def test_records_of_another_version_are_refused(tmp_path: pathlib.Path, form: Any) -> None:
    line = Article(id="a", text="Rien.", schema_version="9.9").model_dump_json().encode() + b"\n"
    output.write(iter([line]), form, tmp_path / f"x.{form.name}")
    with pytest.raises(InputError, match=r"record 1: made as schema_version 9\.9"):
        list(read(tmp_path / f"x.{form.name}", form.name))


def test_a_byte_order_mark_is_passed_over(
    tmp_path: pathlib.Path, lines: list[bytes], records: list[Article]
) -> None:
    (tmp_path / "a.jsonl").write_bytes(codecs.BOM_UTF8 + b"".join(lines))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(codecs.BOM_UTF8 + b"".join(lines)))
    assert list(read(tmp_path / "a.jsonl")) == records == list(read(tmp_path / "a.jsonl.gz"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"id": "a"}', "text: Field required"),
        ('{"id": 5, "text": ""}', "id: Input should be a valid string"),
        (
            '{"id": "a", "text": "", "money": [{"text": "x"}]}',
            (r"money\.0\.start: Field required \(and 3 " r"more\)"),
        ),
        ('{"id": ', "Invalid JSON: EOF"),
    ],
)
def test_a_line_that_is_no_record_says_which_field_is_wrong(
    tmp_path: pathlib.Path, line: str, reason: str
) -> None:
    (tmp_path / "a.jsonl").write_text(line)
    with pytest.raises(InputError, match=rf"line 1: no newsparse record \({reason}"):
        list(read(tmp_path / "a.jsonl"))


FLAT = ["tables-csv", "tables-parquet", "sqlite", "duckdb"]


@pytest.mark.parametrize("name", FLAT)
def test_two_records_of_one_id_keep_their_items(
    tmp_path: pathlib.Path, records: list[Article], name: str
) -> None:
    full, bare = (
        records[0],
        records[0].model_copy(update=dict.fromkeys(("entities", "dates", "money", "quotes", "tables"), ())),
    )
    twins = [bare, full, full, bare, records[1], bare]
    output.write(
        (twin.model_dump_json().encode() for twin in twins), form_of(tmp_path, name), tmp_path / "out"
    )
    assert list(read(tmp_path / "out", name)) == twins


def test_tables_without_article_numbers_are_read_as_ever(
    tmp_path: pathlib.Path, lines: list[bytes], records: list[Article]
) -> None:
    folder = tmp_path / "out"
    output.write(iter(lines), form_of(folder, "tables-parquet"), folder)
    for path in folder.glob("*.parquet"):
        pq.write_table(pq.read_table(path).drop_columns(["article_no"]), path)
    assert list(read(folder)) == records


@pytest.mark.parametrize("make", ["source", "target", "folder", "device"])
def test_paths_of_one_conversion_do_not_replace_each_other(
    tmp_path: pathlib.Path, lines: list[bytes], make: str
) -> None:
    folder = tmp_path / "out"
    output.write(iter(lines), form_of(folder, "tables-csv"), folder)
    source = folder / "a.jsonl"
    source.write_bytes(b"".join(lines))
    arguments: dict[str, Any] = {
        "source": {"target": tmp_path / "b.jsonl", "card": folder / "." / "a.jsonl"},
        "target": {"target": tmp_path / "b.jsonl", "card": tmp_path / "b.jsonl"},
        "folder": {"target": folder, "form": "tables-csv"},
        "device": {"target": pathlib.Path("/dev/null"), "form": "jsonl"},
    }[make]
    with pytest.raises(ConfigError):
        convert(source, force=True, **arguments)
    assert source.read_bytes() == b"".join(lines)
    assert not (tmp_path / "b.jsonl").exists()
