"""Data frames in and out, in each library."""

from __future__ import annotations

from typing import Any

import pandas
import polars
import pyarrow as pa
import pytest

import newsparse

ROWS = {
    "corps": ["Oliva a levé 14 millions d'euros mardi.", None, "Le forfait coûte 12 €."],
    "titre": ["Oliva lève 14 M€", "Vide", None],
    "jour": ["2026-03-12", "2026-03-13", None],
    "numero": [7, 8, 9],
}
LIBRARIES = {"pandas": pandas.DataFrame, "polars": polars.DataFrame, "pyarrow": pa.table}


@pytest.fixture(scope="module")
def pipeline() -> newsparse.Pipeline:
    return newsparse.load(components=["money", "dates"])


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_gives_frames_of_its_library(library: str, pipeline: newsparse.Pipeline) -> None:
    frame = LIBRARIES[library](ROWS)
    found = newsparse.parse_frame(
        frame,
        text="corps",
        title="titre",
        published="jour",
        source="numero",
        keep=["titre"],
        pipeline=pipeline,
        with_sentences=True,
    )
    assert {type(table) for table in found.values()} == {type(frame)}
    articles, money, errors = (rows(found[name]) for name in ("articles", "money", "errors"))
    assert [(row["source"], row["article_no"], row["meta_titre"]) for row in articles] == [
        ("7", 1, "Oliva lève 14 M€"),
        ("9", 3, None),
    ]
    assert [float(row["amount"]) for row in money] == [14e6, 14e6, 12]
    assert money[1]["sentence"] == "Oliva a levé 14 millions d'euros mardi."
    assert [str(row["first"])[:10] for row in rows(found["dates"])] == ["2026-03-10"]
    assert [(row["row"], row["source"]) for row in errors] == [(2, "8")]


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame; what is missing is ``None``."""
    if isinstance(frame, pandas.DataFrame):
        frame = frame.astype(object).where(frame.notna(), None)
        return list(frame.to_dict("records"))
    return list(frame.to_dicts() if isinstance(frame, polars.DataFrame) else frame.to_pylist())


def test_records_as_frames_can_be_reckoned_with(pipeline: newsparse.Pipeline) -> None:
    articles = [
        pipeline.parse("Elle vaut 3 millions d'euros."),
        pipeline.parse("Il coûte 12 €."),
        pipeline.parse("Rien."),
    ]
    money = newsparse.frames(articles)["money"]
    assert list(money[money.amount > 1_000_000].amount_text) == ["3000000"]
    assert newsparse.frames([], library="polars")["money"].columns == list(money.columns)


def test_what_is_no_frame_or_has_no_such_column_is_said() -> None:
    with pytest.raises(newsparse.ConfigError, match="a data frame is needed, not str"):
        newsparse.parse_frame("texte")
    with pytest.raises(newsparse.ConfigError, match=r"no column 'text' in the frame, which has corps, titre"):
        newsparse.parse_frame(pandas.DataFrame(ROWS))
    with pytest.raises(newsparse.ConfigError, match="unknown library excel"):
        newsparse.frames([], library="excel")
