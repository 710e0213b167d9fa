"""HTML pages: main text with its typographic spaces, metadata, tables."""

import datetime as dt
import json

import pytest

from newsparse.errors import InputError
from newsparse.reading.web import read_html

PAGE = """<!doctype html><html lang="fr"><head><title>Bretapuce lève 12 millions - Le Mag</title>
<meta property="article:published_time" content="2026-03-03T08:00:00+01:00">
<meta name="author" content="Inès Caradec">
<link rel="canonical" href="https://exemple.fr/bretapuce"></head>
<body><div id="cookie-banner"><p>Nous utilisons des cookies pour mesurer l'audience de ce site.</p></div>
<nav class="main-nav"><ul><li><a href="/">Accueil</a></li><li><a href="/puces">Puces</a></li></ul></nav>
<header><h1>Bretapuce lève 12&nbsp;millions d’euros</h1></header>
<article><p>Le fabricant rennais annonce mardi une levée de 12&nbsp;millions d’euros, à un prix de
4,5&#8239;euros par titre.</p>
<p>«&nbsp;Nous voulons une puce <em>ouverte</em>&nbsp;», explique <a href="/c">Yann Le Goff</a>,<br>son
fondateur.</p>
<h2>Les chiffres</h2><ul><li>Clients&nbsp;: <b>220</b></li><li>Salariés : 50</li></ul>
<div class="related"><p>À lire aussi : <a href="/x">Une autre levée</a></p></div>
{table}
<p>La suite se jouera en Allemagne et en Italie, où l’entreprise compte recruter cent personnes.</p></article>
<footer><p>Mentions légales et conditions générales, tous droits réservés.</p></footer></body></html>"""

SPANNED = """<table><caption>Les
levées</caption><thead><tr><th rowspan="2">Société</th><th colspan="2">Montant</th></tr>
<tr><th>M€</th><th>M$</th></tr></thead><tbody><tr><td>Bretapuce</td><td>12</td><td>13</td></tr>
<tr><td rowspan="2">Granit</td><td colspan="2">7</td></tr><tr><td>8</td></tr></tbody></table>"""


def test_main_text_keeps_typographic_spaces_and_leaves_boilerplate_out() -> None:
    source = read_html(PAGE.replace("{table}", ""))
    assert source.text.split("\n\n")[:3] == [
        "Bretapuce lève 12\u00a0millions d’euros",
        (
            "Le fabricant rennais annonce mardi une levée de 12\u00a0millions d’euros, à un prix de "
            "4,5\u202feuros par titre."
        ),
        "«\u00a0Nous voulons une puce ouverte\u00a0», explique Yann Le Goff,\nson fondateur.",
    ]
    assert "Clients\u00a0: 220\nSalariés : 50" in source.text
    for boilerplate in ("cookies", "Accueil", "À lire aussi", "Mentions légales"):
        assert boilerplate not in source.text


def test_metadata() -> None:
    source = read_html(PAGE.replace("{table}", ""))
    assert (source.title, source.byline, source.published) == (
        "Bretapuce lève 12\u00a0millions d’euros".replace("\u00a0", " "),
        "Inès Caradec",
        dt.date(2026, 3, 3),
    )
    assert (source.address, source.language) == ("https://exemple.fr/bretapuce", "fr")
    assert [(section.heading, section.level) for section in source.sections][-1] == ("Les chiffres", 2)


def test_json_ld_wins_over_meta_tags() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Le vrai titre",
        "datePublished": "2025-12-31",
        "author": [{"name": "Maël Riou"}, {"name": "Ana Sy"}],
    }
    linked = f'<script type="application/ld+json">{json.dumps({"@graph": [data]})}</script>'
    source = read_html(PAGE.replace("{table}", "").replace("</head>", linked + "</head>"))
    assert (source.title, source.byline, source.published) == (
        "Le vrai titre",
        "Maël Riou, Ana Sy",
        dt.date(2025, 12, 31),
    )


def test_a_byline_that_the_page_shows() -> None:
    page = PAGE.replace("{table}", "").replace('<meta name="author" content="Inès Caradec">', "")
    source = read_html(
        page.replace(
            "</header>", '<p class="byline">Par <a href="/m">Maël Riou</a> | Publié le 3 mars</p></header>'
        )
    )
    assert source.byline == "Maël Riou"


def test_spans_are_spread_over_the_grid_and_offsets_point_to_the_written_cell() -> None:
    source = read_html(PAGE.replace("{table}", SPANNED))
    assert source.tables is not None
    (table,) = source.tables
    assert table.caption == "Les levées"
    assert table.header == ("Société", "Montant – M€", "Montant – M$")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Bretapuce", "12", "13"],
        ["Granit", "7", "7"],
        ["Granit", "8", ""],
    ]
    for row in table.rows:
        for cell in row:
            assert source.text[cell.start : cell.end] == cell.text
    assert source.text[table.start : table.end] == table.text


TABLES = [
    # (what, html, header or None where it is not a data table)
    (
        "first row of td",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
        ("a", "b"),
    ),
    (
        "row headers",
        "<table><tr><th>a</th><th>b</th></tr><tr><th scope=row>x</th><td>2</td></tr></table>",
        ("a", "b"),
    ),
    (
        "foot before body",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tfoot><tr><td>t</td><td>9</td></tr></tfoot><tr><td>1</td><td>2</td></tr></table>",
        ("a", "b"),
    ),
    (
        "layout",
        '<table role="presentation"><tr><td>Texte</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>',
        None,
    ),
    ("one column", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", None),
    ("hostile span", '<table><tr><td colspan="999999999">a</td></tr><tr><td>b</td></tr></table>', None),
]


@pytest.mark.parametrize(("what", "table", "header"), TABLES, ids=[what for what, _, _ in TABLES])
def test_table_forms(what: str, table: str, header: tuple[str, ...] | None) -> None:
    tables = read_html(PAGE.replace("{table}", table)).tables
    assert tables is not None
    assert [found.header for found in tables] == ([] if header is None else [header])


def test_a_data_table_inside_a_layout_table_is_found() -> None:
    inner = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    tables = read_html(
        PAGE.replace("{table}", f"<table><tr><td>{inner}</td><td>marge</td></tr></table>")
    ).tables
    assert tables is not None
    assert [found.header for found in tables] == [("a", "b")]


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<p></p>",
        "<",
        ("<html><body><script>var a = 'du code, rien que du code'</script></body></html>"),
    ],
)
def test_pages_without_text_are_refused(page: str) -> None:
    with pytest.raises(InputError):
        read_html(page)


def test_truncated_and_deeply_nested_pages_are_read_or_refused_never_more() -> None:
    whole = PAGE.replace("{table}", SPANNED)
    for length in range(0, len(whole), 97):
        try:
            source = read_html(whole[:length])
        except InputError:
            continue
        assert len(source.masked) == len(source.text)
    with pytest.raises(InputError):
        read_html("<div>" * 50_000)


def test_scripts_and_hidden_parts_are_no_text() -> None:
    page = PAGE.replace(
        "{table}",
        '<p style="display: none">Texte invisible que personne ne voit '
        'jamais.</p><script>alert("secret")</script>',
    )
    text = read_html(page).text
    assert "secret" not in text
    assert "invisible" not in text
