"""Calls of footnotes never become part of a value, in text, on a page and in a cell; what only looks like one
stays.
"""

import pytest

import newsparse
from newsparse.reading.web import read_html
from newsparse.record import Article
from newsparse.text.footnotes import without_notes

PIPELINE = newsparse.load(components=["dates", "money", "tables"])
PROSE = "<p>Nous avons comparé les modèles avec soin, dans dix villes et chez trois vendeurs.</p>"


def read(words: str) -> Article:
    """The record of a page that holds these words between two paragraphs."""
    head = "<html><head><meta charset='utf-8'></head>"
    page = f"{head}<body><article><h1>Essai</h1>{PROSE}{words}{PROSE}</article></body></html>"
    return PIPELINE.parse_source(read_html(page))


MARKED = [
    "899 €{¹}", "899{¹} €", "1,2 Md€{¹}{,²}", "899 €{[1]}", "899 €{ [2]}.", "2012{[3]}", "2012{²}",
    "euros{¹}", "Oryx{²}", "300 M€{(1)}",
    "899{*} €", "899 €{^}", "12 %{³}", "EY{²}", "5{²} €", "899 €{⁽¹⁾}", "« fermé »{[12]}.", "2025{[note 4]}",
    "Oryx{[^belin]}",
    "900 m²", "12 km²", "10⁶", "10³ euros", "2,5×10⁶", "5² = 25", "x² + y²",
    "m/s²", "H₂O", "novembre [2025]", "[1] Une note", "[lien](page)",
    "[texte][1](page)",
]  # fmt: skip


@pytest.mark.parametrize("marked", MARKED)
def test_marks_are_blanked_and_powers_are_not(marked: str) -> None:
    pieces = marked.replace("{", "}").split("}")
    text = "".join(pieces)
    expected = "".join(" " * len(piece) if at % 2 else piece for at, piece in enumerate(pieces))
    assert without_notes(text) == expected


@pytest.mark.parametrize(
    ("page", "amounts", "dates"),
    [
        ("Il vaut 899<sup>1</sup> € depuis 2012<sup>2</sup>.", ["899 €"], ["2012"]),
        ("Il vaut 899 €<sup>(1)</sup>, puis 1 099 €<sup>12</sup>.", ["899 €", "1 099 €"], []),
        ("Il pèse 1,2 Md€<sub>3</sub> en mai 2025<sup>a</sup>.", ["1,2 Md€"], ["mai 2025"]),
        (
            'Il vaut 899 €<a href="#note1">1</a> en 2012<a class="noteref" href="#n2">2</a>.',
            ["899 €"],
            ["2012"],
        ),
        ('Il vaut <b>899</b><sup><a href="#n1">[1]</a></sup> €, soit 20 %<sup>*</sup>.', ["899 €"], []),
        ("Il vaut 1 200 €<small><sup>2</sup></small> ou 29<sup>99</sup> €.", ["1 200 €", "29,99 €"], []),
        (
            "Il vaut 899<sup>€</sup>, 19<sup>€99</sup>, 19€<sup>99</sup> ou 5<sup>,99</sup> €.",
            ["899€", "19€99", "19€99", "5,99 €"],
            [],
        ),
    ],
)
def test_notes_of_a_page_are_no_part_of_values(page: str, amounts: list[str], dates: list[str]) -> None:
    article = read(f"<p>{page}</p>")
    assert [item.text for item in article.money] == amounts
    assert [item.text for item in article.dates] == dates


def test_a_power_is_raised_and_an_area_stays() -> None:
    page = (
        "<p>Il fait 10<sup>6</sup> calculs sur 12 m<sup>2</sup>, au 1<sup>er</sup> étage de la tour, "
        "selon le maire.</p>"
    )
    article = read(page)
    assert "10⁶ calculs sur 12 m2, au 1er étage" in article.text


def test_notes_in_cells_are_no_digits() -> None:
    rows = (
        "<tr><td>Zenji 4</td><td>120<sup>1</sup></td></tr><tr><td>Zenji 5</td><td>4500<sup>a</sup></td></tr>"
    )
    article = read(f"<table><tr><th>Modèle</th><th>Ventes</th></tr>{rows}</table>")
    assert [[str(cell.number) for cell in row[1:]] for row in article.tables[0].rows] == [["120"], ["4500"]]


@pytest.mark.parametrize(
    "text",
    [
        "Le Zenji coûte 899 €[1] et le Pro 1 099 €[2]. Né en 2012[3].",
        ("Le Zenji coûte 899¹ € et le Pro 1 099 €*. Né en 2012²."),
    ],
)
def test_notes_of_a_text_are_no_part_of_values(text: str) -> None:
    article = PIPELINE.parse(text)
    assert [str(item.amount) for item in article.money] == ["899", "1099"]
    assert [item.text for item in article.dates] == ["2012"]
