"""A user's own names: a CSV or JSON Lines file of names, labels and aliases that wins over the model."""

from __future__ import annotations

import csv
import json
import pathlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, get_args

from newsparse.errors import ConfigError
from newsparse.record import Label

LABELS: frozenset[str] = frozenset(get_args(Label))


class Entry(NamedTuple):
    """One name, its label, and other ways to write it."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()


class Lexicon(NamedTuple):
    """Entries in the order of the file; of two entries for one surface the later one wins.

    >>> lexicon = Lexicon.of([{"name": "Zorbix", "label": "ORG", "aliases": "ZBX|Zorbix SA"}])
    >>> lexicon.surfaces()["ZBX"]
    ('Zorbix', 'ORG')
    """

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Lexicon:
        """A lexicon from rows with the keys name, label and (optional) aliases: a list, or one string parted
        by ``|``.

        Raises:
            ConfigError: a row without a name, or with a label the record does not know.
        """
        return cls(tuple(_entry(number, row) for number, row in enumerate(rows, 1)))

    @classmethod
    def read(cls, path: str | pathlib.Path) -> Lexicon:
        """A lexicon from a ``.csv`` file with a header row, or a ``.jsonl`` file.

        Raises:
            ConfigError: the file is missing or is not of that form.
        """
        path = pathlib.Path(path)
        try:
            content = path.read_text(encoding="utf-8-sig")
            if path.suffix.lower() == ".csv":
                return cls.of(csv.DictReader(content.splitlines()))
            return cls.of(json.loads(line) for line in content.splitlines() if line.strip())
        except (OSError, UnicodeDecodeError, json.JSONDecodeError, csv.Error) as error:
            raise ConfigError(f"lexicon {path}: {error}") from None

    def surfaces(self) -> dict[str, tuple[str, str]]:
        """Every way to write a name, with the name and its label."""
        return {
            surface: (entry.name, entry.label)
            for entry in self.entries
            for surface in (*entry.aliases, entry.name)
        }


def _entry(number: int, row: Mapping[str, Any]) -> Entry:
    if not isinstance(row, Mapping):
        raise ConfigError(f"lexicon entry {number} is not an object: {row!r}")
    name, label = str(row.get("name") or "").strip(), str(row.get("label") or "").strip().upper()
    if not name:
        raise ConfigError(f"lexicon entry {number} has no name: {dict(row)!r}")
    if label not in LABELS:
        raise ConfigError(
            f"lexicon entry {number} ({name}): label {label!r} is not one of {', '.join(sorted(LABELS))}"
        )
    aliases = row.get("aliases") or ()
    if isinstance(aliases, str):
        aliases = aliases.split("|")
    return Entry(name, label, tuple(alias.strip() for alias in aliases if str(alias).strip()))
