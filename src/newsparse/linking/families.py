"""Which keys are other writings of one name: an article writes both, or they differ in a hyphen, a space, a
middle initial.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from newsparse.linking.things import Reason

LEAST = 5  # letters of a name that a space or a hyphen may part: "A Q" and "AQ" may be two
_PARTED = re.compile(r"(?<!\d)-|-(?!\d)")  # not between two digits: "4.1" is no "41"
_INITIAL = re.compile(r"(?<=[a-z]{2})-[a-z](?=-[a-z]{2})")


def families(
    variants: Iterable[tuple[str, str, Reason]], groups: Mapping[str, Set[str]]
) -> tuple[list[list[str]], dict[str, Reason]]:
    """Keys of one name, together; and why each is there. ``groups`` has the labels of all keys.

    A short form that two long forms share stays apart: "ANC" of one and of another.
    """
    pairs: dict[str, set[str]] = defaultdict(set)
    reasons: dict[str, Reason] = {}
    for key, other, reason in variants:
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
    for main, key, reason in _respelled(groups):
        one, other = sorted((root(main), root(key)))
        parent[other] = one
        reasons.setdefault(key, reason)
        reasons.setdefault(main, reason)
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups):
        found[root(key)].append(key)
    return list(found.values()), reasons


def _respelled(groups: Mapping[str, Set[str]]) -> Iterator[tuple[str, str, Reason]]:
    """Pairs of keys that are one name written otherwise, under a label that both have.

    >>> list(_respelled({"neo-data": {"ORG"}, "neodata": {"ORG"}, "ana-roy": {"PER"}, "ana-b-roy": {"PER"}}))
    [('neo-data', 'neodata', 'spelling'), ('ana-roy', 'ana-b-roy', 'initial')]
    >>> list(
    ...     _respelled(
    ...         {"gpt-4-1": {"PRODUCT"}, "gpt-41": {"PRODUCT"}, "neo-data": {"ORG"}, "neodata": {"LOC"}}
    ...     )
    ... )
    []
    """
    squeezed: dict[str, list[str]] = defaultdict(list)
    initials: dict[str, list[str]] = defaultdict(list)
    for key in sorted(groups):
        squeezed[_PARTED.sub("", key)].append(key)
        if "PER" in groups[key] and (bare := _INITIAL.sub("", key)) != key:
            initials[bare].append(key)
    for name, keys in squeezed.items():
        for key in keys[1:] if len(name) >= LEAST else ():
            if groups[keys[0]] & groups[key]:
                yield keys[0], key, "spelling"
    for bare, keys in initials.items():
        if len(keys) == 1 and "PER" in groups.get(bare, ()):  # Ana B. and Ana C. may be two
            yield bare, keys[0], "initial"
