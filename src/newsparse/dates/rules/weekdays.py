"""Weekdays: bare, picked by a word, of the week the story is at."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Day, Meaning, Offset
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import (
    AFTER,
    APOSTROPHE,
    BEFORE,
    HYPHEN,
    LAST,
    MONTHS,
    NEXT,
    S0,
    WEEKDAY,
    WEEKDAYS,
    S,
    either,
    weekday_number,
)


def _picked_weekday(match: re.Match[str]) -> Meaning:
    which = re.sub(r"\s+", " ", (match["which"] or "").lower())
    weekday = weekday_number(match["weekday"])
    if which.startswith(("derni", "pass")):
        return Day(weekday=weekday, pick="last")
    if which.startswith(("prochain", "qui", "à venir", "en huit")):
        return Day(weekday=weekday, pick="next")
    if which:
        return Day(
            weekday=weekday, pick="before" if which.startswith("préc") or which.endswith("avant") else "after"
        )
    return Day(weekday=weekday, pick="this" if match["this"] else None)


def _in_eight(match: re.Match[str]) -> Meaning:
    weeks = 1 if match["count"].lower() == "huit" else 2
    day = Day(weekday=weekday_number(match["weekday"]), pick="next")
    return Offset("day", 7 * weeks, day)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "weekday in a list",
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY})(?={S}(?:et|ou){S}{WEEKDAY}{S}(?P<which>derniers|prochains)\b)",
        _picked_weekday,
        examples=(("samedi et dimanche prochains", "2026-01-31 2026-02-01"),),
        counter_examples=("samedi et les dimanches prochains",),
    ),
    rule(
        "weekday",
        {*WEEKDAYS, "ce"},
        rf"(?P<this>ce{S}(?!{WEEKDAY}{S}\d))?(?P<weekday>{WEEKDAY})(?:{S}(?P<which>{LAST}|{NEXT}|{AFTER}|"
        rf"{BEFORE}))?(?!-\w)",
        lambda m: _picked_weekday(m) if m["this"] or m["which"] or _plainly_weekday(m) else None,
        examples=(
            ("mardi", "2026-01-27"),
            ("mardi prochain", "2026-02-03"),
            ("mardi dernier", "2026-01-20"),
            ("ce vendredi", "2026-01-30"),
            ("lundi", "2026-01-26"),
        ),
        counter_examples=(
            "tous les lundis",
            "chaque mardi",
            "le lundi, c'est repos, le mardi aussi",
            "Vendredi ou la Vie sauvage",
            "un mardi",
        ),
        never_after=rf"\b(?:chaque|les|des|un|tous{S}les|par){S}|\b(?:mercredi|jeudi|vendredi|samedi|lundi|"
        rf"mardi){HYPHEN}",
    ),
    rule(
        "that weekday",
        {"ce"},
        rf"ce{S}(?P<weekday>{WEEKDAY}){HYPHEN}là\b",
        lambda m: Day(weekday=weekday_number(m["weekday"]), pick="story"),
        examples=(("Le 17 novembre 2023, tout bascule. Ce vendredi-là, il part.", "2023-11-17 2023-11-17"),),
        counter_examples=("ce vendredi", "ce lundi-là"),
    ),
    rule(
        "weekday of the story",
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY})(?={S0}[.,;!?»)]|{S0}\Z)",
        lambda m: Day(weekday=weekday_number(m["weekday"]), pick="story") if _told(m) else None,
        after=rf"\ble{S}",
        examples=(("Renvoyé le 17 novembre 2023, il a protesté le lundi.", "2023-11-17 2023-11-20"),),
        counter_examples=("Né le 3 mai 2020. Fermé le lundi.", "Il a protesté le lundi."),
    ),
    rule(
        "weekday in a week",
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){S}en{S}(?P<count>huit|quinze)\b",
        _in_eight,
        examples=(("lundi en huit", "2026-02-09"),),
        counter_examples=("lundi en hausse",),
    ),
)

_WEEKDAY_HABIT: Final = re.compile(rf"\b(?:le|du){S}\Z", re.I)
_WEEKDAY_DATED: Final = re.compile(
    rf"{S}(?:soir|matin|après|midi|{either(MONTHS)}|de{S}la{S}semaine|de{S}cette|à{S}\d|suivant|"
    rf"précédent|d{APOSTROPHE}après)",
    re.I,
)


def _plainly_weekday(match: re.Match[str]) -> bool:
    """A bare "mardi" is a day; "le mardi" is a habit, and "Vendredi" before a capital or "ou" a name or a
    title.
    """
    text = match.string
    if (
        re.match(rf"{S}(?:ou{S}[a-zA-Z]|[A-Z])", text[match.end() : match.end() + 12])
        and match["weekday"][0].isupper()
    ):
        return False
    if _WEEKDAY_HABIT.search(text[max(0, match.start() - 8) : match.start()]):
        return bool(_WEEKDAY_DATED.match(text, match.end()))
    return True


# Right before "le lundi": a verb that tells, in a past tense or behind a quote ("avoue-t-il le lundi").
_TOLD: Final = re.compile(
    rf"(?:\b(?:a|ont|est|sont|avait|avaient|était|étaient){S}(?:\w{{2,20}}{S}){{0,3}}\w{{1,20}}(?:é|i|"
    rf"u|is|it|t)e?s?"
    rf"|-(?:t{HYPHEN})?(?:ils?|elles?|on)){S}(?:\w{{2,20}}{S}){{0,2}}le{S}\Z",
    re.I,
)


def _told(match: re.Match[str]) -> bool:
    return bool(_TOLD.search(match.string[max(0, match.start() - 60) : match.start()]))
