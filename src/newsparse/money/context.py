"""What the words around an amount say of it: a bound, an estimate, what one pays it for."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from newsparse.record import MoneyModifier

from .currencies import fold
from .rules.context import AFTER, BEFORE, HINTS, MEANS, SOLD_BY, UNITS, UNITS_OF_TIME

# Longest phrase that modifies an amount ("franchit la barre symbolique des"), in characters.
_REACH_BEFORE = 48
_REACH_AFTER = 70


def _named(phrases: dict[MoneyModifier, tuple[str, ...]]) -> str:
    return "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in phrases.items())


@cache
def _before() -> re.Pattern[str]:
    article = r"(?:[^\S\n]{1,8}(?:l[ea]s?|aux?|des?|du|quelque))?"
    opened = r"(?:[«“\"‘(][^\S\n]{0,2})?"  # a quotation mark does not hide the words before it
    return re.compile(rf"(?:{_named(BEFORE)}){article}(?:\s{{1,8}}|(?<=['’])|(?<=[~≈<>])){opened}\Z", re.IGNORECASE)


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


_SAID = r"(?:[^\S\n]*(?:TTC|HT|bruts?|nets?|hors[^\S\n]taxes?|seulement|environ|maximum|minimum|chacune?|supplémentaires?))?"
_BEHIND_IT = r"(?![^\S\n]+(?:derni|proch|pass|suiv|précéd|[0-9]))"
_PER = re.compile(
    rf"""{_SAID}[^\S\n]*(?:
      (?:/|\b(?:les?|par|per|pour)\b)[^\S\n]?(?P<tokens>(?:1[^\S\n]?)?(?:[kKM]|000|mille|million|millier)s?[^\S\n]?(?:de[^\S\n])?(?:tok(?:en)?s?|jetons?)\b)
    | (?:/|\b(?:les|par|pour)\b)[^\S\n]?(?P<thousand>1[^\S\n]?000|mille)[^\S\n][^\W\d_]
    | (?:/|\b(?:les|aux|par|pour)\b)[^\S\n]?(?P<hundred>100)[^\S\n]?(?:km|k?g|grammes|m?l|kilomètres)\b
    | /[^\S\n]?(?P<slash>[^\W\d_]+(?:[^\S\n]de[^\S\n](?:tokens|jetons))?|m²)
    | ,?[^\S\n](?:et[^\S\n])?(?:par|chaque|per|/)[^\S\n]*(?P<word>[^\W\d_]+(?:[^\S\n]de[^\S\n](?:tokens|jetons))?|m²){_BEHIND_IT}
    | [^\S\n](?:la|le|du|de[^\S\n]la|(?:de[^\S\n]|à[^\S\n])?l['’])[^\S\n]*(?P<article>[^\W\d_]+(?:[^\S\n]de[^\S\n](?:tokens|jetons))?|m²){_BEHIND_IT}
    | [^\S\n](?:la[^\S\n])?(?P<piece>pièce)\b
    | [^\S\n](?P<adjective>mensuel|annuel|hebdomadaire|quotidien|journalier|horaire|trimestriel)(?:le)?s?\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT = re.compile(r"[^\S\n]*(?:/[^\S\n]?|(?:et[^\S\n])?par[^\S\n])(?P<word>[^\W\d_]+)", re.IGNORECASE)
# "3 000 € de frais par mois", "chaque année, ce sont 100 milliards": in the amount's own clause, no other figure between.
_TIMES = r"(?P<time>an|année|mois|jour|semaine|trimestre|heure|minute|seconde)"
_LATER = re.compile(rf"(?:[^\S\n]+(?!(?:qui|que|dont|et|mais|pour|ou|soit|contre|puis)\b|qu['’])[^\W\d_]['’\w-]*){{1,6}}?[^\S\n]+(?:par|chaque)[^\S\n](?P<time>[^\W\d_]+)", re.I)
_EARLIER = re.compile(rf"\b(?:chaque|par)[^\S\n]{_TIMES}\b(?:,[^\S\n])?[^.,;:!?()«»|\n0-9]{{0,70}}\Z", re.I)
_DUE = re.compile(
    r"\b(?:abonnements?|forfaits?|loyers?|salaires?|tarifs?|cotisations?|redevances?|factures?|frais|mensualités?|versements?|primes?|pensions?)[^\S\n]"
    r"(?P<time>mensuel|annuel|hebdomadaire|quotidien|journalier|horaire|trimestriel)(?:le)?s?(?:[^\S\n](?:brut|net|moyen|minimum)(?:ne)?s?)?"
    r"[^\S\n](?:(?:est|sera|était|passe|fixé|proposé)e?s?[^\S\n])?(?:de|à|d['’])[^.,;:!?()«»|\n0-9]{0,24}\Z",
    re.I,
)
_REACH_CLAUSE = 90


def per(text: str, end: int, start: int | None = None) -> str | None:
    """What the amount ``text[start:end]`` is paid for: "month", "user/month" ...

    >>> per("20 $/mois", 4), per("9,99 euros par mois et par utilisateur", 10), per("Chaque année, 3 M€ partent", 18, 14)
    ('month', 'user/month', 'year')
    """
    found = _PER.match(text, end, end + _REACH_AFTER)
    units = _units(text, found) if found else ""
    return units or _of_clause(text, end if start is None else start, end)


def _units(text: str, found: re.Match[str]) -> str:
    if found["tokens"]:
        return "million tokens" if re.search(r"M|million", found["tokens"]) else "thousand"
    if found["thousand"] or found["hundred"]:
        return "thousand" if found["thousand"] else "other"
    units = [_unit(found["slash"]) or ("other" if found["slash"].islower() else None)] if found["slash"] else [_first(found)]
    position = found.end()
    while len(units) < 3 and units[-1] and (another := _NEXT.match(text, position, position + _REACH_AFTER)):
        units.append(_unit(another["word"]))
        position = another.end()
    known = [unit for unit in units if unit]
    ordered = [u for u in known if u not in UNITS_OF_TIME] + [u for u in known if u in UNITS_OF_TIME]
    return "/".join(ordered)


def _first(found: re.Match[str]) -> str | None:
    if found["article"]:
        unit = _unit(found["article"])
        return None if unit == "other" and fold(found["article"]) not in SOLD_BY else unit
    if found["word"] and fold(found["word"]) in MEANS:
        return None
    return _unit(found["word"] or found["piece"] or found["adjective"])


def _of_clause(text: str, start: int, end: int) -> str | None:
    """A time named elsewhere in the clause."""
    later = _LATER.match(text, end, end + _REACH_CLAUSE)
    left = text[max(0, start - _REACH_CLAUSE) : start]
    found = later or (_EARLIER.search(left) if "haque" in left or "ar " in left else None) or (_DUE.search(left) if "el" in left or "aire" in left else None)
    unit = _unit(found["time"]) if found else None
    return None if found is None or (unit == "other" and fold(found["time"]) not in SOLD_BY) else unit


def _unit(word: str) -> str | None:
    if word == "Mo":
        return "MB"
    folded = " ".join(fold(word).split()).replace("jetons", "tokens")
    return UNITS.get(folded) or UNITS.get(folded.removesuffix("s"))
