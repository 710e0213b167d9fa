"""Compressed files as streams: gzip and zstd, read in bounded memory; one that ends too early, or that is a
bomb, is an error.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import pathlib
from collections.abc import Iterator
from typing import IO, Any, cast

from newsparse.errors import ConfigError, InputError

ENDS_EARLY = "the compressed file ends too early"
CHUNK = 1 << 11  # compressed bytes at a time: zstd can make 64 MB of these at most
FREE = 50_000_000  # bytes that may come out of a file whatever its size
# how many times its size may come out of a larger one; text gives 3 to 10, bombs a thousand and more
RATIO = 200


@contextlib.contextmanager
def opened(path: pathlib.Path) -> Iterator[IO[bytes]]:
    """The content of a file, decompressed where its name ends in ``.gz`` or ``.zst``.

    Raises:
        ConfigError: the library for its compression is missing.
        EOFError: while it is read: it ends too early.
        InputError: while it is read: so much comes out of it that it can only be a bomb.
    """
    name = path.name.lower()
    with path.open("rb") as file:
        if not name.endswith((".gz", ".zst")):
            yield file
            return
        if not path.stat().st_size:
            raise EOFError(ENDS_EARLY)
        inner: Any = (
            zstd_frames(file, name) if name.endswith(".zst") else gzip.GzipFile(fileobj=file, mode="rb")
        )
        with io.BufferedReader(_Guarded(inner, file)) as content:
            yield cast(IO[bytes], content)


def zstd_frames(file: IO[bytes], name: str) -> io.RawIOBase:
    """The content of a zstd file.

    Raises:
        ConfigError: the library is missing.
    """
    try:
        import zstandard
    except ImportError:
        raise ConfigError(f"{name} needs zstandard: pip install 'newsparse[datasets]'") from None
    return _Frames(file, zstandard.ZstdDecompressor())


class _Guarded(io.RawIOBase):
    """What comes out of a compressed file, as long as it is not absurdly more than went in."""

    def __init__(self, content: Any, file: IO[bytes]) -> None:
        self._content, self._file = content, file
        self._given = 0

    def readable(self) -> bool:
        """True, always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Some of the content.

        Raises:
            InputError: the file is a bomb.
        """
        count: int = self._content.readinto(buffer)
        self._given += count
        if self._given > FREE and self._given > RATIO * self._file.tell():
            raise InputError(f"a compression bomb: more than {RATIO} times its size comes out of it")
        return count


class _Frames(io.RawIOBase):
    """The content of the zstd frames of a file. The library's own reader takes a frame that breaks off for a
    whole one.
    """

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
