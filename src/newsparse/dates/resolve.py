"""From what an expression says to a value: against the publication date, the tense, and the other dates of the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from newsparse.dates import feasts
from newsparse.dates.context import Context
from newsparse.dates.meaning import Clock, Cycle, Day, Feast, Fixed, Interval, Length, Meaning, Nothing, Offset, Part, Pick, Shift, Within
from newsparse.dates.normalise import Stretch, around, month_end, moved, part_of_year, season, week

_DAY: Final = dt.timedelta(days=1)
# A day ahead at most a third as far as the same day behind is meant, where the verb is in the present ("se tient le 14 juin").
_PRESENT_BIAS: Final = 3
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
_CALENDAR: Final = ("day", "hour", "part", "week", "weekend", "month", "quarter", "half", "season", "year", "range")


def _shift(shift: Shift, context: Context) -> Stretch | None:
    unit = shift.unit
    if shift.origin == "text":
        base = context.nearest(_FINER.get(unit, _CALENDAR))
        origin = None if base is None else base.last if shift.count > 0 else base.first
    else:
        if unit in ("quarter", "half") and shift.count == 0 and (named := context.reported(unit)):
            return named
        origin = context.published
    if origin is None:
        return None
    if unit in _HOURS:
        return around("day", origin + round(shift.count / _HOURS[unit]) * _DAY)
    return around(unit, moved(origin, unit, shift.count))


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
            return _bare_day(day, day.day, context)
        if day.weekday is not None:
            return _weekday(day.weekday, day.pick, context)
        return around("year", dt.date(year, 1, 1)) if year else None
    if year is not None:
        return around("day", dt.date(year, day.month, day.day)) if day.day else around("month", dt.date(year, day.month, 1))
    return _yearless(day, day.month, context)


def _weekday(weekday: int, pick: Pick | None, context: Context) -> Stretch | None:
    today = context.published
    if pick in ("after", "before"):
        near = context.nearest(("day", "hour", "part"))
        if near is None or near.first is None:
            return None
        step = (weekday - near.first.weekday()) % 7 or 7
        return around("day", near.first + (step if pick == "after" else step - 7 if step < 7 else -7) * _DAY)
    if today is None:
        return None
    back, ahead = (today.weekday() - weekday) % 7, (weekday - today.weekday()) % 7
    if pick == "last":
        return around("day", today - (back or 7) * _DAY)
    if pick == "next":
        return around("day", today + (ahead or 7) * _DAY)
    future = context.direction() == "future"
    if pick == "this":
        day = today + (weekday - today.weekday()) * _DAY
        return around("day", day + 7 * _DAY if future and day < today else day)
    return around("day", today + ahead * _DAY if future else today - back * _DAY)


def _bare_day(day: Day, number: int, context: Context) -> Stretch | None:
    """A day without its month: "le 12 dernier", "lundi 19"."""
    today = context.published
    if today is None:
        return None
    ahead = day.pick == "next" or (day.pick is None and context.direction() == "future")
    if day.weekday is None and day.pick is None and (story := context.story()) and story.first:
        return around("day", story.first.replace(day=number))
    if day.pick == "this":
        return around("day", today.replace(day=number))
    if day.weekday is not None and day.pick is None:
        near = sorted((today + n * _DAY for n in range(-366, 367)), key=lambda d: abs(d - today))
        matching = (d for d in near if d.day == number and d.weekday() == day.weekday)
        return around("day", next(matching))
    for step in range(24):
        base = moved(today.replace(day=1), "month", step if ahead else -step)
        if number > month_end(base.year, base.month).day:
            continue
        found = base.replace(day=number)
        if (found >= today if ahead else found <= today) and (found != today or day.pick is None):
            return around("day", found)
    return None


def _yearless(day: Day, month: int, context: Context) -> Stretch | None:
    """A month, or a day of one, whose year is left to the reader."""
    unit = "day" if day.day else "month"

    def of(year: int) -> Stretch | None:
        try:
            return around(unit, dt.date(year, month, day.day or 1))
        except ValueError:
            return None  # 29 February of a common year

    story = context.story() if day.pick is None else None
    today = context.published
    if story and story.first and (today is None or (story.first.year != today.year and context.direction() != "future")):
        year = story.first.year
        later = story.unit != "year" and month < story.first.month and (today is None or year + 1 < today.year)
        return of(year + later)
    if today is None:
        return None
    if day.weekday is not None:
        matching = [s for y in range(today.year - 3, today.year + 4) if (s := of(y)) and s.first and s.first.weekday() == day.weekday]
        matching.sort(key=lambda s: abs(s.first - today) if s.first else dt.timedelta.max)
        if matching:
            return matching[0]
    return _pick_year(of, day.pick, context, nearest=unit == "day")


def _pick_year(of: Callable[[int], Stretch | None], pick: Pick | None, context: Context, *, nearest: bool = False) -> Stretch | None:
    """The occurrence of a yearly thing that is meant: picked by a word, by the tense, else the last one."""
    today = context.published
    if today is None:
        return None
    around_now = [s for y in range(today.year - 8, today.year + 9) if (s := of(y))]  # eight years: leap days skip a century's turn
    ended = [s for s in around_now if s.last and s.last < today]
    begun = [s for s in around_now if s.first and s.first <= today]
    open_ = [s for s in around_now if s.last and s.last >= today]
    ahead = [s for s in around_now if s.first and s.first > today]
    if pick == "last":
        return ended[-1]
    if pick == "next":
        return ahead[0]
    if pick == "this":
        return begun[-1] if begun[-1] in open_ else next((s for s in around_now if s.first and s.first.year == today.year), ahead[0])
    direction = context.direction()
    if direction == "future":
        return open_[0]
    past = begun[-1]
    if direction is None and nearest and ahead and past.first and ahead[0].first:
        return ahead[0] if (ahead[0].first - today) * _PRESENT_BIAS < today - past.first else past
    return past


def _cycle(cycle: Cycle, context: Context) -> Stretch | None:
    def of(year: int) -> Stretch | None:
        try:
            if cycle.unit == "week":
                return week(year, int(cycle.number))
            return season(year, str(cycle.number)) if cycle.unit == "season" else part_of_year(cycle.unit, year, int(cycle.number))
        except ValueError:
            return None  # week 53 of a year that has 52

    year = _year_of(cycle.year, context)
    if cycle.year is not None:
        return of(year) if year is not None else None
    story = context.story() if cycle.pick is None else None
    today = context.published
    if story and story.first and (today is None or (story.first.year != today.year and context.direction() != "future")):
        return of(story.first.year)
    if cycle.pick is None and cycle.unit in ("quarter", "half") and today and context.direction() != "future":
        return next((s for y in (today.year, today.year - 1) if (s := of(y)) and s.last and s.last < today), None)
    return _pick_year(of, cycle.pick, context)


def _feast(feast: Feast, context: Context) -> Stretch | None:
    day = feasts.FEASTS[feast.name]
    year = _year_of(feast.year, context)
    if feast.year is not None:
        return around("day", day(year)) if year is not None else None
    story = context.story() if feast.pick is None else None
    today = context.published
    if story and story.first and (today is None or (story.first.year != today.year and context.direction() != "future")):
        return around("day", day(story.first.year))
    return _pick_year(lambda y: around("day", day(y)), feast.pick, context, nearest=True)


def _interval(interval: Interval, context: Context) -> Stretch | None:
    first, last = _lend(interval.first, interval.last)
    left = _resolve(first, context)
    if left is None:
        return None
    right = _resolve(_following(last, left), context)
    if right is None or (left.first and right.last and right.last < left.first):
        return None
    if left.value == right.value:
        return left
    unit = left.unit if left.unit in ("hour", "") else "range"
    return Stretch(unit, f"{left.value}/{right.value}", left.first, right.last)


def _lend(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """What one end of an interval leaves out, the other gives: "de mars à juin 2020", "de juin 2020 à mars"."""
    if isinstance(first, Day | Cycle) and isinstance(last, Day | Cycle):
        if isinstance(first, Day) and isinstance(last, Day) and first.day and first.month is None and first.weekday is None:
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
        found = _nth_weekday(3, number, first, last)  # a week is of the month that holds its Thursday, as in ISO 8601
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
        day = context.story()
        if day is None or day.unit not in ("day", "hour", "part"):
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
    return Stretch("hour", f"{day.first}T{hour:02d}:{time.minute:02d}{seconds}{time.zone}", day.first, day.first)
