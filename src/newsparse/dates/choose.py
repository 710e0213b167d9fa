"""Which occurrence of what recurs is meant: the weekday of a week, the month or feast of a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from newsparse.dates.meaning import Day, Pick
from newsparse.dates.normalise import Stretch, around, month_end, moved
from newsparse.dates.timeline import Context

_DAY: Final = dt.timedelta(days=1)
# A day ahead at most a third as far as the same day behind is meant, where the verb is in the present ("se
# tient le 14 juin").
_PRESENT_BIAS: Final = 3
# Days around a date of the story in which its weekdays lie.
_STORY_DAYS: Final = 10
# Days after publication in which articles are updated.
_UPDATE_DAYS: Final = 60
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
_DAYLIKE: Final = ("day", "hour", "part")

# Seasons and most business years over two calendar years begin in autumn.
_NEW_SEASON: Final = 9

OfYear = Callable[[int], Stretch | None]


def weekday(number: int, pick: Pick | None, context: Context) -> Stretch | None:
    """The weekday meant: beside the publication or, where a word says so, beside a date of the text."""
    today = context.published
    if pick in ("after", "before"):
        near = context.nearest(_DAYLIKE)
        if near is None or near.first is None:
            return None
        step = (number - near.first.weekday()) % 7 or 7
        return around("day", near.first + (step if pick == "after" else step - 7 if step < 7 else -7) * _DAY)
    if pick == "story":
        return _weekday_of_story(number, context)
    if today is None:
        return None
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if pick == "last":
        return around("day", today - (back or 7) * _DAY)
    if pick == "next":
        return around("day", today + (ahead or 7) * _DAY)
    if pick is None and (inside := _weekday_of_line(number, context)):
        return inside
    told = context.direction()
    future = told == "future"
    if pick == "this":
        day = today + (number - today.weekday()) * _DAY
        week = 7 if future and day < today else -7 if told == "past" and day > today else 0
        return around("day", day + week * _DAY)
    return around("day", today + ahead * _DAY if future else today - back * _DAY)


def _weekday_of_line(number: int, context: Context) -> Stretch | None:
    """The one such day of a stretch of days just named: "17-19 mars : le salon (mardi, 19 heures)"."""
    for stretch in context.ranges_in_line():
        if stretch.first and stretch.last and (stretch.last - stretch.first).days < 7:
            day = stretch.first + ((number - stretch.first.weekday()) % 7) * _DAY
            return around("day", day) if day <= stretch.last else None
    return None


def _weekday_of_story(number: int, context: Context) -> Stretch | None:
    """The same weekday where the story is at one ("ce vendredi-là"), else the next one after it."""
    days = [stretch for stretch in context.bases(_DAYLIKE) if stretch.first]
    if not days or days[0].first is None:
        return None
    same = next(
        (stretch.first for stretch in days[:6] if stretch.first and stretch.first.weekday() == number), None
    )
    if same and abs((days[0].first - same).days) <= _STORY_DAYS:
        return around("day", same)
    return around("day", days[0].first + ((number - days[0].first.weekday()) % 7) * _DAY)


def bare_day(day: Day, number: int, context: Context) -> Stretch | None:
    """A day without its month: "le 12 dernier", "lundi 19"."""
    if day.pick == "story":
        near = context.beside()
        return (
            around("day", near.first.replace(day=number))
            if near and near.first and near.unit in (*_DAYLIKE, "month", "range")
            else None
        )
    today = context.published
    if today is None:
        return None
    ahead = day.pick == "next" or (day.pick is None and context.direction() == "future")
    if (
        day.weekday is None
        and day.pick is None
        and (story := context.story())
        and story.first
        and story.unit != "year"
    ):
        return around("day", story.first.replace(day=number))
    if day.pick == "this":
        return around("day", today.replace(day=number))
    if day.weekday is not None and day.pick is None:
        near_today = sorted((today + n * _DAY for n in range(-366, 367)), key=lambda d: abs(d - today))
        return around("day", next(d for d in near_today if d.day == number and d.weekday() == day.weekday))
    for step in range(24):
        base = moved(today.replace(day=1), "month", step if ahead else -step)
        if number > month_end(base.year, base.month).day:
            continue
        found = base.replace(day=number)
        if (found >= today if ahead else found <= today) and (found != today or day.pick is None):
            return around("day", found)
    return None


def yearless(day: Day, month: int, context: Context) -> Stretch | None:
    """A month, or a day of one, whose year is left to the reader."""
    unit = "day" if day.day else "month"

    def of(year: int) -> Stretch | None:
        try:
            return around(unit, dt.date(year, month, day.day or 1))
        except ValueError:
            return None  # 29 February of a common year

    if day.pick in ("after", "before"):
        return beside_text(of, day.pick, context)
    if day.pick is None and (found := of_story(of, context, month)):
        return found
    today = context.published
    if today is None:
        return None
    if day.pick is None and day.day and context.is_update() and (after := _just_after(of, today)):
        return after
    if day.weekday is not None:
        matching = [
            s
            for y in range(today.year - 3, today.year + 4)
            if (s := of(y)) and s.first and s.first.weekday() == day.weekday
        ]
        matching.sort(key=lambda s: abs(s.first - today) if s.first else dt.timedelta.max)
        if matching:
            return matching[0]
    if day.pick is None and (entry := context.entry()) and (start := entry.first):
        years = [s for y in range(start.year - 1, start.year + 2) if (s := of(y)) and s.first]
        return min(years, key=lambda s: abs(s.first - start) if s.first else dt.timedelta.max)
    return of_publication(of, day.pick, context, nearest=unit == "day")


def beside_text(of: OfYear, pick: Pick, context: Context) -> Stretch | None:
    """The occurrence behind or before the nearest date of the text: "à l'automne 2025, puis au printemps
    suivant".
    """
    near = next(context.bases(_CALENDAR), None)
    if near is None or near.first is None or near.last is None:
        return None
    first, last = near.first, near.last
    found = [s for year in range(first.year - 1, last.year + 2) if (s := of(year)) and s.first and s.last]
    if pick == "after":
        return next((s for s in found if s.first and s.first > last), None)
    return next((s for s in reversed(found) if s.last and s.last < first), None)


def _just_after(of: OfYear, today: dt.date) -> Stretch | None:
    """The occurrence in the weeks after publication: when an article was updated."""
    near = (of(year) for year in (today.year, today.year + 1))
    return next((s for s in near if s and s.first and 0 <= (s.first - today).days <= _UPDATE_DAYS), None)


def of_story(of: OfYear, context: Context, month: int | None = None) -> Stretch | None:
    """The occurrence in the year the narrative is at, or in the one after, where the month has already gone
    by there.

    Not where that year is the one of publication, which needs no story, nor where the verb looks ahead of a
    story that is past.
    """
    story, today = context.story(), context.published
    if story is None or story.first is None:
        return None
    year = story.first.year
    if today is None:
        return of(year)
    if year == today.year or (year < today.year and context.direction() == "future"):
        return None
    if story.unit == "range" and story.last and story.last.year == year + 1 and month:
        return of(year + (month < _NEW_SEASON))  # "l'exercice 2024-2025, clos fin mars"
    later = (
        month is not None and story.unit != "year" and month < story.first.month and year + 1 != today.year
    )
    return of(year + later)


def _occurrences(of: OfYear, year: int) -> list[Stretch]:
    """The occurrences of the years around one: of two on either side, or eight for a leap day, which skips a
    century's turn.
    """
    found = [of(y) for y in range(year - 2, year + 3)]
    if None in found:
        found = [of(y) for y in range(year - 8, year + 9)]
    return [stretch for stretch in found if stretch]


def of_publication(
    of: OfYear, pick: Pick | None, context: Context, *, nearest: bool = False
) -> Stretch | None:
    """The occurrence of a yearly thing that is meant: picked by a word, by the tense, else the last one."""
    today = context.published
    if today is None:
        return None
    around_now = _occurrences(of, today.year)
    ended = [s for s in around_now if s.last and s.last < today]
    begun = [s for s in around_now if s.first and s.first <= today]
    open_ = [s for s in around_now if s.last and s.last >= today]
    ahead = [s for s in around_now if s.first and s.first > today]
    # the first and the last year of the calendar lack a neighbour
    if not (ended and begun and open_ and ahead):
        return None
    if pick == "last":
        return ended[-1]
    if pick == "next":
        return ahead[0]
    if pick == "this":
        if begun[-1] not in open_ and context.direction() == "past":
            return begun[-1]  # "cet été, il est parti", said in winter
        return (
            begun[-1]
            if begun[-1] in open_
            else next((s for s in around_now if s.first and s.first.year == today.year), ahead[0])
        )
    direction = context.direction()
    if direction == "future":
        return open_[0]
    past = begun[-1]
    if direction is None and nearest and ahead and past.first and ahead[0].first:
        return ahead[0] if (ahead[0].first - today) * _PRESENT_BIAS < today - past.first else past
    return past
