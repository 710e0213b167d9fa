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
from newsparse.linking.labels import apart

CONFIDENT = 0.7  # mean weight of a label that is not a mistake
HOMOGRAPH = 0.25  # of the weight: another label may be another thing
SELDOM = (
    0.1  # the same where the labels are rarely mistaken for one another, and label and company both say so
)
OFTEN = 3  # articles that another label needs where the two are easily mistaken for one another
NEAR = 0.6  # of its occurrences stand in the company of their own label: two things, some of them mislabelled
KNOWN = 5_000  # what the table of known names says for a label, as odds
HINTED = 500  # the same where the name is as often a word or another thing
MENTION, MENTIONS = 50, 10  # what a mention more says for a label, and how many of an article count


class Group(NamedTuple):
    """Sums over the corpus for one key and label, furniture left out; ``weight`` and ``odds`` in
    thousandths.
    """

    key: str
    label: str
    articles: int
    weight: int
    odds: int
    mentions: int
    quotes: int
    facts: int
    first: str | None
    last: str | None


def said(groups: Sequence[Group]) -> dict[str, int]:
    """What speaks for each label of a name: the articles, each as much as it was sure of it, and the table of
    known names, where it has one of their labels.
    """
    found: dict[str, int] = defaultdict(int)
    for group in groups:
        found[group.label] += group.odds + MENTION * min(group.mentions, MENTIONS * group.articles)
    for key in sorted({group.key for group in groups}):
        known = facts().by_key.get(key.replace("-", " "))
        if known and known.label in found:
            found[known.label] += HINTED if known.ambiguous else KNOWN
    return found


def kinds(base: sqlite3.Connection, groups: Sequence[Group], odds: Mapping[str, int]) -> tuple[str, ...]:
    """The labels of the things that one name stands for, the main one first: one where the corpus is sure or
    nobody can tell.
    """
    weights: dict[str, int] = defaultdict(int)
    for group in groups:
        weights[group.label] += group.weight
    top = max(sorted(odds), key=lambda label: odds[label])
    shares = {label: weights[label] / sum(weights.values()) for label in sorted(weights) if label != top}
    often = [
        label for label, share in shares.items() if share >= (SELDOM if apart(label, top) else HOMOGRAPH)
    ]
    if not often:
        return (top,)
    company = Company(base, sorted({group.key for group in groups}))
    own = {label: [group for group in groups if group.label == label] for label in often}
    return (top, *(label for label in often if _is_homograph(label, top, own[label], shares[label], company)))


def _is_homograph(label: str, top: str, own: Sequence[Group], share: float, company: Company) -> bool:
    """Whether a label is that of another thing: never mistaken for the first and sure, or in a company of its
    own.
    """
    articles = sum(group.articles for group in own)
    sure = sum(group.weight for group in own) / articles / 1_000
    seldom = apart(label, top)
    if articles < (2 if seldom else OFTEN):
        return False
    company_says, label_says = company.fit(top, label) >= NEAR, sure >= CONFIDENT
    one_is_enough = seldom and share >= HOMOGRAPH
    return company_says or label_says if one_is_enough else company_says and label_says


def moved(base: sqlite3.Connection, keys: Sequence[str], labels: Sequence[str]) -> list[tuple[int, str, str]]:
    """Where single articles took one homograph for the other: article, entity and the label that is right,
    which their rows get.
    """
    if len(labels) < 2:
        return []
    moves = [(one.article, one.entity, label) for one, label in Company(base, keys).moves(labels)]
    base.executemany(
        "UPDATE names SET label = ? WHERE article = ? AND entity = ?",
        [(label, article, entity) for article, entity, label in moves],
    )
    return moves


def is_known(key: str, label: str) -> bool:
    """Whether the table of known names has a name as that, be it a word besides.

    >>> is_known("berlin", "LOC"), is_known("kelvor", "ORG")
    (True, False)
    """
    known = facts().by_key.get(key.replace("-", " "))
    return known is not None and known.label == label
