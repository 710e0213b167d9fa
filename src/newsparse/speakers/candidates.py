"""Who can be meant: the people, bodies and things of an article, what it calls them, and every place that
takes one up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from newsparse.record import Entity
from newsparse.speakers.introductions import Description

Sort = Literal["person", "body", "place", "thing"]
SORTS: dict[str, Sort] = {"PER": "person", "ORG": "body", "LOC": "place", "PRODUCT": "thing", "MISC": "thing"}


@dataclass(eq=False, slots=True)
class Candidate:
    """Somebody or something that may speak; ``entity`` is ``None`` for whoever has no name or is
    not listed.
    """

    name: str
    sort: Sort
    entity: Entity | None = None
    gender: str | None = None
    plural: bool = False
    named: bool = True  # False for somebody known by a description alone
    definite: bool = False  # "la procureure", not "une voisine"
    roles: list[Description] = field(default_factory=list)
    own: frozenset[str] = frozenset()  # the words of its names
    forms: frozenset[frozenset[str]] = frozenset()  # and of each of them
    # the words of the bodies that the text puts beside a person: "Zoé Roy (Ardo)"
    sides: frozenset[str] = frozenset()
    count: int = 0  # places that name it
    title: bool = False  # named in the headline


class Reference(NamedTuple):
    """A place that names or takes up a candidate."""

    start: int
    end: int
    candidate: Candidate
    gender: str | None = None  # as the words there show it: "l'entreprise" makes a body feminine
    subject: bool = False
    oblique: bool = False  # governed by a preposition
    quoted: bool = False  # inside the words of somebody
