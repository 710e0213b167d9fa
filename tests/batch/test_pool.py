"""Worker processes: order, isolation, recycling, and errors that reach the caller."""

from __future__ import annotations

import contextlib
import itertools
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import textwrap

import pandas
import pytest

import newsparse
from newsparse.batch.pool import AHEAD, Limits, Pool, parse_in_processes
from newsparse.batch.worker import Setup, Task
from newsparse.errors import ConfigError, InputError

LIGHT = Setup({"components": ["money"]})


def children() -> set[int]:
    found: set[int] = set()
    for task in pathlib.Path("/proc/self/task").iterdir():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread may end while we look
            found |= {int(pid) for pid in (task / "children").read_text().split()}
    return found


def texts(count: int) -> list[tuple[int, Task]]:
    # Longer and shorter ones in turn: two workers finish them out of order.
    return [
        (number, Task(arguments={"text": f"Il paie {number} €. " * (2000 if number % 7 == 0 else 1)}))
        for number in range(count)
    ]


def test_order_is_kept_and_all_come_back() -> None:
    back = list(Pool[int](LIGHT, 2).run(iter(texts(40)), ordered=True))
    assert [tag for tag, _ in back] == list(range(40))
    assert all(outcome.count == 1 for _, outcome in back)


def test_unordered_loses_nothing() -> None:
    back = list(Pool[int](LIGHT, 2).run(iter(texts(40)), ordered=False))
    assert sorted(tag for tag, _ in back) == list(range(40))


def test_only_a_few_are_on_the_way() -> None:
    taken = itertools.count()

    def endless():  # type: ignore[no-untyped-def]
        for number in taken:
            yield number, Task(arguments={"text": "10 €"})

    run = Pool[int](LIGHT, 1).run(endless(), ordered=True)
    for _ in range(5):
        next(run)
    run.close()
    assert next(taken) <= 5 + AHEAD + 1
    assert not children()


def test_workers_are_replaced_after_their_share() -> None:
    pool = Pool[int](LIGHT, 1, Limits(max_documents=2))
    seen = set()
    for _ in pool.run(iter(texts(5)), ordered=True):
        seen |= children()
    assert len(seen) == 3


def test_a_worker_killed_from_outside_costs_no_document() -> None:
    killed = []
    numbers = []
    for tag, outcome in Pool[int](LIGHT, 2).run(iter(texts(60)), ordered=True):
        numbers.append(tag)
        assert outcome.failure is None
        if tag in (5, 30):
            victim = min(children())
            os.kill(victim, signal.SIGKILL)
            killed.append(victim)
    assert numbers == list(range(60))
    assert len(killed) == 2


def test_a_pipeline_that_cannot_load_is_one_clear_error() -> None:
    with pytest.raises(ConfigError, match="unknown component nonsense"):
        list(Pool[int](Setup({"components": ["nonsense"]}), 2).run(iter(texts(3)), ordered=True))
    assert not children()


def test_parse_many_in_processes_equals_parse_many() -> None:
    pipeline = newsparse.load(components=["money"])
    items = ["Il paie 10 €.", {"text": "Et 5 $.", "source": "x", "published": "2026-01-02"}, "Rien."]
    assert list(newsparse.parse_many(items, workers=2, pipeline=pipeline)) == list(
        newsparse.parse_many(items, pipeline=pipeline)
    )


BAD = [
    {"text": "10 €"},
    {"text": "\ud800", "source": "b"},
    {"text": "12 €", "published": "hier"},
    {"text": "14 €"},
]


def test_a_bad_text_fails_in_its_place() -> None:
    config = newsparse.load(components=["money"]).config
    first, bad, undated, last = parse_in_processes(iter(BAD), workers=2, config=config)
    assert (getattr(first, "text", None), getattr(last, "text", None)) == ("10 €", "14 €")
    assert [
        (one.index, one.kind, one.source) for one in (bad, undated) if isinstance(one, newsparse.Failure)
    ] == [
        (1, "input", "b"),
        (2, "config", None),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_becomes_of_a_bad_item_is_the_callers_to_say(workers: int) -> None:
    pipeline = newsparse.load(components=["money"])
    raised = newsparse.parse_many(BAD, workers=workers, pipeline=pipeline)
    assert next(raised).text == "10 €"
    with pytest.raises(InputError, match="surrogate"):
        next(raised)
    skipped = newsparse.parse_many(BAD, workers=workers, pipeline=pipeline, on_error="skip")
    assert [article.text for article in skipped] == ["10 €", "14 €"]
    given = list(newsparse.parse_many(BAD, workers=workers, pipeline=pipeline, on_error="yield"))
    assert [(item.index, item.kind) for item in given if isinstance(item, newsparse.Failure)] == [
        (1, "input"),
        (2, "config"),
    ]
    assert [item.text for item in given if not isinstance(item, newsparse.Failure)] == ["10 €", "14 €"]


def test_scripts_need_no_main_guard(tmp_path: pathlib.Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent("""
            import newsparse
            pipeline = newsparse.load(components=["money"])
            found = newsparse.parse_many(["10 €", "rien"], workers=2, pipeline=pipeline)
            print([len(article.money) for article in found])
        """)
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    run = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env=env, timeout=60, check=False
    )
    assert (run.stdout, run.stderr) == ("[1, 0]\n", "")


class Unsendable:
    """Something whose pickling fails in its own way."""

    def __reduce__(self) -> str:
        raise RuntimeError("no way")


@pytest.mark.parametrize("value", [lambda: 1, Unsendable()])
def test_what_cannot_be_sent_is_raised_in_its_place(value: object) -> None:
    pool = Pool[int](LIGHT, 2)
    tasks = [*texts(3), (3, Task(arguments={"text": value})), (4, Task(arguments={"text": "10 €"}))]
    outcomes = dict(pool.run(iter(tasks), ordered=True))
    assert [outcomes[number].failure for number in range(5)] == [None, None, None, "input", None]
    assert "cannot be sent to another process" in outcomes[3].reason
    assert not children()


def test_workers_that_cannot_be_looked_after_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(FileNotFoundError):
        list(Pool[int](LIGHT, 2).run(iter(texts(3)), ordered=True))
    monkeypatch.undo()
    # Python passes over what is not a string
    monkeypatch.setattr(sys, "path", [*sys.path, pathlib.Path("/nowhere")])
    assert len(list(Pool[int](LIGHT, 2).run(iter(texts(3)), ordered=True))) == 3
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ConfigError, match="a worker could not start: No such file"):
        list(Pool[int](LIGHT, 2).run(iter(texts(3)), ordered=True))


BAD_ITEMS = [
    (None, InputError, "text must be str, not NoneType"),
    (5, InputError, "text must be str, not int"),
    (b"abc", InputError, "text must be str, not bytes"),
    ({}, InputError, "an item without text"),
    ({"text": "a", "titre": "x"}, InputError, "unknown key 'titre'"),
    ({"text": "a", "title": 5}, InputError, "title must be str, not int"),
    ({"text": "a", "meta": ["x"]}, InputError, "meta must be a mapping"),
    ({"text": "a", 1: 2}, InputError, "unknown key 1"),
    ({"text": "a", "source": 5}, InputError, "source must be str, not int"),
    ({"text": "a", "source": pathlib.PurePath("x")}, InputError, "source must be str, not PurePosixPath"),
    ({"text": "a", "source": "\ud800"}, InputError, "source holds what UTF-8 cannot"),
    ({"text": "a", "published": pandas.NA}, ConfigError, "not an ISO 8601 date"),
    ({"text": "a", "published": b"x"}, ConfigError, "not an ISO 8601 date"),
]


@pytest.mark.parametrize("workers", [1, 2])
def test_items_of_any_kind_are_records_or_errors_of_ours(workers: int) -> None:
    pipeline = newsparse.load(components=["money"])
    for item, kind, message in BAD_ITEMS:
        found = newsparse.parse_many(["10 €", item], workers=workers, pipeline=pipeline)  # type: ignore[list-item]
        assert next(found).text == "10 €"
        with pytest.raises(kind, match=message):
            next(found)
    missing = {"text": "10 €", "published": pandas.NaT, "source": float("nan")}
    assert list(newsparse.parse_many([missing], workers=workers, pipeline=pipeline)) == [
        pipeline.parse("10 €")
    ]
