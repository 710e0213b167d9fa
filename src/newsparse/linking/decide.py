"""The second thought: which keys are one thing, which name and label it has, what is furniture.

All of it is decided from sums over the corpus, so that neither the order of the articles nor the number of workers plays a part.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from newsparse.entities.knowledge import facts
from newsparse.linking.things import Link, Thing

SEEN = 3  # articles of a site in which a name stands at the same place: furniture
SHARE = 0.8  # of the site's articles that hold the name at all
CONFIDENT = 0.75  # mean weight of a label that is no mistake
HOMOGRAPH = 0.25  # of the weight: another label is another thing, where the two are never mistaken for one another
KNOWN = 5.0  # the weight of what the table of known names says
# Labels that the recogniser rarely mistakes for one another: a person and a place of one name are two.
_APART = frozenset({frozenset(pair) for pair in (("PER", "LOC"), ("PER", "PRODUCT"), ("PER", "ORG"), ("PER", "MISC"), ("LOC", "PRODUCT"))})


class Group(NamedTuple):
    """Sums over the corpus for one key and label, furniture left out."""

    key: str
    label: str
    articles: int
    weight: float
    mentions: int
    quotes: int
    facts: int
    first: str | None
    last: str | None


class Decision(NamedTuple):
    """What becomes of the names of one key and label."""

    thing: str
    label: str


class Decided(NamedTuple):
    """All things, their links, and the way from a key and label to a thing."""

    things: tuple[Thing, ...]
    links: tuple[Link, ...]
    by_key: Mapping[tuple[str, str], Decision]


def mark_furniture(base: sqlite3.Connection) -> None:
    """Mark the names that stand at one place of a site's pages again and again."""
    base.execute("CREATE TABLE furniture AS " + _FURNITURE, {"seen": SEEN, "share": SHARE})
    base.execute("CREATE INDEX furniture_by_key ON furniture (site, key)")


_FURNITURE = """
SELECT site, key, line FROM names WHERE line != '' AND site != ''
GROUP BY site, key, line HAVING COUNT(DISTINCT article) >= :seen
    AND COUNT(DISTINCT article) >= :share * (
        SELECT COUNT(DISTINCT other.article) FROM names other WHERE other.site = names.site AND other.key = names.key AND other.line != ''
    )
"""
_RUNNING = "NOT EXISTS (SELECT 1 FROM furniture f WHERE f.site = names.site AND f.key = names.key AND f.line = names.line)"
_GROUPS = f"""
SELECT key, label, COUNT(DISTINCT article), SUM(weight), SUM(mentions), SUM(quotes), SUM(facts), MIN(day), MAX(day)
FROM names WHERE single = 0 AND {_RUNNING} GROUP BY key, label ORDER BY key, label
"""
_SURFACES = f"""
SELECT key, name, COUNT(DISTINCT article) AS seen FROM names WHERE single = 0 AND {_RUNNING}
GROUP BY key, name ORDER BY key, seen DESC, name
"""
_SINGLES = "SELECT key, COUNT(DISTINCT article) FROM names WHERE single = 1 GROUP BY key ORDER BY key"
_DAMAGED = "SELECT DISTINCT key, label FROM names WHERE single = 2"
_ALL = """
SELECT key, label, MIN(name), COUNT(DISTINCT article) AS seen FROM names WHERE single = 0
GROUP BY key, label ORDER BY key, seen DESC, label
"""


def decide(base: sqlite3.Connection, earlier: Sequence[Thing] = ()) -> Decided:
    """The things of a gathered corpus; ids of ``earlier`` things are kept."""
    mark_furniture(base)
    groups = {key: [Group(*row) for row in rows] for key, rows in groupby(base.execute(_GROUPS), key=lambda row: row[0])}
    surfaces = {key: [row[1] for row in rows] for key, rows in groupby(base.execute(_SURFACES), key=lambda row: row[0])}
    families, reasons = _families(base, groups)
    ids = _Ids(earlier)
    things: list[Thing] = []
    links: list[Link] = []
    by_key: dict[tuple[str, str], Decision] = {}
    for keys in families:
        for label, members in _by_thing([group for key in keys for group in groups[key]]):
            thing, old = _thing(keys, label, members, surfaces, ids)
            things.append(thing)
            by_key |= {(group.key, group.label): Decision(thing.id, label) for group in members}
            links += [Link(thing=thing.id, variant=variant, reason="earlier id") for variant in old]
            links += [Link(thing=thing.id, variant=key, reason=reasons[key]) for key in keys if key != thing.key and key in reasons]
    tops = {key: by_key[key, max(rows, key=lambda group: (group.weight, group.label)).label] for key, rows in groups.items()}
    for key, rows in groupby(base.execute(_ALL), key=lambda row: row[0]):
        for _, label, name, _ in rows:
            if key not in tops:  # it never stands in running text
                things.append(Thing(id=ids.of([key], label, key)[0], name=name, label=label, key=key, furniture=True))
                tops[key] = Decision(things[-1].id, label)
            by_key.setdefault((key, label), tops[key])
    for key, articles in base.execute(_SINGLES):
        if key in groups and articles <= HOMOGRAPH * sum(group.articles for group in groups[key]):
            by_key.setdefault((key, "PER"), tops[key])  # a company that one article took for somebody's first name
    for key, label in base.execute(_DAMAGED):
        if key in tops:
            by_key.setdefault((key, label), tops[key])
    things += ids.unseen()
    return Decided(tuple(sorted(things, key=lambda thing: (thing.key, thing.label, thing.id))), tuple(sorted(links, key=_order)), by_key)


def _order(link: Link) -> tuple[str, str, str]:
    return link.thing, link.variant, link.reason


def _families(base: sqlite3.Connection, groups: Mapping[str, object]) -> tuple[list[list[str]], dict[str, str]]:
    """Keys that some article writes as one name, together; and why each is there.

    A short form that two long forms share stays apart: "ANC" of one and of another.
    """
    pairs: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, str] = {}
    for key, other, reason in base.execute("SELECT DISTINCT key, other, reason FROM variants ORDER BY key, other, reason"):
        if key in groups or other in groups:
            pairs[other].add(key)
            reasons.setdefault(other, reason)
    parent = {key: key for key in (*groups, *(key for long in pairs.values() for key in long), *pairs)}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for short, long in sorted(pairs.items()):
        if len({root(key) for key in long}) == 1:
            one, other = sorted((root(short), root(next(iter(long)))))
            parent[other] = one
    families: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups):
        families[root(key)].append(key)
    return list(families.values()), reasons


def _by_thing(groups: Sequence[Group]) -> Iterator[tuple[str, list[Group]]]:
    """The labels of one name as things: one where the corpus is sure, several where they are homographs or nobody can tell."""
    weights: dict[str, float] = defaultdict(float)
    for group in groups:
        weights[group.label] += group.weight
    for group in groups:
        known = facts().by_key.get(group.key.replace("-", " "))
        if known and not known.ambiguous and known.label in weights:
            weights[known.label] += KNOWN
    total = sum(weights.values())
    top = max(sorted(weights), key=lambda label: weights[label])
    apart = {label for label in weights if _is_homograph(label, top, weights[label] / total, groups)}
    yield top, [group for group in groups if group.label not in apart]
    for label in sorted(apart):
        yield label, [group for group in groups if group.label == label]


def _is_homograph(label: str, top: str, share: float, groups: Sequence[Group]) -> bool:
    """Whether a label is that of another thing of the same name: never mistaken for the first, often there, and sure each time."""
    own = [group for group in groups if group.label == label]
    articles = sum(group.articles for group in own)
    sure = sum(group.weight for group in own) >= CONFIDENT * articles
    return label != top and frozenset((label, top)) in _APART and share >= HOMOGRAPH and articles >= 2 and sure


def _thing(
    keys: Sequence[str], label: str, members: Sequence[Group], surfaces: Mapping[str, Sequence[str]], ids: _Ids
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
        articles=sum(group.articles for group in members) + (before.articles if before else 0),
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
    """Ids made of the name alone, so that they are the same in any order and anywhere; those of an earlier run are kept."""

    def __init__(self, earlier: Sequence[Thing]) -> None:
        self._by_id = {thing.id: thing for thing in earlier}
        self._known: dict[str, list[Thing]] = defaultdict(list)
        self._used: set[str] = set()
        for thing in sorted(earlier, key=lambda thing: thing.id):
            self._known[thing.key].append(thing)

    def of(self, keys: Iterable[str], label: str, main: str) -> tuple[str, list[str]]:
        """The id of a thing, and earlier ids that turn out to be the same one."""
        found = [thing for key in keys for thing in self._known.get(key, ()) if thing.label == label and thing.id not in self._used]
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
