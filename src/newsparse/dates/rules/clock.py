"""Times of day: hours, noon and midnight."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Clock, Interval, Meaning
from newsparse.dates.rules.relative import NUMBER_STARTS
from newsparse.dates.rules.rule import DAY_DIGITS, Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, CLOCK_FRACTIONS, HYPHEN, S0, WEEKDAYS, S, either
from newsparse.french import numerals as numbers

# Prepositions that make a number of hours an hour; "de" needs its "à" and "après" a late hour, see ``_hour``.
CLOCK_CUES: Final = (
    rf"\b(?:à|vers|dès|jusqu{APOSTROPHE}à|alentours{S}de|partir{S}de|(?:peu|juste){S}après|passé|avant|"
    rf"sur{S}les|autour{S}de|ouvre{S}à|"
    rf"d{APOSTROPHE}ici|demain"
    rf"|hier|soir|matin|midi"
    rf"|{'|'.join(WEEKDAYS)}|minuit|prévue?{S}à|il{S}est|il{S}était){S}(?:environ{S})?"
)
_HALF_DAY: Final = (
    rf"(?:{S}(?P<half>du{S}mat(?:in)?|du{S}soir|de{S}l{APOSTROPHE}après{HYPHEN}midi|" rf"de{S}la{S}nuit))"
)
_FRACTION: Final = rf"(?:{S}(?P<fraction>{either(CLOCK_FRACTIONS)})\b)"


def _clock(match: re.Match[str]) -> Clock | None:
    groups = match.groupdict()
    try:
        hour = int(numbers.parse_number(groups["hour"]))
        minute = int(numbers.parse_number(groups["minute"])) if groups.get("minute") else 0
    except ValueError:
        return None
    if groups.get("fraction"):
        added = CLOCK_FRACTIONS[re.sub(r"\s+", " ", groups["fraction"].lower())]
        hour, minute = (hour, added) if added > 0 else (hour - 1, 60 + added)
    if groups.get("half") and hour <= 12 and re.search(r"soir|midi", groups["half"], re.I):
        hour = hour % 12 + 12
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    second = groups.get("second")
    return Clock(0 if hour == 24 else hour, minute, second=int(second) if second else None)


def _noon(match: re.Match[str]) -> Clock:
    minute = {"et quart": 15, "et demi": 30, "et demie": 30}.get(
        " ".join((match["fraction"] or "").lower().split()), 0
    )
    if match["fraction"] and "moins" in match["fraction"].lower():
        return Clock(11 if match["noon"].lower() == "midi" else 23, 45)
    return Clock(12 if match["noon"].lower() == "midi" else 0, minute)


def _hours(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    first, last = int(groups["first"]), int(groups["hour"])
    minutes = int(groups.get("from_minute") or 0), int(groups.get("minute") or 0)
    return (
        Interval(Clock(first, minutes[0]), Clock(last % 24, minutes[1]))
        if first < last <= 24 and last >= 7
        else None
    )


def _to_noon(match: re.Match[str]) -> Meaning | None:
    first, midnight = int(match["first"]), match["noon"].lower() == "minuit"
    return (
        Interval(Clock(first, int(match["from_minute"] or 0)), Clock(0 if midnight else 12, 0))
        if midnight or first < 12
        else None
    )


_H: Final = rf"{S0}(?:h\b|heures?\b)"
_HM: Final = (
    rf"(?P<hour>[01]?\d|2[0-4]){S0}(?:h|heures?{S}){S0}(?P<minute>[0-5]\d)(?:{S0}(?:min|"
    rf"mn))?(?!\w|[.,]\d)"
)
_NOT_LASTING: Final = (
    rf"(?!{S}(?:de{S}(?!l{APOSTROPHE}après)|d{APOSTROPHE}(?!hier)|sur{S}24|plus{S}t|" rf"après|avant{S}l))"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "hour and minute",
        {DAY_DIGITS},
        rf"{_HM}{_HALF_DAY}?",
        _clock,
        examples=(
            ("à 14h30", "2026-01-27T14:30"),
            ("le train de 8 h 47", "2026-01-27T08:47"),
            ("à 3h15 du matin", "2026-01-27T03:15"),
        ),
        counter_examples=("25h61", "14h30m2"),
        never_after=r"[\w.,:$€/-]",
    ),
    rule(
        "hour and minute, colon",
        {DAY_DIGITS},
        r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?![\w:]|[.,]\d)",
        _clock,
        after=rf"(?:{CLOCK_CUES}|\b(?:de|et|entre){S}|[(|]{S0}|^)",
        examples=(("à 14:30", "2026-01-27T14:30"), ("(09:05)", "2026-01-27T09:05")),
        counter_examples=("au format 16:10", "un score de 3:1"),
        never_after=rf"\bformat{S}(?:de{S})?|\bratio{S}(?:de{S})?",
    ),
    rule(
        "hour",
        NUMBER_STARTS,
        rf"(?P<hour>[01]?\d|2[0-4]|{numbers.NUMERAL_RUN}){_H}{_FRACTION}?(?:{_HALF_DAY}|{S}(?:précises|"
        rf"pile|tapantes))?{_NOT_LASTING}",
        _clock,
        after=rf"{CLOCK_CUES}|\dh?{S0}h{S0}(?:\d\d)?{S}(?:et|ou|puis){S}",
        examples=(
            ("à 14h", "2026-01-27T14:00"),
            ("vers huit heures", "2026-01-27T08:00"),
            ("à trois heures et quart", "2026-01-27T03:15"),
            ("à 8 heures moins le quart", "2026-01-27T07:45"),
        ),
        counter_examples=("à 5 heures de route", "à 48 heures"),
    ),
    rule(
        "hour of the morning or evening",
        NUMBER_STARTS,
        rf"(?P<hour>[01]?\d|{numbers.NUMERAL_RUN}){_H}{_FRACTION}?{_HALF_DAY}",
        _clock,
        examples=(
            ("8 heures du matin", "2026-01-27T08:00"),
            ("9 h du soir", "2026-01-27T21:00"),
            ("trois heures de l'après-midi", "2026-01-27T15:00"),
        ),
        counter_examples=("8 heures du trajet",),
    ),
    rule(
        "hour in words",
        NUMBER_STARTS,
        rf"(?P<hour>{numbers.NUMERAL_RUN}){S}heures{S}(?P<minute>{numbers.NUMERAL_RUN})(?!{S0}(?:minutes|"
        rf"secondes|personnes))",
        _clock,
        after=CLOCK_CUES,
        examples=(("à huit heures trente", "2026-01-27T08:30"),),
        counter_examples=("à huit heures zoulou",),
    ),
    rule(
        "noon or midnight",
        {"midi", "minuit"},
        rf"(?P<noon>midi|minuit)(?P<fraction>{S}(?:et{S}(?:demie?|quart)|moins{S}le{S}quart))?\b(?!-\w)",
        _noon,
        after=rf"(?:{CLOCK_CUES}|\b(?:ce|et|de|après|entre|depuis|ici){S})",
        examples=(
            ("à midi", "2026-01-27T12:00"),
            ("vers minuit", "2026-01-27T00:00"),
            ("à midi et demi", "2026-01-27T12:30"),
        ),
        counter_examples=("le Midi libre", "dans le midi", "Minuit à Paris"),
    ),
    rule(
        "noon or midnight, and a fraction",
        {"midi", "minuit"},
        rf"(?P<noon>midi|minuit)(?P<fraction>{S}(?:et{S}(?:demie?|quart)|moins{S}le{S}quart))\b(?!-\w)",
        _noon,
        examples=(("Midi et demi, tout ferme", "2026-01-27T12:30"),),
        counter_examples=("midi et quelques", "Minuit et demi-teinte"),
    ),
    rule(
        "opening hours",
        {DAY_DIGITS},
        r"(?P<first>[01]?\d|2[0-3])\s?h\s?[-–]\s?(?P<hour>[01]?\d|2[0-4])\s?h(?!\w)",
        _hours,
        examples=(("ouvert 9h-18h", "2026-01-27T09:00/2026-01-27T18:00"),),
        counter_examples=("entre 9-18 hommes",),
        never_after=r"[\w.,:-]",
    ),
    rule(
        "hours from to",
        {DAY_DIGITS},
        rf"(?P<first>[01]?\d|2[0-3])(?:{S0}h(?:{S0}(?P<from_minute>[0-5]\d))?|{S}heures)?{S}(?:à|"
        rf"et){S}(?P<hour>[01]?\d"
        rf"|2[0-4]){S0}(?:h{S0}(?P<minute>[0-5]\d)\b|h\b|heures?\b)",
        _hours,
        after=rf"\b(?:de|entre){S}",
        examples=(
            ("de 9 à 17 heures", "2026-01-27T09:00/2026-01-27T17:00"),
            ("entre 14h et 16h", "2026-01-27T14:00/2026-01-27T16:00"),
        ),
        counter_examples=("de 2 à 3 personnes",),
    ),
    rule(
        "hours until noon or midnight",
        {DAY_DIGITS},
        rf"(?P<first>[01]?\d|2[0-3]){S0}(?:h(?:{S0}(?P<from_minute>[0-5]\d))?|heures){S}(?:à|"
        rf"et){S}(?P<noon>midi|minuit)\b(?!-\w)",
        _to_noon,
        after=rf"\b(?:de|entre){S}",
        examples=(
            ("fermé de 10 h à midi", "2026-01-27T10:00/2026-01-27T12:00"),
            ("entre 9h30 et midi", "2026-01-27T09:30/2026-01-27T12:00"),
        ),
        counter_examples=("de 10 heures à midinette", "de 18 h à midi"),
    ),
)
