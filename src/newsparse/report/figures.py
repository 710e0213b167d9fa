"""What many articles say together: counts, a timeline of their dates, the largest amounts, the
most quoted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

from newsparse.kinds import NAMES
from newsparse.record import Article
from newsparse.report.article_page import title_of
from newsparse.report.facts import FactFigures
from newsparse.report.things import Things

TOP = 15  # rows of a ranking
TIMELINE_YEARS = 60  # a longer story is shown by its last years


@dataclass(slots=True)
class Row:
    """One article in the index."""

    number: int
    title: str
    source: str
    published: str
    counts: tuple[int, ...]  # of each kind, in the order of the kinds
    names: str


@dataclass(slots=True)
class Amount:
    """One amount and where it stands."""

    amount: Decimal
    text: str
    number: int


@dataclass(slots=True)
class Figures:
    """Running totals; ``add`` takes one article at a time, so that a report never holds them all."""

    rows: list[Row] = field(default_factory=list)
    years: Counter[int] = field(default_factory=Counter)
    amounts: dict[str, list[Amount]] = field(default_factory=lambda: defaultdict(list))
    speakers: Counter[str] = field(default_factory=Counter)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    facts: FactFigures = field(default_factory=FactFigures)
    things: Things = field(default_factory=Things)

    def add(self, number: int, article: Article) -> None:
        """Count one article in."""
        counts = tuple(len(getattr(article, name)) for name in NAMES)
        names = " ".join(entity.name for entity in article.entities)
        published = article.published.isoformat() if article.published else ""
        self.rows.append(Row(number, title_of(article), article.source or "", published, counts, names))
        self.years.update(date.first.year for date in article.dates if date.first)
        self.speakers.update(quote.speaker for quote in article.quotes if quote.speaker)
        self.names.update((entity.label, entity.name) for entity in article.entities)
        self.facts.add(number, article)
        self.things.add(number, article)
        for item in article.money:
            ranked = self.amounts[item.currency or "?"]
            ranked.append(Amount(item.amount, item.text, number))
            if len(ranked) > 10 * TOP:
                ranked[:] = largest(ranked)


def largest(amounts: Iterable[Amount]) -> list[Amount]:
    """The largest amounts, first one first, each wording once an article."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for item in sorted(amounts, key=lambda one: (-one.amount, one.number)):
        if (item.text, item.number) not in seen:
            seen.add((item.text, item.number))
            kept.append(item)
    return kept[:TOP]


def bars(title: str, counted: Iterable[tuple[str, int]]) -> str:
    """A ranking as a table with bars; the numbers are text, so that nothing hangs on seeing the bars.

    >>> bars("Most quoted", [("Ana", 2)])[:41]
    '<section class="figure"><h2>Most quoted</'
    """
    pairs = list(counted)
    if not pairs:
        return ""
    most = max(count for _, count in pairs)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{count}</td><td><svg width="120" height="10" '
        f'aria-hidden="true">'
        f'<rect class="bar" width="{max(2, round(120 * count / most))}" height="10"></rect></svg></td></tr>'
        for name, count in pairs
    )
    return f'<section class="figure"><h2>{escape(title)}</h2><table class="ranking">{rows}</table></section>'


def timeline(years: Counter[int]) -> str:
    """Dates a year, as a bar chart with a text alternative."""
    if not years:
        return ""
    last = max(years)
    first = max(min(years), last - TIMELINE_YEARS + 1)
    most = max(years.values())
    width = 14
    columns = []
    for place, year in enumerate(range(first, last + 1)):
        count = years.get(year, 0)
        height = round(80 * count / most) if count else 0
        bar = (
            f'<rect class="bar" x="{place * width}" y="{80 - height}" width="{width - 2}" '
            f'height="{height}"></rect>'
        )
        name = f'<text x="{place * width}" y="94">{year}</text>' if year % 5 == 0 or last - first < 8 else ""
        columns.append(f"<g><title>{year}: {count} dates</title>{bar}{name}</g>")
    span = width * (last - first + 1) + 30
    return (
        f'<section class="figure wide"><h2>Dates by year</h2><div class="scroll"><svg width="{span}" '
        f'height="100" role="img" '
        f'aria-label="Dates by year, {first} to {last}">{"".join(columns)}</svg></div></section>'
    )


def amounts_table(amounts: dict[str, list[Amount]]) -> str:
    """The largest amounts of the currencies that occur most."""
    parts = []
    for currency, items in sorted(amounts.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:4]:
        rows = "".join(
            (
                f'<tr><td class="number">{item.amount:,f}</td><td><a '
                f'href="#a{item.number}">{escape(" ".join(item.text.split()))}</a></td></tr>'
            )
            for item in largest(items)
        )
        parts.append(
            f'<section class="figure"><h2>Largest amounts, {escape(currency)}</h2><table '
            f'class="ranking">{rows}</table></section>'
        )
    return "".join(parts)
