"""Rows told from prose before any model, numbers with blanks in them, tables of many rows."""

import random

import pytest

from newsparse.tables import find_tables
from newsparse.tables.flattened import numerals, prose
from newsparse.tables.flattened.sheet import words_of

PROSE = {
    "paragraphs": [
        (
            "Le fabricant a reconnu jeudi que la panne venait d'une mise à jour, et il a promis que ses "
            "clients seraient remboursés."
        ),
        (
            "Selon la direction, qui s'est exprimée devant les élus, les travaux ne commenceront pas avant "
            "que le budget soit voté."
        ),
        (
            "Il reste que personne n'a pu dire combien de comptes ont été touchés, ni ce que les pirates "
            "comptent en faire."
        ),
    ],
    "short sentences": [
        "Il a dit non.",
        "Elle n'a pas répondu.",
        "On ne sait pas qui l'a vu.",
        "Ce n'est pas le premier.",
    ],
    "a list": [
        "Ce qu'il faut retenir",
        "- une offre de moins",
        "- un prix de plus",
        "- un délai plus court",
        "Et après ?",
    ],
    "headings": ["## Les faits", "## La réponse", "## Et maintenant"],
}
ROWS = {
    "names and amounts": ["Offre Prix", "Alba 12 €", "Bora 7 €"],
    "sentences in cells": [
        "Option Rôle Description",
        "-q Silence Supprime tous les messages du programme.",
        "-v Détails Affiche chaque étape dans la console.",
        "-n Essai Montre ce qui serait fait, sans rien écrire.",
    ],
    "phrases": [
        "Erreur Conséquence",
        "Oublier la sauvegarde Perte des photos",
        "Cliquer trop vite Virement frauduleux",
    ],
}


@pytest.mark.parametrize("lines", PROSE.values(), ids=PROSE)
def test_prose_stops_at_the_gate(lines):
    assert list(prose.runs(lines)) == []


@pytest.mark.parametrize("lines", ROWS.values(), ids=ROWS)
def test_rows_pass_whole(lines):
    assert list(prose.runs(lines)) == [(0, len(lines))]


NUMBERS = {
    "leading zeros tell": ["Site|Visites", "Le|Phare|4 052 954", "Balise|1 098 120", "Cap|204 007"],
    "the same number in every row": ["Ville|2023|2024", "Lyon|98 120|102 300", "Brest|4 052 954|4 310 220"],
    "a version before them": [
        "Modèle|Unités|Prix",
        "Zed|4|1 250 000|899|€",
        "Zed|5|45 000|1 099|€",
        "Zed|6|980 000|749|€",
    ],
    "three columns of small numbers": ["Ville|A|B|C", "Lyon|120|450|300", "Brest|312|298|100"],
    "years are whole": ["Année|Ventes", "2023|450", "2024|980"],
}


@pytest.mark.parametrize("rows", NUMBERS.values(), ids=NUMBERS)
def test_thousands_are_joined_as_all_rows_say(rows):
    plain = [row.replace("|", " ") for row in rows]
    found = numerals.joined(plain, [words_of(row) for row in plain])
    assert [
        "|".join(row[start:end] for start, end in words) for row, words in zip(plain, found, strict=True)
    ] == rows


def _table(rows: int) -> list[list[str]]:
    chance = random.Random(rows)
    names = ["Alba", "Bora", "Cora", "Dora", "Elsa", "Fado", "Gala", "Iris", "Juno", "Kali"]
    public = ["Étudiants et apprentis", "Familles", "Indépendants", "Petites équipes"]
    body = [
        [
            f"Formule {chance.choice(names)}",
            f"{chance.randint(5, 90)} €",
            f"{chance.randint(5, 300)} Go",
            chance.choice(public),
        ]
    ]
    body += [
        [f"Formule {chance.choice(names)}", f"{chance.randint(5, 90)} €", body[0][2], chance.choice(public)]
        for _ in range(rows - 1)
    ]
    return [["Offre", "Prix mensuel", "Volume de données", "Public visé"], *body]


@pytest.mark.parametrize(
    ("rows", "layout"), [(75, "flattened"), (300, "flattened"), (140, "listed"), (1_000, "listed")]
)
def test_long_tables_are_found(rows, layout):
    grid = _table(rows)
    text = "\n".join(("\n" if layout == "listed" else " ").join(row) for row in grid)
    (table,) = find_tables(text, masked=text)
    assert (table.layout, len(table.rows)) == (layout, rows)
    right = sum([cell.text for cell in row] == gold for row, gold in zip(table.rows, grid[1:], strict=True))
    assert right >= 0.98 * rows


@pytest.mark.parametrize(
    "cells",
    [
        (
            "Mini|Pro|Prix|12 €/mois|15 €/mois|Stockage|80 Go|100 "
            "Go|Assistance|Courriel|Téléphone|Chiffrement|Non|Oui"
        ),
        "2023|2024|Chiffre d'affaires|1,2 Md€|1,4 Md€|Résultat net|90 M€|120 M€|Salariés|4 100|4 350",
    ],
)
def test_a_listed_table_may_lack_its_corner(cells):
    lines = cells.split("|")
    (table,) = find_tables("\n".join(lines), masked="\n".join(lines))
    assert table.header == ("", *lines[:2])
    assert [[cell.text for cell in row] for row in table.rows] == [
        lines[first : first + 3] for first in range(2, len(lines), 3)
    ]
    assert table.text == "\n".join(lines)
