"""Which lines of a block are a table: a look at every line, the best run of lines, then a judgement of the table read there."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from newsparse.record import Layout
from newsparse.tables.flattened import choice, listed
from newsparse.tables.flattened.lexicon import Clues
from newsparse.tables.flattened.model import Model
from newsparse.tables.flattened.sheet import Floats, Sheet
from newsparse.tables.flattened.words import AFTER, COARSE, LEXICAL_NAMES

FEWEST_LINES: Final = 3  # a header and two rows
MOST_LINES: Final = 150  # longer lists are logs and indexes
MOST_WORDS: Final = 60  # a longer line is a paragraph
_BULLET = re.compile(r"\s*(?:[-*+•▪◦‣·●○■–]\s|[a-z]\)\s|#{1,6}\s|>)")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s")
_SURE: Final = 12.0


Joint = tuple[int, int, int]  # line, first and last word of an amount or a date, which no border runs through
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
    return short >= FEWEST_LINES and 2 * sum(bool(_BULLET.match(line)) for line in lines) < len(lines)


def line_features(lines: Sequence[str], sheet: Sheet, odds: Floats) -> Floats:
    """What each line looks like, and its neighbours."""
    lengths = np.array([len(line) for line in lines])
    common = _Block(float(np.median(sheet.sizes)), float(lengths.max()), float(np.median(lengths)), float(lengths.std() / lengths.mean()))
    own = np.stack([_of_line(lines, common, sheet, odds, number) for number in range(len(lines))])
    context = own[:, :_CONTEXT]
    edge = np.full((1, _CONTEXT), -9, dtype=np.float32)
    before, behind = np.concatenate([edge, context[:-1]]), np.concatenate([context[1:], edge])
    return np.concatenate([own, before, behind], axis=1).astype(np.float32)


_CONTEXT: Final = 14  # features of the neighbours that count: those that come first


class _Block(NamedTuple):
    """What all lines of a block have in common: words and characters a line."""

    words: float
    longest: float
    median: float
    spread: float


def _of_line(lines: Sequence[str], common: _Block, sheet: Sheet, odds: Floats, number: int) -> Floats:
    count = int(sheet.sizes[number])
    kinds = sheet.kinds[number]
    coarse = np.bincount(sheet.fields["coarse"][number, :count], minlength=len(COARSE)) / count
    inside = odds[number, 1:count]
    stops = sum(kind.after in _STOPS for kind in kinds[:-1])
    verbs = sum(kind.lexical in _CLAUSE for kind in kinds)
    values = [
        count,
        kinds[-1].after,
        coarse[COARSE.index("function")],
        coarse[COARSE.index("lower")],
        coarse[COARSE.index("value")],
        coarse[COARSE.index("capital")] + coarse[COARSE.index("name")],
        coarse[COARSE.index("mark")],
        stops,
        verbs / count,
        float(lines[number].lstrip()[:1].islower()),
        max(inside.max(initial=-_SURE), -_SURE),
        (inside > 0).sum(),
        np.maximum(inside, 0).sum() / count,
        len(lines[number]),
        sum(kind.after == _COMMA for kind in kinds) / count,
        kinds[0].coarse,
        kinds[-1].coarse,
        min(number, 4),
        min(len(lines) - 1 - number, 4),
        min(len(lines), 20),
        count / common.words,
        len(lines[number]) / common.longest,
        len(lines[number]) / common.median,
        common.spread,
        float(bool(_BULLET.match(lines[number]) or _NUMBERED.match(lines[number]))),
    ]
    return np.array(values, dtype=np.float32)


_STOPS = frozenset(AFTER.index(mark) for mark in (".", "?"))
_COMMA = AFTER.index(",")
_CLAUSE = frozenset(LEXICAL_NAMES.index(name) for name in ("verb", "pronoun"))


def best_run(odds: Floats) -> tuple[int, int]:
    """The run of lines with the highest sum; empty where none is above zero.

    >>> best_run(np.array([-1.0, 2.0, -0.5, 3.0, -4.0]))
    (1, 4)
    >>> best_run(np.array([2.0, -np.inf, 1.0]))
    (0, 1)
    """
    best, first, last, start, total = 0.0, 0, 0, 0, 0.0
    for number, value in enumerate(odds):
        if total <= 0:
            start, total = number, 0.0
        total += float(value)
        if total > best:
            best, first, last = total, start, number + 1
    return first, last


def judge_features(lines: Sequence[str], line_odds: Floats, best: choice.Reading, second: float) -> Floats:
    """What tells a table from other lines, and a right reading from a wrong one."""
    stops = np.mean([line.rstrip()[-1:] in ".!?…" for line in lines])
    lowers = np.mean([line.lstrip()[:1].islower() for line in lines])
    lengths = np.array([len(line) for line in lines])
    block = [
        best.score, best.score - second, line_odds.mean(), line_odds.min(), line_odds[0], line_odds[-1], len(lines), stops, lowers,
        lengths.mean(), lengths.std() / lengths.mean(), lengths.max() / lengths.mean(),
        np.mean([line.rstrip()[-1:] in ",;:" for line in lines]), lengths[:-1].min() / lengths.max(),
    ]  # fmt: skip
    return np.concatenate([block, best.features]).astype(np.float32)


def listed_features(lines: Sequence[str], sheet: Sheet, best: listed.Listing, second: float) -> Floats:
    """The same for a list of lines."""
    stops = np.mean([line.rstrip()[-1:] in ".!?…" for line in lines])
    lowers = np.mean([line.lstrip()[:1].islower() for line in lines])
    block = [best.score, best.score - second, len(lines), stops, lowers, sheet.sizes.mean(), sheet.sizes.max(), (sheet.sizes > 8).mean()]
    return np.concatenate([block, best.features]).astype(np.float32)


def probability(odds: Floats | float) -> float:
    """Log-odds as a probability."""
    return float(1 / (1 + np.exp(-np.clip(float(np.ravel(odds)[0]), -30, 30))))


def whole_odds(sheet: Sheet, clues: Clues, model: Model, joints: Sequence[Joint] = ()) -> Floats:
    """Log-odds of all gaps of a block."""
    return _held_together(choice.gap_odds(sheet, clues, model), joints)


def _held_together(odds: Floats, joints: Sequence[Joint]) -> Floats:
    for line, first, last in joints:
        odds[line, first + 1 : last + 1] -= _JOINT
    return odds


def _joints_of(joints: Sequence[Joint], first: int, last: int) -> list[Joint]:
    """Those of a run of lines."""
    return [(line - first, start, end) for line, start, end in joints if first <= line < last]


_JOINT: Final = 6.0  # log-odds against a border inside an amount or a date: strong, yet "2024 2025" may be two cells


def look(lines: Sequence[str], sheet: Sheet, model: Model, joints: Sequence[Joint] = ()) -> Judged | None:
    """The likeliest table in a block of lines, whose words ``sheet`` holds, if there is one at all."""
    flattened = _flattened(lines, sheet, model, joints)
    if flattened and flattened.is_table > _CLEAR:
        return flattened
    found = [reading for reading in (flattened, _listed(lines, sheet, model)) if reading]
    return max(found, key=lambda reading: reading.is_table, default=None)


_CLEAR: Final = 0.98  # probability from which nobody asks whether the lines are single cells


def _flattened(lines: Sequence[str], sheet: Sheet, model: Model, joints: Sequence[Joint]) -> Judged | None:
    if len(lines) > MOST_LINES // 2 or int(sheet.sizes.min()) > MOST_WORDS or np.median(sheet.sizes) < 2:
        return None
    if sheet.width > 2 * MOST_WORDS:
        return _flattened_part(lines, sheet, model, joints)
    clues = model.lexicon.clues(sheet)
    odds = whole_odds(sheet, clues, model, joints)
    line_odds = model.lines.raw(line_features(lines, sheet, odds))
    line_odds = np.where((sheet.sizes > MOST_WORDS) | (sheet.sizes < 2), -np.inf, line_odds)  # no run holds such a line
    found = [read_run(lines, sheet, clues, line_odds, *run, model, joints) for run in _runs(line_odds, sheet)]
    return max((reading for reading in found if reading), key=lambda reading: _worth(reading, len(lines)), default=None)


def _runs(line_odds: Floats, sheet: Sheet) -> set[tuple[int, int]]:
    """Runs of lines worth reading: the likeliest, the same with the line above (a header looks least like the rest), and all lines."""
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


# What counts for a reading of the whole block, where it may be a table at all: lines between blank lines belong together.
_WHOLE: Final = 0.75
_LIKELY: Final = 0.1
# Log-odds in favour of every line: what stands between blank lines mostly belongs together, so only clear prose is cut off.
KEPT: Final = 2.0


def read_run(
    lines: Sequence[str],
    sheet: Sheet,
    clues: Clues,
    line_odds: Floats,
    first: int,
    last: int,
    model: Model,
    joints: Sequence[Joint],
) -> Judged | None:
    """The table in a run of lines, read and judged."""
    if all(_BULLET.match(line) or _NUMBERED.match(line) for line in lines[first:last]):
        return None
    part = sheet.part(first, last)
    inner_clues = clues.part(first, last, part.width)
    part_odds = run_odds(part, inner_clues, model, _joints_of(joints, first, last))
    found = choice.ranked(choice.readings(part, inner_clues, part_odds, model), model)
    if not found:
        return None
    best, second = found[0], found[1].score if len(found) > 1 else -_SURE
    described = judge_features(lines[first:last], line_odds[first:last], best, second)[None]
    rows = [_places(first + number, part.spans[number], borders.tolist()) for number, borders in enumerate([best.header, *best.borders])]
    return Judged(
        first,
        last,
        "flattened",
        best.columns,
        rows,
        probability(model.judge.raw(described)),
        probability(model.sure.raw(described) - _OVER_SURE),
    )


def _places(line: int, words: Sequence[tuple[int, int]], borders: Sequence[int]) -> list[Place]:
    return [(line, words[start][0], words[end - 1][1]) for start, end in itertools.pairwise(borders)]


_OVER_SURE: Final = 0.3  # log-odds: tables from elsewhere are a little harder than those the model was trained on


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


def run_odds(part: Sheet, clues: Clues, model: Model, joints: Sequence[Joint] = ()) -> Floats:
    """Log-odds of the gaps of a table: its first line as a header, the others among themselves."""
    return _held_together(mixed(tree_odds(part, clues, model), model.network.odds(part, clues), model.mix), joints)


def _flattened_part(lines: Sequence[str], sheet: Sheet, model: Model, joints: Sequence[Joint]) -> Judged | None:
    """Very long lines are prose: what stands between them is looked at by itself."""
    kept = [number for number, count in enumerate(sheet.sizes) if count <= 2 * MOST_WORDS]
    runs = np.split(kept, np.flatnonzero(np.diff(kept) != 1) + 1) if kept else []
    best = max(runs, key=len, default=np.array([], dtype=np.intp))
    if len(best) < FEWEST_LINES:
        return None
    first, last = int(best[0]), int(best[-1]) + 1
    found = _flattened(lines[first:last], sheet.part(first, last), model, _joints_of(joints, first, last))
    return _moved(found, first) if found else None


def _moved(found: Judged, by: int) -> Judged:
    """What was read in a part of the lines, as lines of the whole."""
    rows = [[(line + by, start, end) for line, start, end in row] for row in found.rows]
    return found._replace(first=found.first + by, last=found.last + by, rows=rows)


def _listed(lines: Sequence[str], sheet: Sheet, model: Model) -> Judged | None:
    """A list of cells; a lead-in line glued on above or below makes the count fit no number of columns, so it is cut."""
    first, last = 0, len(lines)
    while first < last and sheet.sizes[first] > _LONGEST_CELL:
        first += 1
    while last > first and sheet.sizes[last - 1] > _LONGEST_CELL:
        last -= 1
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


_LONGEST_CELL: Final = 25  # words; a longer line at the edge of a list is prose
