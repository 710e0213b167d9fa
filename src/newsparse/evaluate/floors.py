"""The lowest F1 a task may have: figures that a change must not lower without saying so."""

from __future__ import annotations

import hashlib
import json
import pathlib
import tomllib
from typing import NamedTuple

from newsparse.errors import ConfigError
from newsparse.evaluate.gold import read_gold
from newsparse.evaluate.scores import Scores


class Shortfall(NamedTuple):
    """A score under its floor."""

    name: str
    f1: float
    floor: float

    def __str__(self) -> str:
        return f"{self.name}: F1 {self.f1:.3f} is under its floor {self.floor:.3f}"


def read_floors(path: str | pathlib.Path) -> dict[str, float]:
    """The table ``[f1]`` of a TOML file: task or ``entities.LABEL`` to its lowest F1, from 0 to 1.

    Raises:
        ConfigError: the file is not readable, has no such table, or names no task of ours.
    """
    path = pathlib.Path(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["f1"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"{path}: no floors to read: {error}") from None
    known = Scores().named()
    for name, floor in table.items():
        if name not in known:
            raise ConfigError(f"{path}: {name} is not scored: choose from {', '.join(known)}")
        if not isinstance(floor, int | float) or not 0 <= floor <= 1:
            raise ConfigError(f"{path}: the floor of {name} is not a number from 0 to 1: {floor!r}")
    return {name: float(floor) for name, floor in table.items()}


def check_gold(path: str | pathlib.Path, folder: str | pathlib.Path) -> None:
    """See that floors stand over the gold they were measured on: ``gold_sha256`` of their file, where it has
    one.

    Raises:
        ConfigError: gold or texts have changed since; the message has the digest to pin once the floors are
            measured again.
    """
    pinned = tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8")).get("gold_sha256")
    digest = gold_digest(folder)
    if pinned and pinned != digest:
        raise ConfigError(
            f"{path}: the floors were measured on other gold; measure again, and pin gold_sha256 = {digest!r}"
        )


def gold_digest(folder: str | pathlib.Path) -> str:
    """The SHA-256 of all gold of a folder and of the texts it is of, in the order of their names.

    >>> len(gold_digest("fixtures/articles"))
    64
    """
    digest = hashlib.sha256()
    for gold in read_gold(folder):
        digest.update(json.dumps(gold.annotation, sort_keys=True, ensure_ascii=False).encode())
        digest.update(gold.path.read_bytes())
    return digest.hexdigest()


def under_floor(scores: Scores, floors: dict[str, float]) -> list[Shortfall]:
    """The scores that are under their floors.

    >>> [
    ...     str(s) for s in under_floor(Scores(), {"dates": 0.5})
    ... ]  # nothing to find and nothing found is a perfect score
    []
    """
    named = scores.named()
    return [
        Shortfall(name, named[name].f1, floor) for name, floor in floors.items() if named[name].f1 < floor
    ]
