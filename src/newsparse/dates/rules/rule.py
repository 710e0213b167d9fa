"""A rule of the date grammar: where it may start, what it matches, what that means, and proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Final

from newsparse.dates.meaning import Meaning
from newsparse.dates.rules.words import BARE, bare
from newsparse.record import DateModifier

# Characters of left context a rule may ask about: "pour l'ensemble de l'exercice clos le" fits.
CONTEXT: Final = 40
# In ``starts``: a token of digits; of one or two of them, as days and hours have; of four, as years have.
DIGITS: Final = "#"
DAY_DIGITS: Final = "##"
YEAR_DIGITS: Final = "####"


def start_key(word: str) -> str:
    """What a word is called in ``starts``.

    >>> (
    ...     start_key("Mars"),
    ...     start_key("27") == DAY_DIGITS,
    ...     start_key("2026") == YEAR_DIGITS,
    ...     start_key("123") == DIGITS,
    ... )
    ('mars', True, True, True)
    """
    if not word[0].isdecimal():
        return word.lower()
    return DAY_DIGITS if len(word) <= 2 else YEAR_DIGITS if len(word) == 4 else DIGITS


@dataclass(frozen=True, slots=True)
class Rule:
    """One way French has of naming a time.

    ``after`` must and ``never_after`` must not match right before the expression. A *frame* matches only an
    opening ("fin ", "la semaine du ") and wraps the meaning of the expression that follows it.
    """

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Meaning | None] | None
    examples: tuple[tuple[str, str | None], ...]  # (text, value) as of the reference date of the tests
    counter_examples: tuple[str, ...]  # texts in which the rule finds nothing
    after: re.Pattern[str] | None = None
    never_after: re.Pattern[str] | None = None
    frame: Callable[[re.Match[str], Meaning], Meaning | None] | None = None
    modifier: Callable[[re.Match[str]], DateModifier | None] | None = None


def rule(
    name: str,
    starts: Collection[str],
    pattern: str,
    build: Callable[[re.Match[str]], Meaning | None] | None = None,
    *,
    examples: Iterable[tuple[str, str | None]],
    counter_examples: Iterable[str] = (),
    after: str = "",
    never_after: str = "",
    frame: Callable[[re.Match[str], Meaning], Meaning | None] | None = None,
    modifier: Callable[[re.Match[str]], DateModifier | None] | None = None,
) -> Rule:
    """A rule from regex sources, compiled without regard to case, nor to accents that hasty writing leaves
    out.
    """
    for letter, plain in BARE.items():
        pattern = pattern.replace(letter, f"[{letter}{plain}]")
    return Rule(
        name,
        frozenset(starts)
        | {bare(word) for word in starts}
        | ({DAY_DIGITS, YEAR_DIGITS} if DIGITS in starts else set()),
        re.compile(pattern, re.I),
        build,
        tuple(examples),
        tuple(counter_examples),
        re.compile(rf"(?:{after})\Z", re.I) if after else None,
        re.compile(rf"(?:{never_after})\Z", re.I) if never_after else None,
        frame,
        modifier,
    )
