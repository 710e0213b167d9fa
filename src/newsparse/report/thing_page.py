"""The page of one thing: its names, and its articles, quotes and facts as tables that sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import NamedTuple

from newsparse.record import Fact, Quote

MOST = 500  # rows of a table: the first ones; what is left out is said
WORDS = 300  # letters of a quote or a sentence


class Shown(NamedTuple):
    """What a page says of an article that it leads to."""

    title: str
    published: str


class Told(NamedTuple):
    """A fact of a thing, as its page shows it."""

    number: int
    role: str
    amount: Decimal
    currency: str
    words: str


@dataclass(slots=True)
class Thing:
    """One thing over all articles; of what it says and does, the first ``MOST`` of each are kept."""

    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    quotes: int = 0
    facts: int = 0
    raised: dict[str, Decimal] = field(default_factory=dict)
    days: Counter[str] = field(default_factory=Counter)  # quotes by month
    first: str = ""
    last: str = ""
    seen: list[int] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name that most articles use."""
        return max(sorted(self.names), key=lambda name: self.names[name], default="")

    @property
    def label(self) -> str:
        """The label that most articles have."""
        return max(sorted(self.labels), key=lambda label: self.labels[label], default="")

    def met(self, number: int, day: str) -> None:
        """An article names it."""
        self.articles += 1
        if len(self.seen) < MOST:
            self.seen.append(number)
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)

    def speaks(self, number: int, day: str, quote: Quote) -> None:
        """It is quoted."""
        self.quotes += 1
        self.days[day[:7]] += 1
        if len(self.said) < MOST:
            self.said.append((number, _brief(quote.text)))

    def does(self, number: int, fact: Fact) -> None:
        """It is the subject of a fact."""
        self.facts += 1
        if len(self.told) < MOST:
            self.told.append(Told(number, fact.role, fact.amount, fact.currency or "", _brief(fact.text)))


def page(thing: Thing, articles: Mapping[int, Shown]) -> str:
    """The page of a thing.

    >>> one = Thing(names=Counter(["Kelvor"]), labels=Counter(["ORG"]), articles=1, seen=[1])
    >>> page(one, {1: Shown("Un <titre>", "2026-03-01")})[:59]
    '<article class="thing"><header><h2>Kelvor</h2><p class="fac'
    """
    dates = f" · {thing.first} – {thing.last}" if thing.first else ""
    head = f'<h2>{escape(thing.name)}</h2><p class="facts">{thing.label}{dates}</p>'
    aliases = ", ".join(sorted(set(thing.names) - {thing.name}))
    also = f"<p>Also {escape(aliases)}</p>" if aliases else ""
    tables = (
        _table(
            "Articles", thing.articles, ("article", "published"), [_article(n, articles) for n in thing.seen]
        )
        + _months(thing.days)
        + _table("Quotes", thing.quotes, ("quote", "published", "article"), _quotes(thing, articles))
        + _table("Facts", thing.facts, ("sentence", "role", "amount", "published"), _facts(thing, articles))
    )
    return f'<article class="thing"><header>{head}</header>{also}{tables}</article>'


def _article(number: int, articles: Mapping[int, Shown]) -> str:
    return f"<td>{_link(number, articles[number].title)}</td>{_date(articles[number].published)}"


def _quotes(thing: Thing, articles: Mapping[int, Shown]) -> list[str]:
    return [
        f"<td>« {escape(words)} »</td>{_date(articles[number].published)}"
        f"<td>{_link(number, articles[number].title)}</td>"
        for number, words in thing.said
    ]


def _facts(thing: Thing, articles: Mapping[int, Shown]) -> list[str]:
    return [
        f"<td>{_link(one.number, one.words)}</td><td>{one.role}</td>"
        f'<td class="number" data-sort="{one.amount:f}">{one.amount:,f} {escape(one.currency)}</td>'
        f"{_date(articles[one.number].published)}"
        for one in thing.told
    ]


def _months(days: Counter[str]) -> str:
    rows = [f'<td class="date">{m}</td><td class="number">{n}</td>' for m, n in sorted(days.items()) if m]
    return _table("Quotes by month", len(rows), ("month", "quotes"), rows) if len(rows) > 1 else ""


def _table(title: str, count: int, heads: Sequence[str], rows: Sequence[str]) -> str:
    if not rows:
        return ""
    left_out = f" (the first {len(rows):,} of {count:,})" if count > len(rows) else ""
    cells = "".join(
        f'<th scope="col"{" class=number" if head in ("amount", "quotes") else ""}>'
        f'<button type="button" class="sort">{head}</button></th>'
        for head in heads
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f'<h3>{title}{left_out}</h3><div class="scroll"><table class="sortable '
        f'listing"><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _link(number: int, words: str) -> str:
    return f'<a href="#a{number}">{escape(words)}</a>'


def _date(day: str) -> str:
    return f'<td class="date">{escape(day)}</td>'


def _brief(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
