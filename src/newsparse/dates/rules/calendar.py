"""Days of a month: alone, from one to another, in lists."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Day, Interval, Meaning, Pick, Shift
from newsparse.dates.rules.rule import DAY_DIGITS, Rule, rule
from newsparse.dates.rules.words import (
    ANY_WEEKDAY,
    APOSTROPHE,
    DASH,
    DATED_WEEKDAY,
    DAY,
    DAY_WORDS,
    FULL_MONTH,
    LE,
    MONTH,
    S0,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    YEAR,
    YEAR_WORDS,
    S,
    day_number,
    month_number,
    two_digit_year,
    weekday_number,
    year_number,
)

_WEEKDAY_STARTS: Final = frozenset((*WEEKDAYS, *SHORT_WEEKDAYS))
_DAY_WORD_STARTS: Final = frozenset(
    (
        "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "vingt trente"
    ).split()
)

# A plural noun right behind a number makes it a count ("lundi 12 sociétés"); these words end in -s and count
# nothing.
_NO_NOUN: Final = (
    "dans|mais|puis|alors|sans|sous|vers|dès|après|depuis|plus|moins|très|lors|hors|nos|vos|leurs|mes|tes|ses|ces|les|des|ils|elles"
    "|nous|vous|pas|aux|jusqu|toujours|tous|toutes|trois|jamais|ainsi|restes?|chez|certains|certaines|plusieurs|quelques|deux|six|dix"
    "|mars|mois|avons|sommes|étions|avions|serons|aurons|suis|permis|pris|mis|compris|es|as|dernières?|derniers?|puisque|fois"
)
COUNTED: Final = rf"(?={S}(?!(?:{_NO_NOUN})\b)[a-zà-ÿœ][a-zà-ÿœ{chr(39)}’-]{{2,24}}[sx]\b)"
# What makes any number a quantity.
MEASURED: Final = (
    rf"(?={S0}(?:[%€$£°‰]|(?:ans?|années?|heures?|h|min|minutes?|jours|mois|euros?|dollars?|francs|"
    rf"livres|yuans|millions?|milliards?"
    rf"|k|M|Md|Mds|personnes?"
    r"|fois|MHz|GHz|Hz|[KMGT]o|[KMGT]bit|km|kg|cm|mm|nm|ms|k?W|Wh|mAh|dpi|ppp|px|pixels?|bits?|"
    r"octets?|tonnes?|mètres?|points?"
    r"|pages?|mots|lignes"
    r"|exemplaires|places|salariés|employés|postes|emplois|clients|utilisateurs|habitants|morts|"
    r"victimes|entreprises|caractères"
    r"|watts?|volts?|g|mg|ml|cl|ha|ch|dB|hPa|chevaux|hommes|femmes|enfants|élèves|ouvriers"
    r"|degrés|calories|tours|unités|pièces|dpi|tr|lux|nits|lumens|lm|cd|fps|CHF|USD|EUR|GBP)\b|k?m[²³]|k?m2\b))"
)
NOT_GLUED: Final = r"[\w][-‐‑.]|[$€£#@/=+×*~<>_.°:]|\d,"
# Before a day with its month: a sign may touch it (":3 avril", "#3 avril"), a figure may not reach into it.
NOT_REACHED: Final = r"[\w][-‐‑.]|[$€£/×.°]|\d[,:+=]"


def as_day(match: re.Match[str]) -> Day:
    """A day from the groups weekday, day, month, year, as far as the pattern has them."""
    groups = match.groupdict()
    year, month, day, weekday = (groups.get(name) for name in ("year", "month", "day", "weekday"))
    return Day(
        year=year_number(year) if year else None,
        month=month_number(month) if month else None,
        day=day_number(day) if day else None,
        weekday=weekday_number(weekday) if weekday else None,
    )


def day_range(match: re.Match[str]) -> Meaning | None:
    """From a first to a last day, the month and year of the last; "du 30 au 2 février" begins the month
    before.
    """
    last = as_day(match)
    first_day = day_number(match["first"])
    if last.day is None or last.month is None or first_day == last.day:
        return None
    if first_day < last.day:
        return Interval(Day(last.year if isinstance(last.year, int) else None, last.month, first_day), last)
    month = 12 if last.month == 1 else int(str(last.month)) - 1  # "du 30 au 2 février"
    year = last.year - (last.month == 1) if isinstance(last.year, int) else None
    return Interval(Day(year, month, first_day), last)


def _bare_days(match: re.Match[str]) -> Meaning | None:
    first, last = day_number(match["first"]), day_number(match["day"])
    return Interval(Day(day=first), Day(day=last)) if first < last else None


def _day_of_short_year(match: re.Match[str]) -> Meaning | None:
    return Day(two_digit_year(match["short"]), month_number(match["month"]), day_number(match["day"]))


def _of_the_month(match: re.Match[str]) -> Meaning | None:
    which = re.split(r"\s+", match["which"].lower())[-1]
    month = (
        Shift("month", -1)
        if re.match("derni|pass", which)
        else Shift("month", 1)
        if which == "prochain"
        else Shift("month", 0)
    )
    return Day(
        month=Shift("month", 0, "text")
        if which == "mois" and match["which"].lower().startswith("du")
        else month,
        day=day_number(match["day"]),
    )


def _day_picked(match: re.Match[str]) -> Meaning | None:
    picks: dict[str, Pick] = {"prochain": "next", "dernier": "last", "courant": "this"}
    return Day(day=day_number(match["day"]), pick=picks[match["pick"].lower()])


_WEEKDAY: Final = rf"(?:(?P<weekday>{DATED_WEEKDAY}),?{S}(?:le{S})?)?"
_YEAR_TAIL: Final = (
    rf"(?:{S}(?:de{S}(?:l{APOSTROPHE}année{S})?)?|-|,{S}|/|"
    rf"{S0}\[(?=\d{{4}}\]))(?P<year>{YEAR}|{YEAR_WORDS}(?!{COUNTED}))(?:(?<=\[\d{{4}})\])?"
)
# A year of two figures is not a count ("en mars 25 salariés"), hour, measure or decimal.
SHORT_YEAR: Final = rf"(?P<short>\d\d)(?![\w/]|[.,:-]\d|{S0}[hH%€$£°]|{S}\d)(?!{MEASURED})(?!{COUNTED})"
_LIST_TAIL: Final = (
    rf"(?:{S0},{S}(?:le{S})?{DAY}){{0,8}}{S0}(?:,|et|ou|"
    rf"puis){S}(?:l[ea]s?{S})?(?:{ANY_WEEKDAY}{S})?{DAY}{S}"
)
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "day month year",
        _WEEKDAY_STARTS | {DAY_DIGITS},
        rf"{_WEEKDAY}(?P<day>{DAY})(?:{S}|-)(?P<month>{MONTH}){_YEAR_TAIL}",
        as_day,
        never_after=NOT_REACHED,
        examples=(
            ("Paris, le 27 janvier 2026.", "2026-01-27"),
            ("le 1er mai 2025", "2025-05-01"),
            ("mardi 3 févr. 2026", "2026-02-03"),
            ("mar. 3 févr. 2026", "2026-02-03"),
            ("le 3 novembre [2025]", "2025-11-03"),
            ("le 7-sept.-2025", "2025-09-07"),
            ("le 5 mai deux mille vingt-quatre", "2024-05-05"),
        ),
        counter_examples=("le 32 janvier de nulle part", "GPT-4 mai", "le 27 Janine 2026"),
    ),
    rule(
        "day month",
        _WEEKDAY_STARTS | {DAY_DIGITS},
        rf"{_WEEKDAY}(?P<day>{DAY})(?:{S}|-)(?P<month>{MONTH})",
        as_day,
        never_after=NOT_REACHED,
        examples=(
            ("mardi 27 janvier", "2026-01-27"),
            ("le 3 décembre", "2025-12-03"),
            ("Fermé le 14-juillet", "2025-07-14"),
        ),
        counter_examples=("le 45 mars", "la version 3.1 mars"),
    ),
    rule(
        "day in words",
        _DAY_WORD_STARTS,
        rf"(?P<day>{DAY_WORDS}){S}(?P<month>{FULL_MONTH})"
        rf"(?:{S}(?P<year>{YEAR}|{YEAR_WORDS}(?!{COUNTED})))?",
        as_day,
        after=rf"\b(?:le|du|au|{'|'.join(WEEKDAYS)}){S}",
        examples=(
            ("le quatorze juillet 2025", "2025-07-14"),
            ("le premier mai 2024", "2024-05-01"),
            ("le onze novembre mil neuf cent dix-huit", "1918-11-11"),
        ),
        counter_examples=("deux mai-tai", "premier avril"),
    ),
    rule(
        "days from to",
        _WEEKDAY_STARTS | {DAY_DIGITS},
        rf"(?:{ANY_WEEKDAY}{S})?(?P<first>{DAY})(?:{S}(?:au|à|jusqu{APOSTROPHE}au){S}"
        rf"|{S0}{DASH}{S0}){_WEEKDAY}(?P<day>{DAY}){S}(?P<month>{MONTH})"
        rf"(?:{S}(?P<year>{YEAR}))?",
        day_range,
        never_after=NOT_REACHED,
        examples=(
            ("du 8 au 11 avril 2019", "2019-04-08/2019-04-11"),
            ("du lundi 5 au mercredi 7 mai 2025", "2025-05-05/2025-05-07"),
            ("13-15 juillet 2025", "2025-07-13/2025-07-15"),
            ("du 30 au 2 février 2024", "2024-01-30/2024-02-02"),
        ),
        counter_examples=("du 8 au 11", "de 5 à 7 maisons"),
    ),
    rule(
        "days between",
        _WEEKDAY_STARTS | {DAY_DIGITS},
        rf"(?:{ANY_WEEKDAY}{S})?(?P<first>{DAY}){S}et{S}(?:le{S})?{_WEEKDAY}(?P<day>{DAY}){S}(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?",
        day_range,
        after=rf"\bentre{S}(?:les?{S})?",
        examples=(
            ("entre le 5 et le 9 janvier 2026", "2026-01-05/2026-01-09"),
            ("entre le lundi 5 et le 9 janvier 2026", "2026-01-05/2026-01-09"),
        ),
        counter_examples=("entre 5 et 9 personnes",),
    ),
    rule(
        "day in a list",
        _WEEKDAY_STARTS | {DAY_DIGITS},
        rf"{_WEEKDAY}(?P<day>{DAY})(?={_LIST_TAIL}(?P<month>{MONTH})(?:{S}(?P<year>{YEAR}))?)",
        as_day,
        after=rf"(?:\b(?:les?|du|des|au|aux|et|ou)|,|{'|'.join(WEEKDAYS)}){S}",
        examples=(
            ("les 3 et 4 juin 2025", "2025-06-03 2025-06-04"),
            ("les 3, 10 et 17 mai 2025", "2025-05-03 2025-05-10 2025-05-17"),
        ),
        counter_examples=("les 3 et 4 personnes", "les 27 et l'Europe"),
    ),
    rule(
        "weekday day",
        _WEEKDAY_STARTS,
        rf"(?P<weekday>{ANY_WEEKDAY}){S}(?P<day>{DAY})(?!{S0}[:hH%€$]|[.,/]\d|"
        rf"{S}\d{{3}}\b)(?!{MEASURED})(?!{COUNTED})(?!\w)",
        as_day,
        examples=(("Réunis lundi 19.", "2026-01-19"), ("mardi 27", "2026-01-27")),
        counter_examples=("lundi 12 sociétés ont", "vendredi 27 000 personnes ont", "lundi 14h", "lundi 5 %"),
    ),
    rule(
        "day month, short year",
        _WEEKDAY_STARTS | {DAY_DIGITS},
        rf"{_WEEKDAY}(?P<day>{DAY}){S}(?P<month>{MONTH}){S}{APOSTROPHE}?{SHORT_YEAR}",
        _day_of_short_year,
        never_after=NOT_REACHED,
        examples=(("Le 9 novembre 89, le mur tombait.", "1989-11-09"), ("le 3 mai 25", "2025-05-03")),
        counter_examples=("le 3 mai 25 salariés", "le 3 mai 20 h 30", "le 3 mai 12 000 clients"),
    ),
    rule(
        "first of a month",
        {"premier"},
        rf"(?P<day>premier){S}(?P<month>{FULL_MONTH})(?:{S}(?P<year>{YEAR}))?",
        lambda m: as_day(m) if m["year"] or m["month"].lower() != "avril" else None,
        never_after=rf"\b(?:un|son|sa|leur|notre|votre|mon|ce|tout|grand|du{S}tout){S}",
        examples=(
            ("Fermé dès premier mars.", "2025-03-01"),
            ("Premier mai 2024 : manifestations", "2024-05-01"),
        ),
        counter_examples=("un premier mai chômé", "premier avril"),
    ),
    rule(
        "day of the month",
        {DAY_DIGITS},
        rf"(?P<day>{DAY}){S}(?P<which>(?:du|de{S}ce){S}mois(?:{S}(?:prochain|dernier|passé))?)\b",
        _of_the_month,
        after=rf"{LE}|\b(?:au|du){S}",
        examples=(
            ("le 7 du mois", "2026-01-07"),
            ("le 5 du mois prochain", "2026-02-05"),
            ("Mai 1995. Le 7 du mois", "1995-05 1995-05-07"),
        ),
        counter_examples=("7 du mois en tout",),
    ),
    rule(
        "bare days from to",
        {DAY_DIGITS},
        rf"(?P<first>{DAY}){S}au{S}(?P<day>{DAY})(?={S0}(?:[.,;)!?]|\Z))",
        lambda m: _bare_days(m),
        after=rf"\bdu{S}",
        examples=(("Fermé du 18 au 20.", "2026-01-18/2026-01-20"),),
        counter_examples=("du 8 au 11 personnes", "du 11 au 8."),
    ),
    rule(
        "bare day",
        {DAY_DIGITS},
        rf"(?P<day>{DAY})(?={S0}(?:[.,;)!?](?!\d)|\Z)|{S}à{S}\d{{1,2}}{S0}h)",
        as_day,
        after=rf"\b(?:avant{S}le|après{S}le|dès{S}le|jusqu{APOSTROPHE}au|à{S}partir{S}du|à{S}compter{S}du|"
        rf"plus{S}tard{S}le"
        rf"|d{APOSTROPHE}ici{S}le){S}",
        examples=(("avant le 11.", "2026-02-11"), ("à partir du 8 à 8h", "2026-02-08T08:00")),
        counter_examples=("avant le 11 de France", "après le 8 majeur"),
    ),
    rule(
        "bare day of the story",
        {DAY_DIGITS},
        rf"(?P<day>{DAY})(?={S0}(?:[.;)!?](?!\d)|,\s|\Z)|{S}à{S}[\w-]{{1,9}}{S0}h(?:eures?)?\b)",
        lambda m: Day(day=day_number(m["day"]), pick="story"),
        after=rf"\w{S}le{S}",
        examples=(("Renvoyé le 17 novembre 2023, il est revenu le 22.", "2023-11-17 2023-11-22"),),
        counter_examples=("Il est revenu le 22.", "Né le 3 mai 2020, il porte le 10 de France"),
        never_after=rf"\b(?:avant|après|dès|tard|ici|numéro|porte|sous|sur){S}le{S}",
    ),
    rule(
        "day picked",
        {DAY_DIGITS},
        rf"(?P<day>{DAY}){S}(?P<pick>dernier|prochain|courant)\b",
        _day_picked,
        after=rf"\b(?:le|du|au|{'|'.join(WEEKDAYS)}){S}",
        examples=(("le 12 dernier", "2026-01-12"), ("le 5 prochain", "2026-02-05")),
        counter_examples=("les 12 derniers", "le 12 coureur"),
    ),
)
