"""A rule of the date grammar: where it may start, what it matches, what that means, and proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from newsparse.dates.meaning import Meaning
from newsparse.record import DateModifier

# Characters of left context a rule may ask about: "pour l'ensemble de l'exercice clos le" fits.
CONTEXT: Final = 40
DIGITS: Final = "#"  # in ``starts``: any token of digits


@dataclass(frozen=True, slots=True)
class Rule:
    """One way French has of naming a time.

    ``after`` must and ``never_after`` must not match right before the expression. A *frame* matches only an opening
    ("fin ", "la semaine du ") and wraps the meaning of the expression that follows it.
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
    starts: Iterable[str],
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
    """A rule from regex sources, compiled without regard to case."""
    return Rule(
        name,
        frozenset(starts),
        re.compile(pattern, re.I),
        build,
        tuple(examples),
        tuple(counter_examples),
        re.compile(rf"(?:{after})\Z", re.I) if after else None,
        re.compile(rf"(?:{never_after})\Z", re.I) if never_after else None,
        frame,
        modifier,
    )
