"""The public functions: one default pipeline, loaded when it is first needed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

from newsparse import reading
from newsparse.errors import ConfigError, Failure, InputError, NewsparseError
from newsparse.lexicon import Lexicon
from newsparse.pipeline import COMPONENTS, Config, Pipeline
from newsparse.reading.decode import decode, warnings_of
from newsparse.reading.formats import format_of
from newsparse.record import Article

PathLike = str | pathlib.Path
# of parse, and keys of an item of parse_many
ARGUMENTS = ("text", "title", "byline", "published", "source", "meta", "join_title")


def load(
    *,
    components: Iterable[str] | None = None,
    disable: Iterable[str] = (),
    lexicon: Lexicon | PathLike | None = None,
    with_text: bool = True,
) -> Pipeline:
    """A configured pipeline.

    Args:
        components: which of ``entities, dates, money, quotes, tables`` run; all where ``None``.
        disable: components to leave out. Without ``entities``, quotes still name their speakers by the phrase
            in the text.
        lexicon: your own names (a ``Lexicon``, or the path of a CSV or JSON Lines file), which win over the
            model.
        with_text: ``False`` leaves ``text`` empty everywhere: offsets and values only, for corpora whose
            texts may not be copied.

    Raises:
        ConfigError: an unknown component, or a lexicon that cannot be read.

    >>> load(components=["dates"]).parse("En mars 2025.").dates[0].value
    '2025-03'
    """
    chosen = frozenset(COMPONENTS if components is None else components)
    left_out = frozenset(disable)
    unknown = sorted((chosen | left_out) - set(COMPONENTS))
    if unknown:
        raise ConfigError(f"unknown component {', '.join(unknown)}: choose from {', '.join(COMPONENTS)}")
    if lexicon is not None and not isinstance(lexicon, Lexicon):
        lexicon = Lexicon.read(lexicon)
    return Pipeline(Config(chosen - left_out, lexicon, with_text))


@lru_cache(maxsize=1)
def default_pipeline() -> Pipeline:
    """The pipeline behind ``parse``: everything on, no lexicon."""
    return load()


def parse(
    text: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    published: dt.date | str | None = None,
    source: str | None = None,
    meta: Mapping[str, Any] | None = None,
    join_title: bool = True,
) -> Article:
    """The record of one article given as a string of plain text or Markdown; of HTML, see ``parse_html``.

    Args:
        text: the article; ``article.text`` is this very string.
        title: a title that the text does not hold: ``article.text`` is then the title, a blank line and the
            text, unless the text begins with the title.
        byline: who wrote it, instead of whom the text names.
        published: publication date (date, datetime or ISO 8601 string) to which relative dates are resolved.
        source: where the text comes from, kept in the record.
        meta: your own columns, carried through every form as JSON scalars (a list as its JSON), never read.
        join_title: ``False`` leaves the text as it is.

    Raises:
        InputError: the text is not a usable string, or another argument is nothing a record can hold.
        ConfigError: ``published`` is not a date.

    >>> parse("Le 3 mars, Ledger a levé 100 M€.", published="2026-03-05").dates[0].value
    '2026-03-03'
    >>> parse("Le tour est mené par Northwall.", title="Ledger lève 100 M€", meta={"id": 7}).money[0].text
    '100 M€'
    """
    item = {
        "text": text,
        "title": title,
        "byline": byline,
        "published": published,
        "source": source,
        "meta": meta,
    }
    return parse_item(default_pipeline(), {**item, "join_title": join_title})


def parse_item(pipeline: Pipeline, item: Mapping[str, Any]) -> Article:
    """The record of an item whose keys are arguments of ``parse``, with values of any origin: a caller's, a
    data frame's.

    Raises:
        InputError: there is no text, a key is unknown, or a value is nothing a record can hold.
        ConfigError: ``published`` is not a date.

    >>> parse_item(load(components=["dates"]), {"text": "En mars 2025."}).dates[0].value
    '2025-03'
    """
    unknown = [key for key in item if key not in ARGUMENTS]
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r} in an item: known are {', '.join(ARGUMENTS)}")
    if "text" not in item:
        raise InputError("an item without text")
    return pipeline.parse(**item)


def parse_html(
    html: str | bytes,
    url: str | None = None,
    *,
    published: dt.date | str | None = None,
    source: str | None = None,
    meta: Mapping[str, Any] | None = None,
    pipeline: Pipeline | None = None,
) -> Article:
    """The record of the article of a page; of several articles the longest, with a warning
    (``parse_articles`` gives all).

    Args:
        html: the page, decoded or as its bytes.
        url: where it was found: the record's ``source``. Without it that is the address that the page gives
            itself.
        published: the publication date, instead of the one that the page states.
        source: the record's ``source``, where it is not the address.
        meta: your own columns, see ``parse``.
        pipeline: a configured pipeline instead of the default one.

    Raises:
        InputError: no article is in it.
        ConfigError: ``published`` is not a date.

    >>> page = (
    ...     "<h1>Ledger lève 100 M€</h1><p>Le tour est mené par Northwall, a dit lundi la jeune pousse.</p>"
    ... )
    >>> article = parse_html(page, "https://exemple.fr/ledger")
    >>> article.title, article.source
    ('Ledger lève 100 M€', 'https://exemple.fr/ledger')
    """
    from newsparse.reading.web import read_html

    text, warnings = _page(html)
    read = read_html(text)
    read = dataclasses.replace(read, warnings=(*warnings, *read.warnings))
    return (pipeline or default_pipeline()).parse_source(
        read, published=published, source=source or url or read.address, meta=meta
    )


def parse_articles(
    page: str | bytes | pathlib.Path,
    url: str | None = None,
    *,
    published: dt.date | str | None = None,
    pipeline: Pipeline | None = None,
) -> list[Article]:
    """The records of all articles of a page or a file: an export of a press database, a blog with whole
    posts.

    Args:
        page: HTML (a string or bytes), or the path of a file of any form (a ``Path``, or a string without
            ``<``).
        url: where it was found; each article's ``source`` is that with ``#1``, ``#2`` ... where there are
            several.
        published: the publication date of all, instead of those that they state.
        pipeline: a configured pipeline instead of the default one.

    Raises:
        InputError: no article is in it.
        ConfigError: ``published`` is not a date.

    >>> page = (
    ...     "<h1>Ledger lève 100 M€</h1><p>Le tour est mené par Northwall, a dit lundi la jeune pousse.</p>"
    ... )
    >>> [article.title for article in parse_articles(page)]
    ['Ledger lève 100 M€']
    """
    if isinstance(page, pathlib.Path) or (isinstance(page, str) and "<" not in page):
        sources = read_file(page)
        names: Sequence[str | None] = (
            _names(page, sources) if url is None else reading.names_of(sources, url, rows=False)
        )
    else:
        from newsparse.reading.web import read_articles

        text, warnings = _page(page)
        sources = [
            dataclasses.replace(read, warnings=(*warnings, *read.warnings)) for read in read_articles(text)
        ]
        name = url or (sources[0].address if len(sources) == 1 else None)
        names = [name] if len(sources) == 1 else reading.names_of(sources, url or "", rows=False)
    chosen = pipeline or default_pipeline()
    return [
        chosen.parse_source(read, published=published, source=named)
        for read, named in zip(sources, names, strict=True)
    ]


def _page(html: object) -> tuple[str, list[str]]:
    """A page decoded, and what is to be said of that."""
    if isinstance(html, bytes):
        return decode(html, html=True)
    if not isinstance(html, str):
        raise InputError(f"html must be str or bytes, not {type(html).__name__}")
    return html, warnings_of(html)


def read_file(path: PathLike, **options: Any) -> list[reading.Source]:
    """The articles of a file, read but not yet analysed: one, one a line for ``.jsonl``, several of an
    export.

    Options are those of ``newsparse.reading.read_path``: ``encoding``, and the names of the JSON fields.
    """
    return list(reading.read_path(path, **options))


def parse_file(
    path: PathLike,
    *,
    published: dt.date | str | None = None,
    pipeline: Pipeline | None = None,
    **options: Any,
) -> Article:
    """The record of the article in a ``.txt``, ``.md``, ``.html`` or ``.json`` file.

    Raises:
        InputError: the file is missing, empty, binary, or of a kind that holds no article.
        ConfigError: it holds several articles (``parse_articles`` gives all).
    """
    sources = read_file(path, **options)
    if len(sources) != 1:
        raise ConfigError(f"{path} holds {len(sources)} articles: newsparse.parse_articles gives all")
    (source,) = _names(path, sources)
    return (pipeline or default_pipeline()).parse_source(sources[0], published=published, source=source)


def _names(path: PathLike, sources: Sequence[reading.Source]) -> list[str]:
    """The sources of a file's articles: its name, without the folders it lies in here, or what a row says of
    itself.
    """
    path = pathlib.Path(path)
    # a name need not be UTF-8, a record must
    name = os.fsencode(path.name).decode("utf-8", "backslashreplace")
    known = format_of(name)
    return reading.names_of(sources, name, rows=known is not None and known.addressed)


def parse_many(
    texts: Iterable[str | Mapping[str, Any]],
    *,
    workers: int = 1,
    pipeline: Pipeline | None = None,
    on_error: Literal["raise", "skip", "yield"] = "raise",
) -> Iterator[Any]:
    """The records of many articles, in the order they come, holding only a few at a time.

    Args:
        texts: strings, or mappings with the keyword arguments of ``parse`` (``text``, ``title``,
            ``published``, ``source`` ...).
        workers: processes to share the work; 1 works in this one.
        pipeline: a configured pipeline instead of the default one.
        on_error: what becomes of an item that is not an article: "raise" ends the iteration with its error,
            "skip" leaves it out, "yield" gives a ``Failure`` in its place.

    Raises:
        InputError: an item is not a usable text. Articles before it have been given out.
        ConfigError: the date of an item is not one, and the same holds of it; or ``texts`` is nothing of the
            kind: one string, one mapping, a data frame (``frame.to_dict("records")`` are mappings).

    >>> [len(article.money) for article in parse_many(["10 €", "rien", {"text": "5 $ et 6 $"}])]
    [1, 0, 2]
    >>> [getattr(item, "reason", "") for item in parse_many(["10 €", 5], on_error="yield")]
    ['', 'text must be str, not int']
    """
    if workers < 1:
        raise ConfigError(f"workers must be at least 1, not {workers}")
    if on_error not in ("raise", "skip", "yield"):
        raise ConfigError(f"on_error must be raise, skip or yield, not {on_error!r}")
    _check_many(texts)
    items = (dict(item) if isinstance(item, Mapping) else {"text": item} for item in texts)
    return _many(items, workers, pipeline or default_pipeline(), on_error)


def _check_many(texts: object) -> None:
    """See that there are many: what a single text, a mapping or a data frame gives when it is gone through is
    no article.
    """
    if isinstance(texts, str | bytes | os.PathLike):
        raise ConfigError(f"parse_many takes many texts, not one {type(texts).__name__}: put it in a list")
    if isinstance(texts, Mapping):
        raise ConfigError("parse_many takes many texts, not one mapping: put it in a list")
    if hasattr(texts, "columns") and not isinstance(texts, Sequence):
        raise ConfigError(
            "parse_many takes texts or mappings, not a data frame: give it frame['text'] or "
            "frame.to_dict('records')"
        )
    if not isinstance(texts, Iterable):
        raise ConfigError(f"parse_many takes many texts, not {type(texts).__name__}")


def _many(
    items: Iterator[dict[str, Any]], workers: int, pipeline: Pipeline, on_error: str
) -> Iterator[Article | Failure]:
    if workers == 1:
        outcomes: Iterator[Article | Failure] = (
            _attempt(pipeline, item, index) for index, item in enumerate(items)
        )
    else:
        from newsparse.batch.pool import parse_in_processes

        outcomes = parse_in_processes(items, workers=workers, config=pipeline.config)
    for outcome in outcomes:
        if not isinstance(outcome, Failure) or on_error == "yield":
            yield outcome
        elif on_error == "raise":
            raise (ConfigError if outcome.kind == "config" else InputError)(outcome.reason)


def _attempt(pipeline: Pipeline, item: dict[str, Any], index: int) -> Article | Failure:
    try:
        return parse_item(pipeline, item)
    except NewsparseError as error:
        source = item.get("source")
        kind = "config" if isinstance(error, ConfigError) else "input"
        return Failure(index, kind, str(error), source if isinstance(source, str) else None)
