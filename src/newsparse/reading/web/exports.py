"""Exports of press databases: a page of their own markup that holds many articles.

A database is told by the classes it gives the parts of an article. Its header lines (medium, page, number of
words) and its notices are not text of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml.html import HtmlElement, builder

from newsparse.elements.visible import visible_text
from newsparse.reading.written_dates import dates_in


class Database(NamedTuple):
    """How a database writes its exports: classes, as patterns, of an article and of the parts in it."""

    name: str
    article: re.Pattern[str]
    title: re.Pattern[str]
    subtitle: re.Pattern[str]
    authors: re.Pattern[str]
    header: re.Pattern[str]
    body: re.Pattern[str]
    notice: re.Pattern[str]  # paragraphs of the body that are the database's own


def _class(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{pattern})(?:\s|$)", re.I)


DATABASES = (
    Database(
        "Europresse",
        _class("DocText|docOcurrContainer"),
        _class("titreArticleVisu|rdp__articletitle"),
        _class("rdp__subtitle"),
        _class("docAuthors"),
        _class("rdp__DocHeader|DocHeader"),
        _class("docOcurrContainer|DocText"),
        re.compile(r"(?:©|cet article est paru dans|aucune? élément visuel)", re.I),
    ),
    Database(
        "Factiva",
        _class(r"article\s+\w{2}article"),
        _class(r"\w{2}headline"),
        _class(r"\w{2}subheadline"),
        _class("author"),
        re.compile(r"^$"),
        _class(r"articleparagraph(?:\s+\w*articleparagraph)?"),
        re.compile(r"document\s+[A-Z0-9]{8,}", re.I),
    ),
)
MAX_FIELD = 200  # characters of a line of the header


def exported(tree: HtmlElement) -> list[HtmlElement]:
    """The articles of an export, each as a page; none where the page is not an export."""
    for database in DATABASES:
        articles = list(_articles(tree, database))
        if articles:
            return [_as_page(tree, article, database) for article in articles]
    return []


def _articles(tree: HtmlElement, database: Database) -> Iterator[HtmlElement]:
    """The elements that hold one headline and the text below it."""
    seen: set[HtmlElement] = set()
    for title in _by_class(tree, database.title):
        above = title.getparent()
        while (
            above is not None and above.tag != "body" and next(_by_class(above, database.body), None) is None
        ):
            above = above.getparent()
        if above is not None and above.tag not in ("body", "html") and above not in seen:
            seen.add(above)
            yield above


def _by_class(element: HtmlElement, pattern: re.Pattern[str]) -> Iterator[HtmlElement]:
    for below in element.iterdescendants():
        names = below.get("class") if isinstance(below.tag, str) else None
        if names and pattern.search(names[:500]):
            yield below


def _as_page(tree: HtmlElement, article: HtmlElement, database: Database) -> HtmlElement:
    title = next(_by_class(article, database.title), None)
    parts = [builder.H1(" ".join(visible_text(title).split()))] if title is not None else []
    parts += [
        builder.H2(text)
        for element in _by_class(article, database.subtitle)
        if (text := " ".join(visible_text(element).split()))
    ]
    parts += list(_paragraphs(article, database))
    authors = next((visible_text(element) for element in _by_class(article, database.authors)), None)
    head = builder.HEAD(*_metas(author=authors, date=_date(article, database)))
    page: HtmlElement = builder.HTML(head, builder.BODY(builder.ARTICLE(*parts)))
    page.set("lang", tree.get("lang") or "fr")
    return page


def _metas(**fields: str | None) -> Iterator[HtmlElement]:
    yield from (builder.META(name=name, content=content) for name, content in fields.items() if content)


def _paragraphs(article: HtmlElement, database: Database) -> Iterator[HtmlElement]:
    last: HtmlElement | None = None
    for element in _by_class(article, database.body):
        above = element.getparent()
        while last is not None and above is not None and above is not last:
            above = above.getparent()
        if last is not None and above is last:  # inside one that was taken
            continue
        last = element
        copied = deepcopy(element)
        copied.tail = None
        for paragraph in [copied, *copied.iterdescendants("p")]:
            if paragraph.tag == "p" and database.notice.match(visible_text(paragraph)):
                paragraph.clear(keep_tail=True)
        yield copied


def _date(article: HtmlElement, database: Database) -> str | None:
    """The first date in the header, or in a line of the article that holds little else."""
    fields = [*_by_class(article, database.header), *article.iter("div", "span")]
    for field in fields:
        text = " ".join(visible_text(field)[: MAX_FIELD + 1].split())
        if len(text) <= MAX_FIELD and (found := next(dates_in(text), None)):
            return found[2].isoformat()
    return None
