"""Which lines of a block are a table: a look at every line, the best run of lines, then a judgement of the
table read there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from newsparse.record import Layout
from newsparse.tables.flattened import choice, listed, prose
from newsparse.tables.flattened.lexicon import Clues
from newsparse.tables.flattened.lines import BULLET, NUMBERED, best_run, line_features
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.sheet import Floats, Sheet, sheet_of

FEWEST_LINES: Final = 3  # a header and two rows
MOST_LINES: Final = 5_000  # longer lists are dumps, logs and indexes
MOST_WORDS: Final = 60  # a longer line is a paragraph
# lines read together: more of them say nothing new about the columns, and arrays stay small
WINDOW: Final = 50
_SURE: Final = 12.0


Joint = tuple[int, int]  # first and last word of an amount or a date, which no border runs through
Place = tuple[int, int, int]  # of a cell: its line, and where in it the cell starts and ends


class Judged(NamedTuple):
    """A table as read from ``lines[first:last]``."""

    first: int
    last: int
    layout: Layout
    columns: int
    rows: Sequence[Sequence[Place]]  # of cells, the header first
    is_table: float  # probability
    confidence: float  # that every cell is right


def worth_a_look(lines: Sequence[str]) -> bool:
    """A cheap test that most paragraphs fail: enough short lines, and no list that shows its bullets.

    >>> worth_a_look(["Nom Prix", "Alba 12 €", "Bora 7 €"]), worth_a_look(["- un", "- deux", "- trois"])
    (True, False)
    """
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return False
    short = sum(len(line) <= 12 * MOST_WORDS for line in lines)
    return short >= FEWEST_LINES and 2 * sum(bool(BULLET.match(line)) for line in lines) < len(lines)


def judge_features(lines: Sequence[str], line_odds: Floats, best: choice.Reading, second: float) -> Floats:
    """What tells a table from other lines, and a right reading from a wrong one."""
    stops = np.mean([line.rstrip()[-1:] in ".!?…" for line in lines])
    lowers = np.mean([line.lstrip()[:1].islower() for line in lines])
    lengths = np.array([len(line) for line in lines])
    block = [
        best.score, best.score - second, line_odds.mean(), line_odds.min(), line_odds[0], line_odds[-1],
        len(lines), stops, lowers,
        lengths.mean(), lengths.std() / lengths.mean(), lengths.max() / lengths.mean(),
        np.mean([line.rstrip()[-1:] in ",;:" for line in lines]), lengths[:-1].min() / lengths.max(),
    ]  # fmt: skip
    return np.concatenate([block, best.features]).astype(np.float32)


def listed_features(lines: Sequence[str], sheet: Sheet, best: listed.Listing, second: float) -> Floats:
    """The same for a list of lines."""
    stops = np.mean([line.rstrip()[-1:] in ".!?…" for line in lines])
    lowers = np.mean([line.lstrip()[:1].islower() for line in lines])
    block = [
        best.score,
        best.score - second,
        len(lines),
        stops,
        lowers,
        sheet.sizes.mean(),
        sheet.sizes.max(),
        (sheet.sizes > 8).mean(),
    ]
    return np.concatenate([block, best.features]).astype(np.float32)


def probability(odds: Floats | float) -> float:
    """Log-odds as a probability."""
    return float(1 / (1 + np.exp(-np.clip(float(np.ravel(odds)[0]), -30, 30))))


def whole_odds(sheet: Sheet, clues: Clues, model: Model) -> Floats:
    """Log-odds of all gaps of a block."""
    return choice.gap_odds(sheet, clues, model)


def _held_together(odds: Floats, joints: Sequence[tuple[int, int, int]]) -> Floats:
    for line, first, last in joints:
        odds[line, first + 1 : last + 1] -= _JOINT
    return odds


# log-odds against a border inside an amount or a date: strong, yet "2024 2025" may be two cells
_JOINT: Final = 6.0


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
    if int(sheet.sizes.min()) > MOST_WORDS or np.median(sheet.sizes) < 2:
        return None
    block = Block(lines, sheet, model, joints)
    line_odds = _line_odds(block)
    if np.sort(line_odds)[-FEWEST_LINES] < _PLAIN:
        return None
    found = [read_run(block, line_odds[first:last], first, last) for first, last in _runs(line_odds, sheet)]
    return max(
        (reading for reading in found if reading),
        key=lambda reading: _worth(reading, len(lines)),
        default=None,
    )


# Log-odds that the third likeliest row has in any table: what is below needs no network (one of 391 real and
# untidy tables).
_PLAIN: Final = -3.0


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
    return np.where((sheet.sizes > MOST_WORDS) | (sheet.sizes < 2), -np.inf, raw)  # no run holds such a line


def _runs(line_odds: Floats, sheet: Sheet) -> set[tuple[int, int]]:
    """Runs of lines worth reading: the likeliest, the same with the line above (a header looks least like the
    rest), and all lines.
    """
    first, last = best_run(line_odds + KEPT)
    runs = {(first, last)}
    if last > first > 0 and 2 <= sheet.sizes[first - 1] <= _LONGEST_HEADER:
        runs.add((first - 1, last))
    if np.isfinite(line_odds).all():
        runs.add((0, len(line_odds)))
    return {run for run in runs if run[1] - run[0] >= FEWEST_LINES}


_LONGEST_HEADER: Final = 20  # words


def _worth(reading: Judged, lines: int) -> float:
    whole = reading.last - reading.first == lines and reading.is_table > _LIKELY
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
    chances, sure = list[float](), 1.0
    columns = None
    for start, end in windows(first + 1, last):
        numbers = [first, *range(start, end)]
        best, second = _reading(block, numbers, columns)
        if best is None:
            return None
        columns = best.columns
        inner = line_odds[[number - first for number in numbers]]
        described = judge_features([block.lines[number] for number in numbers], inner, best, second)[None]
        chances.append(probability(block.model.judge.raw(described)))
        sure *= probability(block.model.sure.raw(described) - _OVER_SURE)
        borders = [best.header, *best.borders] if not rows else best.borders
        kept = numbers if not rows else numbers[1:]
        rows += [
            _places(number, block.sheet.spans[number], row.tolist())
            for number, row in zip(kept, borders, strict=True)
        ]
    return Judged(first, last, "flattened", len(rows[0]), rows, float(np.median(chances)), sure)


def _reading(
    block: Block, numbers: Sequence[int], columns: int | None
) -> tuple[choice.Reading | None, float]:
    """The best reading of some rows, the header first, and the score of the second best; of one number of
    columns where that is known.
    """
    part = block.sheet.rows(numbers)
    clues = block.clues(part)
    odds = run_odds(
        part,
        clues,
        block.model,
        [(line, *joint) for line, number in enumerate(numbers) for joint in block.joints(number)],
    )
    found = choice.ranked(choice.readings(part, clues, odds, block.model, columns), block.model)
    if not found:
        return None, -_SURE
    return found[0], found[1].score if len(found) > 1 else -_SURE


def _places(line: int, words: Sequence[tuple[int, int]], borders: Sequence[int]) -> list[Place]:
    return [(line, words[start][0], words[end - 1][1]) for start, end in itertools.pairwise(borders)]


# log-odds: tables from elsewhere are a little harder than those the model was trained on
_OVER_SURE: Final = 0.3


def tree_odds(part: Sheet, clues: Clues, model: Model) -> Floats:
    """Log-odds of the gaps by the trees alone: the first line as a header, the others among themselves."""
    header, body = part.part(0, 1), part.part(1, len(part.sizes))
    odds = np.zeros((len(part.sizes), part.width + 1), dtype=np.float32)
    odds[:1, : header.width + 1] = choice.gap_odds(header, clues.part(0, 1, header.width), model, header=True)
    odds[1:, : body.width + 1] = choice.gap_odds(body, clues.part(1, len(part.sizes), body.width), model)
    return odds


def mixed(trees: Floats, network: Floats, mix: Floats) -> Floats:
    """The log-odds of both together; the first row is the header.

    >>> mixed(np.ones((2, 1)), np.ones((2, 1)), np.array([[1, 2, 0], [0.5, 0.5, 1]])).ravel().tolist()
    [3.0, 2.0]
    """
    weights = np.repeat(mix, [1, len(trees) - 1], axis=0)
    odds: Floats = weights[:, :1] * trees + weights[:, 1:2] * network + weights[:, 2:]
    return odds


def run_odds(part: Sheet, clues: Clues, model: Model, joints: Sequence[tuple[int, int, int]] = ()) -> Floats:
    """Log-odds of the gaps of a table (``joints``: line, first and last word): its first line as a header,
    the others among themselves.
    """
    return _held_together(
        mixed(tree_odds(part, clues, model), model.network.odds(part, clues), model.mix), joints
    )


def look_at_cells(lines: Sequence[str], sheet: Sheet, model: Model, *, corner: bool = True) -> Judged | None:
    """The table in lines that are a cell each, if they are one.

    A lead-in glued on above or a paragraph below makes the count fit no number of columns, so it is cut: a
    long line surely, one that reads like prose if the rest makes the better table. With ``corner`` the first
    cell may be empty, so that it has no line.
    """
    first, last = 0, len(lines)
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
    whole = [_CORNER, *lines]
    found = _listed(whole, sheet_of(whole), model, 0, len(whole))
    if found is None or found.is_table < _CLEARLY:
        return None
    rows = [[(line - 1, start, end) for line, start, end in row] for row in found.rows]
    rows[0][0] = (0, 0, 0)
    return found._replace(last=found.last - 1, rows=rows)


_CORNER: Final = "Critère"  # what most often heads the first column
_CLEARLY: Final = 0.8  # probability of a table
# log-odds: no whole table of dev is read so any more, and most tables without a corner are
_MUCH_LIKELIER: Final = 3.5


def _fitness(found: Judged, lines: Sequence[str], sheet: Sheet) -> tuple[float, int]:
    """How likely a table is that keeps so many lines; a sentence much longer than its cells, first or last,
    is none where no other is.
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
    if last - first < 2 * listed.FEWEST_ROWS or int(sheet.sizes[first:last].max()) > MOST_WORDS:
        return None
    part = sheet.part(first, last)
    found = listed.ranked(listed.listings(part, model.fit), model)
    if not found:
        return None
    best, second = found[0], found[1].score if len(found) > 1 else -_SURE
    chance = probability(model.listed_judge.raw(listed_features(lines[first:last], part, best, second)[None]))
    cells = [(first + number, words[0][0], words[-1][1]) for number, words in enumerate(part.spans)]
    rows = [cells[start : start + best.columns] for start in range(0, len(cells), best.columns)]
    return Judged(first, last, "listed", best.columns, rows, chance, chance * probability(best.score))
