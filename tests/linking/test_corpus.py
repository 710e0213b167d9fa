"""The corpus with gold links: how well things are told, how many labels come right, whether order plays a
part.
"""

import pathlib
import random
import sys
import tomllib

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from benchmarks.linking import marked, run  # noqa: E402

FLOORS = tomllib.loads((ROOT / "tests" / "floors.toml").read_text("utf-8"))["linking"]
RECORDS = marked()


def test_the_corpus_has_enough_of_everything() -> None:
    gold = [one for record in RECORDS for one in record.gold.values()]
    assert len(RECORDS) >= 120
    assert len({record.article.id.rpartition("/")[0] for record in RECORDS}) == 12
    assert sum(one.furniture for one in gold) >= 80
    assert (
        sum(
            entity.label != record.gold[entity.id].label
            for record in RECORDS
            for entity in record.article.entities
        )
        >= 20
    )
    for record in RECORDS:
        for entity in record.article.entities:
            assert all(record.article.text[m.start : m.end] == m.text for m in entity.mentions)


def test_scores_hold_their_floors_in_any_order() -> None:
    scores, mentions = run(RECORDS)
    found = {
        "precision": scores.precision,
        "recall": scores.recall,
        "f1": scores.f1,
        "changed": scores.changed_right / (scores.changed_right + scores.changed_wrong),
        "furniture": scores.furniture_found
        / (scores.furniture_found + scores.furniture_missed + scores.furniture_invented),
    }
    assert {name: value for name, value in found.items() if value < FLOORS[name]} == {}
    _, other = run(random.Random(5).sample(RECORDS, len(RECORDS)))
    assert sorted(one.found for one in mentions if " " not in one.found) == sorted(
        one.found for one in other if " " not in one.found
    )
