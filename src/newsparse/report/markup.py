"""A stretch of article text as HTML, its items marked. Everything that comes from an article is
escaped here.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise, takewhile
from typing import NamedTuple

from newsparse.record import Article, Quote, Span
from newsparse.text.masks import mask_marks
from newsparse.text.overlaps import longest_first


class Mark(NamedTuple):
    """What to mark: CSS class, and the line shown on hover or focus."""

    start: int
    end: int
    kind: str
    tip: str


def marks_of(article: Article) -> list[Mark]:
    """Entities, dates and amounts of an article as marks that do not overlap."""
    found = [
        Mark(
            mention.start,
            mention.end,
            entity.label.lower(),
            f"{entity.label} · {entity.name} · rule: {entity.rule}",
        )
        for entity in article.entities
        for mention in entity.mentions
    ]
    for date in article.dates:
        value = " ".join(part for part in (date.value or "unresolved", date.modifier) if part)
        found.append(Mark(date.start, date.end, "date", f"date · {value} · rule: {date.rule}"))
    for amount in article.money:
        top = "" if amount.amount_max is None else f" to {amount.amount_max:,f}"
        value = " ".join(
            part
            for part in (
                f"{amount.amount:,f}{top}",
                amount.currency,
                amount.modifier,
                amount.per and f"per {amount.per}",
            )
            if part
        )
        found.append(Mark(amount.start, amount.end, "money", f"money · {value} · rule: {amount.rule}"))
    return longest_first(mark for mark in found if mark.end > mark.start)


def quote_tip(quote: Quote) -> str:
    """The line shown for a quotation."""
    return (
        f"{quote.kind} quote · {quote.speaker or 'speaker unknown'} · cue: {quote.cue or 'none'} · "
        f"rule: {quote.rule}"
    )


class Marker:
    """Writes stretches of one article as HTML, Markdown marks left out.

    >>> from newsparse.record import Span, Entity
    >>> ledger = Entity(
    ...     id="e1",
    ...     name="Ledger",
    ...     label="ORG",
    ...     mentions=(Span(text="Ledger", start=4, end=10),),
    ...     rule="essai",
    ... )
    >>> Marker(Article(id="a", text="3<5 Ledger", entities=(ledger,))).html(0, 10)
    '3&lt;5 <mark class="org" tabindex="0" data-tip="ORG · Ledger · rule: essai">Ledger</mark>'
    """

    def __init__(self, article: Article) -> None:
        self._text = mask_marks(article.text)
        self._marks = marks_of(article)
        self._ends = [mark.end for mark in self._marks]
        self._quotes = longest_first(article.quotes)

    def html(self, start: int, end: int, *, quotes: bool = True) -> str:
        """``text[start:end]`` escaped, with marks inside it and quotations around them."""
        first = bisect.bisect_right(self._ends, start)
        marks = list(takewhile(lambda mark: mark.start < end, self._marks[first:]))
        around = [quote for quote in self._quotes if quotes and quote.start < end and quote.end > start]
        return "".join(self._pieces(start, end, marks, around))

    def shows(self, item: Span) -> bool:
        """True where the slice of an item, marks left out, is the item's text."""
        return self._text[item.start : item.end].split() == item.text.split()

    def _pieces(self, start: int, end: int, marks: Sequence[Mark], quotes: Sequence[Quote]) -> Iterator[str]:
        items: list[Mark | Quote] = [*marks, *quotes]
        edges = sorted(
            {start, end} | {min(end, max(start, edge)) for item in items for edge in (item.start, item.end)}
        )
        quote_of, mark_of = _Cover(quotes), _Cover(marks)
        opened: Quote | Mark | None = None
        for left, right in pairwise(edges):
            quote = quote_of.at(left)
            if quote is not opened:
                if opened is not None:
                    yield "</q>"
                if isinstance(quote, Quote):
                    yield f'<q class="{quote.kind}" data-tip="{escape(quote_tip(quote))}">'
                opened = quote
            piece = escape(self._text[left:right])
            mark = mark_of.at(left)
            yield (
                f'<mark class="{mark.kind}" tabindex="0" data-tip="{escape(mark.tip)}">{piece}</mark>'
                if isinstance(mark, Mark)
                else piece
            )
        if opened is not None:
            yield "</q>"


class _Cover:
    """Which of some sorted, disjoint items covers an offset."""

    def __init__(self, items: Sequence[Mark] | Sequence[Quote]) -> None:
        self._items = items
        self._starts = [item.start for item in items]

    def at(self, offset: int) -> Mark | Quote | None:
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._items[index] if index >= 0 and self._items[index].end > offset else None
