"""Openings that qualify the date behind them: "fin mars", "la semaine du 16", "premier lundi de mai"."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Day, Feast, Fixed, Interval, Meaning, Offset, Part, Shift, Within, grain
from newsparse.dates.rules.calendar import day_range
from newsparse.dates.rules.periods import ORDINAL, ORDINAL_STARTS, ordinal_number
from newsparse.dates.rules.relative import COUNT, NUMBER_STARTS, count_of
from newsparse.dates.rules.rule import DAY_DIGITS, Rule, rule
from newsparse.dates.rules.words import (
    APOSTROPHE,
    DAY,
    DE,
    HYPHEN,
    MONTH,
    PARTS,
    S0,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    S,
    either,
    key,
    unit_of,
    weekday_number,
)
from newsparse.record import DateModifier

_LONG: Final = frozenset("day week weekend month quarter half season year decade century".split())
_BOUNDS: Final[dict[str, DateModifier]] = {
    "début": "start",
    "fin": "end",
    "milieu": "mid",
    "mi": "mid",
    "courant": "mid",
}


def _bound(match: re.Match[str], of: Meaning) -> Meaning | None:
    return of if grain(of) in _LONG - {"day"} or isinstance(of, Shift) else None


def _bound_modifier(match: re.Match[str]) -> DateModifier | None:
    word = key(match["bound"])
    return None if word == "courant" else _BOUNDS[word]


def _week_of(match: re.Match[str], of: Meaning) -> Meaning | None:
    if isinstance(of, Interval):
        return of if grain(of) == "day" else None
    return Within("week", 0, of) if grain(of) == "day" else None


def _weekend_of(match: re.Match[str], of: Meaning) -> Meaning | None:
    if isinstance(of, Interval):
        return Within("weekend", 0, of.first) if grain(of) == "day" else None
    return Within("weekend", 0, of) if grain(of) in ("day", "week") else None


def _nth_weekday(match: re.Match[str], of: Meaning) -> Meaning | None:
    if grain(of) not in ("month", "year"):
        return None
    return Within(f"weekday {weekday_number(match['weekday'])}", ordinal_number(match["ordinal"]), of)


# How many of the inner unit the outer may hold: "dernière semaine de juin", but no "premier mois de mardi".
_INNER: Final = {
    "jour": ("day", {"month", "year", "week", "quarter", "half", "season"}),
    "semaine": ("week", {"month", "year"}),
    "quinzaine": ("fortnight", {"month"}),
    "mois": ("month", {"year", "quarter", "half"}),
    "trimestre": ("quarter", {"year"}),
    "semestre": ("half", {"year"}),
    "moitié": ("half", {"year"}),
    "week-end": ("weekend", {"month"}),
    "décennie": ("decade", {"century"}),
}


def _nth_unit(match: re.Match[str], of: Meaning) -> Meaning | None:
    unit, outer = _INNER[re.sub(r"\s", "-", key(match["unit"]))]
    number = ordinal_number(match["ordinal"])
    return Within(unit, number, of) if grain(of) in outer and not isinstance(of, Interval | Fixed) else None


def _first_units(match: re.Match[str], of: Meaning) -> Meaning | None:
    unit, outer = _INNER[key(match["unit"]).removesuffix("s") if key(match["unit"]) != "mois" else "mois"]
    try:
        count = int(count_of(match["count"]))
    except ValueError:
        return None
    if grain(of) not in outer or not 2 <= count <= 50 or isinstance(of, Interval | Fixed):
        return None
    first, last = (1, count) if match["which"].lower().startswith("prem") else (-count, -1)
    return Interval(Within(unit, first, of), Within(unit, last, of))


def _weekday_in_week(match: re.Match[str], of: Meaning) -> Meaning | None:
    return Within(f"weekday {weekday_number(match['weekday'])}", 1, of) if grain(of) == "week" else None


def _eve(match: re.Match[str], of: Meaning) -> Meaning | None:
    counts = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}
    return (
        Offset("day", counts[re.sub(r"\s", "-", key(match["word"]))], of)
        if grain(of) == "day" and not isinstance(of, Interval)
        else None
    )


def _offset(match: re.Match[str], of: Meaning) -> Meaning | None:
    try:
        count = count_of(match["count"])
    except ValueError:
        return None
    unit, size = unit_of(match["unit"])
    if (
        grain(of) not in ("day", "month", "year")
        or isinstance(of, Interval)
        or count != int(count)
        or count > 10_000
    ):
        return None
    if (grain(of) == "year" and unit != "year") or not isinstance(of, Day | Feast):
        return None
    return Offset(unit, int(count) * size * (1 if match["way"].lower().startswith("ap") else -1), of)


def _part(match: re.Match[str], of: Meaning) -> Meaning | None:
    if isinstance(of, Interval):
        of = of.first  # the night of Monday to Tuesday is Monday's
    return Part(PARTS[key(match["part"])], of) if grain(of) == "day" else None


_OF: Final = (
    rf"{S}{DE}(?:mois{S}(?:de{S}|d{APOSTROPHE}{S0})|l{APOSTROPHE}(?:année|an|exercice){S}(?=\d)"
    rf"|son{S}exercice{S}(?:fiscal{S})?(?=\d)|année{S}(?=\d))?"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "bound",
        {"début", "fin", "milieu", "mi", "courant"},
        rf"(?P<bound>début|fin|milieu|courant)(?:{_OF}|{S}(?:l{APOSTROPHE}année{S})?)|"
        rf"(?P<bound_>mi)(?:{HYPHEN}|{S})",
        frame=_bound,
        modifier=lambda m: "mid" if m["bound_"] else _bound_modifier(m),
        examples=(
            ("début 2025", "2025"),
            ("fin mars", "2025-03"),
            ("mi-2026", "2026"),
            ("au milieu des années 2000", "200"),
            ("fin de l'année", "2026"),
            ("en début de semaine", "2026-W05"),
            ("à la fin du mois prochain", "2026-02"),
            ("début d'année 2018", "2018"),
        ),
        counter_examples=(
            "la fin du support",
            "la mi-temps",
            "fin prêt",
            "le début de la fin",
            "fin de partie",
        ),
    ),
    rule(
        "week of",
        {"semaine"},
        rf"semaine{S}(?:du{S}|de{S}|d{APOSTROPHE}{S0})(?:la{S})?",
        frame=_week_of,
        examples=(
            ("la semaine du 16 mars 2026", "2026-W12"),
            ("semaine du 5 au 9 janvier 2026", "2026-01-05/2026-01-09"),
            ("la semaine de Noël", "2025-W52"),
        ),
        counter_examples=("la semaine du blanc", "la semaine de quatre jours"),
    ),
    rule(
        "weekend of",
        {"week"},
        rf"week(?:{HYPHEN}|{S})end{S}(?:du{S}|des{S}|de{S}|d{APOSTROPHE}{S0})(?:la{S}|l{APOSTROPHE})?",
        frame=_weekend_of,
        examples=(("le week-end du 14 juin 2025", "2025-W24-WE"), ("week-end de Pâques 2026", "2026-W14-WE")),
        counter_examples=("un week-end de rêve",),
    ),
    rule(
        "nth weekday of",
        ORDINAL_STARTS,
        rf"(?P<ordinal>{ORDINAL}){S}(?P<weekday>{WEEKDAY}){_OF}",
        frame=_nth_weekday,
        examples=(
            ("le premier lundi de mai 2026", "2026-05-04"),
            ("le dernier vendredi de novembre 2025", "2025-11-28"),
            ("le 2e mardi du mois", "2026-01-13"),
        ),
        counter_examples=("le premier lundi de la discorde",),
    ),
    rule(
        "nth unit of",
        ORDINAL_STARTS,
        rf"(?P<ordinal>{ORDINAL}){S}(?P<unit>{either(_INNER)}){_OF}",
        frame=_nth_unit,
        examples=(
            ("la dernière semaine de juin 2025", "2025-W26"),
            ("la première quinzaine de juin 2025", "2025-06-01/2025-06-15"),
            ("le dernier jour du mois", "2026-01-31"),
            ("au premier trimestre de l'année prochaine", "2027-Q1"),
            ("la première moitié de 2025", "2025-H1"),
        ),
        counter_examples=("la première semaine de travail", "la première moitié de la table"),
    ),
    rule(
        "first or last units of",
        NUMBER_STARTS,
        rf"(?P<count>{COUNT}){S}(?P<which>premi(?:ers|ères)|derni(?:ers|ères)){S}(?P<unit>jours|semaines|"
        rf"mois|trimestres){_OF}",
        frame=_first_units,
        examples=(
            ("les trois premiers mois de l'année", "2026-01/2026-03"),
            ("les dix premiers jours de mai 2025", "2025-05-01/2025-05-10"),
        ),
        counter_examples=("les trois premiers mois de guerre",),
    ),
    rule(
        "weekday in a named week",
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){S}(?:de{S}(?:la{S})?|la{S}(?=semaine{S}(?:prochaine|dernière|suivante|"
        rf"précédente)))(?!la)",
        frame=_weekday_in_week,
        examples=(
            ("lundi la semaine prochaine", "2026-02-02"),
            ("jeudi de la semaine prochaine", "2026-02-05"),
            ("lundi de cette semaine", "2026-01-26"),
        ),
        counter_examples=("jeudi de la colère",),
    ),
    rule(
        "day beside a named day",
        {"veille", "lendemain", "avant", "surlendemain"},
        rf"(?P<word>avant{HYPHEN}veille|veille|surlendemain|lendemain){S}{DE}",
        frame=_eve,
        examples=(("la veille de Noël", "2025-12-24"), ("au lendemain du 3 mai 2020", "2020-05-04")),
        counter_examples=("au lendemain de la guerre",),
    ),
    rule(
        "time before or after a date",
        NUMBER_STARTS,
        rf"(?P<count>{COUNT}){S}(?P<unit>jours?|semaines?|mois|ans?|années?){S}(?P<way>avant|"
        rf"après){S}(?:le{S}|la{S}|l{APOSTROPHE})?",
        frame=_offset,
        examples=(
            ("trois jours avant Noël 2025", "2025-12-22"),
            ("deux semaines après le 3 mai 2020", "2020-W20"),
        ),
        counter_examples=("trois jours avant la fin du monde",),
    ),
    rule(
        "part of a named day",
        set(PARTS) | {"après"},
        rf"(?P<part>{either(PARTS)}){S}{DE}(?:jour{S}de{S})?",
        frame=_part,
        examples=(
            ("le soir du 12 mars 2025", "2025-03-12TEV"),
            ("dans la nuit du 5 au 6 mars 2025", "2025-03-05TNI"),
            ("dans la nuit de lundi à mardi", "2026-01-26TNI"),
        ),
        counter_examples=("la nuit des temps", "une soirée de gala"),
    ),
)

# Units that are a date only inside a frame: "la fin de l'année", "le dernier jour du mois".
FRAMED: Final[tuple[Rule, ...]] = (
    rule(
        "unit of today",
        {"semaine", "mois", "trimestre", "semestre", "année", "an", "week", "siècle", "décennie"},
        rf"(?P<unit>semaine|mois|trimestre|semestre|année|an|siècle|décennie|week(?:{HYPHEN}|"
        rf"{S})end)\b(?!{S}(?:\d|scolaire|de{S}"
        rf"|d{APOSTROPHE}))",
        lambda m: Shift(
            {10: "decade", 100: "century"}.get(
                unit_of(re.sub(r"\s", "-", m["unit"]))[1], unit_of(re.sub(r"\s", "-", m["unit"]))[0]
            ),
            0,
        ),
        examples=(("fin du mois", "2026-01"),),
        counter_examples=("le mois",),
    ),
    rule(
        "pair of days",
        {DAY_DIGITS},
        rf"(?P<first>{DAY}){S}et{S}(?P<day>{DAY}){S}(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
        day_range,
        examples=(("le week-end du 7 et 8 février 2026", "2026-W06-WE"),),
        counter_examples=("le 7 et 8 février",),
    ),
    rule(
        "nights between weekdays",
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){S}(?:à|au){S}{WEEKDAY}",
        lambda m: Interval(
            Day(weekday=weekday_number(m["weekday"])), Day(weekday=weekday_number(m["weekday"]))
        ),
        examples=(("la nuit de lundi à mardi", "2026-01-26TNI"),),
        counter_examples=("de lundi à mardi",),
    ),
)
