"""French numerals: round trip with num2words, tables of spellings, what is not a number."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from newsparse.french import numerals as numbers

WHOLE = re.compile(numbers.NUMBER_WORDS, re.IGNORECASE)
DIGITS = re.compile(numbers.DIGITS)

# Sizes spread over the powers of ten, or nearly all draws would have fifteen digits.
SIZES = st.integers(0, 15).flatmap(lambda power: st.integers(0, 10**power))


@given(
    SIZES, st.sampled_from(["fr", "fr_BE", "fr_CH"]), st.sampled_from(["", "hyphens", "blanks", "wrapped"])
)
def test_words_are_read_back(number: int, language: str, spelling: str) -> None:
    words = num2words(number, lang=language)
    spellings = {
        "hyphens": words.replace(" ", "-"),
        "blanks": words.replace("-", " "),
        "wrapped": words.replace(" ", "\n "),
    }
    words = spellings.get(spelling, words)
    assert numbers.parse_words(words) == number
    match = WHOLE.search(f"Il y en a {words}.")
    assert match
    assert match.group() == words


@given(
    SIZES,
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ".", ",", "'", "’", ""]),
    st.integers(0, 99) | st.none(),
)
def test_digits_are_read_back(number: int, group: str, cents: int | None) -> None:
    mark = "," if group in (".", " ", "\u00a0", "\u202f", "\u2009", "") else "."
    written = f"{number:,}".replace(",", group) + (f"{mark}{cents:02}" if cents is not None else "")
    expected = Decimal(number) + Decimal(cents or 0) / 100
    assert numbers.parse_digits(written) == expected
    match = DIGITS.search(f"soit {written} en tout")
    assert match
    assert match.group() == written


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("vingt et un", 21), ("vingt-et-une", 21), ("vingt deux", 22), ("soixante et onze", 71),
        ("soixante-dix-sept", 77),
        ("quatre vingt dix neuf", 99), ("quatre-vingts", 80), ("septante et un", 71), ("huitante-trois", 83),
        ("octante", 80),
        ("nonante-neuf", 99), ("mil neuf cent quatre-vingt-quatre", 1984), ("dix-neuf cent", 1900),
        ("onze cents", 1100),
        ("deux mille", 2000), ("cent mille", 100_000), ("trois cents millions", 300 * 10**6),
        ("mille milliards", 10**12),
        ("un billion", 10**12), ("Deux Mille Vingt-Six", 2026), ("zéro", 0), ("dix\u00a0mille", 10_000),
    ],
)  # fmt: skip
def test_words(words: str, value: int) -> None:
    assert numbers.parse_words(words) == value
    assert numbers.parse_number(words) == value
    assert WHOLE.fullmatch(words)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("deux milliards et demi", "2500000000"), ("deux et demi", "2.5"), ("un demi-milliard", "500000000"),
        ("une demie", "0.5"),
        ("un million et demi", "1500000"), ("1 200", "1200"), ("0,99", "0.99"), ("1,00,000", "100000"),
        ("1’200.50", "1200.50"),
        ("12.500", "12500"), ("37.90", "37.90"), ("1512,81", "1512.81"), ("1 234,567", "1234.567"),
    ],
)  # fmt: skip
def test_numbers(written: str, value: str) -> None:
    assert numbers.parse_number(written) == Decimal(value)


NO_CARDINALS = [
    "",
    "et",
    "deux trois",
    "vingt et deux",
    "mille mille",
    "million",
    "un million un milliard",
    "dix cent",
    "cent zéro",
]


@pytest.mark.parametrize("text", NO_CARDINALS)
def test_not_words(text: str) -> None:
    with pytest.raises(ValueError, match="not a French cardinal"):
        numbers.parse_words(text)


@pytest.mark.parametrize("text", ["", "1.2.3", "1,23,4", "12a", "1  200", "1 20"])
def test_not_digits(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        numbers.parse_digits(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le dix-huitième siècle", []), ("la sixième", []), ("deux trois fois", ["deux", "trois"]),
        ("un mille-feuille", ["un"]),
        ("cinq à six", ["cinq", "six"]), ("vingt et deux", ["vingt", "deux"]),
        ("huit pour cent", ["huit", "cent"]),
        ("centre", []), ("unique", []),
    ],
)  # fmt: skip
def test_word_edges(text: str, found: list[str]) -> None:
    assert WHOLE.findall(text) == found


@given(st.text())
def test_only_value_errors(text: str) -> None:
    for read in (numbers.parse_words, numbers.parse_digits, numbers.parse_number):
        try:
            read(text)
        except ValueError:
            continue
