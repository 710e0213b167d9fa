"""Draft gold, and names of one's own in the commands that read an article."""

from __future__ import annotations

import json
import pathlib
import sys

import pytest

from newsparse.cli import main
from newsparse.evaluate import evaluate_folder

TEXT = (
    "Zorbix a levé 3 millions d'euros le 3 mars 2026.\n\n« C'est une étape », a déclaré Inès Carrel, "
    "sa directrice.\n"
)


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr(sys, "argv", ["newsparse", *map(str, arguments)])
    try:
        main()
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0


def test_a_draft_scores_full_marks_until_it_is_corrected(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    page = (
        f"<html><body><article><h1>Une "
        f"levée</h1><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
    )
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    for name in ("a.txt", "b.html"):
        assert run(monkeypatch, "annotate", tmp_path / name) == 0
    made = json.loads((tmp_path / "gold" / "a.json").read_text(encoding="utf-8"))
    assert made["money"][0]["amount"] == "3000000"
    assert "rule" not in json.dumps(made)
    scores = evaluate_folder(tmp_path)
    assert scores.articles == 2
    assert not scores.lost
    assert {name: scores.f1(name) for name in ("money", "dates", "quotes", "entities")} == dict.fromkeys(
        ("money", "dates", "quotes", "entities"), 1.0
    )
    assert run(monkeypatch, "annotate", tmp_path / "a.txt") == 2  # corrections are not lost


def test_names_of_ones_own_are_shown(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Le kwyrba coûte 12 €.", encoding="utf-8")
    (tmp_path / "names.csv").write_text("name,label\nkwyrba,PRODUCT\n", encoding="utf-8")
    assert run(monkeypatch, "explain", tmp_path / "a.txt", "--lexicon", tmp_path / "names.csv") == 0
    assert "kwyrba" in capfd.readouterr().out
