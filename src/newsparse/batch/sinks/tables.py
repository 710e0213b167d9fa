"""The flat tables as a folder of CSV or Parquet files."""

from __future__ import annotations

import contextlib
import csv
import itertools
import json
import pathlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from newsparse.batch.flat import (
    EXACT,
    NEW_TABLES,
    PRECISION,
    SCALE,
    TABLES,
    Column,
    Kind,
    Options,
    Row,
    Tables,
    articles,
    rows,
    shaped,
)
from newsparse.batch.sinks.parquet import grouped
from newsparse.record import SCHEMA_VERSION, Article
from newsparse.record.arrow import require_pyarrow

# What a spreadsheet runs as a formula when a cell begins with it (OWASP's list), and the mark that stops it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
MARK = "'"
NO_OPTIONS = Options()
CHUNK = 5_000  # rows of a table that are held at a time
_FRENCH = ";"  # parts the cells of CSV in French Excel, whose numbers have commas
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


Columns = tuple[Column, ...]


class Writer(Protocol):
    """One table being written."""

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""


def write_csv(lines: Iterable[bytes], folder: pathlib.Path, options: Options = NO_OPTIONS) -> None:
    """Write the tables as CSV files (UTF-8, RFC 4180); cells a spreadsheet would run are defused.

    The dialect excel-fr is what a French Excel opens with a double click: semicolons, a byte order mark,
    decimal commas.
    """
    french = options.csv_dialect == "excel-fr"
    _write(
        lines,
        folder,
        options,
        lambda table, columns: _CsvWriter(folder / f"{table}.csv", columns, french=french),
    )


def write_parquet(lines: Iterable[bytes], folder: pathlib.Path, options: Options = NO_OPTIONS) -> None:
    """Write the tables as Parquet files with typed columns."""
    _write(
        lines, folder, options, lambda table, columns: _ParquetWriter(folder / f"{table}.parquet", columns)
    )


def read_csv(folder: pathlib.Path) -> Iterator[Article]:
    """The records of a folder of CSV files."""
    return articles(lambda table: _csv_rows(folder, table))


def read_parquet(folder: pathlib.Path) -> Iterator[Article]:
    """The records of a folder of Parquet files."""
    return articles(lambda table: _parquet_rows(folder, table))


def add_csv(folder: pathlib.Path, tables: Mapping[str, tuple[Columns, Iterable[Row]]]) -> None:
    """Put more tables into a folder of CSV files, in their dialect."""
    french = _is_french(folder / "articles.csv")
    for table, (columns, found) in tables.items():
        with _CsvWriter(folder / f"{table}.csv", columns, french=french) as writer:
            for some in chunked(found):
                writer.write(some)


def add_parquet(folder: pathlib.Path, tables: Mapping[str, tuple[Columns, Iterable[Row]]]) -> None:
    """Put more tables into a folder of Parquet files."""
    for table, (columns, found) in tables.items():
        with _ParquetWriter(folder / f"{table}.parquet", columns) as writer:
            for some in chunked(found):
                writer.write(some)


def chunked(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows, some thousand at a time."""
    left = iter(rows)
    while some := list(itertools.islice(left, CHUNK)):
        yield some


def more_csv(folder: pathlib.Path, table: str) -> Iterator[Row]:
    """The rows of a table that ``add_csv`` put there, all cells text; none where it did not."""
    path = folder / f"{table}.csv"
    if path.exists():
        for row in _csv_dicts(path):
            yield {name: restore(value) if value else None for name, value in row.items()}


def more_parquet(folder: pathlib.Path, table: str) -> Iterator[Row]:
    """The rows of a table that ``add_parquet`` put there; none where it did not."""
    import pyarrow.parquet as pq

    path = folder / f"{table}.parquet"
    if path.exists():
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=CHUNK):
                yield from batch.to_pylist()


def peeked(lines: Iterable[bytes], options: Options) -> tuple[Iterator[bytes], Tables]:
    """The lines, and the tables that the first of them asks for."""
    left = iter(lines)
    first = next(left, None)
    if first is None:
        return iter(()), shaped(None, options)
    return itertools.chain([first], left), shaped(json.loads(first), options)


def spread(lines: Iterable[bytes], tables: Tables, write: Callable[[str, list[Row]], None]) -> None:
    """Give the rows of all tables out, some thousand at a time."""
    numbers = itertools.count(1)
    for group in grouped(lines):
        gathered: dict[str, list[Row]] = {table: [] for table in tables}
        for line in group:
            for table, found in rows(json.loads(line), next(numbers), tables).items():
                gathered[table] += found
        for table, found in gathered.items():
            write(table, found)


def _write(
    lines: Iterable[bytes], folder: pathlib.Path, options: Options, opened: Callable[[str, Columns], Any]
) -> None:
    folder.mkdir()
    lines, tables = peeked(lines, options)
    with contextlib.ExitStack() as stack:
        writers: dict[str, Writer] = {
            table: stack.enter_context(opened(table, columns)) for table, columns in tables.items()
        }
        spread(lines, tables, lambda table, found: writers[table].write(found))


class _CsvWriter:
    def __init__(self, path: pathlib.Path, columns: Columns, *, french: bool) -> None:
        self._columns, self._french = columns, french
        self._file = path.open("w", encoding="utf-8-sig" if french else "utf-8", newline="")
        self._writer = csv.writer(self._file, delimiter=_FRENCH if french else ",")
        self._writer.writerow([column.name for column in columns])

    def __enter__(self) -> _CsvWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""
        self._writer.writerows(
            [_csv_cell(column, row[column.name], french=self._french) for column in self._columns]
            for row in rows
        )


def _csv_cell(column: Column, value: Any, *, french: bool) -> str:
    if value is None:
        return ""
    if not _is_number(column) or (isinstance(value, str) and not _NUMBER.fullmatch(value)):
        return defuse(value) if column.kind in ("text", "json") else str(value)
    told = format(value, "f") if isinstance(value, Decimal) else str(value)
    return told.replace(".", ",") if french else told


def _is_number(column: Column) -> bool:
    return column.kind in ("int", "float", "decimal") or column.name.endswith(EXACT)


def defuse(text: str) -> str:
    """Text that no spreadsheet runs; ``restore`` undoes it. An empty text gets the mark as well: it is not
    null.

    >>> defuse("=HYPERLINK(1)"), defuse("10 €"), defuse(""), restore(defuse("'tis"))
    ("'=HYPERLINK(1)", '10 €', "'", "'tis")
    """
    return MARK + text if not text or text.startswith((*FORMULA, MARK)) else text


def restore(text: str) -> str:
    """The text that was defused."""
    return text.removeprefix(MARK)


def _csv_rows(folder: pathlib.Path, table: str) -> Iterator[Row]:
    if table in NEW_TABLES and not (folder / f"{table}.csv").exists():
        return
    path = folder / f"{table}.csv"
    numbers = {column.name for column in TABLES[table] if _is_number(column)} if _is_french(path) else set()
    for row in _csv_dicts(path):
        yield {name: _read_cell(value, name in numbers) if value else None for name, value in row.items()}


def _is_french(path: pathlib.Path) -> bool:
    with path.open(encoding="utf-8-sig") as file:
        return _FRENCH in file.readline()


def _csv_dicts(path: pathlib.Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(sys.maxsize)  # a cell may hold a whole article
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=_FRENCH if _is_french(path) else ",")


def _read_cell(value: str, comma: bool) -> str:
    return value.replace(",", ".") if comma and _NUMBER.fullmatch(value.replace(",", ".")) else restore(value)


class _ParquetWriter:
    def __init__(self, path: pathlib.Path, columns: Columns) -> None:
        import pyarrow.parquet as pq

        self._schema = arrow_schema(columns)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> _ParquetWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""
        if rows:
            self._writer.write_table(require_pyarrow().Table.from_pylist(list(rows), schema=self._schema))


def arrow_schema(columns: Columns) -> Any:
    """The Arrow schema of a flat table."""
    pa = require_pyarrow()
    kinds: dict[Kind, Any] = {
        "text": pa.string(),
        "json": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        "decimal": pa.decimal128(PRECISION, SCALE),
    }
    return pa.schema(
        [pa.field(column.name, kinds[column.kind]) for column in columns],
        metadata={"schema_version": SCHEMA_VERSION},
    )


def _parquet_rows(folder: pathlib.Path, table: str) -> Iterator[Row]:
    import pyarrow.parquet as pq

    if table in NEW_TABLES and not (folder / f"{table}.parquet").exists():
        return
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        for batch in file.iter_batches(batch_size=1_000):
            yield from batch.to_pylist()
