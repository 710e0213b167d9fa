"""What is seen to before a job begins: its options, the places it writes to, and that no file of others is in
the way.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import pathlib
import re
from collections.abc import Callable
from typing import NamedTuple

from newsparse.batch import output
from newsparse.batch.discovery import discover
from newsparse.batch.flat import Options
from newsparse.batch.forms import Form, form_of
from newsparse.batch.job import Job, selection_of
from newsparse.batch.places import expand
from newsparse.errors import ConfigError
from newsparse.files import written_into

# forms that cannot be written without the words of the articles
_OF_TEXT = frozenset({"docbin", "conll", "brat"})
_ROW = {"source", "kind", "reason"}  # what a line of a list of failures holds
_HEAD = 100_000  # bytes of its first line


class Place(NamedTuple):
    """Where the records of a job go, in which form, and what is known about them."""

    target: pathlib.Path
    form: Form
    state: str


def check(job: Job) -> Place | None:
    """See that a job can be done; where its records go, ``None`` for standard output.

    Raises:
        ConfigError: it cannot; nothing was done.
    """
    _check_options(job)
    _check_paths(job)
    place = _place(job)
    _check_apart(job, place)
    if job.failures:
        _check_beside(job.failures, "list of failures", _is_failures)
    if job.card:
        _check_beside(pathlib.Path(job.card), "dataset card", _is_card)
    if place:
        output.prepare(place.target, place.form)
        _check_target(job, place)
    selection = selection_of(job)
    selection.check()
    if next(discover(job.paths, selection, lambda source, text: None, job.root), None) is None:
        raise ConfigError(f"no articles found in {', '.join(job.paths)}")
    return place


def _place(job: Job) -> Place | None:
    if job.target is None or job.state is None:
        if job.form not in (None, "jsonl"):
            form_of(pathlib.Path(job.output), job.form)  # says so where there is no such form
            raise ConfigError(f"standard output is JSON Lines: --format {job.form} needs -o")
        if job.card:
            raise ConfigError("a dataset card goes with a file or a folder: --card needs -o")
        if job.options != Options():
            raise ConfigError("sentences and dialects are of tables: they need -o")
        return None
    form = form_of(job.target, job.form, job.options)
    if form.name in _OF_TEXT and not job.setup.load.get("with_text", True):
        raise ConfigError(f"the form {form.name} consists of the text: it cannot be written without")
    if job.options.sentences and not job.setup.load.get("with_text", True):
        raise ConfigError("sentences are words of the articles: they cannot be written without the text")
    return Place(job.target, form, job.state)


def _check_options(job: Job) -> None:
    if job.workers is not None and job.workers < 1:
        raise ConfigError(f"workers must be at least 1, not {job.workers}")
    # not: no comparison holds for nan
    if not job.limits.timeout > 0 or job.limits.max_documents < 1 or job.setup.max_bytes < 1:
        raise ConfigError("limits must be above 0")
    if job.setup.published is not None:
        try:
            dt.date.fromisoformat(re.split(r"[T ]", job.setup.published, maxsplit=1)[0])
        except ValueError:
            raise ConfigError(f"not an ISO 8601 date: {job.setup.published!r}") from None
    if job.setup.encoding is not None:
        _check_encoding(job.setup.encoding)


def _check_encoding(name: str) -> None:
    try:
        b"a".decode(name)  # codecs.lookup also knows codecs of bytes (hex)
    except UnicodeDecodeError:  # half a character of UTF-16
        pass
    except (LookupError, ValueError):
        raise ConfigError(f"unknown encoding: {name}") from None


def _check_paths(job: Job) -> None:
    missing = [path for path in job.paths if not expand(path)]
    if len(missing) == len(job.paths):
        raise ConfigError(f"no such file or folder: {', '.join(missing)}")


def _check_apart(job: Job, place: Place | None) -> None:
    """No file of a job may be another of it, nor lie in a folder that is replaced as a whole."""
    folder = os.path.realpath(place.target) + os.sep if place and place.form.folder else None
    lexicon = job.setup.load.get("lexicon")
    taken = {"lexicon": str(lexicon)} if lexicon else {}
    for name, path in job.written().items():
        if written_into(pathlib.Path(path)):
            continue
        if folder and os.path.realpath(path).startswith(folder):
            raise ConfigError(f"the {name} cannot be in the folder that is written: {path}")
        for other, before in taken.items():
            if _same(path, before):
                raise ConfigError(f"the {other} and the {name} are the same file: {path}")
        taken[name] = path


def _same(one: str, other: str) -> bool:
    try:
        return pathlib.Path(one).samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _check_target(job: Job, place: Place) -> None:
    """An output that is there must be ours, or the user wants it replaced; but never an article that is to be
    read.
    """
    target = place.target
    if not target.exists() or pathlib.Path(place.state).exists():
        return
    if not job.force:
        raise ConfigError(
            f"{target} exists and there is no checkpoint beside it to go on from: --force replaces it"
        )
    if _is_input(job, os.path.realpath(target)):
        raise ConfigError(f"{target} is among the inputs and would be replaced: choose another -o")


def _is_input(job: Job, real: str) -> bool:
    selection = selection_of(job)
    for given in job.paths:
        for path in map(os.path.realpath, expand(given)):
            below = os.path.relpath(real, path)
            if path == real or (
                real.startswith(path.rstrip("/") + "/")
                and selection.takes(below)
                and not selection.leaves_out(below)
            ):
                return True
    return False


def _check_beside(path: pathlib.Path, kind: str, ours: Callable[[bytes], bool]) -> None:
    if path.is_dir():
        raise ConfigError(f"{path} is a folder: the {kind} is a file")
    if written_into(path):
        return
    output.prepare_folder(path)
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            head = file.readline(_HEAD) + file.read(_HEAD)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from None
    if head and not ours(head):
        raise ConfigError(f"{path} exists and is not a {kind} of newsparse: choose another place for it")


def _is_failures(head: bytes) -> bool:
    try:
        row = json.loads(head.partition(b"\n")[0])
    except ValueError:
        return False
    return isinstance(row, dict) and row.keys() == _ROW


def _is_card(head: bytes) -> bool:
    return head.startswith(b"---\nlanguage: fr\n") and b"\n- newsparse\n" in head
