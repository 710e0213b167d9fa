"""Result files, and the Markdown their figures are written in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks import ROOT

RESULTS = ROOT / "benchmarks" / "results"
BUSY = 0.5  # of the load a core: above, something else was running while it was measured


def read(name: str) -> dict[str, Any]:
    """A result file of ``python -m benchmarks.measure``."""
    found: dict[str, Any] = json.loads((RESULTS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, right: int = 0) -> str:
    """A Markdown table whose last ``right`` columns are set to the right.

    >>> print(table(("a", "b"), [("x", "1")], right=1))
    | a | b |
    |---|---:|
    | x | 1 |
    <BLANKLINE>
    """
    rule = ["---"] * (len(header) - right) + ["---:"] * right
    lines = [f"| {' | '.join(header)} |", f"|{'|'.join(rule)}|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def circumstances(result: dict[str, Any]) -> str:
    """On what and with what it was measured, in a sentence or two."""
    how = result["measured"]
    versions = ", ".join(f"{name} {version}" for name, version in how["versions"].items())
    return f"Measured with Python {how['python']}, {versions}, at commit `{how['commit']}`."


def machine(result: dict[str, Any]) -> str:
    """The machine, and whether it had other work."""
    how = result["measured"]
    said = f"One machine: {how['processor']}, {how['cores']} cores."
    if how["load"] > BUSY * how["cores"]:
        said += (
            f" It was **not idle** (load {how['load']:.1f} before the measurement): CPU times are somewhat "
            f"too high, and wall-clock times"
            " say little."
        )
    return said
