"""What was read so far of an article, in the order of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from newsparse.facts.article import Amount
from newsparse.facts.deals import SUMMED, Deal
from newsparse.facts.model import Found
from newsparse.facts.roles import Telling
from newsparse.facts.sentence import Sentence
from newsparse.facts.sizes import SMALL
from newsparse.facts.units import Unit


@dataclass(slots=True)
class Read:
    """An amount that was read: its sentence and token, its role, and the fact made of it."""

    index: int
    unit: Unit
    sentence: Sentence
    token: int
    telling: Telling
    fact: Found


Value = tuple[Decimal, Decimal | None, str | None]


@dataclass(slots=True)
class State:
    """What was read so far, in the order of the text."""

    reads: list[Read] = field(default_factory=list)
    rounds: list[Read] = field(default_factory=list)  # of them those that tell of money raised, with an owner
    by_value: dict[Value, Read] = field(default_factory=dict)
    bare: dict[tuple[Decimal, Decimal | None], Read] = field(default_factory=dict)  # whatever the currency
    deal: Deal | None = None  # a purchase or round told last without its sum
    events: dict[str, Deal] = field(default_factory=dict)  # the last told without its sum, by role
    waiting: list[tuple[Unit, Sentence]] = field(default_factory=list)  # read before any round was told
    owned: dict[int, int] = field(default_factory=dict)  # by entity: amounts that its own sentence gives it

    def same(self, amount: Amount) -> Read | None:
        """An amount before of the same value and currency; small ones are prices of this and that."""
        if amount.amount < SMALL:
            return None
        found = self.by_value.get((amount.amount, amount.amount_max, amount.currency))
        if found is None and amount.currency is None:  # "ces 3 millions"
            found = self.bare.get((amount.amount, amount.amount_max))
        return found

    def add(self, read_: Read) -> None:
        """Keep what was read of an amount."""
        fact = read_.fact
        self.reads.append(read_)
        self.by_value.setdefault((fact.amount, fact.amount_max, fact.currency), read_)
        self.bare.setdefault((fact.amount, fact.amount_max), read_)
        if fact.role == "funding" and fact.subject is not None:
            self.rounds.append(read_)

    def tell(self, deals: Sequence[Deal]) -> None:
        """Keep what a sentence tells without its sum."""
        for deal in deals:
            self.events[deal.trigger.role] = deal
            if deal.trigger.role in SUMMED:
                self.deal = deal

    @property
    def last(self) -> Read | None:
        """The amount read last."""
        return self.reads[-1] if self.reads else None
