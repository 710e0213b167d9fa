"""Scale words and abbreviations behind a number: "millions", "centaine de millions", "k€", "Md"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from newsparse.french.numerals import APPROXIMATE

from .currencies import fold, read_name, read_sign
from .quantity import INLINE, LETTERS, OF, WRAP, Quantity, skip
from .rules.notations import ABBREVIATIONS, ATTACHED_ONLY, SCALE_WORDS
from .suffix import currency_at

_HALF = re.compile(r"[^\S\n]++et[^\S\n]++demie?\b", re.IGNORECASE)
# "5k à 10k€": the currency comes with the other end.
_OTHER_END = re.compile(r"[^\S\n]*+(?:à|-|–|ou|et)[^\S\n]*+[0-9]")


# "€2.5-3bn": it came with the first end.
_FIRST_END = re.compile(r"[€$£¥₩₹][^\S\n]?[0-9][0-9.,]{0,8}(?:[-–—]|[^\S\n](?:à|-|–|to)[^\S\n])\Z")
_REACH = 16

# Letters of the longest abbreviation.
_LONGEST = max(map(len, ABBREVIATIONS))
_GOES_ON = re.compile(r"[\d_]|[-‐‑]\w")


class _ScaleReading(NamedTuple):
    factor: int
    end: int
    word: str = ""
    approximate: bool = False


def read_scales(text: str, quantity: Quantity) -> Decimal:
    """Up to three scale words: "une centaine de millions", "1,5 million de milliards"; returns the half
    behind them.
    """
    for _ in range(3):
        reading = _scale_word(text, quantity)
        if not reading:
            break
        quantity.factor *= reading.factor
        quantity.end = reading.end
        quantity.scale = reading.word
        quantity.scaled = True
        quantity.approximate = quantity.approximate or reading.approximate
    if not quantity.scaled:
        _read_abbreviation(text, quantity)
    half = _HALF.match(text, quantity.end) if quantity.scale else None
    if not half:
        return Decimal(0)
    quantity.end = half.end()
    return Decimal("0.5")


def _scale_word(text: str, quantity: Quantity) -> _ScaleReading | None:
    at = skip(WRAP, text, quantity.end)
    if quantity.scaled:
        of = OF.match(text, at)
        at = of.end() if of else at
    word = LETTERS.match(text, at)
    if not word:
        return None
    if quantity.in_words and word.group() in ("bonne", "petite", "grosse"):
        word = LETTERS.match(text, skip(WRAP, text, word.end()))
        if not word:
            return None
    folded = fold(word.group())
    about = APPROXIMATE.get(folded) or APPROXIMATE.get(folded.removesuffix("s"))
    factor = about or SCALE_WORDS.get(folded)
    if not factor or _GOES_ON.match(text, word.end()):
        return None
    quantity.english = quantity.english or word.group() in ("Billion", "Trillion")
    return _ScaleReading(factor, word.end(), folded, approximate=about is not None)


def _read_abbreviation(text: str, quantity: Quantity) -> None:
    """Read "k", "M", "Md", "bn": only where a currency follows or has gone before; "5G" and "12 M" alone are
    no amounts.
    """
    word = LETTERS.match(text, skip(INLINE, text, quantity.end))
    if not word:
        return
    abbreviation, end = word.group(), word.end()
    # "kUS$", "MEUR", "keuros": one run of letters
    for size in range(min(_LONGEST, len(abbreviation) - 1), 0, -1):
        rest = word.start() + size
        if abbreviation[:size] in ABBREVIATIONS and (
            read_sign(text, rest) or (abbreviation[0] in "kKM" and read_name(text, rest))
        ):
            abbreviation, end = abbreviation[:size], word.start() + size
            break
    factor = ABBREVIATIONS.get(abbreviation)
    if not factor:
        return
    attached = word.start() == quantity.end
    followed = currency_at(text, end, scaled=True)
    if not followed and text[end : end + 1] == ".":  # "20 Mio. CHF"
        followed = currency_at(text, end + 1, scaled=True)
        end += followed is not None
    if abbreviation in ATTACHED_ONLY and not attached and not (followed and followed.start == end):
        return
    other_end = attached and (
        _OTHER_END.match(text, end)
        or _FIRST_END.search(text, max(0, quantity.start - _REACH), quantity.start)
    )
    if followed or quantity.unit or other_end:
        quantity.factor, quantity.end, quantity.scaled = factor, end, True
