"""``newsparse show`` and ``newsparse explain``: one record in the terminal."""

from __future__ import annotations

import pathlib
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from newsparse.cli.options import LEXICON
from newsparse.cli.streams import printing
from newsparse.kinds import BY_NAME, LABEL_STYLES

if TYPE_CHECKING:
    from newsparse.record import Article, Fact

_SHOWN = ("quotes", "entities", "dates", "money")  # the later over the earlier
STYLES = {
    **LABEL_STYLES,
    **{name.removesuffix("s"): BY_NAME[name].style for name in ("dates", "money", "quotes")},
}
SHORT = 60  # characters of an item shown in a row of explain
# What would move the cursor, a sign for each, so that offsets stay true.
_HARMLESS = (
    {code: 0x2400 + code for code in range(32)}
    | dict.fromkeys(range(127, 160), 0xFFFD)
    | dict(zip(b"\t\n\r", b"\t\n ", strict=True))
)

File = Annotated[
    pathlib.Path,
    typer.Argument(help="An article (.txt, .md, .html, .json, .eml, .docx, .pdf ...); - for standard input."),
]
Published = Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) for relative dates.")]
Names = Annotated[pathlib.Path | None, typer.Option("--lexicon", help=LEXICON)]


def show(file: File, published: Published = None, lexicon: Names = None) -> None:
    """Show an article in the terminal with everything marked, and a legend."""
    from rich.console import Console
    from rich.text import Text

    article = _read(file, published, lexicon)
    marked = Text(article.text.translate(_HARMLESS))
    for kind in (BY_NAME[name] for name in _SHOWN):
        for start, end, label in kind.spans(getattr(article, kind.name)):
            marked.stylize(LABEL_STYLES.get(label, kind.style), start, end)
    console = Console(highlight=False)
    with printing():
        console.print(_legend())
        console.print(marked)
        console.rule()
        console.print(_items(article))


def explain(file: File, published: Published = None, lexicon: Names = None) -> None:
    """Show which rule found each item of an article, and the value it has."""
    from rich.console import Console

    items = _items(_read(file, published, lexicon))
    with printing():
        Console(highlight=False).print(items)


def _read(file: pathlib.Path, published: str | None, lexicon: pathlib.Path | None) -> Article:
    import newsparse

    pipeline = newsparse.load(lexicon=lexicon)
    if str(file) == "-":
        from newsparse.reading.decode import decode

        text, warnings = decode(sys.stdin.buffer.read())
        article = pipeline.parse(text, published=published, source="-")
        return article.model_copy(update={"warnings": (*warnings, *article.warnings)})
    return newsparse.parse_file(file, published=published, pipeline=pipeline)


def _legend() -> object:
    from rich.text import Text

    return Text("  ").join(Text(f" {name} ", style=style) for name, style in STYLES.items())


def _items(article: Article) -> object:
    from rich.table import Table
    from rich.text import Text

    title = Text(article.title.translate(_HARMLESS)) if article.title else None
    table = Table("kind", "text", "value", "rule", title=title, title_justify="left", expand=False)
    for row in rows(article):
        # as Text: brackets in an article are not rich's markup
        table.add_row(*(Text(value.translate(_HARMLESS)) for value in row))
    return table


def rows(article: Article) -> list[tuple[str, str, str, str]]:
    """(kind, text, value, rule) of every item of a record, in reading order within each kind."""
    found: list[tuple[str, str, str, str]] = []
    for entity in article.entities:
        found.append(
            (
                entity.label,
                entity.name,
                (f"{len(entity.mentions)} mention{'s' * (len(entity.mentions) > 1)}"),
                entity.rule,
            )
        )
    for date in article.dates:
        found.append(("date", _short(date.text), _join(date.value, date.modifier), date.rule))
    for amount in article.money:
        top = "" if amount.amount_max is None else f"–{amount.amount_max:f}"
        value = _join(
            f"{amount.amount:f}{top}", amount.currency, amount.modifier, amount.per and f"per {amount.per}"
        )
        found.append(("money", _short(amount.text), value, amount.rule))
    for fact in article.facts:
        text = article.money[fact.money[0]].text if fact.money else fact.text
        found.append((f"fact, {fact.role}", _short(text), fact_value(fact), fact.rule))
    for quote in article.quotes:
        found.append(
            (
                f"quote, {quote.kind}",
                _short(quote.text),
                _join(quote.speaker or "?", _sure(quote.confidence)),
                _join(quote.rule, quote.speaker_rule and quote.speaker_rule.replace("; ", "\n")),
            )
        )
    for table in article.tables:
        value = f"{len(table.rows)} × {len(table.header)}, confidence {table.confidence:.2f}"
        found.append((f"table, {table.layout}", _short(" | ".join(table.header)), value, table.rule))
    for warning in article.warnings:
        found.append(("warning", _short(warning), "", ""))
    return found


def _sure(confidence: float | None) -> str | None:
    return None if confidence is None else f"confidence {confidence:.2f}"


def fact_value(fact: Fact) -> str:
    """Whose the amount is, the other sides, and what is said of it, in one line."""
    names = " + ".join((fact.subject or fact.subject_text or "?", *fact.co_subjects))
    sides = ", ".join(f"{party.name} ({party.part})" for party in fact.counterparties)
    said = [
        part
        for part in (sides, fact.kind, fact.status, fact.date, fact.source and f"says {fact.source}")
        if part
    ]
    return "; ".join([names, *said, f"{fact.confidence:.2f}"])


def _join(*parts: str | None) -> str:
    return " ".join(part for part in parts if part) or "unresolved"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1] + "…"
