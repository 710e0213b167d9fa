"""Calendar units around a day: their ISO 8601 / TIMEX3 value, their first and last day, and
moving by them.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final, NamedTuple

_DAY: Final = dt.timedelta(days=1)

# When a season begins: the usual day of solstice or equinox, which moves by a day or two from year to year.
_SEASONS: Final = {"SP": (3, 20), "SU": (6, 21), "FA": (9, 22), "WI": (12, 21)}
_NEXT_SEASON: Final = {"SP": "SU", "SU": "FA", "FA": "WI", "WI": "SP"}


class Stretch(NamedTuple):
    """A value and the days it covers."""

    unit: str
    value: str
    first: dt.date | None
    last: dt.date | None


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return dt.date(year + month // 12, month % 12 + 1, 1) - _DAY


def months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    """First and last day of some months of a year."""
    return dt.date(year, first, 1), month_end(year, last)


def week(year: int, number: int) -> Stretch:
    """An ISO week.

    >>> week(2026, 1).first
    datetime.date(2025, 12, 29)
    """
    monday = dt.date.fromisocalendar(year, number, 1)
    return Stretch("week", f"{year:04d}-W{number:02d}", monday, monday + 6 * _DAY)


def season(year: int, code: str) -> Stretch:
    """A season by the year in which it begins.

    >>> season(2023, "WI").last
    datetime.date(2024, 3, 19)
    """
    following = _NEXT_SEASON[code]
    last = dt.date(year + (code == "WI"), *_SEASONS[following]) - _DAY
    return Stretch("season", f"{year:04d}-{code}", dt.date(year, *_SEASONS[code]), last)


def part_of_year(unit: str, year: int, number: int) -> Stretch:
    """A quarter or half.

    >>> part_of_year("quarter", 2025, 3)[1:3]
    ('2025-Q3', datetime.date(2025, 7, 1))
    """
    size, letter = (3, "Q") if unit == "quarter" else (6, "H")
    return Stretch(
        unit, f"{year:04d}-{letter}{number}", *months(year, size * (number - 1) + 1, size * number)
    )


@lru_cache(maxsize=1024)
def around(unit: str, day: dt.date) -> Stretch:
    """The unit of the calendar that holds a day.

    >>> d = dt.date(2026, 1, 27)
    >>> [
    ...     around(u, d).value
    ...     for u in ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
    ... ]
    ['2026-01-27', '2026-W05', '2026-W05-WE', '2026-01', '2026-Q1', '2026-H1', '2026', '202', '20']
    """
    year, month = day.year, day.month
    if unit == "day":
        return Stretch(unit, day.isoformat(), day, day)
    if unit in ("week", "weekend"):
        iso = day.isocalendar()
        found = week(iso.year, iso.week)
        if unit == "week" or found.last is None:
            return found
        return Stretch(unit, f"{found.value}-WE", found.last - _DAY, found.last)
    if unit == "month":
        return Stretch(unit, f"{year:04d}-{month:02d}", *months(year, month, month))
    if unit == "quarter":
        return part_of_year(unit, year, (month + 2) // 3)
    if unit == "half":
        return part_of_year(unit, year, (month + 5) // 6)
    if unit == "year":
        return Stretch(unit, f"{year:04d}", *months(year, 1, 12))
    size = {"decade": 10, "century": 100}[unit]
    first = year // size * size
    return Stretch(
        unit,
        f"{year:04d}"[: 3 if unit == "decade" else 2],
        dt.date(max(first, 1), 1, 1),
        dt.date(first + size - 1, 12, 31),
    )


_DAYS_IN: Final = {"day": 1, "week": 7, "weekend": 7}
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def moved(day: dt.date, unit: str, count: int) -> dt.date:
    """A day so many units away; the 31st becomes the last day of a shorter month.

    >>> moved(dt.date(2024, 1, 31), "month", 1), moved(dt.date(2026, 1, 27), "week", -1)
    (datetime.date(2024, 2, 29), datetime.date(2026, 1, 20))
    """
    if unit in _DAYS_IN:
        return day + count * _DAYS_IN[unit] * _DAY
    total = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = divmod(total, 12)
    return min(
        day.replace(year=year, month=month + 1, day=1) + (day.day - 1) * _DAY, month_end(year, month + 1)
    )
