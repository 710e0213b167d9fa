"""The words of French time, and the regex atoms made of them.

Atoms are regex sources without named groups, for ``re.IGNORECASE``; ``S`` is the only blank they know, so
that no expression crosses a blank line or a cell border.
"""

from __future__ import annotations

import re
from typing import Final

from newsparse.french import numerals as numbers

# Blanks inside an expression: masked markup leaves runs of them ("19<sup>e</sup> siècle"); one line break may
# be a soft wrap, two are a new paragraph. 16 characters hold the longest tag seen between two words of a
# date, twice. Possessive: a blank given back never helps a match, and without a branch a hundred patterns
# compile in half the time.
S: Final = r"(?=\s)[^\S\n]{0,16}+\n?+[^\S\n]{0,8}+"
S0: Final = r"[^\S\n]{0,16}+\n?+[^\S\n]{0,8}+"
APOSTROPHE: Final = r"['’‘`´′]"
HYPHEN: Final = r"[-‐‑]"
DASH: Final = r"[-‐‑–—]"
END: Final = r"(?!\w)"

MONTHS: Final = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
}  # fmt: skip
# "mar." is missing: it is as often mardi. "sept" the number is told from the month by what stands beside it.
SHORT_MONTHS: Final = {
    "janv": 1, "jan": 1, "févr": 2, "fevr": 2, "fév": 2, "fev": 2, "avr": 4, "juill": 7, "juil": 7, "sept": 9,
    "sep": 9,
    "oct": 10, "nov": 11, "déc": 12, "dec": 12,
}  # fmt: skip
# The English months whose names are not French ones too; a few of them are read by ``english.py`` alone.
ENGLISH_MONTHS: Final = (
    "january february march april may june july august september october november "
    "december feb apr jun jul aug"
).split()

WEEKDAYS: Final = {
    "lundi": 0,
    "mardi": 1,
    "mercredi": 2,
    "jeudi": 3,
    "vendredi": 4,
    "samedi": 5,
    "dimanche": 6,
}
SHORT_WEEKDAYS: Final = {"lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6}

SEASONS: Final = {"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"}

# The name of a unit, its grain, and how many of the grain it is.
UNITS: Final = {
    "seconde": ("second", 1), "sec": ("second", 1), "minute": ("minute", 1), "min": ("minute", 1),
    "mn": ("minute", 1),
    "heure": ("hour", 1), "h": ("hour", 1), "jour": ("day", 1), "journée": ("day", 1), "nuit": ("day", 1),
    "semaine": ("week", 1),
    "mois": ("month", 1), "trimestre": ("quarter", 1), "semestre": ("half", 1), "an": ("year", 1),
    "année": ("year", 1),
    "décennie": ("year", 10), "siècle": ("year", 100), "millénaire": ("year", 1000),
    "week-end": ("weekend", 1),
}  # fmt: skip

ORDINALS: Final = {
    "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
    "cinquième": 5,
    "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11, "douzième": 12,
    "treizième": 13,
    "quatorzième": 14, "quinzième": 15, "seizième": 16, "dix-septième": 17, "dix-huitième": 18,
    "dix-neuvième": 19,
    "vingtième": 20, "dernier": -1, "dernière": -1, "avant-dernier": -2, "avant-dernière": -2,
}  # fmt: skip
ROMAN: Final = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11,
    "XII": 12, "XIII": 13,
    "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21, "XXII": 22,
}  # fmt: skip

# Minutes that clock fractions add to the hour.
CLOCK_FRACTIONS: Final = {
    "et demie": 30,
    "et demi": 30,
    "et quart": 15,
    "moins le quart": -15,
    "moins quart": -15,
    "trois quarts": 45,
}

PARTS: Final = {
    "matin": "MO", "matinée": "MO", "après-midi": "AF", "aprem": "AF", "soir": "EV", "soirée": "EV",
    "nuit": "NI",
}  # fmt: skip


def either(words: object) -> str:
    """An alternation, longest word first, hyphens and apostrophes in every form French typography has.

    >>> either(["an", "année"])
    '(?:année|an)'
    """
    ranked = sorted(map(str, words), key=len, reverse=True)  # type: ignore[call-overload]
    return (
        "(?:"
        + "|".join(w.replace("-", HYPHEN).replace("'", APOSTROPHE).replace(" ", S) for w in ranked)
        + ")"
    )


MONTH: Final = rf"(?:{either(MONTHS)}{END}|{either(SHORT_MONTHS)}(?:\.|{END}))"
FULL_MONTH: Final = rf"{either(MONTHS)}{END}"
WEEKDAY: Final = rf"{either(WEEKDAYS)}{END}"
# "mar." is as often March: a weekday only where a day of a month stands behind it.
ANY_WEEKDAY: Final = (
    rf"(?:{either(WEEKDAYS)}{END}|" rf"{either(word for word in SHORT_WEEKDAYS if word != 'mar')}\.)"
)
DATED_WEEKDAY: Final = rf"(?:{either(WEEKDAYS)}{END}|{either(SHORT_WEEKDAYS)}(?:\.|{END}))"
DAY: Final = rf"(?:1(?:{S0}(?:er|ᵉʳ)\b|°)|(?:[12]\d|3[01]|0?[1-9])(?!\d))"
# Day numbers in words: "le quatorze juillet", "le premier mai".
DAY_WORDS: Final = (
    "(?:premier|trente(?:[- ]et[- ]un)?|vingt(?:[- ](?:et[- ]un|deux|trois|quatre|cinq|six|sept|huit|neuf))?"
    "|dix(?:[- ](?:sept|huit|neuf))?|deux|trois|quatre|cinq|six|sept|huit|neuf|onze|douze|treize|quatorze"
    "|quinze|seize)"
)
FIRST_YEAR: Final = 1001  # of those that are written in words: "sept mille" is not a month of the year 1000
LAST_YEAR: Final = 2149
# A year that needs no other sign than its form: printing press to the horizon of forecasts.
YEAR: Final = r"(?:1[5-9]\d\d|20\d\d|21[0-4]\d)(?!\d|[.,]\d)"
# The same in words: "mil neuf cent quatre-vingt-quatre", "dix-neuf cent", "deux mille vingt-six".
YEAR_WORDS: Final = (
    rf"(?=(?:mil|mille|deux{numbers.SEPARATOR}mille|dix{numbers.SEPARATOR}(?:sept|huit|neuf)"
    rf"{numbers.SEPARATOR}cents?)\b){numbers.NUMERAL_RUN}"
)
UNIT: Final = rf"(?:{either(w for w in UNITS if w not in ('h', 'min', 'mn', 'sec', 'mois'))}s?|mois){END}"
# An elided or full article or demonstrative before a date; it stays outside the span.
LE: Final = rf"(?:l{APOSTROPHE}{S0}|les?{S}|la{S})"
DE: Final = (
    rf"(?:du{S}|des{S}|de{S}(?:l{APOSTROPHE}{S0}|la{S}|le{S}|les{S}|cette{S}(?=année|semaine))?|"
    rf"d{APOSTROPHE}{S0})"
)
LAST: Final = r"(?:derni(?:ers?|ères?)|passée?s?|écoulée?s?)\b"
NEXT: Final = r"(?:prochaine?s?|à\s+venir|qui\s+viennent|qui\s+vient)\b"
BEFORE: Final = r"(?:précédente?s?|d['’]avant)\b"
AFTER: Final = r"(?:suivante?s?|d['’]après)\b"
NUMBER: Final = rf"(?:{numbers.DIGITS}|{numbers.NUMERAL_RUN})"


# Letters that hasty writing leaves bare; "à" and "ç" without their mark are other words.
BARE: Final = {"é": "e", "è": "e", "ê": "e", "û": "u"}


_BARE: Final = {ord(letter): plain for letter, plain in BARE.items()}


def bare(word: str) -> str:
    """A word without the accents of its letters e and u.

    >>> bare("après-midi d'été")
    "apres-midi d'ete"
    """
    return word.translate(_BARE)


_ACCENTED: Final = {
    bare(word): word
    for word in (*MONTHS, *SEASONS, *UNITS, *ORDINALS, *PARTS, "début", "moitié", "après-demain")
    if not word.isascii()
}


def key(word: str) -> str:
    """A word as the tables spell it.

    >>> key("Après‑midi")
    'après-midi'
    """
    plain = re.sub("[‐‑]", "-", re.sub(APOSTROPHE, "'", word.lower())).rstrip(".")
    return plain if not plain.isascii() else _ACCENTED.get(plain, plain)


def month_number(word: str) -> int:
    """1 to 12.

    >>> month_number("Févr.")
    2
    """
    name = key(word)
    return MONTHS.get(name) or SHORT_MONTHS[name]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6.

    >>> weekday_number("Dim.")
    6
    """
    name = key(word)
    return WEEKDAYS[name] if name in WEEKDAYS else SHORT_WEEKDAYS[name]


def day_number(word: str) -> int:
    """The day of the month, from digits or words.

    >>> day_number("1er"), day_number("vingt-sept"), day_number("premier")
    (1, 27, 1)
    """
    if word.lower() == "premier":
        return 1
    if word[0].isdigit():
        digits = word[:2]
        return int(digits if digits.isdigit() else digits[0])
    return numbers.parse_words(word)


def unit_of(word: str) -> tuple[str, int]:
    """The grain of a unit and how many of it the unit is.

    >>> unit_of("décennies"), unit_of("mois"), unit_of("h")
    (('year', 10), ('month', 1), ('hour', 1))
    """
    name = key(word)
    return UNITS.get(name) or UNITS[key(name.removesuffix("s"))]


def year_number(written: str) -> int:
    """A year in digits or in words.

    Raises:
        ValueError: the words are not a number, or one that no year has.

    >>> year_number("2026"), year_number("deux mille vingt-six"), year_number("dix-neuf cent quatre-vingt")
    (2026, 2026, 1980)
    """
    if written[0].isdigit():
        return int(written)
    year = numbers.parse_words(written)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"no year: {written!r}")
    return year


def two_digit_year(digits: str) -> int:
    """The stated rule for two-digit years: 00 to 49 are of this century, 50 to 99 of the last.

    >>> two_digit_year("26"), two_digit_year("68")
    (2026, 1968)
    """
    number = int(digits)
    return number + (2000 if number < 50 else 1900)
