"""The public functions: one default pipeline, loaded when it is first needed."""

from __future__ import annotations

import datetime as dt
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsparse import reading
from newsparse.errors import ConfigError, InputError
from newsparse.lexicon import Lexicon
from newsparse.pipeline import COMPONENTS, Config, Pipeline
from newsparse.record import Article

PathLike = str | pathlib.Path
ARGUMENTS = ("text", "published", "source")  # of parse, and keys of an item of parse_many


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
        disable: components to leave out. Without ``entities``, quotes still name their speakers by the phrase in the text.
        lexicon: your own names (a ``Lexicon``, or the path of a CSV or JSON Lines file), which win over the model.
        with_text: ``False`` leaves ``text`` empty everywhere: offsets and values only, for corpora whose texts may not be copied.

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


def parse(text: str, *, published: dt.date | str | None = None, source: str | None = None) -> Article:
    """The record of one article given as a string of plain text or Markdown.

    Args:
        text: the article; ``article.text`` is this very string.
        published: publication date (date, datetime or ISO 8601 string) to which relative dates are resolved.
        source: where the text comes from, kept in the record.

    Raises:
        InputError: the text is no usable string, or ``source`` is no string.
        ConfigError: ``published`` is no date.

    >>> parse("Le 3 mars, Ledger a levé 100 M€.", published="2026-03-05").dates[0].value
    '2026-03-03'
    """
    return parse_item(default_pipeline(), {"text": text, "published": published, "source": source})


def parse_item(pipeline: Pipeline, item: Mapping[str, Any]) -> Article:
    """The record of an item whose keys are arguments of ``parse``, with values of any origin: a caller's, a data frame's.

    Raises:
        InputError: there is no text, a key is unknown, or text or source are no usable strings.
        ConfigError: ``published`` is no date.

    >>> parse_item(load(components=["dates"]), {"text": "En mars 2025."}).dates[0].value
    '2025-03'
    """
    unknown = [key for key in item if key not in ARGUMENTS]
    if unknown:
        raise InputError(f"unknown key {unknown[0]!r} in an item: known are {', '.join(ARGUMENTS)}")
    if "text" not in item:
        raise InputError("an item without text")
    return pipeline.parse(item["text"], published=item.get("published"), source=item.get("source"))


def read_file(path: PathLike, **options: Any) -> list[reading.Source]:
    """The articles of a file, read but not yet analysed: one, or one a line for ``.jsonl``.

    Options are those of ``newsparse.reading.read_path``: ``encoding``, and the names of the JSON fields.
    """
    return list(reading.read_path(path, **options))


def parse_file(path: PathLike, *, published: dt.date | str | None = None, pipeline: Pipeline | None = None, **options: Any) -> Article:
    """The record of the article in a ``.txt``, ``.md``, ``.html`` or ``.json`` file.

    Raises:
        InputError: the file is missing, empty, binary, or holds more than one article (``.jsonl``: use ``parse_many``).
    """
    sources = read_file(path, **options)
    if len(sources) != 1:
        raise ConfigError(f"{path} holds {len(sources)} articles: read it with newsparse.read_file and parse_source")
    source = os.fsencode(path).decode("utf-8", "backslashreplace")  # a name need not be UTF-8, a record must
    return (pipeline or default_pipeline()).parse_source(sources[0], published=published, source=source)


def parse_many(
    texts: Iterable[str | Mapping[str, Any]],
    *,
    workers: int = 1,
    pipeline: Pipeline | None = None,
) -> Iterator[Article]:
    """The records of many articles, in the order they come, holding only a few at a time.

    Args:
        texts: strings, or mappings with the keyword arguments of ``parse`` (``text``, ``published``, ``source``).
        workers: processes to share the work; 1 works in this one.
        pipeline: a configured pipeline instead of the default one.

    Raises:
        InputError: an item is no usable text. Articles before it have been given out.
        ConfigError: the date of an item is none. The same holds of it.

    >>> [len(article.money) for article in parse_many(["10 €", "rien", {"text": "5 $ et 6 $"}])]
    [1, 0, 2]
    """
    if workers < 1:
        raise ConfigError(f"workers must be at least 1, not {workers}")
    chosen = pipeline or default_pipeline()
    items = (dict(item) if isinstance(item, Mapping) else {"text": item} for item in texts)
    if workers == 1:
        for item in items:
            yield parse_item(chosen, item)
        return
    from newsparse.batch.pool import parse_in_processes

    yield from parse_in_processes(items, workers=workers, config=chosen.config)
