"""An output appears whole or not at all: written beside its place, then renamed; files of others are never
replaced.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import pathlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator

from newsparse.batch.card import Counts, card
from newsparse.batch.checkpoint import StoppedError
from newsparse.batch.folder import CARD, others
from newsparse.batch.forms import MANIFEST, Form
from newsparse.errors import ConfigError
from newsparse.files import atomically as atomically
from newsparse.files import written_into
from newsparse.record import SCHEMA_VERSION

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}

MANY = 50  # files of a folder above which the disk is told once to keep them all


def prepare(path: pathlib.Path, form: Form) -> None:
    """Make the folder an output goes to, and see that it can be written.

    Raises:
        ConfigError: it cannot, or other people's files are in that place.
    """
    if form.folder:
        if path.exists() and not path.is_dir():
            raise ConfigError(f"{path} is a file: the form {form.name} is a folder")
        if strangers := _others(path):
            raise ConfigError(
                f"{path} holds files that newsparse did not write ({_some(strangers)}): "
                f"choose an empty or a new folder"
            )
    elif path.is_dir():
        raise ConfigError(f"{path} is a folder: name a file in it, or choose a --format that is a folder")
    elif written_into(path):
        raise ConfigError(f"{path} is not a regular file, nothing that could be replaced")
    prepare_folder(path)


def prepare_folder(path: pathlib.Path) -> None:
    """Make the folder that a file goes to, and see that it can be written.

    Raises:
        ConfigError: it cannot.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise ConfigError(f"{path.parent} cannot be written to: {error.strerror}") from None


def write(
    lines: Iterable[bytes],
    form: Form,
    path: pathlib.Path,
    *,
    card_path: pathlib.Path | None = None,
    add: Callable[[pathlib.Path], None] | None = None,
) -> None:
    """Write records (lines of JSON) to a path, which changes in one moment.

    A folder gets a manifest and a dataset card (``README.md``); a file gets its card where ``card_path``
    says. ``add`` puts more into the file or folder that is to appear.

    Raises:
        StoppedError: the disk is full, the place cannot be written, or somebody has put files of their own
            there.
    """
    partial = path.with_name(f".partial-{path.name}")
    counts = Counts()
    with _disk_errors(path):
        _remove(partial)
        try:
            form.write(counts.passing(lines) if form.folder or card_path else lines, partial)
            if add:
                add(partial)
            if form.folder:
                manifest = {"format": form.name, "schema_version": SCHEMA_VERSION, **counts.numbers()}
                (partial / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
                (partial / CARD).write_text(card(form.name, counts, path.name), encoding="utf-8")
            _sync(partial)
            _put(partial, path)
        except BaseException:
            _remove(partial)
            raise
    if card_path:
        _write_card(counts, form, path, card_path)


def write_card(lines: Iterable[bytes], form: Form, path: pathlib.Path, card_path: pathlib.Path) -> None:
    """Write the card alone of an output that is there.

    Raises:
        StoppedError: the disk is full or the place cannot be written.
    """
    counts = Counts()
    for _ in counts.passing(lines):
        pass
    _write_card(counts, form, path, card_path)


def fingerprint(path: pathlib.Path) -> str | None:
    """What tells an output that nobody has touched: names, sizes and times of its files; ``None`` where it is
    missing.
    """
    try:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return json.dumps([(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files])
    except FileNotFoundError:
        return None


def _write_card(counts: Counts, form: Form, path: pathlib.Path, card_path: pathlib.Path) -> None:
    with _disk_errors(card_path):
        atomically(card_path, card(form.name, counts, path.name))


def _put(partial: pathlib.Path, path: pathlib.Path) -> None:
    if not path.is_dir():
        partial.replace(path)
        return
    if strangers := others(path):  # they have come while we worked
        raise StoppedError(f"{path} holds files that newsparse did not write: {_some(strangers)}")
    # A folder that is not empty cannot be replaced: it steps aside first. A kill between the two renames
    # leaves no output, and the next run puts it together again.
    old = path.with_name(f".old-{path.name}")
    _remove(old)
    path.rename(old)
    partial.rename(path)
    _remove(old)


def _others(path: pathlib.Path) -> list[str]:
    try:
        return others(path)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def _remove(path: pathlib.Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(path: pathlib.Path) -> None:
    files = list(path.iterdir()) if path.is_dir() else [path]
    # one call for all: one for each of 10,000 files takes a minute
    if len(files) > MANY and hasattr(os, "sync"):
        os.sync()
        return
    for file in files:
        descriptor = os.open(file, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _disk_errors(path: pathlib.Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL or "full" in str(error):
            raise StoppedError(f"{path}: no space left on the disk") from None
        raise StoppedError(f"{path}: {error.strerror or error}") from None
