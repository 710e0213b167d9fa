"""What kind of cell any words of a row would make: its type, its length, what speaks against it."""

from __future__ import annotations

import itertools
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.sheet import Floats, Ints, Sheet
from newsparse.tables.flattened.words import AFTER, COARSE, LEXICAL_NAMES, SHAPE

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
# What a profile counts: of the first word, of the last word, of the whole cell.
START_CHANNELS: Final = ("fine", "coarse", "key", "opens")
END_CHANNELS: Final = ("fine", "coarse", "key", "after")
CELL_CHANNELS: Final = ("type", "length")
CHANNELS: Final = tuple(
    [f"start {c}" for c in START_CHANNELS] + [f"end {c}" for c in END_CHANNELS] + list(CELL_CHANNELS)
)


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
