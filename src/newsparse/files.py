"""Files that appear whole or not at all: written beside their place, then renamed. What is not a file is
written into instead.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
from collections.abc import Iterator
from typing import IO

_SYSTEM = ("/dev/", "/proc/")  # links here (/dev/stdout) stand for what is open, whatever that is


def written_into(path: pathlib.Path) -> bool:
    """True where a rename would replace what is not a file: a device, a pipe, ``/dev/stdout``. A folder is
    not one of these.

    >>> written_into(pathlib.Path(os.devnull)), written_into(pathlib.Path("."))
    (True, False)
    """
    if not path.exists() or path.is_dir():
        return False
    return not path.is_file() or (
        path.is_symlink() and f"{os.path.realpath(path.parent)}/".startswith(_SYSTEM)
    )


@contextlib.contextmanager
def replacing(path: pathlib.Path) -> Iterator[IO[str]]:
    """A text file to write that takes the place of ``path`` when all has gone well; an error leaves what was
    there.

    >>> import tempfile
    >>> place = pathlib.Path(tempfile.mkdtemp(), "a.txt")
    >>> with replacing(place) as file:
    ...     _ = file.write("Rien.")
    ...     place.exists()
    False
    >>> place.read_text()
    'Rien.'
    """
    if written_into(path):
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    partial = path.with_name(f".partial-{path.name}")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def atomically(path: pathlib.Path, text: str) -> None:
    """Write a small text file in one moment."""
    with replacing(path) as file:
        file.write(text)
