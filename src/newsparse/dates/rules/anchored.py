"""What counts from another date of the text: the day before, the same year."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Meaning, Shift
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, HYPHEN, S0, S, key, unit_of


def _same(match: re.Match[str]) -> Meaning:
    unit, size = unit_of(match["unit"])
    return Shift({10: "decade", 100: "century"}.get(size, unit), 0, "text")


def _text_day(match: re.Match[str]) -> Meaning:
    word = key(match["word"])
    counts = {"veille": -1, "avant-veille": -2, "lendemain": 1, "surlendemain": 2}
    return Shift("day", counts[re.sub(r"\s", "-", word)], "text")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "day beside a date",
        {"veille", "lendemain", "avant", "surlendemain"},
        rf"(?P<word>avant{HYPHEN}veille|veille|surlendemain|lendemain)(?=(?:{S}(?:matin|soir|"
        rf"après{HYPHEN}midi|midi|au{S}soir"
        rf"|au{S}matin|à))?(?:{S0}[.,;:)!?]|{S}(?!d[ue]\b|des\b|d['’]|\w{{2,20}}(?:ique|elle|ale|ive|aire|"
        rf"euse|elles)\b)|{S0}\Z))",
        _text_day,
        after=rf"\b(?:la|le|du|au|dès{S}le|l{APOSTROPHE}){S0}",
        examples=(
            ("Né le 3 mai 2020, baptisé le lendemain.", "2020-05-03 2020-05-04"),
            ("Le 3 mai 2020 et la veille", "2020-05-03 2020-05-02"),
        ),
        counter_examples=(
            "à la veille d'une crise",
            "la veille technologique",
            "au lendemain de la guerre",
            "le mode veille",
        ),
        never_after=rf"\b(?:mode|en|sa|de){S}(?:la{S})?",
    ),
    rule(
        "same unit",
        {"même", "mêmes"},
        rf"même{S}(?P<unit>jour|semaine|mois|trimestre|semestre|année|décennie|siècle|week{HYPHEN}end)\b",
        _same,
        after=rf"\b(?:la|le|ce|cette|du){S}",
        examples=(
            ("En juin 2005 et la même année", "2005-06 2005"),
            ("Le 3 mai 2020, le même jour", "2020-05-03 2020-05-03"),
        ),
        counter_examples=("le même journal", "la même période"),
    ),
    rule(
        "that unit",
        {"ce", "cette", "cet"},
        rf"(?:ce|cette|cet){S}(?P<unit>jour|semaine|mois|année|week{HYPHEN}end){HYPHEN}là\b",
        _same,
        examples=(
            ("Le 3 mai 2020. Ce jour-là", "2020-05-03 2020-05-03"),
            ("En 1998, cette année-là", "1998 1998"),
        ),
        counter_examples=("cet homme-là", "ce jour"),
    ),
)
