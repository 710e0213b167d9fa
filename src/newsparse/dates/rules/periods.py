"""Multiples and parts of years: decades, centuries, quarters, halves, weeks."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from newsparse.dates.meaning import Cycle, Fixed, Interval, Meaning, Nothing, Shift
from newsparse.dates.rules.calendar import COUNTED, MEASURED
from newsparse.dates.rules.rule import DAY_DIGITS, YEAR_DIGITS, Rule, rule
from newsparse.dates.rules.words import (
    APOSTROPHE,
    ORDINALS,
    ROMAN,
    S0,
    YEAR,
    S,
    either,
    key,
    two_digit_year,
)

# "premier", "1er", "2e", "3ème", "IIIe" before trimestre, semestre.
ORDINAL: Final = (
    rf"(?:{either(ORDINALS)}|1{S0}(?:ers?|ère|re)|[2-9]{S0}(?:e|è|ème|nd|nde)|(?:IV|"
    rf"I{{1,3}})(?:er|e|ème)?)"
)
ORDINAL_STARTS: Final = frozenset(w for o in ORDINALS for w in (o, o.split("-")[0])) | {
    DAY_DIGITS, "i", "ier", "ii", "iie", "iiie", "iii", "ive", "iv", "avant",
}  # fmt: skip
_OF_YEAR: Final = (
    rf"(?:(?:{S}|,{S})(?:fiscal|civil|calendaire|comptable))?(?:(?:{S}|{S0}[-/]{S0})"
    rf"(?:(?:de{S}(?:(?:l{APOSTROPHE}|son{S}|cet{S})(?:année|exercice)(?:{S}(?:fiscale?|civile|"
    rf"comptable))?{S})?)|d{APOSTROPHE}"
    rf"|fiscal{S})?(?P<year>{YEAR}))?"
)
_CENTURY_STARTS: Final = frozenset(
    f"{roman.lower()}{suffix}" for roman in ROMAN for suffix in ("", "e", "è", "ème", "er", "eme")
)


def _stretch_of_years(first: int, length: int, unit: str) -> Fixed:
    value = f"{first // length:0{4 - (1 if length == 10 else 2)}d}"
    return Fixed(unit, value, dt.date(max(first, 1), 1, 1), dt.date(first + length - 1, 12, 31))


def _decade(match: re.Match[str]) -> Meaning | None:
    digits = match["year"]
    # "les années 20" are of the last century, as "les années 80": two digits always are, in speech as in
    # print
    return _stretch_of_years(int(digits) if len(digits) == 4 else 1900 + int(digits), 10, "decade")


def _century(match: re.Match[str]) -> Meaning | None:
    if match["bc"]:
        return Nothing()
    word = match["number"]
    if word[0].isdigit():
        number = int(re.sub(r"\D", "", word))
    else:
        ordinal = key(word)
        number = ORDINALS.get(ordinal) or {"vingt et unième": 21, "vingt-et-unième": 21}.get(ordinal, 0)
        number = number or ROMAN.get(re.sub(r"(?:er|eme|ème|e|è)\Z", "", word, flags=re.I).upper(), 0)
    return _stretch_of_years((number - 1) * 100, 100, "century") if 1 <= number <= 30 else None


def ordinal_number(word: str) -> int:
    """The number of an ordinal in words, digits or Roman figures; -1 is the last, -2 the one before.

    >>> ordinal_number("premier"), ordinal_number("3ème"), ordinal_number("IVe"), ordinal_number("dernière")
    (1, 3, 4, -1)
    """
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    name = key(word)
    return (
        ORDINALS[name] if name in ORDINALS else ROMAN[re.sub(r"(?:er|ème|e)\Z", "", word, flags=re.I).upper()]
    )


_ROMAN_ORDINAL: Final = rf"(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))}){S0}(?:ème|eme|er|e|è)"
# Decades in words, always of the last century.
_DECADES: Final = {
    "vingt": 1920, "trente": 1930, "quarante": 1940, "cinquante": 1950, "soixante": 1960,
    "soixante-dix": 1970,
    "quatre-vingt": 1980, "quatre-vingts": 1980, "quatre-vingt-dix": 1990,
}  # fmt: skip
_PARTS_OF_YEAR: Final = {"trimestre": ("quarter", 4), "semestre": ("half", 2)}


def _ordinal_cycle(match: re.Match[str]) -> Meaning | None:
    unit, size = _PARTS_OF_YEAR[match["unit"].lower()]
    number = ordinal_number(match["ordinal"])
    year = int(match["year"]) if match["year"] else None
    if number < 0 and year is None:
        return Shift(unit, number)
    number = number if number > 0 else size + 1 + number
    return Cycle(unit, number, year) if number <= size else None


def _letter_cycle(match: re.Match[str]) -> Meaning | None:
    """T and Q are quarters, S and H halves."""
    groups = match.groupdict()
    unit, size = ("quarter", 4) if groups["letter"] in "TQ" else ("half", 2)
    year = groups.get("year") or groups.get("short")
    number = int(groups["number"])
    if number > size:
        return None
    return Cycle(unit, number, None if not year else int(year) if len(year) == 4 else two_digit_year(year))


_TENS: Final = r"(?:(?:1[5-9]|20)\d0|\d0)"
_AND: Final = rf"(?:{S0},{S}|{S}(?:et|ou|puis|à){S})(?:(?:les|des|aux|celles{S}des){S})?"
_DECADE_BEFORE: Final = rf"\b(?:années|décennies?){S}{_TENS}{_AND}(?:{_TENS}{_AND}){{0,2}}"


def _decades(match: re.Match[str]) -> Meaning | None:
    first, last = (
        int(year) if len(year) == 4 else 1900 + int(year) for year in (match["first"], match["last"])
    )
    return (
        Interval(_stretch_of_years(first, 10, "decade"), _stretch_of_years(last, 10, "decade"))
        if first < last
        else None
    )


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "decade in a list",
        {DAY_DIGITS, YEAR_DIGITS},
        rf"(?P<year>{_TENS})(?!\w|[.,]\d|{S0}[-–%€$]|{S}\d)(?!{MEASURED})(?!{COUNTED})",
        _decade,
        after=_DECADE_BEFORE,
        examples=(
            ("les années 80 et 90", "198 199"),
            ("les années 1980 et 1990", "198 199"),
            ("les années 70, 80 et 90.", "197 198 199"),
        ),
        counter_examples=("les années 80 et 90 clients", "les années 80 et 95", "80 et 90"),
    ),
    rule(
        "decades from to",
        {"années", "décennies"},
        rf"(?:années|décennies){S}(?P<first>{_TENS}){S0}[-‐‑–/]{S0}(?P<last>{_TENS})(?![\w/-]|[.,]\d)",
        _decades,
        examples=(("les années 60-70", "196/197"), ("les années 1990-2000", "199/200")),
        counter_examples=("les années 80-75", "les années 90-80"),
    ),
    rule(
        "decade",
        {"années", "décennie", "décennies"},
        rf"(?:années|décennies?){S}(?P<year>(?:1[5-9]|20)\d0|\d0)(?!\w|[.,]\d|{S0}[-–]{S0}\d|{S}(?:et|à|"
        rf",){S}\d{{3}}[1-9])",
        _decade,
        examples=(
            ("les années 1980", "198"),
            ("les années 80", "198"),
            ("les années 2000", "200"),
            ("la décennie 2010", "201"),
        ),
        counter_examples=("les années 2024", "les années 85"),
    ),
    rule(
        "decade in words",
        {"années"},
        rf"années{S}(?P<word>{either(_DECADES)})(?![\w-])",
        lambda m: _stretch_of_years(_DECADES[key(re.sub(r"\s", "-", m["word"]))], 10, "decade"),
        examples=(
            ("les années soixante", "196"),
            ("la fin des années quatre-vingt", "198"),
            ("les années quatre-vingt-dix", "199"),
        ),
        counter_examples=("les années cent", "les années soixante-cinq"),
    ),
    rule(
        "century in a list",
        _CENTURY_STARTS,
        rf"(?P<number>{_ROMAN_ORDINAL})(?P<bc>(?!.))?(?={S}(?:et|ou|puis){S}(?:le{S}|au{S}|"
        rf"du{S})?{_ROMAN_ORDINAL}{S}siècles?\b)",
        _century,
        examples=(("aux XIXe et XXe siècles", "18 19"), ("le XIXe et le XXe siècle", "18 19")),
        counter_examples=("Louis XIVe et François Ier",),
    ),
    rule(
        "century",
        ORDINAL_STARTS | _CENTURY_STARTS | {"vingt"},
        rf"(?P<number>(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))}){S0}(?:ème|eme|er|e|è)?|"
        rf"\d{{1,2}}{S0}(?:ème|er|e|è)"
        rf"|vingt[- ]et[- ]unième"
        rf"|{either(w for w in ORDINALS if not w.endswith(('dernier', 'dernière')))}){S}siècles?\b"
        rf"(?P<bc>{S}(?:av\.|avant{S}J))?",
        _century,
        examples=(("au XXIe siècle", "20"), ("le 19e siècle", "18"), ("au dix-neuvième siècle", "18")),
        counter_examples=("au IIe siècle av. J.-C.", "un siècle", "le siècle des Lumières"),
    ),
    rule(
        "quarter or half",
        ORDINAL_STARTS,
        rf"(?P<ordinal>{ORDINAL}){S}(?P<unit>trimestre|semestre)s?\b{_OF_YEAR}"
        rf"(?!{S}(?:de{S}(?:retraite|cotisation|grossesse)|cotisé|validé|supplémentaire))",
        _ordinal_cycle,
        examples=(
            ("au troisième trimestre 2025", "2025-Q3"),
            ("le 1er semestre de l'exercice fiscal 2024", "2024-H1"),
            ("au quatrième trimestre", "2025-Q4"),
            ("le dernier trimestre 2024", "2024-Q4"),
        ),
        counter_examples=(
            "au cinquième trimestre 2025",
            "le troisième homme",
            "un second trimestre de retraite",
        ),
    ),
    rule(
        "quarter or half in a list",
        ORDINAL_STARTS,
        rf"(?P<ordinal>{ORDINAL})(?={S}(?:et|ou|puis){S}(?:l[ea]{S}|au{S})?{ORDINAL}{S}(?P<unit>trimestre|"
        rf"semestre)s?\b{_OF_YEAR})",
        _ordinal_cycle,
        examples=(("aux deuxième et troisième trimestres 2025", "2025-Q2 2025-Q3"),),
        counter_examples=("les premier et second rôles du trimestre",),
    ),
    rule(
        "quarter or half, letter",
        {"t", "q", "s", "h"},
        rf"(?-i:(?P<letter>[TQSH]))(?P<number>[1-4])(?:{S}|{S0}[-/’']{S0})(?:(?:fiscal{S}|FY{S0}|de{S}|"
        rf"exercice{S}))?(?P<year>{YEAR}"
        rf"|(?<=[’'/\s-])[1-4]\d(?![\w/]|[.,]\d|{S0}[%€$°]|{S}\d)(?!{MEASURED})(?!{COUNTED}))",
        _letter_cycle,
        never_after=r"[\w-]",
        examples=(
            ("Q4 2024", "2024-Q4"),
            ("T1-2018", "2018-Q1"),
            ("au T1 26", "2026-Q1"),
            ("au S1 2025", "2025-H1"),
            ("H2 2023", "2023-H2"),
        ),
        counter_examples=("S3 2025", "Audi Q9 2025", "T1 26 clients", "S2 32 Go"),
    ),
    rule(
        "quarter or half, bare letter",
        {"t", "q", "s", "h"},
        r"(?-i:(?P<letter>[TQSH]))(?P<number>[1-4])(?!\w|-\w)",
        _letter_cycle,
        after=rf"\b(?:au|du|fin|début|dès{S}le|d{APOSTROPHE}ici{S}le|pour{S}le|ce){S}",
        examples=(("au T3", "2025-Q3"), ("les ventes du S1", "2025-H1")),
        counter_examples=("la T4 de Nvidia", "une Audi Q3", "le S3 d'Amazon"),
    ),
    rule(
        "quarter or half, number first",
        {DAY_DIGITS},
        rf"(?P<number>[1-4])(?-i:(?P<letter>[TQSH]))(?:{S0}(?P<year>20\d\d)|(?P<short>\d\d))(?!\w)",
        _letter_cycle,
        never_after=r"[\w.,-]",
        examples=(("3T25", "2025-Q3"), ("1S 2025", "2025-H1"), ("4Q2024", "2024-Q4")),
        counter_examples=("5T25", "un disque de 2T"),
    ),
    rule(
        "quarter or half, year first",
        {YEAR_DIGITS},
        r"(?P<year>20\d\d)[- ]?(?-i:(?P<letter>[TQSH]))(?P<number>[1-4])(?!\w)",
        _letter_cycle,
        never_after=r"[\w.,-]",
        examples=(("2026-Q3", "2026-Q3"), ("2026 T1", "2026-Q1")),
        counter_examples=("2026-Q5",),
    ),
    rule(
        "week number",
        {"semaine", "semaines"},
        rf"semaine{S}(?:n°{S0}|numéro{S})?(?P<number>[1-4]\d|5[0-3]|[1-9])(?!\w"
        rf"|[.,]\d)(?:{S}(?:de{S}(?:l{APOSTROPHE}année{S})?)?(?P<year>{YEAR}))?(?!{MEASURED})",
        lambda m: Cycle("week", int(m["number"]), int(m["year"]) if m["year"] else None),
        examples=(("semaine 12 de 2026", "2026-W12"), ("en semaine 3", "2026-W03")),
        counter_examples=("par semaine 12 euros", "semaine 78"),
        never_after=rf"\bpar{S}",
    ),
)
