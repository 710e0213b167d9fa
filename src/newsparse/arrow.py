"""Records as Arrow: a stable nested schema, and ``parse_batch``, which any engine that maps record batches can run.

The schema follows the record's types: sequences are lists, items are structs, dates are ``date32``, and amounts are
strings of decimal digits, exact whatever their size (``decimal128`` would drop the scale the text had).
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from newsparse.errors import ConfigError, InputError, NewsparseError
from newsparse.record import SCHEMA_VERSION, Article

if TYPE_CHECKING:
    import pyarrow as pa

    from newsparse.pipeline import Pipeline

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
    {b'schema_version': b'1.0'}
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
    if origin is tuple:
        return pa.list_(_type(arguments[0]))
    if origin is typing.Literal:
        return pa.string()
    if issubclass(annotation, BaseModel):
        return pa.struct([pa.field(name, _type(field.annotation)) for name, field in annotation.model_fields.items()])
    return {str: pa.string(), Decimal: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), dt.date: pa.date32()}[
        annotation
    ]


def to_batch(records: Iterable[Mapping[str, Any] | Article]) -> pa.RecordBatch:
    """A record batch of articles, or of their JSON form.

    >>> to_batch([Article(id="1", text="Rien.")]).num_rows
    1
    """
    pa = require_pyarrow()
    rows = [record.to_dict() if isinstance(record, Article) else record for record in records]
    shape = schema()
    return pa.RecordBatch.from_arrays([pa.array([_fit(row.get(f.name), f.type) for row in rows], f.type) for f in shape], schema=shape)


def _fit(value: Any, kind: pa.DataType) -> Any:
    """JSON knows no dates: text to ``date32`` wherever the schema says so."""
    pa = require_pyarrow()
    if value is None:
        return None
    if pa.types.is_list(kind):
        return [_fit(item, kind.value_type) for item in value]
    if pa.types.is_struct(kind):
        return {field.name: _fit(value.get(field.name), field.type) for field in kind}
    if pa.types.is_date32(kind) and isinstance(value, str):
        return dt.date.fromisoformat(value)
    return value


def from_batch(batch: pa.RecordBatch) -> Iterator[Article]:
    """The articles of a record batch of this schema; rows without a record (``error``) and other columns are left out.

    Raises:
        InputError: the columns are not those of records, or a row has neither a record nor the reason why.
    """
    names = set(Article.model_fields)
    missing = [name for name, field in Article.model_fields.items() if field.is_required() and name not in batch.schema.names]
    if missing:
        raise InputError(f"no newsparse records: there is no column {missing[0]}")
    for number, row in enumerate(batch.to_pylist(), 1):
        if row["id"] is None and row.get(ERROR) is None:
            raise InputError(f"no newsparse records: row {number} has no id")
        if row["id"] is not None:
            yield Article.model_validate({name: value for name, value in row.items() if name in names and value is not None})


def result_schema() -> pa.Schema:
    """What ``parse_batch`` gives: the record, and ``error``."""
    return schema().append(require_pyarrow().field(ERROR, require_pyarrow().string()))


def parse_batch(batch: pa.RecordBatch, *, pipeline: Pipeline | None = None) -> pa.RecordBatch:
    """The records of a batch of texts: a pure function, row for row, that any engine can map.

    Args:
        batch: a column ``text``, and where there are such, ``published`` (date or ISO 8601 string) and ``source``.
        pipeline: a configured pipeline instead of the default one.

    Returns:
        A batch of ``result_schema()`` with as many rows in the same order. A text that cannot be read has null for
        ``id`` and all that was to be found, and the reason in ``error``.

    Raises:
        ConfigError: there is no column ``text``.
    """
    from newsparse.api import ARGUMENTS, default_pipeline

    pa = require_pyarrow()
    if "text" not in batch.schema.names:
        raise ConfigError(f"no column 'text' in the batch, which has {', '.join(batch.schema.names) or 'none'}")
    chosen = pipeline or default_pipeline()
    columns = [batch.column(name).to_pylist() if name in batch.schema.names else [None] * batch.num_rows for name in ARGUMENTS]
    results = [_parse(chosen, dict(zip(ARGUMENTS, row, strict=True))) for row in zip(*columns, strict=True)]
    return _result(pa, results)


def _parse(pipeline: Pipeline, item: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    from newsparse.api import parse_item

    try:
        return parse_item(pipeline, item).to_dict(), None
    except NewsparseError as error:
        return {"source": item["source"] if isinstance(item["source"], str) else None}, str(error)


def _result(pa: Any, results: Sequence[tuple[dict[str, Any], str | None]]) -> pa.RecordBatch:
    records = to_batch(record for record, _ in results)
    errors = pa.array([error for _, error in results], pa.string())
    return pa.RecordBatch.from_arrays([*records.columns, errors], schema=result_schema())
