"""What counts from the day of publication, or from another date of the text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsparse.dates.meaning import Day, Meaning, Part, Shift
from newsparse.dates.rules.rule import DIGITS, Rule, rule
from newsparse.dates.rules.words import (
    AFTER,
    APOSTROPHE,
    BEFORE,
    HYPHEN,
    LAST,
    MONTHS,
    NEXT,
    NUMBER,
    PARTS,
    S0,
    S,
    either,
    key,
    month_number,
    unit_of,
)
from newsparse.french import numerals as numbers
from newsparse.record import DateModifier

NUMBER_STARTS: Final = frozenset(
    "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "vingt trente quarante cinquante"
    " soixante septante huitante octante nonante cent mille".split()
) | {DIGITS}
APPROXIMATE_COUNT: Final = (
    rf"une{S}(?:petite{S}|bonne{S}|demi{HYPHEN})?{numbers.APPROXIMATE_WORDS}{S}(?:de{S}|"
    rf"d{APOSTROPHE}{S0})"
)
COUNT: Final = rf"(?:{APPROXIMATE_COUNT}|{NUMBER})"
# What stands behind the number in every rule that starts with one: a unit, a word that picks, another number.
COUNTED_UNIT: Final = re.compile(
    rf"{COUNT}{S0}(?:h\b|heure|min|mn\b|sec|j\b|jour|nuit|semaine|mois|trimestre|semestre|an|décenn|"
    rf"siècle|millén|week|tou[ts]|derni|proch"
    rf"|premi|suiv|précéd|long|bon|gros|petit|plein|à\b|ou\b|et\b|[-–/])",
    re.I,
)
_DAYS: Final = {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2}


def count_of(words: str) -> Decimal:
    """The number of a count, exact or approximate.

    >>> count_of("une trentaine de"), count_of("deux"), count_of("7,5")
    (Decimal('30'), Decimal('2'), Decimal('7.5'))
    """
    for word in re.findall(r"[a-zé]+", words.lower()):
        if word.removesuffix("s") in numbers.APPROXIMATE:
            return Decimal(numbers.APPROXIMATE[word.removesuffix("s")]) / (
                2 if "demi" in words.lower() else 1
            )
    return numbers.parse_number(words.strip())


def _deictic_day(match: re.Match[str]) -> Meaning:
    if match["day"].lower().startswith("aujourd"):
        return Shift("day", 0)
    return Shift("day", _DAYS[key(re.sub(r"\s+", "-", match["day"]))])


def _this(match: re.Match[str]) -> Meaning:
    unit, size = unit_of(match["unit"])
    return Shift({10: "decade", 100: "century"}.get(size, unit), 0)


def _neighbour(match: re.Match[str]) -> Meaning | None:
    """Last and next count from the publication, "précédent" and "suivant" from a date of the text."""
    unit, size = unit_of(match["unit"])
    unit = {10: "decade", 100: "century"}.get(size, unit)
    which = match["which"].lower()
    if which.startswith("en"):
        return Shift(unit, 0)
    back = which.startswith(("derni", "pass", "écoul", "précéd")) or which.endswith("avant")
    origin = "text" if which.startswith(("précéd", "suiv", "d'", "d’")) else "published"
    return Shift(unit, -1 if back else 1, "text" if origin == "text" else "published")


def _part_of(match: re.Match[str]) -> Meaning:
    return Part(PARTS.get(key(match["part"]), "MI"), Shift("day", 0))


_BOUNDS: Final[dict[str, DateModifier]] = {"déb": "start", "fin": "end", "mil": "mid"}


def _indefinite_part(match: re.Match[str]) -> Meaning:
    """Of the day the paragraph is at, else of the day of publication."""
    part = key(match["part"])
    return Shift("day", 0) if part == "journée" else Part(PARTS[part], None)


def _last_night(match: re.Match[str]) -> Meaning:
    return Part("NI", Shift("day", -1))


def _picked_month(match: re.Match[str]) -> Meaning:
    return Day(month=month_number(match["month"]), pick="this")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "day from today",
        {"hier", "avant", "demain", "après", "aujourd", "aujourdhui"},
        rf"(?P<day>avant(?:{HYPHEN}|{S})hier|hier|après(?:{HYPHEN}|{S})demain|demain|"
        rf"aujourd(?:{APOSTROPHE}{S0}|"
        rf"{S})?hui)\b(?!-\w)",
        _deictic_day,
        examples=(
            ("hier", "2026-01-26"),
            ("avant-hier", "2026-01-25"),
            ("après-demain", "2026-01-29"),
            ("Aujourd’hui", "2026-01-27"),
        ),
        counter_examples=("après un démenti", "le monde de demain", "les technologies de demain"),
        never_after=(
            rf"\b(?:mondes?|villes?|voitures?|mobilités?|industries?|usines?|technologies?|internet|web|"
            rf"travail|métiers|talents"
            rf"|médecine|énergies?|agriculture|écoles?|hôpital"
            rf"|société|Europe|France|batteries|informatique|IA|ordinateurs?|réseaux|champions|leaders|"
            rf"solutions|usages|monde|objets"
            rf"|citoyens|entreprises?|commerce|banque"
            rf"|logiciels|services|outils|défis|enjeux|innovations?|télévision|presse|journalisme|cinéma|"
            rf"jeux|compétences|emplois"
            rf"|transports?|maisons?){S}(?:de|d{APOSTROPHE}){S0}"
        ),
    ),
    rule(
        "day from today, in weeks",
        {"aujourd", "demain"},
        rf"(?P<day>aujourd{APOSTROPHE}hui|demain){S}en{S}(?P<count>huit|quinze)\b",
        lambda m: Shift("day", _DAYS[key(m["day"])] + (7 if m["count"].lower() == "huit" else 14)),
        examples=(("d'aujourd'hui en huit", "2026-02-03"), ("demain en quinze", "2026-02-11")),
        counter_examples=("aujourd'hui en hausse",),
    ),
    rule(
        "this day",
        {"ce", "à"},
        rf"(?:ce{S}jour(?!{HYPHEN}là)|à{S}ce{S}jour)\b(?!{S}(?:là|où|de))",
        lambda m: Shift("day", 0),
        examples=(("publié ce jour", "2026-01-27"), ("à ce jour", "2026-01-27")),
        counter_examples=("ce jour de fête", "ce jour où tout bascule"),
    ),
    rule(
        "this unit",
        {"ce", "cet", "cette"},
        rf"(?:ce|cet|cette){S}(?P<unit>semaine|mois|trimestre|semestre|année|décennie|siècle"
        rf"|week{HYPHEN}end)(?:{HYPHEN}ci)?\b(?!{HYPHEN}là|{S}(?:là|où))",
        _this,
        examples=(
            ("cette semaine", "2026-W05"),
            ("ce mois-ci", "2026-01"),
            ("cette année", "2026"),
            ("ce week-end", "2026-W05-WE"),
            ("ce siècle", "20"),
        ),
        counter_examples=("cette année-là peut-être", "cette annonce", "ce moissonneur"),
    ),
    rule(
        "part of today",
        {"ce", "cet", "cette"},
        rf"(?:ce|cet|cette){S}(?P<part>matin|midi|après{HYPHEN}midi|aprem|soir|nuit|soirée|"
        rf"matinée)\b(?!{HYPHEN}là)",
        _part_of,
        examples=(
            ("ce matin", "2026-01-27TMO"),
            ("cet après-midi", "2026-01-27TAF"),
            ("ce soir", "2026-01-27TEV"),
            ("cette nuit", "2026-01-27TNI"),
        ),
        counter_examples=("ce soir-là", "ce matinal"),
    ),
    rule(
        "part of the day",
        {"matinée", "soirée", "journée", "nuit", "après", "fin", "début", "milieu"},
        rf"(?P<bound>(?:début|fin|milieu){S}(?:de{S}|d{APOSTROPHE}))?(?P<part>matinée|soirée|journée|nuit"
        rf"|après{HYPHEN}midi)(?:(?={S0}(?:[.,;:)!?]|\Z))|(?(bound)\b(?!{S}d)|(?!)))",
        _indefinite_part,
        after=rf"\b(?:en|dans{S}(?:la|l{APOSTROPHE})){S0}",
        modifier=lambda m: _BOUNDS.get((m["bound"] or "").lower()[:3]),
        examples=(
            ("Panne en fin de matinée.", "2026-01-27TMO"),
            ("Rétabli dans la soirée.", "2026-01-27TEV"),
            ("dans la journée", "2026-01-27"),
            ("Il a dit en début de matinée que tout va bien", "2026-01-27TMO"),
        ),
        counter_examples=("dans la nuit noire", "en soirée étudiante"),
    ),
    rule(
        "last night",
        {"nuit"},
        rf"nuit{S}(?:dernière|passée)\b",
        _last_night,
        examples=(("la nuit dernière", "2026-01-26TNI"),),
        counter_examples=("la nuit passe", "une nuit blanche"),
    ),
    rule(
        "unit beside this one",
        {"semaine", "mois", "trimestre", "semestre", "année", "an", "décennie", "siècle", "week", "jour"},
        rf"(?P<unit>semaine|mois|trimestre|semestre|année|an|décennie|siècle|week(?:{HYPHEN}|{S})end|"
        rf"jour)(?:{S}(?:fiscale?"
        rf"|civile))?{S}(?P<which>{LAST}|{NEXT}|{BEFORE}|{AFTER}|en{S}cours\b)",
        _neighbour,
        examples=(
            ("la semaine dernière", "2026-W04"),
            ("le mois prochain", "2026-02"),
            ("l'an dernier", "2025"),
            ("l'année prochaine", "2027"),
            ("le siècle dernier", "19"),
            ("En mai 2020, puis le mois suivant", "2020-05 2020-06"),
        ),
        counter_examples=("la semaine de quatre jours", "un mois chargé"),
        never_after=rf"\b(?:un|une|chaque|par|\d|quinzaine{S}de){S}",
    ),
    rule(
        "ordinal unit beside this one",
        {"prochain", "prochaine", "précédent", "précédente", "même", "dernier", "dernière"},
        rf"(?P<which>prochaine?|précédente?){S}(?P<unit>semaine|mois|trimestre|semestre|année|"
        rf"week{HYPHEN}end|siècle|décennie)\b",
        _neighbour,
        examples=(("le prochain trimestre", "2026-Q2"), ("dès la prochaine semaine", "2026-W06")),
        counter_examples=("le prochain modèle", "la prochaine étape"),
    ),
    rule(
        "this month by name",
        {"ce"},
        rf"ce{S}(?:mois{S}(?:de{S}|d{APOSTROPHE}))?(?P<month>{either(MONTHS)})\b",
        _picked_month,
        examples=(("en ce mois de janvier", "2026-01"),),
        counter_examples=("ce maître",),
    ),
)
