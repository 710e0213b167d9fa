"""How well a cell fits: by itself, by its place in the row, and with the other cells of its column.

A column is known only by its cells, and its cells only by the borders, so both are estimated in turn: the
probability of every cell gives each column a profile (which kinds of words start and end its cells, how long
they are), and the profile of the other rows gives each cell a new score.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.segmentation import NEVER, expected, likeliest
from newsparse.tables.flattened.sheet import Floats, Ints, Sheet
from newsparse.tables.flattened.words import AFTER, COARSE, FINE_SIZE, LEXICAL_NAMES, SHAPE

TYPES: Final = (
    "mark", "percent", "money", "date", "number", "measure", "value and words", "words and value", "capital",
    "word", "name",
    "short phrase", "phrase", "long phrase", "lower phrase", "code", "words and code",
)  # fmt: skip
# What a cell hardly ever does.
FLAWS: Final = (
    "parenthesis left open", "quotation left open", "starts with a dash", "ends in a dash",
    "starts with a joiner", "ends in a joiner",
    "ends in a function word", "ends in a comma", "starts with a unit",
)  # fmt: skip
# words -> bucket: 1, 2, 3, 4, 5-6, 7-9, more
LENGTHS: Final = np.array([0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6], dtype=np.int32)
BUCKETS: Final = 7
PLACES: Final = 3  # first, middle and last column
# What a profile counts: of the first word, of the last word, of the whole cell.
START_CHANNELS: Final = ("fine", "coarse", "key", "opens")
END_CHANNELS: Final = ("fine", "coarse", "key", "after")
CELL_CHANNELS: Final = ("type", "length")
CHANNELS: Final = tuple(
    [f"start {c}" for c in START_CHANNELS] + [f"end {c}" for c in END_CHANNELS] + list(CELL_CHANNELS)
)
_MOST_EVIDENCE, _LEAST_EVIDENCE = 5.0, -3.0  # log-odds: one odd or one equal cell decides nothing alone
_ROUNDS = 2  # of profiles; a third changes nothing


Places = NDArray[np.integer]


class Counted(NamedTuple):
    """The channels that count the same places (starts, ends, or whole cells), side by side: all are counted
    at once.
    """

    first: int  # channel
    known: tuple[Ints, ...]  # of each channel: the codes that occur
    hot: Floats  # rows x places x codes of all channels, 0 and 1

    def parts(self) -> list[slice]:
        """Where the codes of each channel stand."""
        ends = list(itertools.accumulate(len(codes) for codes in self.known))
        return [slice(end - len(codes), end) for codes, end in zip(self.known, ends, strict=True)]


class Codes(NamedTuple):
    """The kind of every possible cell of a sheet; ``size`` is the longest row plus one."""

    types: Ints  # rows x size x size
    lengths: Ints
    flaws: Floats  # flaws x rows x size x size
    possible: NDArray[np.bool_]
    channels: tuple[Ints, ...]  # a code for each channel: rows x size, or rows x size x size
    counted: tuple[Counted, ...]


class Weights(NamedTuple):
    """Trained weights of one round."""

    gap: Floats  # of the log-odds of a border before the cell
    types: Floats  # places x types
    lengths: Floats  # places x buckets
    flaws: Floats
    fit: Floats  # channels x (for, against)

    @classmethod
    def load(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> Weights:
        """The weights stored under ``name``."""
        return cls(*(arrays[f"{name}.{field}"].astype(np.float32) for field in cls._fields))


class Fit(NamedTuple):
    """Everything trained about cells."""

    first: Weights
    later: Weights
    priors: tuple[Floats, ...]  # of each channel's codes; of a word itself it is one number
    strength: Floats  # how many cells a prior weighs, a channel


class Parting(NamedTuple):
    """The rows parted into one number of columns."""

    borders: Ints
    best: Floats  # the score of these borders, a row
    total: Floats  # the log of the sum over all, a row
    cells: Floats  # the probability of every cell
    # of each channel, for or against each cell; one place for all starts or ends that are alike
    evidence: tuple[Floats, ...]

    def evidence_at(self, rows: Places, columns: Places, starts: Places, ends: Places) -> list[Floats]:
        """What each channel says of some cells."""
        return [
            np.broadcast_to(odds, self.cells.shape)[rows, columns, starts, ends] for odds in self.evidence
        ]


def codes_of(sheet: Sheet) -> Codes:
    """The codes of every cell that a sheet can hold."""
    place = np.arange(sheet.width + 1)
    possible = (place[:, None] < place[None, :])[None] & (place[None, None, :] <= sheet.sizes[:, None, None])
    channels = channels_of(sheet)
    types, lengths = channels[-len(CELL_CHANNELS) :]
    return Codes(types, lengths, _flaws(sheet, lengths[0]), possible, channels, _counted(channels))


def channels_of(sheet: Sheet) -> tuple[Ints, ...]:
    """For each channel the code of every start, every end or every cell."""
    rows, size = len(sheet.sizes), sheet.width + 1
    place = np.arange(size)
    lengths = LENGTHS[np.clip(place[None, :] - place[:, None], 0, len(LENGTHS) - 1)]
    fields = {**sheet.fields, "key": sheet.keys}
    starts = (_shifted(fields[name], 0) for name in START_CHANNELS)
    ends = (_shifted(fields[name], 1) for name in END_CHANNELS)
    return (*starts, *ends, _types(sheet), np.broadcast_to(lengths, (rows, size, size)).astype(np.int32))


def _counted(channels: tuple[Ints, ...]) -> tuple[Counted, ...]:
    firsts = (0, len(START_CHANNELS), len(START_CHANNELS) + len(END_CHANNELS), len(channels))
    found = []
    for first, last in itertools.pairwise(firsts):
        known, hot = zip(*(_one_hot(code) for code in channels[first:last]), strict=True)
        found.append(Counted(first, known, np.concatenate(hot, axis=2)))
    return tuple(found)


def _one_hot(code: Ints) -> tuple[Ints, Floats]:
    known, local = np.unique(code, return_inverse=True)
    flat = local.reshape(code.shape[0], -1)
    return known, (flat[:, :, None] == np.arange(len(known))).astype(np.float32)


def _flaws(sheet: Sheet, lengths: Ints) -> Floats:
    """``flaws x rows x start x end``, 0 or 1."""
    depth, quotes = (between(sheet.filled(name)) for name in ("depth", "quotes"))
    shape, coarse, lexical = sheet.fields["shape"], sheet.fields["coarse"], sheet.fields["lexical"]
    several = (lengths > 0)[None]
    dash = (shape == SHAPE["dash"]).astype(np.int32)
    joiner = ((shape == SHAPE["symbol"]) & (lexical == 0)).astype(np.int32)
    function = (coarse == COARSE.index("function")).astype(np.int32)
    unit = ((coarse == COARSE.index("sign")) & (lexical > 0)).astype(np.int32)
    comma = (sheet.fields["after"] == AFTER.index(",")).astype(np.int32)

    def first(flag: Ints) -> NDArray[np.bool_]:
        return (_shifted(flag, 0)[:, :, None] > 0) & several

    def last(flag: Ints) -> NDArray[np.bool_]:
        return (_shifted(flag, 1)[:, None, :] > 0) & several

    any_comma = np.broadcast_to(_shifted(comma, 1)[:, None, :] > 0, depth.shape)
    found = [
        depth != 0,
        quotes % 2 != 0,
        first(dash),
        last(dash),
        first(joiner),
        last(joiner),
        last(function),
        any_comma,
        first(unit),
    ]
    return np.stack(found).astype(np.float32)


def _shifted(codes: Ints, by: int) -> Ints:
    """Codes by the place a cell starts (0) or ends (1)."""
    padding = np.full((codes.shape[0], 1), -1, dtype=np.int32)
    return np.concatenate([padding, codes] if by else [codes, padding], axis=1)


def between(counts: Ints) -> Ints:
    """Sums over words i to j: ``rows x (words + 1) x (words + 1)``.

    >>> between(np.array([[1, 0, 2]]))[0, 0].tolist()
    [0, 1, 1, 3]
    """
    sums = np.concatenate([np.zeros((counts.shape[0], 1), dtype=np.int32), np.cumsum(counts, axis=1)], axis=1)
    within: Ints = sums[:, None, :] - sums[:, :, None]
    return within


def _types(sheet: Sheet) -> Ints:
    """What each cell would be, by the coarse classes of its words."""
    coarse, shape, lexical = sheet.fields["coarse"], sheet.fields["shape"], sheet.fields["lexical"]
    has = {name: between((coarse == COARSE.index(name)).astype(np.int32)) for name in COARSE}
    percent = between((shape == SHAPE["percent"]).astype(np.int32))
    money = between(((shape == SHAPE["money"]) | (lexical == _lexical("currency"))).astype(np.int32))
    date = between(
        ((shape == SHAPE["date"]) | (shape == SHAPE["year"]) | (lexical == _lexical("month"))).astype(
            np.int32
        )
    )
    yes = between(((lexical == _lexical("yesno")) | (lexical == _lexical("nothing"))).astype(np.int32))
    size = coarse.shape[1] + 1
    total = np.arange(size)[None, None, :] - np.arange(size)[None, :, None]
    value, words = has["value"], has["lower"] + has["capital"] + has["name"] + has["function"] + has["code"]
    first = _shifted(coarse, 0)[:, :, None]
    cased = (first == COARSE.index("capital")) | (first == COARSE.index("name"))
    pure = (words - date <= 0) & (value > 0)
    conditions = [
        (has["mark"] + yes > 0) & (has["mark"] + yes >= total),
        pure & (percent > 0),
        (words - money <= 0) & (value > 0) & (money > 0),
        pure & (date > 0) & (date >= value),
        pure & (value == total),
        (words <= 0) & (value > 0),
        (value > 0) & (first == COARSE.index("value")),
        value > 0,
        (total == 1) & (first == COARSE.index("capital")),
        (total == 1) & (has["code"] == 0),
        total == 1,
        has["capital"] + has["name"] == total,
        has["code"] > 0,
        cased & (total <= 3),
        cased & (total <= 6),
        cased,
    ]
    choices = [TYPES.index(name) for name in _TYPE_ORDER]
    return np.select(conditions, choices, default=TYPES.index("lower phrase")).astype(np.int32)


# The type of each condition above, in its order.
_TYPE_ORDER: Final = (
    "mark", "percent", "money", "date", "number", "measure", "value and words", "words and value", "capital",
    "word", "code", "name",
    "words and code", "short phrase", "phrase", "long phrase",
)  # fmt: skip


def _lexical(name: str) -> int:
    return LEXICAL_NAMES.index(name)


def alone(codes: Codes, gaps: Floats, columns: int, weights: Weights) -> Floats:
    """The score of each cell without its column: ``rows x columns x start x end``."""
    places = np.full(columns, 1)
    places[0], places[-1] = 0, 2
    shared = np.einsum("f,frij->rij", weights.flaws, codes.flaws) + weights.gap * gaps[:, :, None]
    by_place = [
        weights.types[p][codes.types] + weights.lengths[p][codes.lengths] + shared for p in range(PLACES)
    ]
    scores = np.stack([by_place[p] for p in places], axis=1)
    return np.where(codes.possible[:, None], scores, NEVER).astype(np.float32)


def evidence(codes: Codes, cells: Floats, fit: Fit) -> tuple[Floats, ...]:
    """For each channel the log-odds that a cell belongs to its column, by what the *other* rows have there.

    They can be added to ``cells``: what counts only starts or ends has one place for all ends or starts.
    """
    rows, columns = cells.shape[:2]
    weights = (cells.sum(axis=3, keepdims=True), cells.sum(axis=2, keepdims=True), cells)
    found: list[Floats] = []
    for places, counted in zip(weights, codes.counted, strict=True):
        weight = places.reshape(rows, columns, -1)
        channels = range(counted.first, counted.first + len(counted.known))
        base = np.concatenate(
            [_prior(fit.priors[c], known) for c, known in zip(channels, counted.known, strict=True)]
        )
        strength = np.repeat(fit.strength[channels], [len(known) for known in counted.known])
        total = weight.sum(axis=2, keepdims=True)
        odds = _log_odds(_others(np.matmul(weight, counted.hot)), _others(total), base, strength)
        for part in counted.parts():
            spread = np.matmul(odds[:, :, part], counted.hot[:, :, part].transpose(0, 2, 1))
            found.append(spread.reshape(places.shape))
    return tuple(found)


def _prior(prior: Floats, known: NDArray[np.integer]) -> Floats:
    return np.where(known < 0, 1.0, prior[np.clip(known, 0, len(prior) - 1)])


def _others(own: Floats) -> Floats:
    """What all rows but its own sum up to."""
    others: Floats = np.maximum(own.sum(axis=0, keepdims=True) - own, 0)
    return others


def _log_odds(others: Floats, total: Floats, base: Floats, strength: Floats) -> Floats:
    odds = np.log((others + strength * base) / (total + strength) / base)
    clipped: Floats = np.clip(odds, _LEAST_EVIDENCE, _MOST_EVIDENCE).astype(np.float32)
    return clipped


def together(scores: Floats, found: tuple[Floats, ...], weights: Weights) -> Floats:
    """Scores with the evidence of the columns added."""
    for odds, (favour, against) in zip(found, weights.fit, strict=True):
        scores = scores + (np.maximum(odds, 0) * favour + np.minimum(odds, 0) * against)
    return np.maximum(scores, NEVER)


def part_rows(codes: Codes, gaps: Floats, count: Ints, columns: int, fit: Fit) -> Parting:
    """The likeliest borders for so many columns."""
    scores = alone(codes, gaps, columns, fit.first)
    _, cells = expected(scores, count)
    base = alone(codes, gaps, columns, fit.later)
    found: tuple[Floats, ...] = ()
    total = np.zeros(0, dtype=np.float32)
    for _ in range(_ROUNDS):
        found = evidence(codes, cells, fit)
        scores = together(base, found, fit.later)
        total, cells = expected(scores, count)
    best, borders = likeliest(scores, count)
    return Parting(borders, best, total, cells, found)


def prior_sizes() -> tuple[int, ...]:
    """How many codes each channel has; 1 for words, which share one prior."""
    sizes = {
        "fine": FINE_SIZE,
        "coarse": len(COARSE),
        "key": 1,
        "opens": 3,
        "after": 8,
        "type": len(TYPES),
        "length": BUCKETS,
    }
    return tuple(sizes[name.split()[-1]] for name in CHANNELS)
