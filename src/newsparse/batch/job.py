"""A job: what to do, as the command line says it, and the files that follow from it."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from newsparse.batch.discovery import Selection
from newsparse.batch.flat import Options
from newsparse.batch.pool import Limits
from newsparse.batch.worker import Setup

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
    root: str | None = None  # the folder that sources are relative to
    options: Options = field(default_factory=Options)  # of flat tables

    @property
    def target(self) -> pathlib.Path | None:
        """Where the records go; nowhere when it is standard output."""
        return None if self.output == STDOUT else pathlib.Path(self.output)

    @property
    def failures(self) -> pathlib.Path | None:
        """Where failures are listed: as the job says, or beside the output."""
        if self.errors:
            return pathlib.Path(self.errors)
        return self.target.with_name("errors.jsonl") if self.target else None

    @property
    def state(self) -> str | None:
        """The checkpoint."""
        return f"{self.output.rstrip('/')}.checkpoint" if self.target else None

    def written(self) -> dict[str, str]:
        """All that the job writes, and what each is called."""
        named = {"output": self.target, "list of failures": self.failures, "dataset card": self.card}
        found = {name: str(path) for name, path in named.items() if path}
        if self.state:
            found |= {
                "checkpoint": self.state,
                "checkpoint's journal": f"{self.state}-wal",
                "checkpoint's index": f"{self.state}-shm",
            }
        return found


class Listener(Protocol):
    """Who wants to know how a run goes."""

    def note(self, source: str, text: str) -> None:
        """Something worth saying that is not a failure."""

    def failed(self, source: str, reason: str) -> None:
        """An item gave no record."""

    def advanced(self) -> None:
        """An item is done with."""


@dataclass(slots=True)
class Summary:
    """What a run did: ``articles`` are in the output, ``kept`` of the ``items`` were done by an
    earlier run.
    """

    articles: int = 0
    items: int = 0
    kept: int = 0
    failed: int = 0
    seconds: float = 0.0
    errors: str | None = None


def selection_of(job: Job, earlier: Iterable[str] = ()) -> Selection:
    """Which files a job wants; never the ones it writes, nor those that ``earlier`` runs of it
    have written.
    """
    own = frozenset(map(os.path.realpath, [*job.written().values(), *earlier]))
    return Selection(job.include, job.exclude, own, job.setup.ask)
