"""Bylines, dates and titles as French pages give them, one way a line."""

import datetime as dt

import pytest

from newsparse.reading.web import read_html

BODY = (
    "<p>Le constructeur breton a livré lundi ses premières machines à la ville de Lannion, avec "
    "trois mois de retard.</p>"
    "<p>La suite du programme dépend d'un vote du conseil régional, prévu au printemps, et d'un prêt "
    "de la banque publique.</p>"
)
TAIL = (
    "<section class='related-posts'><article><h3><a href='/2'>Un autre article</a></h3><span "
    "class='author'>Par Zoé Autre</span>"
    "<time datetime='2019-01-01'>1er janvier 2019</time></article></section>"
    "<div class='comments'><p>Par Jojo, le 5 mars 2026</p><span itemprop='author'>Jojo</span></div>"
)


def page(head: str = "", above: str = "", below: str = "", title: str = "<h1>La machine arrive</h1>") -> str:
    return (
        f"<html lang=fr><head>{head}</head><body>"
        f"<header class='site-header'><a rel=author href=/>Le Mag</a><p>vendredi 6 mars 2026</p></header>"
        f"<main><article>{title}{above}<div "
        f"class='article-body'>{BODY}{below}</div></article></main>{TAIL}</body></html>"
    )


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


BYLINES = [
    ('<p class="author">Par <strong>Anne-Sophie Le Goff</strong></p>', "Anne-Sophie Le Goff"),
    ('<span class="author-name">Ana Lopez</span>', "Ana Lopez"),
    (
        (
            '<div class="c-author"><img alt="x"><a href="/a" rel="author">Ana '
            "Lopez</a><p>Journaliste</p></div>"
        ),
        "Ana Lopez",
    ),
    (
        '<div class="sc-1x2y">Par <a href="/u/1">Ana Lopez</a>, <a href="/u/2">Yann Riou</a></div>',
        "Ana Lopez, Yann Riou",
    ),
    ("<p>Par Ana Lopez avec AFP</p>", "Ana Lopez avec AFP"),
    ("<p>Par Ana Lopez (avec AFP)</p>", "Ana Lopez (avec AFP)"),
    ("<p>Par L'Obs avec AFP</p>", "L'Obs avec AFP"),
    ("<p>par la rédaction</p>", "la rédaction"),
    ("<p>Par Ana Lopez, journaliste - Publié le 3 mars 2026 à 8h12</p>", "Ana Lopez"),
    ("<p>Publié le 3 mars 2026 à 08h12 par Ana Lopez</p>", "Ana Lopez"),
    ("<div>Rédigé par Ana Lopez le mardi 3 mars 2026</div>", "Ana Lopez"),
    ("<div>Ana Lopez</div><div>Publié le 3 mars 2026</div>", "Ana Lopez"),
    ('<p class="article__byline">Propos recueillis par Ana Lopez</p>', "Ana Lopez"),
    ('<div itemprop="author" itemscope><meta itemprop="name" content="Ana Lopez"></div>', "Ana Lopez"),
    (
        (
            '<div itemprop="author" itemscope><span itemprop="name">Ana Lopez</span><span '
            'itemprop="jobTitle">Reporter</span></div>'
        ),
        "Ana Lopez",
    ),
    (
        (
            '<span class="vcard"><a class="url fn n" href="/a">Ana Lopez</a></span><span class="byline"> par '
            "<a>Ana Lopez</a></span>"
        ),
        "Ana Lopez",
    ),
    ('<p class="signature">A.L.</p>', "A.L."),
    ('<div class="auteur">Par <a>Ana Lopez</a><br>Mis à jour le 4 mars 2026</div>', "Ana Lopez"),
    ('<p class="meta">03/03/2026 | Par Ana Lopez</p>', "Ana Lopez"),
    ("<p><em>Par Ana Lopez et Yann Riou, à Brest</em></p>", "Ana Lopez et Yann Riou, à Brest"),
    ("<p>Avis d'expert par Ana Lopez (directrice technique, Vérolia)</p>", "Ana Lopez"),
    ("<p>Par chance, personne n'a été blessé dans l'accident de lundi.</p>", None),
    ("", None),
]


@pytest.mark.parametrize(("above", "byline"), BYLINES)
def test_byline_that_the_page_shows(above: str, byline: str | None) -> None:
    assert read_html(page(above=above)).byline == byline


@pytest.mark.parametrize(
    ("below", "byline"),
    [
        ("<p><em>Propos recueillis par Ana Lopez</em></p>", "Ana Lopez"),
        ("<p>(Ana Lopez, avec AFP)</p>", None),
        ('<p class="article-signature"><strong>Ana Lopez</strong></p>', "Ana Lopez"),
        ("<p>Recueilli par Ana Lopez</p>", "Ana Lopez"),
        ("<p>Ana Lopez, directrice technique de Vérolia</p>", "Ana Lopez"),
        ("<p>Ana (alias Nana), créatrice du site</p>", "Ana (alias Nana)"),
        ("<p>Brest, capitale de la voile</p>", None),
        ("<p>Ana Lopez, directrice de l'usine, a quitté Brest.</p>", None),
    ],
)
def test_byline_at_the_end(below: str, byline: str | None) -> None:
    assert read_html(page(below=below)).byline == byline


LINKED = [
    ('{"@type":"NewsArticle","author":{"@type":"Person","name":"Ana Lopez"}}', "Ana Lopez"),
    ('{"@type":"NewsArticle","author":["Ana Lopez","Yann Riou"]}', "Ana Lopez, Yann Riou"),
    (
        '[{"@type":"WebSite","author":"Le Mag"},{"@type":"Article","author":[{"name":"Ana Lopez"}]}]',
        "Ana Lopez",
    ),
    (
        (
            '{"@graph":[{"@type":"Person","@id":"#p","name":"Ana '
            'Lopez"},{"@type":"BlogPosting","author":{"@id":"#p"}}]}'
        ),
        "Ana Lopez",
    ),
    ('{"@type":"NewsArticle","author":{"@type":"Organization","name":"Le Mag avec AFP"}}', "Le Mag avec AFP"),
    ('{"@type":"NewsArticle","author":{"@type":"Person","name":"https://x.fr/ana"}}', None),
    ('{"@type":"NewsArticle","author":{"@type":"Person","name":"Ana&nbsp;Lopez"}}', "Ana Lopez"),
    ('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","author":"Zoé Autre"}]}', None),
    ('//<![CDATA[\n{"@type":"NewsArticle","author":"Ana Lopez","text":"a\nb"}\n//]]>', "Ana Lopez"),
    ('{"@type":"NewsArticle","author":', None),
    ('{"@type":"NewsArticle","author":{"@type":"Person","name":["Ana Lopez"]}}', None),
]


@pytest.mark.parametrize(("data", "byline"), LINKED)
def test_byline_in_json_ld(data: str, byline: str | None) -> None:
    assert read_html(page(head=linked(data))).byline == byline


def test_a_person_on_the_page_wins_over_the_site_in_its_data() -> None:
    head = (
        linked('{"@type":"NewsArticle","author":{"@type":"Organization","name":"Le Mag"}}')
        + '<meta name=author content="Le Mag">'
    )
    assert read_html(page(head=head, above="<p>Par Ana Lopez</p>")).byline == "Ana Lopez"
    assert read_html(page(head=head)).byline == "Le Mag"


DATES = [
    ("", '<time datetime="2026-03-03T08:12">3 mars</time>'),
    (
        "",
        (
            '<p><time class="updated" datetime="2026-03-09">9 mars</time><time class="published" '
            'datetime="2026-03-03">3 mars</time></p>'
        ),
    ),
    ("", "<p>Publié le 3 mars 2026 à 08h12</p>"),
    ("", "<p>Mis à jour le 4 mars 2026 à 10:00 - Publié le 3 mars 2026 à 08:12</p>"),
    ("", "<p>Modifié le 4/03/2026</p><p>Le 03/03/2026 à 8 h</p>"),
    ("", "<div>Ana Lopez | 3 mars 2026</div>"),
    ("", "<p>mardi 3 mars 2026</p>"),
    ("", "<p>Par Ana Lopez, le 3 mars 2026</p>"),
    ("", "<p>Posté le 03.03.2026 par Ana</p>"),
    (
        "",
        (
            '<meta itemprop="datePublished" content="2026-03-03"><meta itemprop="dateModified" '
            'content="2026-03-04">'
        ),
    ),
    ('<meta property="article:published_time" content="2026-03-03T23:59:00+01:00">', ""),
    ('<meta name="DC.date.issued" content="2026-03-03">', ""),
    ('<meta name="date" content="Tue, 03 Mar 2026 08:12:00 +0100">', ""),
    ('<meta name="pubdate" content="20260303">', ""),
    (
        (
            '<meta property="article:modified_time" content="2026-03-09"><meta name="date" content="3 mars '
            '2026">'
        ),
        "",
    ),
    ('<link rel="canonical" href="https://x.fr/tech/2026/03/03/machine.html">', ""),
    (
        linked('{"@type":"NewsArticle","dateModified":"2026-03-09","datePublished":"2026-03-03T07:12:00Z"}'),
        "<time datetime=2026-03-09>9 mars</time>",
    ),
    (
        linked(
            '{"@graph":[{"@type":"WebPage","datePublished":"2026-03-03"},{"@type":"WebSite","datePublished":"2001-01-01"}]}'
        ),
        "",
    ),
]


@pytest.mark.parametrize(("head", "above"), DATES)
def test_publication_date(head: str, above: str) -> None:
    assert read_html(page(head=head, above=above)).published == dt.date(2026, 3, 3)


@pytest.mark.parametrize(
    "above",
    ["", "<p>Modifié le 3 mars 2026</p>", ("<p>Le 3 mars 2026, une usine a brûlé.</p>"), "<time>hier</time>"],
)
def test_no_date_rather_than_another_s(above: str) -> None:
    assert read_html(page(above=above)).published is None


TITLES = [
    ("<title>La machine arrive - Le Mag</title>", "<h1>La machine arrive</h1>", "La machine arrive"),
    ("<title>La machine arrive | Tech | Le Mag</title>", "", "La machine arrive"),
    (
        (
            '<meta property="og:title" content="La machine arrive - Le Mag"><meta property="og:site_name" '
            'content="Le Mag">'
        ),
        "",
        "La machine arrive",
    ),
    (
        "<title>La machine arrive - Le Mag</title>",
        "<h1>Le Mag</h1><h1>La machine arrive</h1>",
        "La machine arrive",
    ),
    (
        "<title>Bleu - S3NS : le match - Le Mag</title>",
        "<h1>Bleu - S3NS : le match</h1>",
        "Bleu - S3NS : le match",
    ),
    (
        linked('{"@type":"NewsArticle","headline":"La machine arr…"}'),
        "<h1>La machine arrive</h1>",
        "La machine arrive",
    ),
    (linked('{"@type":"NewsArticle","headline":"L&#039;été &amp; la machine"}'), "", "L'été & la machine"),
    ("<title>Le Mag</title>", "<h1>La <em>machine</em><br>arrive</h1>", "La machine arrive"),
    (
        '<title>La machine arrive</title><meta property="og:title" content="">',
        "<h2>La machine arrive</h2>",
        "La machine arrive",
    ),
]


@pytest.mark.parametrize(("head", "heading", "title"), TITLES)
def test_title(head: str, heading: str, title: str) -> None:
    assert read_html(page(head=head, title=heading)).title == title


@pytest.mark.parametrize(("above", "byline"), [case for case in BYLINES if case[1]])
def test_a_byline_is_no_running_text(above: str, byline: str) -> None:
    source = read_html(page(above=above))
    running = source.text
    for aside in reversed(source.asides):
        assert aside.kind in ("byline", "dateline")
        running = running[: aside.start].rstrip() + running[aside.end :]
    assert byline.split()[-1] not in running.split("\n\n")[1]
    assert running.count("\n\n") == 2
