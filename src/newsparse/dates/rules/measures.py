"""Durations in hours, minutes and seconds, which look like times of day: "3 h 20" lasts only where the words
beside it say so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsparse.dates.meaning import Clock, Length, Meaning
from newsparse.dates.rules.calendar import COUNTED, MEASURED
from newsparse.dates.rules.durations import iso_duration
from newsparse.dates.rules.relative import NUMBER_STARTS
from newsparse.dates.rules.rule import DIGITS, Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, S0, S
from newsparse.french import numerals as numbers


def _compound(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    parts = [
        (Decimal(groups[name]), name) for name in ("day", "hour", "minute", "second") if groups.get(name)
    ]
    return Length(iso_duration(*[(count, unit) for count, unit in parts if count]))


def _from_to(match: re.Match[str]) -> Meaning | None:
    first, last = int(match["first"]), int(match["hour"])
    return Length(f"PT{first}H/PT{last}H") if first < last else None


# What hours and minutes measure in the test of a device.
_ENDURANCE: Final = re.compile(
    r"autonomie|endurance|durée|temps\b|recharge|batterie|ten(?:u|ait|ir)\b|"
    r"\btient|lecture|trajet|charge",
    re.I,
)
_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n\s*\n|\|")
# Lines of a table, and characters, that a column's heading may be above its cell.
_ROWS: Final = 60
_TABLE: Final = 4000


def _measured(match: re.Match[str]) -> bool:
    """Whether the sentence, or the heading of the column, speaks of endurance rather than of a
    time of day.
    """
    text, start = match.string, match.start()
    left = text[max(0, start - 120) : start]
    if left.rstrip().endswith("|"):
        return bool(_ENDURANCE.search(_column_heading(text, start)))
    return bool(_ENDURANCE.search(_SENTENCE_END.split(left)[-1]))


def _column_heading(text: str, start: int) -> str:
    """The cell at the top of the column that an offset is in; cells are parted by ``|``."""
    above = text[max(0, start - _TABLE) : start].split("\n")
    column = above[-1].count("|")
    heading = above[-1]
    for line in reversed(above[-_ROWS:]):
        if "|" not in line:
            break
        heading = line
    cells = heading.split("|")
    return cells[column] if column < len(cells) else ""


def _in_words(match: re.Match[str]) -> Meaning | None:
    try:
        whole, part = numbers.parse_number(match["hour"]), numbers.parse_number(match["minute"])
    except ValueError:
        return None
    units = ("hour", "minute") if match["unit"].lower().startswith("heure") else ("minute", "second")
    return Length(iso_duration((whole, units[0]), (part, units[1]))) if 1 < part < 60 else None


# What lasts: "une coupure de 2 h 15". What has an hour, too, lasts behind "un" alone: "le vol de 9 h 30"
# leaves then.
_LASTS: Final = (
    "film|vidéo|album|coupure|panne|interruption|arrêt|pause|trajet|voyage|attente|retard|délai|autonomie"
    "|documentaire|écoute|lecture|recharge|garde"
)
_LASTS_BEHIND_ONE: Final = (
    "vol|séance|réunion|audience|audition|entretien|interview|conférence|discours|débat|keynote|concert"
    "|spectacle|émission|épisode|marche|course|intervention"
)
_LASTING: Final = (
    rf"\b(?:pendant|durant|en|durée{S}de|dure|duré|durait|durera|durer|moins{S}de|plus{S}de|près{S}de|"
    rf"bout{S}de|autonomie{S}de|comptez|compter"
    rf"|prend|prennent|prenait|faut|fallu|environ|record{S}de|temps{S}de|total{S}de|tient"
    rf"|(?:{_LASTS})s?{S}de|une?{S}(?:{_LASTS_BEHIND_ONE}){S}de|autonomie{S}(?:\w{{2,12}}{S}){{1,3}}à){S}|\("
)

_HOURS_OF: Final = re.compile(
    r"\b(?:heures?|horaires?|départs?|arrivées?|début|ouverture|fermeture|coup " r"d['’]envoi|créneau)\b",
    re.I,
)


def _in_column(match: re.Match[str]) -> Meaning | None:
    hour = int(match["hour"])
    return Clock(hour % 24, 0) if _HOURS_OF.search(_column_heading(match.string, match.start())) else None


# "3 h 20" is a duration only where the words beside it say so; these rules win a tie against the clock.
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "duration, hours and minutes",
        {DIGITS},
        rf"(?P<hour>\d{{1,3}}){S0}(?:h|heures?){S0}(?P<minute>[0-5]?\d)(?:{S0}(?:min|mn|minutes?"
        rf"|m))?\b(?:{S0}(?P<second>\d\d){S0}s\b)?(?!{S0}[%€/])",
        _compound,
        after=_LASTING,
        examples=(("pendant 3 h 20", "PT3H20M"), ("un film de 1h45", "PT1H45M")),
        counter_examples=("à 14h30", "en 5 hommes"),
    ),
    rule(
        "duration, hours and minutes of",
        {DIGITS},
        rf"(?P<hour>\d{{1,3}}){S0}(?:h|heures?){S0}(?P<minute>[0-5]?\d)(?:{S0}(?:min|mn|"
        rf"minutes?))?(?={S}(?:d{APOSTROPHE}(?!hier)"
        rf"|par{S}(?:jour|semaine|mois|an)|de{S}(?!l{APOSTROPHE}après|mercredi|lundi|mardi|jeudi)))",
        _compound,
        examples=(("8h30 d'autonomie", "PT8H30M"), ("2 h 15 de film", "PT2H15M")),
        counter_examples=("à 14h30 de l'après-midi",),
        never_after=rf"\b(?:à|vers|dès){S}|[\w.,:-]",
    ),
    rule(
        "duration, hours and minutes named",
        {DIGITS},
        rf"(?P<hour>\d{{1,3}}){S0}(?:h|heures?){S0}(?:et{S})?(?P<minute>[0-5]?\d){S0}(?:min|mn|minutes)\b",
        _compound,
        examples=(("1 h 30 min", "PT1H30M"), ("2 heures 15 minutes", "PT2H15M")),
        counter_examples=("à 14 h 30 min",),
        never_after=rf"\b(?:à|vers|dès){S}|[\w.,:-]",
    ),
    rule(
        "duration measured",
        {DIGITS},
        rf"(?P<hour>\d{{1,3}}){S0}(?:h|heures?){S0}(?P<minute>[0-5]\d)(?!\w|[.,]\d)",
        lambda m: _compound(m) if _measured(m) else None,
        examples=(
            ("La batterie a tenu 12 h 40, sa rivale 9 h 15.", "PT12H40M PT9H15M"),
            ("| Modèle | Autonomie |\n|---|---|\n| Alba | 12 h 40 |", "PT12H40M"),
        ),
        counter_examples=(
            "L'autonomie fut mesurée à 12 h 40.",
            ("| Train | Départ |\n|---|---|\n| 8402 | 12 h 40 |"),
        ),
        never_after=rf"\b(?:à|vers|dès|avant|après|entre|et|jusqu{APOSTROPHE}à){S}|[\w.,:-]",
    ),
    rule(
        "duration measured, from to",
        {DIGITS},
        rf"(?P<first>\d{{1,3}}){S0}(?:h|heures?){S}(?:et|à){S}(?P<hour>\d{{1,3}}){S0}(?:h|heures?)\b(?!{S0}\d)",
        lambda m: _from_to(m) if _measured(m) else None,
        after=rf"\b(?:entre|de){S}",
        examples=(("L'autonomie se situe entre 7h et 8h.", "PT7H/PT8H"),),
        counter_examples=("Le magasin ouvre de 9h à 8h.",),
    ),
    rule(
        "duration, hours and minutes in words",
        NUMBER_STARTS - {DIGITS},
        rf"(?P<hour>{numbers.NUMERAL_RUN}){S}(?P<unit>heures?|minutes?){S}(?P<minute>{numbers.NUMERAL_RUN})(?!{S0}(?:minutes|"
        rf"secondes))(?!{COUNTED})",
        _in_words,
        after=_LASTING,
        examples=(("Cela a duré deux heures trente.", "PT2H30M"), ("en une minute trente", "PT1M30S")),
        counter_examples=("à deux heures trente", "pendant deux heures trente personnes ont"),
    ),
    rule(
        "duration, days and hours",
        {DIGITS},
        rf"(?P<day>\d{{1,3}}){S0}j(?:ours?)?{S0}(?:et{S})?(?P<hour>[01]?\d|"
        rf"2[0-3]){S0}h(?:eures?)?\b(?:{S0}(?P<minute>[0-5]?\d)\b(?:{S0}(?:min|mn)\b)?)?",
        _compound,
        examples=(("en 1 j 3 h", "P1DT3H"),),
        counter_examples=("1 j 3 hommes",),
        never_after=r"[\w.,:-]",
    ),
    rule(
        "hour in a column",
        {DIGITS},
        rf"(?P<hour>[01]?\d|2[0-4]){S0}(?:h|heures?)(?={S0}(?:\||\n|\Z))",
        _in_column,
        after=r"\|[^\S\n]{0,16}",
        examples=(("| Film | Heure |\n|---|---|\n| Alba | 20 h |", "2026-01-27T20:00"),),
        counter_examples=("| Film | Durée |\n|---|---|\n| Alba | 2 h |",),
    ),
    rule(
        "duration, minutes and bare seconds",
        {DIGITS},
        rf"(?P<minute>\d{{1,3}}){S0}(?:min|mn|minutes?){S0}(?P<second>[0-5]\d)(?![\w%€$]|[.,]\d|"
        rf"{S}\d)(?!{MEASURED})(?!{COUNTED})",
        _compound,
        examples=(("en 2 min 30", "PT2M30S"), ("une vidéo de 12 minutes 05", "PT12M5S")),
        counter_examples=("en 2 min 30 clients", "2 min 30 Go"),
        never_after=r"[\w.,:-]",
    ),
    rule(
        "duration, minutes and seconds",
        {DIGITS},
        rf"(?P<minute>\d{{1,3}}){S0}(?:min|mn|minutes?){S}(?:et{S})?(?P<second>[0-5]?\d){S0}(?:s|sec|"
        rf"secondes?)\b",
        _compound,
        examples=(("en 2 min 30 s", "PT2M30S"),),
        counter_examples=("2 min 30 secousses",),
        never_after=r"[\w.,:-]",
    ),
)
