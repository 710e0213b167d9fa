"""JSON Lines: plain, gzip and zstd. The lines are written as they are, so two runs give the same bytes."""

from __future__ import annotations

import contextlib
import gzip
import io
import pathlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

from newsparse.errors import ConfigError, InputError
from newsparse.record import Article

GZIP_LEVEL = 6  # zlib's own choice between size and time
ZSTD_LEVEL = 3  # zstd's own


def write(lines: Iterable[bytes], path: pathlib.Path) -> None:
    """Write lines to a file; ``.gz`` and ``.zst`` in its name compress it."""
    with _opened(path, "wb") as file:
        for line in lines:
            file.write(line)


def read(path: pathlib.Path) -> Iterator[Article]:
    """The records of such a file.

    Raises:
        InputError: a line is no record.
    """
    with _opened(path, "rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield Article.model_validate_json(line)
                except ValueError as error:
                    reason = str(error).splitlines()[0]
                    raise InputError(f"{path}, line {number}: no newsparse record ({reason})") from None


@contextlib.contextmanager
def _opened(path: pathlib.Path, mode: str) -> Iterator[IO[bytes]]:
    name = path.name.lower()
    with contextlib.ExitStack() as stack:
        file: Any = stack.enter_context(path.open(mode))
        if name.endswith(".gz"):
            # No name and no time in the header: the same records give the same bytes.
            file = stack.enter_context(gzip.GzipFile("", mode, GZIP_LEVEL, file, mtime=0))
        elif name.endswith(".zst"):
            file = stack.enter_context(_zstd(file, mode, name))
        yield file


def _zstd(file: IO[bytes], mode: str, name: str) -> Any:
    try:
        import zstandard
    except ImportError:
        raise ConfigError(f"{name} needs zstandard: pip install 'newsparse[datasets]'") from None
    if mode == "wb":
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL).stream_writer(file)
    return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True))
