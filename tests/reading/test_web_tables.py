"""Tables as pages write them: (what, rows of HTML, header, rows), cell by cell."""

import pytest

import newsparse
from newsparse.reading.web import read_html

BEFORE, AFTER = (
    "Voici ce que donnent nos mesures de la semaine, en laboratoire.",
    ("Ces chiffres seront revus au printemps, à Rennes."),
)

TABLES = [
    (
        "images and icons that are the cell's whole content",
        "<tr><th>Nom</th><th>5G</th><th>NFC</th></tr>"
        "<tr><td><img src=a alt='photo'>Alba</td><td><img src=ok alt='Oui'></td><td><i class=ko "
        "title='Non'></i></td></tr>",
        ["Nom", "5G", "NFC"],
        [["Alba", "Oui", "Non"]],
    ),
    (
        "a small table that lays out a cell",
        "<tr><th>Nom</th><th>Prix</th></tr>"
        "<tr><td><table><tr><td>Alba</td><td>2</td></tr></table></td><td>12 €</td></tr>",
        ["Nom", "Prix"],
        [["Alba 2", "12 €"]],
    ),
    (
        "row headers and an empty corner",
        "<tr><td></td><th>2024</th><th>2025</th></tr><tr><th>Ventes</th><td>12</td><td>14</td></tr>",
        ["", "2024", "2025"],
        [["Ventes", "12", "14"]],
    ),
    (
        "a list of facts has no header",
        "<tr><td><b>Poids :</b></td><td>180 g</td></tr><tr><td><b>Prix :</b></td><td>12 €</td></tr>",
        ["", ""],
        [["Poids :", "180 g"], ["Prix :", "12 €"]],
    ),
    (
        "a title over the whole width",
        (
            "<tr><td colspan=2>Les prix</td></tr><tr><td>Nom</td><td>Prix</td></tr><tr><td>Alba</td><td>12 "
            "€</td></tr>"
        ),
        ["Nom", "Prix"],
        [["Alba", "12 €"]],
    ),
    (
        "a cell that spans rows and columns",
        (
            "<tr><th>A</th><th>B</th><th>C</th></tr><tr><td rowspan=2 "
            "colspan=2>x</td><td>1</td></tr><tr><td>2</td></tr>"
        ),
        ["A", "B", "C"],
        [["x", "x", "1"], ["x", "x", "2"]],
    ),
    (
        "short rows",
        "<tr><th>A</th><th>B</th></tr><tr><td>1</td></tr><tr><td>2</td><td>3</td></tr>",
        ["A", "B"],
        [["1", ""], ["2", "3"]],
    ),
    (
        "breaks, lists, notes and hidden words in cells",
        "<tr><th>Offre<br>mobile</th><th>Prix</th></tr><tr><td><ul><li>un</li><li>deux</li></ul></td>"
        "<td>12&nbsp;€<sup><a href='#n1'>1</a></sup><span class='sr-only'>par mois</span></td></tr>",
        ["Offre mobile", "Prix"],
        [["un deux", "12\u00a0€"]],
    ),
    (
        "a header cell reaches no further than the head",
        "<thead><tr><th rowspan=2>Marque</th><th>Zorbix</th></tr></thead>"
        "<tbody><tr><td>Alba</td><td>1</td></tr><tr><td>Bora</td><td>2</td></tr></tbody>",
        ["Marque", "Zorbix"],
        [["Alba", "1"], ["Bora", "2"]],
    ),
    (
        "but over two rows of the head it does",
        "<thead><tr><th rowspan=2>Marque</th><th "
        "colspan=2>Prix</th></tr><tr><th>HT</th><th>TTC</th></tr></thead>"
        "<tbody><tr><td>Alba</td><td>1</td><td>2</td></tr></tbody>",
        ["Marque", "Prix – HT", "Prix – TTC"],
        [["Alba", "1", "2"]],
    ),
    (
        "groups of rows below the header",
        "<tr><th>Offre</th><th>Prix</th></tr><tr><th colspan=2>Mobile</th></tr><tr><td>Alba</td><td>12 "
        "€</td></tr>"
        "<tr><th colspan=2>Fibre</th></tr><tr><td>Bora</td><td>30 €</td></tr>",
        ["Offre", "Prix"],
        [["Mobile", "Mobile"], ["Alba", "12 €"], ["Fibre", "Fibre"], ["Bora", "30 €"]],
    ),
    (
        "spans that are not numbers, or ask for more than there is",
        (
            "<tr><th>A</th><th>B</th></tr><tr><td rowspan=-1>1</td><td colspan=x>2</td></tr><tr><td "
            "colspan=500>3</td></tr>"
        ),
        ["A", "B"],
        [["1", "2"], ["3", "3"]],
    ),
    (
        "hidden rows and cells",
        "<tr><th>A</th><th hidden>id</th><th>B</th></tr><tr style='Display : "
        "none'><td>x</td><td>7</td><td>y</td></tr>"
        "<tr><td>1</td><td hidden>8</td><td>2</td></tr><tr hidden><td>x</td><td>9</td><td>y</td></tr>",
        ["A", "B"],
        [["1", "2"]],
    ),
    (
        "a table of data inside a table of data",
        "<tr><th>Offre</th><th>Détail</th></tr>"
        "<tr><td>Alba</td><td><table><tr><td>Poids</td><td>1 kg</td></tr><tr><td>Prix</td><td>12 "
        "€</td></tr></table></td></tr>",
        ["Offre", "Détail"],
        [["Alba", "Poids 1 kg Prix 12 €"]],
    ),
    (
        "calls of notes beside exponents and ordinals",
        "<tr><th>Offre</th><th>Surface</th></tr><tr><td>Alba<sup>1</sup></td><td>12 m<sup>2</sup></td></tr>"
        "<tr><td>1<sup>re</sup> offre<sup>[a]</sup></td><td><b>30 %</b><sup>2, 3</sup></td></tr>",
        ["Offre", "Surface"],
        [["Alba", "12 m2"], ["1re offre", "30 %"]],
    ),
    (
        "facts named by header cells",
        (
            "<tr><th>Prix</th><td>12 €</td></tr><tr><th>Poids</th><td>1 "
            "kg</td></tr><tr><th>Sortie</th><td>mai</td></tr>"
        ),
        ["", ""],
        [["Prix", "12 €"], ["Poids", "1 kg"], ["Sortie", "mai"]],
    ),
]


@pytest.mark.parametrize(("what", "rows", "header", "cells"), TABLES, ids=[what for what, *_ in TABLES])
def test_cells(what: str, rows: str, header: list[str], cells: list[list[str]]) -> None:
    source = read_html(
        f"<article><h1>Un titre</h1><p>{BEFORE}</p><table>{rows}</table><p>{AFTER}</p></article>"
    )
    assert source.tables is not None
    (table,) = source.tables
    assert list(table.header) == header
    assert [[cell.text for cell in row] for row in table.rows] == cells
    assert source.text[table.start : table.end] == table.text
    assert all(source.text[cell.start : cell.end] == cell.text for row in table.rows for cell in row)
    assert source.text.startswith(f"Un titre\n\n{BEFORE}\n\n")
    assert source.text.endswith(f"\n\n{AFTER}")


def test_a_caption_of_the_figure_is_the_table_s_and_no_text() -> None:
    rows = "<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>"
    figure = f"<figure><table>{rows}</table><figcaption>Mesures de mai</figcaption></figure>"
    source = read_html(f"<article><p>{BEFORE}</p>{figure}<p>{AFTER}</p></article>")
    assert source.tables is not None
    assert source.tables[0].caption == "Mesures de mai"
    assert "Mesures de mai" not in source.text


ROWS = "<tr><th>Offre</th><th>Prix</th></tr><tr><td>Alba</td><td>12 €</td></tr>"


@pytest.mark.parametrize(
    ("above", "caption"),
    [
        ("<p>Rien à voir avec la suite.</p><p>Voici les tarifs de mai :</p>", "Voici les tarifs de mai"),
        ("<p><strong>Tableau 1 : tarifs de mai</strong></p>", "Tableau 1 : tarifs de mai"),
        ("<h3>Tableau 1 : tarifs de mai</h3>", "Tableau 1 : tarifs de mai"),
        ("<h3>Comparatif des tarifs</h3>", None),
        (f"<p>{AFTER}</p>", None),
        (f"<p>Voici les tarifs :</p><table>{ROWS}</table>", None),
    ],
)
def test_the_line_above_names_a_table_of_a_page(above: str, caption: str | None) -> None:
    page = f"<article><h1>Un titre</h1><p>{BEFORE}</p>{above}<table>{ROWS}</table><p>{AFTER}</p></article>"
    article = newsparse.load(components=["tables"]).parse_source(read_html(page))
    assert article.tables[-1].caption == caption


ROWS = "<tr><th>Nom</th><th>Prix</th></tr><tr><td>Alba</td><td>{}</td></tr><tr><td>Brio</td><td>{}</td></tr>"
WRAPPED = [
    # (what, what is around the rows, their cells, whether it is read)
    ("a script puts advertising into it", "<div class='table-responsive ad-wrapper'>{}</div>", "12 €", True),
    ("a box beside the text", "<aside class=sidebar>{}</aside>", "12 €", True),
    ("offers of shops", "<div class=pricebox>{}</div>", "<a href=/x>12 €</a>", False),
]


@pytest.mark.parametrize(("what", "around", "cell", "read"), WRAPPED, ids=[case[0] for case in WRAPPED])
def test_a_table_of_data_stays_whatever_it_is_wrapped_in(
    what: str, around: str, cell: str, read: bool
) -> None:
    table = around.format(f"<table>{ROWS.format(cell, cell)}</table>")
    source = read_html(f"<article><h1>Titre</h1><p>{BEFORE}</p>{table}<p>{AFTER}</p></article>")
    assert (len(source.tables) == 1, "Alba" in source.text) == (read, read)
