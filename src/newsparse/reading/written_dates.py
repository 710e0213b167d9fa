"""Publication dates as French pages write them: "Publié le 3 mars 2026 à 08h12", "03/03/2026", ISO."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan",
            "février fevrier févr fevr fév fev",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre decembre déc dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"""(?<!\d)(?:
    # 3 mars 2026; 2026-03-03; 03/03/2026
    (?P<day>\d{{1,2}})(?:er)?\s{{1,5}}(?P<month>{_MONTH})\b\.?,?\s{{1,5}}(?P<year>(?:19|20)\d{{2}})
    | (?P<year_iso>(?:19|20)\d{{2}})-(?P<month_iso>\d{{2}})-(?P<day_iso>\d{{2}})
    | (?P<day_num>\d{{1,2}})[/.](?P<month_num>\d{{1,2}})[/.](?P<year_num>(?:19|20)\d{{2}})
    )(?!\d)""",
    re.I | re.X,
)
_HALF_DAY = re.compile(r",?\s{1,3}\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]\b")
MONTHS = 12
# What a date is said to be, up to the date itself: the last word before a date decides.
_CHANGED = re.compile(r"mise?s?\s+à\s+jour|modifié|actualisé|updated|maj\b|màj\b|édité", re.I)
_PUBLISHED = re.compile(
    r"publi|posté|mis(?:e|es)?\s+en\s+ligne|paru|diffusé|créé|rédigé|écrit|published", re.I
)
# A dateline says little but the date: these words may stand around it.
_DATELINE_WORDS = re.compile(
    r"\b(?:publiée?|mise?|jour|en|ligne|modifiée?|postée?|rédigée?|actualisée?|écrit|paru|date|le|la|"
    r"à|a|par|min(?:utes?)?|de|lecture|temps"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|\d{1,2}\s?[h:]\s?\d{0,2}|h)\b",
    re.I,
)


def dates_in(line: str) -> Iterator[tuple[int, int, dt.date]]:
    """``(start, end, date)`` of each calendar date that is written out in full.

    >>> [str(date) for _, _, date in dates_in("Publié le 1er mars 2026, modifié le 02/03/2026")]
    ['2026-03-01', '2026-03-02']
    >>> [
    ...     str(date) for _, _, date in dates_in("2/6/2026 4:40:01 PM")
    ... ]  # a clock of twelve hours: the month comes first
    ['2026-02-06']
    """
    for match in _WRITTEN.finditer(line):
        day = match["day"] or match["day_iso"] or match["day_num"]
        month = match["month"] or match["month_iso"] or match["month_num"]
        year = match["year"] or match["year_iso"] or match["year_num"]
        if match["day_num"] and (int(month) > MONTHS or _HALF_DAY.match(line, match.end())):
            day, month = month, day
        try:
            yield (
                match.start(),
                match.end(),
                dt.date(int(year), _MONTHS.get(month.lower()) or int(month), int(day)),
            )
        except ValueError:
            continue


def publication_date(line: str) -> dt.date | None:
    """The date a line says the text was published; a date of change is not one.

    >>> str(publication_date("Mis à jour le 12 février 2026, publié le 11 février 2026 à 6 h 30"))
    '2026-02-11'
    >>> publication_date("Modifié le 12 février 2026") is None
    True
    """
    plain = None
    before = 0
    for start, end, date in dates_in(line):
        said = line[before:start]
        before = end
        changed = max((match.start() for match in _CHANGED.finditer(said)), default=-1)
        published = max((match.start() for match in _PUBLISHED.finditer(said)), default=-1)
        if published > changed:
            return date
        if changed < 0 and plain is None:
            plain = date
    return plain


def dateline_rest(line: str) -> str:
    """What a line holds besides dates, hours and the words that go with them.

    >>> dateline_rest("Publié le lundi 3 mars 2026 à 08h12 - Rennes")
    'Rennes'
    """
    rest = _WRITTEN.sub(" ", line)
    return " ".join(re.sub(r"[\W_]+", " ", _DATELINE_WORDS.sub(" ", rest)).split())


def parse_date(value: object) -> dt.date | None:
    """A calendar date from what a file format holds: a date, a datetime, ISO, RFC 2822, a date in words; else
    ``None``.

    >>> (
    ...     parse_date("2026-01-27T10:00:00+01:00"),
    ...     parse_date("Tue, 27 Jan 2026 10:00:00 GMT"),
    ...     parse_date("27 janvier 2026"),
    ... )
    (datetime.date(2026, 1, 27), datetime.date(2026, 1, 27), datetime.date(2026, 1, 27))
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or len(value) > 100:
        return None
    match = re.match(r"\s*(\d{4})[-/]?(\d{1,2})[-/]?(\d{1,2})(?!\d)", value)
    if match:
        try:
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return next((date for _, _, date in dates_in(value)), None)
