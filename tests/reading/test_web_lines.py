"""Lines of a page that are easily lost, or easily kept, in variations: dates, credits, links, bylines, lines
in blocks.
"""

import pytest

from newsparse.reading.decode import decode
from newsparse.reading.web import read_html

FIRST = (
    "<p>Nos testeurs ont passé six semaines dans la Drôme avec trois routeurs et beaucoup de "
    "patience, loin des villes.</p>"
)
LAST = (
    "<p>Le verdict complet paraîtra dans le numéro de juin, avec les mesures que les fabricants ont "
    "bien voulu vérifier.</p>"
)
DATED = '<meta property="article:published_time" content="2026-03-12T08:00:00+01:00">'


def page(inside: str, *, head: str = "", above: str = "", below: str = "") -> str:
    body = f"{above}<article><h1>Trois routeurs au grand air</h1>{FIRST}{inside}{LAST}</article>{below}"
    return f"<!DOCTYPE html><html lang='fr'><head><title>Essai</title>{head}</head><body>{body}</body></html>"


# Short lines of the text with a date: they stay, and the date is not that of the article.
FACTS = [
    "<p>Sortie : 3 avril 2026</p>",
    "<p>Lancement en France le 3 avril 2026</p>",
    "<p><strong>Mise en vente :</strong> 3 avril 2026</p>",
    "<p>Numérix, <time>3 avril 2026</time></p>",
    "<p>3 avril 2026 : les précommandes ouvrent</p>",
    "<p>Date limite : 03/04/2026</p>",
    "<div>Au cinéma le 3 avril 2026</div>",
    "<p>Prix : 199 €<br>Sortie : 3 avril 2026<br>Couleur : noir</p>",
    "<ul><li>Sortie : 3 avril 2026</li><li>Prix : 199 €</li></ul>",
    "<blockquote><p>Lettre du préfet, 3 avril 2026</p></blockquote>",
    "<p>Fin du support : <b>3 avril 2026</b></p>",
    "<dl><dt>Sortie</dt><dd>3 avril 2026</dd></dl>",
]


@pytest.mark.parametrize("line", FACTS)
@pytest.mark.parametrize("head", ["", DATED])
def test_a_line_with_a_date_is_text(line: str, head: str) -> None:
    source = read_html(page(line, head=head))
    assert str(source.published) == ("2026-03-12" if head else "None")
    assert "3 avril 2026" in source.text or "03/04/2026" in source.text


# Lines that begin like credits and are text.
CONTENT = [
    "Photo d'identité, justificatif de domicile, relevé bancaire : voilà ce qu'ils demandent.",
    "Photo : le capteur de 50 mégapixels déçoit la nuit, malgré ses promesses.",
    "Image de marque oblige, le fabricant n'a rien laissé au hasard.",
    "Image : une dalle de 6,7 pouces, très lumineuse.",
    "Source : rapport annuel de 2025. Le chiffre y est de 21 millions d'euros.",
    "Source ouverte ou non, le code a été relu par trois laboratoires.",
    "Crédit : la banque publique prête 12 millions d'euros sur sept ans.",
    "Crédit d'impôt recherche : le gouvernement veut l'abaisser à 25 %.",
    "Illustration de ce retard : deux préfectures n'ont pas répondu.",
    "Vidéo : le mode 8K chauffe au bout de dix minutes.",
]


@pytest.mark.parametrize("line", CONTENT)
def test_a_line_that_begins_like_a_credit_is_text(line: str) -> None:
    source = read_html(page(f"<p>{line}</p>"))
    assert line in source.text
    assert [aside for aside in source.asides if aside.kind == "credit" and len(aside.text) == len(line)] == []


# Credits: they stay, and are marked; (html, credit, what is caption).
CREDITS = [
    (
        "<figcaption>Le port de Sète, le 3 mars. (Crédit : Ana Lopez)</figcaption>",
        "(Crédit : Ana Lopez)",
        "Le port de Sète, le 3 mars.",
    ),
    (
        "<figcaption>Le port (Hérault), le 3 mars. © Ana Lopez</figcaption>",
        "© Ana Lopez",
        "Le port (Hérault), le 3 mars.",
    ),
    ("<figcaption>Le port (Hérault) le 3 mars</figcaption>", None, "Le port (Hérault) le 3 mars"),
    ("<figcaption>Le port.<span class='credit'>Ana Lopez</span></figcaption>", "Ana Lopez", "Le port."),
    ("<figcaption>Le port. <em>Photo Ana Lopez / AFP</em></figcaption>", None, "Le port."),
    ("<figcaption>Le port <small>ANA LOPEZ / AFP</small></figcaption>", "ANA LOPEZ / AFP", "Le port"),
    ("<figcaption>Le port. | ANA LOPEZ / OUEST</figcaption>", "ANA LOPEZ / OUEST", "Le port."),
    ("<figcaption>© Ana Lopez</figcaption>", "© Ana Lopez", None),
    (
        "<figcaption>Le port, vu du ciel. Photo : Ana Lopez</figcaption>",
        "Photo : Ana Lopez",
        "Le port, vu du ciel.",
    ),
    (
        "<figcaption>Deux modèles (à gauche, le bleu) côte à côte.</figcaption>",
        None,
        ("Deux modèles (à gauche, le bleu) côte à côte."),
    ),
]


@pytest.mark.parametrize(("html", "credit", "caption"), CREDITS)
def test_captions_and_credits_stay_whole_and_are_marked(
    html: str, credit: str | None, caption: str | None
) -> None:
    source = read_html(page(f"<figure><img src=x.jpg>{html}</figure>"))
    kinds = [(aside.kind, aside.text) for aside in source.asides]
    assert credit is None or ("credit", credit) in kinds
    assert caption is None or any(kind == "caption" and text.startswith(caption) for kind, text in kinds)


# Lists with items that are links: the article's own.
LISTS = [
    "<ul><li><p>Le rouge coûte 12 euros</p></li><li><a href='/x'>Le bleu coûte 8 euros</a></li></ul>",
    "<ol><li>Le rouge</li><li><a href='/x'>Le bleu coûte 8 euros</a></li></ol>",
    (
        "<p>Trois choix :</p><ul><li><a href='/a'>Le bleu coûte 8 euros</a></li><li><a href='/b'>Le "
        "rouge</a></li></ul>"
    ),
    "<p>On hésite entre&nbsp;:</p><ul><li><a href='/a'>Le bleu coûte 8 euros</a></li></ul>",
    (
        "<ul><li><strong>Le rouge</strong> : cher</li><li><a href='/x'><strong>Le bleu coûte 8 "
        "euros</strong></a></li></ul>"
    ),
    (
        "<ul><li><a href='/x'>Le bleu coûte 8 euros</a>, sans les piles</li><li><a href='/y'>Le "
        "rouge</a></li></ul>"
    ),
]


@pytest.mark.parametrize("html", LISTS)
def test_items_of_the_text_that_are_links_stay(html: str) -> None:
    assert "Le bleu coûte 8 euros" in read_html(page(html)).text


TEASERS = [
    (
        "<p>À lire aussi</p><ul><li><a href='/a'>Le bleu coûte 8 euros</a></li><li><a href='/b'>Le "
        "rouge</a></li></ul>"
    ),
    "<ul class='related'><li><a href='/a'>Le bleu coûte 8 euros</a></li></ul>",
    "<p><strong>À LIRE AUSSI</strong> <a href='/a'>Le bleu coûte 8 euros</a></p>",
    "<p>Fin de phrase. <span><span>À LIRE AUSSI</span> <a href='/a'>Le bleu coûte 8 euros</a></span></p>",
    "<p><a href='/a'>&gt;&gt; Le bleu coûte 8 euros, et c'est trop</a></p>",
    "<div class='encart'><p>Sur le même sujet</p><p><a href='/a'>Le bleu coûte 8 euros</a></p></div>",
    "<p>Lire également : <a href='/a'>Le bleu coûte 8 euros</a></p>",
    "<div><h3>Nos articles</h3><p><a href='/a'>Le bleu coûte 8 euros</a></p></div>",
    "<p>Notre enquête : <a href='/a'>Le bleu coûte 8 euros</a></p>",
    (
        "<div class='newsletter'><p>Chaque mardi, sachez si le bleu coûte 8 euros. Le bleu coûte 8 euros "
        "?</p></div>"
    ),
]


@pytest.mark.parametrize("html", TEASERS)
def test_teasers_go(html: str) -> None:
    assert "bleu coûte" not in read_html(page(html)).text


# Who and when, beside the article or glued: (above the article, byline, date).
HEADS = [
    (
        "<p class=dates>publié le 27 août 2024 à 20h18 (mis à jour le 30 août 2024 à 12h40)</p>",
        None,
        "2024-08-27",
    ),
    (
        "<div class=infos>Par <a href=/z>Zoé Roy</a><span>Publié le 27/08/2024 à 18h02</span></div>",
        "Zoé Roy",
        "2024-08-27",
    ),
    (
        "<div>Par<strong>Zoé Roy</strong></div><div>Publié le<time>27 août 2024</time></div>",
        "Zoé Roy",
        "2024-08-27",
    ),
    ("<div><span>Par</span><span>Zoé Roy</span><span>le 27 août 2024</span></div>", "Zoé Roy", "2024-08-27"),
    (
        "<p>Un texte de Zoé Roy</p><p>Mis à jour le 28 août 2024, publié le 27 août 2024</p>",
        "Zoé Roy",
        "2024-08-27",
    ),
    ("<p>Recueilli par Zoé Roy</p>", "Zoé Roy", "None"),
    ("<p>Par Zoé Roy et Yann Riou</p>", "Zoé Roy et Yann Riou", "None"),
    ("<p>De notre envoyée spéciale à Brest, Zoé Roy</p>", "Zoé Roy", "None"),
    ("<p>Zoé Roy, envoyée spéciale à Brest</p>", "Zoé Roy", "None"),
    ("<p>Publié le 27 août 2024 par Zoé R.</p>", "Zoé R.", "2024-08-27"),
    ("<p>Reportage de Zoé Roy</p>", "Zoé Roy", "None"),
    ("<header><p>mardi 27 août 2024</p></header>", None, "None"),
]


@pytest.mark.parametrize(("above", "byline", "date"), HEADS)
def test_who_and_when_beside_the_article(above: str, byline: str | None, date: str) -> None:
    source = read_html(page("", above=above))
    assert (source.byline, str(source.published)) == (byline, date)


# Lines within a block keep their breaks.
LINES = [
    ("<pre>Modèle   Prix\nRouge    12 €\nBleu      8 €</pre>", "Modèle   Prix\nRouge    12 €\nBleu      8 €"),
    ("<p>Modèle Prix<br>Rouge 12 €<br/>Bleu 8 €</p>", "Modèle Prix\nRouge 12 €\nBleu 8 €"),
    ("<pre>\n  Un vers\n    un autre\n</pre>", "Un vers\n    un autre"),
    ("<div>Un<br>deux<br>trois</div>", "Un\ndeux\ntrois"),
    ("<p>Un<br><br>deux</p>", "Un\n\ndeux"),
    ("<pre>Cher lecteur,<br>merci.</pre>", "Cher lecteur,\nmerci."),
]


@pytest.mark.parametrize(("html", "text"), LINES)
def test_lines_keep_their_breaks(html: str, text: str) -> None:
    source = read_html(page(html))
    assert text in source.text
    assert text in source.masked  # no code


def test_code_is_masked() -> None:
    source = read_html(page("<pre>$ git push\n$ rm -rf Paris</pre>"))
    assert ("Paris" in source.text, "Paris" in source.masked) == (True, False)


# Text loose in the elements around the article's.
LOOSE = [
    (
        "<main><section><p>Un début.</p>Numérix a levé 12 millions d'euros<div><h4>La "
        "suite</h4>{0}{1}</div></section></main>"
    ),
    "<main>Numérix a levé 12 millions d'euros.<div>{0}{1}</div></main>",
    "<div id=content>Numérix a levé 12 millions d'euros<br><br>{0}{1}</div>",
    "<div><b>Numérix a levé 12 millions d'euros</b>{0}{1}</div>",
    "<td>Numérix a levé 12 millions d'euros.<p></p>{0}{1}</td>",
]


@pytest.mark.parametrize("body", LOOSE)
def test_loose_text_stays(body: str) -> None:
    assert "12 millions" in read_html(f"<html><body>{body.format(FIRST, LAST)}</body></html>").text


LATIN = [
    # (bytes, text, encoding)
    ("L'abonnement coûte 20 € à Évreux.".encode("iso8859-15"), "20 €", "iso-8859-15"),
    ("Le cœur du réseau coûte 20 €.".encode("iso8859-15"), "cœur", "iso-8859-15"),
    ("L’abonnement coûte 20 € à Évreux.".encode("cp1252"), "20 €", "windows-1252"),
    ("Il a payé la moitié (½) à Évreux.".encode("cp1252"), "½", "windows-1252"),
    ("Une œuvre à Évreux.".encode("iso8859-15"), "œuvre", "iso-8859-15"),
    ("1½ litre à Évreux.".encode("latin-1"), "1½", "windows-1252"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), LATIN)
@pytest.mark.parametrize("declared", ["", '<meta charset="iso-8859-1">'])
def test_western_encodings_are_told_apart(data: bytes, text: str, encoding: str, declared: str) -> None:
    found, warnings = decode(declared.encode() + data, html=True)
    assert text in found
    assert warnings == (
        [f"encoding detected: {encoding}"] if not declared else ["encoding declared: iso-8859-1"]
    )
