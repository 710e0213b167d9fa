"""One article as HTML: its text with everything marked, its tables rebuilt, its items counted."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from newsparse.record import Article, Cell, Table
from newsparse.report.facts import facts_table
from newsparse.report.markup import Marker
from newsparse.text.masks import mask_marks
from newsparse.text.segments import lines

FIRST_WORDS = 90  # characters that stand in for a title
KINDS = ("per", "org", "loc", "product", "misc", "date", "money")


def article_html(article: Article) -> str:
    """The view of one article, an ``<article>`` element without style.

    >>> article_html(Article(id="a", text="Rien & toi."))
    '<article><header><h2>Rien &amp; toi.</h2></header><p>Rien &amp; toi.</p></article>'
    """
    body = "".join(_body(article, Marker(article)))
    return f"<article>{_header(article)}{body}{facts_table(article)}{_warnings(article)}</article>"


def notebook_html(article: Article) -> str:
    """The same view with its style, scoped to itself, for a notebook cell."""
    return (
        f'<style>{asset("article.css")}</style><div class="newsparse">{legend()}{article_html(article)}</div>'
    )


def asset(name: str) -> str:
    """A file of ``report/assets``."""
    return resources.files("newsparse.report").joinpath("assets", name).read_text(encoding="utf-8")


def legend() -> str:
    """What the colours and lines mean."""
    kinds = "".join(f'<mark class="{kind}">{kind}</mark> ' for kind in KINDS)
    return (
        f'<p class="legend">{kinds}<q class="direct">direct</q> <q class="indirect">indirect speech</q></p>'
    )


def _header(article: Article) -> str:
    facts = [
        article.byline,
        article.published and article.published.isoformat(),
        article.source,
        article.language,
    ]
    shown = " · ".join(escape(fact) for fact in facts if fact)
    line = f'<p class="facts">{shown}</p>' if shown else ""
    return f"<header><h2>{escape(title_of(article))}</h2>{line}</header>"


def title_of(article: Article) -> str:
    """The title, or what comes nearest: the first heading, or the first words.

    >>> title_of(Article(id="a", text="**Rien** à dire."))
    'Rien à dire.'
    """
    heading = next((section.heading for section in article.sections if section.heading), None)
    words = " ".join(mask_marks(article.text[:FIRST_WORDS]).split())
    return article.title or heading or words or "Untitled"


def _warnings(article: Article) -> str:
    if not article.warnings:
        return ""
    items = "".join(f"<li>{escape(warning)}</li>" for warning in article.warnings)
    return f'<aside class="warnings"><h3>Warnings</h3><ul>{items}</ul></aside>'


def _body(article: Article, marker: Marker) -> Iterator[str]:
    """Paragraphs, a line each, with tables in the place of their lines."""
    tables = sorted(
        (table for table in article.tables if table.end > table.start), key=lambda table: table.start
    )
    headings = {section.start for section in article.sections if section.heading}
    position = 0
    for table in [*tables, None]:
        stop = len(article.text) if table is None else table.start
        yield from _paragraphs(article, position, stop, marker, headings)
        if table is not None and table.end > position:
            yield _table(table, marker)
            position = max(position, table.end)


def _paragraphs(article: Article, start: int, stop: int, marker: Marker, headings: set[int]) -> Iterator[str]:
    for first, last in lines(article.text[start:stop]):
        first, last = first + start, last + start
        tag = "h3" if first in headings else "p"
        yield f"<{tag}>{marker.html(first, last)}</{tag}>"


def _table(table: Table, marker: Marker) -> str:
    caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.header)
    rows = "".join(f"<tr>{''.join(_cells(row, marker))}</tr>" for row in table.rows)
    tip = f"{table.layout} table · confidence {table.confidence:.2f} · rule: {table.rule}"
    inside = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="table" tabindex="0" data-tip="{escape(tip)}">{inside}</div>'


def _cells(row: tuple[Cell, ...], marker: Marker) -> Iterator[str]:
    """A cell whose text is not a slice (its pipes were escaped) is shown without marks."""
    for cell in row:
        inside = marker.html(cell.start, cell.end, quotes=False) if marker.shows(cell) else escape(cell.text)
        yield f"<td{' class=number' if cell.kind in ('money', 'number') else ''}>{inside}</td>"
