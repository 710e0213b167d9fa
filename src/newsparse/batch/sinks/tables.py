"""The flat tables as a folder of CSV or Parquet files."""

from __future__ import annotations

import contextlib
import csv
import itertools
import json
import pathlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Protocol

from newsparse.batch.flat import EXACT, NEW_TABLES, PRECISION, SCALE, TABLES, Column, Kind, Row, articles, rows
from newsparse.batch.sinks.parquet import grouped
from newsparse.record import SCHEMA_VERSION, Article
from newsparse.record.arrow import require_pyarrow

# What a spreadsheet runs as a formula when a cell begins with it (OWASP's list), and the mark that stops it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
MARK = "'"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Writer(Protocol):
    """One table being written."""

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""


def write_csv(lines: Iterable[bytes], folder: pathlib.Path) -> None:
    """Write the tables as CSV files (UTF-8, RFC 4180); cells a spreadsheet would run are defused."""
    _write(lines, folder, _CsvWriter)


def write_parquet(lines: Iterable[bytes], folder: pathlib.Path) -> None:
    """Write the tables as Parquet files with typed columns."""
    _write(lines, folder, _ParquetWriter)


def read_csv(folder: pathlib.Path) -> Iterator[Article]:
    """The records of a folder of CSV files."""
    return articles(lambda table: _csv_rows(folder, table))


def read_parquet(folder: pathlib.Path) -> Iterator[Article]:
    """The records of a folder of Parquet files."""
    return articles(lambda table: _parquet_rows(folder, table))


def spread(lines: Iterable[bytes], write: Callable[[str, list[Row]], None]) -> None:
    """Give the rows of all tables out, some thousand at a time."""
    numbers = itertools.count(1)
    for group in grouped(lines):
        gathered: dict[str, list[Row]] = {table: [] for table in TABLES}
        for line in group:
            for table, found in rows(json.loads(line), next(numbers)).items():
                gathered[table] += found
        for table, found in gathered.items():
            write(table, found)


def _write(lines: Iterable[bytes], folder: pathlib.Path, kind: Callable[..., Any]) -> None:
    folder.mkdir()
    with contextlib.ExitStack() as stack:
        writers: dict[str, Writer] = {table: stack.enter_context(kind(folder, table)) for table in TABLES}
        spread(lines, lambda table, found: writers[table].write(found))


class _CsvWriter:
    def __init__(self, folder: pathlib.Path, table: str) -> None:
        self._columns = TABLES[table]
        self._file = (folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([column.name for column in self._columns])

    def __enter__(self) -> _CsvWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""
        self._writer.writerows([_csv_cell(column, row[column.name]) for column in self._columns] for row in rows)


def _csv_cell(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    number = column.kind not in ("text", "json") or (column.name.endswith(EXACT) and _NUMBER.fullmatch(value))
    return str(value) if number else defuse(value)


def defuse(text: str) -> str:
    """Text that no spreadsheet runs; ``restore`` undoes it. An empty text gets the mark as well: it is not null.

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
    csv.field_size_limit(sys.maxsize)  # a cell may hold a whole article
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: restore(value) if value else None for name, value in row.items()}


class _ParquetWriter:
    def __init__(self, folder: pathlib.Path, table: str) -> None:
        import pyarrow.parquet as pq

        self._schema = arrow_schema(table)
        self._writer = pq.ParquetWriter(folder / f"{table}.parquet", self._schema, compression="zstd")

    def __enter__(self) -> _ParquetWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.close()

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows."""
        if rows:
            self._writer.write_table(require_pyarrow().Table.from_pylist(list(rows), schema=self._schema))


def arrow_schema(table: str) -> Any:
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
    return pa.schema([pa.field(column.name, kinds[column.kind]) for column in TABLES[table]], metadata={"schema_version": SCHEMA_VERSION})


def _parquet_rows(folder: pathlib.Path, table: str) -> Iterator[Row]:
    import pyarrow.parquet as pq

    if table in NEW_TABLES and not (folder / f"{table}.parquet").exists():
        return
    with pq.ParquetFile(folder / f"{table}.parquet") as file:
        for batch in file.iter_batches(batch_size=1_000):
            yield from batch.to_pylist()
