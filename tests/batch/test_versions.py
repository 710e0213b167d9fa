"""Records of version 1.0 are read in every form; what they did not have is empty."""

import json
import pathlib
import sqlite3
from typing import Any

import pytest
from typer.testing import CliRunner

import newsparse
from newsparse.batch.convert import convert, read
from newsparse.cli.app import app
from newsparse.errors import InputError

TEXT = "Ada Roy a affirmé mardi que Kelvor lève 3 M€.\n\n| Nom | Prix |\n|---|---|\n| Alba | 5 € |\n"
NEW = {
    "article": ("asides", "facts", "meta"),
    "entities": ("key", "confidence", "corpus_id", "label_in_article"),
    "quotes": ("speaker_rule", "confidence"),
}


def old_record() -> dict[str, Any]:
    """A record as 1.0 had it."""
    record = newsparse.parse(TEXT, published="2026-03-12").to_dict()
    for part, names in NEW.items():
        for item in [record] if part == "article" else record[part]:
            for name in names:
                del item[name]
    return {**record, "schema_version": "1.0"}


def check(path: pathlib.Path) -> None:
    (article,) = read(path)
    now = newsparse.parse(TEXT, published="2026-03-12")
    assert (article.schema_version, article.facts, article.asides, article.meta) == ("1.1", (), (), {})
    assert [entity.name for entity in article.entities] == [entity.name for entity in now.entities]
    assert [(quote.text, quote.speaker, quote.speaker_rule) for quote in article.quotes] == [
        (q.text, q.speaker, None) for q in now.quotes
    ]
    assert [table.rows for table in article.tables] == [table.rows for table in now.tables]


@pytest.fixture
def old(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "old.jsonl"
    path.write_text(json.dumps(old_record()) + "\n", encoding="utf-8")
    return path


def test_lines_of_the_old_version_are_read(old: pathlib.Path) -> None:
    check(old)
    assert (
        CliRunner().invoke(app, ["report", str(old), "-o", str(old.with_name("report.html"))]).exit_code == 0
    )


@pytest.mark.parametrize("name", ["new.parquet", "new.sqlite", "new.duckdb", "new.jsonl.gz"])
def test_old_records_are_converted(old: pathlib.Path, name: str) -> None:
    convert(old, old.with_name(name))
    check(old.with_name(name))


def test_a_database_of_the_old_version_is_read(old: pathlib.Path) -> None:
    path = old.with_name("old.sqlite")
    convert(old, path)
    with sqlite3.connect(path) as base:
        for (index,) in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'facts%'"
        ).fetchall():
            base.execute(f'DROP INDEX "{index}"')
        base.execute("DROP TABLE facts")
        for part, names in NEW.items():
            table = "articles" if part == "article" else part
            for name in set(names) - {"facts"}:
                base.execute(f'ALTER TABLE "{table}" DROP COLUMN "{name}"')
        base.execute("UPDATE articles SET schema_version = '1.0'")
    check(path)


def test_a_version_of_the_future_is_refused(old: pathlib.Path) -> None:
    old.write_text(json.dumps({**old_record(), "schema_version": "9.0"}), encoding="utf-8")
    with pytest.raises(InputError, match=r"9\.0, while this newsparse reads 1\.0 and 1\.1"):
        list(read(old))
