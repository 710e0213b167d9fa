"""Bodies of pages with what is put into them, one way a line in ``bodies.json``: all their paragraphs are
read, and no other.
"""

import json
import pathlib

import pytest

from newsparse.reading.web import read_html

# The article's paragraphs, for which {A}, {B} and {C} stand.
PARAGRAPHS = {
    "{A}": (
        "Le fabricant annonce une usine de 400 salariés près de Nantes, pour un coût de 90 millions d'euros."
    ),
    "{B}": "« Nous avons choisi la Loire », a déclaré Ana Lopez, la directrice générale, devant la presse.",
    "{C}": "Les travaux commencent en mai.",
}
BODIES = json.loads((pathlib.Path(__file__).parent / "bodies.json").read_text("utf-8"))


def filled(text: str) -> str:
    for name, paragraph in PARAGRAPHS.items():
        text = text.replace(name, paragraph)
    return text


@pytest.mark.parametrize("case", BODIES, ids=[case["what"] for case in BODIES])
def test_paragraphs(case: dict[str, str]) -> None:
    nav, footer = "<nav><a href=/>Accueil</a></nav>", "<footer><p>Mentions légales du site.</p></footer>"
    source = read_html(f"<html><body>{nav}{filled(case['body'])}{footer}</body></html>")
    assert source.text.replace("\u00a0", " ").split("\n\n") == [
        filled(paragraph) for paragraph in case["paragraphs"]
    ]
