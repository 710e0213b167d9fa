"""A whole run: discover, skip what is done, share the rest out, keep what comes back, put the output together."""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import hashlib
import json
import pathlib
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, NamedTuple, Protocol

from newsparse import __version__
from newsparse.batch import output
from newsparse.batch.checkpoint import Checkpoint, StoppedError, remove
from newsparse.batch.discovery import LOOP, STDIN, Item, Selection, discover, expand, items_of
from newsparse.batch.forms import Form, form_of
from newsparse.batch.pool import Limits, Pool, default_workers
from newsparse.batch.worker import Outcome, Setup, Task
from newsparse.errors import ConfigError, InputError
from newsparse.reading.path import read_bytes
from newsparse.record import SCHEMA_VERSION

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """What to do, as the command line says it."""

    paths: tuple[str, ...]
    output: str = STDOUT
    form: str | None = None
    setup: Setup = field(default_factory=Setup)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    workers: int | None = None
    limits: Limits = field(default_factory=Limits)
    ordered: bool = True  # on standard output; files always are
    force: bool = False
    retry_failed: bool = False
    errors: str | None = None
    card: str | None = None
    stdin_ending: str = ".txt"


class Listener(Protocol):
    """Who wants to know how a run goes."""

    def note(self, source: str, text: str) -> None:
        """Something worth saying that is no failure."""

    def failed(self, source: str, reason: str) -> None:
        """An item gave no record."""

    def advanced(self) -> None:
        """An item is done with."""


@dataclass(slots=True)
class Summary:
    """What a run did: ``articles`` are in the output, ``kept`` of the ``items`` were done by an earlier run."""

    articles: int = 0
    items: int = 0
    kept: int = 0
    failed: int = 0
    seconds: float = 0.0
    errors: str | None = None


class _Tag(NamedTuple):
    number: int
    source: str


def run(job: Job, listener: Listener, stdout: IO[bytes] | None = None) -> Summary:
    """Do a job.

    Raises:
        ConfigError: the job cannot be begun; nothing was done.
        StoppedError: it could not be ended; doing it again goes on where it stopped.
    """
    started = time.monotonic()
    _check(job)
    target = None if job.output == STDOUT else pathlib.Path(job.output)
    form = form_of(target, job.form) if target else None
    state = _ready(target, form, job)
    summary = Summary()
    with Checkpoint(state, _settings(job.setup)) as checkpoint, tempfile.TemporaryDirectory() as spool:
        runner = _Runner(job, checkpoint, listener, summary, pathlib.Path(spool))
        written = checkpoint.recall("output")
        checkpoint.remember("output", "")
        runner.work(None if target else stdout)
        if not summary.items:
            raise ConfigError(f"no articles found in {', '.join(job.paths)}")
        checkpoint.forget_absent()
        if target and form:
            checkpoint.commit()
            if checkpoint.changed or written != output.fingerprint(target):
                output.write(checkpoint.records(), form, target, card_path=pathlib.Path(job.card) if job.card else None)
            checkpoint.remember("output", output.fingerprint(target) or "")
        summary.errors = _report(job, target, checkpoint)
        summary.articles = checkpoint.articles()
    summary.seconds = time.monotonic() - started
    return summary


class _Runner:
    """The moving parts of one run."""

    def __init__(self, job: Job, checkpoint: Checkpoint, listener: Listener, summary: Summary, spool: pathlib.Path) -> None:
        self._job, self._checkpoint, self._listener, self._summary, self._spool = job, checkpoint, listener, summary, spool

    def work(self, stdout: IO[bytes] | None) -> None:
        """Do all that is to do; records go to the checkpoint, or straight to a stream where one is given."""
        job = self._job
        pool = Pool[_Tag](job.setup, job.workers or default_workers(), job.limits)
        for tag, outcome in pool.run(self._tasks(), ordered=job.ordered and stdout is not None):
            self._checkpoint.store(tag.number, outcome, with_body=stdout is None)
            if stdout is not None:
                _emit(stdout, outcome.lines())
            if outcome.failure:
                self._failed(tag.source, outcome.reason)
            self._listener.advanced()

    def _tasks(self) -> Iterator[tuple[_Tag, Task]]:
        for item in self._items():
            digest, problem = _digest(item, self._job.setup.max_bytes)
            known = self._checkpoint.meet(item.key, item.source, digest, retry=self._job.retry_failed)
            if known.state == "again":  # named twice, or in a folder that was named as well
                continue
            self._summary.items += 1
            self._checkpoint.breathe()
            if known.state == "kept" and (not problem or problem == known.reason):
                self._summary.kept += 1
                if known.failure:
                    self._failed(item.source, known.reason)
                self._listener.advanced()
            elif problem:
                self._checkpoint.store(known.number, Outcome(failure="input", reason=problem))
                self._failed(item.source, problem)
                self._listener.advanced()
            else:
                twin = self._checkpoint.twin(known.number, digest)
                if twin:
                    self._listener.note(item.source, f"the same content as {twin}")
                path = None if item.content is not None else item.spooled or item.path
                yield _Tag(known.number, item.source), Task(item.source, path, item.content)

    def _items(self) -> Iterator[Item]:
        for item in discover(self._job.paths, selection_of(self._job), self._listener.note):
            if item.path == STDIN:
                yield from self._from_stdin()
            else:
                yield item

    def _from_stdin(self) -> Iterator[Item]:
        import sys

        path = self._spool / f"stdin{self._job.stdin_ending}"
        with path.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        for item in items_of(str(path), STDIN, self._job.setup.max_bytes):
            yield dataclasses.replace(item, path=STDIN, spooled=str(path))

    def _failed(self, source: str, reason: str) -> None:
        self._summary.failed += 1
        self._listener.failed(source, reason)


def selection_of(job: Job) -> Selection:
    """Which files a job wants; never the ones it writes."""
    own: set[str] = set()
    if job.output != STDOUT:
        own = {str(pathlib.Path(name).absolute()) for name in (job.output, _errors_path(job), *_state_files(job.output)) if name}
    return Selection(job.include, job.exclude, frozenset(own), job.setup.max_bytes)


def _check(job: Job) -> None:
    if job.workers is not None and job.workers < 1:
        raise ConfigError(f"workers must be at least 1, not {job.workers}")
    if job.limits.timeout <= 0 or job.limits.max_documents < 1 or job.setup.max_bytes < 1:
        raise ConfigError("limits must be above 0")
    if job.setup.published is not None:
        try:
            dt.date.fromisoformat(re.split(r"[T ]", job.setup.published, maxsplit=1)[0])
        except ValueError:
            raise ConfigError(f"not an ISO 8601 date: {job.setup.published!r}") from None
    missing = [path for path in job.paths if not expand(path)]
    if len(missing) == len(job.paths):
        raise ConfigError(f"no such file or folder: {', '.join(missing)}")


def _ready(target: pathlib.Path | None, form: Form | None, job: Job) -> str | None:
    """See that the output can be written; the path of the checkpoint."""
    if target is None or form is None:
        return None
    output.prepare(target, form)
    state = _state_files(job.output)[0]
    if job.force:
        remove(state)
    elif target.exists() and not pathlib.Path(state).exists():
        raise ConfigError(f"{target} exists and there is no checkpoint beside it to go on from: --force replaces it")
    return state


def _state_files(target: str) -> list[str]:
    name = f"{target.rstrip('/')}.checkpoint"
    return [name, f"{name}-wal", f"{name}-shm"]


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
        **load,
    }


def _digest(item: Item, max_bytes: int) -> tuple[bytes, str | None]:
    """A digest of the content, and why it cannot be read.

    It is taken before the worker reads the file: when that changes in between, the next run sees another digest.
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
    return hashlib.blake2b(data, digest_size=16).digest(), None


def _emit(stdout: IO[bytes], lines: bytes) -> None:
    try:
        stdout.write(lines)
        stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StoppedError(f"standard output: {error.strerror}") from None


def _errors_path(job: Job) -> str | None:
    if job.errors or job.output == STDOUT:
        return job.errors
    return str(pathlib.Path(job.output).with_name("errors.jsonl"))


def _report(job: Job, target: pathlib.Path | None, checkpoint: Checkpoint) -> str | None:
    """Write the list of failures; take back that of an earlier run when all is well."""
    path = _errors_path(job)
    if path is None:
        return None
    rows = [
        json.dumps({"source": source, "kind": kind, "reason": reason}, ensure_ascii=False) + "\n"
        for source, kind, reason in checkpoint.failures()
    ]
    if rows:
        try:
            output.atomically(pathlib.Path(path), "".join(rows))
        except OSError as error:
            raise StoppedError(f"{path}: {error.strerror}") from None
        checkpoint.remember("errors", path)
        return path
    if checkpoint.recall("errors") == path:
        pathlib.Path(path).unlink(missing_ok=True)
        checkpoint.remember("errors", "")
    return None
