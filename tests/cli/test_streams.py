"""Standard streams that are full, closed or hostile, and outputs that must not replace what is there."""

from __future__ import annotations

import os
import pathlib
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from newsparse.cli.app import app
from newsparse.record import Article, Money

TEXT = "Le prix est de 10 euros par mois."
FULL = pathlib.Path("/dev/full")
Shell = Callable[..., subprocess.CompletedProcess[bytes]]

needs_full = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")


@pytest.fixture
def shell(tmp_path: pathlib.Path) -> Shell:
    """A command line as a shell runs it, ``N`` being newsparse, beside an article and its record."""
    (tmp_path / "a.txt").write_text(TEXT)
    price = Money(text="10 euros", start=15, end=23, amount=10, currency="EUR", rule="r")  # type: ignore[arg-type]
    (tmp_path / "a.jsonl").write_text(Article(id="a", text=TEXT, money=(price,)).model_dump_json() + "\n")

    def run(command: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        env = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "N": f"{sys.executable} -m newsparse",
            "COLUMNS": "120",
        }
        return subprocess.run(
            ["bash", "-c", command],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=env,
            timeout=120,
            check=False,
        )

    return run


@needs_full
@pytest.mark.parametrize("command", ["schema", "convert a.jsonl -o -", "--version", "--help"])
def test_a_full_disk_behind_standard_output_is_said(shell: Shell, command: str) -> None:
    run = shell(f"$N {command} >/dev/full")
    assert (run.returncode, run.stderr.count(b"\n")) == (3, 1)
    assert run.stderr.endswith(b"No space left on device\n")


@pytest.mark.parametrize(
    "command", ["schema", "convert a.jsonl -o -", ("extract a.txt --workers 1 --disable entities,quotes")]
)
def test_a_closed_standard_output_is_said(shell: Shell, command: str) -> None:
    run = shell(f"$N {command} >&-")
    assert (run.returncode, run.stderr.count(b"\n")) == (3, 1)
    assert b"standard output: Bad file descriptor" in run.stderr


def test_closed_streams_that_are_not_needed_cost_nothing(shell: Shell, tmp_path: pathlib.Path) -> None:
    assert shell("$N convert a.jsonl -o b.jsonl <&- >&- 2>&-").returncode == 0
    assert (tmp_path / "b.jsonl").read_bytes() == (tmp_path / "a.jsonl").read_bytes()
    # what was to be an error message is not a record
    assert shell("$N convert gone.jsonl -o - 2>&-").stdout == b""


def test_a_reader_who_has_had_enough_is_no_error(shell: Shell) -> None:
    run = shell("$N schema | true; exit ${PIPESTATUS[0]}")
    assert (run.returncode, run.stderr) == (141, b"")


def test_records_go_to_standard_output_as_lines(shell: Shell, tmp_path: pathlib.Path) -> None:
    run = shell("$N convert a.jsonl -o - --format jsonl")
    assert (run.returncode, run.stdout, run.stderr) == (
        0,
        (tmp_path / "a.jsonl").read_bytes(),
        b"1 articles\n",
    )
    for wrong in ("--format parquet", "--card card.md"):
        refused = shell(f"$N convert a.jsonl -o - {wrong}")
        assert (refused.returncode, refused.stdout) == (2, b"")
    assert not (tmp_path / "-").exists()


def test_what_cannot_be_read_is_status_1_and_what_cannot_be_written_3(shell: Shell) -> None:
    for command in (
        "convert gone.parquet -o b.jsonl",
        "report gone.parquet",
        "report /dev/null --from jsonl",
    ):
        assert shell(f"$N {command}").returncode == 1
    assert shell("$N report a.jsonl -o gone/report.html").returncode == 3


@pytest.mark.parametrize("ending", ["sqlite", "duckdb"])
def test_a_disk_that_fills_up_leaves_nothing_of_a_conversion(
    shell: Shell, tmp_path: pathlib.Path, ending: str
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    run = shell(f"ulimit -f 24; $N convert a.jsonl -o b.{ending}")
    assert (run.returncode, run.stderr.count(b"\n")) == (3, 1), run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_report_replaces_only_reports_unasked(shell: Shell, tmp_path: pathlib.Path) -> None:
    records = (tmp_path / "a.jsonl").read_bytes()
    assert shell("$N report a.jsonl -o a.jsonl").returncode == 2
    assert shell("ln a.jsonl b.jsonl; $N report a.jsonl -o b.jsonl --force").returncode == 2
    assert (tmp_path / "a.jsonl").read_bytes() == records
    (tmp_path / "notes.html").write_text("<!doctype html>Précieux.")
    assert shell("$N report a.jsonl -o notes.html").returncode == 2
    assert (tmp_path / "notes.html").read_text() == "<!doctype html>Précieux."
    assert shell("$N report a.jsonl -o notes.html --force").returncode == 0
    assert shell("$N report a.jsonl -o notes.html").returncode == 0
    assert (
        shell("$N convert a.jsonl -o t --format tables-csv && $N report t -o t/money.csv --force").returncode
        == 2
    )


@pytest.mark.parametrize(
    "command",
    ["report a.jsonl -o pipe", ("convert a.jsonl -o pipe --format jsonl --force"), "report a.jsonl -o -"],
)
def test_what_is_no_regular_file_is_not_replaced(shell: Shell, tmp_path: pathlib.Path, command: str) -> None:
    assert shell(f"mkfifo pipe; $N {command}").returncode == 2
    assert (tmp_path / "pipe").is_fifo()
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    "command", ["convert '{}' -o b.jsonl", "report '{}'", "extract '{}'", "evaluate '{}'"]
)
def test_no_name_moves_the_cursor(shell: Shell, command: str) -> None:
    run = shell(f"$N {command.format(chr(27) + '[2J')}")
    assert run.returncode in (1, 2)
    assert b"\x1b" not in run.stderr
    assert b"\\x1b[2J" in run.stderr


def test_an_article_is_shown_as_it_is_and_does_nothing() -> None:
    article = "Été [/b] : 10 euros [bold]\r\n\x1b[2Jpuis « un [/i] mot », dit-il.\r\n".encode("cp1252")
    printed = {
        command: CliRunner(env={"FORCE_COLOR": "1", "COLUMNS": "120"}).invoke(
            app, [command, "-"], input=article
        )
        for command in ("show", "explain")
    }
    for run in printed.values():
        assert run.exit_code == 0, run.exception
        assert "\x1b[2J" not in run.output
        assert "10 euros" in run.output
        assert "un [/i] mot" in run.output
        assert "encoding detected: windows-1252" in run.output
    assert re.search(r"Été \[/b\] : (\x1b\[[0-9;]+m)10 euros\x1b", printed["show"].output)
