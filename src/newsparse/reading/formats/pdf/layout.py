"""The lines of a page in reading order: a page is cut along white gutters between columns, and along bands
above and below these.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

GUTTER = 8.0  # points of white between columns
BAND = 0.6  # times the height of a line: white between what stands above columns and these
APART = 1.8  # times the usual size of letters: white above what does not belong to the columns any more
HEADED = 0.8  # times that, above a heading
HEADING = 1.12  # times the usual size
COLUMN_WORDS = 3.0  # words a line that both sides of a gutter must have: those of a table have fewer
COLUMN_LINES = 3  # lines of each side
LONG = 8  # lines of a column, where the next has only the last lines of the text
DEPTH = 12  # cuts within cuts
WIDE = 1.1  # times the size of the letters: white between cells of a table, not between words
EVEN = 0.5  # of the widest gap that the narrowest has in a line that is stretched to the edge of its column
ABOVE = 6  # lines of the full width that may stand close above columns, or below them
FULL = 0.85  # of the width of its column that most lines of prose fill
MAX_WORDS = 60_000  # on a page

Edges = tuple[float, float]  # of a column: left and right


class Word(NamedTuple):
    """A word and where it stands, in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words of one column; ``cells`` says that gaps in it are those of a table."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    edges: Edges
    page_height: float
    cells: bool = False


def lines_of(page: Any) -> Iterator[Line]:
    """The lines of a page of pdfplumber."""
    kept = page.dedupe_chars(tolerance=1)
    found = kept.extract_words(
        x_tolerance_ratio=0.15, y_tolerance=2, keep_blank_chars=False, extra_attrs=["size"]
    )
    words = [
        Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"], round(w["size"], 1))
        for w in found[:MAX_WORDS]
        if w["text"].strip()
    ]
    for edges, block in _cut(words, _edges(words), DEPTH):
        for row in _rows(block):
            yield _line(row, edges, float(page.height))


def _edges(words: Sequence[Word]) -> Edges:
    return min((word.left for word in words), default=0.0), max((word.right for word in words), default=0.0)


def _cut(words: list[Word], edges: Edges, depth: int) -> Iterator[tuple[Edges, list[Word]]]:
    """Blocks of words in reading order, each with the edges of its column."""
    if not words:
        return
    place = _gutter(words) if depth else None
    if place is not None:
        above, below = _parted(words, place)
        if not below:
            for side in (
                [word for word in above if word.right <= place],
                [word for word in above if word.right > place],
            ):
                yield from _cut(side, _edges(side), depth - 1)
            return
        yield from _cut(above, edges, depth - 1)
        yield from _cut(below, edges, depth - 1)
        return
    bands = [part for band in _bands(words) for part in _peeled(band)] if depth else [words]
    if len(bands) == 1:
        yield edges, words
        return
    for group in _joined(bands):
        yield from _cut(group, edges, depth - 1)


def _gutter(words: Sequence[Word]) -> float | None:
    """The middle of the widest upright strip without words, where both sides are columns of prose."""
    best: tuple[float, float] | None = None
    right = -1.0
    for word in sorted(words, key=lambda word: word.left):
        if right >= 0 and word.left - right >= GUTTER and (best is None or word.left - right > best[0]):
            best = word.left - right, (word.left + right) / 2
        right = max(right, word.right)
    if best is None:
        return None
    sides = (
        [word for word in words if word.right <= best[1]],
        [word for word in words if word.right > best[1]],
    )
    return best[1] if _is_column(sides[0]) and (_is_column(sides[1]) or _is_rest(*sides)) else None


def _peeled(words: list[Word]) -> list[list[Word]]:
    """Columns, and the lines of the full width that stand close above or below; one block where there are
    none.
    """
    rows = list(_rows(words))
    if _gutter(words) is not None:
        return [words]
    for cut in range(1, min(ABOVE, len(rows) - COLUMN_LINES) + 1):
        for wide, columns in ((rows[:cut], rows[cut:]), (rows[-cut:], rows[:-cut])):
            block = [word for row in columns for word in row]
            place = _gutter(block)
            if place is not None and any(_crosses(row, place) for row in wide):
                rest = [word for row in wide for word in row]
                return [rest, block] if wide[0] is rows[0] else [block, rest]
    return [words]


def _crosses(row: Sequence[Word], place: float) -> bool:
    """Whether a line runs over a gutter."""
    left = max((word.right for word in row if word.left <= place), default=place - GUTTER)
    right = min((word.left for word in row if word.left > place), default=place + GUTTER)
    return left > place or right - left < GUTTER


def _parted(words: list[Word], place: float) -> tuple[list[Word], list[Word]]:
    """What stands in the columns, and what stands below them, on one side of the gutter only, after much
    white.
    """
    bands = _bands(words)
    usual = statistics.median(word.size for word in words)
    left, right = _edges([word for word in words if word.right <= place])
    cut = len(bands)
    for number in range(len(bands) - 1, 0, -1):
        band, before = bands[number], bands[number - 1]
        if len({word.right <= place for word in band}) > 1:
            break
        white = min(word.top for word in band) - max(word.bottom for word in before)
        if white > (HEADED if band[0].size > HEADING * usual else APART) * usual:
            cut = number
    rest = [row for band in bands[cut:] for row in _rows(band)]
    filled = sum(row[-1].right - row[0].left > FULL * (right - left) for row in rest)
    if filled >= max(COLUMN_LINES, len(rest) / 2):  # prose of the width of the column: it is the column's own
        cut = len(bands)
    return [word for band in bands[:cut] for word in band], [word for band in bands[cut:] for word in band]


def _is_column(words: Sequence[Word]) -> bool:
    rows = list(_rows(words))
    return len(rows) >= COLUMN_LINES and len(words) / len(rows) >= COLUMN_WORDS


def _is_rest(first: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a column holds the last lines of the one before it."""
    rows = list(_rows(words))
    few = len(rows) < COLUMN_LINES and len(words) / len(rows) >= COLUMN_WORDS
    return few and len(list(_rows(first))) >= LONG


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """The words above and below each white strip across."""
    ordered = sorted(words, key=lambda word: word.top)
    bands = [[ordered[0]]]
    bottom = ordered[0].bottom
    for word in ordered[1:]:
        if word.top - bottom > BAND * min(word.size, bands[-1][-1].size):
            bands.append([])
        bands[-1].append(word)
        bottom = max(bottom, word.bottom)
    return bands


def _joined(bands: list[list[Word]]) -> Iterator[list[Word]]:
    """Neighbouring bands that have a gutter in common are one: a column is read to its end before
    the next.
    """
    group, parted = bands[0], _gutter(bands[0]) is not None
    for band in bands[1:]:
        both = [*group, *band]
        if _gutter(both) is not None and (parted or _gutter(band) is not None):
            group, parted = both, True
            continue
        if not parted and _gutter(band) is None:
            group = both if _gutter(both) is None else group
            if group is both:
                continue
        yield group
        group, parted = band, _gutter(band) is not None
    yield group


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand beside one another, from the top down."""
    row: list[Word] = []
    middle = 0.0
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.left)):
        here = (word.top + word.bottom) / 2
        if row and here - middle > 0.5 * max(word.bottom - word.top, row[0].bottom - row[0].top):
            yield sorted(row, key=lambda word: word.left)
            row = []
        if not row:
            middle = here
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: word.left)


def _line(row: list[Word], edges: Edges, height: float) -> Line:
    gaps = [word.left - before.right for before, word in itertools.pairwise(row)]
    size = max(word.size for word in row)
    justified = row[-1].right > edges[1] - size and gaps and min(gaps) > EVEN * max(gaps)
    wide = [gap > WIDE * size and not justified for gap in gaps]
    text = row[0].text + "".join(
        ("   " if is_wide else " ") + word.text for is_wide, word in zip(wide, row[1:], strict=True)
    )
    top, bottom = min(word.top for word in row), max(word.bottom for word in row)
    return Line(text, row[0].left, row[-1].right, top, bottom, size, edges, height, any(wide))
