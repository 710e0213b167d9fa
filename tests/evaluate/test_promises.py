"""What the record promises besides items: clusters, cues, phrases, groups, days, asides; gold of one kind;
records as gold.
"""

import json
import pathlib

import pytest

import newsparse
from newsparse.errors import ConfigError
from newsparse.evaluate import check_gold, evaluate_folder, gold_digest
from newsparse.evaluate.scores import Scores

TEXT = "Par Ada Roy\n\n« Tout change, dit Zoé Roy. Rien ne dure », et Kelvor lève 3 M€ le 3 mars 2026."


def span(part: str, text: str = TEXT) -> dict[str, object]:
    start = text.index(part)
    return {"text": part, "start": start, "end": start + len(part)}


def scored(gold: dict[str, object], record: dict[str, object]) -> Scores:
    scores = Scores()
    scores.add("a", gold, record)
    return scores


def test_gold_of_one_kind_scores_that_kind_alone() -> None:
    record = newsparse.parse(TEXT).to_dict()
    scores = scored({"money": [{**span("3 M€"), "amount": "3000000", "currency": "EUR"}]}, record)
    assert (scores.tasks["money"].gold, scores.f1("money")) == (1, 1.0)
    assert {name for name, tally in scores.named().items() if tally.predicted} <= {
        "money",
        "money.span",
        "money.full",
    }


def test_cues_phrases_and_groups_are_scored_over_the_quotes_that_are_found() -> None:
    first, second = span("Tout change"), span("Rien ne dure")
    said = {"kind": "direct", "speaker": "Zoé Roy", "cue": "dit", "speaker_text": "Zoé Roy"}
    gold = {"quotes": [{**first, **said, "group": 1}, {**second, **said, "group": 1}]}
    right = scored(gold, {"quotes": [{**first, **said, "group": 0}, {**second, **said, "group": 0}]})
    assert [right.f1(f"quotes.{name}") for name in ("cue", "speaker_text", "group")] == [1.0, 1.0, 1.0]
    wrong = scored(
        gold, {"quotes": [{**first, **said, "cue": "selon", "speaker_text": "elle", "group": None}]}
    )
    assert [wrong.f1(f"quotes.{name}") for name in ("cue", "speaker_text", "group")] == [0.0, 0.0, 0.0]
    assert wrong.tasks["quotes.cue"].gold == 1  # the quote that was missed costs in "quotes", once


def test_days_and_asides_are_scored() -> None:
    day = {**span("3 mars 2026"), "value": "2026-03-03", "first": "2026-03-03", "last": "2026-03-03"}
    line = {**span("Par Ada Roy"), "kind": "byline"}
    gold = {"dates": [day], "asides": [line]}
    assert [scored(gold, newsparse.parse(TEXT).to_dict()).f1(name) for name in ("dates.days", "asides")] == [
        1.0,
        1.0,
    ]
    other = {"dates": [{**day, "last": "2026-03-31"}], "asides": [{**line, "kind": "credit"}]}
    assert [scored(gold, other).f1(name) for name in ("dates.days", "asides")] == [0.0, 0.0]


def test_a_record_is_gold(tmp_path: pathlib.Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    record = newsparse.parse(TEXT, source="somewhere/else/article.txt")
    (tmp_path / "gold" / "article.json").write_text(record.model_dump_json(), encoding="utf-8")
    scores = evaluate_folder(tmp_path)
    assert all(tally.f1 == 1.0 for tally in scores.named().values())
    assert json.dumps(scores.to_dict())


def test_floors_stand_over_the_gold_they_were_measured_on(tmp_path: pathlib.Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold" / "article.json").write_text(json.dumps({"money": []}), encoding="utf-8")
    floors = tmp_path / "floors.toml"
    floors.write_text(f'gold_sha256 = "{gold_digest(tmp_path)}"\n[f1]\nmoney = 0.0\n', encoding="utf-8")
    check_gold(floors, tmp_path)
    (tmp_path / "gold" / "article.json").write_text(
        json.dumps({"money": [{**span("3 M€"), "amount": "3000000"}]}), encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"other gold.*gold_sha256"):
        check_gold(floors, tmp_path)
