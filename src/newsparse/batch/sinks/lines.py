"""JSON Lines: plain, gzip and zstd. The lines are written as they are, so two runs give the same bytes."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import io
import pathlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

from newsparse.batch.accept import cause
from newsparse.errors import ConfigError, InputError
from newsparse.record import Article

GZIP_LEVEL = 6  # zlib's own choice between size and time
ZSTD_LEVEL = 3  # zstd's own
ENDS_EARLY = "the compressed file ends too early"
CHUNK = 1 << 16  # bytes of a compressed file read at a time


def write(lines: Iterable[bytes], path: pathlib.Path) -> None:
    """Write lines to a file; ``.gz`` and ``.zst`` in its name compress it."""
    with _opened(path, "wb") as file:
        for line in lines:
            file.write(line)


def read(path: pathlib.Path) -> Iterator[Article]:
    """The records of such a file; a byte order mark that an editor put before them is passed over.

    Raises:
        InputError: a line is no record.
        EOFError: a compressed file ends too early.
    """
    with _opened(path, "rb") as file:
        for number, line in enumerate(file, 1):
            record = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            if record.strip():
                try:
                    yield Article.model_validate_json(record)
                except ValueError as error:
                    raise InputError(f"{path}, line {number}: no newsparse record ({cause(error)})") from None


@contextlib.contextmanager
def _opened(path: pathlib.Path, mode: str) -> Iterator[IO[bytes]]:
    name = path.name.lower()
    with contextlib.ExitStack() as stack:
        file: Any = stack.enter_context(path.open(mode))
        if mode == "rb" and name.endswith((".gz", ".zst")) and not path.stat().st_size:
            raise EOFError(ENDS_EARLY)
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
    return io.BufferedReader(_Frames(file, zstandard.ZstdDecompressor()))


class _Frames(io.RawIOBase):
    """The content of the zstd frames of a file. The library's own reader takes a frame that breaks off for a whole one."""

    def __init__(self, file: IO[bytes], decompressor: Any) -> None:
        self._file, self._decompressor = file, decompressor
        self._frame: Any = None
        self._rest = b""  # read from the file, of a following frame
        self._content = memoryview(b"")

    def readable(self) -> bool:
        """True, always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Some of the content.

        Raises:
            EOFError: the file ends within a frame.
        """
        while not self._content:
            compressed = self._rest or self._file.read(CHUNK)
            self._rest = b""
            if not compressed:
                if self._frame is not None:
                    raise EOFError(ENDS_EARLY)
                return 0
            self._frame = self._frame or self._decompressor.decompressobj()
            self._content = memoryview(self._frame.decompress(compressed))
            if self._frame.eof:
                self._rest, self._frame = self._frame.unused_data, None
        size = min(len(buffer), len(self._content))
        buffer[:size], self._content = self._content[:size], self._content[size:]
        return size
