"""The Arrow schema is a promise; ``parse_batch`` is a pure function of its batch."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

import newsparse
from newsparse.arrow import from_batch, parse_batch, result_schema, schema, to_batch
from newsparse.errors import ConfigError
from newsparse.record import Article

PIPELINE = newsparse.load(components=["money"])
MONEY = (
    "list<item: struct<text: string, start: int64, end: int64, amount: string, amount_max: string, "
    "currency: string, modifier: string, per: string, rule: string>>"
)


def test_the_schema_is_what_data_sets_were_written_with() -> None:
    fields = {field.name: str(field.type).replace("element:", "item:") for field in schema()}
    assert list(fields) == [*Article.model_fields]
    assert fields["money"] == MONEY
    assert fields["published"] == "date32[day]"
    assert fields["warnings"] == "list<item: string>"
    assert fields["tables"].startswith(
        "list<item: struct<text: string, start: int64, end: int64, layout: string, caption: string, "
        "header: list<item: string>, rows: list"
    )


def test_records_survive_the_way_through_arrow(records: list[Article]) -> None:
    assert [article.model_dump_json() for article in from_batch(to_batch(records))] == [
        record.model_dump_json() for record in records
    ]


def test_a_batch_of_texts_gives_a_record_a_row() -> None:
    batch = pa.RecordBatch.from_pylist(
        [
            {"text": "Il paie 10 €.", "published": dt.date(2026, 1, 2), "source": "a", "other": 1},
            {"text": None, "published": None, "source": "b", "other": 2},
            {"text": "Rien.", "published": None, "source": None, "other": 3},
        ]
    )
    result = parse_batch(batch, pipeline=PIPELINE)
    assert result.schema == result_schema()
    assert result.num_rows == 3
    assert [row["source"] for row in result.to_pylist()] == ["a", "b", None]
    assert [row["error"] is None for row in result.to_pylist()] == [True, False, True]
    expected = PIPELINE.parse("Il paie 10 €.", published="2026-01-02", source="a")
    assert next(from_batch(result)) == expected
    assert parse_batch(batch, pipeline=PIPELINE).equals(result)


def test_a_slice_and_an_empty_batch_keep_the_schema() -> None:
    batch = pa.RecordBatch.from_pydict({"text": ["un", "10 €", "deux"]})
    whole = parse_batch(batch, pipeline=PIPELINE)
    assert parse_batch(batch.slice(1, 1), pipeline=PIPELINE).equals(whole.slice(1, 1))
    assert parse_batch(batch.slice(0, 0), pipeline=PIPELINE).schema == result_schema()


def test_a_batch_without_texts_is_refused() -> None:
    with pytest.raises(ConfigError, match="no column 'text'"):
        parse_batch(pa.RecordBatch.from_pydict({"body": ["x"]}), pipeline=PIPELINE)


def test_a_row_with_a_source_that_is_no_text_says_so() -> None:
    result = parse_batch(
        pa.RecordBatch.from_pydict({"text": ["10 €", "12 €"], "source": [5, None]}), pipeline=PIPELINE
    )
    assert [row["error"] for row in result.to_pylist()] == ["source must be str, not int", None]
    assert [len(article.money) for article in from_batch(result)] == [1]
