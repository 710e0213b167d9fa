"""Every rule is run against its own examples and counter-examples; data files are what their sources say."""

import re
from decimal import Decimal

import pytest
from price_parser.parser import parse_number

from newsparse.money import cldr, find_money
from newsparse.money.currencies import fold, lexicon
from newsparse.money.nations import plain
from newsparse.money.rules import notations
from newsparse.money.rules.catalogue import DECIDED_BY, FOUND_BY, SAID_BY_CONTEXT, Rule
from newsparse.money.rules.nations import ADJECTIVES, ALSO_CALLED, PLACES
from newsparse.record import Money

from .marked import as_expected, unmark

RULES = FOUND_BY | DECIDED_BY | SAID_BY_CONTEXT
CASES = [(name, example) for name, rule in RULES.items() for example in rule.examples]
COUNTER_CASES = [(name, example) for name, rule in RULES.items() for example in rule.counter_examples]


def rules_of(item: Money) -> set[str]:
    """The catalogue entries an item owes itself to."""
    return {*item.rule.split("+"), item.modifier or "", "per" if item.per else ""}


@pytest.mark.parametrize(("name", "rule"), RULES.items())
def test_a_rule_has_a_reason_and_examples_both_ways(name: str, rule: Rule) -> None:
    assert rule.reason
    assert rule.examples
    assert rule.counter_examples
    assert len({*rule.examples, *rule.counter_examples}) == len(rule.examples) + len(rule.counter_examples), (
        "an example stands twice"
    )


@pytest.mark.parametrize(("name", "example"), CASES)
def test_example(name: str, example: str) -> None:
    text, expected = unmark(example)
    items = find_money(text)
    assert [as_expected(item) for item in items] == expected
    assert any(name in rules_of(item) for item in items)


@pytest.mark.parametrize(("name", "example"), COUNTER_CASES)
def test_counter_example(name: str, example: str) -> None:
    assert not any(name in rules_of(item) for item in find_money(example))


@pytest.mark.parametrize(("name", "example"), CASES)
def test_items_name_rules_of_the_catalogue(name: str, example: str) -> None:
    for item in find_money(unmark(example)[0]):
        assert set(item.rule.split("+")) <= RULES.keys()


def test_currency_names_are_those_of_cldr() -> None:
    assert ["\t".join(row) for row in cldr.read()] == ["\t".join(row) for row in cldr.rows()]


def test_codes_of_our_tables_are_known() -> None:
    known = {row[0] for row in cldr.read()} | notations.CRYPTO_CODES
    tables = (notations.SYMBOLS, notations.DEFAULTS, notations.MINOR_SIGNS)
    parts = {code for code, _ in notations.MINOR_UNITS.values() if code}
    named = (
        {code for table in tables for code in table.values()}
        | parts
        | notations.ALIASES.keys()
        | PLACES.keys()
    )
    assert named | notations.PREFIX_CODES | notations.THREE_DECIMALS <= known


def test_nations_are_countries_of_cldr() -> None:
    countries = {plain(country) for row in cldr.read() for country in row[4].split(";")}
    assert {*ADJECTIVES.values(), *ALSO_CALLED.values()} <= countries
    assert all(
        fold(word) == word
        for word in (*ADJECTIVES, *ALSO_CALLED, *(place for places in PLACES.values() for place in places))
    )


def test_an_alias_is_folded_and_belongs_to_one_currency() -> None:
    aliases = [alias for forms in notations.ALIASES.values() for alias in forms]
    assert len(set(aliases)) == len(aliases)
    assert all(re.fullmatch("[a-z ]+", alias) for alias in aliases)


def test_homographs_are_heads_the_lexicon_knows() -> None:
    assert set(lexicon().candidates) >= notations.HOMOGRAPHS - {"pound"}


@pytest.mark.parametrize(
    ("digits", "right"), [("0,125", "0.125"), ("1,659", "1.659"), ("1 234,567", "1234.567")]
)
def test_price_parser_still_needs_its_guard(digits: str, right: str) -> None:
    """When this fails, price-parser has learnt the case and the guard in ``normalise`` can go."""
    assert parse_number(digits.replace(" ", "")) != Decimal(right)
