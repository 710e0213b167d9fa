"""Numbers whose thousands are parted by blanks ("4 052 954") are one word of a row, and two numbers side by
side are two.

What stands in one row alone can mean several things ("98 120 102 300"): all rows together tell how many
numbers there are.
"""

from __future__ import annotations

import itertools
import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

Span = tuple[int, int]
_FIRST = re.compile(r"[~<>≈+−(-]?[€$£]?\d{1,4}")
_GROUP = re.compile(r"\d{3}")
_LAST = re.compile(r"(?P<digits>\d{1,4})(?:[.,]\d{1,3})?(?:[%€$£]|M€|k€)?[),;*]?")
_MOST: Final = 12  # words of a stretch; more are not a row of a table
_MOST_NUMBERS: Final = 6  # in one stretch


class _Stretch(NamedTuple):
    """Words of a row that are digits, one behind the other: ``words[first:last]``."""

    row: int
    first: int
    last: int
    joins: tuple[bool, ...]  # of each word: it may go on with the number before
    must: tuple[bool, ...]  # of each word: it can begin none ("052")
    digits: tuple[str, ...]

    def numbers(self) -> range:
        """How many numbers it may hold."""
        return range(sum(not joins for joins in self.joins), sum(not must for must in self.must) + 1)


def joined(rows: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """The words of each row, those that make one number together.

    >>> rows = ["Site Visites", "Alba 98 120 102 300", "Bora 4 052 954 4 310 220"]
    >>> [
    ...     [row[a:b] for a, b in words]
    ...     for row, words in zip(rows, joined(rows, [_split(row) for row in rows]))
    ... ]
    [['Site', 'Visites'], ['Alba', '98 120', '102 300'], ['Bora', '4 052 954', '4 310 220']]
    """
    found = [list(words) for words in spans]
    by_row = [
        _stretches(number, row, words) for number, (row, words) in enumerate(zip(rows, spans, strict=True))
    ]
    counts = Counter(len(stretches) for stretches in by_row if stretches)
    usual = max(counts, key=lambda count: (counts[count], -count), default=0)
    groups = [[stretches[place] for stretches in by_row if len(stretches) == usual] for place in range(usual)]
    others = [[stretch] for stretches in by_row if len(stretches) != usual for stretch in stretches]
    cuts = [pair for group in [*groups, *others] for pair in _parted(group)]
    for stretch, starts in sorted(cuts, key=lambda pair: pair[0].first, reverse=True):
        words = found[stretch.row]
        edges = [*starts, stretch.last - stretch.first]
        merged = [
            (words[stretch.first + a][0], words[stretch.first + b - 1][1])
            for a, b in itertools.pairwise(edges)
        ]
        words[stretch.first : stretch.last] = merged
    return found


def _split(row: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"[^ \t]+", row)]


def _stretches(number: int, row: str, spans: Sequence[Span]) -> list[_Stretch]:
    """The stretches of digits in a row that hold a group of three behind another word of digits."""
    found = []
    first = 0
    while first < len(spans):
        if not row[spans[first][0] : spans[first][1]].lstrip("~<>≈+−(-€$£")[:1].isdigit():
            first += 1
            continue
        last = _end_of(row, spans, first)
        if 2 <= last - first <= _MOST:
            stretch = _read(number, row, spans, first, last)
            if any(stretch.joins):
                found.append(stretch)
        first = max(last, first + 1)
    return found


def _end_of(row: str, spans: Sequence[Span], first: int) -> int:
    """The word behind a stretch that begins at ``first``: all but the last are bare digits."""
    last = first
    while last < len(spans):
        word = row[spans[last][0] : spans[last][1]]
        pattern = _FIRST if last == first else re.compile(_BARE)
        if pattern.fullmatch(word):
            last += 1
            continue
        return last + 1 if last > first and _LAST.fullmatch(word) else last
    return last


_BARE: Final = r"\d{1,4}"


def _read(number: int, row: str, spans: Sequence[Span], first: int, last: int) -> _Stretch:
    digits, joins, must = list[str](), list[bool](), list[bool]()
    for place in range(first, last):
        word = row[spans[place][0] : spans[place][1]]
        match = _LAST.fullmatch(word.lstrip("~<>≈+−(-€$£"))
        own = match["digits"] if match else ""
        before = digits[-1] if digits else ""
        may = bool(_GROUP.fullmatch(own)) and 1 <= len(before) <= 3
        digits.append(own)
        joins.append(may)
        must.append(may and own.startswith("0"))
    return _Stretch(number, first, last, tuple(joins), tuple(must), tuple(digits))


def _parted(group: Sequence[_Stretch]) -> list[tuple[_Stretch, tuple[int, ...]]]:
    """Where the numbers of each stretch begin; those that stand at the same place of their rows are as many
    in every row.
    """
    if not _are_thousands(group):
        return []
    most = min(max(stretch.numbers(), default=0) for stretch in group)
    least = max(min(stretch.numbers(), default=1) for stretch in group)
    if least > most or least > _MOST_NUMBERS:
        return [(stretch, _fewest(stretch)) for stretch in group]
    ways = [list(_ways(stretch, least)) for stretch in group]
    sure = [_sizes(stretch, found[0]) for stretch, found in zip(group, ways, strict=True) if len(found) == 1]
    usual = [statistics.median(column) for column in zip(*sure, strict=True)] if sure else None
    return [
        (stretch, min(found, key=lambda way: _unlike(_sizes(stretch, way), usual)))
        for stretch, found in zip(group, ways, strict=True)
    ]


def _are_thousands(group: Sequence[_Stretch]) -> bool:
    """Whether the blanks part thousands: a group begins with 0, or the rows have unlike numbers of words."""
    return any(any(stretch.must) for stretch in group) or len({len(stretch.joins) for stretch in group}) > 1


def _fewest(stretch: _Stretch) -> tuple[int, ...]:
    return tuple(place for place, may in enumerate(stretch.joins) if not may)


def _ways(stretch: _Stretch, count: int) -> list[tuple[int, ...]]:
    """Every choice of so many beginnings."""
    fixed = [place for place, may in enumerate(stretch.joins) if not may]
    free = [
        place
        for place, (may, must) in enumerate(zip(stretch.joins, stretch.must, strict=True))
        if may and not must
    ]
    return [tuple(sorted([*fixed, *chosen])) for chosen in itertools.combinations(free, count - len(fixed))]


def _sizes(stretch: _Stretch, starts: Sequence[int]) -> list[float]:
    """How large each number is, as a power of ten."""
    edges = [*starts, len(stretch.digits)]
    values = [int("".join(stretch.digits[a:b]) or 0) for a, b in itertools.pairwise(edges)]
    return [math.log10(value + 1) for value in values]


def _unlike(sizes: Sequence[float], usual: Sequence[float] | None) -> float:
    """How far the sizes are from those of the column; without any, how far from one another."""
    if usual is None:
        return max(sizes) - min(sizes)
    return sum(abs(size - other) for size, other in zip(sizes, usual, strict=True))
