"""Seasons, and the rentrée that French life begins with."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Cycle, Day, Meaning
from newsparse.dates.rules.calendar import MEASURED
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, DASH, S0, SEASONS, YEAR, S, either, key


def _season(match: re.Match[str]) -> Meaning:
    year = match.groupdict().get("year")
    return Cycle(
        "season",
        SEASONS[key(match["season"])],
        int(year) if year else None,
        "this" if match.groupdict().get("this") else None,
    )


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "season year",
        SEASONS,
        rf"(?P<season>{either(SEASONS)}){S}(?:de{S}(?:l{APOSTROPHE}année{S})?)?(?P<year>{YEAR})(?:{S0}{DASH}{S0}(?:\d{{4}}"
        rf"|\d\d)(?!\w))?(?!{MEASURED})",
        _season,
        examples=(
            ("l'été 2024", "2024-SU"),
            ("l'hiver 2023-2024", "2023-WI"),
            ("au printemps 2019", "2019-SP"),
        ),
        counter_examples=("il a été 2024 fois primé",),
        never_after=rf"\b(?:a|ont|ai|as|avez|avait|avaient|ayant|avoir|aura|auront|aurait|aient|ait){S}|"
        rf"\bpas{S}",
    ),
    rule(
        "season",
        {*SEASONS, "cet", "ce"},
        rf"(?P<this>(?:cet{S}|ce{S}))?(?P<season>{either(SEASONS)})\b(?!-\w)(?!{S}(?:arabe|des|"
        rf"de{S}(?!l{APOSTROPHE}an|cette)))",
        lambda m: _season(m) if m["this"] or _plainly_season(m) else None,
        examples=(
            ("cet été", "2026-SU"),
            ("avant l'été", "2026-SU"),
            ("au printemps dernier", "2025-SP"),
            ("l'hiver prochain", "2026-WI"),
        ),
        counter_examples=(
            "il a été élu",
            "le printemps arabe",
            "le Printemps de Bourges",
            "un été indien",
            "des pneus hiver",
        ),
    ),
    rule(
        "rentrée",
        {"rentrée"},
        rf"rentrée(?:{S}(?:scolaire|universitaire|littéraire|parlementaire|politique|académique"
        rf"|sociale))?(?:{S}(?:de{S})?(?:septembre{S0})?(?P<year>{YEAR})|{S}de{S}septembre)",
        lambda m: Day(int(m["year"]) if m["year"] else None, 9),
        modifier=lambda m: "approx",
        examples=(("à la rentrée 2025", "2025-09"), ("la rentrée de septembre", "2025-09")),
        counter_examples=("la rentrée d'argent", "sa rentrée au poste"),
    ),
    rule(
        "rentrée, bare",
        {"rentrée"},
        rf"rentrée(?:{S}(?:scolaire|universitaire|littéraire))?\b(?!{S}d)",
        lambda m: Day(None, 9),
        after=rf"\b(?:à|dès|avant|depuis|pour|d{APOSTROPHE}ici){S}la{S}",
        modifier=lambda m: "approx",
        examples=(("à la rentrée", "2025-09"), ("avant la rentrée prochaine", "2026-09")),
        counter_examples=("la rentrée des classes", "une rentrée chargée"),
    ),
)

_SEASON_CUES: Final = re.compile(
    rf"(?:\b(?:à|dès|avant|après|depuis|d{APOSTROPHE}ici|d{APOSTROPHE}ici{S}à|pour|courant|fin|"
    rf"fin{S}de|début{S}de|début"
    rf"|jusqu{APOSTROPHE}à|pendant|durant|milieu{S}de|en){S}(?:l{APOSTROPHE})?|\b(?:au|du){S})\Z",
    re.I,
)
_PICKED_SEASON: Final = re.compile(
    rf"{S}(?:derni|prochain|passé|suivant|précédent|de{S}(?:l{APOSTROPHE}an|" rf"cette))", re.I
)


def _plainly_season(match: re.Match[str]) -> bool:
    """A bare season is a date after a preposition of time, or where a word picks one; in itself it is just
    weather.
    """
    left = match.string[max(0, match.start() - 30) : match.start()]
    if _PICKED_SEASON.match(match.string, match.end()):
        return bool(re.search(rf"(?:l{APOSTROPHE}|\b(?:au|le|du|cet|dernier|prochain){S})\Z", left, re.I))
    return bool(_SEASON_CUES.search(left))
