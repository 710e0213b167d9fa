"""A file of records as one self-contained HTML page: nothing is fetched, nothing an article holds is ever
run.
"""

from __future__ import annotations

import base64
import hashlib
import pathlib
from collections.abc import Container, Iterable
from html import escape
from typing import IO

from newsparse import __version__
from newsparse.errors import ConfigError, InputError
from newsparse.files import replacing
from newsparse.kinds import NAMES
from newsparse.record import Article
from newsparse.report.article_page import article_html, asset, legend
from newsparse.report.figures import TOP, Figures, Row, amounts_table, bars, timeline
from newsparse.report.thing_page import Shown
from newsparse.report.things import Aside, Things, nothing_aside

MARK = '<meta name="generator" content="newsparse '  # in the head of every report of ours


class UnwritableError(InputError):
    """The page cannot be written: a full disk, a folder that is missing."""


def is_report(path: pathlib.Path) -> bool:
    """Whether a file is an earlier report, or an empty one: nothing of anybody's is lost when it
    is replaced.
    """
    with path.open("rb") as file:
        head = file.read(4_096)
    return not head or (head.startswith(b"<!doctype html>") and MARK.encode() in head)


def write_report(
    articles: Iterable[Article],
    output: str | pathlib.Path,
    *,
    furniture: Container[str] = frozenset(),
    aside: Aside = nothing_aside,
) -> int:
    """Write the report of some articles; the file appears whole or not at all.

    Args:
        articles: the records, read one at a time.
        output: the HTML file.
        furniture: ids of things that are left out: what a site repeats on its pages.
        aside: says which entities an article names only in bylines and credits: it is not counted for them.

    Returns:
        How many articles it holds.

    Raises:
        InputError: there is no article, or (``UnwritableError``) the file cannot be written.
        ConfigError: the place is taken by a folder, or by a device or a pipe, which a page must not replace.

    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> write_report([Article(id="a", text="Rien.")], folder / "report.html")
    1
    """
    output = pathlib.Path(output)
    if output.exists() and not output.is_file():
        raise ConfigError(f"{output} is not a regular file")
    try:
        with replacing(output) as file:
            figures = _write(file, articles, Things(furniture, aside))
            if not figures.rows:
                raise InputError("no records to report")
    except OSError as error:
        raise UnwritableError(f"cannot write {output}: {error.strerror or error}") from None
    return len(figures.rows)


def _write(file: IO[str], articles: Iterable[Article], things: Things) -> Figures:
    """Articles first, each in an inert template, as the index needs the totals; CSS puts the index on top."""
    figures = Figures(things=things)
    file.write(_head())
    for number, article in enumerate(articles, 1):
        figures.add(number, article)
        file.write(f'<template id="t{number}">{article_html(article)}</template>\n')
    file.write(_index(figures))
    file.writelines(
        figures.things.pages({row.number: Shown(row.title, row.published) for row in figures.rows})
    )
    file.write(f"<script>{asset('report.js')}</script></body></html>\n")
    return figures


def _head() -> str:
    style = asset("article.css") + asset("report.css")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(asset('report.js'))}; "
        f"base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        'content="width=device-width, '
        'initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}"><meta name="color-scheme" '
        f'content="light dark">'
        f'{MARK}{__version__}"><title>newsparse report</title><style>{style}</style></head>'
        '<body class="newsparse">\n'
    )


def _hash(content: str) -> str:
    """A source expression that allows exactly this inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def _index(figures: Figures) -> str:
    totals = [sum(row.counts[place] for row in figures.rows) for place in range(len(NAMES))]
    counts = ", ".join(f"{total:,} {kind}" for total, kind in zip(totals, NAMES, strict=True))
    rows = "".join(_row(row) for row in figures.rows)
    heads = "".join(
        _head_cell(name, number=number)
        for name, number in [("article", False), ("published", False), *((k, True) for k in NAMES)]
    )
    names = figures.things.named(TOP) or [
        (f"{name} ({label})", count) for (label, name), count in figures.names.most_common(TOP)
    ]
    speakers = figures.things.quoted(TOP) or figures.speakers.most_common(TOP)
    return (
        f'<header class="top"><h1><a href="#">newsparse report</a></h1><p>{len(figures.rows):,} articles: '
        f"{counts}.</p></header>"
        "<noscript><p>This page needs its own script, which it carries with it, to open "
        "articles.</p></noscript>"
        '<main id="view" tabindex="-1" hidden>'
        '<nav><a href="#" id="back">← all articles</a> <a id="previous">previous</a> <a '
        'id="next">next</a></nav>'
        f'{legend()}<div id="article"></div></main>'
        '<main id="index"><p><label>Search titles, sources and names <input id="search" type="search" '
        'autocomplete="off"></label>'
        ' <output id="found"></output></p><div class="scroll"><table id="articles">'
        f"<thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
        f'<div class="figures">{timeline(figures.years)}{bars("Most quoted", speakers)}'
        f"{bars('Most named, by articles', names)}{amounts_table(figures.amounts)}</div>"
        f"{figures.things.html()}{figures.facts.html()}</main>"
    )


def _head_cell(name: str, *, number: bool) -> str:
    """A header that sorts its column; what it sorts by is said to screen readers too."""
    return (
        f'<th scope="col"{" class=number" if number else ""}><button type="button" '
        f'class="sort">{name}</button></th>'
    )


def _row(row: Row) -> str:
    search = escape(" ".join((row.title, row.source, row.published, row.names)).casefold())
    title = (
        f'<td class="title"><a '
        f'href="#a{row.number}">{escape(row.title)}</a><small>{escape(row.source)}</small></td>'
    )
    counts = "".join(
        f'<td class="number" data-kind="{kind}">{count}</td>'
        for kind, count in zip(NAMES, row.counts, strict=True)
    )
    return f'<tr data-search="{search}">{title}<td class="date">{escape(row.published)}</td>{counts}</tr>'
