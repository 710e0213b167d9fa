"""The flat tables in one SQLite or DuckDB file, with indexes on the article and on what is looked up."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import pathlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from newsparse.batch.flat import NEW_TABLES, PRECISION, SCALE, TABLES, Kind, Options, Row, Tables, articles
from newsparse.batch.sinks.tables import NO_OPTIONS, Columns, arrow_schema, chunked, peeked, spread
from newsparse.errors import ConfigError
from newsparse.record import Article
from newsparse.record.arrow import require_pyarrow

# SQLite has no decimals: as TEXT the digits stay what they are, and sum(CAST(amount AS REAL)) is the user's
# choice.
_SQLITE: dict[Kind, str] = {
    "text": "TEXT",
    "json": "TEXT",
    "int": "INTEGER",
    "float": "REAL",
    "bool": "INTEGER",
    "date": "TEXT",
    "decimal": "TEXT",
}
_DUCKDB: dict[Kind, str] = {
    "text": "VARCHAR",
    "json": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "decimal": f"DECIMAL({PRECISION}, {SCALE})",
}
# Beside article_id, which every table is indexed by.
INDEXES = {
    "articles": ("id", "published"),
    "entities": ("name",),
    "dates": ("first",),
    "money": ("currency",),
    "quotes": ("speaker",),
    "mentions": ("entity_id",),
}
FETCH = 1_000  # rows


def write_sqlite(lines: Iterable[bytes], path: pathlib.Path, options: Options = NO_OPTIONS) -> None:
    """Write the tables to a SQLite file."""
    lines, tables = peeked(lines, options)
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
            # Nobody sees the file before it is whole, so it needs no journal.
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            base.execute("BEGIN")
            for statement in _tables(tables, _SQLITE):
                base.execute(statement)
            spread(lines, tables, lambda table, rows: _insert(base, table, tables[table], rows))
            for statement in _indexes():
                base.execute(statement)
            base.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error
    except sqlite3.Error as error:
        raise ValueError(str(error)) from error


def write_duckdb(lines: Iterable[bytes], path: pathlib.Path, options: Options = NO_OPTIONS) -> None:
    """Write the tables to a DuckDB file.

    Raises:
        OSError: the place cannot be written.
    """
    duckdb, journal = _duckdb(), path.with_name(f"{path.name}.wal")
    journal.unlink(missing_ok=True)  # a killed run's, which DuckDB would play into the new file
    try:
        _fill_duckdb(duckdb, *peeked(lines, options), path)
    except BaseException as error:
        journal.unlink(missing_ok=True)
        if isinstance(
            error,
            duckdb.DataError | duckdb.ProgrammingError | duckdb.IntegrityError | duckdb.NotSupportedError,
        ):
            raise ValueError(str(error)) from error
        if isinstance(error, duckdb.Error):  # what the system said is in its words alone
            number = errno.ENOSPC if "No space left" in str(error) else errno.EIO
            raise OSError(number, str(error).splitlines()[0]) from error
        raise


def _fill_duckdb(duckdb: Any, lines: Iterable[bytes], tables: Tables, path: pathlib.Path) -> None:
    pa = require_pyarrow()
    with duckdb.connect(str(path)) as base:
        for statement in _tables(tables, _DUCKDB):
            base.execute(statement)

        def insert(table: str, rows: list[Row]) -> None:
            if rows:
                base.register("rows", pa.Table.from_pylist(rows, schema=arrow_schema(tables[table])))
                base.execute(f'INSERT INTO "{table}" SELECT * FROM rows')
                base.unregister("rows")

        spread(lines, tables, insert)
        for statement in _indexes():
            base.execute(statement)
        base.execute("CHECKPOINT")  # now, as a failure of the one that closing does is not said


def add_sqlite(path: pathlib.Path, tables: Mapping[str, tuple[Columns, Iterable[Row]]]) -> None:
    """Put more tables into a SQLite file."""
    with contextlib.closing(sqlite3.connect(path)) as base, base:
        for statement in _tables({table: columns for table, (columns, _) in tables.items()}, _SQLITE):
            base.execute(statement)
        for table, (columns, found) in tables.items():
            _insert(base, table, columns, found)


def add_duckdb(path: pathlib.Path, tables: Mapping[str, tuple[Columns, Iterable[Row]]]) -> None:
    """Put more tables into a DuckDB file."""
    pa = require_pyarrow()
    with _duckdb().connect(str(path)) as base:
        for statement in _tables({table: columns for table, (columns, _) in tables.items()}, _DUCKDB):
            base.execute(statement)
        for table, (columns, found) in tables.items():
            for some in chunked(found):
                base.register("rows", pa.Table.from_pylist(some, schema=arrow_schema(columns)))
                base.execute(f'INSERT INTO "{table}" SELECT * FROM rows')
                base.unregister("rows")
        base.execute("CHECKPOINT")


def more_sqlite(path: pathlib.Path, table: str) -> Iterator[Row]:
    """The rows of a table that ``add_sqlite`` put there; none where it did not."""
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        known = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        yield from _fetched(base.cursor(), table, known) if table in known else ()


def more_duckdb(path: pathlib.Path, table: str) -> Iterator[Row]:
    """The rows of a table that ``add_duckdb`` put there; none where it did not."""
    with _duckdb().connect(str(path), read_only=True) as base:
        known = {name for (name,) in base.execute("SHOW TABLES").fetchall()}
        yield from _fetched(base.cursor(), table, known) if table in known else ()


def read_sqlite(path: pathlib.Path) -> Iterator[Article]:
    """The records of such a SQLite file."""
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        known = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        yield from articles(lambda table: _fetched(base.cursor(), table, known))


def read_duckdb(path: pathlib.Path) -> Iterator[Article]:
    """The records of such a DuckDB file."""
    with _duckdb().connect(str(path), read_only=True) as base:
        known = {name for (name,) in base.execute("SHOW TABLES").fetchall()}
        yield from articles(lambda table: _fetched(base.cursor(), table, known))


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise ConfigError(
            "DuckDB files need duckdb and pyarrow: pip install 'newsparse[datasets,duckdb]'"
        ) from None
    return duckdb


def _tables(tables: Tables, kinds: dict[Kind, str]) -> Iterator[str]:
    for table, columns in tables.items():
        yield (
            f'CREATE TABLE "{table}" '
            f"({', '.join(f'{chr(34)}{column.name}{chr(34)} {kinds[column.kind]}' for column in columns)})"
        )


def _indexes() -> Iterator[str]:
    for table in TABLES:
        for column in (*(("article_id",) if table != "articles" else ()), *INDEXES.get(table, ())):
            yield f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")'


def _insert(base: sqlite3.Connection, table: str, columns: Columns, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(columns))
    base.executemany(
        f'INSERT INTO "{table}" VALUES ({marks})',
        ([_stored(row[column.name]) for column in columns] for row in rows),
    )


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, dt.date) else value


def _fetched(cursor: Any, table: str, known: set[str]) -> Iterator[Row]:
    if table in NEW_TABLES and table not in known:
        return
    cursor.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
    names = [column[0] for column in cursor.description]
    while found := cursor.fetchmany(FETCH):
        for row in found:
            yield dict(zip(names, row, strict=True))
