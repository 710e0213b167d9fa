"""Parquet: a row an article, some rows at a time."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import Any

from newsparse.errors import InputError
from newsparse.reading.formats.columns import choose
from newsparse.reading.formats.format import Ask, Entry
from newsparse.reading.formats.rows import packed

ROWS = 16  # held at a time: the longest articles that are let in are 80 MB then


def entries(path: pathlib.Path, ask: Ask) -> Iterator[Entry]:
    """The rows of a file.

    Raises:
        InputError: there is no column for the text, or it holds no strings.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        schema = file.schema_arrow
        columns = choose(schema.names, ask.fields, ask.keep)
        kind = schema.field(columns.parts["text"]).type
        if pa.types.is_dictionary(kind):
            kind = kind.value_type
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or kind == pa.string_view()):
            raise InputError(f"the column {schema.names[columns.parts['text']]} holds {kind}, no text")
        wanted = [schema.names[place] for place in columns.places()]
        number = 0
        for batch in file.iter_batches(batch_size=ROWS, columns=wanted):
            held = {place: batch.column(name) for place, name in zip(columns.places(), wanted, strict=True)}
            for row in range(batch.num_rows):
                number += 1
                yield _entry(number, {place: column[row] for place, column in held.items()}, ask, columns)


def _entry(number: int, scalars: dict[int, Any], ask: Ask, columns: Any) -> Entry:
    buffer = scalars[columns.parts["text"]]
    size = len(buffer.as_buffer()) if hasattr(buffer, "as_buffer") and buffer.is_valid else 0
    if size > ask.max_bytes:
        return Entry(number, problem=f"too large: a text of {size} bytes, limit {ask.max_bytes}")
    content = packed(lambda place: scalars[place].as_py(), columns)
    if len(content) > 2 * ask.max_bytes:
        return Entry(number, problem=f"too large: a row of more than {2 * ask.max_bytes} bytes")
    return Entry(number, content)
