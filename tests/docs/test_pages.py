"""Pages that are written from data say what the data say."""

from __future__ import annotations

import pathlib
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from benchmarks import figures, pages, reference  # noqa: E402


@pytest.mark.parametrize("name", pages.PAGES)
def test_page_is_up_to_date(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == pages.PAGES[name](), (
        f"{name} is out of date: make pages"
    )


def test_a_field_without_a_meaning_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    schema = reference.build_schema()
    del schema["$defs"]["Money"]["properties"]["per"]["description"]
    monkeypatch.setattr(reference, "build_schema", lambda: schema)
    with pytest.raises(LookupError, match=r"Money\.per"):
        reference.page()


def test_figures_say_when_the_machine_was_busy() -> None:
    idle = {"measured": {"processor": "P", "cores": 2, "load": 0.4}}
    assert "idle" not in figures.machine(idle)
    assert "not idle" in figures.machine({"measured": {**idle["measured"], "load": 3.0}})
