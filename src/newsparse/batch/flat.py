"""Records as nine flat tables, and back: the same columns for CSV, Parquet, SQLite and DuckDB.

``articles, entities, mentions, dates, money, quotes, facts, tables, cells``: every row but those of
``articles`` begins with ``article_id``, and ``no`` is its position in the article. ``article_no`` is the
article's position in the data set: two records made of one text under different settings share their id. The
columns follow the record's types. An amount has
two: a decimal to reckon with, and ``..._text``, its digits exactly as the record has them.
"""

from __future__ import annotations

import bisect
import datetime as dt
import json
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from newsparse.french import sentences
from newsparse.kinds import BY_NAME, NAMES
from newsparse.record import Article, Cell, Date, Entity, Frozen, Money, Span, Table

Kind = Literal["text", "int", "float", "bool", "date", "decimal", "json"]
Row = dict[str, Any]

EXACT = "_text"  # ending of the column that holds the digits of a decimal
# of decimal columns: all that decimal128 has; nine places are a gwei, the finest unit prices use
PRECISION, SCALE = 38, 9


class Column(NamedTuple):
    """A column of a flat table."""

    name: str
    kind: Kind


_KINDS: dict[Any, Kind] = {
    str: "text",
    int: "int",
    float: "float",
    bool: "bool",
    Decimal: "decimal",
    dt.date: "date",
}


def _columns(model: type[Frozen], *, prefix: str = "", without: Iterable[str] = ()) -> list[Column]:
    found = []
    for name, field in model.model_fields.items():
        if name in without:
            continue
        kind = _kind(field.annotation)
        found.append(Column(prefix + name, kind))
        if kind == "decimal":
            found.append(Column(prefix + name + EXACT, "text"))
    return found


def _kind(annotation: Any) -> Kind:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _kind(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return _kind(next(argument for argument in arguments if argument is not type(None)))
    if origin is typing.Literal:
        return "text"
    return "json" if origin in (tuple, dict) else _KINDS[annotation]


_NUMBER = Column("article_no", "int")
# Columns that tables of record version 1.0 lack.
_NEW = frozenset({"key", "confidence", "corpus_id", "label_in_article", "speaker_rule", "asides", "meta"})
_KEY = [Column("article_id", "text"), Column("no", "int"), _NUMBER]
NEW_TABLES = frozenset({"facts"})  # data sets of record version 1.0 lack them
# Kinds of a row an item, and nothing below it.
_PLAIN = tuple(
    name for name in Article.model_fields if name in BY_NAME and name not in ("entities", "tables")
)


def _plain(kind: type[Frozen]) -> tuple[Column, ...]:
    """The columns of such a table; an item's own id has the name of its kind, as ``article_id`` has."""
    own = [Column(_own_id(kind), "text")] if "id" in kind.model_fields else []
    return (*_KEY, *own, *_columns(kind, without=("id",)))


def _own_id(kind: type[Frozen]) -> str:
    return f"{kind.__name__.lower()}_id"


TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (*_columns(Article, without=NAMES), _NUMBER),
    "entities": (*_KEY, Column("entity_id", "text"), *_columns(Entity, without=("id", "mentions"))),
    "mentions": (*_KEY, Column("entity_id", "text"), *_columns(Span)),
    **{name: _plain(BY_NAME[name].type) for name in _PLAIN},
    "tables": (*_KEY, *_columns(Table, without=("rows",)), Column("row_count", "int")),
    "cells": (
        *_KEY,
        *(Column(name, "int") for name in ("table_no", "row", "column")),
        *_columns(Cell, without=("money", "date")),
        *_columns(Money, prefix="money_"),
        *_columns(Date, prefix="date_"),
    ),
}


Tables = Mapping[str, tuple[Column, ...]]
SENTENCE = Column("sentence", "text")
_IN_SENTENCES = ("mentions", *_PLAIN)  # tables whose items stand in one
META = "meta_"  # beginning of the columns that hold the caller's own


class Options(NamedTuple):
    """How flat tables are written: the sentence around each item beside it; how CSV is written (``None``: as
    RFC 4180 says).
    """

    sentences: bool = False
    csv_dialect: str | None = None


def shaped(first: Mapping[str, Any] | None, options: Options) -> Tables:
    """The tables of a data set: with the columns that its first record carries along, and a sentence where
    one is asked for.

    >>> shaped({"meta": {"rubrique": "Télécoms"}}, Options())["articles"][-1]
    Column(name='meta_rubrique', kind='text')
    """
    tables = dict(TABLES)
    names: dict[str, str] = {}
    for name in (first or {}).get("meta") or ():
        names.setdefault(own_column(name).casefold(), own_column(name))  # databases do not tell capitals
    tables["articles"] = (*TABLES["articles"], *(Column(name, "text") for name in names.values()))
    if options.sentences:
        tables |= {name: (*TABLES[name], SENTENCE) for name in _IN_SENTENCES}
    return tables


def own_column(name: str) -> str:
    """What a column of the caller's own is called in a table."""
    return META + re.sub(r"[^\w .-]", "_", name)


def rows(article: Mapping[str, Any], number: int, tables: Tables = TABLES) -> dict[str, list[Row]]:
    """The rows that an article (in JSON form), the ``number``-th of its data set, has in every table.

    >>> price = Money(text="10 €", start=0, end=4, amount=10, currency="EUR", rule="r")
    >>> found = rows(Article(id="1", text="10 €", money=[price]).to_dict(), 1)
    >>> found["money"][0]["article_id"], found["money"][0]["amount"], found["money"][0]["amount_text"]
    ('1', Decimal('10'), '10')
    """
    key = {"article_id": article["id"], _NUMBER.name: number}
    own = {
        own_column(name): value if value is None else _told(value)
        for name, value in (article.get("meta") or {}).items()
    }
    around = _Sentences(article["text"]) if SENTENCE in tables["money"] else None

    def made(table: str, item: Mapping[str, Any], **keys: Any) -> Row:
        if around is not None and table in _IN_SENTENCES:
            keys["sentence"] = around.of(item["start"], item["end"])
        source = {**item, **keys}
        return {column.name: _encode(column, source) for column in tables[table]}

    found: dict[str, list[Row]] = {"articles": [made("articles", article, article_no=number, **own)]}
    for name in _PLAIN:
        found[name] = [
            made(name, item, **key, no=no, **{_own_id(BY_NAME[name].type): item.get("id")})
            for no, item in enumerate(article.get(name, ()))
        ]
    found["entities"] = [
        made("entities", item, **key, no=no, entity_id=item["id"])
        for no, item in enumerate(article["entities"])
    ]
    mentions = [(entity["id"], mention) for entity in article["entities"] for mention in entity["mentions"]]
    found["mentions"] = [
        made("mentions", item, **key, no=no, entity_id=owner) for no, (owner, item) in enumerate(mentions)
    ]
    found["tables"] = [
        made("tables", item, **key, no=no, row_count=len(item["rows"]))
        for no, item in enumerate(article["tables"])
    ]
    cells = [
        (t, r, c, cell)
        for t, table in enumerate(article["tables"])
        for r, row in enumerate(table["rows"])
        for c, cell in enumerate(row)
    ]
    found["cells"] = [
        made("cells", _spread(cell), **key, no=no, table_no=t, row=r, column=c)
        for no, (t, r, c, cell) in enumerate(cells)
    ]
    return found


def _told(value: Any) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


class _Sentences:
    """The sentences of an article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = list(sentences(text))
        self._starts = [start for start, _ in self._spans]

    def of(self, start: int, end: int) -> str | None:
        """The sentence around an item, on one line, or the sentences where it runs over several; none where
        there is no text.
        """
        first = bisect.bisect_right(self._starts, start) - 1
        last = bisect.bisect_left(self._starts, end) - 1
        if first < 0 or last < first:
            return None
        return " ".join(self._text[self._spans[first][0] : max(end, self._spans[last][1])].split())


def _spread(cell: Mapping[str, Any]) -> Row:
    """A cell with the fields of the money and the date it holds beside its own."""
    held = {f"{name}_{key}": value for name in ("money", "date") for key, value in (cell[name] or {}).items()}
    return {**cell, **held}


def _encode(column: Column, source: Mapping[str, Any]) -> Any:
    if column.name.endswith(EXACT) and column.name not in source:
        return source.get(column.name.removesuffix(EXACT))
    value = source.get(column.name)
    if value is None:
        return None
    if column.kind == "json":
        return json.dumps(value, ensure_ascii=False)
    if column.kind == "date":
        return dt.date.fromisoformat(value)
    return decimal_of(value) if column.kind == "decimal" else value


def decimal_of(digits: str) -> Decimal | None:
    """A number that a decimal column can hold exactly; ``None`` where it cannot.

    >>> decimal_of("0.50"), decimal_of("1" * 40)
    (Decimal('0.50'), None)
    """
    value = Decimal(digits)
    _, figures, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return value if -exponent <= SCALE and len(figures) + exponent <= PRECISION - SCALE else None


class _Ahead:
    """The rows of one table, taken article by article."""

    def __init__(self, source: Iterator[Row]) -> None:
        self._source = source
        self._next = next(source, None)

    def take(self, article: Row) -> list[Row]:
        """The coming rows of this article."""
        taken: list[Row] = []
        while self._next is not None and self._belongs(self._next, article, taken):
            taken.append(self._next)
            self._next = next(self._source, None)
        return taken

    @staticmethod
    def _belongs(row: Row, article: Row, taken: list[Row]) -> bool:
        if row["article_id"] != article["id"]:
            return False
        if article[_NUMBER.name] is not None:
            return bool(row[_NUMBER.name] == article[_NUMBER.name])
        # tables of 0.1.0 have no number: ``no`` starts again with the next
        return not taken or row["no"] > taken[-1]["no"]


def articles(read: Callable[[str], Iterator[Row]]) -> Iterator[Article]:
    """The records again, from the rows of each table in their order; values may be strings or typed."""
    typed = {name: _Ahead(_typed(name, read(name))) for name in TABLES if name != "articles"}
    for row in _typed("articles", read("articles")):
        found = {name: ahead.take(row) for name, ahead in typed.items()}
        mentions: dict[str, list[Row]] = {}
        for mention in found["mentions"]:
            mentions.setdefault(mention["entity_id"], []).append(_pick(mention, Span))
        yield Article.model_validate(
            {
                **{
                    name: value
                    for name, value in row.items()
                    if name != _NUMBER.name and (value is not None or name not in _NEW)
                },
                "entities": [
                    {**_pick(e, Entity), "id": e["entity_id"], "mentions": mentions.get(e["entity_id"], [])}
                    for e in found["entities"]
                ],
                **{name: [_item(item, BY_NAME[name].type) for item in found[name]] for name in _PLAIN},
                "tables": _tables(found["tables"], found["cells"]),
            }
        )


def _item(row: Row, kind: type[Frozen]) -> Row:
    own = {"id": row[_own_id(kind)]} if "id" in kind.model_fields else {}
    return {**_pick(row, kind), **own}


def _tables(found: list[Row], cells: list[Row]) -> list[Row]:
    made = []
    for table in found:
        grid: list[list[Row]] = [[] for _ in range(table["row_count"])]
        for cell in cells:
            if cell["table_no"] == table["no"]:
                grid[cell["row"]].append(
                    {
                        **_pick(cell, Cell),
                        "money": _held(cell, "money_", Money),
                        "date": _held(cell, "date_", Date),
                    }
                )
        made.append({**_pick(table, Table), "rows": grid})
    return made


def _held(cell: Row, prefix: str, model: type[Frozen]) -> Row | None:
    values = {name: cell[prefix + name] for name in model.model_fields}
    return values if values["rule"] is not None else None


def _pick(row: Row, model: type[Frozen]) -> Row:
    """The fields of one type; a null is the type's own default where it has one, as older tables lack the
    column.
    """
    fields = model.model_fields.items()
    return {
        name: row[name]
        for name, field in fields
        if row.get(name) is not None or (name in row and field.is_required())
    }


def _typed(table: str, source: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    columns = TABLES[table]
    for row in source:
        typed = {
            c.name: _decode(c.kind, row.get(c.name) if c is _NUMBER or c.name in _NEW else row[c.name])
            for c in columns
        }
        for column in columns:
            if column.kind == "decimal":
                typed[column.name] = typed.pop(column.name + EXACT)
        yield typed


def _decode(kind: Kind, value: Any) -> Any:
    if value is None or kind == "text":
        return value
    if kind == "json":
        return json.loads(value)
    if kind == "bool":
        return value in (True, 1, "1", "true", "True")
    if kind == "int":
        return int(value)
    return float(value) if kind == "float" else value
