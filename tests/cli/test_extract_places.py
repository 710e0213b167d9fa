"""The places a command names: none is another's, none is somebody's own file, and what we wrote is no
article.
"""

from __future__ import annotations

import os
import pathlib
import stat
import subprocess
import sys
from collections.abc import Callable

import pytest

from newsparse.cli import main

MONEY_ONLY = ("--workers", "1", "--disable", "entities,dates,quotes,tables")
Extract = Callable[..., tuple[int, str]]


@pytest.fixture
def extract(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Extract:
    """The command with two articles in ``in``, one of them empty: exit status, and what it says."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Il coûte 10 € par mois.\n")
    (tmp_path / "in" / "vide.txt").write_text("")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["newsparse", "extract", *MONEY_ONLY, *arguments])
        try:
            main()
        except SystemExit as stopped:
            return int(stopped.code or 0), capfd.readouterr().err
        return 0, capfd.readouterr().err

    return run


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "errors.jsonl"), "the output and the list of failures are the same file"),
        (("-o", "x.jsonl", "--errors", "./x.jsonl"), "the output and the list of failures are the same file"),
        (("-o", "x.jsonl", "--card", "x.jsonl"), "the output and the dataset card are the same file"),
        (
            ("-o", "x.jsonl", "--card", "errors.jsonl"),
            ("the list of failures and the dataset card are the same file"),
        ),
        (
            ("-o", "x.jsonl", "--errors", "x.jsonl.checkpoint"),
            ("the list of failures and the checkpoint are the same file"),
        ),
        (
            ("-o", "names.csv", "--format", "jsonl", "--lexicon", "names.csv", "--force"),
            ("the lexicon and the output are the same file"),
        ),
        (
            ("-o", "t", "--format", "tables-csv", "--errors", "t/e.jsonl"),
            "cannot be in the folder that is written",
        ),
        (("-o", "x.jsonl", "--errors", "in/a.txt"), "in/a.txt exists and is not a list of failures"),
        (("-o", "x.jsonl", "--card", "in/a.txt", "--force"), "in/a.txt exists and is not a dataset card"),
        (("-o", "in/a.txt", "--format", "jsonl", "--force"), "in/a.txt is among the inputs"),
        (("in/a.txt", "-o", "in/a.txt", "--format", "jsonl", "--force"), "in/a.txt is among the inputs"),
        (("-o", "x.jsonl", "--errors", "/proc/none/e.jsonl"), "/proc/none cannot be written to"),
        (("-o", "x.jsonl", "--card", "/proc/none/c.md"), "/proc/none cannot be written to"),
        (("--format", "parquet"), "standard output is JSON Lines"),
        (("--format", "nonsense"), "unknown format nonsense"),
        (("--card", "c.md"), "--card needs -o"),
        (("-o", "x.conll", "--no-text"), "it cannot be written without"),
        (("-o", "x.jsonl", "--encoding", "nonsense"), "unknown encoding: nonsense"),
        (("-o", "x.jsonl", "--encoding", "hex"), "unknown encoding: hex"),
        (("-o", "x.jsonl", "--timeout", "nan"), "limits must be above 0"),
        (("-o", "x.jsonl", "--include", "[z-a]*"), "not a glob: [z-a]*"),
    ],
)
def test_what_cannot_be_is_said_before_any_work(
    extract: Extract, tmp_path: pathlib.Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "names.csv").write_text("name,label\nPixelterra,ORG\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    status, said = extract("in", *arguments)
    assert status == 2
    assert message in said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_failures_go_into_a_device_and_leave_it_one(extract: Extract, tmp_path: pathlib.Path) -> None:
    sink = tmp_path / "sink"
    os.mkfifo(sink)
    reader = os.open(sink, os.O_RDONLY | os.O_NONBLOCK)
    assert extract("in", "-o", "out.jsonl", "--errors", "sink")[0] == 1
    assert b"empty file" in os.read(reader, 10_000)
    (tmp_path / "in" / "vide.txt").unlink()
    assert extract("in", "-o", "out.jsonl", "--errors", "sink")[0] == 0
    os.close(reader)
    status, said = extract("in", "-o", "sink", "--format", "jsonl", "--force")
    assert (status, "sink is not a regular file" in said) == (2, True)
    assert stat.S_ISFIFO(sink.stat().st_mode)


def test_what_a_run_writes_among_its_inputs_is_no_article(extract: Extract, tmp_path: pathlib.Path) -> None:
    (tmp_path / "other").symlink_to("in")
    command = ("in", "-o", "other/out.jsonl", "--card", "in/card.md")
    assert "1 articles from 2 inputs" in extract(*command)[1]
    assert "1 articles from 2 inputs" in extract(*command)[1]
    assert "1 articles from 2 inputs" in extract("in", "-o", "other/out.jsonl")[1]  # the card is still there
    assert (tmp_path / "in" / "card.md").exists()


def test_a_glob_that_takes_the_output_in_does_not_read_it(extract: Extract, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in" / "l.jsonl").write_text('{"text": "Il coûte 12 €."}\n')
    assert "1 articles from 1 inputs" in extract("in/*.jsonl", "-o", "in/out.jsonl")[1]
    status, said = extract("in/l.jsonl", "in/out.jsonl", "-o", "in/out.jsonl")
    assert status == 0
    assert "in/out.jsonl: passed over: this run writes it" in said
    assert "1 articles from 1 inputs" in said


def test_a_folder_with_files_of_others_is_not_replaced(extract: Extract, tmp_path: pathlib.Path) -> None:
    command = ("in/a.txt", "-o", "tables", "--format", "tables-csv")
    assert extract(*command)[0] == 0
    (tmp_path / "tables" / ".git").mkdir()
    (tmp_path / "tables" / "notes.txt").write_text("à moi")
    for more in ((), ("--force",)):
        status, said = extract(*command, *more)
        assert status == 2
        assert "did not write (.git, notes.txt)" in said
    assert (tmp_path / "tables" / "notes.txt").read_text() == "à moi"


def test_limits_beyond_all_numbers_are_none(extract: Extract, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in" / "l.jsonl").write_text('{"text": "Il coûte 12 €."}\n')
    for number, timeout in enumerate(("inf", "1e12")):
        status, said = extract(
            "in/l.jsonl", "-o", f"{number}.jsonl", "--max-bytes", "9" * 20, "--timeout", timeout
        )
        assert status == 0
        assert said.count("\n") == 1


def shell(folder: pathlib.Path, line: str, before: str = "") -> subprocess.CompletedProcess[str]:
    command = f"{before}exec {sys.executable} -m newsparse extract {' '.join(MONEY_ONLY)} {line}"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_standard_input_that_finds_no_room_is_said(extract: Extract, tmp_path: pathlib.Path) -> None:
    (tmp_path / "long.txt").write_text("Il coûte 10 € par mois.\n" * 10_000)
    run = shell(tmp_path, "- < long.txt", before="ulimit -f 200; ")
    assert run.returncode == 3
    assert run.stderr.startswith("newsparse: stopped: standard input, kept in ")
    assert run.stderr.endswith(": File too large\n")


def test_closed_streams_are_said(extract: Extract, tmp_path: pathlib.Path) -> None:
    run = shell(tmp_path, "in/a.txt >&-")
    assert (run.returncode, run.stderr) == (3, "newsparse: stopped: standard output: Bad file descriptor\n")
    run = shell(tmp_path, "- <&-")
    assert run.returncode == 1
    assert run.stderr.startswith("newsparse: -: empty file\n")
    run = shell(tmp_path, "in 2>&-")
    assert run.returncode == 1
    assert run.stdout.startswith('{"schema_version"')
    assert run.stdout.count("\n") == 1
