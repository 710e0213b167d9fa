"""Killed at any moment, run again: nothing lost, nothing twice, the same bytes."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

import pytest

MONEY_ONLY = ("--disable", "entities,dates,quotes,tables")
Newsparse = Callable[..., subprocess.CompletedProcess[str]]
COUNT = 120  # documents
LONG = 75  # the number of the first long one: whatever happens before it, seconds of work are left


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    root = tmp_path_factory.mktemp("many") / "in"
    root.mkdir()
    for number in range(COUNT):
        sentences = f"Il a levé {number} millions d'euros, puis 3,5 M$. " * (150 if number < LONG else 500)
        (root / f"{number:03}.txt").write_text(f"Article {number}.\n{sentences}")
    return root


def start(many: pathlib.Path, out: pathlib.Path, *options: str) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "newsparse",
        "extract",
        str(many),
        "-o",
        str(out),
        "--workers",
        "2",
        *MONEY_ONLY,
        *options,
    ]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def workers_of(pid: int) -> list[int]:
    try:
        tasks = list(pathlib.Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):  # a thread, or all of it, has ended meanwhile
        return []


def wait_for_workers(process: subprocess.Popen[bytes]) -> list[int]:
    while process.poll() is None:
        if found := workers_of(process.pid):
            return found
        time.sleep(0.01)
    raise AssertionError("ended before it began")


def alive(pid: int) -> bool:
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_for_done(process: subprocess.Popen[bytes], out: pathlib.Path, count: int) -> None:
    while process.poll() is None and done_in(out) < count:
        time.sleep(0.02)


def killed_at(moment: int, many: pathlib.Path, out: pathlib.Path, *options: str) -> list[int]:
    """The workers of a run that was killed when so many documents were done; once more where we came too
    late, on a busy machine.
    """
    for _ in range(5):
        process = start(many, out, *options)
        wait_for_workers(process)
        wait_for_done(process, out, moment)
        workers = workers_of(process.pid)
        process.kill()
        # nor in the moment between the last byte and the end
        if process.wait() == -signal.SIGKILL and not out.exists():
            return workers
        for path in out.parent.glob(f"{out.name}*"):
            path.unlink()
    raise AssertionError("each run ended before it could be killed")


def test_kill_9_of_parent_and_workers(many: pathlib.Path, tmp_path: pathlib.Path) -> None:
    undisturbed = tmp_path / "undisturbed.jsonl"
    assert start(many, undisturbed).wait(90) == 0
    out = tmp_path / "out.jsonl"
    for moment in (0, 15, 50):  # documents done: while the workers load, then in the midst
        orphans = killed_at(moment, many, out)
        assert not out.exists()
        deadline = time.monotonic() + 30
        while any(map(alive, orphans)):  # they see that they are alone
            assert time.monotonic() < deadline
            time.sleep(0.05)
    process = start(many, out)
    (victim, *_) = wait_for_workers(process)
    wait_for_done(process, out, 70)
    with contextlib.suppress(ProcessLookupError):  # it was faster, or retired
        os.kill(victim, signal.SIGKILL)
    assert process.wait(90) == 0, process.stderr and process.stderr.read()
    assert out.read_bytes() == undisturbed.read_bytes()
    sources = [json.loads(line)["source"] for line in out.read_text().splitlines()]
    assert len(sources) == len(set(sources)) == COUNT


def test_kill_9_in_the_midst_of_a_data_set(many: pathlib.Path, tmp_path: pathlib.Path) -> None:
    archive = tmp_path / "archive.csv"
    with archive.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["identifiant", "texte", "rubrique"])
        rows.writerows([path.stem, path.read_text(), "Éco"] for path in sorted(many.iterdir()))
        rows.writerow(["vide", "", ""])
    keep = ("--keep", "rubrique")
    assert start(archive, tmp_path / "undisturbed.parquet", *keep).wait(90) == 1  # one row has no text
    out = tmp_path / "out.parquet"
    for moment in (0, 15, 30, 45, 60):
        killed_at(moment, archive, out, *keep)
    assert start(archive, out, *keep).wait(90) == 1
    assert out.read_bytes() == (tmp_path / "undisturbed.parquet").read_bytes()


def test_a_run_that_was_killed_goes_on_where_it_was(
    many: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    out = tmp_path / "out.jsonl"
    process = start(many, out)
    wait_for_workers(process)
    wait_for_done(process, out, 20)
    process.kill()
    process.wait()
    again = newsparse("extract", many, "-o", out, "--workers", "2", *MONEY_ONLY)
    assert again.returncode == 0
    assert int(again.stderr.split(" done before")[0].rsplit(" ", 1)[1]) >= 20


def done_in(out: pathlib.Path) -> int:
    """Finished items in a copy of the checkpoint, as a killed run would leave it; a new copy each time, as
    SQLite keeps files beside it.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "copy")
        for ending in ("", "-wal"):
            source = out.with_name(f"{out.name}.checkpoint{ending}")
            if not source.exists():
                return 0
            copy.with_name(f"copy{ending}").write_bytes(source.read_bytes())
        with contextlib.closing(sqlite3.connect(copy)) as base:
            try:
                return int(base.execute("SELECT count(*) FROM item WHERE count IS NOT NULL").fetchone()[0])
            except sqlite3.DatabaseError:  # copied in the midst of a write
                return 0


def test_only_what_has_changed_is_done_again(
    folder: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    out = tmp_path / "out.jsonl"
    command = ("extract", "in", "-o", "out.jsonl", "--workers", "1", *MONEY_ONLY)
    assert newsparse(*command).returncode == 0
    before, stamp = out.read_bytes(), out.stat().st_mtime_ns
    unchanged = newsparse(*command)
    assert "5 done before" in unchanged.stderr
    assert out.stat().st_mtime_ns == stamp  # not even written again
    (folder / "b.md").write_text("Maintenant 99 €.")
    os.utime(folder / "b.md", ns=(0, 0))  # the time says nothing, the content does
    (folder / "c.txt").unlink()
    (folder / "aa.txt").write_text("Neuf : 7 €.")
    os.utime(folder / "a.txt")
    changed = newsparse(*command)
    assert "3 done before" in changed.stderr
    assert newsparse("extract", "in", "-o", "fresh.jsonl", "--workers", "1", *MONEY_ONLY).returncode == 0
    assert out.read_bytes() == (tmp_path / "fresh.jsonl").read_bytes() != before
    out.write_text("damaged")
    assert "5 done before" in newsparse(*command).stderr
    assert out.read_bytes() == (tmp_path / "fresh.jsonl").read_bytes()


def test_other_options_and_foreign_outputs_are_refused(
    folder: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    assert newsparse("extract", "in", "-o", "out.jsonl", "--workers", "1", *MONEY_ONLY).returncode == 0
    other = newsparse("extract", "in", "-o", "out.jsonl", *MONEY_ONLY, "--published", "2026-01-01")
    assert other.returncode == 2
    assert "publication date" in other.stderr
    assert (
        newsparse(
            "extract", "in", "-o", "out.jsonl", *MONEY_ONLY, "--published", "2026-01-01", "--force"
        ).returncode
        == 0
    )
    (tmp_path / "mine.jsonl").write_text("mine")
    foreign = newsparse("extract", "in", "-o", "mine.jsonl", *MONEY_ONLY)
    assert foreign.returncode == 2
    assert (tmp_path / "mine.jsonl").read_text() == "mine"


def test_two_runs_at_once_do_not_mix(
    many: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    first = start(many, tmp_path / "out.jsonl")
    wait_for_workers(first)
    second = newsparse("extract", many, "-o", tmp_path / "out.jsonl", *MONEY_ONLY)
    assert "another run is writing this output" in second.stderr
    assert "goes on from there" not in second.stderr
    assert second.returncode == 3
    assert first.wait(60) == 0
