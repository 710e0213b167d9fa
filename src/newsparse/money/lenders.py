"""Who lends an elided amount its currency: "110 milliards de dollars. A met 50 milliards", "12 millions, puis
15 millions d'euros".

The same sum told with its currency lends first; then the nearest amount before of the same scale, over
sentences, paragraphs and headings, unless what was counted last in that scale is not money; and only where
none stands before, the nearest behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from .currencies import Unit
from .quantity import Quantity
from .rules.bounds import MONEY_CUES, SUMS_OF

# Characters to the next clause, where any amount lends; further away only one of the same scale does.
_NEAR: Final = 160
_BEHIND: Final = 300  # characters to an amount that lends backwards
_AHEAD: Final = 12  # quantities searched for the same sum behind
_MILLION: Final = 10**6
_CUE: Final = re.compile(rf"\b(?:{MONEY_CUES})\w*(?:[^.;:!?\n|]|[:;][^\S\n]){{0,50}}\Z", re.IGNORECASE)
_CLAUSE: Final = 80  # characters back to a verb or noun of money
# Things, in the plural; what tells the time or a share is not one.
_THINGS: Final = re.compile(
    r"[^\S\n]++(?!(?:ans|années|mois|jours|semaines|heures|minutes|fois|dans|sous|mais|plus|moins|"
    r"puis|points|pays)\b)[a-zà-ÿœ]{3,24}[sx]\b"
)
_OF_MONEY: Final = re.compile(rf"[^\S\n]++(?:de[^\S\n]++|d['’])(?:{SUMS_OF})s?\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?][\s»”]|\|")


# The end of a paragraph that ends its sentence, and the border of a cell; behind a heading the text goes on.
_APART: Final = re.compile(r"[.!?…»”][^\S\n]*\n[^\S\n]*\n|\|")
# Behind these the same sum is said in another currency.
_CONVERTS: Final = re.compile(r"(?:\(|\bsoit\b|=|\bou\b)[^()\n]{0,24}\Z")


class Lenders:
    """The amounts of an article so far, as lenders of their currencies."""

    def __init__(self) -> None:
        self.last: tuple[Unit, int] | None = None  # the last written-out currency and where it ended
        self._of_scale: dict[int, Unit | None] = {}
        self._sums: dict[Decimal, Unit] = {}
        self._counted = 0  # behind the last number that counts something by name

    def lend(self, unit: Unit, quantity: Quantity) -> None:
        """Note an amount with its currency."""
        self.last = (unit, quantity.end)
        if quantity.scaled:
            self._of_scale[quantity.factor] = unit
            self._sums.setdefault(quantity.number * quantity.factor, unit)

    def count(self, quantity: Quantity) -> None:
        """Note a number of something else, which what follows may go on with."""
        self.last = None
        if quantity.scaled:
            self._of_scale[quantity.factor] = None

    def pass_by(self, text: str, quantity: Quantity) -> None:
        """Note a bare number, and the things that it counts: "de 20 000 lignes à 1,5 million"."""
        if _THINGS.match(text, quantity.end):
            self._counted = quantity.end

    def before(self, text: str, quantity: Quantity) -> Unit | None:
        """The currency that an amount before lends."""
        if not may_elide(text, quantity) or not (self._sums or self.last):
            return None
        told = _CUE.search(text[max(0, quantity.start - _CLAUSE) : quantity.start]) is not None
        if not told and (
            self._goes_on_counting(text, quantity) or self._of_scale.get(quantity.factor, self) is None
        ):
            return None
        if same := self._sums.get(quantity.number * quantity.factor):
            return same
        if self.last:
            gap = text[self.last[1] : quantity.start] if quantity.start - self.last[1] <= _NEAR else None
            if gap is not None and "\n\n" not in gap:
                return self.last[0]
        return self._of_scale.get(quantity.factor)

    def _goes_on_counting(self, text: str, quantity: Quantity) -> bool:
        """Whether the sentence has counted things since its last amount."""
        since = max(self._counted, self.last[1] if self.last else 0)
        near = quantity.start - self._counted < _BEHIND and since == self._counted > 0
        return near and not _SENTENCE_END.search(text[self._counted : quantity.start])


def may_elide(text: str, quantity: Quantity) -> bool:
    """True for "6 milliards" that counts nothing of its own and stands in running text."""
    if (
        quantity.unit
        or quantity.counts
        or not quantity.scaled
        or not quantity.scale
        or quantity.factor < _MILLION
    ):
        return False
    if quantity.in_words and quantity.number < 1:
        return False
    reach = max(0, quantity.start - _BEHIND)
    return "|" not in text[max(text.rfind("\n", reach, quantity.start) + 1, reach) : quantity.start]


def behind(text: str, numbers: Sequence[Quantity], at: int) -> Unit | None:
    """The currency that an amount behind lends, where none stands before: the same sum, or the next one,
    where money is spoken of.
    """
    quantity = numbers[at]
    if not may_elide(text, quantity):
        return None
    value = quantity.number * quantity.factor
    first = True
    for other in numbers[at + 1 : at + 1 + _AHEAD]:
        if other.counts and other.factor == quantity.factor:
            return None
        if not other.unit or not other.scaled:
            continue
        if other.number * other.factor == value:
            return other.unit
        gap = text[quantity.end : other.start]
        if first and _CONVERTS.search(gap) and _adds_up(text, numbers, at, other):
            return other.unit
        told = first and len(gap) < _BEHIND and not _APART.search(gap) and not _CONVERTS.search(gap)
        if told and (
            _OF_MONEY.match(text, quantity.end)
            or _CUE.search(text[max(0, quantity.start - _CLAUSE) : quantity.start])
        ):
            return other.unit
        first = False
    return None


def _adds_up(text: str, numbers: Sequence[Quantity], at: int, total: Quantity) -> bool:
    """True for "500 millions et 200 millions, soit 700 millions d'euros": a total and no conversion."""
    parts = [q for q in numbers[at : at + _AHEAD] if q.end <= total.start and may_elide(text, q)]
    return len(parts) > 1 and sum(q.number * q.factor for q in parts) == total.number * total.factor
