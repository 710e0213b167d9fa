"""Candidates are ranked by what their features weigh, and a file of weights holds nothing idle."""

from __future__ import annotations

import pytest

from newsparse.ranking import Calibration, explanation, lead, rank, read_weights

WEIGHTS = {"fits": 2.0, "far": -0.5, "named": 1.0}


def _features(name: str) -> list[tuple[str, float]]:
    return {"near": [("fits", 1.0)], "far": [("fits", 1.0), ("far", 3.0)], "silent": []}[name]


def test_the_best_comes_first_with_its_parts() -> None:
    ranked = rank(["silent", "far", "near"], _features, WEIGHTS)
    assert [(one.candidate, one.score) for one in ranked] == [("near", 2.0), ("far", 0.5), ("silent", 0.0)]
    assert ranked[1].parts == (("fits", 2.0), ("far", -1.5))
    assert explanation(ranked[1], most=1) == "fits +2.0"
    assert lead(ranked) == 1.5


def test_equals_keep_their_order_and_nobody_is_no_error() -> None:
    assert [one.candidate for one in rank(["b", "a"], lambda _: [], WEIGHTS)] == ["b", "a"]
    assert rank([], _features, WEIGHTS) == []


def test_a_feature_without_a_weight_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="loud"):
        rank(["x"], lambda _: [("loud", 1.0)], WEIGHTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[weights]\n"fits" = 0', "fits"),
        ('[weights]\n"fits" = 1\n[wieghts]\n"far" = 1', "wieghts"),
        ('[weights]\n"a" = 1\n"a" = 2', "overwrite"),
    ],
)
def test_a_file_of_weights_holds_nothing_idle(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_weights(text)


def test_more_lead_is_more_sure() -> None:
    curve = Calibration(-0.5, 0.8)
    sure = [curve.probability(lead) for lead in (0.0, 1.0, 2.0, 8.0)]
    assert sure == sorted(sure)
    assert sure[0] < 0.5 < sure[2] < sure[3] <= 0.99
