"""Parts of one: "½ million", "2½ millions", "3/4 de milliard", "un tiers de million", "un demi-euro", "deux
virgule cinq".
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsparse.french.numerals import SEPARATOR, parse_number

from .currencies import fold, read_name
from .quantity import LETTERS, OF, WRAP, cardinals, skip
from .rules.notations import SCALE_WORDS

_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
VULGAR = "".join(_VULGAR)
_VULGAR_BEHIND = re.compile(rf"[^\S\n]?([{VULGAR}])")
_RATIO = re.compile(r"([1-9])/([2-9]|100?)(?=[^\S\n])")
_PARTS = {
    "quart": 4, "quarts": 4, "tiers": 3, "cinquième": 5, "cinquièmes": 5, "dixième": 10, "dixièmes": 10,
    "centième": 100,
    "centièmes": 100, "millième": 1000, "millièmes": 1000,
}  # fmt: skip
_PLURAL = re.compile(r"[^\S\n]++(?!(?:mill|bill|trill))[^\W\d_]++(?<=s)\b", re.IGNORECASE)
_NOUN = re.compile(rf"[^\S\n]++({'|'.join(_PARTS)})(?=[^\S\n]++d)", re.IGNORECASE)
_HALF_OF = re.compile(r"[-‐‑ ]demie?[-‐‑ ]", re.IGNORECASE)


class Part(NamedTuple):
    """A value below one and where it ends in the text."""

    value: Decimal
    end: int


def _part(numerator: int | Decimal, denominator: int, end: int) -> Part:
    return Part(Decimal(numerator) / denominator, end)


def vulgar_at(text: str, position: int) -> Part | None:
    """The fraction sign at a position.

    >>> vulgar_at("½ million", 0)
    Part(value=Decimal('0.5'), end=1)
    """
    pair = _VULGAR.get(text[position : position + 1])
    return _part(*pair, position + 1) if pair else None


def vulgar_behind(text: str, position: int) -> Part | None:
    """The fraction sign that goes on a whole number: "2½", "2 ½"."""
    sign = _VULGAR_BEHIND.match(text, position)
    return vulgar_at(text, sign.start(1)) if sign else None


def ratio_at(text: str, position: int) -> Part | None:
    """A fraction in digits before a scale or a currency's name: "1/2 euro", "3/4 de milliard"; "1/2 page" is
    none.

    >>> ratio_at("3/4 de milliard", 0), ratio_at("1/2 page", 0)
    (Part(value=Decimal('0.75'), end=3), None)
    """
    ratio = _RATIO.match(text, position)
    if ratio and _PLURAL.match(text, ratio.end()):
        return None  # "2/3 euros" are two or three
    if not ratio or int(ratio[1]) >= int(ratio[2]) or not _measures(text, ratio.end(), of=None):
        return None
    return _part(int(ratio[1]), int(ratio[2]), ratio.end())


def part_behind(text: str, number: Decimal, position: int) -> Part | None:
    """The fraction a number in words counts: "trois quarts de milliard", "un tiers de million", "un
    demi-euro".
    """
    half = _HALF_OF.match(text, position) if number == 1 else None
    if half and read_name(text, half.end()):
        return _part(1, 2, half.end())
    noun = _NOUN.match(text, position)
    parts = _PARTS[noun[1].lower()] if noun else 1
    return (
        _part(number, parts, noun.end())
        if noun and number < parts and _measures(text, noun.end(), of=True)
        else None
    )


def _measures(text: str, position: int, *, of: bool | None) -> bool:
    """True where a scale word or a currency's name follows, behind "de" (``of``: it must stand there)."""
    at = skip(WRAP, text, position)
    found = OF.match(text, at)
    if of and not found:
        return False
    at = found.end() if found else at
    word = LETTERS.match(text, at)
    return word is not None and (
        SCALE_WORDS.get(fold(word.group()), 0) >= 10**6 or read_name(text, at) is not None
    )


@cache
def _point() -> re.Pattern[str]:
    return re.compile(rf"{SEPARATOR}virgule{SEPARATOR}(?P<zeros>(?:zéro{SEPARATOR}){{0,4}})", re.IGNORECASE)


_SCALE_NOUN = re.compile(r"[-‐‑\s]+(?:[mb]|tr)illi(?:on|ard)", re.IGNORECASE)


def decimals_behind(text: str, position: int) -> Part | None:
    """The decimals in words behind a number in words: "deux virgule zéro cinq".

    >>> decimals_behind("deux virgule zéro cinq millions", 4)
    Part(value=Decimal('0.05'), end=22)
    """
    point = _point().match(text, position)
    words = cardinals().match(text, point.end()) if point else None
    if not point or not words:
        return None
    scale = _SCALE_NOUN.search(words.group())
    written = words.group()[: scale.start()] if scale else words.group()
    digits = str(parse_number(written))
    if not digits.isdecimal():
        return None
    zeros = point["zeros"].lower().count("zéro")
    return Part(Decimal(f"0.{'0' * zeros}{digits}"), words.start() + len(written))
