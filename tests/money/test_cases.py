"""The fixture: sentences with their amounts marked in place, and sentences without any.

Files: wild (sentences of the press), synthetic (notations), kinds (of error, each with its neighbours),
negative (no money), known failures (strict: a line that comes right must move).
"""

from pathlib import Path

import pytest

from .marked import found, unmark

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    content = (HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [line.replace("\\n", "\n") for line in content if line and not line.startswith("# ")]


@pytest.mark.parametrize("line", [*lines("wild"), *lines("synthetic"), *lines("kinds")])
def test_amounts_are_read_as_marked(line: str) -> None:
    text, expected = unmark(line)
    assert expected, "a positive case marks at least one amount"
    assert found(text) == expected


@pytest.mark.parametrize("line", lines("synthetic"))
def test_notations_are_read_inside_a_sentence(line: str) -> None:
    text, expected = unmark(f"Pour l'acheter il faut {line}, paraît-il.")
    assert found(text) == expected


@pytest.mark.parametrize("line", lines("negative"))
def test_no_money(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize("line", lines("known_failures"))
@pytest.mark.xfail(strict=True)
def test_known_failures(line: str) -> None:
    text, expected = unmark(line)
    assert found(text) == expected


def test_the_fixture_is_large_and_a_third_is_not_money() -> None:
    positive, negative = len(lines("wild")) + len(lines("synthetic")), len(lines("negative"))
    assert positive + negative >= 250
    assert negative * 3 >= positive + negative


@pytest.mark.parametrize("name", ["wild", "synthetic", "kinds", "negative", "known_failures"])
def test_no_case_stands_twice(name: str) -> None:
    assert len(set(lines(name))) == len(lines(name))
