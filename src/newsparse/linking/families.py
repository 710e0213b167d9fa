"""Which keys are other writings of one name: an article writes both, or they differ in a hyphen, a space, a
middle initial.

Only keys that have another writing are held; all others are a family of one, and stay on disk.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from newsparse.linking.things import Reason

LEAST = 5  # letters of a name that a space or a hyphen may part: "A Q" and "AQ" may be two
_PARTED = re.compile(r"(?<!\d)-|-(?!\d)")  # not between two digits: "4.1" is not "41"
_INITIAL = re.compile(r"(?<=[a-z]{2})-[a-z](?=-[a-z]{2})")


def squeezed(key: str) -> str:
    """A key without what may part its words; an empty one where it is too short to say.

    >>> squeezed("neo-data"), squeezed("gpt-4-1"), squeezed("a-q")
    ('neodata', 'gpt4-1', '')
    """
    name = _PARTED.sub("", key)
    return name if len(name) >= LEAST else ""


def bare(key: str) -> str:
    """The key of a person without a middle initial.

    >>> bare("ana-b-roy"), bare("ana-roy")
    ('ana-roy', 'ana-roy')
    """
    return _INITIAL.sub("", key)


_RESPELLED = """
CREATE TABLE respelled AS
SELECT key, squeezed(key) AS name, bare(key) AS bare FROM (SELECT DISTINCT key FROM groups)
"""
_SPELLED = """
SELECT r.name, r.key, g.label FROM respelled r JOIN groups g ON g.key = r.key
WHERE r.name IN (SELECT name FROM respelled WHERE name != '' GROUP BY name HAVING COUNT(*) > 1)
ORDER BY r.name, r.key, g.label
"""
_INITIALS = """
SELECT r.bare, r.key, g.label FROM respelled r JOIN groups g ON g.key = r.key
WHERE r.bare != r.key AND EXISTS (SELECT 1 FROM groups o WHERE o.key = r.bare) ORDER BY r.bare, r.key, g.label
"""
_VARIANTS = "SELECT DISTINCT key, other, reason FROM variants ORDER BY key, other, reason"
_KNOWN = "SELECT 1 FROM groups WHERE key = ? LIMIT 1"


def mark_families(base: sqlite3.Connection) -> None:
    """Make the table ``family``: the root and the reason of each key that is not alone."""
    base.create_function("squeezed", 1, squeezed, deterministic=True)
    base.create_function("bare", 1, bare, deterministic=True)
    base.execute(_RESPELLED)
    base.execute("CREATE INDEX respelled_by_name ON respelled (name)")
    labels: dict[str, set[str]] = defaultdict(set)
    by_name: dict[str, list[str]] = defaultdict(list)
    by_bare: dict[str, list[str]] = defaultdict(list)
    for query, found in ((_SPELLED, by_name), (_INITIALS, by_bare)):
        for name, key, label in base.execute(query):
            if key not in labels or key not in found[name]:
                found[name].append(key)
            labels[key].add(label)
    for name in by_bare:
        labels[name] = {label for (label,) in base.execute("SELECT label FROM groups WHERE key = ?", (name,))}
    pairs = [
        (key, other, reason)
        for key, other, reason in base.execute(_VARIANTS)
        if any(base.execute(_KNOWN, (one,)).fetchone() for one in (key, other))
    ]
    roots, reasons = joined(pairs, respelled(by_name, by_bare, labels))
    base.execute("CREATE TABLE family (key TEXT PRIMARY KEY, root TEXT, reason TEXT) WITHOUT ROWID")
    rows = ((key, root, reasons.get(key)) for key, root in sorted(roots.items()))
    base.executemany("INSERT INTO family VALUES (?, ?, ?)", rows)


Pair = tuple[str, str, Reason]


def joined(variants: Iterable[Pair], alike: Iterable[Pair]) -> tuple[dict[str, str], dict[str, Reason]]:
    """The root of each key that has another writing, and why a key is one. ``variants`` are long and short,
    ``alike`` any two.

    A short form that two long forms share stays apart: "ANC" of one and of another.

    >>> joined([("agence-du-ciel", "adc", "acronym")], [])[0]
    {'agence-du-ciel': 'adc', 'adc': 'adc'}
    >>> roots = joined([("agence-du-ciel", "adc", "acronym"), ("amis-du-cinema", "adc", "acronym")], [])[0]
    >>> len(set(roots.values()))
    3
    """
    long_forms: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, Reason] = {}
    parent: dict[str, str] = {}
    for key, other, reason in variants:
        long_forms[other].add(key)
        parent |= {key: key, other: other}
        reasons.setdefault(other, reason)

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for short, long in sorted(long_forms.items()):
        if len({root(key) for key in long}) == 1:
            one, other = sorted((root(short), root(next(iter(long)))))
            parent[other] = one
    for main, key, reason in alike:
        one, other = sorted((root(main), root(key)))
        parent[other] = one
        reasons.setdefault(key, reason)
        reasons.setdefault(main, reason)
    return {key: root(key) for key in list(parent)}, reasons


def respelled(
    by_name: Mapping[str, list[str]], by_bare: Mapping[str, list[str]], labels: Mapping[str, Set[str]]
) -> Iterator[Pair]:
    """Pairs of keys that are one name written otherwise, under a label that both have.

    >>> labels = {"neo-data": {"ORG"}, "neodata": {"ORG"}, "ana-roy": {"PER"}, "ana-b-roy": {"PER"}}
    >>> list(respelled({"neodata": ["neo-data", "neodata"]}, {"ana-roy": ["ana-b-roy"]}, labels))
    [('neo-data', 'neodata', 'spelling'), ('ana-roy', 'ana-b-roy', 'initial')]
    >>> list(respelled({"neodata": ["neo-data", "neodata"]}, {}, {"neo-data": {"ORG"}, "neodata": {"LOC"}}))
    []
    """
    for keys in by_name.values():
        for key in keys[1:]:
            if labels[keys[0]] & labels[key]:
                yield keys[0], key, "spelling"
    for name, keys in by_bare.items():
        people = [key for key in keys if "PER" in labels[key]]
        if len(people) == 1 and "PER" in labels[name]:  # Ana B. and Ana C. may be two
            yield name, people[0], "initial"
