"""What was decided, on disk: the things, the names that lead to them, and what becomes of an entity."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from newsparse.linking.gather import key_in, odds
from newsparse.linking.labels import may_follow
from newsparse.linking.things import Link, Thing
from newsparse.record import Entity, Label

_TABLES = """
CREATE TABLE things (key TEXT, label TEXT, id TEXT, data TEXT);
CREATE TABLE links (thing TEXT, variant TEXT, reason TEXT);
CREATE TABLE by_name (key TEXT, label TEXT, thing TEXT, told TEXT, lead INTEGER,
    PRIMARY KEY (key, label)) WITHOUT ROWID;
CREATE TABLE moves (article INTEGER, entity TEXT, thing TEXT, told TEXT,
    PRIMARY KEY (article, entity)) WITHOUT ROWID;
"""
CACHE = 20_000  # names that are looked up without a question to the store
# One thing has one label, the one that most speaks for. Where the recogniser rarely mistakes the two for one
# another, the corpus has to lead by that much, and by what the article was sure of, which alone has seen this
# one.
SURE = 2_000


class Decision(NamedTuple):
    """The thing of a key and label, its label, and by how much that one leads."""

    thing: str
    label: str
    lead: int | None  # None: as sure as can be


class Told(NamedTuple):
    """What becomes of an entity."""

    thing: str
    label: Label


class Decided:
    """All things, their links, and the way from an entity to a thing."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known = lru_cache(CACHE)(self._by_name)

    @classmethod
    def begun(cls, base: sqlite3.Connection) -> Decided:
        """A store in which nothing is decided yet."""
        base.executescript(_TABLES)
        return cls(base)

    def add_thing(self, thing: Thing) -> None:
        """One thing more."""
        row = (thing.key, thing.label, thing.id, thing.model_dump_json())
        self._base.execute("INSERT INTO things VALUES (?, ?, ?, ?)", row)

    def add_links(self, links: Iterable[Link]) -> None:
        """Names and earlier ids that lead to a thing."""
        rows = ((link.thing, link.variant, link.reason) for link in links)
        self._base.executemany("INSERT INTO links VALUES (?, ?, ?)", rows)

    def add_name(self, key: str, label: str, decision: Decision) -> None:
        """Where a key leads under that label; the first word counts."""
        self._base.execute("INSERT OR IGNORE INTO by_name VALUES (?, ?, ?, ?, ?)", (key, label, *decision))

    def add_move(self, article: int, entity: str, decision: Decision) -> None:
        """Where one article took one homograph for the other."""
        row = (article, entity, decision.thing, decision.label)
        self._base.execute("INSERT INTO moves VALUES (?, ?, ?, ?)", row)

    def things(self) -> Iterator[Thing]:
        """All things, by key and label."""
        for (data,) in self._base.execute("SELECT data FROM things ORDER BY key, label, id"):
            yield Thing.model_validate_json(data)

    def links(self) -> Iterator[Link]:
        """All links, each once, by thing."""
        query = "SELECT DISTINCT thing, variant, reason FROM links ORDER BY thing, variant, reason"
        for thing, variant, reason in self._base.execute(query):
            yield Link(thing=thing, variant=variant, reason=reason)

    def count(self) -> int:
        """The number of things."""
        return int(self._base.execute("SELECT COUNT(*) FROM things").fetchone()[0])

    def top(self, key: str) -> Decision | None:
        """The main thing of a key: that which most speaks for."""
        query = """SELECT b.thing, b.told, b.lead FROM by_name b
            JOIN groups g ON g.key = b.key AND g.label = b.label
            WHERE b.key = ? ORDER BY g.weight DESC, g.label LIMIT 1"""
        row = self._base.execute(query, (key,)).fetchone()
        return Decision(*row) if row else None

    def of(self, number: int, entity: Entity) -> Told | None:
        """The thing that an entity of the article of that number is, and its label: the article's own, unless
        the corpus is sure.
        """
        return self.told(number, entity.id, key_in(entity), entity.label, odds(entity.confidence))

    def told(self, number: int, ident: str, key: str | None, label: Label, own: int) -> Told | None:
        """The same of an entity by what ``gather`` keeps of it."""
        query = "SELECT thing, told FROM moves WHERE article = ? AND entity = ?"
        if row := self._base.execute(query, (number, ident)).fetchone():
            return Told(*row)
        found = self._known(key, label) if key is not None else None
        if (
            key is None or found is None
        ):  # a first name or a surname alone is somebody within its article only
            return None
        sure = found.lead is None or found.lead - own >= SURE or may_follow(key, found.label, label)
        return Told(found.thing, found.label if sure else label)  # type: ignore[arg-type]

    def _by_name(self, key: str, label: str) -> Decision | None:
        row = self._base.execute(
            "SELECT thing, told, lead FROM by_name WHERE key = ? AND label = ?", (key, label)
        ).fetchone()
        return Decision(*row) if row else None
