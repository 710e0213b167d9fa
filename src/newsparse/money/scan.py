"""Every number of a text with what stands around it: sign, scale words, currency before or behind. One pass.

A ``Quantity`` need not be money: the bare "5" of "5 à 10 millions d'euros" is one, and so is "45 millions
d'utilisateurs", which keeps a later "10 millions" from inheriting a currency. ``find`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsparse.french.numerals import DIGITS, SCALES, parse_digits, parse_number

from .currencies import read_prefix
from .fractions import VULGAR, decimals_behind, part_behind, ratio_at, vulgar_at, vulgar_behind
from .normalise import read_digits
from .quantity import LETTERS, Quantity, cardinals
from .rules.bounds import SUMS_OF
from .rules.notations import PREFIX_BEFORE_PRICES, PREFIX_CODES, THREE_DECIMALS
from .scales import read_scales
from .suffix import read_currency

_FIRST_WORDS = (
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "vingt", "trente", "quarante", "cinquante", "soixante",
    "septante", "huitante", "octante", "nonante", "cent", "cents", "mille", "mil", "zéro", "demi",
)  # fmt: skip
_SCALE_NOUNS = ("million", "milliard", "billion")


def _either_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


def _start() -> re.Pattern[str]:
    """Where a number may begin.

    The first character is a set of its own and cases are spelt out: only so does ``re`` run over a text
    without trying at each character, which took a third of the time of this package.
    """
    words = "|".join(
        f"(?<={_either_case(letter)})(?:"
        + "|".join(_either_case(word[1:]) for word in _FIRST_WORDS if word[0] == letter)
        + ")"
        for letter in sorted({word[0] for word in _FIRST_WORDS})
    )
    nouns = "|".join(f"(?<={_either_case(noun[0])}){_either_case(noun[1:])}" for noun in _SCALE_NOUNS)
    letters = "".join(sorted({_either_case(word[0])[1:-1] for word in (*_FIRST_WORDS, *_SCALE_NOUNS)}))
    return re.compile(
        rf"""[0-9{VULGAR}.,{letters}](?:(?<=[0-9])[0-9]*|(?<=[{VULGAR}])
        |(?<=[.,])(?:(?<=[$£€].)|(?<![\w.,].)(?=[0-9]{{2}}[^\S\n]?[€$£]))
            (?=[0-9]{{2}}(?![0-9]))  # "$.99", ",99 €"
        |(?<!\w.)(?:(?P<words>{words})
            |(?P<lone>(?<=\b[LlDdAa][eu][ ].)(?:{nouns})))\b)  # a lone noun: "franchit le milliard d'euros"
        """,
        re.VERBOSE,
    )


_START = _start()
_HALF_NOUN = re.compile(r"demi[-‐‑ ](?=milli|billi)", re.IGNORECASE)
_HALF_DOZEN = re.compile(r"une[^\S\n]+demi[-‐‑ ]douzaine\b", re.IGNORECASE)
_SWISS_DASH = re.compile(r"[.,][-–—]{1,2}(?![\w-])")
_SIGN = re.compile(r"(?:(?<![\w)\]%€$])[-−]|(?<![\w~])[~≈][^\S\n]{0,2})\Z")
# Behind these a digit belongs to a name, a version, a fraction, a formula; "2x20 €" multiplies.
_WORD_BEFORE = re.compile(
    r"(?:(?<![0-9])[xX]|[^\W0-9xX]|"
    r"[@#^°\\])[-‐‑.,]?\Z|[0-9][.,]\Z|(?<![0-9])[0-9]/\Z|[\\^]\Z|[\\^_}\w]\{\Z"
)
_CENTS_ALONE = re.compile(r"[.,]([0-9]{2})(?![0-9]|[.,][0-9])")  # "$.99"
# An exchange rate ("1 € = 655,957 FCFA") has decimals, however many.
_RATE = re.compile(r"[=≈][^\S\n]{0,3}\Z")
_DOT_AND_THREE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_COMMA_AND_THREE = re.compile(r"[0-9]{1,3},[0-9]{3}\Z")

# "45 millions d'utilisateurs" counts users; "10 millions de pertes", "87 millions de 2023", "2 milliards de
# plus" count money.
_COUNTED = re.compile(
    rf"""[^\S\n]*+\n?[^\S\n]*+(?:d['’ʼ]|des?\s)\s*+
    (?!(?:{SUMS_OF})s?\b|(?:plus|moins|l['’]|la|le|sa|son|ses|leurs?|ce|cette|ces|nos|notre|mon|ma|mes|cet|ici)\b|(?:19|20)[0-9]{{2}}\b)
    [^\W\d_]""",
    re.VERBOSE | re.IGNORECASE,
)


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(DIGITS)


def quantities(text: str) -> Iterator[Quantity]:
    """Every number of the text, with its scale and currency.

    >>> [(q.number, q.factor, q.unit and q.unit.code) for q in quantities("5 à 10 millions d'euros")]
    [(Decimal('5'), 1, None), (Decimal('10'), 1000000, 'EUR')]
    """
    position = 0
    while start := _START.search(text, position):
        quantity = _read(text, start, position)
        if quantity:
            yield quantity
        position = max(start.end(), quantity.end if quantity else 0)


def _read(text: str, start: re.Match[str], floor: int) -> Quantity | None:
    if start["lone"]:
        quantity: Quantity | None = Quantity(start.start(), start.start(), Decimal(1), in_words=True)
    elif start["words"]:
        quantity = _read_words(text, start.start())
    else:
        return _read_digits(text, start.start(), floor)
    if quantity:
        quantity.number += read_scales(text, quantity)
        read_currency(text, quantity)
        if start["lone"] and not quantity.unit:
            return None
        quantity.counts = quantity.unit is None and _COUNTED.match(text, quantity.end) is not None
    return quantity


def _read_words(text: str, position: int) -> Quantity | None:
    half = _HALF_NOUN.match(text, position)
    if half:
        return Quantity(position, half.end(), Decimal("0.5"), in_words=True)
    six = _HALF_DOZEN.match(text, position)
    if six:
        return Quantity(
            position, six.end(), Decimal(6), in_words=True, scale="douzaine", scaled=True, approximate=True
        )
    words = cardinals().match(text, position)
    if not words:
        return None
    try:
        number = parse_number(words.group())
    except ValueError:
        return None
    part = part_behind(text, number, words.end())
    if part:
        return Quantity(position, part.end, part.value, in_words=True, scaled=True)
    decimals = decimals_behind(text, words.end())
    if decimals:
        return Quantity(position, decimals.end, number + decimals.value, in_words=True)
    scale, factor = _last_scale(words.group())
    shared = factor > 1 and number % factor in (0, factor // 2)
    if shared:  # the scale stands apart, so that "deux ou trois milliards" can share it
        return Quantity(
            position, words.end(), number / factor, in_words=True, factor=factor, scale=scale, scaled=True
        )
    return Quantity(position, words.end(), number, in_words=True, scaled=number >= 10**6)


def _last_scale(words: str) -> tuple[str, int]:
    for word in reversed(LETTERS.findall(words.lower())):
        factor = SCALES.get(word.removesuffix("s"))
        if factor:
            return word, factor
    return "", 1


class _Figure(NamedTuple):
    """A number in digits as written, the fraction that goes on it, and where both end."""

    written: str
    part: Decimal
    end: int


def _figure_at(text: str, position: int) -> _Figure | None:
    part = vulgar_at(text, position) or ratio_at(text, position)
    if part:
        return _Figure("0", part.value, part.end)
    cents = _CENTS_ALONE.match(text, position)
    if cents:
        return _Figure(f"0.{cents[1]}", Decimal(0), cents.end())
    digits = _digits().match(text, position)
    if not digits:
        return None
    part = vulgar_behind(text, digits.end())
    return _Figure(digits.group(), part.value if part else Decimal(0), part.end if part else digits.end())


def _is_price(sign: str, kind: str, written: str) -> bool:
    """False for a sign or code that stands before a plain number in names: "CAD 2024", "COP 21", "ETH 2.0",
    "Rp 2040".
    """
    named = sign in PREFIX_BEFORE_PRICES if kind == "symbol" else sign not in PREFIX_CODES
    return not (named and written.removesuffix(".0").isdecimal())


def _read_digits(text: str, position: int, floor: int) -> Quantity | None:
    figure = _figure_at(text, position)
    if not figure:
        return None
    quantity = Quantity(
        position,
        figure.end,
        Decimal(0),
        number_end=figure.end,
        scaled=figure.written == "0" and figure.part > 0,
    )
    prefix = read_prefix(text, position, floor) if position > floor else None
    if prefix and not _is_price(text[prefix[0] : position].strip(), prefix[2], figure.written):
        prefix = None
    if prefix:
        quantity.start, quantity.unit, kind = prefix
        quantity.kind = f"{kind}_before"
    elif _WORD_BEFORE.search(text, max(0, position - 2), position):
        return None
    quantity.english = prefix is not None or "." in figure.written
    sign = _SIGN.search(text, max(floor, quantity.start - 4), quantity.start)
    dash = _SWISS_DASH.match(text, quantity.end)
    quantity.end = dash.end() if dash else quantity.end
    part = figure.part + read_scales(text, quantity)
    rate = _RATE.search(text, max(0, position - 4), position) is not None
    quantity.number = read_digits(figure.written, scaled=quantity.scaled or rate) + part
    read_currency(text, quantity)
    if _COMMA_AND_THREE.match(figure.written) and not (prefix or quantity.scaled or rate):
        if quantity.unit and quantity.unit.code in THREE_DECIMALS:  # a dinar has a thousand parts
            quantity.number = parse_digits(figure.written, decimal_comma=True)
        else:
            quantity.open_comma = not figure.written.startswith("0")
    quantity.open_dot = (
        quantity.scaled
        and not figure.written.endswith("00")
        and _DOT_AND_THREE.match(figure.written) is not None
    )
    quantity.counts = quantity.unit is None and _COUNTED.match(text, quantity.end) is not None
    if sign:
        quantity.start = sign.start()
        quantity.approximate = quantity.approximate or sign.group()[0] in "~≈"
        quantity.number = -quantity.number if sign.group() in "-−" else quantity.number
    return None if _goes_on(text, quantity) else quantity


_LETTER_OR_DIGIT = re.compile(r"\w|[.,][0-9]")
_FORMULA = re.compile(r"[\w\^\\{$]")


def _goes_on(text: str, quantity: Quantity) -> bool:
    """True for a number that is part of something longer: "20Go", "3.5.1", and the formulas
    "$5x$", "$2^n$".
    """
    if quantity.bare:
        return _LETTER_OR_DIGIT.match(text, quantity.end) is not None
    return quantity.kind == "symbol_before" and _FORMULA.match(text, quantity.end) is not None
