"""``things`` and ``thing_links``: tables inside the forms that are tables (SQLite, DuckDB, folders), two
files beside the others.
"""

from __future__ import annotations

import datetime as dt
import json
import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsparse.batch.flat import Column, Kind
from newsparse.batch.folder import THINGS
from newsparse.batch.forms import form_of
from newsparse.batch.sinks import database, tables
from newsparse.errors import ConfigError, InputError
from newsparse.linking.things import Link, Thing, read_links, read_things, write_lines

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
Things = Callable[[], Iterable[Thing]]
Links = Callable[[], Iterable[Link]]


def adder(form: str, things: Things, links: Links) -> Callable[[pathlib.Path], None] | None:
    """What puts the two tables into an output of that form; ``None`` where it has no place for tables.

    >>> adder("jsonl", list, list) is None
    True
    """
    if form not in _ADD:
        return None

    def add(path: pathlib.Path) -> None:
        rows = {
            THINGS[0]: (_COLUMNS, (_row(thing) for thing in things())),
            THINGS[1]: (_LINK_COLUMNS, (link.to_dict() for link in links())),
        }
        _ADD[form](path, rows)

    return add


def carried(source: pathlib.Path, target: pathlib.Path, form: str) -> Callable[[pathlib.Path], None] | None:
    """What takes the things of linked records along into another form; files beside the target are written at
    once.

    Raises:
        InputError: the things of the source cannot be read.
    """
    if not is_linked(source):
        for name in ("things", "links"):  # those of what was there before
            beside(target, name).unlink(missing_ok=True)
        return None
    add = adder(form, lambda: things_of(source), lambda: links_of(source))
    if add is None:
        write_beside(target, things_of(source), links_of(source))
    return add


def beside(target: pathlib.Path, name: str) -> pathlib.Path:
    """The file of a table beside an output.

    >>> beside(pathlib.Path("out.jsonl"), "things").name
    'out.jsonl.things.jsonl'
    """
    return target.with_name(f"{target.name}.{name}.jsonl")


def write_beside(target: pathlib.Path, things: Iterable[Thing], links: Iterable[Link]) -> None:
    """Write the two files beside an output."""
    write_lines(beside(target, "things"), things)
    write_lines(beside(target, "links"), links)


def is_linked(path: pathlib.Path) -> bool:
    """Whether ``link`` made an output that is there.

    >>> is_linked(pathlib.Path("missing.jsonl"))
    False
    """
    return path.exists() and (
        beside(path, "things").exists() or next(_inside(path, THINGS[0]), None) is not None
    )


def things_of(path: str | pathlib.Path) -> Iterator[Thing]:
    """The things of an earlier run: inside what it made, beside it, or in a file of their own.

    Raises:
        InputError: there are none, or they cannot be read.
    """
    place = pathlib.Path(path)
    if beside(place, "things").exists():
        yield from read_things(beside(place, "things"))
        return
    found = False
    for row in _inside(place, THINGS[0]):
        found = True
        yield _thing(row)
    if not found:
        yield from read_things(place)


def links_of(path: pathlib.Path) -> Iterator[Link]:
    """The links of an earlier run; it raises what ``things_of`` does."""
    if beside(path, "links").exists():
        yield from read_links(beside(path, "links"))
    else:
        yield from (Link.model_validate(row) for row in _inside(path, THINGS[1]))


def _inside(path: pathlib.Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table inside an output; none where it has none.

    Raises:
        InputError: they cannot be read.
    """
    try:
        form = form_of(path).name
    except ConfigError:
        return
    if form not in _READ:
        return
    try:
        yield from _READ[form](path, table)
    except Exception as error:  # whatever sqlite3, duckdb, pyarrow or pydantic say of a damaged file
        raise InputError(f"{path}: its {table} cannot be read: {error}") from error


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
    try:
        aliases = tuple(json.loads(row["aliases"]))
        return Thing.model_validate({**row, **days, "aliases": aliases, "furniture": furniture})
    except (TypeError, ValueError) as error:
        raise InputError(f"a row of things cannot be read: {error}") from None
