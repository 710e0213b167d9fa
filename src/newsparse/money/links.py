"""The words between two quantities, and what they make of them: a range, a change, a list, nothing."""

from __future__ import annotations

import re
from typing import Final, Literal

from .cents import AMOUNT_ENDS
from .quantity import Quantity

Link = Literal["range", "change"]

# Longest connector ("jusqu'à" with masked blanks), in characters.
_REACH = 40
_DASH = re.compile(r"[-–—‑/]\Z")
_SPACED_DASH = re.compile(r"[^\S\n]+[-–—‑][^\S\n]+\Z")
_TO = re.compile(r"[^\S\n]+\n?[^\S\n]*(?:à|jusqu['’]à|to)[^\S\n]+\n?[^\S\n]*\Z", re.IGNORECASE)
_OR = re.compile(r"[^\S\n]+ou[^\S\n]+\Z", re.IGNORECASE)
_AND = re.compile(r"[^\S\n]+\n?[^\S\n]*et[^\S\n]+\n?[^\S\n]*\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bentre[^\S\n]+(?:environ[^\S\n]+)?\Z", re.IGNORECASE)
_FROM = re.compile(r"\b(?:de|d['’]|du)[^\S\n]*(?:environ[^\S\n]+|près[^\S\n]+de[^\S\n]+)?\Z", re.IGNORECASE)

# Verbs and nouns of change: in "passer de A à B" the two are amounts of two moments, not the ends of a range.
_CHANGE = re.compile(
    r"""\b(?:pass|grimp|bond|chut|rédui|augment|baiss|tomb|mont(?!re|ant)|relev|ramen|ramèn|progress|diminu|gonfl|recul|évolu|boost|saut|abaiss
        |port(?=e|é|er|ant)|hauss|descend|dégringol|plong|fond(?=u|re|ent)|doubl|tripl|amput|révis|rogn|croît|croiss|crû)\w{0,10}\b[^.;!?\n|]{0,60}\Z""",
    re.VERBOSE | re.IGNORECASE,
)

# A bare number behind one of these is not an amount: a name ("iPhone 15 à 799 €"), a version, a lot.
_NAME_BEFORE = re.compile(
    r"(?:[\w’'-]*[A-ZÀ-Ý0-9][\w-]*|\b(?:version|modèle|numéro|article|chapitre|lots?|packs?|séries?|"
    r"coffrets?|paires?)(?:[^\S\n]+de)?)[^\S\n]+\Z"
)
_NO_NAME = re.compile(
    r"\b(?:De|Du|Des|Les|Entre|Pour|À|A|Environ|Comptez|Compter|Prix|Tarifs?|Coûts?|Budget|Prévoir|"
    r"Prévoyez|Quelque|Et|Ou|Avec|Soit|Après|"
    r"Contre|Dès|Seulement|TTC|HT)[^\S\n]+\Z"
)
# Before a spaced dash ("niveau 3 – 20 €", "1 - 10 €" in a numbered list) a bare number needs one of these to
# open a range.
_OPENS_SPACED = re.compile(
    r"(?:[:(|~]|\b(?:de|d['’]|à|entre|environ|prix|tarifs?|coûts?|budget|quelque|" r"comptez))[^\S\n]*\Z",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)


def between(text: str, first: Quantity, second: Quantity) -> Link | None:
    """What joins two neighbouring quantities, at least one of them with a currency."""
    gap = text[first.end : second.start]
    if not gap or len(gap) > _REACH:
        return None
    if first.bare and (
        first.in_words != second.in_words or (_is_year(first) and (second.scaled or _of_year(text, first)))
    ):
        return None  # "les deux à 15 €", "de 2020 à 2 milliards"
    if second.bare and not first.kind.endswith("_before") and not AMOUNT_ENDS.match(text, second.end):
        return None  # "5,99 € jusqu'à 100 Go": the other number counts something else
    before = text[max(0, first.start - 90) : first.start]
    if _TO.match(gap):
        if first.unit and second.bare and "jusqu" in gap:
            return None  # "8,99 € jusqu'à 200"
        return _to(text, before, first, second)
    if first.bare and not _may_open(before, first):
        return None
    if _DASH.match(gap):
        return "range"
    if _SPACED_DASH.match(gap):
        return None if first.bare and not _OPENS_SPACED.search(before) else "range"
    if _OR.match(gap):
        return "range" if first.unit is None and not _is_year(first) else None
    if _AND.match(gap):
        return "range" if _BETWEEN.search(before) else None
    return None


# "son sommet de 2021 à 69 000 $", "le budget de 2024 à 3 000 €": what has a year, and not "un budget de 2000
# à 3000 €".
_OF_A_YEAR = re.compile(
    r"\b(?:sommets?|pics?|records?|creux|planchers?|plus[^\S\n](?:haut|bas)s?|niveaux?|ATH|éditions?|"
    r"modèles?|versions?|millésimes?|bilans?|"
    r"bulle|crise|introduction)"
    r"(?:[^\S\n][\w'’-]{2,14})?[^\S\n](?:de|en)[^\S\n]\Z",
    re.IGNORECASE,
)


def _of_year(text: str, first: Quantity) -> bool:
    return _OF_A_YEAR.search(text[max(0, first.start - 50) : first.start]) is not None


def _to(text: str, before: str, first: Quantity, second: Quantity) -> Link | None:
    """What "de A à B" is: a change behind a verb of change, else a range."""
    opened = _FROM.search(before)
    if opened and _CHANGE.search(before[: opened.start()]):
        return "change"
    if first.bare and not (opened and not _NAME_BEFORE.search(before)) and not _may_open(before, first):
        return None
    return "range"


def _may_open(before: str, first: Quantity) -> bool:
    """False where a bare number belongs to a name before it."""
    # "Moyennant 1 500 à 2 000 €": no number of a model
    grouped = first.number >= 1000 and first.end - first.start > 4
    return grouped or _NAME_BEFORE.search(before) is None or _NO_NAME.search(before) is not None


def _is_year(quantity: Quantity) -> bool:
    return (
        quantity.bare
        and not quantity.in_words
        and quantity.end - quantity.start == 4
        and quantity.number in _YEARS
    )


_NOTHING = re.compile(r"[^\S\n]+(?:et[^\S\n]+)?\Z", re.IGNORECASE)


def summed(text: str, first: Quantity, second: Quantity) -> bool:
    """True for "1 million 500 000 euros": the smaller amount continues the larger one."""
    larger = (
        first.unit is None and first.scale.startswith("mill") and not first.counts and first.factor >= 10**6
    )
    smaller = (
        second.unit is not None
        and second.start > first.end
        and 0 < second.number * second.factor < first.factor
    )
    return (
        larger
        and smaller
        and _NOTHING.match(text[first.end : min(second.start, first.end + _REACH)]) is not None
    )


_COMMA = re.compile(r",[^\S\n]+\Z")
_LAST = re.compile(r",?[^\S\n]+(?:et|ou|puis)[^\S\n]+(?:de[^\S\n]+)?\Z", re.IGNORECASE)
_OPENS_LIST = re.compile(
    r"(?:\b(?:de|d['’]|à|respectivement|entre|pour|contre|coûtent|valent|plafonds?|sont|versé|payé|"
    r"levé|atteignent|investi|dépensé|perdu|"
    r"gagné|encaissé|reçu|coûté|rapporté|"
    r"emprunté|"
    r"successivement|tour[^\S\n]à[^\S\n]tour)|"
    r"[:(]|\A|\n)[^\S\n]*\Z",
    re.IGNORECASE,
)


_UP_TO = re.compile(r"jusqu['’]à[^\S\n]*\Z", re.IGNORECASE)


def enumerated(text: str, first: Quantity, second: Quantity, *, opening: bool) -> bool:
    """True where two quantities are members of one list."""
    gap = text[first.end : second.start]
    if len(gap) > _REACH or first.counts or _is_year(first) or not (_COMMA.match(gap) or _LAST.match(gap)):
        return False
    before = text[max(0, first.start - 30) : first.start]
    if opening and first.bare and _UP_TO.search(before):
        return False  # "8,99 € jusqu'à 200, puis 12,99 €" counts gigabytes
    return not opening or (_OPENS_LIST.search(before) is not None if first.bare else True)


def closed(text: str, last_but_one: Quantity, last: Quantity) -> bool:
    """True where the list ends as lists do, with a conjunction."""
    return _LAST.match(text[last_but_one.end : last.start]) is not None


def trailing_plus(text: str, end: int) -> bool:
    """The "+" of "$60 Billion+" belongs to the amount."""
    return text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum()


# Behind these, or in brackets behind a price, "-490 €" says by how much something is cheaper; elsewhere it is
# a loss.
_CHEAPER = re.compile(
    r"(?:\b(?:remises?|réductions?|promos?|promotions?|rabais|ristournes?|bons?|codes?|économi\w+|"
    r"baisses?|soldes|bonus|offres?|coupons?|"
    r"primes?|aides?|discount)\b[^.!?\n|]{0,40}"
    r"|[€$£%][^\S\n]*[(\[/|,:]?[^\S\n]*|[€$£][^\S\n]+(?:TTC[^\S\n]*)?\(|"
    r"[€$£][^\S\n]*,?[^\S\n]soit[^\S\n]+)\Z",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"[^\S\n]*\)?[^\S\n]*(?:de|en)[^\S\n]+(?:remise|réduction|promo|rabais|moins|baisse)\b", re.IGNORECASE
)


# A pack "à -490 €" is cheaper by that; an account "à -490 €" is overdrawn.
_AT: Final = re.compile(r"\bà[^\S\n]\Z")
_BELOW_ZERO: Final = re.compile(
    r"\b(?:solde|compte|résultat|bilan|découvert|déficit|perte|marge|trésorerie|bénéfice|cours|prix|baril|"
    r"passe|tombe|recule|chute)s?\b",
    re.IGNORECASE,
)


def is_discount(text: str, start: int, end: int) -> bool:
    """True for "une remise de -490 €", "999 € (-100 €)": the sum that is taken off, which is not a debt."""
    left = text[max(0, start - 60) : start]
    if _CHEAPER.search(left) or _OFF.match(text, end):
        return True
    return bool(_AT.search(left) and text[end - 1] in "€$£" and not _BELOW_ZERO.search(left))
