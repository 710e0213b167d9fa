"""What a run leaves behind: the output, its card, the list of failures; and what it remembers about them."""

from __future__ import annotations

import json
import os
import pathlib

from newsparse.batch import output
from newsparse.batch.checkpoint import Checkpoint, StoppedError
from newsparse.batch.checks import Place
from newsparse.batch.copies import Copies
from newsparse.batch.job import Job
from newsparse.files import written_into


def put_together(job: Job, place: Place, checkpoint: Checkpoint, written: str | None) -> None:
    """Write the output, and its card, unless they are as the last run left them."""
    card = pathlib.Path(job.card) if job.card else None
    if checkpoint.changed or written != _trace(place, place.target):
        output.write(Copies().told(checkpoint.records()), place.form, place.target, card_path=card)
        checkpoint.remember("card", "")  # one that an earlier run wrote says what is no longer so
    elif card and checkpoint.recall("card") != _trace(place, card):
        output.write_card(Copies().told(checkpoint.records()), place.form, place.target, card)
    checkpoint.remember("output", _trace(place, place.target))
    if card:
        checkpoint.remember("card", _trace(place, card))
        _remember_own(checkpoint, card)


def _trace(place: Place, path: pathlib.Path) -> str:
    """What tells a file that was written in this form and that nobody has touched since."""
    return f"{place.form.name} {list(place.form.options)} {output.fingerprint(path)}"


def own_files(checkpoint: Checkpoint) -> list[str]:
    """Cards and lists of failures that runs have written, wherever they were told to: no articles."""
    return list(json.loads(checkpoint.recall("own") or "[]"))


def _remember_own(checkpoint: Checkpoint, path: pathlib.Path) -> None:
    checkpoint.remember("own", json.dumps(sorted({*own_files(checkpoint), os.path.realpath(path)})))


def report(job: Job, checkpoint: Checkpoint) -> str | None:
    """Write the list of failures; take back that of an earlier run when all is well."""
    path = job.failures
    if path is None:
        return None
    name = json.dumps(str(path))  # in ASCII, whatever bytes it has
    rows = [
        json.dumps({"source": source, "kind": kind, "reason": reason}, ensure_ascii=False) + "\n"
        for source, kind, reason in checkpoint.failures()
    ]
    if rows:
        try:
            output.atomically(path, "".join(rows))
        except OSError as error:
            raise StoppedError(f"{path}: {error.strerror}") from None
        checkpoint.remember("errors", name)
        _remember_own(checkpoint, path)
        return str(path)
    if checkpoint.recall("errors") == name:
        if not written_into(path):
            path.unlink(missing_ok=True)
        checkpoint.remember("errors", "")
    return None
