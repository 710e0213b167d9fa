"""JSON and JSON Lines."""

import datetime as dt
import json
import pathlib
from collections.abc import Iterator

import pytest

from newsparse.errors import InputError
from newsparse.reading import Source, read_path
from newsparse.reading.formats import Ask, PartlyReadError
from newsparse.reading.formats import lines as formats
from newsparse.reading.structured import Fields


def read_json(content: str, fields: Fields | None = None) -> Iterator[Source]:
    return formats.read_json(content.encode(), Ask(fields=fields))


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
        "Essai\n\nLe corps.",
        dt.date(2026, 1, 27),
        "Inès",
        "https://x.fr/1",
    )


TITLED = [
    # (title, text, join_title, what the article's text is)
    ("Forfaits", "Le prix baisse.", True, "Forfaits\n\nLe prix baisse."),
    ("Forfaits", "Forfaits\n\nLe prix baisse.", True, "Forfaits\n\nLe prix baisse."),
    (
        "Les forfaits : l'essai",
        "# Les forfaits\u00a0: l’essai\n\nLe prix baisse.",
        True,
        "# Les forfaits\u00a0: l’essai\n\nLe prix baisse.",
    ),
    ("Forfaits", "Le prix des forfaits baisse.", True, "Forfaits\n\nLe prix des forfaits baisse."),
    ("Forfaits", "Le prix baisse.", False, "Le prix baisse."),
    (None, "Le prix baisse.", True, "Le prix baisse."),
    ("  ", "Le prix baisse.", True, "Le prix baisse."),
]


@pytest.mark.parametrize(("title", "text", "join", "whole"), TITLED)
def test_a_title_given_apart_is_read(title: str | None, text: str, join: bool, whole: str) -> None:
    source = next(read_json(json.dumps({"title": title, "text": text}), Fields(join_title=join)))
    assert source.text == whole
    assert source.title == ((title or "").strip() or None)


DATES = [
    # (value, date, warned)
    (1770000000, "2026-02-02", False),
    (1770000000.5, "2026-02-02", False),
    (1770000000000, "2026-02-02", False),
    ("1770000000", "2026-02-02", False),
    ("1770000000000", "2026-02-02", False),
    (20260203, "2026-02-03", False),
    ("20260203", "2026-02-03", False),
    ("2026-02-03T23:59:00+01:00", "2026-02-03", False),
    ("2026/02/03", "2026-02-03", False),
    ("Tue, 03 Feb 2026 08:12:00 +0100", "2026-02-03", False),
    ("February 3, 2026", "2026-02-03", False),
    ("3rd of February 2026", "2026-02-03", False),
    ("3 Feb 2026 08:12", "2026-02-03", False),
    ("3 février 2026", "2026-02-03", False),
    ("03/02/2026", "2026-02-03", False),
    ("03/02/26", "2026-02-03", False),
    ("02/13/2026", "2026-02-13", False),
    ("2/3/2026 4:40:01 PM", "2026-02-03", False),
    ({"$date": "2026-02-03T08:00:00Z"}, "2026-02-03", False),
    ("hier", None, True),
    ("2026-02-31", None, True),
    (12, None, True),
    (True, None, True),
    (["2026-02-03"], None, True),
    (1e300, None, True),
    ("", None, False),
    (None, None, False),
]


@pytest.mark.parametrize(("value", "date", "warned"), DATES)
def test_dates_of_rows(value: object, date: str | None, warned: bool) -> None:
    source = next(read_json(json.dumps({"text": "Le prix baisse.", "date": value})))
    assert (source.published and source.published.isoformat(), bool(source.warnings)) == (date, warned)


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ({"id": 7}, "7"),
        ({"id": 0}, "0"),
        ({"id": "a-7"}, "a-7"),
        ({"id": 7, "url": "https://x.fr/7"}, "https://x.fr/7"),
        ({"id": True}, None),
        ({"id": ""}, None),
    ],
)
def test_a_row_is_told_by_its_address_or_its_id(row: dict[str, object], address: str | None) -> None:
    assert next(read_json(json.dumps({"text": "Le prix baisse.", **row}))).address == address


def test_the_caller_names_the_fields() -> None:
    source = next(
        read_json(
            '{"corps": "Le texte.", "text": "autre", "quand": "2020-02-03"}',
            Fields(text=("corps",), date=("quand",)),
        )
    )
    assert (source.text, source.published) == ("Le texte.", dt.date(2020, 2, 3))


def test_a_list_holds_several_articles() -> None:
    assert [source.text for source in read_json('[{"text": "a"}, {"text": "b"}]')] == ["a", "b"]


def test_lines_are_articles_and_errors_name_theirs(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "a"}\n\n{"text": "b\u2028c"}\n{"titre": "rien"}\n', encoding="utf-8"
    )
    lines = read_path(tmp_path / "a.jsonl")
    assert [next(lines).text, next(lines).text] == ["a", "b\u2028c"]
    with pytest.raises(InputError, match="4: no text"):
        next(lines)


def test_objects_of_a_list_without_a_text_are_named_and_the_others_read() -> None:
    articles = read_json('[{"text": "a"}, {"titre": "rien"}, {"text": "b"}]')
    assert [next(articles).text, next(articles).text] == ["a", "b"]
    with pytest.raises(PartlyReadError, match="item 2: no text"):
        next(articles)


@pytest.mark.parametrize("content", ["", "{", "[1]", '"text"', "null", "[" * 100_000])
def test_what_is_no_article_is_refused(content: str) -> None:
    with pytest.raises(InputError):
        list(read_json(content))
