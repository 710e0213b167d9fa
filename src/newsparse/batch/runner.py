"""A whole run: discover, skip what is done, share the rest out, keep what comes back, put the output
together.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import hashlib
import pathlib
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from newsparse import __version__
from newsparse.batch.checkpoint import Checkpoint, StoppedError, remove
from newsparse.batch.checks import check
from newsparse.batch.copies import Copies
from newsparse.batch.discovery import LOOP, Item, discover, items_of
from newsparse.batch.job import Job, Listener, Summary, selection_of
from newsparse.batch.places import STDIN
from newsparse.batch.pool import Pool, default_workers
from newsparse.batch.results import own_files, put_together, report
from newsparse.batch.worker import Outcome, Setup, Task
from newsparse.errors import ConfigError, InputError
from newsparse.reading.path import read_bytes
from newsparse.record import SCHEMA_VERSION


class _Tag(NamedTuple):
    number: int
    shown: str


def run(job: Job, listener: Listener, stdout: IO[bytes] | None = None) -> Summary:
    """Do a job.

    Raises:
        ConfigError: the job cannot be begun; nothing was done.
        StoppedError: it could not be ended; doing it again goes on where it stopped.
    """
    started = time.monotonic()
    place = check(job)
    settings = _settings(job.setup)
    if place and job.force:
        remove(place.state)
    summary = Summary()
    with Checkpoint(place.state if place else None, settings) as checkpoint, _spool() as spool:
        written = checkpoint.recall("output")
        checkpoint.remember("output", "")
        _Runner(job, checkpoint, listener, summary, spool).work(None if place else stdout)
        if not summary.items:  # what was there when we began is gone: rather an error than no records
            raise ConfigError(f"no articles found in {', '.join(job.paths)}")
        if dropped := checkpoint.forget_absent():
            listener.note(job.output, f"no longer among the inputs, dropped: {dropped}")
        if place:
            checkpoint.commit()
            put_together(job, place, checkpoint, written)
        summary.errors = report(job, checkpoint)
        summary.articles = checkpoint.articles()
    summary.seconds = time.monotonic() - started
    return summary


@contextlib.contextmanager
def _spool() -> Iterator[pathlib.Path]:
    """A folder for what can be read only once."""
    try:
        folder = tempfile.TemporaryDirectory()
    except OSError as error:
        raise StoppedError(f"temporary folder: {error.strerror}") from None
    with folder as path:
        yield pathlib.Path(path)


class _Runner:
    """The moving parts of one run."""

    def __init__(
        self, job: Job, checkpoint: Checkpoint, listener: Listener, summary: Summary, spool: pathlib.Path
    ) -> None:
        self._job, self._checkpoint, self._listener, self._summary, self._spool = (
            job,
            checkpoint,
            listener,
            summary,
            spool,
        )

    def work(self, stdout: IO[bytes] | None) -> None:
        """Do all that is to do; records go to the checkpoint, or straight to a stream where one is given."""
        job = self._job
        # more than a clock can wait: no limit
        limits = job.limits._replace(timeout=min(job.limits.timeout, threading.TIMEOUT_MAX))
        copies = Copies()
        pool = Pool[_Tag](job.setup, job.workers or default_workers(), limits)
        for tag, outcome in pool.run(self._tasks(), ordered=job.ordered and stdout is not None):
            self._checkpoint.store(tag.number, outcome, with_body=stdout is None)
            if stdout is not None:
                _emit(stdout, b"".join(copies.told(outcome.lines().splitlines(keepends=True))))
            if outcome.failure:
                self._failed(tag.shown, outcome.reason)
            elif outcome.reason:
                self._listener.note(tag.shown, outcome.reason)
            self._listener.advanced()

    def _tasks(self) -> Iterator[tuple[_Tag, Task]]:
        for item in self._items():
            digest, problem = _digest(item, self._job.setup.max_bytes)
            retry = self._job.retry_failed
            known = self._checkpoint.meet(item.key, item.source, digest, retry=retry, place=item.place)
            if known.state == "again":  # named twice, or in a folder that was named as well
                continue
            self._summary.items += 1
            self._checkpoint.breathe()
            if known.state == "kept" and (not problem or problem == known.reason):
                self._summary.kept += 1
                if known.failure:
                    self._failed(item.shown, known.reason)
                self._listener.advanced()
            elif problem:
                self._checkpoint.store(known.number, Outcome(failure="input", reason=problem))
                self._failed(item.shown, problem)
                self._listener.advanced()
            else:
                twin = self._checkpoint.twin(known.number, digest)
                if twin:
                    self._listener.note(item.shown, f"the same content as {twin}")
                path = None if item.content is not None else item.spooled or item.path
                yield _Tag(known.number, item.shown), Task(item.source, path, item.content, form=item.form)

    def _items(self) -> Iterator[Item]:
        selection = selection_of(self._job, own_files(self._checkpoint))
        for item in discover(self._job.paths, selection, self._listener.note, self._job.root):
            if item.path == STDIN:
                yield from self._from_stdin()
            else:
                yield item

    def _from_stdin(self) -> Iterator[Item]:
        path = self._spool / f"stdin{self._job.stdin_ending}"
        try:
            with path.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
        except OSError as error:
            raise StoppedError(f"standard input, kept in {path.parent}: {error.strerror}") from None
        for item in items_of(str(path), STDIN, self._job.setup.ask):
            yield dataclasses.replace(item, path=STDIN, spooled=str(path))

    def _failed(self, shown: str, reason: str) -> None:
        self._summary.failed += 1
        self._listener.failed(shown, reason)


def _settings(setup: Setup) -> dict[str, Any]:
    """What records depend on beside the texts."""
    load = dict(setup.load)
    if load.get("lexicon"):
        try:
            load["lexicon"] = hashlib.sha256(pathlib.Path(load["lexicon"]).read_bytes()).hexdigest()
        except OSError as error:
            raise ConfigError(f"lexicon {load['lexicon']}: {error.strerror}") from None
    return {
        "newsparse version": __version__,
        "record version": SCHEMA_VERSION,
        "encoding": setup.encoding,
        "field names": setup.fields,
        "publication date": setup.published,
        "size limit": setup.max_bytes,
        "columns to keep": list(setup.keep),
        **load,
    }


def _digest(item: Item, max_bytes: int) -> tuple[bytes, str | None]:
    """A digest of the content, and why it cannot be read.

    It is taken before the worker reads the file: when that changes in between, the next run sees another
    digest. That of standard input depends on what it is read as, which no name of a file says.
    """
    if item.problem:
        return b"", item.problem
    if item.content is not None:
        return hashlib.blake2b(item.content, digest_size=16).digest(), None
    path = pathlib.Path(item.spooled or item.path)
    try:
        path.stat()
    except OSError as error:
        if error.errno == errno.ELOOP:
            return b"", LOOP
    except ValueError as error:  # a zero byte in the name
        return b"", str(error)
    try:
        data = read_bytes(path, max_bytes)
    except InputError as error:
        return b"", str(error)
    return hashlib.blake2b(
        data, digest_size=16, person=path.suffix.encode() if item.spooled else b""
    ).digest(), None


def _emit(stdout: IO[bytes], lines: bytes) -> None:
    try:
        stdout.write(lines)
        stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoppedError(f"standard output: {error.strerror}") from None
