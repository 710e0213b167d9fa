"""The fixtures and their gold fit each other, and the readers read what the formats say."""

from __future__ import annotations

import datetime as dt
import hashlib
import pathlib
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any, get_args

import pytest

from newsparse import read_file
from newsparse.evaluate import Gold, read_floors, read_gold
from newsparse.evaluate.gold import locate
from newsparse.evaluate.tasks import choices, mentions
from newsparse.reading import Source
from newsparse.record import DateModifier, Label, MoneyModifier

HERE = pathlib.Path(__file__).parent
ARTICLES = HERE.parent / "fixtures" / "articles"
LOCKED = HERE.parent / "fixtures" / "locked"
GOLD = read_gold(ARTICLES)
PARTS = ("dates", "money", "quotes")

DAY = r"\d{4}-\d\d-\d\d"
POINT = rf"{DAY}(?:T\d\d:\d\d|T(?:MO|AF|EV|NI))?|\d{{4}}-(?:\d\d|Q[1-4]|H[12]|W\d\d|SP|SU|FA|WI)|\d{{2,4}}"
VALUE = re.compile(rf"(?:{POINT})(?:/(?:{POINT}))?|P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?")


def read(gold: Gold) -> Source:
    return read_file(gold.path)[gold.item - 1]


def items(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    return [*map(dict, mentions(annotation)), *(item for part in PARTS for item in annotation[part])]


@pytest.fixture(params=[*GOLD, *read_gold(LOCKED)], ids=lambda gold: gold.id)
def gold(request: pytest.FixtureRequest) -> Gold:
    chosen: Gold = request.param
    return chosen


@pytest.mark.parametrize("folder", [ARTICLES, LOCKED], ids=["open", "locked"])
def test_every_article_has_gold(folder: pathlib.Path) -> None:
    names = {gold.path.name for gold in read_gold(folder)}
    assert {path.name for path in folder.iterdir() if path.is_file()} == names


def test_enough_of_everything() -> None:
    counts = {part: sum(len(gold.annotation[part]) for gold in GOLD) for part in (*PARTS, "tables")}
    assert sum(len(mentions(gold.annotation)) for gold in GOLD) >= 400
    assert counts["dates"] >= 150
    assert counts["money"] >= 120
    assert counts["quotes"] >= 60
    assert counts["tables"] >= 8


def test_offsets_are_those_of_the_text(gold: Gold) -> None:
    source = read(gold)
    sha = gold.annotation["text_sha256"]
    if sha is not None:
        assert hashlib.sha256(source.text.encode("utf-8")).hexdigest() == sha
        assert [i["text"] for i in items(gold.annotation)] == [
            source.text[i["start"] : i["end"]] for i in items(gold.annotation)
        ]
    for table in gold.annotation["tables"]:
        if "start" in table:
            assert source.text[table["start"] : table["end"]] == table["text"]


def test_everything_is_in_the_text_that_is_read(gold: Gold) -> None:
    found = locate(gold.annotation, read(gold).text)
    assert [i["text"] for i in items(found) if i["start"] < 0 and not i.get("optional")] == []
    assert [table["caption"] for table in found["tables"] if table["start"] < 0] == []


def test_spans_are_trimmed_and_apart(gold: Gold) -> None:
    found = locate(gold.annotation, read(gold).text)
    assert [i["text"] for i in items(found) if i["text"] != i["text"].strip()] == []
    for part in (mentions(found), found["dates"], found["money"]):
        ordered = sorted((i for i in part if i["start"] >= 0), key=lambda i: i["start"])
        assert [(a["text"], b["text"]) for a, b in pairwise(ordered) if a["end"] > b["start"]] == []


def test_values_are_of_the_contract(gold: Gold) -> None:
    annotation = gold.annotation
    assert {label for entity in annotation["entities"] for label in choices(entity["label"])} <= set(
        get_args(Label)
    )
    values = [
        value
        for date in annotation["dates"]
        for value in (date["value"], *date.get("alt", ()))
        if not date.get("optional")
    ]
    assert [value for value in values if not VALUE.fullmatch(value)] == []
    assert {date["modifier"] for date in annotation["dates"]} <= {None, *get_args(DateModifier)}
    for money in annotation["money"]:
        low, high = Decimal(money["amount"]), Decimal(money["amount_max"] or money["amount"])
        assert 0 <= low <= high
        assert re.fullmatch(r"[A-Z]{3}", money["currency"])
        assert money["modifier"] in (None, *get_args(MoneyModifier))
    for table in annotation["tables"]:
        assert {len(row) for row in table["rows"]} == {len(table["header"])}


def test_days_exist(gold: Gold) -> None:
    days = [day for date in gold.annotation["dates"] for day in re.findall(DAY, date["value"])]
    assert [dt.date.fromisoformat(day).isoformat() for day in days] == days


def test_the_format_gives_title_and_date(gold: Gold) -> None:
    source = read(gold)
    if gold.path.suffix in (".txt", ".md") and not source.text.startswith("---"):
        pytest.skip("without front matter, text states its title and date in no fixed place")
    assert str(source.published) == gold.annotation["published"]
    assert " ".join((source.title or "").replace("**", "").split()) == gold.annotation["title"]


@pytest.mark.parametrize("name", ["floors.toml", "floors-locked.toml"])
def test_floors_are_readable(name: str) -> None:
    assert read_floors(HERE / name)
