"""What a column counts: whether "1950" or "16:10" in it is a number or a date, by its header, its rows'
labels, its other cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from newsparse.record import Cell, Table
from newsparse.tables.cells.column_words import QUANTITIES, RATIOS, TIMES, UNIT_IN_BRACKETS
from newsparse.tables.cells.measures import Measure, is_yearlike, read_measure
from newsparse.tables.cells.notes import without_mark
from newsparse.tables.cells.nothing import NOTHING

Asked = Literal["time", "quantity"]

_ASKING: Final = re.compile(rf"(?<!\w)(?:(?P<time>{TIMES})|(?P<quantity>{QUANTITIES}))(?!\w)", re.I)
_BRACKETS: Final = re.compile(UNIT_IN_BRACKETS)
_RATIO_HEADER: Final = re.compile(rf"(?<!\w)(?:{RATIOS})(?!\w)", re.I)
_YEAR: Final = re.compile(r"(?<!\d)(?:1[7-9]|20)\d\d(?!\d)")
_FIGURES: Final = re.compile(r"[0-9]{4}")
_SPAN: Final = re.compile(r"(?P<first>[0-9]{4})\s?(?:[-–—/]|à|ou)\s?(?P<last>[0-9]{4})")
_CLOCKLIKE: Final = re.compile(r"[0-2]?\d:\d\d")
_RATIO: Final = re.compile(r"\d{1,2}:\d")
# Units of a calendar: behind a number that may be a year they say that it is one.
_CALENDAR: Final = re.compile(
    r"(?:(?:janv|févr|avr|juin|juil|sept|oct|nov|déc)\w*|mars|mai|août|printemps|été|automne|hiver|"
    r"environ|av|ap|et|ou|début|mi|fin"
    r"|prévue?|estimée?)(?!\w)",
    re.I,
)
_LONGEST: Final = 200  # characters of a header that are asked
# years in order from which the first column of a table is one of years whatever stands above it
_FEW: Final = 3


class _Entry(NamedTuple):
    """A cell of a column: what its words measure, if anything."""

    cell: Cell
    words: str
    measure: Measure | None


def asked(title: str) -> Asked | None:
    """What a header asks for, by the first word that says so; a header that is itself of a year asks for no
    other.

    >>> [
    ...     asked(title)
    ...     for title in ("Année", "Ventes", "Prix de lancement", "Année 2023", "Galaxy Note", "Alba (Mo)")
    ... ]
    ['time', 'quantity', 'quantity', None, None, 'quantity']
    """
    title = title[:_LONGEST]
    for match in _ASKING.finditer(title):
        if match.start() and match.group()[0].isupper():
            continue  # inside a name: "Galaxy Note"
        if match["quantity"]:
            return "quantity"
        return None if _YEAR.search(title) else "time"
    return "quantity" if _BRACKETS.search(title) else None


class Columns:
    """The cells of a table, read beside one another.

    >>> rows = [[Cell(text=words, start=n, end=n)] for n, words in enumerate(("1200", "1950", "900"))]
    >>> table = Table(text="", start=0, end=9, layout="html", header=("Offre A",), rows=rows, rule="html")
    >>> [cell.text for cell in Columns(table).counted()]
    ['1950']
    """

    def __init__(self, table: Table) -> None:
        self._columns = [[_entry(row[place]) for row in table.rows] for place in range(len(table.header))]
        self._asked = [asked(title) for title in table.header]
        self._ratios = [bool(_RATIO_HEADER.search(title[:_LONGEST])) for title in table.header]
        self._labels = [
            asked(row[0].text) if row and not _YEAR.search(row[0].text[:_LONGEST]) else None
            for row in table.rows
        ]
        self._units = [
            {entry.measure.unit for entry in column if entry.measure and not entry.measure.doubtful}
            for column in self._columns
        ]

    def counted(self) -> Iterator[Cell]:
        """The cells that look like dates and are numbers: "1950" among sales, "16:10" among formats of
        screens.
        """
        facts = any(self._labels)
        for place, column in enumerate(self._columns):
            ratios = self._ratios[place] or any(_RATIO.fullmatch(entry.words) for entry in column)
            years = place == 0 and _in_order(column)
            beyond = _units_beyond_years(column, facts=facts)
            for row, entry in enumerate(column):
                clock = ratios and _CLOCKLIKE.fullmatch(entry.words)
                if clock or (not years and _may_be_year(entry) and self._is_counted(row, place, beyond)):
                    yield entry.cell

    def measure(self, row: int, place: int) -> Measure | None:
        """The number in a cell; "4K" is one where its header asks for a quantity, or the column has its unit
        beyond doubt.
        """
        measure = self._columns[place][row].measure
        if measure is None or not measure.doubtful:
            return measure
        return (
            measure
            if self._asks(row, place) == "quantity" or measure.unit in self._units[place] - {None}
            else None
        )

    def _asks(self, row: int, place: int) -> Asked | None:
        wanted = {self._asked[place], self._labels[row] if place else None}
        return "time" if "time" in wanted else "quantity" if "quantity" in wanted else None

    def _is_counted(self, row: int, place: int, beyond: AbstractSet[str | None]) -> bool:
        wanted = self._asks(row, place)
        measure = self._columns[place][row].measure
        return wanted == "quantity" or (wanted is None and (measure.unit if measure else None) in beyond)


def _entry(cell: Cell) -> _Entry:
    words = without_mark(" ".join(cell.text.split()))
    return _Entry(cell, words, read_measure(words))


def _may_be_year(entry: _Entry) -> bool:
    span = _SPAN.fullmatch(entry.words)
    if span:
        return is_yearlike(span["first"]) and is_yearlike(span["last"])
    figures = _FIGURES.search(entry.words) if entry.measure else None
    unit = entry.measure.unit if entry.measure else None
    return bool(figures and is_yearlike(figures.group())) and not (unit and _CALENDAR.match(unit))


def _units_beyond_years(column: Sequence[_Entry], *, facts: bool) -> AbstractSet[str | None]:
    """The units in which a column has numbers that are not years; bare ones only where all its cells are bare
    numbers.

    One stray cell leaves open what a bare number is, and so do facts about a thing below one another, each
    with its label.
    """
    measures = [entry.measure for entry in column if entry.words.casefold() not in NOTHING]
    units = {measure.unit for measure in measures if measure and not is_yearlike(str(abs(measure.number)))}
    bare = not facts and all(measure is not None and measure.unit is None for measure in measures)
    return units if bare else units - {None}


def _in_order(column: Sequence[_Entry]) -> bool:
    """Whether all cells are years, each later than the one above, or each earlier: they name the rows."""
    if len(column) < _FEW or not all(is_yearlike(entry.words) for entry in column):
        return False
    steps = {entry.words < following.words for entry, following in pairwise(column)}
    return len(steps) == 1 and len({entry.words for entry in column}) == len(column)
