"""Marks of footnotes behind what a cell says: "12 €¹", "45 %*", "Bora[^1]"."""

from __future__ import annotations

import re

_REACH = 16  # characters from the end of a cell in which its mark begins
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(
    rf"(?<=\S)\s?(?:\[\^[^\[\]\s]{{1,10}}\]|\[\d{{1,2}}\]|\([1-9]\)|"
    rf"[{_SUPERSCRIPTS}]{{1,2}}|"
    rf"[*†‡§]{{1,3}})\Z"
)
# Behind these a raised digit is a power: an area, a volume, a term of a formula, a power of ten.
_RAISED = re.compile(r"(?:(?<![^\W\d_])(?:[^\W\d_]|[mckdh]m|in|ft|mc)|(?<![\d.,])(?:10|2))\Z")


def without_mark(words: str) -> str:
    """The words of a cell without the mark of a footnote at their end.

    >>> [without_mark(words) for words in ("12 €¹", "45 % *", "Bora[^1]", "900 m²", "10⁶", "*")]
    ['12 €', '45 %', 'Bora', '900 m²', '10⁶', '*']
    """
    tail = words[-_REACH:]
    mark = _MARK.search(tail)
    if mark is None:
        return words
    kept = words[: len(words) - len(tail) + mark.start()]
    return words if mark.group()[0] in _SUPERSCRIPTS and _RAISED.search(kept[-_REACH:]) else kept
