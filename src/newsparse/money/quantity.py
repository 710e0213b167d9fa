"""A number as written with its scale and currency, and the blanks that may stand between the three."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from newsparse.french.numerals import NUMBER_WORDS

from .currencies import Unit

# Blanks between the parts of an amount; masked markup leaves runs of them. Possessive, so that every run is
# read once.
INLINE = re.compile(r"[^\S\n]*+")
WRAP = re.compile(r"[^\S\n]*+(?:\n[^\S\n]*+)?+")
LETTERS = re.compile(r"[^\W\d_]++")
OF = re.compile(r"(?:d['’ʼ][^\S\n]*+|d[^\S\n]++(?=euros?\b)|de(?:[^\S\n]++|\n)[^\S\n]*+)", re.IGNORECASE)


@dataclass(slots=True)
class Quantity:
    """A number, its scale and its currency as far as they are written with it."""

    start: int
    end: int
    number: Decimal
    in_words: bool = False
    factor: int = 1
    scale: str = ""  # the last scale word, folded; empty for abbreviations
    scaled: bool = False
    unit: Unit | None = None
    kind: str = ""  # how the currency is written, the name of the rule
    extra: Decimal = Decimal(0)  # "50" of "10 euros 50", in units of the currency
    english: bool = False  # notation of English: the scale words are short-scale
    approximate: bool = False
    counts: bool = False  # "45 millions d'utilisateurs"
    number_end: int = 0  # behind the digits
    open_comma: bool = False  # "1,659 €": the article says whether the comma groups thousands
    open_dot: bool = False  # "4.360 milliards": and whether the dot does

    @property
    def bare(self) -> bool:
        """Nothing but a number."""
        return not self.scaled and self.unit is None

    def written(self, text: str) -> str:
        """The number as it stands in the text, every kind of blank a space."""
        return " ".join(re.split(r"\s", text[self.start : self.number_end]))


def skip(gap: re.Pattern[str], text: str, position: int) -> int:
    """The position behind a gap, which may be empty."""
    match = gap.match(text, position)
    return match.end() if match else position


@cache
def cardinals() -> re.Pattern[str]:
    """Numbers in words; compiled at the first article."""
    return re.compile(NUMBER_WORDS, re.IGNORECASE)
