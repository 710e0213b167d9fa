"""A fact as this room makes it; the pipeline turns it into the record's."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(slots=True)
class Party:
    """The other side of a fact: its name, the index of its entity, and its part (investor, buyer ...)."""

    name: str
    entity: int | None
    part: str


@dataclass(slots=True)
class Found:
    """One statement: ``amounts`` are the indexes of its amounts among those of the article, the first
    telling.
    """

    start: int
    end: int
    role: str
    amounts: tuple[int, ...]
    amount: Decimal
    amount_max: Decimal | None = None
    currency: str | None = None
    modifier: str | None = None
    per: str | None = None
    subject: str | None = None
    entity: int | None = None
    co_subjects: tuple[str, ...] = ()
    subject_start: int | None = None
    subject_end: int | None = None
    counterparties: list[Party] = field(default_factory=list)
    kind: str | None = None
    status: str | None = None
    date: str | None = None
    dates: tuple[int, ...] = ()
    source: str | None = None
    speeches: tuple[int, ...] = ()
    rule: str = ""
    other_roles: tuple[str, ...] = ()  # that a table's header tells too
    confidence: float = 0.5
    parts: tuple[tuple[str, float], ...] = ()
