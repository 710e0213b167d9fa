"""Counts are what a reader with pencil and paper gets."""

from __future__ import annotations

from typing import Any

import pytest

from newsparse.evaluate.matching import Tally, overlap, overlap_from, pair, same_span, tally
from newsparse.evaluate.tasks import cells, fold, same_amount, same_speaker, same_value, tally_cells


def span(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, **more}


def always(gold: object, predicted: object) -> bool:
    return True


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 10), 0.5),
        ((0, 5), (5, 9), 0.0),
        ((0, 5), (7, 9), 0.0),
        ((-1, -1), (0, 5), 0.0),
    ],
)
def test_overlap(a: tuple[int, int], b: tuple[int, int], share: float) -> None:
    assert overlap(span(*a), span(*b)) == overlap(span(*b), span(*a)) == share


def test_an_item_is_paired_once_and_with_the_best() -> None:
    gold = [span(0, 10), span(8, 20)]
    assert pair(gold, [span(7, 20), span(0, 9)], overlap) == {0: 1, 1: 0}
    assert pair([span(0, 10)], [span(0, 9), span(0, 10)], overlap) == {0: 1}


def test_a_pair_under_the_least_overlap_is_a_miss_and_an_extra() -> None:
    counts = Tally()
    tally(counts, "a", [span(0, 10)], [span(0, 4)], overlap_from(0.5), always)
    assert (counts.gold, counts.predicted, counts.right) == (1, 1, 0)
    assert [found.kind for found in counts.findings] == ["miss", "extra"]


def test_a_wrong_value_counts_on_both_sides() -> None:
    counts = Tally()
    tally(counts, "a", [span(0, 4, value="2026")], [span(0, 4, value="2025")], overlap_from(0.5), same_value)
    assert (counts.gold, counts.predicted, counts.right, counts.f1) == (1, 1, 0, 0.0)
    assert counts.findings[0].kind == "wrong"


@pytest.mark.parametrize("predicted", [[], [span(0, 4, value="2026")], [span(0, 4, value="1999")]])
def test_an_optional_item_never_counts(predicted: list[dict[str, Any]]) -> None:
    counts = Tally()
    tally(counts, "a", [span(0, 4, value="2026", optional=True)], predicted, overlap_from(0.5), same_value)
    assert (counts.gold, counts.predicted, counts.findings) == (0, 0, [])


def test_shares() -> None:
    counts = Tally(gold=4, predicted=8, right=2)
    assert (counts.precision, counts.recall) == (0.25, 0.5)
    assert counts.f1 == pytest.approx(1 / 3)
    assert Tally(gold=1).f1 == Tally(predicted=1).precision == 0.0


def test_gold_may_accept_several_values() -> None:
    assert same_value({"value": "P3Y", "alt": ["P36M"]}, {"value": "P36M"})
    assert same_value({"value": ["2018", "2018-Q1"]}, {"value": "2018-Q1"})
    assert not same_value({"value": "P3Y", "alt": ["P36M"]}, {"value": "P1Y"})
    assert not same_value({"value": "2018"}, {"value": None})


def test_amounts_are_numbers_not_strings() -> None:
    gold = {"amount": "37.90", "amount_max": None, "currency": ["EUR", "CHF"]}
    assert same_amount(gold, {"amount": "37.9", "currency": "CHF"})
    assert not same_amount(gold, {"amount": "37.9", "currency": "USD"})
    assert not same_amount(gold, {"amount": "37.9", "amount_max": "40", "currency": "EUR"})


def test_speakers() -> None:
    assert same_speaker({"speaker": "Agence de l'innovation"}, {"speaker": "agence de l’innovation"})
    assert same_speaker({"speaker": "A", "alt_speaker": ["B"]}, {"speaker": "B"})
    assert same_speaker({"speaker": None}, {"speaker": None})
    assert not same_speaker({"speaker": None}, {"speaker": "A"})
    assert not same_speaker({"speaker": "A"}, {"speaker": None})


def test_fold_takes_markup_and_typography_for_nothing() -> None:
    assert fold("**1\u202f299\u00a0€**") == fold("1 299 €")


def test_cells_of_tables() -> None:
    gold = {**span(0, 50), "header": ["A", "B"], "rows": [["1", "2"], ["3", "4"]]}
    predicted = {
        **span(0, 50),
        "header": ["A", "B"],
        "rows": [[{"text": "1"}, {"text": "x"}], [{"text": "3"}, {"text": "4"}]],
    }
    counts = Tally()
    tally_cells(counts, "a", [gold], [predicted, {**span(60, 70), "header": ["Z"], "rows": []}])
    assert (counts.gold, counts.predicted, counts.right) == (6, 7, 5)
    assert cells({"header": [], "rows": [["a"]]}) == {(0, 0): "a"}


def test_same_span_is_strict() -> None:
    assert same_span(span(1, 4), span(1, 4)) == 1
    assert same_span(span(1, 4), span(1, 5)) == 0
