"""Values: the digits of an amount, and the power of ten its scale word means."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsparse.french.numerals import parse_digits

from .evidence import LARGEST_SUM, Evidence
from .rules.notations import SCALE_WORDS, SHORT_SCALE

_BLANKS = re.compile("[\u00a0\u202f\u2009\u2007 '’]")
_THREE_DECIMALS = re.compile(r"[.,][0-9]{3}\Z")


class Scale(NamedTuple):
    """The power of ten of a scale word, and how an ambiguous one was decided (empty where nothing
    was open).
    """

    factor: int
    decision: str = ""


@cache
def read_digits(digits: str, *, scaled: bool = False) -> Decimal:
    """The value of an amount in digits; ``scaled`` when a scale word follows.

    price-parser reads them, except where it is wrong: it takes "0,125" for 125 and "1,659 milliard" for 1659,
    since it holds three digits after a mark for thousands whatever stands around them.

    >>> read_digits("1.499,99"), read_digits("0,125"), read_digits("1,659", scaled=True)
    (Decimal('1499.99'), Decimal('0.125'), Decimal('1.659'))
    """
    if _THREE_DECIMALS.search(digits):
        fraction = digits[-3:]
        return parse_digits(digits, decimal_comma=scaled and not fraction.endswith("00"))
    if digits.isdecimal():
        return Decimal(digits)
    # here, not above: it compiles its own tables, and many texts hold no amount
    from price_parser.parser import parse_number

    value = parse_number(_BLANKS.sub("", digits))
    return parse_digits(digits) if value is None else Decimal(value)


def read_scale(word: str, factor: int, number: Decimal, *, english: bool, evidence: Evidence) -> Scale:
    """The factor of a scale word; "billion" and "trillion" are French (long) unless the notation or the size
    says English.

    >>> read_scale("billion", 10**12, Decimal("1.4"), english=True, evidence=Evidence(""))
    Scale(factor=1000000000, decision='short_scale_notation')
    >>> read_scale("billion", 10**12, Decimal(1), english=False, evidence=Evidence(""))
    Scale(factor=1000000000000, decision='long_scale')
    """
    short = SHORT_SCALE.get(word)
    if short is None:
        return Scale(factor)
    short *= factor // SCALE_WORDS[word]  # "une centaine de billions"
    if english:
        return Scale(short, "short_scale_notation")
    if number * factor > LARGEST_SUM:
        return Scale(short, "short_scale_size")
    if evidence.english:
        return Scale(short, "short_scale_article")
    return Scale(factor, "long_scale")
