"""Whether the comma of "12,345 euros" parts decimals, as French has it, or groups thousands, as a translator
left it.

Each sign of either reading weighs; the heavier side wins. Where they weigh the same, the amount says nothing
for certain: it is left out, with a warning, rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from .evidence import Evidence
from .quantity import Quantity

# What is priced to the tenth of a cent: fuel, current, shares, exchange rates.
_FINE_PRICED: Final = re.compile(
    r"\b(?:litres?|essence|gazole|diesel|carburants?|sans[- ]plomb|E10|SP9[58]|kWh|MWh|électricité|"
    r"gaz|actions?|titres?|cours|cotation"
    r"|cote|clôtur\w{1,5}|séance|CAC|parité|taux de change|taux|change|s['’]échang\w{1,5}|par minute|"
    r"la minute|token|jeton)\b",
    re.IGNORECASE,
)
_UNIT_PRICE: Final = re.compile(
    r"[^\S\n]*+(?:/|(?:par|le|du)\b)[^\S\n]*+(?:litre|l\b|kwh|mwh|m3|m³|kilo|kg|minute|min\b|sms|page|"
    r"clic|titre|action|token)|"
    r"[^\S\n]?(?:l['’]|par[^\S\n])(?:action|"
    r"unité)",
    re.IGNORECASE,
)
_WHOLE_CURRENCY: Final = frozenset(
    {"JPY", "KRW", "INR", "IDR", "VND", "XOF", "XAF", "CLP", "HUF", "ISK", "PYG", "UGX", "IRR", "LBP"}
)
_SENTENCE: Final = 90  # characters around an amount that say what is priced
_STOP: Final = re.compile(r"[.!?|]\s|\n")
# Two sums of one sentence are of one order: 1 to 20.
_MOST_TIMES: Final = 20


class _Open(NamedTuple):
    """An amount whose comma is open, in its article."""

    text: str
    quantity: Quantity
    near: Sequence[Decimal]  # the other amounts of its currency near by
    evidence: Evidence

    @property
    def written(self) -> str:
        return self.text[self.quantity.number_end - len(self.digits) : self.quantity.number_end]

    @property
    def digits(self) -> str:
        found = _COMMA.search(self.text, max(0, self.quantity.number_end - 8), self.quantity.number_end)
        return found.group() if found else ""

    @property
    def name(self) -> str:
        return self.text[self.quantity.number_end : self.quantity.end].strip().lower()

    def around(self) -> str:
        start, end = self.quantity.start, self.quantity.end
        before = _STOP.split(self.text[max(0, start - _SENTENCE) : start])[-1]
        return before + " " + _STOP.split(self.text[end : end + _SENTENCE])[0]

    def alike(self, value: Decimal) -> bool:
        return any(other and Decimal(1) / _MOST_TIMES <= value / other <= _MOST_TIMES for other in self.near)


_COMMA: Final = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}\Z")
Sign = tuple[int, Callable[[_Open], bool]]

_DECIMALS: Final[tuple[Sign, ...]] = (
    (1, lambda o: "$" not in o.name),  # the number stands before the currency, as in French
    (4, lambda o: _UNIT_PRICE.match(o.text, o.quantity.end) is not None),
    # "1,085 dollar": below two
    (4, lambda o: o.written.startswith("1,") and o.name[:1].isalpha() and not o.name.endswith("s")),
    (3, lambda o: _FINE_PRICED.search(o.around()) is not None),
    (1, lambda o: len(o.written) == 5 and o.evidence.decimal_comma),
    (1, lambda o: len(o.written) == 5 and o.evidence.decimal_comma and o.evidence.blank_thousands),
    (3, lambda o: o.alike(_small(o)) and not o.alike(_large(o))),
)
_THOUSANDS: Final[tuple[Sign, ...]] = (
    (3, lambda o: o.written.endswith("00")),
    (2, lambda o: o.written.endswith("0")),  # nobody writes the last nought of three decimals
    (2, lambda o: o.written.endswith(("99", "49", "95"))),  # prices in a shop
    (1, lambda o: o.written.endswith("9")),
    (2, lambda o: len(o.written) == 7),
    (1, lambda o: len(o.written) == 6 and o.name.startswith(("dollar", "livre"))),  # a translated article
    (4, lambda o: o.quantity.unit is not None and o.quantity.unit.code in _WHOLE_CURRENCY),
    (2, lambda o: o.evidence.english_comma),
    (3, lambda o: o.alike(_large(o)) and not o.alike(_small(o))),
)


def _small(of: _Open) -> Decimal:
    return Decimal(of.written.replace(",", "."))


def _large(of: _Open) -> Decimal:
    return Decimal(of.written.replace(",", ""))


def settle(
    text: str, numbers: Sequence[Quantity], evidence: Evidence, warn: Callable[[str], None] | None = None
) -> None:
    """Give every amount with an open comma the value that more speaks for; take the currency of those that
    stay doubtful.
    """
    for at, quantity in enumerate(numbers):
        if not quantity.open_comma or quantity.unit is None:
            continue
        near = _near(numbers, at)
        here = _Open(text, quantity, near, evidence)
        decimals, thousands = (
            sum(weight for weight, says in signs if says(here)) for signs in (_DECIMALS, _THOUSANDS)
        )
        if decimals == thousands:
            quantity.unit, quantity.counts = None, True
            if warn:
                warn(
                    f"amount left out, its comma may part decimals or thousands: "
                    f"{text[quantity.start : quantity.end]!r}"
                )
        sign = -1 if quantity.number < 0 else 1
        quantity.number = sign * (_small(here) if decimals > thousands else _large(here))
        before = numbers[at - 1] if at else None
        if before and before.open_comma and before.bare and quantity.start - before.end < len(" jusqu'à "):
            # "entre 1,085 et 1,092 dollar"
            before.number = before.number / 1000 if decimals > thousands else before.number


def _near(numbers: Sequence[Quantity], at: int) -> list[Decimal]:
    """The sums beside one whose value is settled: those before it, and those behind that have no
    open comma.
    """
    first = max(0, at - 2)
    around = enumerate(numbers[first : at + 3], first)
    return [
        abs(other.number)
        for i, other in around
        if _beside(numbers[at], other) and (i < at or not other.open_comma)
    ]


def _beside(quantity: Quantity, other: Quantity) -> bool:
    near = abs(other.start - quantity.end) < _SENTENCE or abs(quantity.start - other.end) < _SENTENCE
    return other is not quantity and other.unit == quantity.unit and near and not other.scaled
