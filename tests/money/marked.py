"""Sentences with their amounts marked in place: ``[5 à 10 €]{5..10 EUR approx /month}``."""

import re
from decimal import Decimal
from typing import NamedTuple

from newsparse.money import find_money
from newsparse.record import Money

_MARK = re.compile(r"\[([^\]]+)\]\{([^}]+)\}")


class Expected(NamedTuple):
    """An amount as a mark promises it."""

    text: str
    start: int
    amount: Decimal
    amount_max: Decimal | None
    currency: str | None
    modifier: str | None
    per: str | None


def unmark(line: str) -> tuple[str, list[Expected]]:
    """The plain sentence and the amounts its marks promise."""
    text, expected, cursor = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[cursor : mark.start()]
        expected.append(_reading(mark[1], len(text), mark[2]))
        text += mark[1]
        cursor = mark.end()
    return text + line[cursor:], expected


def _reading(span: str, start: int, reading: str) -> Expected:
    head, _, per = reading.partition(" /")
    amount, code, *modifier = head.split(" ")
    low, _, high = amount.partition("..")
    currency = None if code == "null" else code
    return Expected(
        span,
        start,
        Decimal(low),
        Decimal(high) if high else None,
        currency,
        modifier[0] if modifier else None,
        per or None,
    )


def as_expected(item: Money) -> Expected:
    """A found amount in the form of a mark."""
    return Expected(
        item.text, item.start, item.amount, item.amount_max, item.currency, item.modifier, item.per
    )


def found(text: str) -> list[Expected]:
    """What ``find_money`` makes of a text."""
    return [as_expected(item) for item in find_money(text)]
