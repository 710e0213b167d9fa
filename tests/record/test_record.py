"""The record types and their JSON Schema."""

import json
from decimal import Decimal

import jsonschema
import pytest
from pydantic import ValidationError

import newsparse
from newsparse.record import Article, Entity, Money, Span
from newsparse.record.schema import build_schema, json_schema

FIELDS = [
    *(
        "schema_version id source language title byline published text sections asides entities dates money"
    ).split(),
    *"quotes facts tables meta warnings".split(),
]


def article() -> Article:
    text = "Bretapuce : 1,4 milliard $"
    amount = Money(text=text[12:], start=12, end=26, amount=Decimal("1.4E+9"), currency="USD", rule="essai")
    entity = Entity(
        id="e1", name="Bretapuce", label="ORG", mentions=(Span(text="Bretapuce", start=0, end=9),)
    )
    return Article(id="a", text=text, money=(amount,), entities=(entity,))


def test_an_article_has_the_fields_of_the_contract_in_their_order() -> None:
    assert list(Article.model_fields) == FIELDS


def test_json_is_one_line_with_decimals_as_plain_strings() -> None:
    line = article().model_dump_json()
    assert "\n" not in line
    assert json.loads(line)["money"][0]["amount"] == "1400000000"
    assert Article.model_validate_json(line) == article()
    assert article().to_dict() == json.loads(line)


def test_records_are_frozen_and_know_no_other_fields() -> None:
    with pytest.raises(ValidationError):
        article().title = "autre"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Span(text="a", start=0, end=1, colour="red")  # type: ignore[call-arg]


def test_shipped_schema_is_that_of_the_types() -> None:
    assert json_schema() == build_schema(), "run make schema"


def test_every_property_of_the_schema_says_what_it_is_with_an_example() -> None:
    schema = json_schema()
    for name, kind in {"Article": schema, **schema["$defs"]}.items():
        for field, said in kind["properties"].items():
            assert said.get("description"), f"{name}.{field}"
            holds_items = said.get("type") == "array" and "$ref" in str(said["items"])
            holds_one = "$ref" in str(said.get("anyOf")) or "$ref" in said
            assert holds_items or holds_one or said.get("examples"), f"{name}.{field} has no example"


def test_examples_of_the_schema_are_what_it_allows() -> None:
    schema = json_schema()
    for name, kind in {"Article": schema, **schema["$defs"]}.items():
        for field, said in kind["properties"].items():
            validator = jsonschema.Draft202012Validator(
                {**said, "$defs": schema["$defs"]}, format_checker=jsonschema.FormatChecker()
            )
            for example in said.get("examples", ()):
                assert validator.is_valid(example), f"{name}.{field}: {example!r}"


def test_records_are_valid_by_the_shipped_schema() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.validate(article().to_dict())
    broken = article().to_dict() | {"money": [{"amount": 5}]}
    assert not validator.is_valid(broken)


def test_every_public_name_is_there() -> None:
    assert all(getattr(newsparse, name) is not None for name in newsparse.__all__ if name != "Pipeline")
