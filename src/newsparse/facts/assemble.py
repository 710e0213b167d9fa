"""From the items of a record to its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from newsparse.facts.article import Amount, Article, Name, Speech, When
from newsparse.facts.find import find_facts
from newsparse.facts.model import Found
from newsparse.facts.rows import read_rows
from newsparse.record import Counterparty, Date, Entity, Fact, Money, Quote, Table
from newsparse.record.types import MoneyModifier, Part, Role, Status


def facts_of(
    text: str,
    money: Sequence[Money],
    *,
    dates: Sequence[Date] = (),
    entities: Sequence[Entity] = (),
    quotes: Sequence[Quote] = (),
    tables: Sequence[Table] = (),
    title: str | None = None,
) -> list[Fact]:
    """The facts of an article, from its text as extractors see it and what they found in it.

    >>> from decimal import Decimal
    >>> from newsparse.record import Span
    >>> amount = Money(text="3 M€", start=10, end=14, amount=Decimal(3000000), currency="EUR", rule="sign")
    >>> name = Entity(id="e1", name="Ardo", label="ORG", mentions=(Span(text="Ardo", start=0, end=4),))
    >>> fact = facts_of("Ardo lève 3 M€.", [amount], entities=[name])[0]
    >>> fact.role, fact.subject, fact.subject_id, fact.money
    ('funding', 'Ardo', 'e1', (0,))
    """
    if not money and not tables:
        return []
    article = Article(
        text,
        [Amount(m.start, m.end, m.amount, m.amount_max, m.currency, m.modifier, m.per) for m in money],
        sorted(_names(entities)),
        [When(d.start, d.end, d.value) for d in dates],
        [Speech(q.start, q.end, q.speaker) for q in quotes],
        title,
    )
    found = find_facts(article, [(table.start, table.end) for table in tables], read_rows(article, tables))
    return [_fact(article, entities, number, one) for number, one in enumerate(found, 1)]


def _names(entities: Sequence[Entity]) -> Iterable[Name]:
    for number, entity in enumerate(entities):
        for mention in entity.mentions:
            yield Name(mention.start, mention.end, entity.label, number, entity.name)


def _fact(article: Article, entities: Sequence[Entity], number: int, found: Found) -> Fact:
    start, end = found.subject_start, found.subject_end
    phrase = article.text[start:end] if start is not None else None
    return Fact(
        text=article.text[found.start : found.end],
        start=found.start,
        end=found.end,
        id=f"f{number}",
        role=cast(Role, found.role),
        subject=found.subject,
        co_subjects=found.co_subjects,
        subject_id=_id(entities, found.entity),
        subject_text=phrase,
        subject_start=start,
        subject_end=end,
        amount=found.amount,
        amount_max=found.amount_max,
        currency=found.currency,
        modifier=cast("MoneyModifier | None", found.modifier),
        per=found.per,
        money=found.amounts,
        counterparties=tuple(
            Counterparty(name=p.name, id=_id(entities, p.entity), part=cast(Part, p.part))
            for p in found.counterparties
        ),
        kind=found.kind,
        status=cast("Status | None", found.status),
        date=found.date,
        dates=found.dates,
        source=found.source,
        quotes=found.speeches,
        rule=_rule(found),
        confidence=round(found.confidence, 2),
    )


def _rule(found: Found) -> str:
    """What told the role, and the largest of what spoke for the subject."""
    parts = ", ".join(f"{name} {value:+.1f}" for name, value in found.parts[:_PARTS])
    return f"{found.rule}; {parts}" if parts else found.rule


_PARTS = 3


def _id(entities: Sequence[Entity], index: int | None) -> str | None:
    return None if index is None else entities[index].id
