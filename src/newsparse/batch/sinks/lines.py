"""JSON Lines: plain, gzip and zstd. The lines are written as they are, so two runs give the same bytes."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import pathlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

from newsparse.batch.accept import cause
from newsparse.compressed import opened
from newsparse.errors import InputError
from newsparse.record import Article

GZIP_LEVEL = 6  # zlib's own choice between size and time
ZSTD_LEVEL = 3  # zstd's own


def write(lines: Iterable[bytes], path: pathlib.Path) -> None:
    """Write lines to a file; ``.gz`` and ``.zst`` in its name compress it."""
    with _written(path) as file:
        for line in lines:
            file.write(line)


def read(path: pathlib.Path) -> Iterator[Article]:
    """The records of such a file; a byte order mark that an editor put before them is passed over.

    Raises:
        InputError: a line is not a record.
        EOFError: a compressed file ends too early.
    """
    with opened(path) as file:
        for number, line in enumerate(file, 1):
            record = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if record.strip():
                try:
                    yield Article.model_validate_json(record)
                except ValueError as error:
                    raise InputError(f"{path}, line {number}: no newsparse record ({cause(error)})") from None


@contextlib.contextmanager
def _written(path: pathlib.Path) -> Iterator[IO[bytes]]:
    name = path.name.lower()
    with contextlib.ExitStack() as stack:
        file: Any = stack.enter_context(path.open("wb"))
        if name.endswith(".gz"):
            # No name and no time in the header: the same records give the same bytes.
            file = stack.enter_context(gzip.GzipFile("", "wb", GZIP_LEVEL, file, mtime=0))
        elif name.endswith(".zst"):
            import zstandard

            file = stack.enter_context(zstandard.ZstdCompressor(level=ZSTD_LEVEL).stream_writer(file))
        yield file
