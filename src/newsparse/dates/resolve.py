"""From what an expression says to a value: against the publication date, the tense, and the other dates of
the text.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from newsparse.dates import choose, feasts
from newsparse.dates.meaning import (
    Clock,
    Cycle,
    Day,
    Feast,
    Fixed,
    Interval,
    Length,
    Meaning,
    Nothing,
    Offset,
    Part,
    Shift,
    Within,
)
from newsparse.dates.normalise import Stretch, around, moved, part_of_year, season, week
from newsparse.dates.timeline import Context

_DAY: Final = dt.timedelta(days=1)
_HOURS: Final = {"hour": 24, "minute": 24 * 60, "second": 24 * 60 * 60}


def resolve(meaning: Meaning, context: Context) -> Stretch | None:
    """The value of a meaning; ``None`` where it counts from a date nobody gave, or leaves the calendar."""
    try:
        return _resolve(meaning, context)
    except (ValueError, OverflowError):  # 30 February, a year before 1 or after 9999
        return None


def _resolve(meaning: Meaning, context: Context) -> Stretch | None:
    match meaning:
        case Fixed():
            return Stretch(meaning.unit, meaning.value, meaning.first, meaning.last)
        case Length():
            return Stretch("", meaning.value, None, None)
        case Day():
            return _day(meaning, context)
        case Shift():
            return _shift(meaning, context)
        case Cycle():
            return _cycle(meaning, context)
        case Feast():
            return _feast(meaning, context)
        case Interval():
            return _interval(meaning, context)
        case Within():
            return _within(meaning, context)
        case Offset():
            return _offset(meaning, context)
        case Part() | Clock():
            return _time(meaning, context)
        case Nothing():
            return None


_FINER: Final = {
    "day": ("day", "hour", "part"),
    "week": ("day", "hour", "part", "week"),
    "weekend": ("day", "hour", "part", "week", "weekend"),
    "month": ("day", "hour", "part", "week", "month"),
    "quarter": ("day", "hour", "part", "week", "month", "quarter"),
    "half": ("day", "hour", "part", "week", "month", "quarter", "half"),
}
_CALENDAR: Final = (
    "day",
    "hour",
    "part",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "range",
)


_COARSE: Final = ("week", "month", "quarter", "half", "year")


def _shift(shift: Shift, context: Context) -> Stretch | None:
    unit = shift.unit
    if shift.origin == "text":
        return _from_text(shift, context)
    if shift.origin == "compared" and (beside := _from_text(shift, context, within=context.sentence_start())):
        return beside
    if unit in ("quarter", "half") and shift.count == 0 and (named := context.reported(unit)):
        return named
    if context.published is None:
        return None
    if shift == Shift("weekend", 0) and context.published.weekday() < 5 and context.direction() == "past":
        # "ce week-end, il a plu", told from Monday to Friday
        return around(unit, moved(context.published, unit, -1))
    if unit in _HOURS:
        return around("day", context.published + round(shift.count / _HOURS[unit]) * _DAY)
    return around(unit, moved(context.published, unit, shift.count))


def _from_text(shift: Shift, context: Context, within: int = 0) -> Stretch | None:
    """Counted from the nearest earlier date, but from none that leads a verb in the past into the future.

    From a date coarser than the unit ("En décembre ... Six semaines plus tard") the result is as coarse.
    """
    unit, today = shift.unit, context.published
    several = abs(shift.count) > 1  # "le lendemain" of a month is nothing, six weeks after it are
    for base in context.bases(_CALENDAR if several else _FINER.get(unit, _CALENDAR), within):
        coarser = base.unit in _COARSE and base.unit not in _FINER.get(unit, _CALENDAR)
        origin = base.last if shift.count > 0 and not coarser else base.first
        if origin is None:
            continue
        found = around(
            base.unit if coarser else "day" if unit in _HOURS else unit, _further(origin, unit, shift.count)
        )
        if shift.count > 0 and today and found.first and found.first > today:
            direction = context.direction()
            if direction == "past" or (direction is None and origin <= today and several):
                continue
        return found
    return None


def _further(origin: dt.date, unit: str, count: int) -> dt.date:
    return origin + round(count / _HOURS[unit]) * _DAY if unit in _HOURS else moved(origin, unit, count)


def _year_of(year: int | Shift | None, context: Context) -> int | None:
    if isinstance(year, Shift):
        found = _shift(year, context)
        return found.first.year if found and found.first else None
    return year


def _day(day: Day, context: Context) -> Stretch | None:
    year = _year_of(day.year, context)
    if day.year is not None and year is None:
        return None
    if isinstance(day.month, Shift):
        base = _shift(day.month, context) or _shift(replace(day.month, origin="published"), context)
        return around("day", base.first.replace(day=day.day or 1)) if base and base.first else None
    if day.month is None:
        if day.day is not None:
            return choose.bare_day(day, day.day, context)
        if day.weekday is not None:
            return choose.weekday(day.weekday, day.pick, context)
        return around("year", dt.date(year, 1, 1)) if year else None
    if year is not None:
        return (
            around("day", dt.date(year, day.month, day.day))
            if day.day
            else around("month", dt.date(year, day.month, 1))
        )
    return choose.yearless(day, day.month, context)


def _cycle(cycle: Cycle, context: Context) -> Stretch | None:
    def of(year: int) -> Stretch | None:
        try:
            if cycle.unit == "week":
                return week(year, int(cycle.number))
            return (
                season(year, str(cycle.number))
                if cycle.unit == "season"
                else part_of_year(cycle.unit, year, int(cycle.number))
            )
        except ValueError:
            return None  # week 53 of a year that has 52

    year = _year_of(cycle.year, context)
    if cycle.year is not None:
        return of(year) if year is not None else None
    if cycle.pick in ("after", "before"):
        return choose.beside_text(of, cycle.pick, context)
    if cycle.pick is None and (found := choose.of_story(of, context)):
        return found
    today = context.published
    if cycle.pick is None and cycle.unit in ("quarter", "half") and today and context.direction() != "future":
        return next(
            (s for y in (today.year, today.year - 1) if (s := of(y)) and s.last and s.last < today), None
        )
    return choose.of_publication(of, cycle.pick, context)


def _feast(feast: Feast, context: Context) -> Stretch | None:
    day = feasts.FEASTS[feast.name]
    year = _year_of(feast.year, context)
    if feast.year is not None:
        return around("day", day(year)) if year is not None else None
    if feast.pick in ("after", "before"):
        return choose.beside_text(lambda y: around("day", day(y)), feast.pick, context)
    if feast.pick is None and (found := choose.of_story(lambda y: around("day", day(y)), context)):
        return found
    return choose.of_publication(lambda y: around("day", day(y)), feast.pick, context, nearest=True)


def _interval(interval: Interval, context: Context) -> Stretch | None:
    first, last = _lend(interval.first, interval.last)
    left = _resolve(first, context)
    if left is None:
        return None
    right = _resolve(_following(last, left), context)
    if right is None or (left.first and right.last and right.last < left.first):
        return None
    if earlier := _told_of_both(first, last, right, context):
        left, right = earlier
    if left.value == right.value:
        return left
    unit = left.unit if left.unit in ("hour", "") else "range"
    return Stretch(unit, f"{left.value}/{right.value}", left.first, right.last)


def _told_of_both(
    first: Meaning, last: Meaning, right: Stretch, context: Context
) -> tuple[Stretch, Stretch] | None:
    """Both ends a week or a year back, where a past tense tells of an end still ahead: "entre décembre et
    mars, il a perdu".
    """
    today = context.published
    if not (
        isinstance(first, Day)
        and isinstance(last, Day)
        and first.year is None
        and last.year is None
        and today
        and right.first
    ):
        return None
    if right.first <= today or first.pick or last.pick or context.direction() != "past":
        return None
    if last.month is None and last.weekday is not None and last.day is None:
        end = right.first - 7 * _DAY
    elif isinstance(last.month, int) and last.day is None:  # a fair of some days may be on today
        end = right.first.replace(year=right.first.year - 1)
    else:
        return None
    ends = around(right.unit, end)
    for year in (end.year, end.year - 1):
        if first.weekday is not None and first.day is None:
            return around("day", end - ((end.weekday() - first.weekday) % 7) * _DAY), ends
        if isinstance(first.month, int):
            begins = _resolve(replace(first, year=year), context)
            if begins and begins.first and begins.first <= end:
                return begins, ends
    return None


def _lend(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """What one end of an interval leaves out, the other gives: "de mars à juin 2020", "de juin
    2020 à mars".
    """
    if isinstance(first, Day | Cycle) and isinstance(last, Day | Cycle):
        if (
            isinstance(first, Day)
            and isinstance(last, Day)
            and first.day
            and first.month is None
            and first.weekday is None
        ):
            first = replace(first, month=last.month)
        elif isinstance(first, Day) and isinstance(last, Day) and first.day and first.month is None:
            first = replace(first, month=last.month, weekday=None)
        if first.year is None and isinstance(last.year, int):
            wraps = (
                isinstance(first, Day)
                and isinstance(last, Day)
                and isinstance(first.month, int)
                and isinstance(last.month, int)
                and first.month > last.month
            )
            first = replace(first, year=last.year - wraps)
        elif first.year is None and last.pick and first.pick is None:
            first = replace(first, pick=last.pick)
    if isinstance(first, Clock) and isinstance(last, Clock) and first.of is None and last.of is not None:
        first = replace(first, of=last.of)
    elif isinstance(first, Clock) and isinstance(last, Clock) and last.of is None:
        last = replace(last, of=first.of)
    return first, last


def _following(last: Meaning, left: Stretch) -> Meaning:
    """The end of an interval whose year, or week, its beginning decides."""
    if left.first is None:
        return last
    if isinstance(last, Day) and last.year is None:
        if isinstance(last.month, int):
            wraps = (last.month, last.day or 31) < (left.first.month, left.first.day if last.day else 1)
            return replace(last, year=left.first.year + wraps, weekday=None, pick=None)
        if last.month is None and last.day is not None:
            return Day(left.first.year, left.first.month, last.day)
        if last.weekday is not None and last.day is None:
            day = left.first + ((last.weekday - left.first.weekday()) % 7) * _DAY
            return Day(day.year, day.month, day.day)
    if isinstance(last, Cycle) and last.year is None and left.unit == last.unit:
        return replace(last, year=left.first.year)
    return last


def _within(within: Within, context: Context) -> Stretch | None:
    outer = _resolve(within.of, context)
    if outer is None or outer.first is None or outer.last is None:
        return None
    unit, number, first, last = within.unit, within.number, outer.first, outer.last
    if number == 0:
        return around(unit, first)
    if unit.startswith("weekday "):
        return _nth_weekday(int(unit[-1]), number, first, last)
    if unit == "week":
        # a week is of the month that holds its Thursday, as in ISO 8601
        found = _nth_weekday(3, number, first, last)
        return around("week", found.first) if found and found.first else None
    if unit == "weekend":
        found = _nth_weekday(5, number, first, last)
        return around("weekend", found.first) if found and found.first else None
    if unit == "fortnight":
        ends = (first, first.replace(day=15)) if number == 1 else (first.replace(day=16), last)
        return Stretch("range", f"{ends[0]}/{ends[1]}", *ends)
    day = moved(first, unit, number - 1) if number > 0 else moved(last, unit, number + 1)
    found = around(unit, day)
    return found if first <= day <= last else None


def _nth_weekday(weekday: int, number: int, first: dt.date, last: dt.date) -> Stretch | None:
    if number > 0:
        day = first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * _DAY
    else:
        day = last - ((last.weekday() - weekday) % 7 + 7 * (-number - 1)) * _DAY
    return around("day", day) if first <= day <= last else None


def _offset(offset: Offset, context: Context) -> Stretch | None:
    base = _resolve(offset.of, context)
    if base is None or base.first is None:
        return None
    return around(offset.unit, moved(base.first, offset.unit, offset.count))


def _time(time: Part | Clock, context: Context) -> Stretch | None:
    day: Stretch | None
    if time.of is not None:
        day = _resolve(time.of, context)
    else:
        day = context.day_of_story()
        if day is None:
            day = around("day", context.published) if context.published else None
    if day is None or day.first is None:
        return None
    if isinstance(time, Part):
        tail = "12:00" if time.part == "MI" else time.part
        return Stretch("part", f"{day.first}T{tail}", day.first, day.first)
    hour = time.hour
    if isinstance(time.of, Part) and time.of.part in ("AF", "EV") and hour < 12:
        hour += 12  # "demain soir à 8 heures"
    seconds = "" if time.second is None else f":{time.second:02d}"
    return Stretch(
        "hour", f"{day.first}T{hour:02d}:{time.minute:02d}{seconds}{time.zone}", day.first, day.first
    )
