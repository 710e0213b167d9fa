"""What the exports of a table are made of: its key column, units that may stand side by side, and words safe
in Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

# In what a cell counts: "number" or "money"; its unit or currency; the period of an amount.
Measured = tuple[str, str | None, str | None]

_TOLERATED = 10  # of so many rows a key column may leave one without a name
_LONG_UNIT = 3  # letters up to which a last "s" belongs to the unit: "s", "ms"
# What Markdown would read as a mark. Underscores inside a word are not, nor is a star or tilde alone in its
# cell.
_MARKS = re.compile(r"[\\|*~]|(?<!\w)_|_(?!\w)")
_PAIRED = "*~_"
# marks that a backslash does not take from every reader
_ENTITIES = {"<": "&lt;", "`": "&#96;", "[": "&#91;"}
_DASHES = re.compile(r":?-+:?")


def unlike(cells: Iterable[Measured | None]) -> bool:
    """Whether bare values of these cells, without their unit or currency, would mislead.

    >>> (
    ...     unlike([("number", "Go", None), ("number", "Mo", None)]),
    ...     unlike([("number", "jour", None), None, ("number", "jours", None)]),
    ... )
    (True, False)
    """
    known = [cell for cell in cells if cell]
    units = {(kind, _singular(unit)) for kind, unit, _ in known}
    return len(units) > 1 or len({period for _, _, period in known} - {None}) > 1


def _singular(unit: str | None) -> str | None:
    return unit.removesuffix("s") if unit and len(unit) > _LONG_UNIT else unit


def key_column(rows: Sequence[Sequence[str]], wordy: Sequence[bool]) -> int | None:
    """The column whose texts name the rows; ``wordy`` tells which hold words. Wholly blank rows have no name.

    >>> key_column([["Alba", "12"], ["", ""], ["Bora", "7"]], [True, False])
    0
    """
    full = [row for row in rows if any(row)]
    if not full:
        return None
    missing: dict[int, int] = {}
    for place in range(len(wordy)):
        texts = [row[place] for row in full if row[place]]
        if texts and len(set(texts)) == len(texts):
            missing[place] = len(full) - len(texts)
    most = max(1, len(full) // _TOLERATED) if len(full) > 2 else 0
    words = [place for place, count in missing.items() if wordy[place] and count <= most]
    complete = [place for place, count in missing.items() if count == 0]
    best = [*(place for place in words if missing[place] == 0), *words, *complete]
    return best[0] if best else None


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown pipes.

    >>> print(markdown(["a"], [["*b* <i>"], ["-"]]))
    | a |
    | --- |
    | \\*b\\* &lt;i> |
    | \\- |
    """
    body = [[escaped(cell) for cell in row] for row in rows]
    body = [
        [f"\\{row[0]}", *row[1:]] if row and all(_DASHES.fullmatch(cell) for cell in row) else row
        for row in body
    ]
    return "\n".join(
        f"| {' | '.join(row)} |" for row in [[escaped(cell) for cell in header], ["---"] * len(header), *body]
    )


def escaped(words: str) -> str:
    """The words of a cell on one line, as Markdown that shows nothing but them.

    >>> print(escaped("R&D <Zorbix> `x` | *a* snake_case"), escaped("12 €*"), escaped("&lt;"))
    R&D &lt;Zorbix> &#96;x&#96; \\| \\*a\\* snake_case 12 €* &amp;lt;
    """
    line = " ".join(words.splitlines())
    line = line.replace("&", "&amp;") if html.unescape(line) != line else line
    alone = {mark for mark in _PAIRED if line.count(mark) == 1}
    line = _MARKS.sub(lambda mark: mark.group() if mark.group() in alone else f"\\{mark.group()}", line)
    return "".join(_ENTITIES.get(character, character) for character in line)
