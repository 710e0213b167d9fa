"""Properties: what is rendered is read back exactly; any text yields true slices and no other error."""

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from newsparse.money import find_money

SIGNS = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "US$": "USD",
    "CA$": "CAD",
    "₩": "KRW",
    "R$": "BRL",
    "HK$": "HKD",
}
CODES = ("EUR", "USD", "CHF", "GBP", "SEK", "JPY")
NAMES = {
    "euros": "EUR", "dollars": "USD", "dollars canadiens": "CAD", "francs suisses": "CHF",
    "livres sterling": "GBP", "yens": "JPY",
    "couronnes norvégiennes": "NOK", "dollars de Hong Kong": "HKD", "wons": "KRW", "pesos mexicains": "MXN",
}  # fmt: skip
BLANKS = ("\u00a0", "\u202f", " ", "\u2009")
SCALES = {"millions": 10**6, "milliards": 10**9}
ABBREVIATIONS = {"k": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9}
FRAMES = (
    ("Le coût est de ", "."), ("", ""), ("(", ")"), ("Il a payé ", ", dit-elle."), ("| ", " |"), ("« ", " »"),
    ("En 2024, ", " ont été versés"), ("Prix : ", "\nSuite"),
)  # fmt: skip


class Rendered(NamedTuple):
    text: str
    amount: Decimal
    currency: str


@st.composite
def written_numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number of 2 to 9 digits, with or without cents, in one of the ways to write it."""
    whole = draw(st.integers(2, 999_999_999))
    cents = draw(st.none() | st.integers(0, 99))
    group, mark = draw(
        st.sampled_from(
            [*((blank, ",") for blank in BLANKS), *(".,", ",.", "'.", "’."), ("", ","), ("", ".")]
        )
    )
    if group == "," and cents is None and whole < 10**6:
        group = "."  # a lone comma may part decimals
    text = f"{whole:,}".replace(",", group) + (f"{mark}{cents:02}" if cents is not None else "")
    return text, Decimal(whole) + Decimal(cents or 0) / 100


@st.composite
def short_numbers(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number such as scale words follow: "2", "15", "1,4"."""
    whole = draw(st.integers(2, 999))
    tenth = draw(st.none() | st.integers(1, 9))
    return (f"{whole},{tenth}", Decimal(f"{whole}.{tenth}")) if tenth else (str(whole), Decimal(whole))


@st.composite
def amounts(draw: st.DrawFn) -> Rendered:
    """An amount in any of the notations the package supports."""
    number, value = draw(written_numbers())
    short, short_value = draw(short_numbers())
    sign, code, name = (
        draw(st.sampled_from(list(SIGNS))),
        draw(st.sampled_from(CODES)),
        draw(st.sampled_from(list(NAMES))),
    )
    blank = draw(st.sampled_from(("", *BLANKS)))
    gap = draw(st.sampled_from((*BLANKS, "   ")))
    scale, abbreviation = draw(st.sampled_from(list(SCALES))), draw(st.sampled_from(list(ABBREVIATIONS)))
    of = f"d{draw(st.sampled_from(chr(39) + '’'))}" if name[0] in "aeiouy" and name != "yens" else "de "
    words, tenths = draw(st.integers(2, 999_999)), draw(st.integers(1, 99).filter(lambda tenths: tenths % 10))
    return draw(
        st.sampled_from(
            [
                Rendered(f"{number}{blank}{sign}", value, SIGNS[sign]),
                Rendered(f"{sign}{blank}{number}", value, SIGNS[sign]),
                Rendered(f"{number}{gap}{code}", value, code),
                Rendered(f"{code}{gap}{number}", value, code),
                Rendered(f"{number}{gap}{name}", value, NAMES[name]),
                Rendered(f"{short}{gap}{scale}{gap}{of}{name}", short_value * SCALES[scale], NAMES[name]),
                Rendered(
                    f"{short}{blank}{abbreviation}{blank}{sign}",
                    short_value * ABBREVIATIONS[abbreviation],
                    SIGNS[sign],
                ),
                Rendered(
                    f"{short}{gap}{abbreviation} {of}{name}",
                    short_value * ABBREVIATIONS[abbreviation],
                    NAMES[name],
                ),
                Rendered(f"{sign}{short} million", short_value * 10**6, SIGNS[sign]),
                Rendered(f"{sign}{short.replace(',', '.')} billion", short_value * 10**9, SIGNS[sign]),
                Rendered(f"{num2words(words, lang='fr')} {name}", Decimal(words), NAMES[name]),
                Rendered(
                    f"{num2words(words, lang='fr')} virgule {num2words(tenths, lang='fr')} {scale} "
                    f"{of}{name}",
                    (words + Decimal(f"0.{tenths}")) * SCALES[scale],
                    NAMES[name],
                ),
                Rendered(f"{words} {name} et {tenths} centimes", words + Decimal(tenths) / 100, NAMES[name]),
            ]
        )
    )


@given(amounts(), st.sampled_from(FRAMES))
def test_a_rendered_amount_is_read_back(amount: Rendered, frame: tuple[str, str]) -> None:
    before, after = frame
    text = f"{before}{amount.text}{after}"
    items = find_money(text)
    assert [(item.text, item.start, item.amount, item.currency) for item in items] == [
        (amount.text, len(before), amount.amount, amount.currency)
    ]


@given(st.lists(amounts(), min_size=2, max_size=5))
def test_neighbours_stay_apart(rendered: list[Rendered]) -> None:
    items = find_money(" ; ".join(amount.text for amount in rendered))
    assert [(item.text, item.amount, item.currency) for item in items] == list(rendered)


@given(
    st.integers(2, 400),
    st.integers(1, 400),
    st.sampled_from(["{} à {} €", "{}-{} €", "{} ou {} euros", "{}–{} millions d'euros", "${}-{}"]),
)
def test_a_range_is_one_item(low: int, more: int, form: str) -> None:
    text = form.format(low, low + more)
    (item,) = find_money(f"Comptez {text}.")
    factor = 10**6 if "millions" in form else 1
    assert (item.text, item.amount, item.amount_max) == (text, low * factor, (low + more) * factor)


PIECES = st.sampled_from(
    (
        "€ $ £ 1 12 1,5 1.5 000 - – à et ou de d' ~ + | \n   million milliards billion un deux cents "
        "euros dollars livres"
        " francs centimes CHF M Md k / par mois ½ 1/2 virgule zéro quart tiers demi- F Rs. .99 ,50 pesos"
        " mexicains du Canada pence 1,659 crore"
    ).split(" ")
)


@given(st.text() | st.lists(PIECES, max_size=30).map("".join) | st.lists(PIECES, max_size=30).map(" ".join))
def test_items_are_slices_in_order(text: str) -> None:
    items = find_money(text)
    assert all(text[item.start : item.end] == item.text and item.text == item.text.strip() for item in items)
    assert all(left.end <= right.start for left, right in pairwise(items))
    assert not any("|" in item.text or "\n\n" in item.text for item in items)
    assert all(item.amount_max is None or item.amount < item.amount_max for item in items)


def test_a_number_beyond_all_sums_is_read() -> None:
    (item,) = find_money("Il en faut 999999999999999999999999 trilliards d'euros.")
    assert item.text == "999999999999999999999999 trilliards d'euros"
    assert item.amount > 10**44
