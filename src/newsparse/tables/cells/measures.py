"""Numbers in cells: their value with its scale, and their unit. "1,5 M" is 1500000, "2 millions d'abonnés"
2000000 abonnés.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from newsparse.french.numerals import DIGITS, SCALES, parse_digits
from newsparse.record import plain_decimal

# Abbreviations that stand for nothing but a scale where no unit is glued to them; "m" are metres or minutes,
# "G" a size, "T" tonnes.
_SHORT: Final = {
    "k": 10**3, "M": 10**6, "Mio": 10**6, "Mln": 10**6, "mln": 10**6,
    "Md": 10**9, "Mds": 10**9, "Mrd": 10**9, "Mrds": 10**9, "mds": 10**9, "bn": 10**9,
}  # fmt: skip
_GLUED: Final = {"K": 10**3, "B": 10**9}  # "12K", "7B"; with a blank between they are kelvins and bytes
_WORDS: Final = {
    "mille": 10**3,
    "millier": 10**3,
    "million": SCALES["million"],
    "milliard": SCALES["milliard"],
}

_NUMBER: Final = re.compile(
    r"(?:[~≈<>≤≥]\s?)?(?P<times>[×x](?=[0-9]))?(?P<sign>[-+−±]?)\s?"
    rf"(?P<digits>{DIGITS})(?:[eE](?P<power>[-+]?\d{{1,2}})(?!\w))?"
)
_SCALE: Final = re.compile(
    rf"\s?(?:(?P<word>{'|'.join(_WORDS)})s?|"
    rf"(?P<short>{'|'.join(sorted(_SHORT, key=len, reverse=True))})|(?<!\s)(?P<glued>[KB]))"
    r"(?=\s|\Z)(?:\s(?:de\s|d['’]))?",
)
_UNIT: Final = re.compile(
    r"\s?(?P<unit>%|‰|×|°[CF]?|(?![x×pi]\d|"
    r"[¹²³⁰-⁹])[^\W\d_][\w/²³·.%-]{0,15}(?:\s(?!à\s)[^\W0-9_][^\W0-9_/²³]{0,12}(?:[23]e?)?)?)"
)
_ORDINAL: Final = re.compile(r"(?:er|re|ère|nde?|e|è|[iè]?[èe]me)(?!\w)", re.I)
# A figure and a letter that are a name more often than a count: a network, a definition, a plane or a space.
_NAME: Final = re.compile(r"[2-6]G|[24568]K|[1-4]D|\d{3,4}[pi]")
_FIRST_YEAR, _LAST_YEAR = 1700, 2100


class Measure(NamedTuple):
    """A number with its unit; ``doubtful`` where the same words are as often a name: "5G", "4K"."""

    number: Decimal
    unit: str | None
    doubtful: bool = False


def read_measure(words: str) -> Measure | None:
    """The number that the words of a cell are, or nothing where they are more or less than one.

    >>> [read_measure(words)[:2] for words in ("1,5 M", "12 Go", "2 millions d'abonnés")]
    [(Decimal('1500000'), None), (Decimal('12'), 'Go'), (Decimal('2000000'), 'abonnés')]
    >>> [read_measure(words) for words in ("1er", "1920 × 1080", "trois")]
    [None, None, None]
    """
    match = _NUMBER.match(words)
    if match is None:
        return None
    scale = _SCALE.match(words, match.end())
    unit = _UNIT.match(words, scale.end() if scale else match.end())
    end = (unit or scale or match).end()
    if end != len(words) or _ORDINAL.match(words, match.end()):
        return None
    try:
        value = parse_digits(match["digits"], decimal_comma=scale is not None)
    except ValueError:
        return None
    if scale:
        value *= _factor(scale)
    if match["power"]:
        value = value.scaleb(int(match["power"]))
    if match["sign"] in ("-", "−"):
        value = -value
    number = _plain(value) if scale or match["power"] else value
    return Measure(number, unit["unit"] if unit else match["times"], bool(_NAME.fullmatch(words)))


def is_yearlike(digits: str) -> bool:
    """Whether figures may be a year.

    >>> is_yearlike("2024"), is_yearlike("2 024"), is_yearlike("900")
    (True, False, False)
    """
    return len(digits) == 4 and digits.isdecimal() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _factor(scale: re.Match[str]) -> int:
    if scale["word"]:
        return _WORDS[scale["word"]]
    return _SHORT[scale["short"]] if scale["short"] else _GLUED[scale["glued"]]


def _plain(value: Decimal) -> Decimal:
    """Without exponent, and without the zeros behind the point that a scale leaves: 1.5 times a million is
    1500000.
    """
    whole = value.to_integral_value()
    return Decimal(plain_decimal(whole if value == whole else value))
