"""A folder of ours: which of the files in it newsparse has written, and which are somebody else's."""

from __future__ import annotations

import json
import os
import pathlib
import re

from newsparse.batch.flat import TABLES
from newsparse.batch.forms import MANIFEST

CARD = "README.md"
_EACH = re.escape(MANIFEST) + "|" + re.escape(CARD)
THINGS = ("things", "thing_links")  # tables that stand beside linked records
_TABLE = "|".join(map(re.escape, (*TABLES, *THINGS)))
_WRITTEN = {
    "tables-csv": re.compile(rf"{_EACH}|(?:{_TABLE})\.csv"),
    "tables-parquet": re.compile(rf"{_EACH}|(?:{_TABLE})\.parquet"),
    "brat": re.compile(rf"{_EACH}|annotation\.conf|[0-9]{{8,}}-.*\.(?:txt|ann)", re.S),
}
# left behind by windows that were open on the folder
_NOBODYS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def others(path: pathlib.Path) -> list[str]:
    """The names in a folder that newsparse did not put there, sorted; all of them where the folder is not
    ours.

    >>> import tempfile
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> for name, text in [(MANIFEST, '{"format": "tables-csv"}'), ("dates.csv", ""), ("notes.txt", "")]:
    ...     _ = (folder / name).write_text(text)
    >>> others(folder), others(folder / "missing")
    (['notes.txt'], [])
    """
    try:
        entries = [entry for entry in os.scandir(path) if entry.name not in _NOBODYS]
    except FileNotFoundError:
        return []
    ours = _WRITTEN.get(_form(path))
    return sorted(
        entry.name
        for entry in entries
        if not (ours and ours.fullmatch(entry.name) and entry.is_file(follow_symlinks=False))
    )


def _form(path: pathlib.Path) -> str:
    """The name of the form that the manifest says; an empty one where there is none, or it is not ours."""
    try:
        manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(manifest.get("format")) if isinstance(manifest, dict) else ""
