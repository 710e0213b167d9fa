"""Years in words that stand alone: "en deux mille vingt-six", "l'an deux mille"."""

from __future__ import annotations

import re
from typing import Final

from newsparse.dates.meaning import Day, Meaning
from newsparse.dates.rules.rule import Rule, rule
from newsparse.dates.rules.words import APOSTROPHE, S0, YEAR_WORDS, S, year_number

# What goes on behind a year; any other word may be what the number counts ("en deux mille points").
_GOES_ON: Final = re.compile(
    rf"{S0}(?:[.,;:!?)»]|\Z)|{S}(?:et|ou|à|au|aux|le|la|les|un|une|des|ce|cette|ces|son|sa|ses|il|elle"
    r"|ils|elles|on|nous|vous|je|pour|par|avec|dans|sur|que|qui|comme|contre|puis|mais|grâce|selon|afin|alors|après|avant)\b",
    re.I,
)


def _year(match: re.Match[str]) -> Meaning | None:
    """The year; a round number is one only where the word stands before it ("l'an deux mille")."""
    year = year_number(match["year"])
    named = re.search(r"\b(?:an|année)\s+\Z", match.string[max(0, match.start() - 12) : match.start()], re.I)
    alone = year % 100 and _GOES_ON.match(match.string, match.end())
    return Day(year) if named or alone else None


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "year in words",
        {"mil", "mille", "deux", "dix"},
        rf"(?P<year>{YEAR_WORDS})",
        _year,
        after=rf"\b(?:en|depuis|dès|fin|début|jusqu{APOSTROPHE}en|ici|années?|an|vers|horizon|printemps"
        rf"|automne|hiver|été){S}",
        examples=(
            ("en mil neuf cent quatre-vingt-quatre.", "1984"),
            ("depuis deux mille vingt", "2020"),
            ("l'an deux mille", "2000"),
            ("en dix-neuf cent douze, il part", "1912"),
        ),
        counter_examples=(
            "en deux mille exemplaires",
            "en deux mille vingt salles",
            "vers deux mille.",
            "en dix, neuf cents",
            "en mille, deux mille",
        ),
    ),
)
