"""Blocks of lines that are not tables: wrapped prose, lists, menus, poems, addresses, dialogues, fields and
values.
"""

from __future__ import annotations

import random
import re
import textwrap

from examples import Example
from values import NAMES

_MARKED = re.compile(r"\[([^\[\]|\n]+)\|[A-Z]+\]")


def paragraphs(texts: list[str]) -> list[str]:
    """Paragraphs of the project's prose, without its annotation."""
    found = []
    for text in texts:
        for paragraph in re.split(r"\n\s*\n", _MARKED.sub(r"\1", text)):
            plain = " ".join(line for line in paragraph.splitlines() if not line.startswith("=")).strip()
            if len(plain) > 60:
                found.append(plain)
    return found


def sentences(prose: list[str]) -> list[str]:
    return [
        s.strip()
        for paragraph in prose
        for s in re.split(r"(?<=[.!?])\s+(?=[A-ZÉÀ«])", paragraph)
        if 12 < len(s) < 220
    ]


def blocks(prose: list[str], examples: list[Example], count: int, seed: int) -> list[list[str]]:
    """So many blocks of at least three lines."""
    rng = random.Random(seed)
    said = sentences(prose)
    makers = (
        _wrapped,
        _wrapped,
        _said,
        _list_of_cells,
        _list_of_cells,
        _names,
        _menu,
        _verses,
        _address,
        _dialogue,
        _fields,
        _headings,
        _signature,
    )
    made = []
    while len(made) < count:
        block = rng.choice(makers)(prose, said, examples, rng)
        if len(block) >= 3:
            made.append(block)
    return made


def _wrapped(prose, said, examples, rng):
    return textwrap.wrap(rng.choice(prose), rng.randint(35, 110))


def _said(prose, said, examples, rng):
    return rng.sample(said, rng.randint(3, 7))


def _list_of_cells(prose, said, examples, rng):
    """One column of a table, each cell a line: a list that lost its bullets."""
    grid = rng.choice(examples).grid
    column = rng.randrange(len(grid[0]))
    cells = [row[column] for row in grid[1:]]
    other = rng.choice(examples).grid
    if rng.random() < 0.4:
        cells += [row[rng.randrange(len(other[0]))] for row in other[1:]]
    if rng.random() < 0.3:
        cells = [cell + rng.choice([" ;", ",", "."]) for cell in cells]
    return cells


def _names(prose, said, examples, rng):
    return rng.sample(NAMES, rng.randint(3, 12))


_MENU = (
    "Accueil;À propos;Contact;Mentions légales;Politique de confidentialité;Nos "
    "articles;S'abonner;Se connecter;Lire "
    "aussi;Newsletter;"
    "Partager;Commentaires;Haut de page;Tous nos dossiers;Plan du site;Connexion;Créer un "
    "compte;Voir plus;Lire la "
    "suite;Actualités;Tests;"
    "Bons plans;Comparatifs;Guides d'achat;Forum;Vidéos;Podcasts;Applications;Intelligence "
    "artificielle;Cybersécurité;Cloud;Mobilité;"
    "Jeux vidéo;Sciences;Économie;Politique;Culture;Rechercher;Panier;Mon "
    "compte;Aide;FAQ;Carrières;Presse;Publicité;Suivez-nous;Facebook;"
    "Twitter;LinkedIn;Instagram;YouTube;Flux RSS;Conditions générales;Gérer les "
    "cookies;Français;English;Les plus lus;À "
    "lire également;"
    "Vedettes;Tags;Par la rédaction"
).split(";")


def _menu(prose, said, examples, rng):
    lines = rng.sample(_MENU, rng.randint(4, 14))
    if rng.random() < 0.3:
        lines = [" ".join(rng.sample(_MENU, rng.randint(2, 4))) for _ in range(rng.randint(3, 5))]
    if rng.random() < 0.3:
        lines = [f"{line} ({rng.randint(1, 99)})" for line in lines]
    return lines


def _verses(prose, said, examples, rng):
    words = " ".join(rng.sample(said, 4)).replace(".", ",").split()
    lines, width = [], rng.randint(4, 8)
    while words and len(lines) < 12:
        size = max(2, width + rng.randint(-1, 1))
        line = " ".join(words[:size])
        lines.append(line[:1].upper() + line[1:])
        words = words[size:]
    return lines


def _address(prose, said, examples, rng):
    street = rng.choice(
        [
            "rue de la Paix",
            "avenue Foch",
            "boulevard Voltaire",
            "quai de la Gare",
            "place Bellecour",
            "rue des Lilas",
            "allée des Tilleuls",
        ]
    )
    city = rng.choice(
        [
            "75002 Paris",
            "69002 Lyon",
            "33000 Bordeaux",
            "59000 Lille",
            "44000 Nantes",
            "1201 Genève",
            "1000 Bruxelles",
            "38000 Grenoble",
        ]
    )
    lines = [
        rng.choice(NAMES),
        f"{rng.randint(1, 180)}, {street}",
        city,
        rng.choice(
            [
                "France",
                "Suisse",
                "Belgique",
                "Tél. : 01 23 45 67 89",
                "contact@exemple.fr",
                "SIRET 123 456 789 00012",
            ]
        ),
    ]
    return (
        lines if rng.random() < 0.6 else [rng.choice(["Service presse", "Rédaction", "Siège social"]), *lines]
    )


def _dialogue(prose, said, examples, rng):
    return [
        rng.choice(["— ", "– ", "« ", "Q : ", "R : ", ""]) + s for s in rng.sample(said, rng.randint(3, 6))
    ]


def _fields(prose, said, examples, rng):
    """ "Prix : 12 €" is a field and its value, not a row."""
    grid = rng.choice(examples).grid
    column = rng.randrange(1, len(grid[0]))
    return [f"{row[0]} : {row[column]}" for row in grid[1:]]


def _headings(prose, said, examples, rng):
    """Titles of articles, one a line, as link lists have them."""
    titles = [re.sub(r"[.!?]+$", "", s) for s in rng.sample(said, rng.randint(3, 8))]
    if rng.random() < 0.4:
        titles = [
            f"{rng.randint(1, 28)} {rng.choice(['janvier', 'mars', 'juin', 'octobre'])} 2025 {t}"
            for t in titles
        ]
    return titles


def _signature(prose, said, examples, rng):
    person = rng.choice([n for n in NAMES if len(n.split()) == 2])
    date = (
        f"{rng.randint(1, 28)} {rng.choice(['janvier', 'février', 'mai', 'juin', 'novembre'])} "
        f"202{rng.randint(0, 6)}"
    )
    lines = [
        f"Par {person}",
        date,
        rng.choice(["Lecture : 4 min", "Publié à 12h30", "Mis à jour hier", "Temps de lecture 5 minutes"]),
    ]
    return lines if rng.random() < 0.5 else [re.sub(r"[.!?]+$", "", rng.choice(said)), *lines]
