"""What the words around an amount say of it: a bound or an estimate."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from newsparse.record import MoneyModifier

from .rules.bounds import AFTER, BEFORE, HINTS

# Longest phrase that modifies an amount ("franchit la barre symbolique des"), in characters.
_REACH_BEFORE = 48
_REACH_AFTER = 70


def _named(phrases: dict[MoneyModifier, tuple[str, ...]]) -> str:
    return "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in phrases.items())


@cache
def _before() -> re.Pattern[str]:
    article = r"(?:[^\S\n]{1,8}(?:l[ea]s?|aux?|des?|du|quelque))?"
    opened = r"(?:[«“\"‘(][^\S\n]{0,2})?"  # a quotation mark does not hide the words before it
    return re.compile(
        rf"(?:{_named(BEFORE)}){article}(?:\s{{1,8}}|(?<=['’])|(?<=[~≈<>])){opened}\Z", re.IGNORECASE
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(
        rf"\s{{0,8}}(?:(?:d['’]|de )[^\W\d_]{{3,20}}\s)?(?:{_named(AFTER)})(?!\w)", re.IGNORECASE
    )


_HYPHENS = str.maketrans("‐‑", "--")
# Blanked marks on both sides of a word: "300 € **minimum**."
_EMPHASISED = re.compile(r"[^\S\n]{2}|[^\S\n]+(?:[.,;:!?)»]|\n|\Z)")


def modifier(text: str, start: int, end: int) -> MoneyModifier | None:
    """The modifier that the words before or behind ``text[start:end]`` give it.

    >>> modifier("plus de 5 euros", 8, 15), modifier("100 € maximum", 0, 5)
    ('min', 'max')
    """
    before = text[max(0, start - _REACH_BEFORE) : start].translate(_HYPHENS)
    lowered = before.lower()
    found = _before().search(before) if any(hint in lowered for hint in HINTS) else None
    if not found:
        found = _after().match(text, end, end + _REACH_AFTER)
        if found and _behind_note(text, start, end) and not _EMPHASISED.match(text, found.end()):
            found = None
    return cast(MoneyModifier, found.lastgroup) if found else None


def _behind_note(text: str, start: int, end: int) -> bool:
    """Whether a call of a note was blanked behind an amount, which ends what is said of it; emphasis leaves
    blanks on both sides.
    """
    return (
        text[end : end + 2].isspace()
        and "\n" not in text[end : end + 2]
        and not text[max(0, start - 2) : start].isspace()
    )
