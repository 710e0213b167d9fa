"""How long something lasts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsparse.dates.meaning import Length, Meaning
from newsparse.dates.rules.ages import is_age, is_age_group
from newsparse.dates.rules.relative import COUNT, NUMBER_STARTS, count_of
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, HYPHEN, NUMBER, S0, UNIT, S, key, unit_of
from newsparse.record import DateModifier

# ISO 8601 letters of the grains; quarters and halves have none and are counted in months.
_LETTERS: Final = {"day": "D", "week": "W", "month": "M", "year": "Y", "weekend": "WE"}
_MONTHS_IN: Final = {"quarter": 3, "half": 6}
_CLOCK_LETTERS: Final = {"hour": "H", "minute": "M", "second": "S"}
# A fraction is exact in the smaller unit of these; a month and a half has no exact number of days and stays a
# fraction.
_SMALLER: Final = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60)}


def iso_duration(*parts: tuple[Decimal, str]) -> str:
    """ISO 8601 for counts of grains, largest first.

    >>> (
    ...     iso_duration((Decimal("7.5"), "hour")),
    ...     iso_duration((Decimal("1.5"), "year")),
    ...     iso_duration((Decimal(3), "quarter")),
    ... )
    ('PT7H30M', 'P18M', 'P9M')
    """
    days, clock = "", ""
    for count, unit in parts:
        if count != int(count) and unit in _SMALLER:
            smaller, size = _SMALLER[unit]
            whole = Decimal(0) if unit == "year" else count // 1
            split = (
                ((whole, unit), (((count - whole) * size).quantize(Decimal(1)), smaller))
                if whole
                else ((count * size, smaller),)
            )
        else:
            split = ((count, unit),)
        for number, name in split:
            shown = format(number.normalize(), "f")
            if name in _CLOCK_LETTERS:
                clock += shown + _CLOCK_LETTERS[name]
            elif name in _MONTHS_IN:
                days += f"{format((number * _MONTHS_IN[name]).normalize(), 'f')}M"
            else:
                days += shown + _LETTERS[name]
    return f"P{days}" + (f"T{clock}" if clock else "")


def _grain(count: Decimal, unit: str) -> tuple[Decimal, str]:
    name, size = unit_of(unit)
    return count * size, name


def _length(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    try:
        count = count_of(groups["count"])
    except ValueError:
        return None
    if count == 1 and (groups.get("long") or not _lasts(match)):
        return None  # "une grosse semaine"
    if groups.get("fraction"):
        fraction = re.sub(r"\s+", " ", groups["fraction"].lower())
        count += (
            Decimal("0.75")
            if "trois" in fraction
            else Decimal("0.25")
            if "quart" in fraction
            else Decimal("0.5")
        )
    parts = [_grain(count, groups["unit"])]
    for more in ("more", "last"):
        if groups.get(more):
            parts.append(_grain(count_of(groups[more]), groups[f"{more}_unit"]))
    if len({unit for _, unit in parts}) < len(parts):
        return None
    return Length(iso_duration(*parts))


# Units that mean no duration after "un": "un jour" is some day, "une seconde" or "une année" may go on as a
# noun phrase.
_INDEFINITE: Final = frozenset(
    "jour seconde minute journée année nuit soirée trimestre semestre week-end".split()
)
_LASTING: Final = re.compile(
    rf"(?:\b(?:en|pendant|durant|après|depuis|pour|sur|à{S}peine|plus|moins|près|bout|fait|dure|duré|"
    rf"durera|faut|fallu|soit|environ"
    rf"|presque|prend|pris|sous|avec|qu|l{APOSTROPHE}espace|durée)"
    rf"(?:{S}(?:de|d{APOSTROPHE}))?(?:{S}|{APOSTROPHE})?|\bd{APOSTROPHE}|\()\Z",
    re.I,
)


def _lasts(match: re.Match[str]) -> bool:
    """Whether "un", "une" count here."""
    word = match["count"].lower()
    if (
        not word.startswith("un")
        or key(match["unit"]) not in _INDEFINITE
        or match.groupdict().get("fraction")
        or match.groupdict().get("more")
    ):
        return True
    if match.group() == match.string.strip():
        return True  # an entry of a form, a cell of a table
    if re.match(
        rf"{S}(?:avant|après|plus{S}t|de{S}(?:plus|moins)|entière|complète|pleine|durant)",
        match.string[match.end() : match.end() + 16],
    ):
        return True
    return bool(_LASTING.search(match.string[max(0, match.start() - 24) : match.start()]))


def _from_to(match: re.Match[str]) -> Meaning | None:
    try:
        first, last = count_of(match["first"]), count_of(match["count"])
    except ValueError:
        return None
    if not first < last:
        return None
    return Length("/".join(iso_duration(_grain(count, match["unit"])) for count in (first, last)))


_HALVES: Final = {"heure": "PT30M", "journée": "PT12H", "siècle": "P50Y", "décennie": "P5Y", "année": "P6M"}
_QUARTERS: Final = {
    ("un", "heure"): "PT15M",
    ("trois", "heure"): "PT45M",
    ("un", "siècle"): "P25Y",
    ("trois", "siècle"): "P75Y",
}
_ABOUT_ONE: Final = {
    "heure": "PT1H", "minute": "PT1M", "semaine": "P1W", "mois": "P1M", "demi-heure": "PT30M",
    "quart d'heure": "PT15M",
}  # fmt: skip
_WHOLES: Final = {"journée": "P1D", "semaine": "P1W", "année": "P1Y", "mois": "P1M", "décennie": "P10Y"}

_EXACT: Final = (
    rf"(?P<count>{COUNT}){S0}(?:(?P<long>longu?e?s|bons|bonnes|gros|grosses|petite?s|pleine?s){S})?"
    rf"(?P<unit>{UNIT}|(?:min|mn|h|sec)\b)"
)


def _unless_age(match: re.Match[str]) -> Meaning | None:
    return None if is_age(match) else _length(match)


def _approximate(match: re.Match[str]) -> DateModifier | None:
    about = re.search(r"aine|millier", match["count"], re.I) or re.match(
        "bon|gros|petit", match.groupdict().get("long") or "", re.I
    )
    return "approx" if about else None


_NEVER: Final = (
    rf"[$€£#@/=×*<>_.]|\w[-‐‑]|\b(?:toutes?{S}les|tous{S}les|chaque|chacun|version|niveau|numéro|n°|"
    rf"journal{S}de|JT{S}de"
    rf"|par{S}période{S}de|le){S}"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "duration",
        NUMBER_STARTS,
        rf"{_EXACT}(?P<fraction>{S}et{S}(?:demie?|quart)\b|{S}(?:et{S})?un{S}quart\b"
        rf"|{S}(?:et{S})?trois{S}quarts\b)?(?:,?{S}(?:et{S})?(?P<more>{NUMBER}){S0}(?!(?P=unit)s?\b)(?P<more_unit>{UNIT}|"
        rf"(?:min|mn|sec|h)\b)"
        rf"(?:{S}et{S}(?P<last>{NUMBER}){S0}(?P<last_unit>{UNIT}))?)?",
        _unless_age,
        modifier=_approximate,
        examples=(
            ("pendant trois mois", "P3M"),
            ("une trentaine de minutes", "PT30M"),
            ("18 mois", "P18M"),
            ("deux heures et demie", "PT2H30M"),
            ("5 ans de garantie", "P5Y"),
            ("un an et demi", "P18M"),
            ("deux longues années", "P2Y"),
            ("une heure un quart", "PT1H15M"),
            ("une année entière", "P1Y"),
            ("condamnés à 18 mois et 12 mois de prison", "P18M P12M"),
            ("10 000 heures", "PT10000H"),
            ("deux ans et trois mois", "P2Y3M"),
            ("3 ans, 2 mois et 5 jours", "P3Y2M5D"),
            ("prévenu une minute avant", "PT1M"),
            ("condamné à cinq ans de prison", "P5Y"),
        ),
        counter_examples=(
            "Il a 25 ans",
            "un jour, peut-être",
            "Paul, 48 ans, dirige",
            "les moins de 15 ans",
            "une seconde chance",
            "tous les deux ans",
            "un homme de 48 ans",
            "un bébé de 18 mois",
            "Il a fêté ses 40 ans.",
            "Les 16 ans et plus votent.",
            "Une Parisienne de 20 ans témoigne.",
            "ceux de 12 ans",
            "un policier municipal de 32 ans",
            "une grosse semaine",
            "Elle part. À 48 ans, elle reprend l'usine.",
            "Un salarié sur quatre a plus de 55 ans, un sur dix plus de 65 ans.",
        ),
        never_after=_NEVER,
    ),
    rule(
        "duration from to",
        NUMBER_STARTS,
        rf"(?P<first>{COUNT}){S0}(?:à|ou|-|–|et|/){S0}(?P<count>{COUNT}){S0}(?P<unit>{UNIT}|(?:min|mn|h|"
        rf"sec)\b)(?!{S}(?:du{S}matin"
        rf"|du{S}soir))",
        lambda m: None if is_age_group(m) else _from_to(m),
        examples=(
            ("24 à 36 mois", "P24M/P36M"),
            ("deux ou trois ans", "P2Y/P3Y"),
            ("5-10 minutes", "PT5M/PT10M"),
        ),
        counter_examples=(
            "les 18 à 24 maisons",
            "deux à deux",
            "Les 18-24 ans votent.",
            "les seniors de 60 à 75 ans",
        ),
        never_after=_NEVER,
    ),
    rule(
        "half a unit",
        {"demi", "un", "une"},
        rf"(?:une?{S})?demi{HYPHEN}(?P<unit>heure|journée|siècle|décennie|année)\b",
        lambda m: Length(_HALVES[key(m["unit"])]),
        examples=(("une demi-heure", "PT30M"), ("un demi-siècle", "P50Y")),
        counter_examples=("une demi-finale", "un demi"),
    ),
    rule(
        "about one unit",
        {"un", "une"},
        rf"une?{S}(?:petit|bon|bonne|petite|grosse|gros){S}(?P<unit>heure|minute|semaine|mois|"
        rf"demi{HYPHEN}heure|quart{S}d{APOSTROPHE}heure)\b",
        lambda m: Length(_ABOUT_ONE[re.sub(r"\s", " ", key(m["unit"]))]),
        modifier=lambda m: "approx",
        examples=(
            ("une petite heure", "PT1H"),
            ("un bon quart d'heure", "PT15M"),
            ("une bonne semaine", "P1W"),
        ),
        counter_examples=("une bonne heureuse", "une bonne année"),
    ),
    rule(
        "quarters of a unit",
        {"un", "trois", "quart"},
        rf"(?:(?P<count>un|trois){S})?quarts?{S}(?:d{APOSTROPHE}{S0}|de{S})(?P<unit>heure|siècle)\b",
        lambda m: Length(_QUARTERS[(m["count"] or "un").lower(), key(m["unit"])]),
        examples=(("un quart de siècle", "P25Y"), ("trois quarts d'heure", "PT45M")),
        counter_examples=("un quart de finale", "trois quarts des gens"),
    ),
    rule(
        "last or next so many",
        NUMBER_STARTS,
        rf"(?P<count>{COUNT}){S}(?:tout(?:es|s)?{S})?(?:derni(?:ers|ères)|prochaine?s|premi(?:ers|ères)|"
        rf"suivante?s"
        rf"|précédente?s){S}(?P<unit>{UNIT})",
        _length,
        after=rf"\b(?:les|des|ces|aux|ses|leurs|nos|ses){S}",
        examples=(
            ("ces deux dernières années", "P2Y"),
            ("les 15 derniers jours", "P15D"),
            ("dans les six prochains mois", "P6M"),
        ),
        counter_examples=("les deux derniers modèles",),
    ),
    rule(
        "last or next so many, adjective first",
        {"dernières", "derniers", "prochaines", "prochains", "premières", "premiers"},
        rf"(?:derni(?:ers|ères)|prochaine?s|premi(?:ers|ères)){S}(?P<count>{COUNT}){S0}(?P<unit>{UNIT}|h\b)",
        _length,
        examples=(("les dernières 24 heures", "PT24H"), ("les prochaines 48 heures", "PT48H")),
        counter_examples=("les derniers 24 modèles",),
    ),
    rule(
        "whole unit",
        {"toute", "tout"},
        rf"tout(?:e{S}(?:la{S}|l{APOSTROPHE}{S0})|{S}(?:un{S}|le{S})|e{S}une{S})(?P<unit>journée|semaine|"
        rf"année|mois"
        rf"|décennie)\b(?!{S}(?:dernier|prochain|passé|\d|de{S}|d{APOSTROPHE}))",
        lambda m: Length(_WHOLES[key(m["unit"])]),
        examples=(("toute la journée", "P1D"), ("toute l'année", "P1Y")),
        counter_examples=("toute la maison", "tout le monde"),
    ),
)
