"""Pairs of marks: typographies, nesting, what is not a mark, what never closes; offsets on any Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.french import split_sentences, tokenise
from newsparse.quotes import find_quotes
from newsparse.text.quotation_marks import pair_marks

PAIRS = [
    ("« A »", ["A"]),
    ("“A”", ["A"]),
    ("„A“ et „B”", ["A", "B"]),
    ("‘A b’", ["A b"]),
    ("<<A>> ‹B›", ["A", "B"]),
    ('"A" et "B"', ["A", "B"]),
    ("'un mot'", ["un mot"]),
    ('« A "B" C “D” »', ['A "B" C “D”', "B", "D"]),
    ("« A « B » C »", ["A « B » C", "B"]),
    ('13,3" et 15"', []),
    ('un "écran de 13,3" mat" ici', ['écran de 13,3" mat']),
    ("l’ami d’hier n'est pas d'aujourd’hui", []),
    ("rock 'n' roll", ["n"]),
    ('L\'"un" et l\'"autre"', ["un", "autre"]),
    ("mot» et mot”", []),
    ("«\u00a0A\u202f»", ["A"]),
    ('"A\n\nB"', ["A\n\nB"]),
    ('"A\n\nB "C" D', ["A", "C"]),
    ("« Aa\n\n» Bb »", ["Aa", "Bb"]),
    ('« Un mot", dit-il', ["Un mot"]),
    ("« Un mot« , dit-il", ["Un mot"]),
    ("“Un mot», dit-il", ["Un mot"]),
    ('« Un "mot" ici »', ['Un "mot" ici', "mot"]),
    ("« A\n\n« B »", ["A", "B"]),
    ("« A\n\nB »", ["A\n\nB"]),
]


@pytest.mark.parametrize(("text", "contents"), PAIRS)
def test_pairs(text: str, contents: list[str]) -> None:
    assert [text[m.start : m.end] for m in pair_marks(text)] == contents


def test_missing_closing_mark_warns_and_stops_at_the_paragraph() -> None:
    warnings: list[str] = []
    text = "« Il pleut.\n\nLe reste de l'article n'est pas une citation."
    assert [text[m.start : m.end] for m in pair_marks(text, warnings.append)] == ["Il pleut."]
    assert len(warnings) == 1


def test_many_unclosed_marks_are_noise() -> None:
    warnings: list[str] = []
    assert find_quotes("« " * 10_000, warn=warnings.append) == []
    assert len(warnings) == 1


PIECES = [*"«»“”‘’\"'<> \n.,:—abÀ’", "dit-il", "Selon Anne", " a déclaré ", " que ", "« ", "affirme Zoé Roy"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=50).map("".join)


def _stands_in(cue: str, place: str) -> bool:
    """True for words that stand in a place in their order: a cue leaves out the adverbs inside it."""
    words = iter(place.replace("-", " ").split())
    return all(any(word in found for found in words) for word in cue.replace("-", " ").split())


@given(HOSTILE | st.text(max_size=80))
def test_items_are_slices(text: str) -> None:
    for quote in find_quotes(text, raw=text):
        assert text[quote.start : quote.end] == quote.text
        assert quote.text.strip()
        if quote.speaker_start is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker_text
        if quote.cue_start is not None:
            assert _stands_in(quote.cue or "", text[quote.cue_start : quote.cue_end])


@given(HOSTILE)
def test_tokens_cover_the_words(text: str) -> None:
    tokens = tokenise(text, 0, len(text))
    assert "".join(t.text for t in tokens) == "".join(text.split())
    assert [t for s in split_sentences(text, tokens, []) for t in s] == tokens


CAPITALS = st.lists(
    st.sampled_from(
        "LE LA DE DU D' L' L’ À AU ET A. D. PDG DIT SELON QUE Anne ROY Ardo « » “ ” \" ' , : . ; — ( ) | "
        "\n \n\n > le la de du et que qu'"
        " plusieurs l'une d'elles dit affirme a déclaré à l'AFP met en garde selon lui pour elle 12 %".split(
            " "
        )
    ),
    max_size=40,
).map(" ".join)


@settings(deadline=2000)  # milliseconds: a loop that does not advance would never end
@given(CAPITALS)
def test_every_loop_advances(text: str) -> None:
    for quote in find_quotes(text, raw=text, blocks=[(0, len(text))]):
        assert 0 <= quote.start < quote.end <= len(text)
