"""A worker process: loads its pipeline once, then reads one task at a time from standard input.

Messages are pickles between a parent and its own child. A worker is a plain ``python -c``, not a
``multiprocessing`` child, so that it works from notebooks, from scripts without a ``__main__`` guard and on
every platform alike.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import sys
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, Any

from newsparse.errors import InputError, NewsparseError
from newsparse.reading import MAX_BYTES, Fields, Source, names_of, read_path
from newsparse.reading.formats import Ask, OtherLanguageError, PartlyReadError, format_named, format_of
from newsparse.record.identity import article_id

if TYPE_CHECKING:
    from newsparse.pipeline import Pipeline

# zlib level of a record on its way: at 1 it costs a hundredth of the parse and saves three quarters of the
# bytes
COMPRESSION = 1
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
    keep: tuple[str, ...] = ()

    @property
    def ask(self) -> Ask:
        """What the formats need to know."""
        return Ask(self.encoding, self.fields, self.keep, self.max_bytes)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: the file ``path``, an entry of a file in the format ``form``, or keyword arguments of
    ``parse``.
    """

    source: str | None = None
    path: str | None = None
    content: bytes | None = None
    arguments: Mapping[str, Any] | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: the records as compressed JSON Lines, the kind of failure and its reason, or
    both where a part of it failed.

    A reason without a failure is a note.
    """

    body: bytes | None = None
    count: int = 0
    failure: str | None = None
    reason: str = ""

    def lines(self) -> bytes:
        """The records, a JSON object a line."""
        return zlib.decompress(self.body) if self.body else b""

    def renamed(self, before: str, now: str) -> Outcome | None:
        """The same records under another source, which their ids are made of; ``None`` where they must be
        made anew, as they are without their text.
        """
        lines = []
        for line in self.lines().splitlines(keepends=True):
            record = json.loads(line)
            if record["source"] == before:
                old, new = (_head(ident, source) for ident, source in _names(record, now))
                if not record["text"] or line.count(old) != 1:
                    return None
                line = line.replace(old, new)
            lines.append(line)
        return replace(self, body=zlib.compress(b"".join(lines), COMPRESSION))


def _names(record: Mapping[str, Any], now: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (record["id"], record["source"]), (article_id(record["text"], now), now)


def _head(ident: str, source: str) -> bytes:
    """The two fields as they stand in a record."""
    return f'"id":{_told(ident)},"source":{_told(source)},'.encode()


def _told(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def perform(task: Task, setup: Setup, pipeline: Pipeline) -> Outcome:
    """Do one task. Nothing it raises leaves it: a worker goes on with the next."""
    lines: list[bytes] = []
    try:
        lines += (record.encode() + b"\n" for record in _records(task, setup, pipeline))
        return _done(lines)
    except OtherLanguageError as error:
        return Outcome(reason=_short(str(error)))
    except PartlyReadError as error:
        return _done(lines, failure="input", reason=_short(str(error)))
    except InputError as error:
        return Outcome(failure="input", reason=_short(str(error)))
    except NewsparseError as error:
        return Outcome(failure="config", reason=_short(str(error)))
    except MemoryError:
        return Outcome(failure="memory", reason="out of memory")
    except Exception as error:
        return Outcome(failure="internal", reason=_short(f"internal error: {type(error).__name__}: {error}"))


def _done(lines: list[bytes], failure: str | None = None, reason: str = "") -> Outcome:
    return Outcome(zlib.compress(b"".join(lines), COMPRESSION), len(lines), failure, reason)


def _records(task: Task, setup: Setup, pipeline: Pipeline) -> Iterator[str]:
    if task.arguments is not None:
        # with all extractors behind it: the parent needs this module without them
        from newsparse.api import parse_item

        yield parse_item(pipeline, task.arguments).model_dump_json()
        return
    sources: list[Source] = []
    partly = None
    try:
        sources += _sources(task, setup)
    except PartlyReadError as error:
        partly = error
    for source, name in zip(
        sources, names_of(sources, task.source or "", rows=_is_addressed(task)), strict=True
    ):
        yield pipeline.parse_source(source, published=setup.published, source=name).model_dump_json()
    if partly is not None:
        raise partly


def _is_addressed(task: Task) -> bool:
    known = format_named(task.form) if task.form is not None else format_of(task.path or "")
    return known is not None and known.addressed


def _sources(task: Task, setup: Setup) -> Iterator[Source]:
    if task.content is not None and task.form is not None:
        yield from format_named(task.form).sources(task.content, setup.ask)
    elif task.path is not None:
        yield from read_path(
            task.path,
            encoding=setup.encoding,
            fields=setup.fields,
            keep=setup.keep,
            max_bytes=setup.max_bytes,
        )


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
            # what loads lazily loads now
            pipeline.parse("Le 3 mars, « tout va bien », dit Jeanne Martin. Prix : 10 €.")
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
