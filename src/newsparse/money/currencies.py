"""Which currency a name, code or sign stands for: CLDR's French names, everyday aliases, ISO codes, signs.

The lexicon is built once, at the first article. A name several countries share ("couronnes") is a question to
the article; ``Unit.code`` is then the default, or ``None``, and ``evidence`` answers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from .cldr import read
from .rules import notations

_WORD = re.compile(r"[^\W\d_]+")
# Between the words of a name: blanks with at most one soft wrap, a hyphen, an apostrophe.
_GLUE = re.compile(r"(?:[^\S\n]++\n?[^\S\n]*+|\n[^\S\n]*+|[-‐‑'’])")
# A name that goes on is another word: "euros-obligations".
_GOES_ON = re.compile(r"[\d_]|[-‐‑][^\W\d_]")
_STROKES = str.maketrans("łđø", "ldo")  # letters that Unicode does not take apart
_SHARED_PREFIXES = ("nouveau", "nouveaux", "unite", "unites", "type")


class Unit(NamedTuple):
    """What an amount counts: ``code`` (or the default of ``head``), and how many make one of the currency."""

    code: str | None
    head: str = ""  # singular head noun that several currencies share; empty where the name is unambiguous
    divisor: int = 1


class Reading(NamedTuple):
    """A currency found in a text, and where it ends."""

    unit: Unit
    end: int
    kind: str  # "name", "code", "symbol" or "minor"


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Dôngs")
    'dongs'
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    lowered = lowered.translate(_STROKES)
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))


class Lexicon(NamedTuple):
    """The names by first word, longest first; the candidates of shared heads; their countries."""

    names: dict[str, list[tuple[tuple[str, ...], Unit]]]
    codes: frozenset[str]
    symbols: dict[str, Unit]
    candidates: dict[str, tuple[str, ...]]  # head noun -> codes that share it
    phrases: dict[str, tuple[str, ...]]  # code -> folded phrases that mean it and nothing else
    countries: dict[str, tuple[str, ...]]  # code -> French names of its territories


@cache
def lexicon() -> Lexicon:
    """CLDR's currencies and our aliases, indexed for reading."""
    phrases: dict[tuple[str, ...], set[str]] = {}
    heads: dict[tuple[str, ...], set[str]] = {}
    singulars: dict[str, str] = {}
    countries: dict[str, tuple[str, ...]] = {}
    symbols: dict[str, Unit] = {}
    for code, singular, plural, symbol, territories in read():
        countries[code] = tuple(t for t in territories.split(";") if t)
        for sign in (
            {symbol, symbol[1:] + symbol[0]} if symbol[:1] in ("$", "£") and len(symbol) > 1 else {symbol}
        ):
            if sign and sign not in notations.NO_SYMBOLS:
                symbols[sign.replace("\u202f", " ")] = Unit(code)
        for form in (singular, plural):
            words = _words(form)
            bare = words[1:] if words[0] in _SHARED_PREFIXES else words
            singulars.setdefault(bare[0], _words(singular)[len(words) - len(bare)])
            phrases.setdefault(words, set()).add(code)
            if bare[0] not in notations.NO_HEADS or len(bare) > 1:
                phrases.setdefault(bare, set()).add(code)
            if bare[0] not in notations.NO_HEADS:
                heads.setdefault(bare[:1], set()).add(code)
    for code, aliases in notations.ALIASES.items():
        for alias in aliases:
            phrases[tuple(alias.split())] = {code}
    # "CAD $5"
    symbols |= {
        form.format(code): Unit(code) for code in countries if code.endswith("D") for form in ("{} $", "{}$")
    }
    symbols |= {sign: _sign_unit(sign, code) for sign, code in notations.SYMBOLS.items()}
    symbols |= {sign: Unit(code, "", 100) for sign, code in notations.MINOR_SIGNS.items()}
    return _index(phrases, heads, singulars, countries, symbols)


def _sign_unit(sign: str, code: str) -> Unit:
    """A sign several currencies share is a question to the article."""
    return Unit(code, notations.SHARED_SIGNS.get(sign, ""))


def _index(
    phrases: dict[tuple[str, ...], set[str]],
    heads: dict[tuple[str, ...], set[str]],
    singulars: dict[str, str],
    countries: dict[str, tuple[str, ...]],
    symbols: dict[str, Unit],
) -> Lexicon:
    names: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    candidates: dict[str, set[str]] = {}
    sure: dict[str, list[str]] = {}
    by_head = _by_head(heads, singulars)
    for words, codes in (heads | phrases).items():
        head = singulars.get(words[0], words[0])
        shared = codes | (heads.get(words, set()) and by_head[head])
        if words[-1].endswith("cfa"):
            unit = Unit("XOF", "franc cfa")
        elif len(words) > 1:
            living = {code for code in codes if countries[code]} or codes
            unit = Unit(min(living)) if len(living) == 1 else Unit(None, head)
        elif words in phrases and len(words) == 1 and words not in heads:
            unit = Unit(min(codes))
        elif len(shared) == 1 and head not in notations.HOMOGRAPHS:
            unit = Unit(min(shared))
        else:
            unit = Unit(notations.DEFAULTS.get(head), head)
            candidates.setdefault(head, set()).update(shared)
        names.setdefault(words[0], []).append((words[1:], unit))
        if not unit.head and unit.code:
            sure.setdefault(unit.code, []).append(" ".join(words))
    candidates["franc cfa"] = {"XOF", "XAF"}
    for word, (code, parts) in notations.MINOR_UNITS.items():
        names.setdefault(word, []).append(((), Unit(code, "centième" if code == "EUR" else "", parts)))
    for entries in names.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return Lexicon(
        names,
        _codes(countries),
        symbols,
        {head: tuple(sorted(codes)) for head, codes in candidates.items()},
        {code: tuple(forms) for code, forms in sure.items()},
        countries,
    )


def _codes(countries: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The codes that stand for money in prose: of living currencies and coins, and of two dead ones still
    quoted.
    """
    return (
        frozenset(code for code in countries if countries[code]) | {"FRF", "DEM"} | notations.CRYPTO_CODES
    ) - notations.CODES_THAT_ARE_WORDS


def _by_head(heads: dict[tuple[str, ...], set[str]], singulars: dict[str, str]) -> dict[str, set[str]]:
    """The codes of each head in all its forms: "leu", "leus" and "lei" are one."""
    codes_of: dict[str, set[str]] = {}
    for words, codes in heads.items():
        codes_of.setdefault(singulars[words[0]], set()).update(codes)
    return codes_of


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(re.sub(r"\s*\(.*?\)", "", phrase))))


def read_name(text: str, position: int) -> Reading | None:
    """The longest currency name that starts at ``position``.

    >>> read_name("dollars de Hong Kong", 0)
    Reading(unit=Unit(code='HKD', head='', divisor=1), end=20, kind='name')
    """
    first = _WORD.match(text, position)
    entries = lexicon().names.get(fold(first.group())) if first else None
    return _longest(text, first.end(), entries) if first and entries else None


def _longest(text: str, position: int, entries: list[tuple[tuple[str, ...], Unit]]) -> Reading | None:
    """The longest entry whose further words stand at ``position``."""
    words: list[str] = []
    ends = [position]
    while len(words) < len(entries[0][0]):
        glue = _GLUE.match(text, ends[-1])
        word = _WORD.match(text, glue.end()) if glue else None
        if not word:
            break
        words.append(fold(word.group()))
        ends.append(word.end())
    for rest, unit in entries:
        end = ends[len(rest)] if len(rest) < len(ends) else -1
        if end >= 0 and tuple(words[: len(rest)]) == rest and not _GOES_ON.match(text, end):
            return Reading(unit, end, "minor" if unit.divisor > 1 else "name")
    return None


def whose_dollars(text: str, dollar: Reading) -> Reading:
    """Read "20 $ canadiens": the word behind the sign says whose dollars."""
    named = _longest(text, dollar.end, lexicon().names["dollars"])
    return Reading(named.unit, named.end, "symbol") if named and named.end > dollar.end else dollar


@cache
def _suffix_sign() -> re.Pattern[str]:
    return re.compile(_alternatives(lexicon().symbols.keys() - notations.PREFIX_ONLY))


@cache
def _prefix_sign() -> re.Pattern[str]:
    signs = [
        sign
        for sign in lexicon().symbols
        if sign not in notations.SUFFIX_ONLY and sign not in notations.MINOR_SIGNS
    ]
    return re.compile(
        rf"(?<![\w$€£.])(?:(?P<symbol>{_alternatives(signs)})|"
        rf"(?<!/)(?P<code>{_alternatives(lexicon().codes)}))[^\S\n]{{0,4}}\Z"
    )


def _alternatives(signs: object) -> str:
    """Signs as one regex, longest first; a blank inside one is any blank."""
    ordered = sorted(signs, key=lambda sign: (-len(sign), sign))  # type: ignore[call-overload]
    return "|".join(re.escape(sign).replace(r"\ ", r"[^\S\n]") for sign in ordered)


# No letter, digit or bracket may touch a dollar that follows a number: "10 $HOME", "5$x", "3 $(…)" are no
# prices.
_AFTER_SIGN = re.compile(r"[\w({\[$€£\\^]")
# Other signs are of no code: "899 €(HT)", "899 €à", "1 099 €949 €"; but "Option 1 €15" is a number and its
# price.
_AFTER_OTHER_SIGN = re.compile(r"[A-ZÀ-Þ_$€£\\]|cent|[0-9](?![0-9.,\u00a0\u202f ]{0,12}[€£])")
_CODE = re.compile(r"[A-Z]{3,4}(?![\w-])")


def read_sign(text: str, position: int) -> Reading | None:
    """The sign or ISO code that starts at ``position``, behind a number.

    >>> read_sign("$ CA", 0), read_sign("CHF", 0).unit.code
    (Reading(unit=Unit(code='CAD', head='', divisor=1), end=4, kind='symbol'), 'CHF')
    """
    sign = _suffix_sign().match(text, position)
    if sign:
        end = sign.end()
        after = _AFTER_OTHER_SIGN if sign.group() in ("€", "£") else _AFTER_SIGN
        if not (after.match(text, end) and not _followed_by_tax(text, end)):
            reading = Reading(lexicon().symbols[re.sub(r"\s", " ", sign.group())], end, "symbol")
            return whose_dollars(text, reading) if reading.unit.head == "dollar$" else reading
        if sign.group()[0] in "$€£" and len(sign.group()) > 1 and not sign.group()[1:].isupper():
            return None
    code = _CODE.match(text, position)
    if code and code.group() in lexicon().codes:
        return Reading(Unit(code.group()), code.end(), "code")
    return None


_TAX = re.compile(r"\(?(?:TTC|HT|TVAC|HTVA)\b")


def _followed_by_tax(text: str, position: int) -> bool:
    return _TAX.match(text, position) is not None


# Longest sign before a number, with its blanks ("U.S.$", four blanks), in characters.
_REACH = 10


def read_prefix(text: str, position: int, floor: int) -> tuple[int, Unit, str] | None:
    """The sign or code that ends before ``position``, not reaching below ``floor``: where it starts, its
    unit, its kind.

    >>> read_prefix("US$12", 3, 0)
    (0, Unit(code='USD', head='', divisor=1), 'symbol')
    """
    start = max(floor, position - _REACH)
    found = _prefix_sign().search(text[max(0, start - 1) : position], 1 if start else 0)
    if not found:
        return None
    begin = max(0, start - 1) + found.start()
    if found["code"]:
        return begin, Unit(found["code"]), "code"
    return begin, lexicon().symbols[re.sub(r"\s", " ", found["symbol"])], "symbol"
