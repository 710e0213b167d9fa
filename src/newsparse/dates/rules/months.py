"""Months, with their year or without: "mars 2026", "mai 68", "en juin"."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Day, Meaning
from newsparse.dates.rules.calendar import COUNTED, SHORT_YEAR, as_day
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import (
    APOSTROPHE,
    FULL_MONTH,
    MONTH,
    MONTHS,
    S0,
    SHORT_MONTHS,
    YEAR,
    YEAR_WORDS,
    S,
    month_number,
    two_digit_year,
)

_MONTH_STARTS: Final = frozenset((*MONTHS, *SHORT_MONTHS))


def _short_year(match: re.Match[str]) -> Meaning | None:
    """A month with a year of two figures; up to 31 they may be a day, as in English, unless a preposition
    says otherwise.
    """
    if int(match["short"]) <= 31 and not match["mark"]:
        left = match.string[max(0, match.start() - 24) : match.start()]
        # "les modèles Mars 5 et Avril 12"
        named = match["month"][0].isupper() and re.search(r"\b(?:et|ou)\s+\Z", left)
        if named or not _SHORT_YEAR_CUES.search(left):
            return None
    return Day(two_digit_year(match["short"]), month_number(match["month"]))


_SHORT_YEAR_CUES: Final = re.compile(
    rf"(?:\b(?:en|depuis|dès|de|du{S}mois{S}de|mois{S}de|fin|début|mi|courant|jusqu{APOSTROPHE}en|ici|"
    rf"avant|après|entre|à|et|ou|vers){S0}"
    rf"|d{APOSTROPHE}|mi-|[(–—/])\Z",
    re.I,
)


_MONTH_CUES: Final = re.compile(
    rf"\b(?:en|depuis|dès|début|fin|mi|courant|mois{S}d[e'’]|mois{S}de|jusqu{APOSTROPHE}en|avant|après|"
    rf"à{S}partir{S}de"
    rf"|d{APOSTROPHE}ici|ce|entre|ou){S0}-?\Z",
    re.I,
)
_PICKED: Final = re.compile(rf"{S}(?:dernier|prochain|passé|suivant|précédent|de{S}l{APOSTROPHE}an)", re.I)


_ENTRY: Final = re.compile(rf"{S0}[:–—|]")


def _plainly_month(match: re.Match[str]) -> bool:
    """A bare name is a month when it is written small, as French has it, or when what stands beside it says
    so.

    Capitalised, it may be a planet (Mars), a singer (Avril), a surname (Août) or just the first word of a
    sentence.
    """
    text, word = match.string, match["month"]
    left = text[max(0, match.start() - 20) : match.start()]
    if _PICKED.match(text, match.end()):
        return True
    if _ENTRY.match(text, match.end()) and not left.rpartition("\n")[2].strip():
        return True  # "Mars : ..." at the head of a line
    if word[0].islower():
        return not re.search(r"\b(?:les|barres?|un|deux|mille)\s+\Z", left, re.I)
    return word.lower() != "mars" and bool(_MONTH_CUES.search(left))


_MONTH_LIST_TAIL: Final = (
    rf"(?:{S0},{S}{FULL_MONTH}){{0,6}}{S0}(?:,|et|ou|puis|&){S}(?:en{S}|"
    rf"d{APOSTROPHE}|de{S})?{FULL_MONTH}{S}"
)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "month year",
        _MONTH_STARTS,
        rf"(?P<month>{MONTH})(?:{S}(?:de{S}(?:l{APOSTROPHE}année{S}|l{APOSTROPHE}an{S})?|"
        rf"{S}d{APOSTROPHE})?|-|/|"
        rf"{S0}\[(?=\d{{4}}\]))(?P<year>{YEAR}|{YEAR_WORDS}(?!{COUNTED}))(?:(?<=\[\d{{4}})\])?",
        as_day,
        examples=(
            ("en novembre [2025]", "2025-11"),
            ("en janv. 2026", "2026-01"),
            ("sept. 2025", "2025-09"),
            ("Sep 2025", "2025-09"),
            ("mars de l'année 2020", "2020-03"),
            ("en mars deux mille douze", "2012-03"),
        ),
        counter_examples=("Mars 1,5 fois", "sept mille 2025e"),
    ),
    rule(
        "month, short year",
        _MONTH_STARTS,
        rf"(?P<month>{MONTH}){S}(?P<mark>{APOSTROPHE})?{SHORT_YEAR}",
        _short_year,
        examples=(
            ("en mai 68", "1968-05"),
            ("en mars '98", "1998-03"),
            ("Paru en septembre 01.", "2001-09"),
            ("De déc. 24 à janv. 26, tout a monté.", "2024-12/2026-01"),
        ),
        counter_examples=(
            "en mars 25 salariés",
            "mars 12",
            "en mars 12 000 clients",
            "en mai 20 h",
            "en juin 12,5 millions",
        ),
    ),
    rule(
        "month day year",
        _MONTH_STARTS,
        rf"(?P<month>{MONTH}){S}(?P<day>(?:[12]\d|3[01]|0?[1-9])(?!\d)),?{S}(?P<year>{YEAR})",
        as_day,
        examples=(("mai 09, 2018", "2018-05-09"), ("juillet 4 2025", "2025-07-04")),
        counter_examples=("mai 45, 2018", "mars 12"),
    ),
    rule(
        "month in a list",
        _MONTH_STARTS,
        rf"(?P<month>{FULL_MONTH})(?={_MONTH_LIST_TAIL}(?P<year>{YEAR}))",
        as_day,
        examples=(
            ("en mars ou avril 2025", "2025-03 2025-04"),
            ("janvier, février et mars 2025", "2025-01 2025-02 2025-03"),
        ),
        counter_examples=("Mars et Vénus 2025",),
    ),
    rule(
        "month",
        _MONTH_STARTS,
        rf"(?P<month>{FULL_MONTH})(?!-(?!{FULL_MONTH}|(?:début|fin|mi)\b)\w)",
        lambda match: as_day(match) if _plainly_month(match) else None,
        examples=(
            ("en juin", "2025-06"),
            ("au mois de mai", "2025-05"),
            ("Déjà vu en décembre dernier", "2025-12"),
        ),
        counter_examples=(
            "Avril Lavigne chante",
            "sur Mars, la planète rouge",
            "Le peintre Juin expose",
            "le docteur Août",
            "les mai",
        ),
        never_after=r"\bles?\s",
    ),
)
