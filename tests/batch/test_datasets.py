"""Data sets on the Hub's side: what we write is what ``load_dataset`` loads. Needs the extra ``hf``."""

from __future__ import annotations

import pathlib

import pytest

from newsparse.batch import output
from newsparse.batch.forms import form_of
from newsparse.record import Article

datasets = pytest.importorskip("datasets", reason="pip install 'newsparse[hf]'")


def test_parquet_loads_as_a_dataset(
    tmp_path: pathlib.Path, lines: list[bytes], records: list[Article]
) -> None:
    path = tmp_path / "out.parquet"
    output.write(iter(lines), form_of(path), path)
    loaded = datasets.load_dataset(
        "parquet", data_files=str(path), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert loaded["id"][:] == [record.id for record in records]
    assert loaded[0]["money"][0]["amount"] == "0.50"
    assert loaded[0]["published"] == records[0].published


def test_a_folder_of_tables_loads_by_name(tmp_path: pathlib.Path, lines: list[bytes]) -> None:
    folder = tmp_path / "out"
    output.write(iter(lines), form_of(folder, "tables-parquet"), folder)
    money = datasets.load_dataset(str(folder), "money", split="train", cache_dir=str(tmp_path / "cache"))
    assert money["amount_text"][:2] == ["0.50", "-7"]
