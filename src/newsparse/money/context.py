"""What the words around an amount say of it: a bound, an estimate, what one pays it for."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from newsparse.record import MoneyModifier

from .currencies import fold
from .rules.context import AFTER, BEFORE, HINTS, UNITS, UNITS_OF_TIME

# Longest phrase that modifies an amount ("franchit la barre symbolique des"), in characters.
_REACH_BEFORE = 48
_REACH_AFTER = 70


def _named(phrases: dict[MoneyModifier, tuple[str, ...]]) -> str:
    return "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in phrases.items())


@cache
def _before() -> re.Pattern[str]:
    article = r"(?:[^\S\n]{1,8}(?:l[ea]s?|aux?|des?|du|quelque))?"
    return re.compile(rf"(?:{_named(BEFORE)}){article}(?:\s{{1,8}}|(?<=['’])|(?<=[~≈<>]))\Z", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,8}}(?:{_named(AFTER)})(?!\w)", re.IGNORECASE)


def modifier(text: str, start: int, end: int) -> MoneyModifier | None:
    """The modifier that the words before or behind ``text[start:end]`` give it.

    >>> modifier("plus de 5 euros", 8, 15), modifier("100 € maximum", 0, 5)
    ('min', 'max')
    """
    before = text[max(0, start - _REACH_BEFORE) : start]
    lowered = before.lower()
    found = _before().search(before) if any(hint in lowered for hint in HINTS) else None
    if not found and not _behind_note(text, start, end):
        found = _after().match(text, end, end + _REACH_AFTER)
    return cast(MoneyModifier, found.lastgroup) if found else None


def _behind_note(text: str, start: int, end: int) -> bool:
    """Whether a call of a note was blanked behind an amount, which ends what is said of it; emphasis leaves blanks on both sides."""
    return text[end : end + 2].isspace() and "\n" not in text[end : end + 2] and not text[max(0, start - 2) : start].isspace()


_TAX = r"(?:[^\S\n]*(?:TTC|HT|bruts?|nets?|hors[^\S\n]taxes?|seulement|environ|maximum|minimum|chacun|supplémentaires?|,))?"
_PER = re.compile(
    rf"""{_TAX}[^\S\n]*(?:
      /[^\S\n]?(?P<tokens>(?:1[^\S\n]?)?(?:[kKM]|000|million)[^\S\n]?(?:de[^\S\n])?tok(?:en)?s?\b)
    | /[^\S\n]?(?P<slash>[^\W\d_]+(?:[^\S\n]de[^\S\n]tokens)?|m²)
    | [^\S\n](?:par|chaque|per|/|la|le|du|de[^\S\n]la|(?:de[^\S\n]|à[^\S\n])?l['’])[^\S\n]*
      (?P<word>[^\W\d_]+(?:[^\S\n]de[^\S\n]tokens)?)
      (?![^\S\n]+(?:derni|proch|pass|suiv|précéd|[0-9]))
    | [^\S\n](?P<piece>pièce)\b
    | [^\S\n](?P<adjective>mensuel|annuel|hebdomadaire|quotidien|journalier|horaire|trimestriel)(?:le)?s?\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT = re.compile(r"[^\S\n]*(?:/[^\S\n]?|(?:et[^\S\n])?par[^\S\n])(?P<word>[^\W\d_]+)", re.IGNORECASE)


def per(text: str, end: int) -> str | None:
    """What the amount that ends at ``end`` is paid for: "month", "user/month" ...

    >>> per("20 $/mois", 4), per("9,99 euros par mois et par utilisateur", 10)
    ('month', 'user/month')
    """
    found = _PER.match(text, end, end + _REACH_AFTER)
    if not found:
        return None
    if found["tokens"]:
        return "million tokens" if "m" in found["tokens"].lower() else "thousand tokens"
    units = [_unit(found["slash"] or found["word"] or found["piece"] or found["adjective"])]
    position = found.end()
    while len(units) < 3 and units[-1] and (another := _NEXT.match(text, position, position + _REACH_AFTER)):
        units.append(_unit(another["word"]))
        position = another.end()
    known = [unit for unit in units if unit]
    ordered = [u for u in known if u not in UNITS_OF_TIME] + [u for u in known if u in UNITS_OF_TIME]
    return "/".join(ordered) or None


def _unit(word: str) -> str | None:
    folded = " ".join(fold(word).split())
    return UNITS.get(folded) or UNITS.get(folded.removesuffix("s"))
