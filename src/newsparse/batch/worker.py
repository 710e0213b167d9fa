"""A worker process: loads its pipeline once, then reads one task at a time from standard input.

Messages are pickles between a parent and its own child. A worker is a plain ``python -c``, not a ``multiprocessing``
child, so that it works from notebooks, from scripts without a ``__main__`` guard and on every platform alike.
"""

from __future__ import annotations

import os
import pathlib
import pickle
import signal
import sys
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from newsparse.errors import InputError, NewsparseError
from newsparse.reading import MAX_BYTES, ROWS, Fields, Source, names_of, read_path
from newsparse.reading.decode import decode
from newsparse.reading.structured import read_json

if TYPE_CHECKING:
    from newsparse.pipeline import Pipeline

COMPRESSION = 1  # zlib level of a record on its way: at 1 it costs a hundredth of the parse and saves three quarters of the bytes
PARENT_CHECK = 1.0  # seconds between two looks whether the parent is alive
LONG = 300  # characters of a reason that are kept: what libraries say about a broken file can hold the file


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to know once. ``load`` are the keyword arguments of ``newsparse.load``."""

    load: Mapping[str, Any] = field(default_factory=dict)
    encoding: str | None = None
    fields: Fields | None = None
    max_bytes: int = MAX_BYTES
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the file ``path``, the JSON ``content``, or keyword arguments of ``parse``."""

    source: str | None = None
    path: str | None = None
    content: bytes | None = None
    arguments: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: the records as compressed JSON Lines, or the kind of failure and its reason."""

    body: bytes | None = None
    count: int = 0
    failure: str | None = None
    reason: str = ""

    def lines(self) -> bytes:
        """The records, a JSON object a line."""
        return zlib.decompress(self.body) if self.body else b""


def perform(task: Task, setup: Setup, pipeline: Pipeline) -> Outcome:
    """Do one task. Nothing it raises leaves it: a worker goes on with the next."""
    try:
        lines = [record.encode() + b"\n" for record in _records(task, setup, pipeline)]
        return Outcome(zlib.compress(b"".join(lines), COMPRESSION), len(lines))
    except InputError as error:
        return Outcome(failure="input", reason=_short(str(error)))
    except NewsparseError as error:
        return Outcome(failure="config", reason=_short(str(error)))
    except MemoryError:
        return Outcome(failure="memory", reason="out of memory")
    except Exception as error:
        return Outcome(failure="internal", reason=_short(f"internal error: {type(error).__name__}: {error}"))


def _records(task: Task, setup: Setup, pipeline: Pipeline) -> Iterator[str]:
    if task.arguments is not None:
        from newsparse.api import parse_item  # with all extractors behind it: the parent needs this module without them

        yield parse_item(pipeline, task.arguments).model_dump_json()
        return
    sources = list(_sources(task, setup))
    rows = task.content is not None or pathlib.Path(task.path or "").suffix.lower() in ROWS
    for source, name in zip(sources, names_of(sources, task.source or "", rows=rows), strict=True):
        yield pipeline.parse_source(source, published=setup.published, source=name).model_dump_json()


def _sources(task: Task, setup: Setup) -> Iterator[Source]:
    if task.content is not None:
        text, _ = decode(task.content, setup.encoding)
        yield from read_json(text, setup.fields)
    elif task.path is not None:
        yield from read_path(task.path, encoding=setup.encoding, fields=setup.fields, max_bytes=setup.max_bytes)


def _short(reason: str) -> str:
    line = " ".join(reason.split())
    return line if len(line) <= LONG else line[: LONG - 1] + "…"


def main() -> None:
    """The child's side: set up, say so, then answer tasks until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group: the parent decides
    threading.Thread(target=_die_with_parent, args=(os.getppid(),), daemon=True).start()
    inbox, outbox = sys.stdin.buffer, _private_output()
    try:
        setup: Setup = pickle.load(inbox)
        import newsparse

        pipeline = newsparse.load(**setup.load)
        if pipeline.config.components:
            pipeline.parse("Le 3 mars, « tout va bien », dit Jeanne Martin. Prix : 10 €.")  # what loads lazily loads now
    except Exception as error:
        _say(outbox, _short(f"{type(error).__name__}: {error}"))
        return
    _say(outbox, None)
    while True:
        try:
            task: Task = pickle.load(inbox)
        except EOFError:  # the parent has closed the pipe, or is dead
            return
        _say(outbox, perform(task, setup, pipeline))


def _die_with_parent(parent: int) -> None:
    """A closed pipe tells an idle worker that its parent was killed; one that is busy looks itself."""
    while os.getppid() == parent:
        time.sleep(PARENT_CHECK)
    os._exit(0)


def _private_output() -> IO[bytes]:
    """Standard output as a channel that no stray ``print`` of a library can write into."""
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return channel


def _say(outbox: IO[bytes], message: object) -> None:
    try:
        pickle.dump(message, outbox, protocol=pickle.HIGHEST_PROTOCOL)
        outbox.flush()
    except BrokenPipeError:  # the parent is dead: nobody waits for this
        os._exit(0)
