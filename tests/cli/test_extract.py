"""The command: exit statuses, messages, and what the options do."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import pytest

from newsparse.cli import main

MONEY_ONLY = ("--disable", "entities,dates,quotes,tables")
HOSTILE = pathlib.Path(__file__).parents[1] / "batch" / "hostile"
Newsparse = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def extract(tmp_path: pathlib.Path) -> Newsparse:
    def run(
        *arguments: str | pathlib.Path, stdin: str | None = None, path: pathlib.Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        search = os.pathsep.join([*([str(path)] if path else []), *filter(None, sys.path)])
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "newsparse",
                "extract",
                "--workers",
                "1",
                *map(str, arguments),
                *MONEY_ONLY,
            ],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": search},
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    root = tmp_path / "in"
    root.mkdir()
    for number in range(3):
        (root / f"{number}.txt").write_text(f"Il coûte {number}0 € par mois.\n", encoding="utf-8")
    return root


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_records_go_to_standard_output_and_the_summary_to_standard_error(
    folder: pathlib.Path, extract: Newsparse
) -> None:
    run = extract("in")
    assert run.returncode == 0
    assert [record["source"] for record in records(run.stdout)] == ["0.txt", "1.txt", "2.txt"]
    assert run.stderr.startswith("3 articles from 3 inputs in ")
    assert run.stderr.count("\n") == 1


def test_standard_input_is_one_article_or_what_is_said(extract: Newsparse) -> None:
    (record,) = records(extract("-", stdin="Il paie 10 €.").stdout)
    assert record["source"] == "-"
    assert record["money"]
    lines = '{"corps": "10 €", "lien": "http://x/1", "le": "2026-01-02"}\n{"corps": "12 €"}\n'
    run = extract(
        "-",
        "--stdin-format",
        "jsonl",
        "--text-field",
        "corps",
        "--url-field",
        "lien",
        "--date-field",
        "le",
        stdin=lines,
    )
    assert [(record["source"], record["published"]) for record in records(run.stdout)] == [
        ("http://x/1", "2026-01-02"),
        ("-#2", None),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "no such file or folder: nowhere"),
        (("in", "-o", "out.odt"), "no form has this ending"),
        (("in", "-o", "out", "--format", "xml"), "unknown format xml"),
        (("in", "-o", "in"), "in: no form has this ending"),
        (("in", "-o", "in", "--format", "jsonl"), "is a folder"),
        (("in", "-o", "in", "--format", "brat"), "did not write"),
        (("in", "--workers", "0"), "workers must be at least 1"),
        (("in", "--published", "hier"), "not an ISO 8601 date"),
        (("in", "--lexicon", "none.csv"), "lexicon none.csv"),
        (("in", "--disable", "dates,dtaes"), "unknown component dtaes"),
        (("in", "--timeout", "0"), "limits must be above 0"),
        (("in", "-o", "/proc/none/out.jsonl"), "cannot be written to"),
        (("in", "--include", "*.zip"), "no articles found"),
        (("in", "--wrong"), "No such option"),
    ],
)
def test_wrong_usage_is_status_2_and_a_message(
    folder: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(folder.parent)
    monkeypatch.setattr(sys, "argv", ["newsparse", "extract", *MONEY_ONLY, *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    printed = capfd.readouterr()
    assert stopped.value.code == 2
    assert message in printed.err
    assert not printed.out


def test_a_full_disk_is_said_and_stops_the_run(
    folder: pathlib.Path, tmp_path: pathlib.Path, extract: Newsparse
) -> None:
    with pathlib.Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "newsparse", "extract", folder, "--workers", "1", *MONEY_ONLY],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=60,
            check=False,
        )
    assert run.returncode == 3
    assert "No space left on device" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_disk_that_fills_up_keeps_what_is_done(
    tmp_path: pathlib.Path, folder: pathlib.Path, extract: Newsparse
) -> None:
    for number in range(3):
        # texts that do not compress: 80 kB each
        (folder / f"{number}.txt").write_bytes(os.urandom(40_000).hex().encode())
    code = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000)); "
    code += "runpy.run_module('newsparse', run_name='__main__')"
    command = [sys.executable, "-c", code, "extract", "in", "-o", "out.jsonl", "--workers", "1", *MONEY_ONLY]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=env, timeout=60, check=False
    )
    assert run.returncode == 3, run.stderr
    assert "no space left on the disk" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "out.jsonl").exists()
    assert extract("in", "-o", "out.jsonl").returncode == 0
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 3


def test_a_file_that_kills_its_worker_is_quarantined_and_the_others_go_on(
    folder: pathlib.Path, tmp_path: pathlib.Path, extract: Newsparse
) -> None:
    for name in ("segfault.txt", "killed.txt", "slow.txt", "exits.txt"):
        (folder / name).write_text(f"{name} : 10 €")
    run = extract("in", "-o", "out.jsonl", "--workers", "2", "--timeout", "2", path=HOSTILE)
    assert run.returncode == 1
    assert len(records((tmp_path / "out.jsonl").read_text())) == 3
    failures = {
        str(row["source"]): (row["kind"], row["reason"])
        for row in records((tmp_path / "errors.jsonl").read_text())
    }
    assert failures == {
        "exits.txt": ("crash", "the worker ended with status 7"),
        "killed.txt": ("crash", "the worker was killed by SIGKILL (out of memory?)"),
        "segfault.txt": ("crash", "the worker was killed by SIGSEGV"),
        "slow.txt": ("timeout", "time limit: more than 2 s"),
    }
    assert all(f"newsparse: in/{source}: " in run.stderr for source in failures)
    again = extract("in", "-o", "out.jsonl", "--workers", "2", "--timeout", "2", path=HOSTILE)
    assert (again.returncode, "7 done before, 4 failed" in again.stderr) == (1, True)
    # what made them fail is gone
    retried = extract("in", "-o", "out.jsonl", "--workers", "2", "--retry-failed")
    assert retried.returncode == 0, retried.stderr
    assert len(records((tmp_path / "out.jsonl").read_text())) == 7
    assert not (tmp_path / "errors.jsonl").exists()


def test_names_are_shown_harmlessly(folder: pathlib.Path, tmp_path: pathlib.Path, extract: Newsparse) -> None:
    (folder / "x\x1b[2J\ny.txt").write_text("")
    pathlib.Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("10 €")
    run = extract("in", "-o", "out.jsonl")
    assert run.returncode == 1
    assert "in/x\\x1b[2J\\x0ay.txt: empty file" in run.stderr
    assert ".//caf\\xe9.txt" in [record["source"] for record in records((tmp_path / "out.jsonl").read_text())]


def test_every_form_can_be_asked_for(
    folder: pathlib.Path, tmp_path: pathlib.Path, extract: Newsparse
) -> None:
    assert extract("in", "-o", "new/out.parquet", "--card", "new/card.md").returncode == 0
    assert (tmp_path / "new" / "out.parquet").read_bytes()[:4] == b"PAR1"
    assert "| articles | 3 |" in (tmp_path / "new" / "card.md").read_text()
    assert extract("in", "-o", "new/tables", "--format", "tables-csv").returncode == 0
    assert (tmp_path / "new" / "tables" / "money.csv").read_text().count("\n") == 4


def test_a_closed_pipe_is_no_error_message(folder: pathlib.Path) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.Popen(
        [sys.executable, "-m", "newsparse", "extract", folder, "--workers", "1", *MONEY_ONLY],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    )
    assert run.stdout
    assert run.stderr
    run.stdout.close()
    assert b"Traceback" not in run.stderr.read()
    run.stderr.close()
    assert run.wait(60) == 141


def test_help_needs_no_model() -> None:
    code = (
        "import sys; from newsparse.cli.app import app; app(['extract', '--help'], "
        "standalone_mode=False); "
        "sys.exit('spacy' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, env=env, timeout=60, check=False
        ).returncode
        == 0
    )
