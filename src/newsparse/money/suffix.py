"""The currency behind a number: sign, code or name, and the cents behind that."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from newsparse.numbers import parse_number

from .currencies import Reading, Unit, read_name, read_sign, whose_dollars
from .quantity import INLINE, LETTERS, OF, WRAP, Quantity, cardinals, skip
from .rules.notations import CURRENCY_AS_SUCH, EPITHETS

_AS_SUCH = re.compile(rf"[^\S\n]++(?:{'|'.join(CURRENCY_AS_SUCH)})\b", re.IGNORECASE)

# "un franc succès" is frank.
_FRANK = re.compile(
    r"[^\S\n]++(?!(?:par|de|du|pour|et|ou|à|en|chez|contre|sur|seulement|symbolique|belge|le|la)\b|l['’])[^\W\d_]", re.IGNORECASE
)

# Cents behind the currency: "12€50", "10 euros 50", "10 euros et 50 centimes". A number without its unit needs an end
# behind it: in "10 euros 50 fois" it belongs to the next words.
_CENTS_SIGN = re.compile(r"(?P<sign>[€$£])(?P<cents>[0-9]{2})(?![\w%€$£]|[.,][0-9])")
_CENTS_START = re.compile(r"[^\S\n]++(?P<et>et[^\S\n]++)?(?:(?P<digits>[0-9]{1,2})(?![0-9])|(?=[^\W\d_]))", re.IGNORECASE)
_CENTS_UNIT = re.compile(r"[^\S\n]++(?:centimes?|cents?|cts?|pence|kopecks?)\b(?![^\S\n]++d)", re.IGNORECASE)
_CENTS_END = re.compile(
    r"""[^\S\n]*+(?:[;:!?)»”"\n]|\Z|[.,…](?![0-9])|l['’]
    |(?:chez|par|pour|à|au|aux|sur|en|et|ou|le|la|TTC|HT|dans|contre|avec|sans|seulement|pièce)\b)""",
    re.VERBOSE | re.IGNORECASE,
)


class _Currency(NamedTuple):
    reading: Reading
    start: int
    of: bool  # "de" or "d'" stands before it


def currency_at(text: str, position: int, *, scaled: bool) -> _Currency | None:
    """The currency behind a number: signs and codes on the same line, names also behind a soft wrap."""
    at = skip(INLINE, text, position)
    sign = read_sign(text, at)
    if sign:
        return _Currency(sign, at, of=False)
    at = skip(WRAP, text, position)
    of = OF.match(text, at) if scaled else None
    at = of.end() if of else at
    word = LETTERS.match(text, at)
    if word and word.group() in EPITHETS:
        at = skip(WRAP, text, word.end())
    reading = read_name(text, at) or (read_sign(text, at) if of else None)
    return _Currency(reading, at, of is not None) if reading else None


def read_currency(text: str, quantity: Quantity) -> None:
    """Give the quantity the currency that stands behind it, and the cents behind that."""
    cents = _CENTS_SIGN.match(text, quantity.end)
    if cents and quantity.bare and quantity.number == quantity.number.to_integral_value():
        reading = read_sign(cents["sign"], 0)
        quantity.unit = reading.unit if reading else None
        quantity.kind, quantity.end = "compound", cents.end()
        quantity.extra = Decimal(cents["cents"]) / 100
        return
    if quantity.unit is not None and quantity.unit.head == "dollar$":  # "$200 US"
        whose = whose_dollars(text, Reading(quantity.unit, quantity.end, "symbol"))
        quantity.unit, quantity.end = whose.unit, whose.end
    found = currency_at(text, quantity.end, scaled=quantity.scaled)
    if not found or not _belongs(text, quantity, found):
        return
    unit = found.reading.unit
    if quantity.unit is None:
        quantity.kind = {"minor": "minor_unit"}.get(found.reading.kind, f"{found.reading.kind}_after")
        # "5 billion dollars" without "de" is English.
        quantity.english = quantity.english or (quantity.scale != "" and found.reading.kind == "name" and not found.of)
    quantity.unit, quantity.end = unit, found.reading.end
    if found.reading.kind == "minor":
        _read_whose_cents(text, quantity)
    elif not quantity.scaled:
        _read_cents(text, quantity)


def _belongs(text: str, quantity: Quantity, found: _Currency) -> bool:
    """False where the currency behind a number is not its own."""
    reading = found.reading
    if quantity.unit is not None:  # "$12 USD", "$20 canadiens": the more precise one counts; "$5 €6" are two
        precise = reading.unit.code if not reading.unit.head else None
        return (quantity.unit.head.endswith("$") and precise is not None and precise.endswith("D")) or (
            reading.unit == quantity.unit and reading.kind == "code"
        )
    if reading.kind == "minor" and quantity.scaled:
        return False
    if quantity.in_words and quantity.number == 1 and not quantity.scaled:
        return not (_AS_SUCH.match(text, reading.end) or (reading.unit.head == "franc" and _FRANK.match(text, reading.end)))
    return True


_WHOSE_CENTS = re.compile(r"[^\S\n]++(?:d['’ʼ]|de[^\S\n]++)(?=[^\W\d_])")


def _read_whose_cents(text: str, quantity: Quantity) -> None:
    """The currency of "50 centimes d'euro", "5 cents de dollar"."""
    of = _WHOSE_CENTS.match(text, quantity.end)
    whole = read_name(text, of.end()) if of else None
    if whole and whole.kind == "name":
        quantity.unit, quantity.end = Unit(whole.unit.code, whole.unit.head, 100), whole.end


def _read_cents(text: str, quantity: Quantity) -> None:
    """The cents of "10 euros 50", "deux euros et vingt centimes"."""
    start = _CENTS_START.match(text, quantity.end)
    if not start or quantity.number != quantity.number.to_integral_value():
        return
    words = None if start["digits"] else cardinals().match(text, start.end())
    written = start["digits"] or (words and words.group())
    end = words.end() if words else start.end()
    unit = _CENTS_UNIT.match(text, end)
    # "deux euros cinquante", "10 euros 50": nothing but a number of two digits, or in words.
    alone = quantity.kind == "name_after" and not start["et"] and len(written or "") > 1 and _CENTS_END.match(text, end)
    if not written or not (unit or alone):
        return
    value = parse_number(written)
    if 0 < value < 100:
        quantity.extra, quantity.end, quantity.kind = value / 100, unit.end() if unit else end, "compound"
