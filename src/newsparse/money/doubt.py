"""Amounts that need more than their own words: acronyms that are codes of currencies, numbers of models
before prices, francs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from .currencies import Unit
from .evidence import Evidence
from .quantity import Quantity
from .rules.notations import CODES_IN_DOUBT, CRYPTO_CODES, PLAIN_CODES, PREFIX_CODES

Warn = Callable[[str], None]

_PLAIN: Final = (PREFIX_CODES | CRYPTO_CODES | PLAIN_CODES) - CODES_IN_DOUBT

# The name of a currency in capitals, behind a number that is not: "un LEK".
_ACRONYM: Final = re.compile(r"[^\W\d_]*[a-z][^\S\n](?!EURO)[A-Z]{3,4}")
_WRITTEN_LIKE_A_PRICE: Final = re.compile(r"[0-9](?:[.,][0-9]|[ \u00a0\u202f][0-9]{3})")


def refuse_acronyms(text: str, numbers: Sequence[Quantity], evidence: Evidence) -> None:
    """Take the currency of "16 CVE" and "un AED": a rare code may be an acronym.

    It is money behind digits alone, and only where the article speaks of its country or currency, or the
    number has a scale.
    """
    rare = [
        q
        for q in numbers
        if q.unit and q.kind == "code_after" and q.unit.code not in (CRYPTO_CODES if q.in_words else _PLAIN)
    ]
    _refuse_names(text, numbers)
    if not rare:
        return
    spoken = {code: evidence.speaks_of(code) for code in {q.unit.code for q in rare if q.unit} if code}
    for quantity in rare:
        code = quantity.unit.code if quantity.unit else None
        priced = (
            code in CODES_IN_DOUBT
            and _WRITTEN_LIKE_A_PRICE.search(text[quantity.start : quantity.number_end]) is not None
        )
        decided = quantity.scaled or priced or spoken.get(code or "", False)
        if (quantity.in_words and not (quantity.scaled and code in _PLAIN)) or not decided:
            quantity.unit, quantity.counts = None, True


def _refuse_names(text: str, numbers: Sequence[Quantity]) -> None:
    for quantity in numbers:
        named = quantity.in_words and quantity.kind == "name_after"
        if named and _ACRONYM.fullmatch(text, quantity.start, quantity.end):
            quantity.unit, quantity.counts = None, True


# "15 000 francs, soit 2 287 euros": a French franc is 0.15 euro for good, a Swiss one about one.
_FRENCH_RATE: Final = Decimal("6.55957")
_CONVERTED: Final = re.compile(r"[^\S\n]*(?:\(|,?[^\S\n]soit\b|,?[^\S\n]ou\b|=)[^()\n.;]{0,24}\Z")
_TOLERANCE: Final = Decimal("0.03")


def convert_pounds(text: str, numbers: Sequence[Quantity]) -> None:
    """Read "20 milliards de livres (23 milliards d'euros)" as sterling: books are not converted
    into euros.
    """
    for first, second in pairwise(numbers):
        if not (first.unit and second.unit and _CONVERTED.match(text[first.end : second.start])):
            continue
        for pounds, other in ((first, second), (second, first)):
            known = (
                pounds.unit
                and pounds.unit.head == "livre"
                and other.unit
                and other.unit.code in ("EUR", "USD")
            )
            value = pounds.number * pounds.factor
            if known and value and Decimal("0.9") < other.number * other.factor / value < Decimal(2):
                pounds.unit = Unit("GBP")


def convert_francs(text: str, numbers: Sequence[Quantity], evidence: Evidence) -> None:
    """Learn whose francs these are from an amount in euros beside them."""
    for first, second in pairwise(numbers):
        units = first.unit, second.unit
        francs = next((q for q in (first, second) if q.unit and q.unit.head == "franc"), None)
        euros = next((q for q in (first, second) if q.unit and q.unit.code == "EUR"), None)
        if not (all(units) and francs and euros and _CONVERTED.match(text[first.end : second.start])):
            continue
        whole = euros.number * euros.factor
        rate = francs.number * francs.factor / whole if whole else Decimal(0)
        if abs(rate / _FRENCH_RATE - 1) < _TOLERANCE:
            evidence.franc = "FRF"
        elif Decimal("0.85") < rate < Decimal("1.7"):
            evidence.franc = "CHF"


# "Pixel 10 799 €": a name right before figures that may be its number and a price, or one price.
_NUMBERED_PRICE: Final = re.compile(r"(?P<model>[0-9]{1,2})[ \u00a0](?P<price>[1-9][0-9]{2})\Z")
# A name that has its number already takes no second one: "Pixel 10 Pro XL 1 299 €".
_HAS_NUMBER: Final = re.compile(r"\b[0-9]{1,3}[a-z]?[^\S\n](?:[A-Z][\w+]*[^\S\n]){1,3}\Z")
_NAME: Final = re.compile(
    r"(?:(?P<opens>(?:\A|[.!?:;|]\s|\n)\W*(?!\w['’]))|\s|['’(«])"
    r"(?P<name>[a-z]?[A-ZÀ-Þ][\w'’.-]*[^\W\d_])[^\S\n]\Z"
)
_MODEL: Final = re.compile(
    r"(?<!\w)([a-z]?[A-ZÀ-Þ][\w'’.-]{0,30}[^\W\d_])[^\S\n]([0-9]{1,2})(?![\w.,]|" r"[ \u00a0][0-9]{3})"
)
# Nouns that a sum follows, with a capital in a heading or a row.
_SUM_NOUN: Final = re.compile(
    r"(?:Prix|Total|Montant|Tarifs?|Coûts?|Budget|Salaire|Loyer|Prime|Bonus|Remise|Aide|Dès|De|À|A|"
    r"Pour|Environ|Entre|Et|Ou|Soit|Plus|"
    r"Moins|Amende|Dotation"
    r"|Levée|Valeur|Apport|Malus|Économie|Dépenses?|Recettes?|CA|TTC|HT|Seulement|Maximum|Minimum|"
    r"Facture|Mensualité|Caution|Les?|Des|"
    r"Quelque|Jusqu['’]à)\Z"
)
_CLOSER: Final = 3  # one reading must be so many times closer to the amounts beside it
_NEARER: Final = Decimal("1.3")  # and several such amounts so many times closer to one another
_BESIDE: Final = 4  # amounts on either side that prices are compared with


class _Numbered(NamedTuple):
    """An amount that a number of a model may begin."""

    at: int
    name: str
    price: Decimal
    skip: int  # characters of the number and its blank
    opens: bool  # the name opens its sentence: it may be any word


def part_models(text: str, numbers: Sequence[Quantity], warn: Warn | None) -> None:
    """Give "Pixel 10 799 €" its price alone where the article says so; take its currency where nothing
    decides.
    """
    found = [numbered for at, quantity in enumerate(numbers) if (numbered := _numbered(text, at, quantity))]
    together = _all_models(found, numbers) if len(found) > 1 else None
    elsewhere = {f"{model[1]} {model[2]}" for model in _MODEL.finditer(text)} if found else set()
    unsettled = {numbered.at for numbered in found}
    for numbered in found:
        quantity = numbers[numbered.at]
        verdict = _is_model(numbered, quantity, _prices(numbers, numbered.at, unsettled), elsewhere)
        verdict = together if verdict is None else verdict
        if verdict:
            quantity.start += numbered.skip
            quantity.number = numbered.price
        elif verdict is None and not numbered.opens:
            quantity.unit, quantity.counts = None, True
            if warn:
                warn(
                    f"amount left out, a number of a model or thousands: "
                    f"{text[quantity.start : quantity.end]!r}"
                )


def _numbered(text: str, at: int, quantity: Quantity) -> _Numbered | None:
    if not quantity.unit or quantity.in_words or quantity.scaled:
        return None
    figures = _NUMBERED_PRICE.match(text[quantity.start : quantity.number_end])
    named = _NAME.search(text[max(0, quantity.start - 40) : quantity.start]) if figures else None
    if not figures or not named or _SUM_NOUN.match(named["name"]):
        return None
    if _HAS_NUMBER.search(text[max(0, quantity.start - 40) : quantity.start]):
        return None
    name = f"{named['name']} {figures['model']}"
    return _Numbered(at, name, Decimal(figures["price"]), figures.start("price"), named["opens"] is not None)


def _all_models(found: Sequence[_Numbered], numbers: Sequence[Quantity]) -> bool | None:
    """Which reading brings several such amounts closer together: prices of one shop are of one order."""
    prices = [numbered.price for numbered in found]
    wholes = [abs(numbers[numbered.at].number) for numbered in found]
    if not min(prices):
        return False
    apart, whole = max(prices) / min(prices), max(wholes) / min(wholes)
    return True if apart * _NEARER < whole else False if whole * _NEARER < apart else None


def _is_model(
    numbered: _Numbered, quantity: Quantity, beside: Sequence[Decimal], elsewhere: Collection[str]
) -> bool | None:
    """What the rest of the text says: the name with that number stands elsewhere, or the prices beside it are
    of one order.
    """
    if numbered.name in elsewhere:
        return True
    if numbered.name.endswith(" 1"):
        return False  # the first of its kind goes without a number
    if not beside:
        return None
    whole, price = abs(quantity.number), max(numbered.price, Decimal(1))
    apart_price = min(max(price / other, other / price) for other in beside)
    apart_whole = min(max(whole / other, other / whole) for other in beside)
    if apart_price * _CLOSER < apart_whole:
        return True
    return False if apart_whole * _CLOSER < apart_price else None


def _prices(numbers: Sequence[Quantity], at: int, unsettled: Collection[int]) -> list[Decimal]:
    around = range(max(0, at - _BESIDE), min(len(numbers), at + 1 + _BESIDE))
    near = [numbers[i] for i in around if i == at or i not in unsettled]
    return [
        abs(q.number)
        for q in near
        if q is not numbers[at] and q.unit == numbers[at].unit and not q.scaled and q.number
    ]
