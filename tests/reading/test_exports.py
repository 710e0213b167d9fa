"""Pages that hold several articles: each is read apart, and pages that hold one are left whole."""

import json
import pathlib

import pytest

from newsparse.errors import InputError
from newsparse.reading import read_path
from newsparse.reading.web import read_articles, read_html

HERE = pathlib.Path(__file__).parent
EXPORTS = sorted(path.stem for path in (HERE / "exports").glob("*.html"))
PAGES = sorted((HERE / "pages").glob("*.html"))
TEXT = (
    "<p>Le maire de Lannion a reçu lundi les premières machines, avec trois mois de retard.</p>"
    "<p>La suite vient en mai, a dit son adjoint.</p>"
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("name", EXPORTS)
def test_every_article_of_a_page_is_read_apart(name: str) -> None:
    expected = json.loads((HERE / "exports" / f"{name}.json").read_text("utf-8"))["articles"]
    found = list(read_path(HERE / "exports" / f"{name}.html"))
    assert [(one.title, one.byline, str(one.published)) for one in found] == [
        (e["title"], e["byline"], e["published"]) for e in expected
    ]
    for one, wanted in zip(found, expected, strict=True):
        assert [passage for passage in wanted["in"] if passage not in plain(one.text)] == []
        assert [passage for passage in wanted["out"] if passage in plain(one.text)] == []


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_page_of_one_article_is_one(path: pathlib.Path) -> None:
    assert len(list(read_path(path))) == 1


def post(number: int, body: str = TEXT, day: str = "<time datetime=2026-03-03>3 mars</time>") -> str:
    return f"<article class=post><h2><a href=/{number}>Billet numéro {number}</a></h2>{day}{body}</article>"


ONE = [
    # (what, body)
    (
        "an article and short notes",
        f"<article><h1>Titre</h1>{TEXT * 12}</article><article><h2>Brève</h2><p>Rien de neuf.</p></article>",
    ),
    ("live", "<h1>EN DIRECT. La panne</h1>" + "".join(post(n) for n in range(3))),
    ("sections", f"<h1>Titre</h1><article><h2>Un</h2>{TEXT}</article><article><h2>Deux</h2>{TEXT}</article>"),
    (
        "comments",
        (f"<h1>Titre</h1><div class=entry-content>{TEXT * 3}</div><div id=comments>{post(1)}{post(2)}</div>"),
    ),
]


@pytest.mark.parametrize(("what", "body"), ONE, ids=[what for what, _ in ONE])
def test_what_only_looks_like_several(what: str, body: str) -> None:
    assert len(read_articles(f"<html><body>{body}</body></html>")) == 1


TEASER = "<p>Le maire de Lannion a reçu lundi les premières machines, avec trois mois de…</p>"


@pytest.mark.parametrize("above", ["", "<h1>Le Quai</h1>", "<p>Brest</p>"])
def test_a_page_that_lists_articles_is_not_one(above: str) -> None:
    with pytest.raises(InputError, match="a list of articles"):
        read_articles(f"<html><body>{above}{''.join(post(n, TEASER) for n in range(5))}</body></html>")


def test_an_article_beside_a_list_of_others_is_read() -> None:
    others = "".join(post(n, TEASER) for n in range(5))
    (source,) = read_articles(f"<html><body><h1>Titre</h1>{TEXT}<div>{others}</div></body></html>")
    assert "trois mois de…" not in source.text
    assert "La suite vient en mai" in source.text


def test_one_of_several_is_given_with_a_warning() -> None:
    source = read_html(f"<html><body>{post(1)}{post(2, TEXT * 2)}</body></html>")
    assert (source.title, source.published is not None) == ("Billet numéro 2", True)
    assert source.warnings == ("the page holds 2 articles: this is the longest (parse_articles gives all)",)


def test_articles_that_cannot_be_told_apart_are_told() -> None:
    part = "<div><h2>{0}</h2></div><p>Par Ana Lopez, le 3 mars 2026</p>" + TEXT
    (source,) = read_articles(
        f"<html><body>{part.format('Un premier titre')}{part.format('Un second titre')}</body></html>"
    )
    assert source.warnings == ("the page seems to hold several articles; they could not be told apart",)


def test_an_export_of_one_article_is_read_by_its_parts() -> None:
    export = (HERE / "exports" / "europresse.html").read_text("utf-8")
    first = export[: export.index("</article>")] + "</article></body></html>"
    (source,) = read_articles(first)
    assert (source.title, source.byline, str(source.published)) == (
        "Lille-Réseaux perd son principal client",
        "Augustin Leclercq",
        "2026-03-10",
    )
    assert "608 mots" not in source.text


def test_an_export_without_text_is_refused() -> None:
    with pytest.raises(InputError):
        read_articles("<article><p class=titreArticleVisu></p><div class=DocText></div></article>")
