"""``things`` and ``thing_links`` as tables inside the forms that are tables: SQLite, DuckDB, folders of CSV
and Parquet.
"""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from newsparse.batch.flat import Column, Kind
from newsparse.batch.folder import THINGS
from newsparse.batch.forms import form_of
from newsparse.batch.sinks import database, tables
from newsparse.errors import ConfigError, InputError
from newsparse.linking.things import Link, Thing

_KINDS: dict[str, Kind] = {
    "aliases": "json",
    "articles": "int",
    "mentions": "int",
    "quotes": "int",
    "facts": "int",
    "first": "date",
    "last": "date",
    "furniture": "bool",
}
_COLUMNS = tuple(Column(name, _KINDS.get(name, "text")) for name in Thing.model_fields)
_LINK_COLUMNS = tuple(Column(name, "text") for name in Link.model_fields)
_ADD: Mapping[str, Callable[..., None]] = {
    "sqlite": database.add_sqlite,
    "duckdb": database.add_duckdb,
    "tables-csv": tables.add_csv,
    "tables-parquet": tables.add_parquet,
}
_READ: Mapping[str, Callable[[pathlib.Path, str], Iterator[dict[str, Any]]]] = {
    "sqlite": database.more_sqlite,
    "duckdb": database.more_duckdb,
    "tables-csv": tables.more_csv,
    "tables-parquet": tables.more_parquet,
}


def adder(form: str, things: Sequence[Thing], links: Sequence[Link]) -> Callable[[pathlib.Path], None] | None:
    """What puts the two tables into an output of that form; ``None`` where it has no place for tables.

    >>> adder("jsonl", [], []) is None
    True
    """
    if form not in _ADD:
        return None
    found = {
        THINGS[0]: (_COLUMNS, [_row(thing) for thing in things]),
        THINGS[1]: (_LINK_COLUMNS, [link.to_dict() for link in links]),
    }
    return lambda path: _ADD[form](path, found)


def inside(path: pathlib.Path) -> list[Thing]:
    """The things inside such an output; none where it holds none.

    Raises:
        InputError: they cannot be read.
    """
    try:
        form = form_of(path).name
    except ConfigError:
        return []
    try:
        return [_thing(row) for row in _READ[form](path, THINGS[0])] if form in _READ else []
    except Exception as error:  # whatever sqlite3, duckdb, pyarrow or pydantic say of a damaged file
        raise InputError(f"{path}: its things cannot be read: {error}") from error


def _row(thing: Thing) -> dict[str, Any]:
    days = {
        name: dt.date.fromisoformat(day) if day else None
        for name, day in (("first", thing.first), ("last", thing.last))
    }
    return thing.to_dict() | days | {"aliases": json.dumps(thing.aliases, ensure_ascii=False)}


def _thing(row: Mapping[str, Any]) -> Thing:
    """A thing from a row, whose cells are typed, or text in CSV."""
    days = {name: str(row[name]) if row[name] else None for name in ("first", "last")}
    furniture = row["furniture"] in (True, 1, "True", "true", "1")
    return Thing.model_validate(
        {**row, **days, "aliases": tuple(json.loads(row["aliases"])), "furniture": furniture}
    )
