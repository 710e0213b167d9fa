"""So many units from the day of publication or from a date of the text: "il y a deux ans"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsparse.dates.meaning import Meaning, Origin, Shift
from newsparse.dates.rules.relative import COUNT, NUMBER_STARTS, count_of
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, HYPHEN, NUMBER, S0, UNIT, S, unit_of
from newsparse.record import DateModifier

# Units that the calendar can be moved by; hours and minutes are too fine for a day of publication.
_CALENDAR_UNIT: Final = (
    r"(?:jours?|journées?|semaines?|mois|trimestres?|semestres?|ans?|années?|"
    r"décennies?|siècles?|week[-‐‑ ]ends?)\b"
)


def _moved(match: re.Match[str], sign: int, origin: Origin = "published") -> Meaning | None:
    if match["unit"].istitle():
        return None  # "dans 20 Minutes" is in a newspaper
    try:
        count = count_of(match["count"])
    except ValueError:
        return None
    unit, size = unit_of(match["unit"])
    half = match.groupdict().get("half")
    if (more := match.groupdict().get("more")) and (
        joined := _joined(count, unit, size, more, match["more_unit"])
    ):
        count, unit, size = joined
    elif more:
        return None
    if half and unit == "year":
        count, unit, size = count * 12 * size + 6, "month", 1  # "il y a un an et demi": eighteen months ago
    if count != int(count) or abs(count) > 10_000:
        return None
    return Shift(unit, sign * int(count) * size, origin)


def _joined(
    count: Decimal, unit: str, size: int, more: str, more_unit: str
) -> tuple[Decimal, str, int] | None:
    """The grain and count of "un an et deux mois", "deux semaines et trois jours"."""
    finer, its_size = unit_of(more_unit)
    per = {("year", "month"): 12, ("week", "day"): 7, ("year", "quarter"): 4}.get((unit, finer))
    return (count * size * per + count_of(more) * its_size, finer, 1) if per else None


_COMPARED: Final = re.compile(
    rf"(?:\b(?:plus|moins|autant|mieux|pire|fois|supérieure?s?|inférieure?s?|contre|face{S}aux?|"
    rf"rapport|hausse|baisse|progression|"
    rf"recul){S}"
    rf"(?:[^\s.;:!?]{{1,20}}{S}){{0,7}}|\b)(?:qu{APOSTROPHE}|que{S}|contre{S}|"
    rf"à{S}celui{S}d{APOSTROPHE}|"
    rf"rapport{S}à{S})(?:il{S}y{S}a{S})?"
    rf"(?:[^\s.;:!?]{{1,20}}{S}){{0,5}}\Z",
    re.I,
)


def _apart(match: re.Match[str]) -> Meaning | None:
    """So many units before or after a date of the text; "contre 4,4 milliards trois ans plus tôt"
    needs none.
    """
    back = not re.search(r"tard|après", match["way"], re.I)
    left = match.string[max(0, match.start() - 90) : match.start()]
    return _moved(match, -1 if back else 1, "compared" if back and _COMPARED.search(left) else "text")


_ABOUT: Final = re.compile(r"\b(?!semaine)\w+aine|environ|près|quelque|presque", re.I)


def _ago_modifier(match: re.Match[str]) -> DateModifier | None:
    """More than a year ago is before that date, less is after it."""
    words = match.group()
    if _ABOUT.search(words):
        return "approx"
    return (
        "before"
        if re.search(r"\bplus\b", words, re.I)
        else "after"
        if re.search(r"\bmoins\b", words, re.I)
        else None
    )


# The finer part of an offset: "dans un an et deux mois".
_MORE: Final = rf"(?:{S}et{S}(?P<more>{NUMBER}){S0}(?P<more_unit>mois|trimestres?|jours?)\b)?"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "ago",
        {"il", "voici", "voilà", "y", "ça"},
        rf"(?:il{S}y{S}(?:a|avait)|voici|voilà|ça{S}fait|y{S}a){S}(?:de{S}(?:cela|ça){S})?(?:(?:déjà|"
        rf"environ|à{S}peine|quelque|exactement|"
        rf"bientôt|tout{S}juste"
        rf"|presque|maintenant){S}|(?:(?:un{S})?peu{S})?(?:plus|moins|près){S}(?:de{S}|"
        rf"d{APOSTROPHE}{S0})){{0,2}}"
        rf"(?P<count>{COUNT}){S0}(?P<unit>{UNIT})(?P<half>{S}et{S}demie?\b)?{_MORE}(?!{S}(?:que|qu['’]|"
        rf"de{S}(?:cela|ça)))",
        lambda m: _moved(m, -1),
        examples=(
            ("il y a deux ans", "2024"),
            ("il y a 15 jours", "2026-01-12"),
            ("il y a plus de trois mois", "2025-10"),
            ("voici dix ans", "2016"),
            ("il y a de cela trois ans", "2023"),
        ),
        counter_examples=("il y a deux personnes", "il y a trois ans que", "il y a mois et mois"),
        modifier=_ago_modifier,
    ),
    rule(
        "from now",
        {"dans"},
        rf"dans{S}(?:(?:environ|quelque|à{S}peine|exactement){S}|(?:plus|moins|près){S}(?:de{S}"
        rf"|d{APOSTROPHE}{S0}))?(?P<count>{COUNT}){S0}(?P<unit>{UNIT})(?P<half>{S}et{S}demie?\b)?{_MORE}"
        rf"(?!{S}(?:de{S}|d{APOSTROPHE}|sur|suivant|précédent|consécuti))",
        lambda m: _moved(m, 1),
        examples=(
            ("dans six mois", "2026-07"),
            ("dans deux semaines", "2026-W07"),
            ("dans trois jours", "2026-01-30"),
            ("dans un an et deux mois", "2027-03"),
        ),
        counter_examples=("dans deux pays", "dans une semaine sur deux", "dans dix ans de données"),
    ),
    rule(
        "part of an hour from now or ago",
        {"dans", "il"},
        rf"(?:dans|il{S}y{S}a){S}(?:une?{S}(?:petite{S}|bonne{S})?demi{HYPHEN}heure|"
        rf"un{S}quart{S}d{APOSTROPHE}heure"
        rf"|trois{S}quarts{S}d{APOSTROPHE}heure)\b(?!{S}d[e'’])",
        lambda m: Shift("day", 0),
        examples=(("dans une demi-heure", "2026-01-27"), ("il y a un quart d'heure", "2026-01-27")),
        counter_examples=("dans une demi-heure de film",),
    ),
    rule(
        "before long",
        NUMBER_STARTS,
        rf"(?P<count>{COUNT}){S0}(?P<unit>{_CALENDAR_UNIT})(?P<half>{S}et{S}demie?\b)?",
        lambda m: _moved(m, 1),
        after=rf"\bd{APOSTROPHE}ici{S}(?:à{S})?",
        modifier=lambda m: "before",
        examples=(("d'ici deux ans", "2028"), ("d’ici six mois", "2026-07")),
        counter_examples=("d'ici deux pays",),
    ),
    rule(
        "later or earlier",
        NUMBER_STARTS,
        rf"(?P<count>{COUNT}){S0}(?P<unit>{_CALENDAR_UNIT})(?P<half>{S}et{S}demie?\b)?{S}(?P<way>plus{S}tard|plus{S}tôt|auparavant"
        rf"|avant(?={S0}[.,;:)!?]|{S0}\Z)|après(?={S0}[.,;:)!?]|{S0}\Z))",
        _apart,
        examples=(
            ("En 2005, puis six ans plus tard", "2005 2011"),
            ("En mai 2020 et trois mois plus tôt.", "2020-05 2020-02"),
            ("Il a gagné 12 millions, contre 4 seulement trois ans plus tôt.", "2023"),
            ("En 2005. Vingt fois plus qu'un an avant.", "2005 2025"),
        ),
        counter_examples=("trois pas plus tard", "deux heures plus loin"),
    ),
)
