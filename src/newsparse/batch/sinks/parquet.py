"""Parquet: one file with the nested schema of ``newsparse.arrow``, an article a row."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterable, Iterator

from newsparse.record import Article
from newsparse.record.arrow import from_batch, schema, to_batch

GROUP_ARTICLES = 1_000  # rows of a row group at most: enough to compress well, few enough to skip by
GROUP_BYTES = 16_000_000  # of JSON in a row group: what the writer holds in memory, about five times over


def write(lines: Iterable[bytes], path: pathlib.Path) -> None:
    """Write records as Parquet, zstd inside, row group by row group."""
    import pyarrow.parquet as pq

    with pq.ParquetWriter(path, schema(), compression="zstd") as writer:
        for group in grouped(lines):
            writer.write_batch(to_batch(json.loads(line) for line in group))


def read(path: pathlib.Path) -> Iterator[Article]:
    """The records of such a file."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=100):
            yield from from_batch(batch)


def grouped(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in lists of bounded length and size.

    >>> [len(group) for group in grouped([b"{}"] * 2500)]
    [1000, 1000, 500]
    """
    group: list[bytes] = []
    size = 0
    for line in lines:
        group.append(line)
        size += len(line)
        if len(group) >= GROUP_ARTICLES or size >= GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group
