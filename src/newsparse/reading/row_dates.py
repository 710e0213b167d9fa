"""Publication dates as data sets hold them: ISO, RFC 2822, French and English words, slashes in either order,
seconds since 1970.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from newsparse.reading.written_dates import parse_date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ENGLISH = re.compile(
    rf"(?:\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
    rf"|\b(?P<day_first>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?(?P<month_behind>{_MONTH})\.?,?\s+(?P<year_behind>\d{{4}}))\b",
    re.I,
)
_SLASHED = re.compile(
    r"\s*(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4}|"
    r"\d{2})(?P<clock>[ ,T]\s*\d{1,2}:\d{2}.*)?\s*$",
    re.S,
)
_YEAR_FIRST = re.compile(r"\s*(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)")
_NUMBER = re.compile(r"\s*-?\d{9,19}(?:\.\d+)?\s*$")
_HALF_DAY = re.compile(r"[ap]\.?m\.?\b", re.I)
# Seconds since 1970 of the years in which articles of the Web are dated; thousandths, millionths and
# billionths of them are told by size.
EARLIEST, LATEST = (
    dt.datetime(1990, 1, 1, tzinfo=dt.UTC).timestamp(),
    dt.datetime(2100, 1, 1, tzinfo=dt.UTC).timestamp(),
)
UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
CENTURY = 2000  # of years of two digits


def row_date(value: Any) -> dt.date | None:
    """The date that a value of a data set is; none where it is nothing of the kind.

    Seconds since 1970 are read in UTC. Day and month are told by their size; where both could be either, the
    day comes first, as in French, unless the clock has twelve hours.

    >>> [
    ...     str(row_date(value))
    ...     for value in (
    ...         1770000000,
    ...         1770000000000,
    ...         "Feb 3, 2026",
    ...         "3/2/2026",
    ...         "2/13/2026",
    ...         "2/3/2026 4:10 PM",
    ...     )
    ... ]
    ['2026-02-02', '2026-02-02', '2026-02-03', '2026-02-03', '2026-02-13', '2026-02-03']
    >>> row_date("hier"), row_date(12), row_date(True)
    (None, None, None)
    """
    if isinstance(value, dt.date):
        return parse_date(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return _nested(value)
    if not isinstance(value, str):
        return _since_1970(float(value)) or _as_digits(value)
    if len(value) > 100:
        return None
    if _NUMBER.match(value):
        return _since_1970(float(value)) or parse_date(value)
    return _english(value) or _slashed(value) or parse_date(value)


def _nested(value: Any) -> dt.date | None:
    """What document databases export: {"$date": ...}."""
    return (
        row_date(value["$date"])
        if isinstance(value, dict) and set(value) == {"$date"} and not isinstance(value["$date"], dict)
        else None
    )


def _as_digits(value: float) -> dt.date | None:
    """20260203."""
    return parse_date(str(int(value))) if value == int(value) and 19_000_000 < value < 21_000_000 else None


def _since_1970(value: float) -> dt.date | None:
    for unit in UNITS:
        seconds = value / unit
        if EARLIEST <= seconds < LATEST:
            return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    return None


def _english(value: str) -> dt.date | None:
    match = _ENGLISH.search(value)
    if match is None:
        return None
    month = match["month"] or match["month_behind"]
    return _date(
        match["year"] or match["year_behind"], str(_MONTHS[month.lower()]), match["day"] or match["day_first"]
    )


def _slashed(value: str) -> dt.date | None:
    if match := _YEAR_FIRST.match(value):
        return _date(match["year"], match["month"], match["day"])
    match = _SLASHED.match(value)
    if match is None:
        return None
    first, second = match["first"], match["second"]
    month_first = int(second) > 12 or (
        _HALF_DAY.search(match["clock"] or "") is not None and int(first) <= 12
    )
    day, month = (second, first) if month_first else (first, second)
    year = match["year"]
    return _date(year if len(year) == 4 else str(CENTURY + int(year)), month, day)


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
