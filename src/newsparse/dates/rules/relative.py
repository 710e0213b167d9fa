"""What counts from the day of publication, or from another date of the text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from newsparse.dates.meaning import Day, Meaning, Origin, Part, Shift
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
    UNIT,
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
# Units that the calendar can be moved by; hours and minutes are too fine for a day of publication.
_CALENDAR_UNIT: Final = (
    r"(?:jours?|journées?|semaines?|mois|trimestres?|semestres?|ans?|années?|"
    r"décennies?|siècles?|week[-‐‑ ]ends?)\b"
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
    rule(
        "this month by name",
        {"ce"},
        rf"ce{S}(?:mois{S}(?:de{S}|d{APOSTROPHE}))?(?P<month>{either(MONTHS)})\b",
        _picked_month,
        examples=(("en ce mois de janvier", "2026-01"),),
        counter_examples=("ce maître",),
    ),
)
