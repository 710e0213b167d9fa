"""The table in lines that are a cell each: which lines belong to it, and whether its corner is empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from newsparse.tables.flattened import listed, prose
from newsparse.tables.flattened.judged import SURE, Judged, listed_features, probability
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.sheet import Sheet, sheet_of


def look_at_cells(lines: Sequence[str], sheet: Sheet, model: Model, *, corner: bool = True) -> Judged | None:
    """The table in lines that are a cell each, if they are one.

    A lead-in glued on above or a paragraph below makes the count fit no number of columns, so it is cut: a
    long line surely, one that reads like prose if the rest makes the better table. With ``corner`` the first
    cell may be empty, so that it has no line.
    """
    first, last = 0, len(lines)
    if last < 2 * listed.FEWEST_ROWS:
        return None
    while first < last and sheet.sizes[first] > _LONGEST_CELL:
        first += 1
    while last > first and sheet.sizes[last - 1] > _LONGEST_CELL:
        last -= 1
    above, below = first, last
    while above < last and prose.odds(lines[above]) > _SAID:
        above += 1
    while below > above and prose.odds(lines[below - 1]) > _SAID:
        below -= 1
    found = [_listed(lines, sheet, model, start, end) for start in {first, above} for end in {last, below}]
    best = max(
        (reading for reading in found if reading),
        key=lambda reading: _fitness(reading, lines, sheet),
        default=None,
    )
    other = _without_corner(lines, model) if corner else None
    return other if other and (best is None or _log_odds(other) - _log_odds(best) > _MUCH_LIKELIER) else best


def _log_odds(found: Judged) -> float:
    chance = min(max(found.is_table, 1e-6), 1 - 1e-6)
    return float(np.log(chance / (1 - chance)))


def _without_corner(lines: Sequence[str], model: Model) -> Judged | None:
    """The table whose first header cell is empty, so that no line stands for it: read as if a word stood
    there.
    """
    if not any(
        _divides(columns, len(lines) + 1) for columns in range(_FEWEST_COLUMNS, listed.MOST_COLUMNS + 1)
    ):
        return None
    whole = [_CORNER, *lines]
    found = _listed(whole, sheet_of(whole), model, 0, len(whole))
    if found is None or found.columns < _FEWEST_COLUMNS or found.is_table < _CLEARLY:
        return None
    rows = [[(line - 1, start, end) for line, start, end in row] for row in found.rows]
    rows[0][0] = (0, 0, 0)
    return found._replace(last=found.last - 1, rows=rows)


def _divides(columns: int, cells: int) -> bool:
    return cells % columns == 0 and cells // columns >= listed.FEWEST_ROWS


_CORNER: Final = "Critère"  # what most often heads the first column
_FEWEST_COLUMNS: Final = 3  # with an empty corner: what has two is headed twice, or is rows of two cells
_CLEARLY: Final = 0.8  # probability of a table
# log-odds: no whole table of dev is read so any more, and most tables without a corner are
_MUCH_LIKELIER: Final = 3.5


def _fitness(found: Judged, lines: Sequence[str], sheet: Sheet) -> tuple[float, int]:
    """How likely a table is that keeps so many lines; a sentence much longer than its cells, first or last,
    is not one where no other is.
    """
    usual = float(np.median(sheet.sizes))
    said = [
        _is_said(lines[number], int(sheet.sizes[number]), usual) for number in range(found.first, found.last)
    ]
    edges = 0 if any(said[1:-1]) else said[0] + said[-1]
    return found.is_table - _AGAINST * edges, found.last - found.first


def _is_said(line: str, words: int, usual: float) -> bool:
    return words > _MUCH_LONGER * usual and prose.odds(line) > _SAID


_MUCH_LONGER: Final = 4  # times the words of the usual cell
_AGAINST: Final = 0.15  # of the probability
_LONGEST_CELL: Final = 25  # words; a longer line at the edge of a list is prose
_SAID: Final = 0.0  # log-odds of prose from which a line at the edge may be left out


def _listed(lines: Sequence[str], sheet: Sheet, model: Model, first: int, last: int) -> Judged | None:
    if last - first < 2 * listed.FEWEST_ROWS or int(sheet.sizes[first:last].max()) > prose.MOST_WORDS:
        return None
    part = sheet.part(first, last)
    found = listed.ranked(listed.listings(part, model.fit), model)
    if not found:
        return None
    best, second = found[0], found[1].score if len(found) > 1 else -SURE
    chance = probability(model.listed_judge.raw(listed_features(lines[first:last], part, best, second)[None]))
    cells = [(first + number, words[0][0], words[-1][1]) for number, words in enumerate(part.spans)]
    rows = [cells[start : start + best.columns] for start in range(0, len(cells), best.columns)]
    return Judged(first, last, "listed", best.columns, rows, chance, chance * probability(best.score))
