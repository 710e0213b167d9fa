"""Tables as pages write them: (what, rows of HTML, header, rows), cell by cell."""

import pytest

from newsparse.reading.web import read_html

BEFORE, AFTER = "Voici ce que donnent nos mesures de la semaine, en laboratoire.", "Ces chiffres seront revus au printemps, à Rennes."

TABLES = [
    (
        "images and icons that are the cell's whole content",
        "<tr><th>Nom</th><th>5G</th><th>NFC</th></tr>"
        "<tr><td><img src=a alt='photo'>Alba</td><td><img src=ok alt='Oui'></td><td><i class=ko title='Non'></i></td></tr>",
        ["Nom", "5G", "NFC"],
        [["Alba", "Oui", "Non"]],
    ),
    (
        "a small table that lays out a cell",
        "<tr><th>Nom</th><th>Prix</th></tr><tr><td><table><tr><td>Alba</td><td>2</td></tr></table></td><td>12 €</td></tr>",
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
        "<tr><td colspan=2>Les prix</td></tr><tr><td>Nom</td><td>Prix</td></tr><tr><td>Alba</td><td>12 €</td></tr>",
        ["Nom", "Prix"],
        [["Alba", "12 €"]],
    ),
    (
        "a cell that spans rows and columns",
        "<tr><th>A</th><th>B</th><th>C</th></tr><tr><td rowspan=2 colspan=2>x</td><td>1</td></tr><tr><td>2</td></tr>",
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
]


@pytest.mark.parametrize(("what", "rows", "header", "cells"), TABLES, ids=[what for what, *_ in TABLES])
def test_cells(what: str, rows: str, header: list[str], cells: list[list[str]]) -> None:
    source = read_html(f"<article><h1>Un titre</h1><p>{BEFORE}</p><table>{rows}</table><p>{AFTER}</p></article>")
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
