"""Data frames in and out: the articles of a frame, and records as flat tables, in pandas, polars
or pyarrow.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsparse.batch.flat import Column, Kind, Options, Row, Tables, rows, shaped
from newsparse.errors import ConfigError, NewsparseError
from newsparse.record import Article

if TYPE_CHECKING:
    from newsparse.pipeline import Pipeline

Frames = dict[str, Any]
ERRORS = (Column("row", "int"), Column("source", "text"), Column("error", "text"))
LIBRARIES = ("pandas", "polars", "pyarrow")


def frames(articles: Iterable[Article], *, library: str = "pandas", with_sentences: bool = False) -> Frames:
    """Records as flat tables, a frame each: ``articles, entities, mentions, dates, money, quotes, facts,
    tables, cells``.

    Amounts are floats to reckon with; the column ending in ``_text`` has their digits exactly. What a record
    carries in ``meta`` has columns of its own in ``articles``, named ``meta_...``.

    Args:
        articles: the records.
        library: whose frames: ``"pandas"``, ``"polars"`` or ``"pyarrow"`` (tables).
        with_sentences: the sentence around each item beside it.

    Raises:
        ConfigError: the library is unknown or not installed.

    >>> import newsparse
    >>> money = frames([newsparse.load(components=["money"]).parse("Il coûte 12 €.")])["money"]
    >>> money.amount.item(), money.currency.item()
    (12.0, 'EUR')
    """
    made = _maker(library)
    records = (article.to_dict() for article in articles)
    first = next(records, None)
    tables = shaped(first, Options(sentences=with_sentences))
    chained = records if first is None else itertools.chain([first], records)
    return {name: made(found, tables[name]) for name, found in _gathered(chained, tables).items()}


def parse_frame(
    frame: Any,
    *,
    text: str = "text",
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    keep: Iterable[str] = (),
    pipeline: Pipeline | None = None,
    with_sentences: bool = False,
) -> Frames:
    """The articles of a data frame as flat tables, in frames of the same library.

    ``articles.article_no`` is the number of the row, counted from 1. Rows that cannot be read are in one more
    frame, ``errors``.

    Args:
        frame: of pandas, polars, pyarrow, or any other that narwhals knows.
        text: the column that holds the article.
        title: the column of its title; goes before the text where that does not begin with it.
        published: the column of the publication date.
        source: the column of its URL or id.
        keep: columns to carry along, which the frame ``articles`` has as ``meta_...``.
        pipeline: a configured pipeline instead of the default one.
        with_sentences: the sentence around each item beside it.

    Raises:
        ConfigError: narwhals is not installed, this is not a data frame, or it has no such column.
    """
    rows_of, library = _rows(frame)
    kept = list(keep)
    columns = {"text": text, "title": title, "published": published, "source": source}
    wanted = {part: name for part, name in columns.items() if name is not None}
    _check_columns(rows_of.columns, [*wanted.values(), *kept])
    from newsparse.api import default_pipeline

    chosen = pipeline or default_pipeline()
    tables = shaped({"meta": kept}, Options(sentences=with_sentences))
    errors: list[Row] = []
    gathered: dict[str, list[Row]] = {name: [] for name in tables}
    for number, row in enumerate(rows_of.rows(), 1):
        given = {part: row[name] for part, name in wanted.items()}
        try:
            record = _parse(chosen, given, {name: row[name] for name in kept})
        except NewsparseError as error:
            errors.append({"row": number, "source": _text(given.get("source")), "error": str(error)})
            continue
        for name, found in rows(record.to_dict(), number, tables).items():
            gathered[name] += found
    made = _maker(library)
    return {
        **{name: made(found, tables[name]) for name, found in gathered.items()},
        "errors": made(errors, ERRORS),
    }


def _parse(pipeline: Pipeline, given: Mapping[str, Any], keep: Mapping[str, Any]) -> Article:
    arguments = dict(given)
    source = arguments.get("source")
    if isinstance(source, int) and not isinstance(source, bool):
        arguments["source"] = str(source)
    return pipeline.parse(arguments.pop("text"), **arguments, meta=keep)


class _Source:
    """The rows of a frame, whatever library made it."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame
        self.columns: list[str] = list(frame.columns)

    def rows(self) -> Iterator[dict[str, Any]]:
        """A mapping a row; what is missing is ``None``."""
        yield from self._frame.iter_rows(named=True)


def _rows(frame: Any) -> tuple[_Source, str]:
    try:
        import narwhals as nw
    except ImportError:
        raise ConfigError("data frames need narwhals: pip install 'newsparse[frames]'") from None
    try:
        read = nw.from_native(frame)
    except TypeError:
        raise ConfigError(f"a data frame is needed, not {type(frame).__name__}") from None
    if isinstance(read, nw.LazyFrame):
        read = read.collect()
    library = str(read.implementation.name).lower()
    return _Source(read), library if library in LIBRARIES else "pandas"


def _check_columns(there: list[str], wanted: list[str]) -> None:
    missing = [name for name in wanted if name not in there]
    if missing:
        raise ConfigError(
            f"no column {missing[0]!r} in the frame, which has {', '.join(map(str, there)) or 'none'}"
        )


def _text(value: Any) -> str | None:
    return None if value is None or value != value else str(value)


def _gathered(records: Iterable[Mapping[str, Any]], tables: Tables) -> dict[str, list[Row]]:
    gathered: dict[str, list[Row]] = {name: [] for name in tables}
    for number, record in enumerate(records, 1):
        for name, found in rows(record, number, tables).items():
            gathered[name] += found
    return gathered


def _maker(library: str) -> Callable[[list[Row], tuple[Column, ...]], Any]:
    makers = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}
    if library not in makers:
        raise ConfigError(f"unknown library {library}: choose from {', '.join(LIBRARIES)}")
    return makers[library]


def _columns(found: list[Row], columns: tuple[Column, ...]) -> Iterator[tuple[Column, list[Any]]]:
    for column in columns:
        values = [row[column.name] for row in found]
        yield (
            column,
            [None if value is None else float(value) for value in values]
            if column.kind == "decimal"
            else values,
        )


def _pandas(found: list[Row], columns: tuple[Column, ...]) -> Any:
    try:
        import pandas
    except ImportError:
        raise ConfigError("frames of pandas need pandas: pip install 'newsparse[frames]'") from None
    kinds: dict[Kind, str] = {
        "text": "string",
        "json": "string",
        "int": "Int64",
        "float": "float64",
        "decimal": "float64",
        "bool": "boolean",
        "date": "datetime64[s]",  # days of all years; nanoseconds begin in 1677
    }
    return pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=kinds[column.kind])
            for column, values in _columns(found, columns)
        },
        columns=[column.name for column in columns],
    )


def _polars(found: list[Row], columns: tuple[Column, ...]) -> Any:
    try:
        import polars
    except ImportError:
        raise ConfigError("frames of polars need polars: pip install polars") from None
    kinds: dict[Kind, Any] = {
        "text": polars.String,
        "json": polars.String,
        "int": polars.Int64,
        "float": polars.Float64,
        "decimal": polars.Float64,
        "bool": polars.Boolean,
        "date": polars.Date,
    }
    return polars.DataFrame(
        [
            polars.Series(column.name, values, kinds[column.kind])
            for column, values in _columns(found, columns)
        ]
    )


def _pyarrow(found: list[Row], columns: tuple[Column, ...]) -> Any:
    from newsparse.batch.sinks.tables import arrow_schema

    return arrow_schema(columns).empty_table() if not found else _arrow_table(found, arrow_schema(columns))


def _arrow_table(found: list[Row], schema: Any) -> Any:
    from newsparse.record.arrow import require_pyarrow

    return require_pyarrow().Table.from_pylist(found, schema=schema)
