"""What inputs are called: paths as seen from the root of a run, and as they can be printed."""

# paths stay strings here: a name need not be UTF-8, and a million of them are cheap as such
# ruff: noqa: PTH100, PTH109, PTH112, PTH113, PTH118, PTH120, PTH122, PTH207

from __future__ import annotations

import glob
import os
from collections.abc import Sequence

from newsparse.errors import ConfigError

STDIN = "-"


def root_of(paths: Sequence[str], root: str | None = None) -> str:
    """The folder that sources are relative to, so that they are the same wherever it lies.

    Raises:
        ConfigError: a path that was named does not lie in the root that was given.

    >>> root_of(["/data/in"]), root_of(["/data/in/a.txt"]), root_of(["/data/in/a.txt", "/data/out"])
    ('/data/in', '/data/in', '/data')
    """
    named = [_fixed(path) for path in paths if path != STDIN]
    folders = [
        path if os.path.isdir(path) or not _is_file_name(path) else os.path.dirname(path) for path in named
    ]
    if root is None:
        return os.path.commonpath(folders) if folders else os.getcwd()
    base = os.path.abspath(root)
    for given, folder in zip([path for path in paths if path != STDIN], folders, strict=True):
        if os.path.commonpath([base, folder]) != base:
            raise ConfigError(f"{printable(given)} does not lie in the root {printable(root)}")
    return base


def _fixed(given: str) -> str:
    """A path as a whole; of a glob the folders before its first wildcard, and a name that stands for all."""
    if os.path.lexists(given) or not glob.has_magic(given):
        return os.path.abspath(given)
    fixed = []
    for part in given.split("/")[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return os.path.join(os.path.abspath("/".join(fixed) or ("/" if given.startswith("/") else ".")), "x.txt")


def _is_file_name(path: str) -> bool:
    return os.path.isfile(path) or os.path.splitext(path)[1] != ""


def below(path: str, base: str) -> str:
    """A path as seen from the root; an empty one for the root itself."""
    if path == STDIN:
        return STDIN
    relative = os.path.relpath(os.path.abspath(path), base)
    return "" if relative == "." else relative


def printable(path: str) -> str:
    r"""A path that can be encoded: bytes that are not UTF-8 become ``\xNN``.

    Such a path has two slashes before the name, as no path that was normalised has: there may be a file whose
    name has ``\xNN`` in it as four characters.

    >>> printable("in/caf\udce9.txt"), printable(r"in/caf\xe9.txt")
    ('in//caf\\xe9.txt', 'in/caf\\xe9.txt')
    """
    name = os.fsencode(path)
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        folder, slash, last = name.replace(b"\\", rb"\\").decode("utf-8", "backslashreplace").rpartition("/")
        return f"{folder or slash + '.'}//{last}"


def expand(given: str) -> list[str]:
    """The paths that are there for an argument: itself, or those its glob matches; none where nothing is."""
    if given == STDIN or os.path.lexists(given):
        return [given]
    return sorted(glob.glob(given, recursive=True), key=os.fsencode)
