"""Asides: every rule on its own examples, and what being one means."""

import re

import pytest

import newsparse
from newsparse.reading.asides import Rule, find_asides, rules

EXAMPLES = [(rule, text) for rule in rules() for text in rule.examples]
COUNTER = [(rule, text) for rule in rules() for text in rule.counter]


@pytest.mark.parametrize(
    ("rule", "marked"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else value.kind
)
def test_a_rule_finds_its_examples(rule: Rule, marked: str) -> None:
    text = re.sub("[⟦⟧]", "", marked)
    wanted = marked[marked.index("⟦") + 1 : marked.index("⟧")] if "⟦" in marked else text
    assert (rule.kind, wanted) in [(aside.kind, aside.text) for aside in find_asides(text, text)]


@pytest.mark.parametrize(
    ("rule", "text"), COUNTER, ids=lambda value: value if isinstance(value, str) else value.kind
)
def test_a_rule_leaves_its_counter_examples(rule: Rule, text: str) -> None:
    assert rule.kind not in [aside.kind for aside in find_asides(text, text)]


def test_no_quotation_and_no_speaker_runs_through_an_aside() -> None:
    text = (
        "Ada Roy dirige Kelvor depuis mai.\n\nLire aussi : « Tout s'arrête », prévient Jean Bol\n\n"
        "Elle reste calme. « Nous avons du temps », dit-elle."
    )
    article = newsparse.parse(text)
    assert [aside.kind for aside in article.asides] == ["teaser"]
    assert [(quote.text, quote.speaker) for quote in article.quotes if quote.kind == "direct"] == [
        ("Nous avons du temps", "Ada Roy")
    ]


def test_names_and_amounts_in_an_aside_count() -> None:
    article = newsparse.parse("Kelvor grandit.\n\nLire aussi : Microsoft investit 3 millions d'euros à Lyon")
    assert [str(item.amount) for item in article.money] == ["3000000"]
    assert "Microsoft" in {entity.name for entity in article.entities}


def test_asides_of_a_long_text_are_found_in_linear_time() -> None:
    text = "Lire aussi (lire (photo (" * 4_000
    assert find_asides(text, text) == find_asides(text, text)
