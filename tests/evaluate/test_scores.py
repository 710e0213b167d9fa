"""A small folder of gold, scored through the public functions and the command."""

from __future__ import annotations

import hashlib
import json
import pathlib
from typing import Any

import pytest
from typer.testing import CliRunner

from newsparse.cli.app import app
from newsparse.errors import ConfigError
from newsparse.evaluate import (
    Gold,
    Scores,
    evaluate_folder,
    read_floors,
    read_gold,
    read_predictions,
    under_floor,
)
from newsparse.evaluate.gold import locate

TEXT = "Ledger lève 10 M€. Paris applaudit Ledger."
ENTITIES = [
    {
        "name": "Ledger",
        "label": "ORG",
        "mentions": [{"text": "Ledger", "start": 0, "end": 6}, {"text": "Ledger", "start": 35, "end": 41}],
    },
    {"name": "Paris", "label": ["LOC", "ORG"], "mentions": [{"text": "Paris", "start": 19, "end": 24}]},
]
MONEY = {"text": "10 M€", "start": 12, "end": 17, "amount": "10000000", "amount_max": None, "currency": "EUR"}
GOLD = {"id": "a", "entities": ENTITIES, "dates": [], "money": [MONEY], "quotes": [], "tables": []}


def record(**changes: Any) -> dict[str, Any]:
    """A record that has everything right."""
    entities = [{**entity, "label": "ORG"} for entity in ENTITIES]
    return {"source": "somewhere/a.txt", "text": TEXT, **GOLD, "id": "x", "entities": entities, **changes}


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    gold = {**GOLD, "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest()}
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "out.jsonl").write_text(json.dumps(record()) + "\n\n", encoding="utf-8")
    return tmp_path


def perfect(gold: Gold) -> dict[str, Any]:
    return record()


def test_everything_right_is_one(folder: pathlib.Path) -> None:
    scores = evaluate_folder(folder, perfect)
    assert {name: tally.f1 for name, tally in scores.named().items()} == dict.fromkeys(scores.named(), 1.0)
    assert scores.labels["ORG"].gold == 3  # of the labels that gold accepts, the predicted one counts
    assert (scores.articles, scores.lost) == (1, [])


def test_labels_and_confusion() -> None:
    predicted = [
        {"name": "Ledger", "label": "PER", "mentions": [ENTITIES[0]["mentions"][0]]},  # type: ignore[index]
        {"name": "applaudit", "label": "LOC", "mentions": [{"text": "applaudit", "start": 25, "end": 34}]},
    ]
    scores = Scores()
    scores.add("a", GOLD, record(entities=predicted))
    assert scores.confusion == {("ORG", "PER"): 1, ("ORG", "–"): 1, ("LOC", "–"): 1, ("–", "LOC"): 1}
    assert (scores.f1("entities.span"), scores.f1("entities")) == (pytest.approx(2 / 5), 0.0)
    assert (scores.labels["ORG"].gold, scores.labels["ORG"].predicted, scores.labels["PER"].predicted) == (
        2,
        0,
        1,
    )
    uniq = scores.tasks["entities.uniq"]
    assert (uniq.gold, uniq.predicted, uniq.right) == (2, 2, 0)


def test_texts_may_lie_in_a_folder_beside_the_gold(folder: pathlib.Path) -> None:
    (folder / "text").mkdir()
    (folder / "a.txt").rename(folder / "text" / "a.txt")
    assert [gold.path.parent.name for gold in read_gold(folder)] == ["text"]


@pytest.mark.parametrize("name", ["id", "source", "text"])
def test_predictions_are_found_by_text_id_or_source(folder: pathlib.Path, name: str) -> None:
    keys = {"id": {"id": "a"}, "source": {"source": "elsewhere/a.md"}, "text": {"text": TEXT}}[name]
    bare = {k: v for k, v in record().items() if k not in ("id", "source", "text")}
    (folder / "out.jsonl").write_text(json.dumps({**bare, **keys}), encoding="utf-8")
    assert evaluate_folder(folder, read_predictions(folder / "out.jsonl")).f1("money") == 1.0


def test_what_cannot_be_scored_says_why(folder: pathlib.Path) -> None:
    with pytest.raises(ConfigError, match="another text"):
        evaluate_folder(folder, lambda gold: record(text=TEXT + " "))
    (folder / "out.jsonl").write_text(json.dumps({"id": "b", "text": "Autre"}), encoding="utf-8")
    with pytest.raises(ConfigError, match="no record of a"):
        evaluate_folder(folder, read_predictions(folder / "out.jsonl"))
    (folder / "a.txt").unlink()
    with pytest.raises(ConfigError, match="no text"):
        read_gold(folder)
    with pytest.raises(ConfigError, match="no gold"):
        read_gold(folder / "gold")


def test_items_without_offsets_are_looked_up() -> None:
    text = "Le prix est de 10\u202f€. Puis 10 €, enfin\n10 €."
    money = [
        {"text": "10 €", "before": "enfin ", "after": "."},
        {"text": "10 €"},
        {"text": "10 €"},
        {"text": "12 €"},
    ]
    found = locate({"money": money}, text)["money"]
    assert [item["start"] for item in found] == [38, 15, 26, -1]
    assert all(text[item["start"] : item["end"]] == item["text"] for item in found[:3])


def test_gold_that_the_text_does_not_hold_is_missed_and_told() -> None:
    gold = locate({"money": [{"text": "12 €", "amount": "12", "currency": "EUR"}]}, "Rien.")
    scores = Scores()
    scores.add("a", gold, {"money": []})
    assert (scores.tasks["money"].gold, len(scores.lost)) == (1, 1)


def test_floors(folder: pathlib.Path) -> None:
    floors = folder / "floors.toml"
    floors.write_text('[f1]\nmoney = 0.9\n"entities.LOC" = 0.5\n', encoding="utf-8")
    scores = Scores()
    scores.add("a", GOLD, record(money=[]))
    assert [str(short) for short in under_floor(scores, read_floors(floors))] == [
        "money: F1 0.000 is under its floor 0.900"
    ]


@pytest.mark.parametrize(
    "content", ["", "f1 = [", "[f1]\nmonnaie = 0.5", "[f1]\nmoney = 1.5", '[f1]\nmoney = "haut"']
)
def test_floors_that_cannot_be_read(tmp_path: pathlib.Path, content: str) -> None:
    (tmp_path / "floors.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"floor|not scored"):
        read_floors(tmp_path / "floors.toml")


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_command_prints_figures_confusion_and_findings(folder: pathlib.Path) -> None:
    wrong = [{**MONEY, "amount": "10"}]
    (folder / "out.jsonl").write_text(json.dumps(record(money=wrong)), encoding="utf-8")
    result = run(folder, "--predictions", folder / "out.jsonl", "--show", "money")
    assert result.exit_code == 0
    assert "quotes.speaker" in result.output
    assert "labels: gold down, predicted across" in result.output
    assert "WRONG a: 10 M€ amount=10000000 currency=EUR <> 10 M€ amount=10 currency=EUR" in result.output


def test_command_prints_json(folder: pathlib.Path) -> None:
    figures = json.loads(
        run(folder, "--predictions", folder / "out.jsonl", "--json", "--show", "dates").output
    )
    assert figures["scores"]["money"] == {
        "gold": 1,
        "predicted": 1,
        "right": 1,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert figures["findings"] == []


def test_command_fails_under_a_floor_and_says_which(folder: pathlib.Path) -> None:
    (folder / "floors.toml").write_text("[f1]\nmoney = 0.9\n", encoding="utf-8")
    assert (
        run(folder, "--predictions", folder / "out.jsonl", "--floors", folder / "floors.toml").exit_code == 0
    )
    (folder / "out.jsonl").write_text(json.dumps(record(money=[])), encoding="utf-8")
    result = run(folder, "--predictions", folder / "out.jsonl", "--floors", folder / "floors.toml")
    assert result.exit_code == 1
    assert "money: F1 0.000 is under its floor 0.900" in result.output


SPAN = {"text": "Ledger", "start": 0, "end": 6}
MALFORMED = [
    ({"dates": [{"x": 1}]}, "dates, item 1: neither start and end nor text"),
    ({"money": [{"start": 1}]}, "money, item 1: no start and end"),
    ({"money": [{**SPAN, "amount": "dix"}]}, "money, item 1: amount is not a number"),
    ({"quotes": 5}, "quotes: no list"),
    ({"dates": ["2026"]}, "dates, item 1: no object"),
    ({"entities": [{"label": "FIRM", "mentions": []}]}, "entities, item 1: the label is not one of PER"),
    (
        {"entities": [{"label": "ORG", "mentions": [{"start": 0, "end": 6}]}]},
        ("entities, item 1, mentions, item 1: no text"),
    ),
    ({"tables": [{"header": ["A"], "rows": [[]]}]}, "tables, item 1: neither start and end nor cells"),
    ({"tables": [{**SPAN, "header": ["A"]}]}, "tables, item 1: no header and rows"),
    ({"tables": [{**SPAN, "rows": [["A", 5]]}]}, "tables, item 1: a cell is not a text"),
    ({"source": 5}, "source: not str"),
]


@pytest.mark.parametrize(("annotation", "message"), MALFORMED)
def test_gold_that_is_none_is_a_config_error(
    folder: pathlib.Path, annotation: dict[str, Any], message: str
) -> None:
    (folder / "gold" / "a.json").write_text(json.dumps(annotation), encoding="utf-8")
    with pytest.raises(ConfigError, match=f"a.json: not an annotation: {message}"):
        read_gold(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"dates": [{"text": "2026"}]}, "dates, item 1: no start and end"), ({"id": 5}, "id: not str")],
)
def test_records_that_are_none_are_a_config_error(
    folder: pathlib.Path, changes: dict[str, Any], message: str
) -> None:
    (folder / "out.jsonl").write_text("\n" + json.dumps(record(**changes)), encoding="utf-8")
    with pytest.raises(ConfigError, match=f"line 2: not a record: {message}"):
        read_predictions(folder / "out.jsonl")
