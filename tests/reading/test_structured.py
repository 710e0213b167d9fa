"""JSON and JSON Lines."""

import datetime as dt
import json

import pytest

from newsparse.errors import InputError
from newsparse.reading.structured import Fields, read_json, read_json_lines


def test_fields_of_an_object() -> None:
    source = next(
        read_json(
            json.dumps(
                {
                    "headline": "Essai",
                    "body": "Le corps.",
                    "datePublished": "2026-01-27T08:00Z",
                    "author": {"name": "Inès"},
                    "url": "https://x.fr/1",
                }
            )
        )
    )
    assert (source.title, source.text, source.published, source.byline, source.address) == (
        "Essai",
        "Le corps.",
        dt.date(2026, 1, 27),
        "Inès",
        "https://x.fr/1",
    )


def test_the_caller_names_the_fields() -> None:
    source = next(read_json('{"corps": "Le texte.", "text": "autre", "quand": "2020-02-03"}', Fields(text=("corps",), date=("quand",))))
    assert (source.text, source.published) == ("Le texte.", dt.date(2020, 2, 3))


def test_a_list_holds_several_articles() -> None:
    assert [source.text for source in read_json('[{"text": "a"}, {"text": "b"}]')] == ["a", "b"]


def test_lines_are_articles_and_errors_name_theirs() -> None:
    lines = read_json_lines('{"text": "a"}\n\n{"text": "b\u2028c"}\n{"titre": "rien"}\n')
    assert [next(lines).text, next(lines).text] == ["a", "b\u2028c"]
    with pytest.raises(InputError, match="line 4: no text"):
        next(lines)


@pytest.mark.parametrize("content", ["", "{", "[1]", '"text"', "null", "[" * 100_000])
def test_what_is_no_article_is_refused(content: str) -> None:
    with pytest.raises(InputError):
        list(read_json(content))
