"""One statement once: the amounts of an article that tell the same fact share it."""

from __future__ import annotations

from decimal import Decimal

from newsparse.facts.article import Article
from newsparse.facts.model import Found


def grouped(facts: list[Found], article: Article) -> list[Found]:
    """The facts in the order of the text, repeats joined: same role, subject and amount, no different date;
    conversions too.
    """
    kept: dict[tuple[str, str | None, Decimal, Decimal | None, str | None], list[Found]] = {}
    out: list[Found] = []
    before: Found | None = None
    for fact in sorted(facts, key=lambda f: (f.start, f.amounts)):
        if before is not None and _is_conversion(before, fact, article):
            _join(before, fact)
            continue
        key = (fact.role, fact.subject, fact.amount, fact.amount_max, fact.currency)
        same = next((other for other in kept.get(key, [])[-_ALIKE:] if _agree(other, fact)), None)
        if same is not None:
            _join(same, fact)
            before = same
            continue
        kept.setdefault(key, []).append(fact)
        out.append(fact)
        before = fact
    return out


# So many facts of one owner and amount, at different dates, are asked.
_ALIKE = 12


def _agree(a: Found, b: Found) -> bool:
    if a.subject is None and a.start != b.start:
        return (
            _phrase(a) == _phrase(b)
            if a.subject_start is not None and b.subject_start is not None
            else a.role in {"market", "price"}
        )
    return (
        a.date is None
        or b.date is None
        or a.date == b.date
        or a.date.startswith(b.date)
        or b.date.startswith(a.date)
    )


def _phrase(fact: Found) -> tuple[int, ...]:
    return (fact.subject_end or 0) - (fact.subject_start or 0), 0


def _is_conversion(before: Found, fact: Found, article: Article) -> bool:
    """ "1,5 milliard de dollars (1,4 milliard d'euros)": the same sum in another currency."""
    if before.role != fact.role or before.currency == fact.currency or not before.amounts or not fact.amounts:
        return False
    first, second = article.amounts[before.amounts[-1]], article.amounts[fact.amounts[0]]
    gap = article.text[first.end : second.start].lower()
    return 0 < len(gap) <= 24 and gap.lstrip().startswith(("(", ", soit", "soit", "ou "))


def _join(into: Found, fact: Found) -> None:
    into.amounts = tuple(dict.fromkeys((*into.amounts, *fact.amounts)))
    into.date, into.dates = into.date or fact.date, into.dates or fact.dates
    into.kind = into.kind or fact.kind
    into.status = (
        into.status
        if into.status == fact.status or fact.status is None
        else fact.status
        if into.status is None
        else into.status
    )
    into.source = into.source or fact.source
    into.speeches = tuple(dict.fromkeys((*into.speeches, *fact.speeches)))
    known = {party.name for party in into.counterparties}
    into.counterparties += [party for party in fact.counterparties if party.name not in known]
    into.confidence = max(into.confidence, fact.confidence)
