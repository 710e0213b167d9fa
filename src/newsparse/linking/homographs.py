"""One name, several things: a city and a company, a person and a product. Told by labels that are often there
and sure, and by company.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsparse.entities.knowledge import facts
from newsparse.linking.company import Company

CONFIDENT = 0.7  # mean weight of a label that is no mistake
HOMOGRAPH = 0.25  # of the weight: another label may be another thing
OFTEN = 3  # articles that another label needs where the two are easily mistaken for one another
NEAR = 0.6  # of its occurrences stand in the company of their own label: two things, some of them mislabelled
KNOWN = 5.0  # the weight of what the table of known names says
# Labels that the recogniser rarely mistakes for one another: a person and a place of one name are two.
_APART = frozenset(
    {
        frozenset(pair)
        for pair in (("PER", "LOC"), ("PER", "PRODUCT"), ("PER", "ORG"), ("PER", "MISC"), ("LOC", "PRODUCT"))
    }
)


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


def kinds(base: sqlite3.Connection, groups: Sequence[Group], spread: Mapping[str, int]) -> tuple[str, ...]:
    """The labels of the things that one name stands for, the main one first: one where the corpus is sure or
    nobody can tell.
    """
    weights: dict[str, float] = defaultdict(float)
    for group in groups:
        weights[group.label] += group.weight
    for group in groups:
        known = facts().by_key.get(group.key.replace("-", " "))
        if known and not known.ambiguous and known.label in weights:
            weights[known.label] += KNOWN
    total = sum(weights.values())
    top = max(sorted(weights), key=lambda label: weights[label])
    often = [label for label in sorted(weights) if label != top and weights[label] >= HOMOGRAPH * total]
    if not often:
        return (top,)
    company = Company(base, sorted({group.key for group in groups}), spread)
    return (
        top,
        *(
            label
            for label in often
            if _is_homograph(label, top, [group for group in groups if group.label == label], company)
        ),
    )


def _is_homograph(label: str, top: str, own: Sequence[Group], company: Company) -> bool:
    """Whether a label is that of another thing: never mistaken for the first and sure, or in a company of its
    own.
    """
    articles = sum(group.articles for group in own)
    sure = sum(group.weight for group in own) / articles
    apart = frozenset((label, top)) in _APART
    if articles < (2 if apart else OFTEN):
        return False
    company_says, label_says = company.fit(top, label) >= NEAR, sure >= CONFIDENT
    return company_says or label_says if apart else company_says and label_says


def moved(
    base: sqlite3.Connection, keys: Sequence[str], labels: Sequence[str], spread: Mapping[str, int]
) -> dict[tuple[int, str], str]:
    """Where single articles took one homograph for the other, by article and entity; their rows get the label
    that is right.
    """
    if len(labels) < 2:
        return {}
    moves = list(Company(base, keys, spread).moves(labels))
    base.executemany(
        "UPDATE names SET label = ? WHERE article = ? AND entity = ?",
        [(label, o.article, o.entity) for o, label in moves],
    )
    return {(occurrence.article, occurrence.entity): label for occurrence, label in moves}
