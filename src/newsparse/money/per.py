"""What an amount is paid for: a month, a user, a litre; read behind it and in its own clause."""

from __future__ import annotations

import re

from .currencies import fold
from .rules.bounds import MEANS, SOLD_BY, UNITS, UNITS_OF_TIME

_REACH = 70  # characters behind an amount in which what it is paid for is said
_CLAUSE = 90  # characters of the clause on either side
_SAID = (
    r"(?:[^\S\n]*(?:TTC|HT|bruts?|nets?|hors[^\S\n]taxes?|seulement|environ|maximum|minimum|chacune?|"
    r"supplémentaires?))?"
)
_NO_DATE = r"(?![^\S\n]+(?:derni|proch|pass|suiv|précéd|[0-9]))"
_TOKENS = (
    r"(?:1[^\S\n]?|une?[^\S\n])?(?:[kKM]|000|mille|million|millier)s?[^\S\n]*(?:de[^\S\n]+)?(?:tok(?:en)?s?|"
    r"jetons?)\b"
)
_RHYTHM = "mensuel|annuel|hebdomadaire|quotidien|journalier|horaire|trimestriel"
_PER = re.compile(
    rf"""{_SAID}[^\S\n]*(?:
      (?:/|\b(?:les?|par|per|pour)\b)[^\S\n]*(?P<tokens>{_TOKENS})
    | (?:/|\b(?:les|par|pour)\b)[^\S\n]?(?P<thousand>1[^\S\n]?000|mille)[^\S\n][^\W\d_]
    | (?:/|\b(?:les|aux|par|pour)\b)[^\S\n]?(?P<hundred>100)[^\S\n]?(?:km|k?g|grammes|m?l|kilomètres)\b
    | /[^\S\n]*(?P<slash>[^\W\d_]+|m²)
    | ,?[^\S\n](?:et[^\S\n]|\()?(?:par|chaque|tou(?:te)?s[^\S\n]les|per|/)[^\S\n]*
        (?P<word>[^\W\d_]+(?!['’])\b|m²){_NO_DATE}
    | [^\S\n](?:la|le|du|de[^\S\n]la|(?:de[^\S\n]|à[^\S\n])?l['’])[^\S\n]*(?P<article>[^\W\d_]+|m²){_NO_DATE}
    | [^\S\n](?:la[^\S\n])?(?P<piece>pièce)\b
    | [^\S\n](?P<adjective>{_RHYTHM})(?:le)?s?\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT = re.compile(r"[^\S\n]*(?:/[^\S\n]*|(?:et[^\S\n]+)?par[^\S\n]+)(?P<word>[^\W\d_]+)", re.IGNORECASE)
# "3 000 € de frais par mois", "chaque année, ce sont 100 milliards": in the amount's own clause, no other
# figure between.
_LATER = re.compile(
    r"(?:[^\S\n]+(?!(?:qui|que|dont|et|mais|pour|ou|soit|contre|puis)\b|qu['’])[^\W\d_]['’\w-]*){1,6}?"
    r"[^\S\n]+(?:par|chaque)[^\S\n]+(?P<time>[^\W\d_]{2,})(?!['’])\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:chaque|tou(?:te)?s[^\S\n]les)[^\S\n](?P<time>an|année|mois|jour|semaine|trimestre|heure|minute|"
    r"seconde)s?\b(?:,[^\S\n])?[^.,;:!?()«»|\n0-9]{0,70}\Z",
    re.IGNORECASE,
)
# "elle dépense par an près de 3 milliards"
_RIGHT_BEFORE = re.compile(
    r"(?<![\d€$£s%][^\S\n])\bpar[^\S\n](?P<time>an|mois|jour|semaine|trimestre|heure|utilisateur|habitant|foyer|personne),?[^\S\n]"
    r"(?:(?:environ|quelque|jusqu['’]à|(?:plus|moins|près)[^\S\n]d[e'’])[^\S\n]?)?\Z",
    re.IGNORECASE,
)
# "le million de jetons coûte 15 $", "3 $ en entrée par million de jetons"
_MILLION_OF = re.compile(
    r"(?:\A|[.;:!?\n(])\s*(?:le|un)[^\S\n]million[^\S\n]de[^\S\n](?:tokens|"
    r"jetons)[^.;:!?()|\n0-9]{0,40}\Z",
    re.IGNORECASE,
)
_OF_TOKENS = re.compile(r"[^\S\n]+de[^\S\n]+(?:tokens|jetons)\b", re.IGNORECASE)
# "un abonnement mensuel de 9,99 €": what falls due again and again.
_DUE = re.compile(
    r"\b(?:abonnements?|forfaits?|loyers?|salaires?|tarifs?|cotisations?|redevances?|factures?|frais|"
    r"mensualités?|versements?|primes?|"
    r"pensions?)"
    rf"[^\S\n](?P<time>{_RHYTHM})(?:le)?s?(?:[^\S\n](?:brut|net|moyen|minimum)(?:ne)?s?)?"
    r"(?:[^\S\n](?:(?:est|sera|était|passe|fixé|proposé)e?s?[^\S\n])?(?:de|à|d['’])|[^\S\n]?:)"
    r"[^.,;:!?()«»|\n0-9]{0,24}\Z",
    re.IGNORECASE,
)


def per(text: str, end: int, start: int | None = None) -> str | None:
    """What the amount ``text[start:end]`` is paid for: "month", "user/month" ...

    >>> (
    ...     per("20 $/mois", 4),
    ...     per("9,99 euros par mois et par utilisateur", 10),
    ...     per("Chaque année, 3 M€ partent", 18, 14),
    ... )
    ('month', 'user/month', 'year')
    """
    found = _PER.match(text, end, end + _REACH)
    units = _units(text, found) if found else ""
    return units or _of_clause(text, end if start is None else start, end)


def _units(text: str, found: re.Match[str]) -> str:
    if found["tokens"]:
        return "million tokens" if re.search(r"M|million", found["tokens"]) else "thousand"
    if found["thousand"] or found["hundred"]:
        return "thousand" if found["thousand"] else "other"
    units = (
        [_unit(found["slash"]) or ("other" if found["slash"].islower() else None)]
        if found["slash"]
        else [_first(found)]
    )
    position = found.end()
    while len(units) < 3 and units[-1] and (another := _NEXT.match(text, position, position + _REACH)):
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
    later = _LATER.match(text, end, end + _CLAUSE)
    left = text[max(0, start - _CLAUSE) : start]
    if (later and _OF_TOKENS.match(text, later.end())) or ("illion de" in left and _MILLION_OF.search(left)):
        return "million tokens"
    earlier = _EARLIER if "haque" in left or "s les " in left else _DUE
    found = later or earlier.search(left) or ("par " in left and _RIGHT_BEFORE.search(left)) or None
    unit = _unit(found["time"]) if found else None
    return None if found is None or (unit == "other" and fold(found["time"]) not in SOLD_BY) else unit


def _unit(word: str) -> str | None:
    if word == "Mo":
        return "MB"
    folded = fold(word)
    return UNITS.get(folded) or UNITS.get(folded.removesuffix("s"))
