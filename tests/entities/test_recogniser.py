"""The recogniser on whole texts: what it must find, and what it must survive."""

from __future__ import annotations

import itertools

import pytest

import newsparse
from newsparse.entities import Mention, Recogniser
from newsparse.entities.vocabulary import load_vocabulary
from newsparse.record import Date


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(load_vocabulary())


def found(recogniser: Recogniser, text: str) -> set[tuple[str, str]]:
    return {(text[m.start : m.end], m.label) for m in recogniser.find(text)}


def test_people_companies_and_places_of_a_plain_sentence(recogniser: Recogniser) -> None:
    text = "Le patron de Nvidia, Jensen Huang, a rencontré Emmanuel Macron à Paris."
    assert {
        ("Nvidia", "ORG"),
        ("Jensen Huang", "PER"),
        ("Emmanuel Macron", "PER"),
        ("Paris", "LOC"),
    } <= found(recogniser, text)


def test_a_product_is_told_from_its_maker(recogniser: Recogniser) -> None:
    text = "OpenAI a lancé GPT-5 en août. Le modèle GPT-5 remplace GPT-4."
    assert {("OpenAI", "ORG"), ("GPT-5", "PRODUCT"), ("GPT-4", "PRODUCT")} <= found(recogniser, text)


def test_mentions_are_in_order_and_never_overlap(recogniser: Recogniser) -> None:
    text = "Free Mobile et Orange, à Orange, face à l’Arcep.\n\n- SFR | Bouygues Telecom\n"
    mentions = recogniser.find(text)
    assert mentions == sorted(mentions)
    assert all(left.end <= right.start for left, right in itertools.pairwise(mentions))


def test_a_date_is_no_name_and_a_name_keeps_its_year(recogniser: Recogniser) -> None:
    text = "Le plan France 2030 a été lancé."
    year = Date(text="2030", start=text.index("2030"), end=text.index("2030") + 4, value="2030", rule="year")
    assert any(m.start <= year.start and year.end <= m.end for m in recogniser.find(text, dates=[year]))
    everything = [Mention(m.start, m.end, m.label) for m in recogniser.find(text)]
    whole = [
        Date(text=text[m.start : m.end], start=m.start, end=m.end, value="2030", rule="year")
        for m in everything
    ]
    assert recogniser.find(text, dates=whole) == []


ODD = [
    "",
    " ",
    "\n\n",
    "|||",
    "\u200b\ufeff",
    "🙂" * 50,
    "\x00",
    "a\u0301" * 100,
    "’’’",
    "((((",
    "\r\n\r\n",
    "Ａｐｐｌｅ",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_do_no_harm(recogniser: Recogniser, text: str) -> None:
    for mention in recogniser.find(text):
        assert 0 <= mention.start < mention.end <= len(text)


def test_a_long_line_without_a_blank_is_cut(recogniser: Recogniser) -> None:
    assert isinstance(recogniser.find("x" * 20_000), list)


def test_a_name_that_goes_on_behind_a_run_of_capitals_is_read() -> None:
    text = "La SNCF investit à Brest.\n\nONT SIGNÉ : VNF, HAROPA PORT, SNCF Réseau et la région Bretagne."
    names = {entity.name for entity in newsparse.parse(text).entities}
    assert "SNCF Réseau" in names
