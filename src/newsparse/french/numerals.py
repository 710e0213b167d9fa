"""French numerals, written in words or in digits: regex atoms to find them, and functions to read them.

Words: the cardinals of France, Belgium and Switzerland (soixante-dix or septante, quatre-vingts, huitante or
octante), with or without the hyphens of 1990, up to the long scale (million, milliard, billion = 10^12,
billiard, trillion).
Digits: "1 200", "1.499,99", "12,500", "1'200", "0,99"; every blank French typography uses may group
thousands.

The regex sources have no groups and expect ``re.IGNORECASE``.

>>> import re
>>> re.search(NUMBER_WORDS, "Elle a deux cent trente-quatre ans", re.I).group()
'deux cent trente-quatre'
>>> re.findall(DIGITS, "de 1 200 à 1.499,99 euros")
['1 200', '1.499,99']
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

# Between two words of one numeral: a hyphen, a blank or a soft wrap, then a few blanks (masked markup leaves
# runs).
SEPARATOR: Final = r"[-‐‑\s][^\S\n]{0,8}"

_UNITS: Final = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
}
_TEENS: Final = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16}
_TENS: Final = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip

# French scale nouns, long scale. "mille" is not a noun (it takes no "de") and lives in the grammar below.
SCALES: Final = {
    "million": 10**6, "milliard": 10**9, "billion": 10**12, "billiard": 10**15, "trillion": 10**18,
    "trilliard": 10**21,
}  # fmt: skip

# Nouns for about so many: "une trentaine de", "des milliers de".
APPROXIMATE: Final = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
APPROXIMATE_WORDS: Final = rf"(?:{'|'.join(APPROXIMATE)})s?"


def _number_words() -> str:
    """The grammar of cardinals as one regex source; "et" only where French has it (vingt et un, soixante et
    onze).
    """
    s = SEPARATOR
    unit = "(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf)"
    teen = rf"(?:dix(?:{s}(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize)"
    under_100 = rf"""(?:
        quatre{s}vingts?(?:{s}(?:et{s}une?|{teen}|{unit})\b)?
        |soixante(?:{s}(?:et{s}(?:onze|une?)|{teen}|{unit})\b)?
        |(?:vingt|trente|quarante|cinquante|(?:sept|huit|oct|non)ante)(?:{s}(?:et{s}une?|{unit})\b)?
        |{teen}|{unit})\b"""
    factor = (
        rf"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|onze|douze|treize|quatorze|quinze|seize|"
        rf"dix{s}(?:sept|huit|neuf))"
    )
    hundreds = rf"(?:(?:{factor}{s})?cents?\b(?:{s}{under_100})?|{under_100})"
    count = rf"(?:{hundreds}(?:{s}mille\b(?:{s}{hundreds})?)?|mil(?:le)?\b(?:{s}{hundreds})?)"
    scale = r"(?:(?:tr|b|m)ill(?:ion|iard))s?\b"
    half = rf"{s}et{s}demie?\b"
    source = (
        rf"(?<!\w)(?:une?{s}demie?\b(?:{s}{scale})?|zéro\b|"
        rf"{count}(?:{s}{scale}(?:{s}{count})?){{0,5}}(?:{half})?)(?![-‐‑]?\w)"
    )
    return re.sub(r"\n\s+", "", source)


NUMBER_WORDS: Final = _number_words()


def _numeral_run() -> str:
    """The words of numerals in any order; a thirtieth of the grammar's size, for expressions that hold
    several.
    """
    words = [*_UNITS, *_TEENS, *_TENS, "zéro", "mil", "demi", "demie"]
    plurals = ["vingt", "cent", "mille", *SCALES]
    names = "|".join(
        [*(f"{word}s?" for word in plurals), *sorted(set(words) - set(plurals), key=len, reverse=True)]
    )
    return (
        rf"(?<!\w)(?:{names})\b(?:{SEPARATOR}(?:et{SEPARATOR}(?=une?\b|onze|"
        rf"demi))?(?:{names})\b){{0,11}}(?![-‐‑]?\w)"
    )


# What may be a cardinal: find it with this and ask ``parse_number``, which raises ``ValueError`` for "deux
# trois".
NUMERAL_RUN: Final = _numeral_run()

# Blanks that group thousands: space, no-break, narrow no-break, thin, figure space. One of them, never a run.
_BLANK: Final = "[ \u00a0\u202f\u2009\u2007]"
DIGITS: Final = "".join(
    (
        r"(?<![0-9])(?<![0-9][.,])(?:",
        r"[0-9]{1,3}(?:" + _BLANK + r"[0-9]{3}(?![0-9])){1,8}(?:[.,][0-9]{1,12}(?![0-9]))?",  # 1 200,50
        r"|[0-9]{1,3}(?:['’][0-9]{3}(?![0-9])){1,8}(?:[.,][0-9]{1,12}(?![0-9]))?",  # 1'200.50
        r"|[0-9]{1,3}(?:\.[0-9]{3}(?![0-9])){1,8}(?:,[0-9]{1,12}(?![0-9]))?",  # 1.499,99
        r"|[0-9]{1,3}(?:,[0-9]{3}(?![0-9])){1,8}(?:\.[0-9]{1,12}(?![0-9]))?",  # 1,499.99
        r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9])(?:\.[0-9]{1,12}(?![0-9]))?",  # 1,00,000 (India)
        r"|[0-9]{1,24}(?:[.,][0-9]{1,12}(?![0-9]))?",  # 1200,50
        r")(?![0-9])",
    )
)

_DIGITS_ONLY: Final = re.compile(DIGITS)
_SPLIT: Final = re.compile(r"[\s\-‐‑]+")


def parse_digits(s: str, *, decimal_comma: bool = False) -> Decimal:
    """The value of a number in digits, French, English, Swiss or Indian.

    A lone comma or point before exactly three digits groups thousands, unless a zero precedes it or the
    caller knows better (``decimal_comma``: "1,659 milliard").

    >>> parse_digits("1 499,99"), parse_digits("12,500"), parse_digits("0,125")
    (Decimal('1499.99'), Decimal('12500'), Decimal('0.125'))
    >>> parse_digits("1,659", decimal_comma=True)
    Decimal('1.659')
    """
    stripped = s.strip()
    if not _DIGITS_ONLY.fullmatch(stripped):
        raise ValueError(f"not a number in digits: {s!r}")
    plain = re.sub(_BLANK + "|['’]", "", stripped)
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return Decimal(plain)
    last = plain.rindex(marks[-1])
    if _groups_thousands(plain, marks, grouped=len(plain) < len(stripped), decimal_comma=decimal_comma):
        return Decimal(plain.replace(".", "").replace(",", ""))
    whole = plain[:last].replace(".", "").replace(",", "")
    return Decimal(f"{whole}.{plain[last + 1 :]}")


def _groups_thousands(plain: str, marks: list[str], *, grouped: bool, decimal_comma: bool) -> bool:
    """True where the last point or comma of a number groups thousands: it is repeated, or three digits
    follow.
    """
    if len(marks) > 1:
        return len(set(marks)) == 1
    whole, fraction = plain.split(marks[0])
    return (
        not (grouped or decimal_comma) and len(fraction) == 3 and len(whole) <= 3 and whole.lstrip("0") != ""
    )


def parse_words(s: str) -> int:
    """The value of a French cardinal in words.

    >>> (
    ...     parse_words("quatre-vingt-dix-neuf"),
    ...     parse_words("un million deux cent mille"),
    ...     parse_words("nonante"),
    ... )
    (99, 1200000, 90)
    >>> parse_words("deux trois")
    Traceback (most recent call last):
        ...
    ValueError: not a French cardinal: 'deux trois'
    """
    words = _words(s)
    if words in (["zéro"], ["zero"]):
        return 0
    total, limit, at = 0, 10**24, 0
    while at < len(words):
        count, after = _count(words, at)
        scale = SCALES.get(_singular(words[after])) if after < len(words) else None
        if after == at or (scale or 1) >= limit:
            raise ValueError(f"not a French cardinal: {s!r}")
        total += count * (scale or 1)
        limit = scale or 1
        at = after + (scale is not None)
    if not words:
        raise ValueError(f"not a French cardinal: {s!r}")
    return total


def parse_number(s: str) -> Decimal:
    """The value of a number in words or digits; knows halves ("deux milliards et demi", "un demi-million")
    and decimals.

    >>> parse_number("1 200"), parse_number("deux milliards et demi"), parse_number("un demi")
    (Decimal('1200'), Decimal('2500000000'), Decimal('0.5'))
    >>> (
    ...     parse_number("deux virgule zéro cinq"),
    ...     parse_number("un virgule deux million"),
    ...     parse_number("moins douze"),
    ... )
    (Decimal('2.05'), Decimal('1200000.0'), Decimal('-12'))
    """
    if any("0" <= c <= "9" for c in s):
        return parse_digits(s)
    words = ["zéro" if word == "zero" else word for word in _words(s)]
    if words[:1] == ["moins"]:
        return -parse_number(" ".join(words[1:]))
    if "virgule" in words:
        return _with_decimals(words)
    if words[-2:-1] == ["et"] and words[-1] in ("demi", "demie"):
        return parse_words(" ".join(words[:-2])) + _half(SCALES.get(_singular(words[-3]), 1))
    if words[:1] in (["un"], ["une"]) and words[1:2] in (["demi"], ["demie"]) and len(words) <= 3:
        scale = SCALES.get(_singular(words[2])) if len(words) == 3 else 1
        if scale:
            return _half(scale)
    return Decimal(parse_words(s))


def _with_decimals(words: list[str]) -> Decimal:
    """The value of "deux virgule zéro cinq", of "un virgule deux million": noughts one by one, then one
    number or its figures.
    """
    at = words.index("virgule")
    whole, part = words[:at], words[at + 1 :]
    scale = SCALES.get(_singular(part[-1]), 1) if part else 1
    part = part[:-1] if scale > 1 else part
    noughts = next((i for i, word in enumerate(part) if word not in ("zéro", "zero")), len(part))
    rest = part[noughts:]
    if not whole or not part:
        raise ValueError(f"not a French number: {' '.join(words)!r}")
    try:
        figures = str(parse_words(" ".join(rest))) if rest else ""
    except ValueError:
        figures = "".join(str(parse_words(word)) for word in rest)  # "trois virgule un quatre"
    return Decimal(f"{parse_words(' '.join(whole))}.{'0' * noughts}{figures}") * scale


def _half(scale: int) -> Decimal:
    return Decimal(scale // 2) if scale > 1 else Decimal("0.5")


def _words(s: str) -> list[str]:
    return [w for w in _SPLIT.split(s.lower()) if w]


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _count(words: list[str], at: int) -> tuple[int, int]:
    """The number below a million that starts at ``at``, and where it ends (``at`` itself: there is none)."""
    count, at_mille = _below_1000(words, at)
    if at_mille < len(words) and words[at_mille] in ("mille", "mil"):
        rest, after = _below_1000(words, at_mille + 1)
        return (count if at_mille > at else 1) * 1000 + rest, after
    return count, at_mille


def _below_1000(words: list[str], at: int) -> tuple[int, int]:
    count, after = _below_100(words, at)
    if (
        after < len(words)
        and words[after] in ("cent", "cents")
        and (after == at or 2 <= count < 10 or 10 < count < 20)
    ):
        rest, end = _below_100(words, after + 1)
        return (count if after > at else 1) * 100 + rest, end
    return count, after


def _below_100(words: list[str], at: int) -> tuple[int, int]:
    """Longest match in the table of the numerals 1 to 99."""
    for size in (4, 3, 2, 1):
        value = _table().get(tuple(words[at : at + size])) if at + size <= len(words) else None
        if value is not None:
            return value, at + size
    return 0, at


@cache
def _table() -> dict[tuple[str, ...], int]:
    """Every spelling of 1 to 99, as words."""
    teens: dict[tuple[str, ...], int] = {(word,): value for word, value in _TEENS.items()} | {
        ("dix", word): 10 + _UNITS[word] for word in ("sept", "huit", "neuf")
    }
    units: dict[tuple[str, ...], int] = {(word,): value for word, value in _UNITS.items()}
    table = units | teens
    for word, ten in _TENS.items():
        table[(word,)] = ten
        table |= {(word, *rest): ten + value for rest, value in units.items()}
        table |= {(word, "et", one): ten + 1 for one in ("un", "une")}
    table |= {("soixante", *rest): 60 + value for rest, value in teens.items()} | {
        ("soixante", "et", "onze"): 71
    }
    for eighty in (("quatre", "vingt"), ("quatre", "vingts")):
        table[eighty] = 80
        table |= {eighty + rest: 80 + value for rest, value in (units | teens).items()}
        table |= {(*eighty, "et", one): 81 for one in ("un", "une")}  # so some Belgians
    return table
