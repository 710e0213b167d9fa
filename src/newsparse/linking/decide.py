"""The second thought: which keys are one thing, which name and label it has, what is furniture.

All of it is decided from sums over the corpus, so that neither the order of the articles nor the number of
workers plays a part; and key by key from disk and back to it, so that memory does not grow with the names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from newsparse.entities.knowledge import facts
from newsparse.linking.decided import Decided, Decision
from newsparse.linking.earlier import Earlier
from newsparse.linking.families import mark_families
from newsparse.linking.furniture import mark_furniture
from newsparse.linking.gather import ALONE, DAMAGED
from newsparse.linking.homographs import HOMOGRAPH, Group, is_known, kinds, moved, said
from newsparse.linking.things import Link, Thing

_SUMS = """
SELECT key, label, COUNT(DISTINCT article) AS articles, SUM(weight) AS weight, SUM(odds) AS odds,
SUM(mentions) AS mentions, SUM(quotes) AS quotes, SUM(facts) AS facts, MIN(day) AS first, MAX(day) AS last
FROM names WHERE single = 0 AND running = 1 {} GROUP BY key, label ORDER BY key, label
"""
_GROUPED = f"""
CREATE TABLE groups AS {_SUMS.format("")};
CREATE INDEX groups_by_key ON groups (key, label);
CREATE TABLE spread (key TEXT PRIMARY KEY, articles INTEGER) WITHOUT ROWID;
INSERT INTO spread SELECT key, SUM(articles) FROM groups GROUP BY key;
"""
_FAMILIES = """
SELECT coalesce(f.root, s.key) AS root, s.key, f.reason FROM spread s
LEFT JOIN family f ON f.key = s.key ORDER BY root, s.key
"""
_SURFACES = """
SELECT name, COUNT(DISTINCT article) AS seen FROM names WHERE key = ? AND single = 0 AND running = 1
GROUP BY name ORDER BY seen DESC, name
"""
_UNSEEN = """
SELECT key, label, MIN(name), COUNT(DISTINCT article) AS seen FROM names WHERE single = 0
GROUP BY key, label ORDER BY key, seen DESC, label
"""
_ALONE = f"""
SELECT n.key, COUNT(DISTINCT n.article), s.articles FROM names n JOIN spread s ON s.key = n.key
WHERE n.single = {ALONE} GROUP BY n.key ORDER BY n.key
"""
_DAMAGED = f"SELECT DISTINCT key, label FROM names WHERE single = {DAMAGED} ORDER BY key, label"


def decide(base: sqlite3.Connection, earlier: Iterable[Thing] = ()) -> Decided:
    """The things of a gathered corpus; ids of ``earlier`` things are kept."""
    mark_furniture(base)
    base.executescript(_GROUPED)
    mark_families(base)
    decided, before = Decided.begun(base), Earlier(base, earlier)
    for _, rows in groupby(base.execute(_FAMILIES), key=lambda row: row[0]):
        _family(base, {key: reason for _, key, reason in rows}, decided, before)
    _leftover(base, decided, before)
    for thing in before.unseen():
        decided.add_thing(thing)
    base.commit()
    return decided


def _family(
    base: sqlite3.Connection, reasons: Mapping[str, str | None], decided: Decided, before: Earlier
) -> None:
    """The things that the writings of one name stand for."""
    keys = list(reasons)
    members = _groups(base, keys)
    odds = said(members)
    labels = kinds(base, members, odds)
    moves = moved(base, keys, labels)
    if moves:
        members = _groups(base, keys, anew=True)
    made: dict[str, Decision] = {}
    for label, own in _parted(members, labels):
        thing, old = _Made(base, own, label, before).thing()
        made[label] = Decision(thing.id, label, None)
        decided.add_thing(thing)
        for group in own:
            lead = None if group.label == label else odds[label] - odds[group.label]
            decided.add_name(group.key, group.label, Decision(thing.id, label, lead))
        decided.add_links(Link(thing=thing.id, variant=variant, reason="earlier id") for variant in old)
        variants = [(key, reason) for key, reason in reasons.items() if key != thing.key and reason]
        decided.add_links(Link(thing=thing.id, variant=key, reason=reason) for key, reason in variants)
    for article, entity, label in moves:
        decided.add_move(article, entity, made[label])


def _groups(base: sqlite3.Connection, keys: Sequence[str], *, anew: bool = False) -> list[Group]:
    query = _SUMS.format("AND key = ?") if anew else "SELECT * FROM groups WHERE key = ? ORDER BY label"
    return [Group(*row) for key in keys for row in base.execute(query, (key,))]


def _parted(members: Sequence[Group], labels: Sequence[str]) -> Iterator[tuple[str, list[Group]]]:
    """The groups of each thing of one name: the first has all labels that are not a thing of their own."""
    for label in labels:
        own = [
            group
            for group in members
            if group.label == label or (label == labels[0] and group.label not in labels)
        ]
        if own:
            yield label, own


def _leftover(base: sqlite3.Connection, decided: Decided, before: Earlier) -> None:
    """Names that are only furniture, first names alone that are a company's, names beside damage."""
    for key, rows in groupby(base.execute(_UNSEEN), key=lambda row: row[0]):
        top = decided.top(key)
        for _, label, name, _ in rows:
            if top is None:  # it never stands in running text
                thing = Thing(
                    id=before.id_of([key], label, key)[0], name=name, label=label, key=key, furniture=True
                )
                decided.add_thing(thing)
                top = Decision(thing.id, label, 0)
            decided.add_name(key, label, top._replace(lead=_lead(base, key, top.label)))
    for key, articles, all_articles in base.execute(_ALONE):
        top = decided.top(key)
        # a company that one article took for somebody's first name, a city that a few did
        if top and articles <= (0.5 if is_known(key, top.label) else HOMOGRAPH) * all_articles:
            decided.add_name(key, "PER", top._replace(lead=_lead(base, key, top.label)))
    for key, label in base.execute(_DAMAGED):
        if top := decided.top(key):
            decided.add_name(key, label, top._replace(lead=_lead(base, key, top.label)))


def _lead(base: sqlite3.Connection, key: str, label: str) -> int:
    """By how much a label leads over one that no running text gives to a name."""
    return said(_groups(base, [key])).get(label, 0)


class _Made(NamedTuple):
    """A thing in the making: the groups that are it."""

    base: sqlite3.Connection
    groups: Sequence[Group]
    label: str
    before: Earlier

    def thing(self) -> tuple[Thing, list[str]]:
        """The thing, and earlier ids that turn out to be the same one."""
        groups, keys = self.groups, sorted({group.key for group in self.groups})
        sizes = {key: sum(group.articles for group in groups if group.key == key) for key in keys}
        main = max(keys, key=lambda key: (sizes[key], len(key), key))
        surfaces = {key: [name for name, _ in self.base.execute(_SURFACES, (key,))] for key in keys}
        name = _name(surfaces[main])
        ident, old = self.before.id_of(keys, self.label, main)
        known = self.before.thing(ident) or Thing(id=ident, name=name, label=self.label, key=main)
        ends = [(known.first, known.last), *((group.first, group.last) for group in groups)]
        days = [day for pair in ends for day in pair if day]
        aliases = {*(surface for found in surfaces.values() for surface in found), *known.aliases, known.name}
        return Thing(
            id=ident,
            name=name,
            label=self.label,
            key=main,
            aliases=tuple(sorted(aliases - {name})),
            articles=self._articles() + known.articles,
            mentions=sum(group.mentions for group in groups) + known.mentions,
            quotes=sum(group.quotes for group in groups) + known.quotes,
            facts=sum(group.facts for group in groups) + known.facts,
            first=min(days, default=None),
            last=max(days, default=None),
        ), old

    def _articles(self) -> int:
        """How many articles name a thing: one that writes it in two ways is one."""
        if len(self.groups) == 1:
            return self.groups[0].articles
        pairs = " OR ".join("(key = ? AND label = ?)" for _ in self.groups)
        told = [part for group in self.groups for part in (group.key, group.label)]
        query = f"SELECT COUNT(DISTINCT article) FROM names WHERE single = 0 AND running = 1 AND ({pairs})"
        return int(self.base.execute(query, told).fetchone()[0])


def _name(surfaces: Sequence[str]) -> str:
    """The name of a thing: the one that most articles use, but not one in capitals where others are not."""
    known = facts().by_key.get(surfaces[0].casefold())
    if known and known.name in surfaces:
        return known.name
    return next((name for name in surfaces if not name.isupper() or len(name) < 5), surfaces[0])
