"""Texts to records as Arrow: ``parse_batch``, which any engine that maps record batches can run, and the
schema of what it gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from newsparse.api import ARGUMENTS, default_pipeline, parse_item
from newsparse.errors import ConfigError, NewsparseError
from newsparse.record.arrow import ERROR, from_batch, require_pyarrow, result_schema, schema, to_batch

if TYPE_CHECKING:
    import pyarrow as pa

    from newsparse.pipeline import Pipeline

__all__ = ["ERROR", "from_batch", "parse_batch", "require_pyarrow", "result_schema", "schema", "to_batch"]


def parse_batch(batch: pa.RecordBatch, *, pipeline: Pipeline | None = None) -> pa.RecordBatch:
    """The records of a batch of texts: a pure function, row for row, that any engine can map.

    Args:
        batch: a column ``text``, and where there are such, ``published`` (date or ISO 8601 string) and
            ``source``.
        pipeline: a configured pipeline instead of the default one.

    Returns:
        A batch of ``result_schema()`` with as many rows in the same order. A text that cannot be read has
        null for ``id`` and all that was to be found, and the reason in ``error``.

    Raises:
        ConfigError: there is no column ``text``.
    """
    pa = require_pyarrow()
    if "text" not in batch.schema.names:
        raise ConfigError(
            f"no column 'text' in the batch, which has {', '.join(batch.schema.names) or 'none'}"
        )
    chosen = pipeline or default_pipeline()
    columns = [
        batch.column(name).to_pylist() if name in batch.schema.names else [None] * batch.num_rows
        for name in ARGUMENTS
    ]
    results = [_parse(chosen, dict(zip(ARGUMENTS, row, strict=True))) for row in zip(*columns, strict=True)]
    return _result(pa, results)


def _parse(pipeline: Pipeline, item: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    try:
        return parse_item(pipeline, item).to_dict(), None
    except NewsparseError as error:
        return {"source": item["source"] if isinstance(item["source"], str) else None}, str(error)


def _result(pa: Any, results: Sequence[tuple[dict[str, Any], str | None]]) -> pa.RecordBatch:
    records = to_batch(record for record, _ in results)
    errors = pa.array([error for _, error in results], pa.string())
    return pa.RecordBatch.from_arrays([*records.columns, errors], schema=result_schema())
