"""The second thought: which keys are one thing, which name and label it has, what is furniture.

All of it is decided from sums over the corpus, so that neither the order of the articles nor the number of
workers plays a part.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from newsparse.entities.knowledge import facts
from newsparse.linking.families import families
from newsparse.linking.homographs import HOMOGRAPH, Group, kinds, moved
from newsparse.linking.things import Link, Thing

SEEN = 3  # articles of a site in which a name stands at the same place: furniture
SHARE = 0.8  # of the site's articles that hold the name at all


class Decision(NamedTuple):
    """What becomes of the names of one key and label."""

    thing: str
    label: str


class Decided(NamedTuple):
    """All things, their links, and the way from a key and label to a thing."""

    things: tuple[Thing, ...]
    links: tuple[Link, ...]
    by_key: Mapping[tuple[str, str], Decision]
    # where one article took one homograph for the other: its number, and the entity
    by_place: Mapping[tuple[int, str], Decision]


def mark_furniture(base: sqlite3.Connection) -> None:
    """Mark the names that stand at one place of a site's pages again and again."""
    base.execute("CREATE TABLE furniture AS " + _FURNITURE, {"seen": SEEN, "share": SHARE})
    base.execute("CREATE INDEX furniture_by_key ON furniture (site, key)")


_FURNITURE = """
SELECT site, key, line FROM names WHERE line != '' AND site != ''
GROUP BY site, key, line HAVING COUNT(DISTINCT article) >= :seen
    AND COUNT(DISTINCT article) >= :share * (
        SELECT COUNT(DISTINCT other.article) FROM names other
        WHERE other.site = names.site AND other.key = names.key AND other.line != ''
    )
"""
_RUNNING = (
    "NOT EXISTS (SELECT 1 FROM furniture f WHERE f.site = names.site AND f.key = names.key AND "
    "f.line = names.line)"
)
_GROUPS = f"""
SELECT key, label, COUNT(DISTINCT article), SUM(weight), SUM(mentions), SUM(quotes), SUM(facts),
    MIN(day), MAX(day)
FROM names WHERE single = 0 AND {_RUNNING} GROUP BY key, label ORDER BY key, label
"""
_OF_KEY = _GROUPS.replace("WHERE", "WHERE key = ? AND", 1)
_SURFACES = f"""
SELECT key, name, COUNT(DISTINCT article) AS seen FROM names WHERE single = 0 AND {_RUNNING}
GROUP BY key, name ORDER BY key, seen DESC, name
"""
_SINGLES = "SELECT key, COUNT(DISTINCT article) FROM names WHERE single = 1 GROUP BY key ORDER BY key"
_VARIANTS = "SELECT DISTINCT key, other, reason FROM variants ORDER BY key, other, reason"
_DAMAGED = "SELECT DISTINCT key, label FROM names WHERE single = 2"
_ALL = """
SELECT key, label, MIN(name), COUNT(DISTINCT article) AS seen FROM names WHERE single = 0
GROUP BY key, label ORDER BY key, seen DESC, label
"""


def decide(base: sqlite3.Connection, earlier: Sequence[Thing] = ()) -> Decided:
    """The things of a gathered corpus; ids of ``earlier`` things are kept."""
    mark_furniture(base)
    groups = {
        key: [Group(*row) for row in rows]
        for key, rows in groupby(base.execute(_GROUPS), key=lambda row: row[0])
    }
    surfaces = {
        key: [row[1] for row in rows]
        for key, rows in groupby(base.execute(_SURFACES), key=lambda row: row[0])
    }
    spread = {key: sum(group.articles for group in rows) for key, rows in groups.items()}
    together, reasons = families(
        base.execute(_VARIANTS), {key: {group.label for group in rows} for key, rows in groups.items()}
    )
    ids = _Ids(earlier)
    things: list[Thing] = []
    links: list[Link] = []
    by_key: dict[tuple[str, str], Decision] = {}
    by_place: dict[tuple[int, str], Decision] = {}
    for keys in together:
        members = [group for key in keys for group in groups[key]]
        labels = kinds(base, members, spread)
        moves = moved(base, keys, labels, spread)
        if moves:
            members = [Group(*row) for key in keys for row in base.execute(_OF_KEY, (key,))]
        made: dict[str, Decision] = {}
        for label, own in _parted(members, labels):
            thing, old = _thing(own, label, _articles(base, own), surfaces, ids)
            made[label] = Decision(thing.id, label)
            things.append(thing)
            by_key |= {(group.key, group.label): made[label] for group in own}
            links += [Link(thing=thing.id, variant=variant, reason="earlier id") for variant in old]
            links += [
                Link(thing=thing.id, variant=key, reason=reasons[key])
                for key in keys
                if key != thing.key and key in reasons
            ]
        by_place |= {place: made[label] for place, label in moves.items()}
    _leftover(base, groups, by_key, things, ids)
    things += ids.unseen()
    ordered = tuple(sorted(things, key=lambda thing: (thing.key, thing.label, thing.id)))
    return Decided(ordered, tuple(sorted(set(links), key=_order)), by_key, by_place)


def _parted(members: Sequence[Group], labels: Sequence[str]) -> Iterator[tuple[str, list[Group]]]:
    """The groups of each thing of one name: the first has all labels that are no thing of their own."""
    for label in labels:
        own = [
            group
            for group in members
            if group.label == label or (label == labels[0] and group.label not in labels)
        ]
        if own:
            yield label, own


def _leftover(
    base: sqlite3.Connection,
    groups: Mapping[str, Sequence[Group]],
    by_key: dict[tuple[str, str], Decision],
    things: list[Thing],
    ids: _Ids,
) -> None:
    """Names that are only furniture, first names alone that are a company's, names of damaged pages."""
    tops = {
        key: next(
            by_key[key, group.label] for group in sorted(rows, key=_weight) if (key, group.label) in by_key
        )
        for key, rows in groups.items()
    }
    for key, rows in groupby(base.execute(_ALL), key=lambda row: row[0]):
        for _, label, name, _ in rows:
            if key not in tops:  # it never stands in running text
                things.append(
                    Thing(id=ids.of([key], label, key)[0], name=name, label=label, key=key, furniture=True)
                )
                tops[key] = Decision(things[-1].id, label)
            by_key.setdefault((key, label), tops[key])
    for key, articles in base.execute(_SINGLES):
        if key in groups and articles <= HOMOGRAPH * sum(group.articles for group in groups[key]):
            # a company that one article took for somebody's first name
            by_key.setdefault((key, "PER"), tops[key])
    for key, label in base.execute(_DAMAGED):
        if key in tops:
            by_key.setdefault((key, label), tops[key])


def _weight(group: Group) -> tuple[float, str]:
    return -group.weight, group.label


def _order(link: Link) -> tuple[str, str, str]:
    return link.thing, link.variant, link.reason


def _articles(base: sqlite3.Connection, members: Sequence[Group]) -> int:
    """How many articles name a thing: one that writes it in two ways is one."""
    if len(members) == 1:
        return members[0].articles
    pairs = " OR ".join("(key = ? AND label = ?)" for _ in members)
    told = [part for group in members for part in (group.key, group.label)]
    query = f"SELECT COUNT(DISTINCT article) FROM names WHERE single = 0 AND {_RUNNING} AND ({pairs})"
    return int(base.execute(query, told).fetchone()[0])


def _thing(
    members: Sequence[Group], label: str, articles: int, surfaces: Mapping[str, Sequence[str]], ids: _Ids
) -> tuple[Thing, list[str]]:
    own = sorted({group.key for group in members})
    by_size = {key: sum(group.articles for group in members if group.key == key) for key in own}
    main = max(own, key=lambda key: (by_size[key], len(key), key))
    names = [name for key in own for name in surfaces[key]]
    days = [day for group in members for day in (group.first, group.last) if day]
    ident, old = ids.of(own, label, main)
    before = ids.earlier(ident)
    thing = Thing(
        id=ident,
        name=_name(surfaces[main]),
        label=label,
        key=main,
        aliases=tuple(sorted({*names, *(before.aliases if before else ())} - {_name(surfaces[main])})),
        articles=articles + (before.articles if before else 0),
        mentions=sum(group.mentions for group in members) + (before.mentions if before else 0),
        quotes=sum(group.quotes for group in members) + (before.quotes if before else 0),
        facts=sum(group.facts for group in members) + (before.facts if before else 0),
        first=min([*days, *([before.first] if before and before.first else [])], default=None),
        last=max([*days, *([before.last] if before and before.last else [])], default=None),
    )
    return thing, old


def _name(surfaces: Sequence[str]) -> str:
    """The name of a thing: the one that most articles use, but not one in capitals where others are not."""
    known = facts().by_key.get(surfaces[0].casefold())
    if known and known.name in surfaces:
        return known.name
    return next((name for name in surfaces if not name.isupper() or len(name) < 5), surfaces[0])


class _Ids:
    """Ids made of the name alone, so that they are the same in any order and anywhere; those of an earlier
    run are kept.
    """

    def __init__(self, earlier: Sequence[Thing]) -> None:
        self._by_id = {thing.id: thing for thing in earlier}
        self._known: dict[str, list[Thing]] = defaultdict(list)
        self._used: set[str] = set()
        for thing in sorted(earlier, key=lambda thing: thing.id):
            self._known[thing.key].append(thing)

    def of(self, keys: Iterable[str], label: str, main: str) -> tuple[str, list[str]]:
        """The id of a thing, and earlier ids that turn out to be the same one."""
        found = [
            thing
            for key in keys
            for thing in self._known.get(key, ())
            if thing.label == label and thing.id not in self._used
        ]
        if not found:
            digest = hashlib.sha256(f"{main}\0{label}".encode()).hexdigest()[:12]
            self._used.add(f"t{digest}")
            return f"t{digest}", []
        oldest = min(found, key=lambda thing: (thing.first or "9999", thing.id))
        self._used |= {thing.id for thing in found}
        return oldest.id, sorted({thing.id for thing in found} - {oldest.id})

    def earlier(self, ident: str) -> Thing | None:
        """The thing as an earlier run knew it."""
        return self._by_id.get(ident)

    def unseen(self) -> list[Thing]:
        """Earlier things that this corpus does not name."""
        return [thing for ident, thing in sorted(self._by_id.items()) if ident not in self._used]
