"""What facts promise beside single cases: hostile texts stay linear, nothing is invented, records hold
together.
"""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import dates, money
from newsparse.facts import facts_of
from newsparse.record import Entity, Fact, Span

PIPELINE = newsparse.load(components=["money", "dates", "tables", "facts"])


def facts_in(text: str) -> list[Fact]:
    places, start = [], text.find("Ardo")
    while start >= 0:
        places.append(Span(text="Ardo", start=start, end=start + 4))
        start = text.find("Ardo", start + 4)
    entities = [Entity(id="e1", name="Ardo", label="ORG", mentions=tuple(places))] if places else []
    return facts_of(text, money.find_money(text), dates=dates.find_dates(text, None), entities=entities)


@pytest.mark.parametrize(
    "piece",
    [
        "Ardo lève 3 M€ auprès de Zelda, puis ",
        "3 M€ de ",
        "(3 M€ ",
        "Ardo lève 3 M€.\n\n",
        "levée de fonds de 3 M€ ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        amounts = money.find_money(text)
        start = time.process_time()
        facts_of(text, amounts)
        return time.process_time() - start

    seconds(50)
    assert seconds(1200) < 12 * seconds(200) + 0.2


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Ardo ",
                "lève ",
                "3 M€ ",
                "de ",
                "(",
                ")",
                ", ",
                ". ",
                "\n\n",
                "tour de table ",
                "en 2024 ",
                "Zelda ",
                "« ",
                "» ",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_words_gives_a_record(words: list[str]) -> None:
    article = PIPELINE.parse("".join(words))
    for fact in article.facts:
        assert article.text[fact.start : fact.end] == fact.text
        assert all(fact.start <= article.money[fact.money[0]].start < fact.end for _ in fact.money[:1])
        if fact.subject_text is not None:
            assert article.text[fact.subject_start : fact.subject_end] == fact.subject_text
        assert 0 < fact.confidence < 1
    indexes = [index for fact in article.facts for index in fact.money]
    assert len(set(indexes)) == len(indexes) or "chacun" in article.text


def test_without_amounts_there_are_no_facts() -> None:
    assert facts_in("Ardo lève le voile sur ses projets.") == []


def test_title_body_and_conversion_share_a_fact() -> None:
    facts = facts_in(
        "Ardo lève 3 millions d'euros\n\nArdo annonce une levée de 3 millions d'euros (3,4 millions de "
        "dollars) auprès de Zelda."
    )
    assert [(fact.role, fact.subject, fact.money) for fact in facts] == [("funding", "Ardo", (0, 1, 2))]
    assert [party.name for party in facts[0].counterparties] == ["Zelda"]


def test_each_of_several_subjects_has_its_own_fact() -> None:
    facts = facts_in("Ardo et Zelda s'engagent chacun à hauteur de 3 millions d'euros.")
    assert sorted(str(fact.subject) for fact in facts) == ["Ardo", "Zelda"]
    assert [fact.money for fact in facts] == [(0,), (0,)]


def test_total_and_round_are_two_statements() -> None:
    facts = facts_in("Ardo lève 3 millions d'euros. Au total, Ardo a levé 9 millions d'euros.")
    assert [str(fact.amount) for fact in facts] == ["3000000", "9000000"]


def named_facts(text: str, companies: str, title: str | None = None) -> list[Fact]:
    """The facts of a text with these companies found in it."""
    entities = []
    for number, name in enumerate(companies.split(", ")):
        places = [Span(text=name, start=m.start(), end=m.end()) for m in re.finditer(name, text)]
        entities.append(Entity(id=f"e{number}", name=name, label="ORG", mentions=tuple(places)))
    found = money.find_money(text)
    return facts_of(text, found, dates=dates.find_dates(text, None), entities=entities, title=title)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Xerfi évalue le marché des drones à 3 milliards d'euros.", "Xerfi"),
        ("Une étude d'Xerfi estime à 3 milliards d'euros le marché des drones.", "Xerfi"),
        ("Pour Xerfi, le marché des drones pèse 3 milliards d'euros.", "Xerfi"),
        ("Xerfi a généré 3 milliards d'euros de revenus.", None),
    ],
)
def test_who_reckons_is_the_source(text: str, source: str | None) -> None:
    assert [fact.source for fact in named_facts(text, "Xerfi")] == [source]


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        ("Ardo lève 3 M€. Zelda ne participe pas au tour.", []),
        ("Ardo lève 3 M€. Zelda participe au tour.", ["Zelda"]),
        ("Ardo lève 3 M€. Zelda a pris la tête du tour, Mira a remis au pot.", ["Zelda", "Mira"]),
        ("Ardo lève 3 M€, deux ans après une levée de 1 M€. Zelda mène ce tour.", ["Zelda"]),
        ("Zelda et Mira entrent au capital d'Ardo.\n\nArdo a levé 3 M€.", ["Zelda", "Mira"]),
    ],
)
def test_investors_around_a_round(text: str, investors: list[str]) -> None:
    first = next(fact for fact in named_facts(text, "Ardo, Zelda, Mira") if fact.amount == 3_000_000)
    assert [party.name for party in first.counterparties] == investors


def test_a_title_without_the_sum_tells_whose_it_is() -> None:
    text = "Zelda rachète Ardo\n\nLe groupe a déboursé 30 millions d'euros."
    (fact,) = named_facts(text, "Ardo, Zelda", "Zelda rachète Ardo")
    assert (fact.role, fact.subject, [p.name for p in fact.counterparties]) == (
        "acquisition",
        "Ardo",
        ["Zelda"],
    )
