"""Things in the report: where records were linked, who is quoted and who raises is counted by thing instead
of by name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

from newsparse.record import Article
from newsparse.report.thing_page import Shown, Thing, page

MOST = 1_000  # things in the table: those of the most articles
SHOWN = 30  # rows of the ranking of rounds
_HEADS = ("thing", "label", "articles", "quotes", "facts", "raised", "first", "last")


Aside = Callable[[Article], Container[str]]  # the entities that an article names only beside its text


def nothing_aside(_: Article) -> Container[str]:
    """Where nobody says what stands beside the text."""
    return ()


@dataclass(slots=True)
class Things:
    """Running totals by thing; empty where no record was linked."""

    furniture: Container[str] = frozenset()
    aside: Aside = nothing_aside
    by_id: dict[str, Thing] = field(default_factory=lambda: defaultdict(Thing))

    def add(self, number: int, article: Article) -> None:
        """Count one article in."""
        aside = self.aside(article)
        ids: dict[str | None, str] = {
            entity.id: entity.corpus_id
            for entity in article.entities
            if entity.corpus_id and entity.corpus_id not in self.furniture and entity.id not in aside
        }
        day = article.published.isoformat() if article.published else ""
        for entity in article.entities:
            if entity.id in ids:
                self.by_id[ids[entity.id]].names[entity.name] += 1
                self.by_id[ids[entity.id]].labels[entity.label] += 1
        for thing in sorted(set(ids.values())):
            self.by_id[thing].met(number, day)
        self._spoken(number, day, article, ids)
        self._owned(number, article, ids)

    def _spoken(self, number: int, day: str, article: Article, ids: Mapping[str | None, str]) -> None:
        for quote in article.quotes:
            if quote.speaker_id in ids:
                self.by_id[ids[quote.speaker_id]].speaks(number, day, quote)

    def _owned(self, number: int, article: Article, ids: Mapping[str | None, str]) -> None:
        raising = set()
        for fact in article.facts:
            if fact.subject_id in ids:
                self.by_id[ids[fact.subject_id]].does(number, fact)
                if fact.role == "funding" and fact.currency:
                    raising.add((ids[fact.subject_id], fact.currency, fact.amount))
        for ident, currency, amount in raising:  # several articles tell of one round: the largest counts
            raised = self.by_id[ident].raised
            raised[currency] = max(raised.get(currency, Decimal(0)), amount)

    def quoted(self, top: int) -> list[tuple[str, int]]:
        """Who is quoted most."""
        found = [(thing.name, thing.quotes) for thing in self.by_id.values() if thing.quotes]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:top]

    def named(self, top: int) -> list[tuple[str, int]]:
        """What is named in most articles."""
        found = [(f"{thing.name} ({thing.label})", thing.articles) for thing in self.by_id.values()]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:top]

    def html(self) -> str:
        """Who raises most, and the table of things; nothing where no record was linked."""
        if not self.by_id:
            return ""
        ordered = self._ordered()
        heads = "".join(
            (
                f'<th scope="col"{" class=number" if 2 <= place <= 5 else ""}><button type="button" '
                f'class="sort">{name}</button></th>'
            )
            for place, name in enumerate(_HEADS)
        )
        left_out = (
            f" (the {MOST:,} of most articles, of {len(self.by_id):,})" if len(self.by_id) > MOST else ""
        )
        rows = "".join(_row(number, thing) for number, thing in enumerate(ordered, 1))
        return (
            f'{self._raising()}<section id="thingbox"><h2>Things{left_out}</h2><div class="scroll"><table '
            f'id="things" class="sortable">'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>"
        )

    def pages(self, articles: Mapping[int, Shown]) -> Iterator[str]:
        """The pages of the things in the table, each in an inert template."""
        for number, thing in enumerate(self._ordered(), 1):
            yield f'<template id="p{number}">{page(thing, articles)}</template>\n'

    def _ordered(self) -> list[Thing]:
        """The things of the table: those of most articles."""
        return sorted(self.by_id.values(), key=lambda one: (-one.articles, one.name, one.label))[:MOST]

    def _raising(self) -> str:
        """The largest round of each thing, in the currency that most have."""
        counted = Counter(currency for thing in self.by_id.values() for currency in thing.raised)
        if not counted:
            return ""
        currency = max(sorted(counted), key=lambda one: counted[one])
        found = sorted(
            (-thing.raised[currency], thing.name) for thing in self.by_id.values() if currency in thing.raised
        )[:SHOWN]
        rows = "".join(
            f'<tr><td class="number">{-amount:,f}</td><td>{escape(name)}</td></tr>' for amount, name in found
        )
        head = f"<h2>Who raises most, {escape(currency)}</h2>"
        return f'<section class="figure" id="raising">{head}<table class="ranking">{rows}</table></section>'


def _row(number: int, thing: Thing) -> str:
    raised = max(sorted(thing.raised.items()), key=lambda pair: pair[1], default=None)
    told = f"{raised[1]:,f} {raised[0]}" if raised else ""
    counts = "".join(
        f'<td class="number" data-kind="{kind}">{count}</td>'
        for kind, count in zip(_HEADS[2:5], (thing.articles, thing.quotes, thing.facts), strict=True)
    )
    return (
        f'<tr><td data-sort="{escape(thing.name)}"><a href="#p{number}">{escape(thing.name)}</a></td>'
        f'<td>{thing.label}</td>{counts}<td class="number" '
        f'data-sort="{f"{raised[1]:f}" if raised else ""}">{escape(told)}</td>'
        f'<td class="date">{thing.first}</td><td class="date">{thing.last}</td></tr>'
    )
