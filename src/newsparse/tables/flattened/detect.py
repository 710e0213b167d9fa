"""Which lines of a block are a table: a look at every line, the best run of lines, then a judgement of the
table read there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from newsparse.tables.flattened import choice, edges, prose, trust
from newsparse.tables.flattened.clues import Clues
from newsparse.tables.flattened.judged import (
    FEWEST_LINES,
    SURE,
    Judged,
    Place,
    judge_features,
    probability,
)
from newsparse.tables.flattened.lines import BULLET, NUMBERED, best_run, line_features
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.odds import held_together, mixed, tree_odds, whole_odds
from newsparse.tables.flattened.settled import settled
from newsparse.tables.flattened.sheet import Floats, Sheet
from newsparse.tables.flattened.single import look_at_cells

MOST_LINES: Final = 5_000  # longer lists are dumps, logs and indexes
# lines read together: more of them say nothing new about the columns, and arrays stay small
WINDOW: Final = 50
Joint = tuple[int, int]  # first and last word of an amount or a date, which no border runs through


def worth_a_look(lines: Sequence[str]) -> bool:
    """A cheap test that most paragraphs fail: enough short lines, and no list that shows its bullets.

    >>> worth_a_look(["Nom Prix", "Alba 12 €", "Bora 7 €"]), worth_a_look(["- un", "- deux", "- trois"])
    (True, False)
    """
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return False
    short = sum(len(line) <= 12 * prose.MOST_WORDS for line in lines)
    return short >= FEWEST_LINES and 2 * sum(bool(BULLET.match(line)) for line in lines) < len(lines)


def look(
    lines: Sequence[str], sheet: Sheet, model: Model, joints: Callable[[int], Sequence[Joint]]
) -> Judged | None:
    """The likeliest table in a block of lines, whose words ``sheet`` holds, if there is one at all.

    ``joints`` gives those of a line, and is asked for rows that may be a table.
    """
    flattened = _flattened(lines, sheet, model, joints)
    if flattened and flattened.is_table > _CLEAR:
        return flattened
    doubtful = flattened is None or flattened.is_table < _DOUBTFUL
    found = [
        reading for reading in (flattened, look_at_cells(lines, sheet, model, corner=doubtful)) if reading
    ]
    return max(found, key=lambda reading: reading.is_table, default=None)


# probability from which nobody asks whether a cell a line, but for an empty corner, is meant
_DOUBTFUL: Final = 0.25
_CLEAR: Final = 0.98  # probability from which nobody asks whether the lines are single cells


def _flattened(
    lines: Sequence[str], sheet: Sheet, model: Model, joints: Callable[[int], Sequence[Joint]]
) -> Judged | None:
    if int(sheet.sizes.min()) > prose.MOST_WORDS or np.median(sheet.sizes) < 2:
        return None
    block = Block(lines, sheet, model, joints)
    line_odds = _line_odds(block)
    if np.sort(line_odds)[-FEWEST_LINES] < _PLAIN and not _clearly_rows(lines):
        return None
    inner = edges.between_prose(lines)
    runs = _runs(line_odds, sheet, inner)
    found = [read_run(block, line_odds[first:last], first, last) for first, last in runs]
    return max(
        (reading for reading in found if reading),
        key=lambda reading: _worth(reading, inner),
        default=None,
    )


# Log-odds that the third likeliest row has in any table: what is below needs no network (one of 391 real and
# untidy tables).
_PLAIN: Final = -3.0


def _clearly_rows(lines: Sequence[str]) -> bool:
    return len(lines) <= WINDOW and all(prose.odds(line) < _ROW for line in lines)


_ROW: Final = -8.5  # log-odds of prose: words and numbers alone


class Block(NamedTuple):
    """Lines and their words, as one looks at them."""

    lines: Sequence[str]
    sheet: Sheet
    model: Model
    joints: Callable[[int], Sequence[Joint]]

    def clues(self, part: Sheet) -> Clues:
        return self.model.lexicon.clues(part)


def windows(first: int, last: int) -> Iterator[tuple[int, int]]:
    """Stretches of about as many lines each, no more than are read together.

    >>> list(windows(0, 5)), list(windows(1, 2 * WINDOW + 2))
    ([(0, 5)], [(1, 34), (34, 68), (68, 102)])
    """
    count = max(1, -(-(last - first) // WINDOW))
    edges = [first + (last - first) * number // count for number in range(count + 1)]
    return itertools.pairwise(edges)


def _line_odds(block: Block) -> Floats:
    """The log-odds of each line that it is a row."""
    sheet = block.sheet
    odds = np.zeros((len(sheet.sizes), sheet.width + 1), dtype=np.float32)
    for first, last in windows(0, len(sheet.sizes)):
        part = sheet.part(first, last)
        odds[first:last, : part.width + 1] = whole_odds(part, block.clues(part), block.model)
    raw = block.model.lines.raw(line_features(block.lines, sheet, odds))
    return np.where(
        (sheet.sizes > prose.MOST_WORDS) | (sheet.sizes < 2), -np.inf, raw
    )  # no run holds such a line


def _runs(line_odds: Floats, sheet: Sheet, inner: tuple[int, int]) -> set[tuple[int, int]]:
    """Runs of lines worth reading: the likeliest, the same with the line above (a header looks least like the
    rest), and all lines but the prose glued on above and below.
    """
    first, last = best_run(line_odds + KEPT)
    runs = {(first, last)}
    if last > first > 0 and 2 <= sheet.sizes[first - 1] <= _LONGEST_HEADER:
        runs.add((first - 1, last))
    if np.isfinite(line_odds[slice(*inner)]).all():
        runs.add(inner)
    return {run for run in runs if run[1] - run[0] >= FEWEST_LINES}


_LONGEST_HEADER: Final = 20  # words


def _worth(reading: Judged, inner: tuple[int, int]) -> float:
    whole = (reading.first, reading.last) == inner and reading.is_table > _LIKELY
    return reading.is_table + (_WHOLE if whole else 0.0)


# What counts for a reading of the whole block, where it may be a table at all: lines between blank lines
# belong together.
_WHOLE: Final = 0.75
_LIKELY: Final = 0.1
# Log-odds in favour of every line: what stands between blank lines mostly belongs together, so only clear
# prose is cut off.
KEPT: Final = 2.0


def read_run(block: Block, line_odds: Floats, first: int, last: int) -> Judged | None:
    """The table in a run of lines, read and judged; one of many rows in parts, each with the
    header on top.
    """
    if all(BULLET.match(line) or NUMBERED.match(line) for line in block.lines[first:last]):
        return None
    rows: list[list[Place]] = []
    chances, signs = list[float](), list[Floats]()
    columns = None
    top, bottom = edges.between_prose(block.lines)
    for start, end in windows(first + 1, last):
        numbers = [first, *range(start, end)]
        best, second, likely = _reading(block, numbers, columns)
        if best is None:
            return None
        columns = best.columns
        inner = line_odds[[number - first for number in numbers]]
        described = judge_features([block.lines[number] for number in numbers], inner, best, second)[None]
        chances.append(probability(block.model.judge.raw(described)))
        sure = float(block.model.sure.raw(described)[0])
        signs.append(trust.signs(sure, likely, left_out=not first <= top < bottom <= last))
        borders = [best.header, *best.borders] if not rows else best.borders
        kept = numbers if not rows else numbers[1:]
        rows += [
            _places(number, block.sheet.spans[number], row.tolist())
            for number, row in zip(kept, borders, strict=True)
        ]
    confidence = trust.confidence(signs)
    return Judged(first, last, "flattened", len(rows[0]), rows, float(np.median(chances)), confidence)


def _reading(
    block: Block, numbers: Sequence[int], columns: int | None
) -> tuple[choice.Reading | None, float, Floats]:
    """The best reading of some rows, the header first (of one number of columns where that is known), the
    score of the second best, and how likely the header and each row are.
    """
    part = block.sheet.rows(numbers)
    clues = block.clues(part)
    joints = [(line, *joint) for line, number in enumerate(numbers) for joint in block.joints(number)]
    trees = tree_odds(part, clues, block.model)
    odds = held_together(mixed(trees, block.model.network.odds(part, clues), block.model.mix), joints)
    found = choice.ranked(choice.readings(part, clues, odds, block.model, columns), block.model)
    if not found:
        return None, -SURE, np.zeros(0, np.float32)
    second = found[1].score if len(found) > 1 else -SURE
    best, likely = settled(found[0], part, held_together(trees, joints), block.model.lexicon)
    return best, second, likely


def _places(line: int, words: Sequence[tuple[int, int]], borders: Sequence[int]) -> list[Place]:
    return [(line, words[start][0], words[end - 1][1]) for start, end in itertools.pairwise(borders)]
