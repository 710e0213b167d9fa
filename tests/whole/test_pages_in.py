"""Pages, strings and files of other kinds at the front door: a record, an error of ours, a word of warning,
never silence.
"""

from __future__ import annotations

import datetime as dt
import pathlib

import pytest

import newsparse
from newsparse.errors import ConfigError, InputError

MONEY = newsparse.load(components=["money"])
BODY = (
    "<p>Le tour de table est mené par Northwall, a dit lundi la jeune pousse rennaise.</p><p>Elle a "
    "levé 12 millions d'euros.</p>"
)
PAGE = (
    f'<html><head><link rel="canonical" href="https://exemple.fr/levee"></head><body><h1>Une '
    f"levée</h1>{BODY}</body></html>"
)
POSTS = "".join(
    (f"<article><h2>Billet {number}</h2><time datetime=2026-03-0{number}>mars</time>{BODY}</article>")
    for number in (1, 2)
)


def test_a_page_as_a_string_or_as_bytes() -> None:
    for page in (PAGE, PAGE.encode(), PAGE.encode("utf-16")):
        article = newsparse.parse_html(page, pipeline=MONEY)
        assert (article.title, article.source, article.money[0].text) == (
            "Une levée",
            "https://exemple.fr/levee",
            "12 millions d'euros",
        )
    assert newsparse.parse_html(PAGE.encode("cp1252"), pipeline=MONEY).warnings == (
        "encoding detected: windows-1252",
    )


def test_the_callers_address_wins_over_the_pages() -> None:
    assert newsparse.parse_html(PAGE, "https://miroir.fr/1", pipeline=MONEY).source == "https://miroir.fr/1"
    assert newsparse.parse_html(PAGE, "https://miroir.fr/1", source="a", pipeline=MONEY).source == "a"
    assert newsparse.parse_html(BODY, pipeline=MONEY).source is None


def test_of_several_articles_the_main_one_with_a_warning() -> None:
    article = newsparse.parse_html(f"<body>{POSTS}</body>", pipeline=MONEY)
    assert article.warnings[0].startswith("the page holds 2 articles")


def test_all_articles_of_a_page_or_a_file(tmp_path: pathlib.Path) -> None:
    page = f"<html><body>{POSTS}</body></html>"
    (tmp_path / "blog.html").write_text(page, encoding="utf-8")
    found = newsparse.parse_articles(page, "https://x.fr", pipeline=MONEY)
    assert [(a.title, a.source, a.published) for a in found] == [
        ("Billet 1", "https://x.fr#1", dt.date(2026, 3, 1)),
        ("Billet 2", "https://x.fr#2", dt.date(2026, 3, 2)),
    ]
    for path in (tmp_path / "blog.html", str(tmp_path / "blog.html")):
        assert [a.source for a in newsparse.parse_articles(path, pipeline=MONEY)] == [
            "blog.html#1",
            "blog.html#2",
        ]
    assert [a.source for a in newsparse.parse_articles(PAGE, pipeline=MONEY)] == ["https://exemple.fr/levee"]
    with pytest.raises(ConfigError, match="parse_articles gives all"):
        newsparse.parse_file(tmp_path / "blog.html")


@pytest.mark.parametrize("page", [5, None, ["<p>"]])
def test_what_is_no_page_is_refused(page: object) -> None:
    with pytest.raises(InputError, match="html must be str or bytes"):
        newsparse.parse_html(page, pipeline=MONEY)  # type: ignore[arg-type]


WARNED = [
    (PAGE, "looks like HTML"),
    ("<div><p>Un prix de 10 €.</p><p>Et rien.</p></div>", "looks like HTML"),
    ("L'Ã©tÃ© coÃ»te 10 €.", "mojibake"),
    ("L'\ufffdt\ufffd co\ufffdte 10 €.", "replacement characters"),
]


@pytest.mark.parametrize(("text", "warning"), WARNED)
def test_parse_warns_of_what_it_reads_wrongly(text: str, warning: str) -> None:
    assert [message for message in MONEY.parse(text).warnings if warning in message]


@pytest.mark.parametrize(
    "text",
    [
        "La balise <p> ouvre un paragraphe, </p> le ferme : 10 €.",
        "5 < 6 et 7 > 6 : 10 €.",
        "**Gras** et <b>gras</b>, 10 €.",
    ],
)
def test_text_about_markup_is_text(text: str) -> None:
    assert MONEY.parse(text).warnings == ()


def test_a_title_a_byline_and_columns_given_apart() -> None:
    article = MONEY.parse(
        "Le tour est clos.",
        title="Ledger lève 10 €",
        byline="Zoé Roy",
        meta={"id": 7, "tags": ["a", "b"], "n": None},
    )
    assert (article.text, article.title, article.byline) == (
        "Ledger lève 10 €\n\nLe tour est clos.",
        "Ledger lève 10 €",
        "Zoé Roy",
    )
    assert article.meta == {"id": 7, "tags": '["a", "b"]', "n": None}
    assert [money.start for money in article.money] == [12]
    assert MONEY.parse("Ledger lève 10 €\n\nClos.", title="Ledger lève 10 €").text.count("Ledger") == 1
    assert MONEY.parse("Clos.", title="Ledger lève 10 €", join_title=False).text == "Clos."


def test_columns_that_no_record_holds_are_refused() -> None:
    for meta, message in (
        ({"a": object()}, "must be text"),
        ({1: "a"}, "must be str"),
        ({"a": "\ud800"}, "UTF-8"),
        ("a", "mapping"),
    ):
        with pytest.raises(InputError, match=message):
            MONEY.parse("10 €", meta=meta)  # type: ignore[arg-type]


class Frame:
    """What a data frame looks like from here."""

    columns = ("text", "date")

    def __iter__(self) -> object:
        return iter(self.columns)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("10 €", "put it in a list"),
        (b"10", "put it in a list"),
        (pathlib.Path("a.txt"), "put it in a list"),
        ({"text": "10 €"}, "put it in a list"),
        (Frame(), "data frame"),
        (5, "not int"),
        (None, "not NoneType"),
    ],
)
def test_what_is_not_many_is_refused_at_once(texts: object, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        newsparse.parse_many(texts, pipeline=MONEY)  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="on_error"):
        newsparse.parse_many([], pipeline=MONEY, on_error="ignore")  # type: ignore[arg-type]


REFUSED = [
    ("a.xml", b"<?xml version='1.0'?><article>10</article>"),
    ("a.rss", b"<rss></rss>"),
    ("a.pdf", b"%PDF-1.7\n1 0 obj"),
    ("a.docx", b"PK\x03\x04"),
    ("a.yaml", b"a: 1"),
    ("a.py", b"print(10)"),
    ("a.log", b"10:00 INFO 10"),
    ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nBonjour."),
    ("pdf.txt", b"%PDF-1.7\n1 0 obj << >> endobj"),
    ("feed.html", b"<?xml version='1.0'?>\n<rss version='2.0'><channel></channel></rss>"),
    ("mail.txt", b"Return-Path: <a@x.fr>\nReceived: from x\n by y\nFrom: a@x.fr\nTo: b@x.fr\n\nLe texte."),
    ("data.txt", b'[{"title": "Un", "text": "10"}]'),
    ("data.md", b'{"title": "Un", "text": "10"}'),
    ("rich.txt", b"{\\rtf1\\ansi Le texte.}"),
    ("run", b"#!/bin/sh\necho 10"),
]


@pytest.mark.parametrize(("name", "data"), REFUSED, ids=[name for name, _ in REFUSED])
def test_files_that_are_no_articles_are_refused_by_kind(
    tmp_path: pathlib.Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError):
        newsparse.parse_file(tmp_path / name, pipeline=MONEY)


def test_a_page_with_the_ending_of_a_text_is_read_as_a_page(tmp_path: pathlib.Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert newsparse.parse_file(tmp_path / "page.txt", pipeline=MONEY).title == "Une levée"


TEXTS = [
    "Date: le 3 mars, l'usine ferme.\nLieu: Brest.",
    "{Accolade} en tête, dit-il.",
    "[Vidéo] Le patron parle.",
    "From: Brest, with love\nUn titre",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_that_begin_like_other_kinds_are_read(tmp_path: pathlib.Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert newsparse.parse_file(tmp_path / "a.txt", pipeline=MONEY).text == text


def test_the_same_file_elsewhere_has_the_same_id(tmp_path: pathlib.Path) -> None:
    for folder in ("un", "deux/trois"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.txt").write_text("10 €")
    one, other = (
        newsparse.parse_file(tmp_path / folder / "a.txt", pipeline=MONEY) for folder in ("un", "deux/trois")
    )
    assert (one.source, one.id) == (other.source, other.id) == ("a.txt", one.id)


def test_a_row_is_called_by_its_address(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "10 €", "url": "https://x.fr/1", "id": 7}')
    assert newsparse.parse_file(tmp_path / "a.json", pipeline=MONEY).source == "https://x.fr/1"
