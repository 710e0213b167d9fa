"""Worker processes: each document alone with its time limit, a dead worker replaced, only a few documents on
the way.

One thread looks after one process. A process that dies costs its document a second attempt in a fresh one
(somebody may have killed it, or others had eaten the memory); a document that kills two processes is the
cause and is given up.
"""

from __future__ import annotations

import os
import pathlib
import queue
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from newsparse.batch.process import Worker, WorkerDiedError
from newsparse.batch.worker import Outcome, Setup, Task
from newsparse.errors import ConfigError, Failure, InputError

if TYPE_CHECKING:
    from newsparse.pipeline import Config
    from newsparse.record import Article

TIMEOUT = 120.0  # seconds for one document; the largest allowed take about 20 on a slow core
# for one worker: spaCy's string store grows with every new word and is given back with the process
MAX_DOCUMENTS = 5_000
ATTEMPTS = 2  # times a document may take its worker down
STARTS = 3  # times in a row that a worker may die while it loads
AHEAD = 8  # documents on the way for each worker: enough to keep all busy behind a slow one
# bytes a worker with the model is allowed for when workers are counted: 200 MB to begin with, 300 MB after a
# line of a million characters, and what the string store grows by
WORKER_MEMORY = 600_000_000


Tag = TypeVar("Tag")


class Limits(NamedTuple):
    """Seconds for a document, and documents for a worker."""

    timeout: float = TIMEOUT
    max_documents: int = MAX_DOCUMENTS


class Pool(Generic[Tag]):
    """Some workers and the threads that look after them."""

    def __init__(self, setup: Setup, workers: int, limits: Limits | None = None) -> None:
        self._setup, self._workers, self._limits = setup, workers, limits or Limits()
        self._inbox: queue.SimpleQueue[tuple[int, Tag, Task] | None] = queue.SimpleQueue()
        self._outbox: queue.SimpleQueue[tuple[int, Tag, Outcome] | Exception] = queue.SimpleQueue()
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
        if isinstance(message, Exception):
            raise message
        return message

    def _look_after(self) -> None:
        worker: Worker | None = None
        try:
            while (entry := self._inbox.get()) is not None and not self._closing:
                number, tag, task = entry
                outcome, worker = self._attempt(task, worker)
                self._outbox.put((number, tag, outcome))
        except WorkerDiedError as error:
            self._outbox.put(ConfigError(f"workers die while they load: {error}"))
        except Exception as error:  # any: who waits for an outcome must learn that none will come
            self._outbox.put(error)
        finally:
            self._retire(worker)

    def _attempt(self, task: Task, worker: Worker | None) -> tuple[Outcome, Worker | None]:
        for attempt in range(1, ATTEMPTS + 1):
            if worker is None or worker.done >= self._limits.max_documents:
                self._retire(worker)
                worker = self._start()
            try:
                outcome = worker.ask(task, self._limits.timeout)
            except InputError as error:
                outcome = Outcome(failure="input", reason=str(error))
                break
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
    """Bytes that are free, or that the control group we run in allows; very many where the system does not
    say.
    """
    found = [1 << 60]
    for path, key in (("/proc/meminfo", "MemAvailable:"), ("/sys/fs/cgroup/memory.max", "")):
        try:
            with pathlib.Path(path).open(encoding="ascii") as file:
                fields = next((line.split() for line in file if line.startswith(key)), [])
        except OSError:
            continue
        numbers = [int(field) for field in fields if field.isdigit()]
        if numbers:
            # meminfo counts in KiB, the control group in bytes
            found.append(numbers[0] * (1024 if key else 1))
    return min(found)


def parse_in_processes(
    items: Iterator[dict[str, Any]], *, workers: int, config: Config
) -> Iterator[Article | Failure]:
    """The records of texts (keyword arguments of ``parse``), in their order, made in ``workers`` processes.

    A failure stands for an item that is not a usable text, cannot be sent to a process, or took two workers
    down.
    """
    from newsparse.record import Article

    setup = Setup(
        {"components": sorted(config.components), "lexicon": config.lexicon, "with_text": config.with_text}
    )
    tasks = ((item.get("source"), Task(arguments=item)) for item in items)
    for index, (source, outcome) in enumerate(Pool[Any](setup, workers).run(tasks, ordered=True)):
        if outcome.failure:
            yield Failure(index, outcome.failure, outcome.reason, source if isinstance(source, str) else None)
        else:
            yield Article.model_validate_json(outcome.lines())
