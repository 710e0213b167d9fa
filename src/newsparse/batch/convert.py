"""From one form to another: whatever holds whole records is read back, and written anew."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

from newsparse.batch import output
from newsparse.batch.forms import form_of
from newsparse.errors import ConfigError, InputError
from newsparse.record import Article


def read(path: pathlib.Path, form: str | None = None) -> Iterator[Article]:
    """The records of a file or folder in any form that holds whole records.

    Raises:
        ConfigError: the form is unknown, or holds less than records.
        InputError: the path is missing or damaged.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    try:
        yield from form_of(path, form).read(path)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from None


def convert(
    source: pathlib.Path,
    target: pathlib.Path,
    *,
    source_form: str | None = None,
    form: str | None = None,
    force: bool = False,
    card: pathlib.Path | None = None,
) -> int:
    """Write the records of one file or folder in another form; the number of them.

    Raises:
        ConfigError: a form is unknown, or the target exists (unless ``force``).
        InputError: the source cannot be read; the target is as it was.
        StoppedError: the target cannot be written; it is as it was.
    """
    wanted = form_of(target, form)
    if target.exists() and not force:
        raise ConfigError(f"{target} exists: --force replaces it")
    output.prepare(target, wanted)
    count = 0

    def lines() -> Iterator[bytes]:
        nonlocal count
        for article in read(source, source_form):
            count += 1
            yield article.model_dump_json().encode() + b"\n"

    output.write(lines(), wanted, target, card_path=card)
    return count
