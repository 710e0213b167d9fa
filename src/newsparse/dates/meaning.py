"""What a temporal expression says, before anybody knows when the article was published.

Frozen values; ``None`` in a field means that the text does not say, and that ``resolve`` decides.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

# How a word picks among the occurrences of a weekday, month, season: "dernier", "prochain", "ce"; "suivant"
# and "précédent" pick from another date of the text, "story" from the one the narrative is at.
Pick = Literal["last", "next", "this", "after", "before", "story"]
# What a relative expression counts from: the publication date, the nearest earlier date in the text or, in a
# comparison, such a date of its own sentence, else the publication.
Origin = Literal["published", "text", "compared"]


@dataclass(frozen=True, slots=True)
class Shift:
    """``count`` units from the origin, at the grain of the unit: "hier", "l'an dernier", "trois ans plus
    tard".
    """

    unit: str
    count: int
    origin: Origin = "published"


@dataclass(frozen=True, slots=True)
class Day:
    """A year, month or day of the calendar, as far as it is written."""

    year: int | Shift | None = None
    month: int | Shift | None = None
    day: int | None = None
    weekday: int | None = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """A numbered part of a year: quarter, half, ISO week, season."""

    unit: str
    number: int | str
    year: int | Shift | None = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday, fixed or movable, by its key in the feast table."""

    name: str
    year: int | Shift | None = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that depends on nothing: a decade, a century, an ISO timestamp."""

    unit: str
    value: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Within:
    """A unit inside a longer date: "premier lundi de mai", "la semaine du 16 mars", "première quinzaine de
    juin".
    """

    unit: str
    number: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units before or after a date in the same expression: "la veille de Noël", "deux jours après le
    3 mai".
    """

    unit: str
    count: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day; ``of`` is ``None`` where the text does not name the day."""

    part: str
    of: Meaning | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    hour: int
    minute: int
    of: Meaning | None = None
    second: int | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, as ISO 8601."""

    value: str


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another; what one end leaves out, it takes from the other."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Nothing:
    """What only looks like a date: it competes, wins and is dropped."""


Meaning = Shift | Day | Cycle | Feast | Fixed | Within | Offset | Part | Clock | Length | Interval | Nothing


def grain(meaning: Meaning) -> str:
    """The unit of what is meant: "day", "month", "hour" ...; "" for durations and what is not a date.

    >>> grain(Day(month=5)), grain(Shift("week", -1)), grain(Interval(Day(2014), Day(2018)))
    ('month', 'week', 'year')
    """
    match meaning:
        case Day():
            if meaning.day or meaning.weekday is not None:
                return "day"
            return "month" if meaning.month else "year"
        case Shift() | Cycle() | Fixed() | Within() | Offset():
            return meaning.unit
        case Feast():
            return "day"
        case Part():
            return "part"
        case Clock():
            return "hour"
        case Interval():
            return grain(meaning.last)
    return ""
