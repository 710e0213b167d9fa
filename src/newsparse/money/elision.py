"""Bare numbers that stand for an amount, because the one before them said of what: "799 euros, contre 699
l'an dernier".

Three turns of French leave out the currency, and the scale with it: a contrast ("contre 2,4 un an plus tôt"),
the pronoun ("il en vaut 15 700", "vient d'en lever 20") and a part of the sum ("54 milliards d'euros, dont 34
déjà engagés"). What counts something of its own has a noun behind it, so only a stop, a time or a preposition
may follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from .quantity import Quantity

# Characters between an amount and the number that leans on it: a clause.
_REACH = 120
# Characters of the words that set two sums side by side.
_BESIDE = 40
# Quantities between the two that only tell the time: "il y a un an", "en 2024".
_TIMES = 3
# Two sums that are compared are of one order: 1 to 20 leaves room for a crash of a price.
_MOST_TIMES = 20
_YEARS = range(1900, 2101)

_NEXT = "[^\\S\\n]+"
_ADVERB = (
    rf"(?:(?:déjà|désormais|encore|ensuite|aujourd['’]hui|maintenant|ainsi|aussi|environ|seulement"
    rf"|(?:près|plus|moins){_NEXT}de){_NEXT})"
)
_CONTRAST = re.compile(
    rf"\A[^,;:]{{0,70}},?{_NEXT}(?:contre|au{_NEXT}lieu{_NEXT}de){_NEXT}{_ADVERB}?\Z", re.IGNORECASE
)
_BESIDE_ANOTHER = re.compile(
    rf"\A,?{_NEXT}(?:contre|sur|au{_NEXT}lieu{_NEXT}de){_NEXT}{_ADVERB}?\Z", re.IGNORECASE
)
_PART = re.compile(rf"\A,?{_NEXT}dont{_NEXT}{_ADVERB}?\Z", re.IGNORECASE)
# Verbs that money alone is the object of, or nearly; what one sells, makes or counts is not among them.
_PRONOUN = re.compile(
    rf"""\ben{_NEXT}(?:(?:ai|as|a|ont|avait|avaient|aura|auront|aurait|doit|doivent|va|vont|devrait){_NEXT}{_ADVERB}?)?(?:
      val(?:ait|aient|u|oir)|vau(?:t|x|dra|drait|dront)|vaudraient|valent|coût(?:e|ent|é|er|ait|aient|era|erait|eront)
      |lev(?:er|é|ait)|lèv(?:e|ent|era|eront)|rapport(?:e|ent|é|er|ait|era|eront|erait)|dépens(?:e|ent|é|er|ait|era|eront)
      |rembours(?:e|ent|é|er|ait|era|eront)|empoch(?:e|ent|é|er)|encaiss(?:e|ent|é|er)|débours(?:e|ent|é|er)|réclam(?:e|ent|é|er|ait)
      |invest(?:it|issent|i|ir|ira|iront)|vers(?:e|ent|é|er|era|eront)|perd(?:u|re)?|perdent|gagn(?:e|ent|é|er)|touch(?:e|ent|é|er)
      |économis(?:e|ent|é|er|era)|inject(?:e|ent|é|er|era|eront)|récolt(?:e|ent|é|er)
    ){_NEXT}{_ADVERB}?\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_ENDS = r"[^\S\n]*(?:[,;)»!?\n]|\.(?![0-9])|\Z)"
_TIME = rf"""{_NEXT}(?:l['’]an(?:née)?\b|une?{_NEXT}(?:an|année|mois|semaine|jour|trimestre)\b
    |il{_NEXT}y{_NEXT}a\b|la{_NEXT}veille\b|hier\b
    |auparavant\b|précédemment\b|initialement\b|aujourd|actuellement\b|avant\b|jusqu|en{_NEXT}(?:[12][0-9]{{3}}\b|{_MONTHS})
    |(?:début|fin|mi)\b|ce{_NEXT}(?:matin|midi|soir|jour|mois|trimestre)\b|cette{_NEXT}(?:année|semaine)\b|cet{_NEXT}été\b
    |(?:le|au){_NEXT}(?:mois|trimestre|semestre|[0-9]|premier|deuxième|troisième|quatrième|début|printemps)|(?:{_DAYS})\b|[0-9]{{1,3}}{_NEXT}ans\b)"""
_AFTER_CONTRAST = re.compile(
    rf"{_ENDS}|{_TIME}|{_NEXT}(?:chez|pour{_NEXT}l[ea]s?|lors)\b", re.VERBOSE | re.IGNORECASE
)
_AFTER_PRONOUN = re.compile(
    rf"{_ENDS}|{_TIME}|{_NEXT}(?:auprès|à|au|aux|en|de{_NEXT}plus|par|pour|dans|chez|supplémentaires?|"
    rf"grâce)\b",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_PART = re.compile(
    rf"{_ENDS}|{_NEXT}(?:déjà|pour|dans|au|aux|via|sont|ont|seront|proviennent|viennent|iront|restent|"
    rf"dès|sous{_NEXT}forme)\b|{_TIME}",
    re.VERBOSE | re.IGNORECASE,
)
_STOP = re.compile(r"[.!?|]\s|\n\s*\n|\|")
_TIME_UNIT = re.compile(
    r"[^\S\n]+(?:ans?|années?|mois|semaines?|jours?|trimestres?|heures?)\b", re.IGNORECASE
)


def leaning(text: str, numbers: Sequence[Quantity], at: int, lender_end: int) -> Quantity | None:
    """The amount before it that lends the bare number at ``at`` its currency and scale; ``None`` where it
    counts for itself.
    """
    quantity = numbers[at]
    if not quantity.bare or quantity.in_words or _is_year(quantity) or quantity.start - lender_end > _REACH:
        return None
    lender = _lender(text, numbers, at, lender_end)
    if lender is None:
        return None
    gap = text[lender_end : quantity.start]
    if _STOP.search(gap) or not (
        (_CONTRAST.match(gap) and _AFTER_CONTRAST.match(text, quantity.end))
        or (_PART.match(gap) and _AFTER_PART.match(text, quantity.end))
        or (_PRONOUN.search(gap) and _AFTER_PRONOUN.match(text, quantity.end))
    ):
        return None
    lent = lender.factor if lender.scaled else 1
    if lent > 1 and abs(quantity.number) >= 1000:
        return None
    first, second = abs(lender.number) * lender.factor, abs(quantity.number) * lent
    return lender if second and Decimal(1) / _MOST_TIMES <= first / second <= _MOST_TIMES else None


def lends_backward(text: str, first: Quantity, second: Quantity) -> bool:
    """True for "1,2 milliard, contre 800 millions d'euros": the sum that is compared with one in euros is in
    euros.
    """
    if (
        first.unit
        or first.counts
        or not first.scale
        or first.factor < 10**6
        or second.unit is None
        or not second.scaled
    ):
        return False
    gap = text[first.end : second.start]
    return len(gap) < _BESIDE and _BESIDE_ANOTHER.match(gap) is not None


def _lender(text: str, numbers: Sequence[Quantity], at: int, lender_end: int) -> Quantity | None:
    for before in reversed(numbers[max(0, at - 1 - _TIMES) : at]):
        if before.end == lender_end:
            return before
        if not (before.bare and (_is_year(before) or _TIME_UNIT.match(text, before.end))):
            return None
    return None


def _is_year(quantity: Quantity) -> bool:
    return quantity.end - quantity.start == 4 and quantity.number in _YEARS
