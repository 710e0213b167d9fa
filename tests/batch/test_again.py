"""Run again with something else about it: another form, a card, other inputs, a damaged checkpoint."""

from __future__ import annotations

import csv
import json
import pathlib
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing

import pytest

MONEY_ONLY = ("--workers", "1", "--disable", "entities,dates,quotes,tables")
Newsparse = Callable[..., subprocess.CompletedProcess[str]]


def test_another_form_or_a_card_is_written_without_doing_the_work_again(
    folder: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    command = ("extract", "in", *MONEY_ONLY, "-o")
    assert newsparse(*command, "tables", "--format", "tables-csv").returncode == 0
    assert "5 done before" in newsparse(*command, "tables", "--format", "tables-parquet").stderr
    assert (tmp_path / "tables" / "money.parquet").exists()
    assert not (tmp_path / "tables" / "money.csv").exists()
    assert newsparse(*command, "out.jsonl").returncode == 0
    before = (tmp_path / "out.jsonl").stat().st_mtime_ns
    assert "5 done before" in newsparse(*command, "out.jsonl", "--card", "card.md").stderr
    card = tmp_path / "card.md"
    assert "| articles | 5 |" in card.read_text()
    assert (tmp_path / "out.jsonl").stat().st_mtime_ns == before
    stamp = card.stat().st_mtime_ns
    assert newsparse(*command, "out.jsonl", "--card", "card.md").returncode == 0
    assert card.stat().st_mtime_ns == stamp
    (folder / "new.txt").write_text("Neuf : 7 €.")
    assert newsparse(*command, "out.jsonl").returncode == 0  # the card is not written, and now out of date
    assert newsparse(*command, "out.jsonl", "--card", "card.md").returncode == 0
    assert "| articles | 6 |" in card.read_text()
    assert "6 done before" in newsparse(*command, "out.jsonl", "--format", "parquet").stderr
    assert (tmp_path / "out.jsonl").read_bytes()[:4] == b"PAR1"


def test_standard_input_read_as_something_else_is_done_again(
    tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    words = (
        "La jeune pousse rennaise propose désormais son service de sauvegarde pour 10 € par mois à "
        "tous les particuliers."
    )
    page = (
        f"<html><body><article><h1>Un service à "
        f"Rennes</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )
    assert newsparse("extract", "-", "-o", "out.jsonl", *MONEY_ONLY, stdin=page).returncode == 0
    again = newsparse("extract", "-", "-o", "out.jsonl", *MONEY_ONLY, stdin=page)
    assert "1 done before" in again.stderr
    html = newsparse("extract", "-", "--stdin-format", "html", "-o", "out.jsonl", *MONEY_ONLY, stdin=page)
    assert "done before" not in html.stderr
    assert html.returncode == 0
    assert "<p>" not in json.loads((tmp_path / "out.jsonl").read_text())["text"]


def test_inputs_that_are_named_no_more_are_counted(folder: pathlib.Path, newsparse: Newsparse) -> None:
    assert newsparse("extract", "in/a.txt", "in/b.md", "-o", "out.jsonl", *MONEY_ONLY).returncode == 0
    run = newsparse("extract", "in/c.txt", "-o", "out.jsonl", *MONEY_ONLY)
    assert run.returncode == 0
    assert "note: out.jsonl: no longer among the inputs, dropped: 2\n" in run.stderr


def test_a_run_that_found_nothing_binds_no_later_one_and_forgets_nothing(
    folder: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    assert newsparse("extract", "in", "-o", "out.jsonl", *MONEY_ONLY).returncode == 0
    (tmp_path / "none").mkdir()
    for more in ((), ("--force",)):
        empty = newsparse("extract", "none", "-o", "out.jsonl", *MONEY_ONLY, *more)
        assert (empty.returncode, "no articles found in none" in empty.stderr) == (2, True)
    assert "5 done before" in newsparse("extract", "in", "-o", "out.jsonl", *MONEY_ONLY).stderr
    assert newsparse("extract", "none", "-o", "other.jsonl", *MONEY_ONLY).returncode == 2
    assert not (tmp_path / "other.jsonl.checkpoint").exists()
    with closing(sqlite3.connect(tmp_path / "out.jsonl.checkpoint")) as base, base:
        # as of a run that ended before anything was done
        base.execute("UPDATE item SET count = NULL, body = NULL")
    (tmp_path / "out.jsonl").unlink()
    assert (
        newsparse("extract", "in", "-o", "out.jsonl", "--published", "2026-01-01", *MONEY_ONLY).returncode
        == 0
    )


def test_a_damaged_checkpoint_is_said_and_nothing_is_promised(
    folder: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    command = ("extract", "in", "-o", "out.jsonl", *MONEY_ONLY)
    assert newsparse(*command).returncode == 0
    with closing(sqlite3.connect(tmp_path / "out.jsonl.checkpoint")) as base, base:
        base.execute("UPDATE item SET body = substr(body, 1, 100) WHERE number = 1")
    (tmp_path / "out.jsonl").unlink()
    message = "newsparse: stopped: checkpoint out.jsonl.checkpoint: damaged; --force starts anew\n"
    run = newsparse(*command)
    assert (run.returncode, run.stderr) == (3, message)
    (tmp_path / "out.jsonl.checkpoint").write_bytes(
        b"nothing of SQLite's, but long enough to be looked at" * 100
    )
    run = newsparse(*command)
    assert (run.returncode, run.stderr) == (3, message)
    assert newsparse(*command, "--force").returncode == 0


def rows_of(path: pathlib.Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
@pytest.mark.parametrize("column", ["id", "url", None])
def test_a_row_put_in_before_others_is_the_only_one_done(
    tmp_path: pathlib.Path, newsparse: Newsparse, name: str, column: str | None
) -> None:
    def write(prices: list[int]) -> None:
        rows = [{"text": f"Le service coûte {price} €."} for price in prices]
        for row, price in zip(rows, prices, strict=True):
            row |= {column: f"https://exemple.fr/{price}"} if column else {}
        path = tmp_path / name
        if name.endswith("csv"):
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, rows[0])
                writer.writeheader()
                writer.writerows(rows)
        elif name.endswith("jsonl"):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        else:
            parquet = pytest.importorskip("pyarrow.parquet")
            parquet.write_table(pytest.importorskip("pyarrow").Table.from_pylist(rows), path)

    write([10, 20, 30, 20])  # two rows may hold the same
    assert newsparse("extract", name, "-o", "out.jsonl", *MONEY_ONLY).returncode == 0
    assert len(rows_of(tmp_path / "out.jsonl")) == 4
    write([5, 10, 20, 30, 40])
    again = newsparse("extract", name, "-o", "out.jsonl", *MONEY_ONLY)
    assert (again.returncode, "3 done before" in again.stderr) == (0, True)
    assert newsparse("extract", name, "-o", "new.jsonl", *MONEY_ONLY).returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "new.jsonl").read_bytes()
    twice = newsparse("extract", name, f"./{name}", "-o", "out.jsonl", *MONEY_ONLY)
    assert "5 done before" in twice.stderr
    assert len(rows_of(tmp_path / "out.jsonl")) == 5


def test_rows_without_their_text_are_done_again_where_they_move(
    tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    table = tmp_path / "a.csv"
    command = ("extract", "a.csv", "--no-text", *MONEY_ONLY, "-o")
    table.write_text("texte\nIl coûte 10 €.\n", "utf-8")
    assert newsparse(*command, "out.jsonl").returncode == 0
    table.write_text("texte\nIl coûte 5 €.\nIl coûte 10 €.\n", "utf-8")
    assert "done before" not in newsparse(*command, "out.jsonl").stderr
    assert newsparse(*command, "new.jsonl").returncode == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "new.jsonl").read_bytes()
