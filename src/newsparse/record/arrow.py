"""Records as Arrow: a stable nested schema.

The schema follows the record's types: sequences are lists, items are structs, dates are ``date32``, and
amounts are strings of decimal digits, exact whatever their size (``decimal128`` would drop the scale the text
had).
"""

from __future__ import annotations

import datetime as dt
import json
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from newsparse.errors import ConfigError, InputError
from newsparse.record.article import SCHEMA_VERSION, Article

if TYPE_CHECKING:
    import pyarrow as pa

ERROR = "error"  # the column of parse_batch that says why a row has no record


def require_pyarrow() -> Any:
    """The module ``pyarrow``.

    Raises:
        ConfigError: it is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise ConfigError("Arrow and Parquet need pyarrow: pip install 'newsparse[datasets]'") from None
    return pyarrow


@lru_cache(maxsize=1)
def schema() -> pa.Schema:
    """The Arrow schema of a record; its metadata name the version of the record.

    >>> schema().field("published").type
    DataType(date32[day])
    >>> schema().metadata
    {b'schema_version': b'1.1'}
    """
    pa = require_pyarrow()
    fields = [pa.field(name, _type(field.annotation)) for name, field in Article.model_fields.items()]
    return pa.schema(fields, metadata={"schema_version": SCHEMA_VERSION})


def _type(annotation: Any) -> pa.DataType:
    pa = require_pyarrow()
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return _type(next(argument for argument in arguments if argument is not type(None)))
    if origin is dict:
        return pa.string()  # an object of JSON: its columns are the caller's, and differ
    if origin is tuple:
        return pa.list_(_type(arguments[0]))
    if origin is typing.Literal:
        return pa.string()
    if issubclass(annotation, BaseModel):
        return pa.struct(
            [pa.field(name, _type(field.annotation)) for name, field in annotation.model_fields.items()]
        )
    return {
        str: pa.string(),
        Decimal: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        dt.date: pa.date32(),
    }[annotation]


def to_batch(records: Iterable[Mapping[str, Any] | Article]) -> pa.RecordBatch:
    """A record batch of articles, or of their JSON form.

    >>> to_batch([Article(id="1", text="Rien.")]).num_rows
    1
    """
    pa = require_pyarrow()
    rows = [record.to_dict() if isinstance(record, Article) else record for record in records]
    shape = schema()
    return pa.RecordBatch.from_arrays(
        [pa.array([_fit(row.get(f.name), f.type) for row in rows], f.type) for f in shape], schema=shape
    )


def _fit(value: Any, kind: pa.DataType) -> Any:
    """JSON knows no dates: text to ``date32`` wherever the schema says so."""
    pa = require_pyarrow()
    if value is None:
        return None
    if pa.types.is_list(kind):
        return [_fit(item, kind.value_type) for item in value]
    if pa.types.is_struct(kind):
        return {field.name: _fit(value.get(field.name), field.type) for field in kind}
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if pa.types.is_date32(kind) and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return value


def from_batch(batch: pa.RecordBatch) -> Iterator[Article]:
    """The articles of a record batch of this schema; rows without a record (``error``) and other columns are
    left out.

    Raises:
        InputError: the columns are not those of records, or a row has neither a record nor the reason why.
    """
    names = set(Article.model_fields)
    missing = [
        name
        for name, field in Article.model_fields.items()
        if field.is_required() and name not in batch.schema.names
    ]
    if missing:
        raise InputError(f"no newsparse records: there is no column {missing[0]}")
    for number, row in enumerate(batch.to_pylist(), 1):
        if row["id"] is None and row.get(ERROR) is None:
            raise InputError(f"no newsparse records: row {number} has no id")
        if row["id"] is not None:
            found = {name: value for name, value in row.items() if name in names and value is not None}
            if isinstance(found.get("meta"), str):
                found["meta"] = json.loads(found["meta"])
            for entity in found.get("entities", ()):
                entity["key"] = entity.get("key") or ""  # null where the records are of 1.0
            yield Article.model_validate(found)


def result_schema() -> pa.Schema:
    """What ``parse_batch`` gives: the record, and ``error``."""
    return schema().append(require_pyarrow().field(ERROR, require_pyarrow().string()))
