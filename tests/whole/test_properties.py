"""What holds for every record, whatever the text: spans are slices, errors are ours, the same input gives the
same record.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.record import Article, Span

# Pieces that extractors react to, in the company of what breaks offsets: NFD accents, emoji with joiners,
# no-break and narrow spaces, right-to-left text, carriage returns, markup that never closes.
FRENCH = [
    "Le 27 janvier 2026, ", "mardi dernier", "de 5 à 10 M€", "1,4 milliard d'euros", "$1.4 billion",
    "deux milliards et demi",
    "a déclaré ", "selon ", "Marie Durand", "OpenAI", "Mozilla Ventures", "le président de Mozilla",
    "UNE AVANCE EN MILLIERS",
]  # fmt: skip
MARKS = [
    "« ", " »", "“", "”", '"', " | ", "\n", "\n\n", "\r\n", "\r\n\r\n", "# ", "- ", "**", "_", "`",
    "[lien](https://x.fr)", "<table><tr>",
    "```", "|a|b|\n|-|-|\n|1|2|\n",
]  # fmt: skip
UNICODE = [
    "e\u0301te\u0301", "👩\u200d💻", "\u00a0", "\u202f", "\u2009", "\u200f", "שלום", "مرحبا", "\ufeff", "\t",
    "  ", "\u2028", "\x00",
    "\x85", "ﬁ", "İ", "ß", "ǆ", "𝟏𝟐 €", "①", "½", "٣ €",
]  # fmt: skip
PIECES = FRENCH + MARKS + UNICODE
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=15).map("".join),
    st.text(max_size=60),
)
DATES = st.one_of(st.none(), st.dates(dt.date(1980, 1, 1), dt.date(2100, 1, 1)))


def spans_of(article: Article) -> Iterator[Span]:
    yield from (mention for entity in article.entities for mention in entity.mentions)
    yield from article.dates
    yield from article.money
    yield from article.quotes
    yield from article.tables


def check(article: Article, text: str) -> None:
    assert article.text == text
    for item in spans_of(article):
        assert 0 <= item.start < item.end <= len(text)
        assert text[item.start : item.end] == item.text
    for quote in article.quotes:
        for phrase, start, end in (
            (quote.cue, quote.cue_start, quote.cue_end),
            (quote.speaker_text, quote.speaker_start, quote.speaker_end),
        ):
            assert (start is None) == (end is None)
            if start is not None and end is not None:
                assert 0 <= start < end <= len(text)
                assert phrase
    for table in article.tables:
        assert all(len(row) == len(table.header) for row in table.rows)
        assert all(table.start <= cell.start <= cell.end <= table.end for row in table.rows for cell in row)
    for kind in (article.dates, article.money):
        assert all(left.end <= right.start for left, right in pairwise(kind))
    mentions = sorted(
        (mention.start, mention.end) for entity in article.entities for mention in entity.mentions
    )
    assert all(left[1] <= right[0] for left, right in pairwise(mentions))
    names = {entity.id: entity for entity in article.entities}
    assert len(names) == len(article.entities)
    assert all(quote.speaker_id in names for quote in article.quotes if quote.speaker_id)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DATES)
def test_every_item_is_a_slice_of_any_text(text: str, published: dt.date | None) -> None:
    article = newsparse.parse(text, published=published)
    check(article, text)
    assert Article.model_validate_json(article.model_dump_json()) == article


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_record(text: str) -> None:
    first = newsparse.parse(text, published="2026-01-27", source="a")
    assert newsparse.parse(text, published="2026-01-27", source="a") == first


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=20), st.characters(categories=["Cs"]), st.text(max_size=20))
def test_lone_surrogates_are_refused(before: str, surrogate: str, after: str) -> None:
    with pytest.raises(newsparse.InputError, match="surrogate"):
        newsparse.parse(before + surrogate + after)


LONG = ["a", "Le prix est de 5 € mardi. ", "« ", "1 ", "Marie Durand ", "|", "é\u0301", "mot\n", "0"]


@pytest.mark.parametrize("piece", LONG)
def test_a_long_line_is_read(piece: str) -> None:
    """30 kB in one paragraph; a megabyte is for benchmarks/hostile_*.py."""
    text = piece * (30_000 // len(piece))
    check(newsparse.parse(text, published="2026-01-27"), text)


def test_items_stay_inside_their_paragraph() -> None:
    text = "Il a payé 5\n\nmillions d'euros le 3\n\njanvier 2026 à Marie\n\nDurand."
    for item in spans_of(newsparse.parse(text, published="2026-01-27")):
        assert "\n\n" not in item.text
