"""The checkpoint: a SQLite file beside the output that knows every item, what it held and what became of it.

SQLite's journal is what makes ``kill -9`` harmless: a transaction is in the file or it is not. Records are
kept here, compressed, until the output is put together in order; later runs take those of unchanged files
from here again.
"""

from __future__ import annotations

import contextlib
import json
import pathlib
import sqlite3
import time
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from newsparse.batch.worker import Outcome
from newsparse.errors import ConfigError, NewsparseError

FORMAT = 1  # of this file
COMMIT_EVERY = 0.2  # seconds of work that a kill can cost; in WAL mode a commit is one small write
_DAMAGED = "damaged; --force starts anew"
CACHE = 4_000  # KiB of pages held in memory, whatever the size of the run

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS item (
    number INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,   -- path, and line in it
    source TEXT NOT NULL,
    digest BLOB NOT NULL,       -- of the content, empty where it could not be read
    run INTEGER NOT NULL,       -- the last run that met it
    place INTEGER NOT NULL,     -- in the order of that run
    count INTEGER,              -- of records, null until done
    failure TEXT, reason TEXT,
    body BLOB                   -- the records
);
CREATE INDEX IF NOT EXISTS in_order ON item (run, place);
CREATE INDEX IF NOT EXISTS by_digest ON item (digest);
"""


class StoppedError(NewsparseError):
    """The run cannot go on (disk full, output gone).

    ``goes_on`` says whether what is done is kept and the same command goes on from there: not where the
    checkpoint is damaged, nor where another run holds it.
    """

    def __init__(self, message: str, *, goes_on: bool = True) -> None:
        super().__init__(message)
        self.goes_on = goes_on


class Known(NamedTuple):
    """What the checkpoint says about an item that was met: to do, kept from before, or met already in this
    run.
    """

    number: int
    state: str  # "new", "kept", "again"
    failure: str | None = None
    reason: str = ""


class Checkpoint:
    """One run's view of the file. Use as a context manager: leaving it keeps what was done.

    Args:
        path: the file; ``None`` for a temporary one (nothing to resume).
        settings: what records depend on; a file made with others is refused.
    """

    def __init__(self, path: str | None, settings: Mapping[str, Any]) -> None:
        self.changed = False  # since the output was written
        self._path = path or "a temporary file"
        with self._sql_errors():
            self._base = sqlite3.connect(path or "", isolation_level=None, timeout=0.5)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute(f"PRAGMA cache_size = -{CACHE}")
            self._base.execute("BEGIN IMMEDIATE")
            for statement in filter(str.strip, _TABLES.split(";")):
                self._base.execute(statement)
            self._check(dict(settings, checkpoint=FORMAT))
            self._run = int(self.recall("run") or 0) + 1
            self.remember("run", str(self._run))
        self._place = 0
        self._committed = time.monotonic()

    def __enter__(self) -> Checkpoint:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self._base.in_transaction:
                self._base.execute("COMMIT")
        self._base.close()

    def meet(
        self, key: bytes, source: str, digest: bytes, *, retry: bool = False, place: bytes | None = None
    ) -> Known:
        """Note that an item is part of this run.

        Args:
            key: what tells it from all others.
            source: its printable name.
            digest: of its content.
            retry: do it again where it failed.
            place: a second key, for a row of a file that holds the same as an earlier one.
        """
        with self._sql_errors():
            row = self._base.execute(
                "SELECT number, digest, run, count, failure, reason, source, place FROM item WHERE key = ?",
                (key,),
            ).fetchone()
            if row is not None and row[2] == self._run:
                if place is None or place == key or row[6] == source:
                    return Known(row[0], "again")
                return self.meet(place, source, digest, retry=retry)
            self._place += 1
            if row is None:
                self.changed = True
                cursor = self._base.execute(
                    "INSERT INTO item (key, source, digest, run, place) VALUES (?, ?, ?, ?, ?)",
                    (key, source, digest, self._run, self._place),
                )
                return Known(int(cursor.lastrowid or 0), "new")
            number, before, _, count, failure, reason, name, *_ = row
            kept = before == digest and count is not None and not (failure and retry)
            if kept and name != source:  # a row that others have moved is the same, but for its name
                kept = place not in (None, key) and self._rename(number, name, source)
            self.changed |= not kept or row[7] != self._place
            forget = "" if kept else ", count = NULL, failure = NULL, reason = NULL, body = NULL"
            self._base.execute(
                f"UPDATE item SET digest = ?, source = ?, run = ?, place = ?{forget} WHERE number = ?",
                (digest, source, self._run, self._place, number),
            )
            return Known(number, "kept", failure, reason or "") if kept else Known(number, "new")

    def _rename(self, number: int, before: str, now: str) -> bool:
        """Give the records of an item another source; whether that can be done without reading it again."""
        (body,) = self._base.execute("SELECT body FROM item WHERE number = ?", (number,)).fetchone()
        if body is None:
            return True
        renamed = Outcome(body).renamed(before, now)
        if renamed is not None:
            self._base.execute("UPDATE item SET body = ? WHERE number = ?", (renamed.body, number))
        return renamed is not None

    def twin(self, number: int, digest: bytes) -> str | None:
        """The source of an earlier item of this run with the same content."""
        with self._sql_errors():
            # Left to itself, SQLite walks along the order of the run instead: over all items, for every item.
            row = self._base.execute(
                "SELECT source FROM item INDEXED BY by_digest WHERE digest = ? AND run = ? AND number != ? "
                "ORDER BY place LIMIT 1",
                (digest, self._run, number),
            ).fetchone()
        return row[0] if row else None

    def store(self, number: int, outcome: Outcome, *, with_body: bool = True) -> None:
        """What became of an item."""
        with self._sql_errors():
            self.changed = True
            self._base.execute(
                "UPDATE item SET count = ?, failure = ?, reason = ?, body = ? WHERE number = ?",
                (outcome.count, outcome.failure, outcome.reason, outcome.body if with_body else None, number),
            )
        self.breathe()

    def breathe(self) -> None:
        """Commit, if it is time to."""
        if time.monotonic() - self._committed > COMMIT_EVERY:
            self.commit()

    def commit(self) -> None:
        """Make all so far survive."""
        with self._sql_errors():
            self._base.execute("COMMIT")
            self._base.execute("BEGIN IMMEDIATE")
        self._committed = time.monotonic()

    def forget_absent(self) -> int:
        """Drop what earlier runs met and this one did not, files that are gone say; how many these were."""
        with self._sql_errors():
            dropped = self._base.execute("DELETE FROM item WHERE run != ?", (self._run,)).rowcount
        self.changed |= dropped > 0
        return dropped

    def records(self) -> Iterator[bytes]:
        """All records of the run in order, as lines of JSON."""
        with self._sql_errors():
            for (body,) in self._base.execute(
                "SELECT body FROM item WHERE run = ? AND body IS NOT NULL ORDER BY place", (self._run,)
            ):
                try:
                    lines = Outcome(body).lines()
                except (zlib.error, TypeError):  # SQLite has no checksums of its own
                    raise StoppedError(f"checkpoint {self._path}: {_DAMAGED}", goes_on=False) from None
                yield from lines.splitlines(keepends=True)

    def articles(self) -> int:
        """The number of records of the run."""
        with self._sql_errors():
            return int(
                self._base.execute(
                    "SELECT coalesce(sum(count), 0) FROM item WHERE run = ?", (self._run,)
                ).fetchone()[0]
            )

    def failures(self) -> Iterator[tuple[str, str, str]]:
        """(source, kind, reason) of all failures of the run, in order."""
        with self._sql_errors():
            yield from self._base.execute(
                "SELECT source, failure, reason FROM item WHERE run = ? AND failure IS NOT NULL ORDER BY "
                "place",
                (self._run,),
            )

    def recall(self, name: str) -> str | None:
        """A note of an earlier run."""
        with self._sql_errors():
            row = self._base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def remember(self, name: str, value: str) -> None:
        """A note for a later run."""
        with self._sql_errors():
            self._base.execute(
                "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def _check(self, settings: dict[str, Any]) -> None:
        before = json.loads(self.recall("settings") or "null")
        now = json.loads(json.dumps(settings, sort_keys=True))
        done = self._base.execute("SELECT 1 FROM item WHERE count IS NOT NULL LIMIT 1").fetchone()
        if before is None or not done:
            self.remember("settings", json.dumps(now, sort_keys=True))
        elif before != now:
            other = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
            self._base.close()
            raise ConfigError(
                f"the records so far were made with other settings ({', '.join(other)}): --force starts anew"
            )

    @contextlib.contextmanager
    def _sql_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            message, goes_on = _plain(error)
            raise StoppedError(f"checkpoint {self._path}: {message}", goes_on=goes_on) from None


def _plain(error: sqlite3.DatabaseError) -> tuple[str, bool]:
    """What SQLite says in plain words, and whether the run goes on when it is begun again."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_BUSY"):
        return "another run is writing this output", False
    if name in ("SQLITE_FULL", "SQLITE_IOERR_WRITE"):
        return "no space left on the disk", True
    if name.startswith("SQLITE_CANTOPEN"):
        return "the folder cannot be written to", False
    if name.startswith(("SQLITE_READONLY", "SQLITE_IOERR_LOCK")):  # a file open for reading takes no lock
        return "it cannot be written to (read-only)", False
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return _DAMAGED, False
    return str(error), not name.startswith("SQLITE_IOERR")


def remove(path: str) -> None:
    """Delete a checkpoint with its journal."""
    for name in (path, f"{path}-wal", f"{path}-shm"):
        with contextlib.suppress(FileNotFoundError):
            pathlib.Path(name).unlink()
