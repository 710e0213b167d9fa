"""Worker processes: each document alone with its time limit, a dead worker replaced, only a few documents on the way.

One thread looks after one process. A process that dies costs its document a second attempt in a fresh one (somebody may
have killed it, or others had eaten the memory); a document that kills two processes is the cause and is given up.
"""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from newsparse.batch.worker import Outcome, Setup, Task
from newsparse.errors import ConfigError, InputError, NewsparseError

if TYPE_CHECKING:
    from newsparse.pipeline import Config
    from newsparse.record import Article

TIMEOUT = 120.0  # seconds for one document; the largest allowed take about 20 on a slow core
MAX_DOCUMENTS = 5_000  # for one worker: spaCy's string store grows with every new word and is given back with the process
ATTEMPTS = 2  # times a document may take its worker down
STARTS = 3  # times in a row that a worker may die while it loads
AHEAD = 8  # documents on the way for each worker: enough to keep all busy behind a slow one
WORKER_MEMORY = 1_000_000_000  # bytes a worker with the model is allowed for when workers are counted; about 600 MB are used

# The child gets our search path; one thread each, as there is a process for every core.
_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from newsparse.batch.worker import main; main()"
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

Tag = TypeVar("Tag")


class WorkerDiedError(Exception):
    """The process is gone; the message says how, ``kind`` whether time or a crash ended it."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind, self.reason = kind, reason


class Limits(NamedTuple):
    """Seconds for a document, and documents for a worker."""

    timeout: float = TIMEOUT
    max_documents: int = MAX_DOCUMENTS


class Worker:
    """The parent's side of one process."""

    def __init__(self, setup: Setup) -> None:
        self.done = 0
        self._late = False
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**_ONE_THREAD, **os.environ},
        )
        complaint = self._exchange(setup)
        if complaint is not None:
            self.stop()
            raise ConfigError(f"a worker could not start: {complaint}")

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def ask(self, task: Task, timeout: float) -> Outcome:
        """Have a task done.

        Raises:
            WorkerDiedError: the process ended, or was ended as time was up.
        """
        alarm = threading.Timer(timeout, self._give_up)
        alarm.daemon = True
        alarm.start()
        try:
            outcome: Outcome = self._exchange(task)
        except WorkerDiedError:
            if self._late:
                raise WorkerDiedError("timeout", f"time limit: more than {timeout:g} s") from None
            raise
        finally:
            alarm.cancel()
        self.done += 1
        return outcome

    def stop(self) -> None:
        """End the process, at once."""
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            assert stream is not None
            with contextlib.suppress(OSError):  # a message that was not sent to a process that is gone
                stream.close()
        self._process.kill()
        self._process.wait()

    def _exchange(self, message: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(message, self._process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            status = self._process.wait()
            raise WorkerDiedError("crash", _how(status, self._last_words())) from None

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _last_words(self) -> str:
        try:
            self._errors.seek(0)
            lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        except ValueError:
            return ""
        return lines[-1][:300] if lines else ""


def _how(status: int, words: str) -> str:
    if status >= 0:
        return f"the worker ended with status {status}" + (f": {words}" if words else "")
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"the worker was killed by {name}" + (" (out of memory?)" if name == "SIGKILL" else "")


class Pool(Generic[Tag]):
    """Some workers and the threads that look after them."""

    def __init__(self, setup: Setup, workers: int, limits: Limits | None = None) -> None:
        self._setup, self._workers, self._limits = setup, workers, limits or Limits()
        self._inbox: queue.SimpleQueue[tuple[int, Tag, Task] | None] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[tuple[int, Tag, Outcome] | NewsparseError] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._alive: set[Worker] = set()
        self._closing = False

    def run(self, tasks: Iterator[tuple[Tag, Task]], *, ordered: bool) -> Iterator[tuple[Tag, Outcome]]:
        """The outcome of every task, in the order of the tasks or as they come.

        At most ``AHEAD`` tasks for each worker are on the way, those that wait for an earlier one included.
        """
        window = AHEAD * self._workers
        finished: dict[int, tuple[Tag, Outcome]] = {}
        sent = given = in_flight = 0
        exhausted = False
        try:
            while True:
                while not exhausted and sent - given < window:
                    following = next(tasks, None)
                    if following is None:
                        exhausted = True
                        break
                    self._send(sent, *following)
                    sent, in_flight = sent + 1, in_flight + 1
                if not in_flight:
                    return
                number, tag, outcome = self._receive()
                in_flight -= 1
                if not ordered:
                    given += 1
                    yield tag, outcome
                    continue
                finished[number] = tag, outcome
                while given in finished:
                    yield finished.pop(given)
                    given += 1
        finally:
            self.close()

    def close(self) -> None:
        """End all workers."""
        self._closing = True
        for _ in self._threads:
            self._inbox.put(None)
        for worker in list(self._alive):
            worker._give_up()
        for thread in self._threads:
            thread.join()

    def _send(self, number: int, tag: Tag, task: Task) -> None:
        if len(self._threads) < self._workers:
            thread = threading.Thread(target=self._look_after, daemon=True)
            thread.start()
            self._threads.append(thread)
        self._inbox.put((number, tag, task))

    def _receive(self) -> tuple[int, Tag, Outcome]:
        message = self._outbox.get()
        if isinstance(message, NewsparseError):
            raise message
        return message

    def _look_after(self) -> None:
        worker: Worker | None = None
        try:
            while (entry := self._inbox.get()) is not None and not self._closing:
                number, tag, task = entry
                outcome, worker = self._attempt(task, worker)
                self._outbox.put((number, tag, outcome))
        except NewsparseError as error:
            self._outbox.put(error)
        except WorkerDiedError as error:
            self._outbox.put(ConfigError(f"workers die while they load: {error}"))
        finally:
            self._retire(worker)

    def _attempt(self, task: Task, worker: Worker | None) -> tuple[Outcome, Worker | None]:
        for attempt in range(1, ATTEMPTS + 1):
            if worker is None or worker.done >= self._limits.max_documents:
                self._retire(worker)
                worker = self._start()
            try:
                outcome = worker.ask(task, self._limits.timeout)
            except WorkerDiedError as error:
                self._retire(worker)
                worker = None
                outcome = Outcome(failure=error.kind, reason=error.reason)
                if error.kind == "timeout" or attempt == ATTEMPTS or self._closing:
                    break
            else:
                if outcome.failure == "memory":
                    self._retire(worker)
                    worker = None
                break
        return outcome, worker

    def _start(self) -> Worker:
        for attempt in range(1, STARTS + 1):
            try:
                worker = Worker(self._setup)
            except WorkerDiedError:
                if attempt == STARTS or self._closing:
                    raise
            else:
                self._alive.add(worker)
                return worker
        raise AssertionError("unreachable")

    def _retire(self, worker: Worker | None) -> None:
        if worker is not None:
            self._alive.discard(worker)
            worker.stop()


def default_workers() -> int:
    """As many as there are cores for us and memory for models.

    >>> default_workers() >= 1
    True
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, _available_memory() // WORKER_MEMORY))


def _available_memory() -> int:
    """Bytes that are free, or that the control group we run in allows; very many where the system does not say."""
    found = [1 << 60]
    for path, key in (("/proc/meminfo", "MemAvailable:"), ("/sys/fs/cgroup/memory.max", "")):
        try:
            with pathlib.Path(path).open(encoding="ascii") as file:
                fields = next((line.split() for line in file if line.startswith(key)), [])
        except OSError:
            continue
        numbers = [int(field) for field in fields if field.isdigit()]
        if numbers:
            found.append(numbers[0] * (1024 if key else 1))  # meminfo counts in KiB, the control group in bytes
    return min(found)


def parse_in_processes(items: Iterator[dict[str, Any]], *, workers: int, config: Config) -> Iterator[Article]:
    """The records of texts (keyword arguments of ``parse``), in their order, made in ``workers`` processes.

    Raises:
        InputError: an item is no usable text, or it took two workers down; those before it have been given out.
    """
    from newsparse.record import Article

    setup = Setup({"components": sorted(config.components), "lexicon": config.lexicon, "with_text": config.with_text})
    tasks = ((None, Task(arguments=item)) for item in items)
    for _, outcome in Pool[None](setup, workers).run(tasks, ordered=True):
        if outcome.failure:
            raise (ConfigError if outcome.failure == "config" else InputError)(outcome.reason)
        yield Article.model_validate_json(outcome.lines())
