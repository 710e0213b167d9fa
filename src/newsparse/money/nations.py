"""Whose currency a name means: "roupies mauriciennes", "dollars de la Barbade", "25 cents américains".

CLDR has one adjective a currency; French has more ("dollars jamaïquains", "riyals omanais"), or names the
country.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from .currencies import Reading, Unit, fold, lexicon
from .rules.nations import ADJECTIVES, ALSO_CALLED

_ADJECTIVE = re.compile(r"(?:[^\S\n]++\n?[^\S\n]*+|\n[^\S\n]*+)([^\W\d_]++(?:[-‐‑][^\W\d_]++)?+)")
_OF = re.compile(
    r"[^\S\n]++(?:de[^\S\n]++la|de[^\S\n]++l['’]|des|du|de|d['’])(?:(?<=['’])|[^\S\n]++)", re.IGNORECASE
)
_UNITED_STATES = re.compile(r"[^\S\n]{1,3}U\.[^\S\n]?S\.(?:A\.)?")
_CODE = re.compile(r"[^\S\n]{1,3}([A-Z]{3})\b")
_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)?")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[^\S\n]{1,4}|[-‐‑'’]")


@cache
def _adjectives() -> dict[str, str]:
    """Every form of every adjective, folded -> its country."""
    forms: dict[str, str] = {}
    for word, country in ADJECTIVES.items():
        feminine = word + "ne" if word.endswith(("en", "an")) else word if word.endswith("e") else word + "e"
        plural = word if word.endswith("s") else word + "s"
        forms |= dict.fromkeys((word, plural, feminine, feminine + "s", word + "e", word + "es"), country)
    return forms


@cache
def _countries() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Folded country names by first word, longest first."""
    names = {
        plain(country): plain(country) for names in lexicon().countries.values() for country in names
    } | ALSO_CALLED
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, country in names.items():
        first, *rest = _WORD.findall(name)
        index.setdefault(first, []).append((tuple(rest), country))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def plain(name: str) -> str:
    """A country's name folded, with a plain apostrophe.

    >>> plain("Côte d’Ivoire")
    "cote d'ivoire"
    """
    return fold(name).replace("’", "'")


@cache
def nations_of(code: str) -> frozenset[str]:
    """The countries that use a currency, folded."""
    return frozenset(plain(country) for country in lexicon().countries.get(code, ()))


def whose(text: str, reading: Reading) -> Reading:
    """The reading with the nation behind it, where that nation has such a currency.

    >>> from .currencies import read_name
    >>> text = "dollars jamaïquains"
    >>> whose(text, read_name(text, 0)).unit.code
    'JMD'
    """
    unit = reading.unit
    if unit.head == "dollar" and (states := _UNITED_STATES.match(text, reading.end)):
        return Reading(Unit("USD"), states.end(), reading.kind)
    code = _CODE.match(text, reading.end) if unit.head and unit.divisor == 1 else None
    if code and code[1] in _candidates(unit):  # "50 dollars AUD"
        return Reading(Unit(code[1]), code.end(), reading.kind)
    nation = _adjective_at(text, reading.end) or (
        _country_at(text, reading.end) if unit.head and unit.divisor == 1 else None
    )
    if not nation:
        return reading
    country, end = nation
    codes = [code for code in _candidates(unit) if country in nations_of(code)]
    if len(codes) != 1:
        return reading
    return Reading(Unit(codes[0], "", unit.divisor), end, reading.kind)


def _candidates(unit: Unit) -> tuple[str, ...]:
    if unit.head == "centième":
        return lexicon().candidates["dollar"] + lexicon().candidates["franc"]
    if unit.head:
        return lexicon().candidates.get(unit.head, ())
    return (unit.code,) if unit.code and unit.code != "EUR" else ()  # "20 millions d'euros belges" are euros


def _adjective_at(text: str, position: int) -> tuple[str, int] | None:
    word = _ADJECTIVE.match(text, position)
    country = _adjectives().get(re.sub("[‐‑]", "-", fold(word[1]))) if word else None
    return (country, word.end()) if word and country else None


def _country_at(text: str, position: int) -> tuple[str, int] | None:
    of = _OF.match(text, position)
    first = _WORD.match(text, of.end()) if of else None
    if not first or not first.group()[0].isupper():
        return None
    for rest, country in _countries().get(fold(first.group()), ()):
        end = first.end()
        for expected in rest:
            gap = _BETWEEN.match(text, end)
            word = _WORD.match(text, gap.end()) if gap else None
            if not word or fold(word.group()) != expected:
                break
            end = word.end()
        else:
            return country, end
    return None


def count_adjectives(folded: str) -> Counter[str]:
    """How often a folded text speaks of each country by an adjective that is not its name ("suisse" is both).

    >>> count_adjectives("une firme mexicaine et deux mexicains")
    Counter({'mexique': 2})
    """
    known = _adjectives()
    return Counter(known[word] for word in _PLAIN.findall(folded) if known.get(word, word) != word)
