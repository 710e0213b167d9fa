"""Cells that a browser parted by blank lines, as it does where each cell is a paragraph: a listed table with
room between its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.tables.flattened import prose
from newsparse.tables.flattened.lines import BULLET
from newsparse.tables.text_grid import Line

FEWEST: Final = 9  # cells: three rows of three, or more of two; fewer are headings and short paragraphs
_LONGEST: Final = 80  # characters
_MOST_WORDS: Final = 10


def stretches(lines: Sequence[Line]) -> Iterator[list[int]]:
    r"""The numbers of lines that stand alone between blank ones, one behind the other, and may be cells.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "\n\n".join(["Ils disent qu'il n'en est rien.", *(f"Prix {number}" for number in range(9))])
    >>> list(stretches(list(lines_of(text, text))))
    [[2, 4, 6, 8, 10, 12, 14, 16, 18]]
    """
    found: list[int] = []
    for number in [*range(len(lines)), None]:
        if number is not None and not lines[number].text.strip():
            continue
        if number is not None and _is_cell(lines, number):
            if found and number != found[-1] + 2:
                if len(found) >= FEWEST:
                    yield found
                found = []
            found.append(number)
            continue
        if len(found) >= FEWEST:
            yield found
        found = []


def _is_cell(lines: Sequence[Line], number: int) -> bool:
    line = lines[number]
    alone = all(
        not lines[beside].text.strip() for beside in (number - 1, number + 1) if 0 <= beside < len(lines)
    )
    if (
        not alone
        or line.code
        or len(line.text) > _LONGEST
        or line.text.count(" ") >= _MOST_WORDS
        or BULLET.match(line.text)
    ):
        return False
    return prose.odds(line.text) < 0
