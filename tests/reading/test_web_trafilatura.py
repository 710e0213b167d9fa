"""Pages that declare no zone for their article, and metadata in no form of ours: trafilatura judges, our
blocks are kept.
"""

import datetime as dt
import subprocess
import sys

import pytest

from newsparse.reading.web import read_html, trafilatura_verdict

TITLE = "La machine arrive"
PARAGRAPHS = [
    (
        f"Le constructeur breton livre sa machine numéro {number} à Lannion pour 12\u00a0millions "
        f"d’euros, avec {number}\u202fmois de "
        f"retard."
    )
    for number in range(2, 7)
]
LAST = "Fin en mai."
TABLE = "<table><tr><th>Modèle</th><th>Prix</th></tr><tr><td>Armor 2</td><td>12\u00a0€</td></tr></table>"
# Longer than the article, in an element that no name tells from it.
SIDEBAR = "".join(
    (
        f"<div class=y><div>Brève {number}</div><p>Une nouvelle sans rapport, que la rédaction a mise "
        f"dans la marge numéro {number}.</p></div>"
    )
    for number in range(9)
)


def soup(article: str, *, column: str = "c1", sidebar: str = SIDEBAR, head: str = "") -> str:
    """A page of divs."""
    return (
        f"<html lang=fr><head><title>{TITLE} - Le Mag</title>{head}</head><body><div class=w><div "
        f"class=t><h1>{TITLE}</h1></div>"
        f"<div class=r><div {column}>{article}</div><div class=c2>{sidebar}</div></div></div></body></html>"
    )


ARTICLES = [
    ("divs in the content", "id=content", "".join(f"<div>{text}</div>" for text in PARAGRAPHS)),
    ("paragraphs in the content", "id=content", "".join(f"<p>{text}</p>" for text in PARAGRAPHS)),
    ("divs in the main part", "class=main", "".join(f"<div>{text}</div>" for text in PARAGRAPHS)),
    ("paragraphs in the text", "class=text", "".join(f"<p>{text}</p>" for text in PARAGRAPHS)),
]


@pytest.mark.parametrize(
    ("column", "article"), [case[1:] for case in ARTICLES], ids=[case[0] for case in ARTICLES]
)
def test_a_long_sidebar_without_a_name_is_left_out(column: str, article: str) -> None:
    assert read_html(soup(article, column=column)).text.split("\n\n") == [TITLE, *PARAGRAPHS]
    assert "marge" not in read_html(soup(article + "<p>" + LAST, column=column)).text


def test_paragraphs_are_told_from_a_column_of_divs_where_nothing_has_a_name() -> None:
    """Told to favour recall, trafilatura takes the column for text."""
    column = SIDEBAR.replace("<p>", "<div>").replace("</p>", "</div>")
    page = soup("".join(f"<p>{text}</p>" for text in PARAGRAPHS), sidebar=column)
    assert read_html(page).text.split("\n\n") == [TITLE, *PARAGRAPHS]


def test_tables_and_what_follows_them_are_kept() -> None:
    article = "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + TABLE + f"<p>{LAST}</p>"
    source = read_html(soup(article, column="id=content"))
    assert source.tables is not None
    assert [[cell.text for cell in row] for table in source.tables for row in table.rows] == [
        ["Armor 2", "12\u00a0€"]
    ]
    assert source.text.endswith(LAST)
    assert "marge" not in source.text


def test_without_an_answer_our_own_search_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", fails)
    monkeypatch.setattr("trafilatura.extract_metadata", fails)
    source = read_html(soup("".join(f"<p>{text}</p>" for text in PARAGRAPHS), column="id=content"))
    assert PARAGRAPHS[0] in source.text
    assert (source.title, source.byline, source.published) == (TITLE, None, None)


def test_pages_too_large_for_it_are_read_without(monkeypatch: pytest.MonkeyPatch) -> None:
    page = soup("".join(f"<p>{text}</p>" for text in PARAGRAPHS), column="id=content")
    monkeypatch.setattr(trafilatura_verdict, "MAX_ELEMENTS", 10)
    assert "marge" in read_html(page).text


ABOUT = [
    # (what, head, above the text, byline, date)
    ("a class of its own", "", "<span class=submitted-by>Ana Lopez</span>", "Ana Lopez", None),
    ("a date before any clock", "<meta name=citation_date content=1889-05-06>", "", None, None),
    ("another site's form", "<meta name=citation_date content=2026-03-03>", "", None, dt.date(2026, 3, 3)),
    ("another form of author", "<meta name=citation_author content='Ana Lopez'>", "", "Ana Lopez", None),
    (
        "the site is not an author",
        ("<meta property=og:site_name content='Le Mag'><meta name=citation_author content='Le Mag'>"),
        "",
        None,
        None,
    ),
    (
        "ours comes first",
        "<meta name=citation_author content='Zoé Autre'>",
        "<p>Par Ana Lopez</p>",
        "Ana Lopez",
        None,
    ),
]


@pytest.mark.parametrize(
    ("head", "above", "byline", "date"), [case[1:] for case in ABOUT], ids=[case[0] for case in ABOUT]
)
def test_metadata_in_no_form_of_ours(head: str, above: str, byline: str | None, date: dt.date | None) -> None:
    article = above + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    source = read_html(soup(article, column="id=content", head=head))
    assert (source.title, source.byline, source.published) == (TITLE, byline, date)


def test_a_page_that_says_all_of_itself_never_imports_it() -> None:
    page = (
        "<html><head><meta name=author content='Ana Lopez'><meta name=date content=2026-03-03></head>"
        f"<body><article><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></article></body></html>"
    )
    script = (
        f"import sys; from newsparse.reading.web import read_html; read_html({page!r}); "
        f"sys.exit('trafilatura' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
