"""What comes after a date and belongs to it: the year it is of, the part of the day, the hour, the other end
of a range.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final, NamedTuple

from newsparse.dates.meaning import (
    Clock,
    Cycle,
    Day,
    Feast,
    Interval,
    Length,
    Meaning,
    Nothing,
    Part,
    Pick,
    Shift,
    grain,
)
from newsparse.dates.rules.words import APOSTROPHE, DASH, HYPHEN, PARTS, S0, S, either, key
from newsparse.record import DateModifier


class Match(NamedTuple):
    """A stretch of text that a rule of the grammar reads."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    modifier: DateModifier | None = None


Finder = Callable[[str, int], Match | None]  # reads the date that starts at an offset

_OF_YEAR: Final = re.compile(
    rf"{S}(?:de{S}|d{APOSTROPHE})?(?:l{APOSTROPHE}an(?:née)?{S}(?P<which>derni(?:er|ère)|passée?|"
    rf"prochaine?|suivante?|précédente?)"
    rf"|(?P<this>cette{S}année)|(?P<same>la{S}même{S}année))\b",
    re.I,
)
_PICK: Final = re.compile(
    rf"{S}(?P<pick>derni(?:er|ère)s?|passée?s?|prochaine?s?|suivante?s?|précédente?s?)\b", re.I
)
# "été dernier à la mode"; behind a day or month the word always picks.
_NO_PICK: Final = re.compile(rf"{S}(?:à{S}(?!\d|midi|minuit|(?-i:[A-ZÀ-Þ]))|par|de{S}mode)", re.I)


def qualified(text: str, match: Match) -> Match:
    """The match with the year or the pick that follows it: "mars de l'année dernière", "le 12
    mars prochain".
    """
    meaning = match.meaning
    if isinstance(meaning, Interval):
        last = qualified(text, match._replace(meaning=meaning.last))
        return match if last.end == match.end else last._replace(meaning=replace(meaning, last=last.meaning))
    if not isinstance(meaning, Day | Cycle | Feast) or meaning.year is not None or meaning.pick is not None:
        return match
    if isinstance(meaning, Day) and not isinstance(meaning.month, int):
        return match
    if found := _OF_YEAR.match(text, match.end):
        which = (found["which"] or "").lower()
        count = -1 if which.startswith(("derni", "pass", "préc")) else 1 if which else 0
        origin: Shift = Shift(
            "year", count, "text" if found["same"] or which.startswith(("suiv", "préc")) else "published"
        )
        return match._replace(end=found.end(), meaning=replace(meaning, year=origin))
    found = _PICK.match(text, match.end)
    if found and (isinstance(meaning, Day) or not _NO_PICK.match(text, found.end())):
        which = found["pick"].lower()
        pick: Pick = (
            "next"
            if which.startswith("proch")
            else "after"
            if which.startswith("suiv")
            else "before"
            if which.startswith("préc")
            else "last"
        )
        return match._replace(end=found.end(), meaning=replace(meaning, pick=pick))
    return match


_PART_TAIL: Final = re.compile(
    rf",?{S}(?:au{S}|dans{S}(?:la{S}|l{APOSTROPHE})|(?:en{S}|à{S}la{S}|au{S})?(?P<bound>d[ée]but|fin|"
    rf"milieu){S}(?:de{S}(?:la{S}|"
    rf"l{APOSTROPHE})?|d{APOSTROPHE})"
    rf"|en{S})?(?P<part>{either(PARTS)}|midi|journ[ée]e)\b(?!{HYPHEN}\w)",
    re.I,
)
_PART_BOUNDS: Final[dict[str, DateModifier]] = {"d": "start", "f": "end", "m": "mid"}
_HOUR_TAIL: Final = re.compile(
    rf"{S0}[–—-]{S0}|,?{S}(?:(?:à|vers|dès|autour{S}de|aux{S}alentours{S}de|de|"
    rf"entre)(?:{S}partir{S}de)?{S})?|T(?=\d)",
    re.I,
)
_ABOUT: Final = re.compile(r"vers|autour|alentours", re.I)
_DAY_TAIL: Final = re.compile(rf",?{S}(?:(?:le|du|de|ce(?={S}jour)){S})?", re.I)


def with_time(text: str, match: Match, find: Finder, find_clock: Finder) -> Match:
    """The match with the part of day and the hour behind it, or, an hour itself, with the day behind it."""
    if grain(match.meaning) == "day" and not isinstance(match.meaning, Interval):
        found = _PART_TAIL.match(text, match.end)
        if found and not _is_range_of_parts(text, found):
            match = _with_part(match, found)
    if grain(match.meaning) in ("day", "part") and not isinstance(match.meaning, Interval):
        tail = _HOUR_TAIL.match(text, match.end)
        hour = find_clock(text, tail.end()) if tail else None
        if hour and tail and _is_apart(text, tail.group(), hour):
            hour = None
        if hour and (dated := _dated(hour.meaning, match.meaning)):
            about = "approx" if tail and _ABOUT.search(tail.group()) else match.modifier
            return match._replace(
                end=hour.end, meaning=dated, rule=f"{match.rule}, {hour.rule}", modifier=about
            )
    elif _is_undated(match.meaning):
        tail = _DAY_TAIL.match(text, match.end)
        day = find(text, tail.end()) if tail else None
        if day and grain(day.meaning) in ("day", "part") and not isinstance(day.meaning, Interval | Nothing):
            day = qualified(text, day)
            if dated := _dated(match.meaning, day.meaning):
                return match._replace(end=day.end, meaning=dated, rule=f"{match.rule}, {day.rule}")
    return match


def _with_part(match: Match, found: re.Match[str]) -> Match:
    """A day with its part, and which end of it: "mardi en fin de matinée", "aujourd'hui en fin de
    journée".
    """
    part = key(found["part"])
    if part == "journée":
        part = "day"
        if not found["bound"]:
            return match  # "mardi, dans la journée"
    meaning = match.meaning if part == "day" else Part(PARTS.get(part, "MI"), match.meaning)
    modifier = _PART_BOUNDS[found["bound"][0].lower()] if found["bound"] else match.modifier
    return match._replace(end=found.end(), meaning=meaning, modifier=modifier)


# As many blanks part two columns; fewer may be masked marks.
_COLUMN_GAP: Final = 3


def _is_apart(text: str, between: str, hour: Match) -> bool:
    """Whether an hour behind a day is not of it: "mardi, 24 heures ont suffi", the next column, hours given
    after a comma.
    """
    if "," in between and isinstance(hour.meaning, Interval):
        return True
    if between.isspace() and len(between) >= _COLUMN_GAP and "\n" not in between:
        return True
    return not between.strip(" ,\n\t") and not _ends_phrase(text, hour)


def _is_undated(meaning: Meaning) -> bool:
    """An hour, or a range of hours, without its day."""
    return (
        isinstance(meaning.last if isinstance(meaning, Interval) else meaning, Clock)
        and _dated(meaning, Shift("day", 0)) is not None
    )


def _ends_phrase(text: str, hour: Match) -> bool:
    """Whether an hour right behind a day, without "à", is one: it has minutes, or nothing but a
    stop follows.
    """
    return bool(re.search(r"\d\s?[h:]\s?\d", text[hour.start : hour.end])) or not re.match(
        r"\s*\w", text[hour.end : hour.end + 3]
    )


def _is_range_of_parts(text: str, found: re.Match[str]) -> bool:
    return found["part"].lower() == "midi" and text[found.end() : found.end() + 1] == "-"


def _dated(hour: Meaning, day: Meaning) -> Meaning | None:
    """An hour, or a range of hours, on a day."""
    if isinstance(hour, Clock) and hour.of is None:
        return replace(hour, of=day)
    if (
        isinstance(hour, Interval)
        and isinstance(hour.first, Clock)
        and isinstance(hour.last, Clock)
        and hour.last.of is None
    ):
        return Interval(replace(hour.first, of=day), replace(hour.last, of=day))
    return None


_ENTRE: Final = re.compile(rf"\bentre{S}(?:le{S}|la{S}|l{APOSTROPHE}(?:année{S})?|les{S})?\Z", re.I)
_FROM: Final = re.compile(
    rf"\b(?:de|du|des|depuis|dès|allant|courant|à{S}partir{S}de|d{APOSTROPHE})(?:{S}(?:de|du|le|la|"
    rf"l{APOSTROPHE}|les"
    rf"|années?))?(?:l{APOSTROPHE}(?:année{S})?|(?<=[{chr(39)}’]){S0}|{S})(?:l{APOSTROPHE})?\Z",
    re.I,
)
_TO: Final = re.compile(
    rf"(?P<et>{S}et{S})(?:le{S}|la{S}|l{APOSTROPHE}(?:année{S})?|en{S}|les{S})?"
    rf"|{S}(?P<to>jusqu{APOSTROPHE}(?:en|au|à|aux)|aux?|à){S}(?:le{S}|la{S}|l{APOSTROPHE}(?:année{S})?|"
    rf"les{S})?"
    rf"|{S}(?P<into>jusqu{APOSTROPHE})(?=aujourd)"
    rf"|(?P<dash>{S0}(?:{DASH}|→|/){S0})",
    re.I,
)
# The ends of a change are two dates: "repoussé de novembre à mars".
_MOVED: Final = re.compile(
    rf"(?:\b(?:gliss|pass|repouss|report|décal|avanc|retard|bascul|déplac)\w{{1,6}}{S}|\breport{S})"
    rf"(?:\w{{1,12}}{S}){{0,2}}d(?:e|u|{APOSTROPHE}){S0}\Z",
    re.I,
)
_RANGED: Final = frozenset("day week month quarter half season year decade century".split())


def ranged(text: str, match: Match, find: Finder, find_clock: Finder) -> Match:
    """The match with the other end of its range: "de 2014 à 2018", "entre mars et septembre 2020", "14 h - 16
    h".
    """
    if isinstance(match.meaning, Interval | Nothing):
        return match
    link = _TO.match(text, match.end)
    if not link:
        return match
    left = text[max(0, match.start - 40) : match.start]
    if link["to"] and _MOVED.search(left):
        return match
    if (link["et"] and not _ENTRE.search(left)) or (
        link["to"] and not (_between_days(match, link) or _FROM.search(left) or _ENTRE.search(left))
    ):
        return match
    other = find_clock(text, link.end()) if isinstance(match.meaning, Clock) else None
    other = other or find(text, link.end())
    if other is None or isinstance(other.meaning, Interval | Nothing):
        return match
    other = with_time(text, qualified(text, other), find, find_clock)
    meaning = _span(match.meaning, other.meaning, dashed=bool(link["dash"]))
    return (
        match
        if meaning is None
        else match._replace(
            end=other.end, meaning=meaning, rule=f"{match.rule} to {other.rule}", modifier=None
        )
    )


def _between_days(match: Match, link: re.Match[str]) -> bool:
    """A day and "au": "2025-09-01 au 2026-08-31" needs no "du"."""
    return (
        isinstance(match.meaning, Day)
        and isinstance(match.meaning.year, int)
        and grain(match.meaning) == "day"
        and link["to"].lower() == "au"
    )


def _span(first: Meaning, last: Meaning, *, dashed: bool) -> Meaning | None:
    if isinstance(first, Length) and isinstance(last, Length):
        both = "/" in first.value or "/" in last.value or dashed
        return None if both else Length(f"{first.value}/{last.value}")
    kinds = grain(first), grain(last)
    if dashed and (kinds[0] != kinds[1] or kinds[0] == "year"):
        return None
    if kinds == ("hour", "hour") and isinstance(first, Clock | Interval):
        return Interval(first, last)
    if isinstance(first, Shift) and isinstance(last, Shift) and first == last:
        return None
    if isinstance(first, Day) and isinstance(last, Day) and kinds == ("year", "year"):
        return (
            Interval(first, last)
            if isinstance(first.year, int) and isinstance(last.year, int) and first.year < last.year
            else None
        )
    return Interval(first, last) if set(kinds) <= _RANGED | {"part"} else None
