"""What ``newsparse extract`` shows while it works."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

import typer

from newsparse.cli.streams import visible

if TYPE_CHECKING:
    from newsparse.batch.job import Job


class Screen:
    """Standard error: one line for each failure and note, and on a terminal a bar with rate and time left."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._progress: Any = None
        self._task: Any = None
        self._over = False

    def __enter__(self) -> Screen:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
                TimeElapsedColumn,
                TimeRemainingColumn,
            )

            columns = (
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
            )
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task("", total=None, rate="")
            self._progress.start()
            if "-" not in self._job.paths:  # what comes from standard input can be read only once
                threading.Thread(target=self._count, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over = True
        if self._progress:
            self._progress.stop()

    def note(self, source: str, text: str) -> None:
        """Something that is not a failure."""
        self.say(f"newsparse: note: {visible(source)}: {text}")

    def failed(self, source: str, reason: str) -> None:
        """A file without a record."""
        self.say(f"newsparse: {visible(source)}: {reason}")

    def advanced(self) -> None:
        """One more is done."""
        if self._progress:
            task = self._progress.tasks[0]
            self._progress.update(self._task, advance=1, rate=f"{task.speed:.1f}/s" if task.speed else "")

    def say(self, line: str) -> None:
        """A line above the bar."""
        if self._progress:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(line, err=True)

    def _count(self) -> None:
        """Looks ahead how much there is, while the work goes on, for the time that is left."""
        from newsparse.batch.discovery import discover
        from newsparse.batch.job import selection_of

        total = 0
        for _ in discover(self._job.paths, selection_of(self._job), lambda source, text: None):
            total += 1
            if self._over:
                return
        self._progress.update(self._task, total=total)
