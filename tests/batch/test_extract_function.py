"""``newsparse.extract``: the command's guarantees from Python."""

from __future__ import annotations

import json
import pathlib

import pytest

import newsparse

LEFT_OUT = ["entities", "dates", "quotes", "tables", "facts"]


def test_a_data_set_is_extracted_kept_and_gone_on_with(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in.csv").write_text(
        "ref;article;rubrique\na;Il coûte 10 €.;Prix\nb;;Rien\nc;Il coûte 12 €.;Prix\n", encoding="utf-8"
    )
    seen: list[newsparse.Progress] = []
    done = newsparse.extract(
        tmp_path / "in.csv",
        tmp_path / "out.jsonl",
        fields={"text": "article", "id": "ref"},
        keep=["rubrique"],
        disable=LEFT_OUT,
        workers=1,
        progress=seen.append,
    )
    assert (done.articles, done.items, done.kept, done.failed) == (2, 3, 0, 1)
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(record["source"], record["meta"]) for record in records] == [
        ("a", {"rubrique": "Prix"}),
        ("c", {"rubrique": "Prix"}),
    ]
    (failure,) = [
        json.loads(line) for line in (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert failure["source"].endswith("in.csv#2")
    assert (seen[-1].done, seen[-1].failed) == (3, 1)
    assert [progress.message for progress in seen if progress.message]
    again = newsparse.extract(
        [tmp_path / "in.csv"],
        tmp_path / "out.jsonl",
        fields={"text": "article", "id": "ref"},
        keep=["rubrique"],
        disable=LEFT_OUT,
        workers=1,
    )
    assert (again.articles, again.kept) == (2, 3)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fields": {"corps": "x"}}, "unknown field corps"),
        ({"disable": ["nothing"]}, "unknown component nothing"),
        ({"with_sentences": True}, "sentences stand beside items in tables"),
        ({"workers": 0}, "workers must be at least 1"),
    ],
)
def test_wrong_arguments_are_said(tmp_path: pathlib.Path, options: dict[str, object], message: str) -> None:
    (tmp_path / "in.txt").write_text("Il coûte 10 €.")
    with pytest.raises(newsparse.ConfigError, match=message):
        newsparse.extract(tmp_path / "in.txt", tmp_path / "out.jsonl", **options)  # type: ignore[arg-type]
