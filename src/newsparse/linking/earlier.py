"""Ids of things: made of the name alone, so that they are the same in any order and anywhere; those of an
earlier run are kept.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from newsparse.linking.things import Thing

_TABLE = (
    "CREATE TABLE earlier (id TEXT PRIMARY KEY, key TEXT, label TEXT, first TEXT, used INTEGER, data TEXT)"
)


class Earlier:
    """The things of an earlier run, on disk; each is taken once."""

    def __init__(self, base: sqlite3.Connection, things: Iterable[Thing]) -> None:
        self._base = base
        base.execute(_TABLE)
        rows = ((one.id, one.key, one.label, one.first or "9999", 0, one.model_dump_json()) for one in things)
        base.executemany("INSERT OR REPLACE INTO earlier VALUES (?, ?, ?, ?, ?, ?)", rows)
        base.execute("CREATE INDEX earlier_by_key ON earlier (key, label)")

    def id_of(self, keys: Iterable[str], label: str, main: str) -> tuple[str, list[str]]:
        """The id of a thing, and earlier ids that turn out to be the same one."""
        query = "SELECT first, id FROM earlier WHERE key = ? AND label = ? AND used = 0"
        found = sorted(row for key in keys for row in self._base.execute(query, (key, label)))
        ids = [ident for _, ident in found]
        self._base.executemany("UPDATE earlier SET used = 1 WHERE id = ?", [(ident,) for ident in ids])
        if ids:
            return ids[0], sorted(ids[1:])
        digest = hashlib.sha256(b"\0".join((main.encode(), label.encode()))).hexdigest()
        made = f"t{digest[:12]}"
        self._base.execute("UPDATE earlier SET used = 1 WHERE id = ?", (made,))
        return made, []

    def thing(self, ident: str) -> Thing | None:
        """The thing as an earlier run knew it."""
        row = self._base.execute("SELECT data FROM earlier WHERE id = ?", (ident,)).fetchone()
        return Thing.model_validate_json(row[0]) if row else None

    def unseen(self) -> Iterator[Thing]:
        """Earlier things that this corpus does not name."""
        for (data,) in self._base.execute("SELECT data FROM earlier WHERE used = 0 ORDER BY id"):
            yield Thing.model_validate_json(data)
