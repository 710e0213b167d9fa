"""The composed view: what is read of decomposed text, and the way back."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.text.composed import compose

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
PIECES = [
    "e\u0301",
    "é",
    "o\u0302u\u0308",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "a",
    " ",
    "\n",
    "👩\u200d💻",
    "q\u0301\u0302",
    "½",
    "\u0301",
    "İ",
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=30))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_span_of_the_view_has_its_place_in_the_original(text: str) -> None:
    view = compose(text)
    if view is None:
        return
    assert len(view.starts) == len(view.ends) == len(view.text)
    for start in range(len(view.text)):
        first, last = view.back(start, start + 1)
        assert 0 <= first < last <= len(text)
        if view.text[start] in INVISIBLE:  # at the end of a word it stays
            assert text[first:last] == view.text[start]
            continue
        shown = "".join(letter for letter in text[first:last] if letter not in INVISIBLE)
        assert view.text[start] in unicodedata.normalize("NFC", shown)
    bounds = [view.back(start, len(view.text)) for start in range(len(view.text))]
    assert bounds == sorted(bounds)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_what_is_composed_stays_composed(text: str) -> None:
    view = compose(text)
    again = view and compose(view.text)
    assert view is None or again is None or again.text == view.text


@pytest.mark.parametrize(
    "text",
    [
        (
            "Le 4 février 2026, « Nous fermons l'usine », a déclaré Inès Rouvière, présidente d'Oméon, qui a "
            "levé 3 M€."
        ),
        "Août dernier, Zoé Bélanger a révélé que l'usine fermait. Elle vaut 4 milliards d'euros.",
    ],
)
def test_decomposed_text_is_read_as_composed_and_keeps_its_own_offsets(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    plain, found = (
        newsparse.parse(text, published="2026-03-12"),
        newsparse.parse(decomposed, published="2026-03-12"),
    )
    assert found.text == decomposed
    for name in ("dates", "money", "quotes"):
        items = getattr(found, name)
        assert [unicodedata.normalize("NFC", item.text) for item in items] == [
            item.text for item in getattr(plain, name)
        ]
        assert all(decomposed[item.start : item.end] == item.text for item in items)
    speakers = [unicodedata.normalize("NFC", quote.speaker or "") for quote in found.quotes]
    assert speakers == [quote.speaker for quote in plain.quotes]
    assert all(quote.speaker in decomposed for quote in found.quotes if quote.speaker)
    assert [date.value for date in found.dates] == [date.value for date in plain.dates]


def test_soft_hyphens_and_zero_width_spaces_inside_words_are_not_read() -> None:
    article = newsparse.parse("Le 4 fé\u00advrier 2026, Acme a levé 3 mil\u200blions d'euros.")
    assert [date.value for date in article.dates] == ["2026-02-04"]
    assert [(str(item.amount), item.text) for item in article.money] == [
        ("3000000", "3 mil\u200blions d'euros")
    ]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_an_invisible_character_at_a_word_s_end_stays_and_is_no_part_of_a_name_or_an_amount(
    mark: str,
) -> None:
    article = newsparse.parse(
        f"Ce prix de 25{mark} € est celui d'Oméon{mark} depuis mars, 30 €{mark} environ."
    )
    assert [(item.text, item.modifier) for item in article.money] == [(f"25{mark} €", None), ("30 €", None)]
    assert [entity.name for entity in article.entities] == ["Oméon"]
