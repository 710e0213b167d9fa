"""The holidays French news dates things by, and when they fall in a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Final

_DAY: Final = dt.timedelta(days=1)


@cache
def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date | None:
    """The ``number``-th such weekday of a month, from the end where negative; ``None`` if there are not so
    many.

    >>> nth_weekday(2025, 11, 3, 4), nth_weekday(2025, 6, 6, -1)
    (datetime.date(2025, 11, 27), datetime.date(2025, 6, 29))
    """
    if number > 0:
        first = dt.date(year, month, 1)
        day = first + ((weekday - first.weekday()) % 7 + 7 * (number - 1)) * _DAY
    else:
        last = dt.date(year + month // 12, month % 12 + 1, 1) - _DAY
        day = last - ((last.weekday() - weekday) % 7 + 7 * (-number - 1)) * _DAY
    return day if day.month == month else None


def _nth(month: int, weekday: int, number: int, shift: int = 0) -> Callable[[int], dt.date]:
    def of(year: int) -> dt.date:
        day = nth_weekday(year, month, weekday, number)
        assert day is not None  # no feast is on a fifth weekday
        return day + shift * _DAY

    return of


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _easter(shift: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + shift * _DAY


def _mothers_day(year: int) -> dt.date:
    """Last Sunday of May, or the first of June where that is Pentecost (French law of 1950)."""
    day = _nth(5, 6, -1)(year)
    return day + 7 * _DAY if day == easter(year) + 49 * _DAY else day


# The second new moon after the winter solstice, which no short rule gives: month and day by year, from 2000
# on.
_LUNAR: Final = (
    "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 "
    "0205 0125 0212 0201 0122 0210"
    " 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208"
).split()


def _lunar(year: int) -> dt.date:
    """Lunar New Year, as far as the table reaches."""
    if not 0 <= year - 2000 < len(_LUNAR):
        raise ValueError(f"no lunar new year of {year} in the table")
    return dt.date(year, int(_LUNAR[year - 2000][:2]), int(_LUNAR[year - 2000][2:]))


FEASTS: Final[dict[str, Callable[[int], dt.date]]] = {
    "jour de l'an": _fixed(1, 1),
    "nouvel an": _fixed(1, 1),
    "nouvel an chinois": _lunar,
    "nouvel an lunaire": _lunar,
    "épiphanie": _fixed(1, 6),
    "chandeleur": _fixed(2, 2),
    "saint-valentin": _fixed(2, 14),
    "poisson d'avril": _fixed(4, 1),
    "fête du travail": _fixed(5, 1),
    "fête de la musique": _fixed(6, 21),
    "fête nationale": _fixed(7, 14),
    "assomption": _fixed(8, 15),
    "halloween": _fixed(10, 31),
    "toussaint": _fixed(11, 1),
    "armistice": _fixed(11, 11),
    "réveillon de noël": _fixed(12, 24),
    "réveillon du nouvel an": _fixed(12, 31),
    "noël": _fixed(12, 25),
    "noel": _fixed(12, 25),
    "saint-sylvestre": _fixed(12, 31),
    "mardi gras": _easter(-47),
    "mercredi des cendres": _easter(-46),
    "dimanche des rameaux": _easter(-7),
    "jeudi saint": _easter(-3),
    "vendredi saint": _easter(-2),
    "lundi de pâques": _easter(1),
    "dimanche de pâques": _easter(0),
    "pâques": _easter(0),
    "jeudi de l'ascension": _easter(39),
    "ascension": _easter(39),
    "lundi de pentecôte": _easter(50),
    "pentecôte": _easter(49),
    "fête des mères": _mothers_day,
    "fête des pères": _nth(6, 6, 3),
    "fête des grands-mères": _nth(3, 6, 1),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
}
