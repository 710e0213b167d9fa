"""``newsparse.extract``: the command's guarantees from Python."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from newsparse.batch.flat import Options
from newsparse.batch.job import STDOUT, Job, Summary
from newsparse.batch.pool import MAX_DOCUMENTS, TIMEOUT, Limits
from newsparse.batch.runner import run
from newsparse.batch.worker import Setup
from newsparse.errors import ConfigError
from newsparse.reading import MAX_BYTES, Fields

PathLike = str | os.PathLike[str]
FIELDS = ("text", "title", "date", "byline", "url", "id")


class Progress(NamedTuple):
    """How far a run is: inputs that are done with, and how many of them failed."""

    done: int
    failed: int
    source: str | None = None  # of the input that failed, or about which there is something to say
    message: str | None = None  # why it failed; or that


def extract(
    paths: PathLike | Iterable[PathLike],
    out: PathLike,
    *,
    form: str | None = None,
    published: str | None = None,
    lexicon: PathLike | None = None,
    disable: Iterable[str] = (),
    with_text: bool = True,
    fields: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    include: Iterable[str] = (),
    exclude: Iterable[str] = (),
    root: PathLike | None = None,
    encoding: str | None = None,
    workers: int | None = None,
    force: bool = False,
    retry_failed: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT,
    errors: PathLike | None = None,
    with_sentences: bool = False,
    csv_dialect: str | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Extract one record an article from files and folders, as the command ``newsparse extract`` does.

    Killed or stopped, the same call goes on where it was; called again, it redoes only what has changed. A
    document that fails is listed and costs no other. The output appears whole or not at all.

    Args:
        paths: files, folders and globs.
        out: where the records go; the ending says the form.
        form: the form, where the ending does not say (``"tables-csv"``, ``"tables-parquet"``, ``"brat"``).
        published: publication date (ISO 8601) instead of the one each article states.
        lexicon: CSV or JSON Lines file of your own names.
        disable: components to leave out.
        with_text: ``False`` for offsets and values only.
        fields: names of columns or JSON fields by what they hold: ``text, title, date, byline, url, id``;
            guessed where left out.
        keep: columns to carry along in ``meta``.
        include: take files of these globs instead of the usual endings.
        exclude: leave out files and folders of these globs.
        root: the folder that sources are relative to, instead of the one named.
        encoding: of all files; detected otherwise.
        workers: processes; as many as cores and memory allow where ``None``.
        force: start anew, replacing output and checkpoint.
        retry_failed: try inputs again that an earlier run gave up.
        max_bytes: larger files, and larger articles in data sets, are refused.
        timeout: seconds for one document.
        errors: where failures are listed; ``errors.jsonl`` beside the output otherwise.
        with_sentences: in tables, the sentence around each item beside it.
        csv_dialect: ``"excel-fr"`` for CSV tables that a French Excel opens.
        progress: called after each input, and for each failure and note.

    Returns:
        What the run did: ``articles``, ``items``, ``kept`` of an earlier run, ``failed``, ``seconds``,
            ``errors`` (the list).

    Raises:
        ConfigError: the job cannot be begun; nothing was done.
        StoppedError: it could not be ended (a full disk); doing it again goes on where it stopped.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if os.fspath(out) == STDOUT:
        raise ConfigError("out is a file or a folder")
    load: dict[str, Any] = {
        "disable": _checked(disable),
        "lexicon": None if lexicon is None else os.fspath(lexicon),
        "with_text": with_text,
    }
    job = Job(
        paths=tuple(os.fspath(path) for path in given),
        output=os.fspath(out),
        form=form,
        setup=Setup(load, encoding, _fields(fields), max_bytes, published, tuple(keep)),
        include=tuple(include),
        exclude=tuple(exclude),
        workers=workers,
        limits=Limits(timeout, MAX_DOCUMENTS),
        force=force,
        retry_failed=retry_failed,
        root=None if root is None else os.fspath(root),
        errors=None if errors is None else os.fspath(errors),
        options=Options(with_sentences, csv_dialect),
    )
    return run(job, _Listener(progress))


def _checked(disable: Iterable[str]) -> list[str]:
    from newsparse.pipeline import COMPONENTS

    left_out = sorted({disable} if isinstance(disable, str) else set(disable))
    if unknown := [name for name in left_out if name not in COMPONENTS]:
        raise ConfigError(f"unknown component {', '.join(unknown)}: choose from {', '.join(COMPONENTS)}")
    return left_out


def _fields(fields: Mapping[str, str] | None) -> Fields | None:
    if not fields:
        return None
    if unknown := [name for name in fields if name not in FIELDS]:
        raise ConfigError(f"unknown field {', '.join(unknown)}: choose from {', '.join(FIELDS)}")
    named: dict[str, Any] = {
        ("author" if name == "byline" else name): (column,) for name, column in fields.items()
    }
    return Fields()._replace(**named)


class _Listener:
    """Tells the caller's function how a run goes."""

    def __init__(self, progress: Callable[[Progress], None] | None) -> None:
        self._progress, self._done, self._failed = progress, 0, 0

    def note(self, source: str, text: str) -> None:
        """Something worth saying that is not a failure."""
        self._say(source, text)

    def failed(self, source: str, reason: str) -> None:
        """An item gave no record."""
        self._failed += 1
        self._say(source, reason)

    def advanced(self) -> None:
        """An item is done with."""
        self._done += 1
        self._say()

    def _say(self, source: str | None = None, message: str | None = None) -> None:
        if self._progress is not None:
            self._progress(Progress(self._done, self._failed, source, message))


__all__ = ["Progress", "Summary", "extract"]
