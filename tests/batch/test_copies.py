"""Texts that come twice in a run are told in the later record."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.batch.copies import Copies

SENTENCES = [
    "L'opérateur Numérix ferme ses boutiques de centre-ville d'ici au mois de juin prochain.",
    "Quatre-vingts salariés de Brest et de Quimper sont concernés par cette décision.",
    "La direction promet un reclassement dans les trente kilomètres à qui le demandera.",
    "Les syndicats, reçus lundi au siège, parlent d'un plan social qui ne dit pas son nom.",
    "Le groupe avait perdu douze millions d'euros l'an dernier, malgré la vente de ses antennes.",
    "Une réunion est prévue le 12 mars à la préfecture du Finistère, a-t-on appris mardi.",
    "Le concurrent Télémer, lui, annonce l'ouverture de six points de vente en Bretagne.",
    "La fédération du commerce estime que d'autres enseignes suivront avant la fin de l'année.",
]
DISPATCH = " ".join(SENTENCES)

LATER = [
    # (what, text, how the warning begins or None)
    ("equal", DISPATCH, "the same text as a.txt"),
    ("other spaces and capitals", DISPATCH.upper().replace(" ", "\n"), "the same text as a.txt"),
    ("another title", f"Numérix ferme à Brest\n\n{DISPATCH}", "nearly the same text as a.txt"),
    (
        "three sentences behind the agency's dateline",
        f"BREST, 3 mars (AFP) - {' '.join(SENTENCES[:3])} Rien n'est dit de la suite qui sera donnée à cela.",
        "nearly the same text as a.txt",
    ),
    ("cut", " ".join(SENTENCES[:6]), "nearly the same text as a.txt"),
    ("in paragraphs", "\n\n".join(SENTENCES[1:]), "nearly the same text as a.txt"),
    (
        "longer",
        DISPATCH + " Un client regrette déjà la boutique de la rue de Siam, ouverte depuis vingt ans.",
        "nearly the same text as a.txt",
    ),
    (
        "one quotation in common",
        (f"{SENTENCES[3]} Le maire de Morlaix demande à voir le préfet avant la fin de la semaine."),
        None,
    ),
    ("short", "Rien de neuf.", None),
]


@pytest.mark.parametrize(("what", "text", "warning"), LATER, ids=[what for what, _, _ in LATER])
def test_a_text_that_comes_again_is_told(what: str, text: str, warning: str | None) -> None:
    copies = Copies()
    assert copies.warning(DISPATCH, "a.txt") is None
    assert copies.warning(text, "b.txt") == warning


def test_only_the_later_record_is_changed() -> None:
    pipeline = newsparse.load(components=["money"])
    articles = [
        pipeline.parse(text, source=name) for name, text in (("a", DISPATCH), ("b", "10 €"), ("c", DISPATCH))
    ]
    lines = [article.model_dump_json().encode() + b"\n" for article in articles]
    told = list(Copies().told(lines))
    assert told[:2] == lines[:2]
    last = newsparse.Article.model_validate_json(told[2])
    assert last == articles[2].model_copy(update={"warnings": ("the same text as a",)})


def test_records_without_their_text_say_nothing() -> None:
    article = newsparse.load(components=["money"], with_text=False).parse(DISPATCH)
    line = article.model_dump_json().encode() + b"\n"
    assert list(Copies().told([line, line])) == [line, line]
