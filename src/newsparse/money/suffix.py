"""The currency behind a number: sign, code or name, and the cents behind that."""

from __future__ import annotations

import re
from typing import NamedTuple

from .cents import read_attached_cents, read_cents, read_sign_before_note
from .currencies import Reading, Unit, read_name, read_sign, whose_dollars
from .nations import whose
from .quantity import INLINE, LETTERS, OF, WRAP, Quantity, skip
from .rules.notations import CRYPTO_CODES, CURRENCY_AS_SUCH, EPITHETS, NOT_BEHIND_WORDS, PREFIX_CODES

_AS_SUCH = re.compile(rf"[^\S\n]++(?:{'|'.join(CURRENCY_AS_SUCH)})\b", re.IGNORECASE)

# "un franc succès" is frank.
_FRANK = re.compile(
    r"[^\S\n]++(?!(?:par|de|du|pour|et|ou|à|en|chez|contre|sur|seulement|symbolique|belge|le|la)\b|"
    r"l['’])[^\W\d_]",
    re.IGNORECASE,
)


_IN_YEAR = re.compile(r"\ben[^\S\n](?:19|20)[0-9]{2}\Z", re.IGNORECASE)
_NAME_GOES_ON = re.compile(r"[^\S\n][A-ZÀ-Þ][a-zà-ÿ]")


# A sign may stand on the next line of wrapped text, alone before a blank or a stop.
_WRAPPED = re.compile(r"\n[€$£](?=[\s.,;:)»]|\Z)")
_WRAP_WIDTH = 40  # characters: a shorter line was not wrapped


class _Currency(NamedTuple):
    reading: Reading
    start: int
    of: bool  # "de" or "d'" stands before it


def currency_at(text: str, position: int, *, scaled: bool) -> _Currency | None:
    """The currency behind a number: signs and codes on the same line, names also behind a soft wrap."""
    at = skip(INLINE, text, position)
    if text[at : at + 1] == "\n" and _WRAPPED.match(text, at) and at - text.rfind("\n", 0, at) > _WRAP_WIDTH:
        at += 1
    sign = read_sign(text, at)
    if sign:
        return _Currency(whose(text, sign), at, of=False)
    at = skip(WRAP, text, position)
    of = OF.match(text, at) if scaled else None
    at = of.end() if of else at
    word = LETTERS.match(text, at)
    if word and word.group() in EPITHETS:
        at = skip(WRAP, text, word.end())
    if "\n" in text[position:at] and _next_row(text, position, at):
        return None
    reading = read_name(text, at) or (read_sign(text, at) if of else None)
    return _Currency(whose(text, reading), at, of is not None) if reading else None


def _next_row(text: str, end: int, at: int) -> bool:
    """Whether what stands on the next line belongs to a row of its own: "1M\t3M\t6M", "BTC/ETH"."""
    opened = text.rfind("\n", max(0, end - _WRAP_WIDTH), end) + 1
    return "\t" in text[opened or max(0, end - _WRAP_WIDTH) : end] or (
        opened > 0 and text[at : at + 3].isupper()
    )


def read_currency(text: str, quantity: Quantity) -> None:
    """Give the quantity the currency that stands behind it, and the cents behind that."""
    if read_attached_cents(text, quantity) or read_sign_before_note(text, quantity):
        return
    if quantity.unit is not None and quantity.unit.head == "dollar$":  # "$200 US"
        whose = whose_dollars(text, Reading(quantity.unit, quantity.end, "symbol"))
        quantity.unit, quantity.end = whose.unit, whose.end
    # "2 000 000 d'euros" has a "de" as "2 millions" does
    millions = quantity.number >= 10**6 and quantity.number % 10**6 == 0
    found = currency_at(text, quantity.end, scaled=quantity.scaled or millions)
    if not found or not _belongs(text, quantity, found):
        return
    unit = found.reading.unit
    if quantity.unit is None:
        quantity.kind = {"minor": "minor_unit"}.get(found.reading.kind, f"{found.reading.kind}_after")
        # "5 billion dollars" without "de" is English.
        quantity.english = quantity.english or (
            quantity.scale != "" and found.reading.kind == "name" and not found.of
        )
    quantity.unit, quantity.end = unit, found.reading.end
    if found.reading.kind == "minor":
        _read_whose_cents(text, quantity)
    elif not quantity.scaled:
        read_cents(text, quantity)


def _belongs(text: str, quantity: Quantity, found: _Currency) -> bool:
    """False where the currency behind a number is not its own."""
    reading = found.reading
    if quantity.unit is not None:  # "$12 USD", "$20 canadiens": the more precise one counts; "$5 €6" are two
        precise = reading.unit.code if not reading.unit.head else None
        return (quantity.unit.head.endswith("$") and precise is not None and precise.endswith("D")) or (
            reading.unit == quantity.unit and reading.kind == "code"
        )
    if reading.kind == "minor":
        return not quantity.scaled and not _misspelt_hundreds(text, quantity, reading)
    if quantity.in_words and not quantity.scaled and text[found.start : reading.end] in NOT_BEHIND_WORDS:
        return False
    if (
        reading.kind == "name"
        and quantity.end - quantity.start == 4
        and _IN_YEAR.search(text, max(0, quantity.start - 4), quantity.end)
    ):
        return False  # "En 1999 euro et franc coexistent"
    if (
        reading.kind == "code"
        and reading.unit.code not in PREFIX_CODES
        and _NAME_GOES_ON.match(text, reading.end)
    ):
        return False  # "10 ETH Zurich"
    if quantity.in_words and quantity.number == 1 and not quantity.scaled:
        if reading.unit.code in CRYPTO_CODES and _is_coin(text, quantity.start, reading.end):
            return False
        return not (
            _AS_SUCH.match(text, reading.end)
            or (reading.unit.head == "franc" and _FRANK.match(text, reading.end))
        )
    return True


# "un bitcoin à 65 000 $" is what is priced, "le cours d'un bitcoin" a coin among others.
_PRICED = re.compile(
    r"[^\S\n]++(?:à|autour|sous|au-dessus|au-delà|en[- ]dessous|proche|près|valant|vaut|valait|vaudra|"
    r"coûte|coûtait"
    r"|coté|s['’]échange\w*|qui)\b"
    r"|[^\S\n]?[=≈]",
    re.IGNORECASE,
)
_ONE_COIN = re.compile(
    r"(?:\A|[.!?:;,»]|\b(?:avec|que|sur|et|mais|comme|cours|prix|valeur|cotation|capitalisation|"
    r"adoption|volatilité))[^\S\n]*(?:d['’])?\Z",
    re.IGNORECASE,
)


def _is_coin(text: str, start: int, end: int) -> bool:
    """Whether one coin of a cryptocurrency is spoken of, and no amount of it."""
    return (
        _PRICED.match(text, end) is not None or _ONE_COIN.search(text[max(0, start - 20) : start]) is not None
    )


# "3 cents personnes" is a misspelt three hundred; "3 cents supplémentaires" is small change.
_THINGS = re.compile(
    r"""[^\S\n]++(?!(?:pas|plus|moins|sans|dans|sous|chez|seulement|ils|vous|nous|les|des|ces|\w{0,12}(?:aires|ains|iens|és|ées))\b)
    [a-zà-ÿ]{2,30}[sx]\b""",
    re.VERBOSE,
)


def _misspelt_hundreds(text: str, quantity: Quantity, reading: Reading) -> bool:
    hundreds = (
        reading.unit.head == "centième"
        and text[reading.end - 5 : reading.end].lower() == "cents"
        and 2 <= quantity.number <= 9
    )
    return hundreds and _THINGS.match(text, reading.end) is not None


_WHOSE_CENTS = re.compile(r"[^\S\n]++(?:d['’ʼ]|de[^\S\n]++)(?=[^\W\d_])")


def _read_whose_cents(text: str, quantity: Quantity) -> None:
    """The currency of "50 centimes d'euro", "5 cents de dollar"."""
    of = _WHOSE_CENTS.match(text, quantity.end)
    whole = read_name(text, of.end()) if of else None
    if whole and whole.kind == "name" and quantity.unit:
        quantity.unit, quantity.end = Unit(whole.unit.code, whole.unit.head, quantity.unit.divisor), whole.end
