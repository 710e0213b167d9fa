"""Whom a role takes up: by apposition, by family, by gender and place; and nobody rather than a rival named
last.
"""

from __future__ import annotations

import re

import pytest

from newsparse.quotes import find_quotes
from newsparse.record import Entity, Label, Span
from newsparse.speakers.attribute import attribute

LABELS: dict[str, Label] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "PRODUCT": "PRODUCT"}


def speakers(text: str, *named: str) -> list[str | None]:
    """The speakers of a text whose entities are given as "LABEL name"."""
    entities = []
    for line in named:
        label, _, name = line.partition(" ")
        found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        mentions = tuple(Span(text=m.group(), start=m.start(), end=m.end()) for m in found)
        entities.append(Entity(id=name, name=name, label=LABELS[label], mentions=mentions))
    names = [(m.start, m.end, e.label) for e in entities for m in e.mentions]
    return [
        q.speaker for q in attribute(text, find_quotes(text, names=names), entities) if q.kind == "direct"
    ]


FAMILIES = [
    (
        (
            "Le fondateur de Sorbetix, Paul Hemmer, jubile. Son rival Luc Tardieu grimace. « On a gagné », "
            "lance l'entrepreneur."
        ),
        ["PER Paul Hemmer", "PER Luc Tardieu", "ORG Sorbetix"],
        ["Paul Hemmer"],
    ),
    (
        (
            "Camille Jourdain a créé Nextrail en 2016.\n\nLe critique Paul Azan en doute. « Nous serons "
            "prêts », assure la patronne."
        ),
        ["PER Camille Jourdain", "PER Paul Azan", "ORG Nextrail"],
        ["Camille Jourdain"],
    ),
    (
        "Le colonel Marc Estève est là. « Tout tient », affirme l'officier.",
        ["PER Marc Estève"],
        ["Marc Estève"],
    ),
    (
        (
            "La sénatrice Élise Rondeau (PS) signe. Le ministre Paul Vernier refuse. « C'est urgent », "
            "plaide l'élue."
        ),
        ["PER Élise Rondeau", "PER Paul Vernier"],
        ["Élise Rondeau"],
    ),
    (
        (
            "La directrice des systèmes d'information de la ville, Anne Kessler, a tout coupé. « Il fallait "
            "agir », justifie la DSI."
        ),
        ["PER Anne Kessler"],
        ["Anne Kessler"],
    ),
    (
        (
            "Professeure à Rennes, Jeanne Moulin n'est pas surprise. « C'est inédit », observe cette "
            "spécialiste des télécoms."
        ),
        ["PER Jeanne Moulin"],
        ["Jeanne Moulin"],
    ),
    (
        (
            "Sur l'estrade, Laura Pinson sourit. La directrice du laboratoire promet des résultats. « Avant "
            "Noël », précise-t-elle."
        ),
        ["PER Laura Pinson"],
        ["Laura Pinson"],
    ),
    (
        "Le cryptologue Jean Mercat signe. « Une preuve élégante », s'enthousiasme le chercheur.",
        ["PER Jean Mercat"],
        ["Jean Mercat"],
    ),
]
PLACES = [
    (
        (
            "Le maire de Brest, François Roux, et celui de Quimper, Jean Bost, parlent. « Nous avançons », a "
            "dit le maire de Quimper."
        ),
        ["PER François Roux", "PER Jean Bost", "LOC Brest", "LOC Quimper"],
        ["Jean Bost"],
    ),
    ("« On nous ment », ironise la Vaudoise.", ["ORG Vaudoise"], ["la Vaudoise"]),
    ("Zoé Roy s'agace. « On nous ment », ironise la Vaudoise.", ["ORG Vaudoise", "PER Zoé Roy"], ["Zoé Roy"]),
]
APPOSED = [
    (
        "Lucie se tait. « Rien n'est signé », assure sa porte-parole pour l'Europe, Hannah Lind.",
        ["PER Lucie", "PER Hannah Lind"],
        ["Hannah Lind"],
    ),
    (
        "« C'est suspect », résume son auteur principal, le linguiste Amadou Diop.",
        ["PER Amadou Diop"],
        ["Amadou Diop"],
    ),
    ("« Nous changeons de licence », justifie la société éditrice, Bromel, dans un billet.", [], ["Bromel"]),
    (
        "Le président, Gonzague de Brosse, est absent. « Tout va bien », dit-il.",
        ["ORG Gonzague"],
        ["Gonzague de Brosse"],
    ),
    ("« On verra », soupire une ancienne de Nokia.", ["ORG Nokia"], ["une ancienne de Nokia"]),
    ("« On verra », confie l'entourage du ministre.", ["PER Paul Roux"], ["l'entourage du ministre"]),
]
BODIES = [
    (
        "Selon la Cour des comptes, tout dérape. « Les coûts triplent », notent les magistrats.",
        ["ORG Cour des comptes"],
        ["Cour des comptes"],
    ),
    (
        "Ardenix se tait. Son service de presse précise que le site « reste ouvert aux visiteurs ».",
        ["ORG Ardenix"],
        ["Ardenix"],
    ),
    (
        (
            "L'Association des banques du Nord a réagi. Du côté de l'ABN, on assure que « le dialogue se "
            "poursuit »."
        ),
        ["ORG Association des banques du Nord", "ORG ABN"],
        ["Association des banques du Nord"],
    ),
    ("La CFDT proteste. La direction promet « un plan équilibré et juste ».", ["ORG CFDT"], ["La direction"]),
    ("« On verra », disent les syndicats de Thales.", ["ORG Thales"], ["les syndicats de Thales"]),
    (
        "Zoé Roy part. Un ancien cadre d'Ardo raconte. « On dormait au bureau », dit-il.",
        ["PER Zoé Roy", "ORG Ardo"],
        ["Un ancien cadre d'Ardo"],
    ),
]


@pytest.mark.parametrize(("text", "named", "expected"), FAMILIES + PLACES + APPOSED + BODIES)
def test_who_speaks(text: str, named: list[str], expected: list[str]) -> None:
    assert speakers(text, *named) == expected


INCISES = [
    (
        "« Le marché est mûr, image-t-elle. Il manque les clients. »",
        ["Le marché est mûr", "Il manque les clients."],
    ),
    (
        "« C'est un gâchis, s'agace Léa Brun, visiblement émue. Dix ans perdus. »",
        ["C'est un gâchis", "Dix ans perdus."],
    ),
    (
        "« Tout est à refaire, lâche Paul Roche, qui dirige l'atelier. On recommence. »",
        ["Tout est à refaire", "On recommence."],
    ),
    (
        "« Cela coûtera cher, prévient un proche du dossier. Et pour longtemps. »",
        ["Cela coûtera cher", "Et pour longtemps."],
    ),
    (
        "« Une panne, ça se pardonne », dit Zoé Roy. « Un silence, non. »",
        ["Une panne, ça se pardonne", "Un silence, non."],
    ),
    (
        "« Nous dialoguons avec la plateforme », fait-on savoir au ministère.",
        ["Nous dialoguons avec la plateforme"],
    ),
    ("Silence, puis réponse de Zoé Roy : « Dans l'ordre du calendrier. »", ["Dans l'ordre du calendrier."]),
]


@pytest.mark.parametrize(("text", "expected"), INCISES)
def test_what_is_said_around_an_incise(text: str, expected: list[str]) -> None:
    assert [q.text for q in find_quotes(text) if q.kind == "direct"] == expected
