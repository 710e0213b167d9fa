"""Dates in digits alone: 27/01/2026, 27.01.26, 2026-01-27T14:30."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from newsparse.dates.meaning import Clock, Day, Fixed, Meaning
from newsparse.dates.rules.calendar import NOT_GLUED
from newsparse.dates.rules.rule import DAY_DIGITS, YEAR_DIGITS, Rule, rule
from newsparse.dates.rules.words import (
    APOSTROPHE,
    DATED_WEEKDAY,
    S0,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR,
    S,
    two_digit_year,
)


def _numeric(match: re.Match[str]) -> Meaning | None:
    """Day first, as everywhere in French; month first only where day first is not a date."""
    day, month = int(match["day"]), int(match["month"])
    if month > 12 >= day:
        day, month = month, day
    digits = match.groupdict().get("year")
    year = None if not digits else int(digits) if len(digits) == 4 else two_digit_year(digits)
    return Day(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _iso(match: re.Match[str]) -> Meaning | None:
    try:
        day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
        if not match["time"]:
            return Day(day.year, day.month, day.day)
        dt.time.fromisoformat(match["time"])
    except ValueError:
        return None
    return Fixed("hour", f"{day}T{match['time']}{match['zone'] or ''}", day, day)


def _iso_month(match: re.Match[str]) -> Meaning | None:
    year, month = int(match["year"]), int(match["month"])
    return None if year % 100 < month else Day(year, month)  # "2008-09" is two years, "2026-01" a month


def _american(match: re.Match[str]) -> Meaning | None:
    """Who writes "PM" writes the month first; day first only where that is the one date."""
    month, day = int(match["month"]), int(match["day"])
    if day <= 12 < month:
        day, month = month, day
    hour = int(match["hour"]) % 12 + 12 * (match["half"][0] in "pP")
    of = Day(int(match["year"]), month, day)
    second = int(match["second"]) if match["second"] else None
    return Clock(hour, int(match["minute"]), of, second) if 1 <= month <= 12 and 1 <= day <= 31 else None


_STARTS: Final = frozenset((*WEEKDAYS, *SHORT_WEEKDAYS)) | {DAY_DIGITS}
_WEEKDAY: Final = rf"(?:{DATED_WEEKDAY},?{S}(?:le{S})?)?"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "numeric date",
        _STARTS,
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>(?:1[6-9]|"
        rf"2[01])\d\d)(?![\w/]|[.,-]\d)",
        _numeric,
        never_after=rf"[\w$€£@/=+×~_-]|[\d.,v]\.|\bversions?{S}",
        examples=(
            ("le 27/01/2026", "2026-01-27"),
            ("mardi 27/01/2026", "2026-01-27"),
            ("Le 27.01.2026", "2026-01-27"),
            ("27-01-2026", "2026-01-27"),
            ("01/27/2026", "2026-01-27"),
        ),
        counter_examples=("la version 3.11.2025-beta.4", "le 45/13/2026", "v1.2.2025"),
    ),
    rule(
        "numeric date, American",
        {DAY_DIGITS},
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>(?:19|20)\d\d),?{S}(?P<hour>1[0-2]|0?[1-9]):"
        rf"(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?{S0}(?P<half>[ap]\.?m\b\.?)",
        _american,
        never_after=r"[\w$€£@=+×~/.,-]",
        examples=(
            ("le 2/9/2026 4:07:33 PM", "2026-02-09T16:07:33"),
            ("2/18/2026 12:05 AM", "2026-02-18T00:05"),
        ),
        counter_examples=("13/32/2026 4:07 PM",),
    ),
    rule(
        "numeric date, short year",
        {DAY_DIGITS},
        r"(?P<day>\d{1,2}(?=/)|\d{2})(?P<mark>[/.])(?P<month>\d{1,2}(?=/)|"
        r"\d{2})(?P=mark)(?P<year>\d{2})(?![\w/€%]|[.,-]\d)",
        _numeric,
        after=rf"(?:{DATED_WEEKDAY}{S}|(?:\b(?:le|du|au|depuis|avant|après|dès|en{S}date{S}du)|[:(|]){S0}|"
        rf"^{S0}|\n{S0})",
        examples=(
            ("le 27/01/26", "2026-01-27"),
            ("Mis à jour le 27.01.26", "2026-01-27"),
            ("| 3/3/26 |", "2026-03-03"),
        ),
        counter_examples=("la 10.12.25 du pilote", "le 3.3.26", "le 01.23.45.67.89", "32/14/26"),
    ),
    rule(
        "numeric day and month",
        {DAY_DIGITS},
        r"(?P<day>\d{1,2})/(?P<month>0[1-9]|1[0-2])(?![\w/%]|[.,-]\d)",
        _numeric,
        after=rf"\b(?:le|du|au|dès{S}le|{'|'.join(WEEKDAYS)}){S}",
        examples=(("le 27/01", "2026-01-27"), ("du 05/01 au 09/01", "2026-01-05/2026-01-09")),
        counter_examples=("une note de 12/12", "24/7", "le 16/9 s'impose"),
    ),
    rule(
        "numeric day and month, alone",
        {DAY_DIGITS},
        rf"(?P<day>[0-3]\d)/(?P<month>0[1-9])(?![\w/%]|[.,-]\d|{S0}[€$%])(?!{S}(?:et{S}demi|pouces|e?ème|"
        rf"de{S}|des{S}|d{APOSTROPHE}))",
        _numeric,
        never_after=r"[\w$€£@=+×~/.,-]|\b(?:notes?|scores?|ratio|fractions?|format|focale|tension|"
        r"rapport)(?:\s(?:de|d['’]|du|au|en))?\s",
        examples=(("22/04 : le lancement", "2026-04-22"), ("Le salon (22/09) a fermé", "2025-09-22")),
        counter_examples=("une note de 08/09", "un score de 12/08", "22/14", "05/100"),
    ),
    rule(
        "numeric day and month before an hour",
        {DAY_DIGITS},
        rf"(?P<day>[0-3]?\d)/(?P<month>1[0-2]|0?[1-9])(?=,?{S}(?:à|dès|vers){S}(?:[01]?\d|2[0-4]){S0}[h:])",
        _numeric,
        never_after=r"[\w$€£@=+×~/.,-]",
        examples=(("le direct du 2/3 à 5 h", "2026-03-02T05:00"),),
        counter_examples=("24/7 à 5 km", "2/3 à 5 %"),
    ),
    rule(
        "numeric date, year first",
        {YEAR_DIGITS},
        r"(?!\d{4}[-/]\d\d[-/]\d\d(?!\d))(?P<year>(?:19|20)\d\d)(?P<mark>[./-])(?P<month>1[0-2]|"
        r"0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|"
        r"0?[1-9])(?![\w/]|[-.:]\d)",
        lambda m: Day(int(m["year"]), int(m["month"]), int(m["day"])),
        never_after=rf"{NOT_GLUED}|\b(?:versions?|v\.?|releases?|mise{S}à{S}jour|màj|build|firmware|"
        rf"pilotes?){S}(?:la{S})?|(?-i:(?!(?:L[ea]|"
        rf"Du|Au|Depuis|Dès|Publiée?|"
        rf"En)\b)[A-ZÀ-Þ][\w+-]*){S}",
        examples=(("le 2015.5.13", "2015-05-13"), ("le 2015-5-3", "2015-05-03"), ("2015/5/13", "2015-05-13")),
        counter_examples=("la version 2024.5.1", "Gotham 2024.5.1", "2015.13.5", "2024.1.2.3"),
    ),
    rule(
        "ISO date",
        {YEAR_DIGITS},
        r"(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
        r"(?:[T ](?P<time>\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(?:[ ]?(?P<zone>Z|[+-]\d\d:?\d\d))?)?(?![\w/]|"
        r"[-.:]\d)",
        _iso,
        never_after=NOT_GLUED,
        examples=(
            ("2026-01-27", "2026-01-27"),
            ("2026-01-27T14:30:00+01:00", "2026-01-27T14:30:00+01:00"),
            ("2026-01-27 14:30", "2026-01-27T14:30"),
        ),
        counter_examples=("2026-13-45", "gpt-2025-01-27-preview"),
    ),
    rule(
        "ISO month",
        {YEAR_DIGITS},
        r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])(?![\w/-]|[.,]\d)",
        _iso_month,
        never_after=NOT_GLUED,
        examples=(("2026-01", "2026-01"),),
        counter_examples=("CVE-2024-01",),
    ),
    rule(
        "numeric month",
        {DAY_DIGITS},
        rf"(?P<numeric>0[1-9]|1[0-2])/(?P<year>{YEAR})(?![\w/-])",
        lambda match: Day(int(match["year"]), int(match["numeric"])),
        never_after=NOT_GLUED,
        examples=(("depuis 01/2026", "2026-01"),),
        counter_examples=("7/2026/1", "13/2026"),
    ),
)
