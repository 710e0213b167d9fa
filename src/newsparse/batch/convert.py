"""From one form to another: whatever holds whole records is read back, and written anew."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterator

from newsparse.batch import output
from newsparse.batch.flat import Options
from newsparse.batch.forms import Form, form_of
from newsparse.errors import ConfigError, InputError
from newsparse.record import Article

Carry = Callable[[pathlib.Path, pathlib.Path, str], Callable[[pathlib.Path], None] | None]


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


def lines_of(path: pathlib.Path, form: str | None = None) -> Iterator[bytes]:
    """The records of a file or folder as lines of JSON; it raises what ``read`` does."""
    for article in read(path, form):
        yield article.model_dump_json().encode() + b"\n"


def convert(
    source: pathlib.Path,
    target: pathlib.Path,
    *,
    source_form: str | None = None,
    form: str | None = None,
    force: bool = False,
    card: pathlib.Path | None = None,
    options: Options | None = None,
    carry: Carry | None = None,
) -> int:
    """Write the records of one file or folder in another form; the number of them.

    ``carry`` takes along what stands beside the records: asked with both places and the name of the new form,
    it gives what puts more into the new file or folder.

    Raises:
        ConfigError: a form is unknown, the target exists (unless ``force``), or one path would replace
            another.
        InputError: the source cannot be read, or holds what the form cannot; the target is as it was.
        StoppedError: the target cannot be written; it is as it was.
    """
    wanted = form_of(target, form, options)
    _check_places(source, target, wanted, card)
    if target.exists() and not force:
        raise ConfigError(f"{target} exists: --force replaces it")
    output.prepare(target, wanted)
    count = 0

    def counted() -> Iterator[bytes]:
        nonlocal count
        for line in lines_of(source, source_form):
            count += 1
            yield line

    try:
        add = carry(source, target, wanted.name) if carry else None
        output.write(counted(), wanted, target, card_path=card, add=add)
    except InputError as error:
        if str(source) in str(error):
            raise
        raise InputError(f"{source}, record {count}: {error}") from None
    return count


def same_place(one: pathlib.Path, other: pathlib.Path) -> bool:
    """Whether two paths lead to one file or folder, be it there or still to be made.

    >>> same_place(pathlib.Path("a/../b.jsonl"), pathlib.Path("b.jsonl"))
    True
    """
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def _check_places(source: pathlib.Path, target: pathlib.Path, form: Form, card: pathlib.Path | None) -> None:
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise ConfigError(f"{target} is not a regular file")
    if form.folder and target.resolve() in source.resolve().parents:
        raise ConfigError(f"{target} holds the source {source}, which the new folder would replace")
    if card is not None and any(same_place(card, path) for path in (source, target)):
        raise ConfigError(f"the card {card} would replace the records: choose another name for it")
