"""Prose glued to a table: the sentence that leads in above, the one that goes on below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.tables.flattened import prose

_STOPS: Final = (".", "!", "?", "…", ":")
_SAID: Final = -2.5  # log-odds of prose from which a line with a stop may be a sentence
_HEADER: Final = -5.0  # log-odds that the line below the lead-in is under: headers are


def between_prose(lines: Sequence[str]) -> tuple[int, int]:
    """The lines between those that are sentences at the edges.

    A sentence above stands over a line that reads like a header; below, it stops where most rows do not.

    >>> between_prose(["Voici ce que chacun propose :", "Nom Prix", "Alba 12 €", "Bora 7 €", "On verra."])
    (1, 4)
    >>> between_prose(["Rôle Mission", "Chef Il décide de tout.", "Aide Il relit les notes."])
    (0, 3)
    """
    first, last = 0, len(lines)
    while first + 1 < last and _is_said(lines[first]) and prose.odds(lines[first + 1]) < _HEADER:
        first += 1
    while last - first > 1 and _is_said(lines[last - 1]) and _stop_seldom(lines[first : last - 1]):
        last -= 1
    return first, last


def _stops(line: str) -> bool:
    return line.rstrip().endswith(_STOPS)


def _is_said(line: str) -> bool:
    return _stops(line) and prose.odds(line) > _SAID


def _stop_seldom(lines: Sequence[str]) -> bool:
    return 3 * sum(map(_stops, lines)) < len(lines)
