"""Amounts of money: quantities that carry a currency, or share that of a neighbour.

``scan`` reads the numbers; here neighbours become ranges ("5 à 10 millions d'euros"), ends of a change
("passer de 10 à 15 millions d'euros": two), lists ("4, 6 et 8 milliards d'euros"), and elided amounts ("...
d'euros, puis 6 milliards").
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from newsparse.french.accents import restored
from newsparse.record import Money

from . import links
from .commas import settle
from .currencies import Unit
from .dollars import said_american
from .doubt import convert_francs, convert_pounds, part_models, refuse_acronyms
from .elision import leaning, lends_backward
from .evidence import Evidence
from .lenders import Lenders, behind, may_elide
from .modifiers import modifier
from .normalise import Scale, read_scale
from .per import per
from .quantity import Quantity
from .scan import quantities

# A list that shares one currency has at most this many members; longer ones are rows of a table.
LIST_LIMIT = 8
_CENT = Decimal("0.01")
# Decimals of the smallest sum anybody writes: a bitcoin has 8, prices of tokens a few more.
_MOST_DECIMALS = 12


@dataclass(slots=True)
class _Reader:
    """One article: its text, its quantities, the money found so far."""

    text: str
    shown: str  # as the user has it: accents that were left out are given back in ``text``
    numbers: Sequence[Quantity]
    evidence: Evidence
    found: list[Money]
    lenders: Lenders = field(default_factory=Lenders)


def find_money(text: str, warn: Callable[[str], None] | None = None) -> list[Money]:
    """The amounts of money of a text, in its order.

    Args:
        text: the text, with markup masked.
        warn: told of amounts that are left out because nothing decides between two readings.

    >>> [(m.text, str(m.amount), m.currency) for m in find_money("Le tour de table : 5,5 millions d'euros.")]
    [("5,5 millions d'euros", '5500000', 'EUR')]
    """
    shown, text = text, restored(text)
    numbers = list(quantities(text))
    if not any(q.unit for q in numbers):
        return []
    reader = _Reader(text, shown, numbers, Evidence(text), [])
    settle(text, numbers, reader.evidence, warn)
    refuse_acronyms(text, numbers, reader.evidence)
    convert_francs(text, numbers, reader.evidence)
    convert_pounds(text, numbers)
    part_models(text, numbers, warn)
    for quantity in numbers:
        if quantity.open_dot and reader.evidence.dotted_thousands:
            quantity.number *= 1000
    at = 0
    while at < len(numbers):
        at = _next(reader, at)
    return reader.found


def _next(reader: _Reader, at: int) -> int:
    """Read what begins with the quantity at ``at``; the index behind it."""
    first = reader.numbers[at]
    second = reader.numbers[at + 1] if at + 1 < len(reader.numbers) else None
    if second and links.summed(reader.text, first, second):
        return _emit_sum(reader, at)
    if second and (first.unit or second.unit or (not first.counts and _elided(reader, second))):
        link = links.between(reader.text, first, second)
        if link == "range" and _is_range(reader, first, second):
            _emit_range(reader, first, second)
            return at + 2
        if link == "change" and (second.unit or second.scaled) and not (first.counts or second.counts):
            return _emit_change(reader, at)
    if first.unit:
        _emit(reader, first, first.unit, first.kind)
    elif first.counts:
        reader.lenders.count(first)
    elif second and second.unit and lends_backward(reader.text, first, second):
        _emit(reader, first, second.unit, "elided", lends=False)
    elif members := _list_members(reader, at):
        return _emit_list(reader, at, members)
    elif not _emit_elided(reader, at) and first.bare:
        reader.lenders.pass_by(reader.text, first)
    return at + 1


def _emit_elided(reader: _Reader, at: int) -> bool:
    """Emit an amount that leaves its currency out; false where it is not one."""
    first = reader.numbers[at]
    if unit := reader.lenders.before(reader.text, first):
        _emit(reader, first, unit, "elided", lends=False)
    elif not reader.found and (unit := behind(reader.text, reader.numbers, at)):
        _emit(reader, first, unit, "elided")
    elif reader.lenders.last and (lender := leaning(reader.text, reader.numbers, at, reader.lenders.last[1])):
        _emit(reader, first, reader.lenders.last[0], "leaning", scale=_lent(reader, lender), lends=False)
    else:
        return False
    return True


def _lent(reader: _Reader, lender: Quantity) -> Scale:
    return _scale(reader, lender, lender.number) if lender.scaled else Scale(1)


def _scale(reader: _Reader, quantity: Quantity, number: Decimal) -> Scale:
    decided = read_scale(
        quantity.scale, quantity.factor, number, english=quantity.english, evidence=reader.evidence
    )
    if decided.decision == "long_scale":
        short = number * quantity.factor / 1000
        if reader.evidence.noted(short):
            return Scale(quantity.factor // 1000, "short_scale_same_amount")
    return decided


def _amount(number: Decimal, factor: int, quantity: Quantity, unit: Unit) -> Decimal:
    plain = factor == 1 and unit.divisor == 1 and not quantity.extra
    if plain and -int(number.as_tuple().exponent) <= _MOST_DECIMALS:
        return number  # as written: "3.00" keeps its zeros
    value = (number * factor + quantity.extra.copy_sign(number)) / unit.divisor
    if value == value.to_integral_value():
        return Decimal(int(value))
    decimals = -int(value.as_tuple().exponent)
    # a third of a million has no end
    return (value.quantize(_CENT) if decimals > _MOST_DECIMALS else value).normalize()


def _emit(
    reader: _Reader, q: Quantity, unit: Unit, rule: str, *, scale: Scale | None = None, lends: bool = True
) -> None:
    decided = scale or _scale(reader, q, q.number)
    amount = _amount(q.number, decided.factor, q, unit)
    if amount < 0 and links.is_discount(reader.text, q.start, q.end):
        amount = -amount
    if not reader.evidence.is_money(unit, amount):
        return
    _append(reader, (q.start, q.end), amount, None, unit, rule, decided.decision, approximate=q.approximate)
    if lends and unit.divisor == 1:
        reader.lenders.lend(unit, q)


def _append(
    reader: _Reader,
    span: tuple[int, int],
    amount: Decimal,
    top: Decimal | None,
    unit: Unit,
    rule: str,
    decision: str,
    *,
    approximate: bool,
) -> None:
    start, end = span
    text = reader.text
    around = modifier(text, start, end)
    if links.trailing_plus(text, end):
        around = around or "min"
        end += 1
    if not decision:
        reader.evidence.note(top or amount)
    currency, reason = reader.evidence.currency(unit), reader.evidence.reason(unit)
    if reason and said_american(text, end):
        currency, reason = "USD", ""
    reader.found.append(
        Money(
            text=reader.shown[start:end],
            start=start,
            end=end,
            amount=amount,
            amount_max=top,
            currency=currency,
            modifier="approx" if (approximate and around is None) or text[start] in "~≈" else around,
            per=per(text, end, start),
            rule="+".join(filter(None, (rule, decision, reason))),
        )
    )


def _shared(reader: _Reader, first: Quantity, second: Quantity) -> tuple[Unit | None, Scale, Scale]:
    """The currency two neighbours share, and the scale of each: the first borrows the second's ("5 à 10
    millions").
    """
    second.english = second.english or (first.english and second.unit is None)
    unit = (
        second.unit
        if second.unit is not None and (first.unit is None or not second.unit.head)
        else first.unit
    )
    if unit is None:
        unit = _elided(reader, second)
    upper = _scale(reader, second, second.number)
    own = first.unit is not None and second.unit is not None and not first.kind.endswith("_before")
    borrows = second.scaled and not first.scaled and abs(first.number) < abs(second.number) and not own
    if borrows:
        return unit, Scale(upper.factor), upper
    said_once = _said_once(reader.text, first, second)
    return unit, Scale(said_once) if said_once > 1 else _scale(reader, first, first.number), upper


def _said_once(text: str, first: Quantity, second: Quantity) -> int:
    """The thousand or hundred that a range says only at its upper end, else 1.

    "15 à 20 000 euros" begins at 15 000, "cinq à dix mille" at 5000, "deux à trois cents" at 200; "5 à 2000"
    and "10 à 100 000" begin where they say.
    """
    if second.scaled or not first.bare:
        return 1
    if first.in_words and second.in_words:
        factor = (
            1000
            if second.number % 1000 == 0
            else 100
            if second.number % 100 == 0 and second.number < 1000
            else 1
        )
    else:
        factor = 1000 if " " in second.written(text) and second.number % 1000 == 0 else 1
    return factor if second.number / (5 * factor) <= first.number < second.number / factor else 1


def _elided(reader: _Reader, quantity: Quantity) -> Unit | None:
    """The currency that a range leaves out: "puis entre 2 et 3 milliards" behind euros, or before them."""
    if reader.lenders.last:
        return reader.lenders.before(reader.text, quantity) and reader.lenders.last[0]
    if reader.found or not may_elide(reader.text, quantity):
        return None
    at = bisect.bisect_left(reader.numbers, quantity.start, key=attrgetter("start"))
    return behind(reader.text, reader.numbers, at)


def _emit_sum(reader: _Reader, at: int) -> int:
    """One amount in two parts: "1 million 500 000 euros"."""
    first, second = reader.numbers[at], reader.numbers[at + 1]
    if second.unit is not None:
        whole = Quantity(
            first.start,
            second.end,
            first.number * first.factor + second.number * second.factor,
            unit=second.unit,
        )
        _emit(reader, whole, second.unit, second.kind)
    return at + 2


def _same_currency(reader: _Reader, first: Quantity, second: Quantity) -> bool:
    if first.unit is None or second.unit is None:
        return True
    if first.unit.divisor != second.unit.divisor:
        return False
    # "de 50 $ à 60 $ US" in an article that counts in Canadian dollars
    marked_once = first.unit.code == second.unit.code == "USD"
    return marked_once or reader.evidence.currency(first.unit) == reader.evidence.currency(second.unit)


def _is_range(reader: _Reader, first: Quantity, second: Quantity) -> bool:
    if first.counts or second.counts or not _same_currency(reader, first, second):
        return False
    unit, lower, upper = _shared(reader, first, second)
    if unit is None:
        return False
    low, high = (
        _amount(first.number, lower.factor, first, unit),
        _amount(second.number, upper.factor, second, unit),
    )
    return low < high and reader.evidence.is_money(unit, high)


def _emit_range(reader: _Reader, first: Quantity, second: Quantity) -> None:
    unit, lower, upper = _shared(reader, first, second)
    if unit is None:
        return
    low, high = (
        _amount(first.number, lower.factor, first, unit),
        _amount(second.number, upper.factor, second, unit),
    )
    approximate = first.approximate or second.approximate
    _append(
        reader, (first.start, second.end), low, high, unit, "range", upper.decision, approximate=approximate
    )
    reader.lenders.lend(unit, second)


def _emit_change(reader: _Reader, at: int) -> int:
    """Both ends of a change are amounts of their own, whatever they share."""
    first, second = reader.numbers[at], reader.numbers[at + 1]
    unit, lower, upper = _shared(reader, first, second)
    if unit is None:
        return at + 1
    _emit(reader, first, first.unit or unit, first.kind or "change", scale=lower)
    _emit(reader, second, second.unit or unit, second.kind or "change", scale=upper)
    return at + 2


def _list_members(reader: _Reader, at: int) -> int:
    """How many quantities from ``at`` on share the currency of the one behind them ("4, 6 et 8 milliards
    d'euros": two).
    """
    last = at
    while last + 1 < len(reader.numbers) and last - at < LIST_LIMIT and reader.numbers[last].unit is None:
        if not links.enumerated(
            reader.text, reader.numbers[last], reader.numbers[last + 1], opening=last == at
        ):
            return 0
        last += 1
    final = reader.numbers[last]
    if last == at or final.unit is None or not links.closed(reader.text, reader.numbers[last - 1], final):
        return 0
    return last - at


def _emit_list(reader: _Reader, at: int, members: int) -> int:
    """The members of a list with the scale and currency of its last one, which is read after them
    on its own.
    """
    final = reader.numbers[at + members]
    upper = _scale(reader, final, final.number)
    for member in reader.numbers[at : at + members]:
        borrows = final.scaled and not member.scaled and abs(member.number) < 1000
        if final.unit and (borrows or member.scaled or not final.scaled):
            _emit(
                reader,
                member,
                final.unit,
                "list",
                scale=Scale(upper.factor) if borrows else None,
                lends=False,
            )
    return at + members
