"""What an output costs and what its errors say: one record as much as another, the file's name, no false
promise.
"""

from __future__ import annotations

import functools
import gzip
import os
import pathlib
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from newsparse.batch import checkpoint, output
from newsparse.batch.checkpoint import Checkpoint, StoppedError
from newsparse.batch.convert import convert
from newsparse.batch.forms import form_of
from newsparse.errors import InputError
from newsparse.record import Article

Newsparse = Callable[..., subprocess.CompletedProcess[str]]


def calls_to_write(records: int, line: bytes, target: pathlib.Path, form: str) -> int:
    """Python calls that writing so many records takes."""
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    wanted = form_of(target, form)
    output.prepare(target, wanted)
    sys.setprofile(count)
    try:
        output.write(iter([line] * records), wanted, target)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("form", ["brat", "conll"])
def test_a_record_costs_as_much_behind_many_as_behind_few(
    tmp_path: pathlib.Path, lines: list[bytes], form: str
) -> None:
    write = functools.partial(calls_to_write, line=lines[0], form=form)
    write(10, target=tmp_path / "warm")
    few, many = write(100, target=tmp_path / "few"), write(800, target=tmp_path / "many")
    assert few < many < 8.5 * few


def test_a_folder_of_many_files_is_brought_to_the_disk_at_once(
    tmp_path: pathlib.Path, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    wanted = form_of(tmp_path / "out", "brat")
    output.prepare(tmp_path / "out", wanted)
    output.write(iter([lines[0]] * 200), wanted, tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 403
    assert len(synced) < 10


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "cut.jsonl": lambda good: good + good[:80],
    "foreign.jsonl": lambda good: good + b'{"id": 3}\n',
    "binary.jsonl": lambda good: good + b"\xff\xfe\x00\n",
    "cut.jsonl.gz": lambda good: gzip.compress(good * 50)[:-20],
    "damaged.parquet": lambda good: b"PAR1" + good + b"PAR1",
    "damaged.sqlite": lambda good: b"SQLite format 3\x00" + good,
    "damaged.spacy": lambda good: good,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_convert_names_the_file_that_it_cannot_read(
    tmp_path: pathlib.Path, lines: list[bytes], name: str
) -> None:
    source, target = tmp_path / name, tmp_path / "new.jsonl"
    source.write_bytes(DAMAGED[name](lines[0].rstrip(b"\n") + b"\n"))
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        convert(source, target)
    assert not target.exists()


def test_convert_names_file_and_record_that_the_new_form_cannot_hold(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "old.jsonl"
    textless = Article(id="b", text="", dates=[]).model_dump_json()
    dated = '"dates":[{"text":null,"start":0,"end":3,"value":"2026","rule":"year"}]'
    source.write_text(
        Article(id="a", text="Lu.").model_dump_json() + "\n" + textless.replace('"dates":[]', dated) + "\n"
    )
    with pytest.raises(InputError, match=r"old\.jsonl, (?:record|line) 2"):
        convert(source, tmp_path / "new", form="brat")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old.jsonl"]


def test_a_read_only_checkpoint_promises_nothing(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.jsonl.checkpoint"
    with Checkpoint(str(path), {}) as first:
        first.remember("note", "before")
    real = sqlite3.connect

    def read_only(place: str, **options: Any) -> sqlite3.Connection:
        return real(f"file:{place}?mode=ro", uri=True, **options)

    monkeypatch.setattr(checkpoint.sqlite3, "connect", read_only)
    with pytest.raises(StoppedError, match="it cannot be written to") as refused:
        Checkpoint(str(path), {})
    assert not refused.value.goes_on


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everything"
)
def test_a_run_on_a_read_only_checkpoint_says_so(
    folder: pathlib.Path, tmp_path: pathlib.Path, newsparse: Newsparse
) -> None:
    command = ("extract", "in", "-o", "out.jsonl", "--workers", "1", "--disable", "entities,quotes,tables")
    assert newsparse(*command).returncode == 0
    (folder / "new.txt").write_text("Dix : 8 €.")
    (tmp_path / "out.jsonl.checkpoint").chmod(0o444)
    again = newsparse(*command)
    assert again.returncode == 3
    assert "cannot be written to" in again.stderr
    assert "goes on" not in again.stderr
