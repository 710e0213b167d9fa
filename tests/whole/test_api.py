"""The public functions."""

import datetime as dt
import json
import os
import pathlib
import subprocess
import sys

import pytest

import newsparse

TEXT = "Zorbix a levé 5 M€ mardi à Rennes. « C'est un début », a dit Ana Lopez, sa présidente."


def test_published_anchors_relative_dates_in_every_form() -> None:
    for published in (
        "2026-01-27",
        "2026-01-27T08:00:00+01:00",
        dt.date(2026, 1, 27),
        dt.datetime(2026, 1, 27, 8),
    ):
        article = newsparse.parse(TEXT, published=published)
        assert article.published == dt.date(2026, 1, 27)
        assert [date.value for date in article.dates] == ["2026-01-27"]


def test_without_a_date_relative_dates_stay_open_and_one_warning_says_so() -> None:
    article = newsparse.parse(TEXT + " Elle l'avait annoncé hier.")
    assert [date.value for date in article.dates] == [None, None]
    assert article.warnings == ("no publication date: relative dates stay unresolved",)


def test_what_the_text_states_serves_where_the_caller_gives_none() -> None:
    article = newsparse.parse("Une levée pour Zorbix à Rennes\n\n28 janvier 2026\n\n" + TEXT)
    assert article.published == dt.date(2026, 1, 28)
    assert article.dates[-1].value == "2026-01-27"


@pytest.mark.parametrize("published", ["hier", "2026-13-01", "27/01/2026", 20260127])
def test_a_publication_date_that_is_none_is_a_config_error(published: object) -> None:
    with pytest.raises(newsparse.ConfigError, match="not an ISO 8601 date"):
        newsparse.parse(TEXT, published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, 5, b"octets"])
def test_what_is_no_text_is_an_input_error(text: object) -> None:
    with pytest.raises(newsparse.InputError, match="must be str"):
        newsparse.parse(text)  # type: ignore[arg-type]


def test_empty_text_gives_an_empty_record() -> None:
    article = newsparse.parse("")
    assert (
        article.entities,
        article.dates,
        article.money,
        article.quotes,
        article.tables,
        article.sections,
    ) == ((), (), (), (), (), ())


def test_components_can_be_chosen_and_left_out() -> None:
    only = newsparse.load(components=["money"]).parse(TEXT, published="2026-01-27")
    assert (len(only.money), only.dates, only.entities, only.quotes) == (1, (), (), ())
    without = newsparse.load(disable=["money", "entities"]).parse(TEXT, published="2026-01-27")
    assert (without.money, len(without.dates), without.quotes[0].speaker) == ((), 1, "Ana Lopez")
    with pytest.raises(newsparse.ConfigError, match="unknown component monney"):
        newsparse.load(components=["monney"])


def test_an_own_lexicon_wins_over_the_model(tmp_path: pathlib.Path) -> None:
    lexicon = tmp_path / "noms.csv"
    lexicon.write_text("name,label,aliases\nZorbix,PRODUCT,ZBX|Zorbix 2\n", encoding="utf-8")
    article = newsparse.load(lexicon=lexicon).parse("Rennes adopte ZBX. Le zèle de Zorbix plaît à Rennes.")
    found = {entity.name: entity for entity in article.entities}
    assert found["Zorbix"].label == "PRODUCT"
    assert {mention.text for mention in found["Zorbix"].mentions} == {"ZBX", "Zorbix"}


LEXICONS = [
    ("a.csv", "name,label\n,ORG\n", "entry 1 has no name"),
    ("a.csv", "name,label\nZorbix,FIRM\n", "label 'FIRM' is not one of"),
    ("a.jsonl", "{", "a.jsonl"),
    ("a.jsonl", "[1]", "entry 1 is not an object"),
    ("absent.csv", None, "No such file"),
]


@pytest.mark.parametrize(("name", "content", "message"), LEXICONS)
def test_a_broken_lexicon_is_a_config_error(
    tmp_path: pathlib.Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(newsparse.ConfigError, match=message):
        newsparse.load(lexicon=tmp_path / name)


def test_offsets_only_leaves_no_text_in_the_record() -> None:
    article = newsparse.load(with_text=False).parse(TEXT, published="2026-01-27")
    assert article.text == ""
    assert [TEXT[item.start : item.end] for item in article.money] == ["5 M€"]
    assert all(item.text == "" for item in (*article.money, *article.dates, *article.quotes))


def test_offsets_only_leaves_no_words_in_tables_cues_and_headings() -> None:
    text = "# Un bilan\n\nAda Roy a déclaré que tout va bien.\n\n| Mois | Prix |\n|---|---|\n| mai | 5 € |\n"
    article = newsparse.load(with_text=False).parse(text)
    table, quote = article.tables[0], article.quotes[0]
    assert (table.header, [cell.text for cell in table.rows[0]]) == (("", ""), ["", ""])
    assert str(table.rows[0][1].value) == "5"
    assert (quote.cue, quote.speaker_text, article.sections[0].heading) == ("", "", "")


def test_parse_file_reads_every_format(tmp_path: pathlib.Path) -> None:
    body = (
        "Le fabricant Bretapuce a levé 12 millions d'euros auprès de Bpifrance, mardi 27 janvier 2026 "
        "à "
        "Rennes."
    )
    files = {
        "a.txt": body.encode(),
        "b.txt": body.encode("cp1252"),
        "c.md": f"---\ntitle: Une levée\ndate: 2026-01-28\n---\n{body}".encode(),
        "d.html": f"<html><body><article><h1>Une levée</h1><p>{body}</p></article></body></html>".encode(),
        "e.json": json.dumps({"text": body, "title": "Une levée", "date": "2026-01-28"}).encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        article = newsparse.parse_file(tmp_path / name)
        assert [str(item.amount) for item in article.money] == ["12000000"], name
        assert article.source == name  # wherever the folder lies
        if name[0] in "cde":
            assert article.title == "Une levée", name


def test_a_file_of_several_articles_is_not_one(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "5 €"}\n{"text": "6 €"}\n', encoding="utf-8")
    with pytest.raises(newsparse.ConfigError, match="holds 2 articles"):
        newsparse.parse_file(tmp_path / "a.jsonl")
    assert [source.text for source in newsparse.read_file(tmp_path / "a.jsonl")] == ["5 €", "6 €"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        ("absent", "no such file"),
        ("folder", "a folder"),
        ("empty", "empty file"),
        ("binary", "binary"),
        ("link", "dangling"),
    ],
)
def test_unreadable_files_are_input_errors(tmp_path: pathlib.Path, make: str, message: str) -> None:
    path = tmp_path / "a.txt"
    if make == "folder":
        path.mkdir()
    elif make == "empty":
        path.touch()
    elif make == "binary":
        path.write_bytes(b"\0\1\2" * 100)
    elif make == "link":
        path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(newsparse.InputError, match=message):
        newsparse.parse_file(path)


def test_ids_are_stable_and_depend_on_text_and_source() -> None:
    assert newsparse.parse("a", source="x").id == newsparse.parse("a", source="x").id
    assert len({newsparse.parse("a").id, newsparse.parse("b").id, newsparse.parse("a", source="x").id}) == 3


def test_importing_the_package_loads_no_model_and_help_neither() -> None:
    code = (
        "import sys, newsparse, newsparse.cli.app; print([m for m in ('spacy', 'dateparser', "
        "'trafilatura', 'babel') if m in "
        "sys.modules])"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )


def test_another_language_is_a_warning() -> None:
    article = newsparse.parse(
        "The company said that it will invest in the chips and that the price of the "
        "shares was not known to it."
    )
    assert article.language == "en"
    assert any("another language" in warning for warning in article.warnings)


@pytest.mark.parametrize("source", [5, pathlib.PurePath("x"), b"x"])
def test_a_source_that_is_no_text_is_an_input_error(source: object) -> None:
    with pytest.raises(newsparse.InputError, match="source must be str"):
        newsparse.parse(TEXT, source=source)  # type: ignore[arg-type]


def test_a_file_name_need_not_be_utf_8(tmp_path: pathlib.Path) -> None:
    path = pathlib.Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Il paie 10 €.", encoding="utf-8")
    article = newsparse.parse_file(path, pipeline=newsparse.load(components=["money"]))
    assert article.source == "caf\\xe9.txt"
