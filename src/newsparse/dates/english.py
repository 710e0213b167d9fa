"""Dates written in English inside French articles, as in a quoted title or an agency's dateline: dateparser
reads them.

This is the one place that calls dateparser. It resolves a written-out calendar date in any of its languages
well. For the French forms it is not asked, for three reasons measured on version 1.4 (one call costs about a
millisecond, the first
a hundred: more than the whole grammar over an article):

- it reads only what it can turn into one moment: no range, period, quarter, part of a day or duration, and
  "lundi dernier", "mardi prochain" give ``None``;
- it fills what the text leaves open from the day of the base date ("août 2025" is 28 August for it);
- its search takes "sa" for Saturday and "$60" for 2060, so the grammar must find the expression anyway, and
  then it holds the fields already.

The tests use it as an oracle: wherever both read a French date, they agree.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsparse.dates.meaning import Day, Meaning
from newsparse.dates.rules.rule import DAY_DIGITS, Rule, rule
from newsparse.dates.rules.words import ENGLISH_MONTHS, YEAR, S

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|"
    r"Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_STARTS: Final = frozenset((*ENGLISH_MONTHS, "jan", "mar", "sep", "sept", "oct", "nov", "dec"))


@lru_cache(maxsize=512)
def _parse(words: str) -> tuple[int, int, int] | None:
    import dateparser  # here, and only where such a date is met: its first call costs a tenth of a second

    found = dateparser.parse(
        words, languages=["en"], settings={"REQUIRE_PARTS": ["month", "year"], "PREFER_DAY_OF_MONTH": "first"}
    )
    return (found.year, found.month, found.day) if found else None


def _day(match: re.Match[str]) -> Meaning | None:
    parsed = _parse(re.sub(r"\s+", " ", match.group()))
    return Day(*parsed) if parsed else None


def _month(match: re.Match[str]) -> Meaning | None:
    parsed = _parse(re.sub(r"\s+", " ", match.group()))
    return Day(*parsed[:2]) if parsed else None


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "English date, month first",
        _STARTS,
        rf"{_MONTH}{S}(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?,?{S}{YEAR}",
        _day,
        examples=(("« January 27, 2026 »", "2026-01-27"), ("Sept. 3rd, 2025", "2025-09-03")),
        counter_examples=("May 45, 2026", "March or die, 2026e"),
    ),
    rule(
        "English date, day first",
        {DAY_DIGITS},
        rf"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?{S}(?:of{S})?(?:January|February|March|April|May|June|"
        rf"July|August|September|October|November|December|Feb|Mar|Apr|Jun|Jul|Aug)\b\.?,?{S}{YEAR}",
        _day,
        examples=(("27 January 2026", "2026-01-27"), ("the 3rd of March 2025", "2025-03-03")),
        counter_examples=("27 Januaries 2026",),
        never_after=r"[\w.,:-]",
    ),
    rule(
        "English month",
        ENGLISH_MONTHS,
        rf"(?:January|February|March|April|May|June|July|August|September|October|November|December|Feb|"
        rf"Apr|Jun|Jul|Aug)\b\.?{S}{YEAR}",
        _month,
        examples=(("March 2026", "2026-03"), ("Feb 2025", "2025-02")),
        counter_examples=("June Carter 2026e",),
    ),
)
