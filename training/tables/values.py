"""Columns of values and names that the corpus has too few of: amounts, ranges, model sizes, durations,
versions, codes.
"""

from __future__ import annotations

import pathlib
import random


def _listed(files: str) -> list[str]:
    paths = sorted(pathlib.Path(__file__).parent.glob(files))
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        name.strip() for line in lines if not line.startswith("#") for name in line.split(";") if name.strip()
    ]


NAMES = _listed("names.txt")
PHRASES = _listed("phrases*.txt")


def _templates() -> list[tuple[list[str], list[list[str]]]]:
    """Headers and forms of ``values.txt``."""
    content = (pathlib.Path(__file__).parent / "values.txt").read_text(encoding="utf-8")
    blocks = [
        [line for line in block.splitlines() if not line.startswith("#")] for block in content.split("\n\n")
    ]
    return [(lines[0].split(";"), [line.split("|") for line in lines[1:]]) for lines in blocks if lines]


_TEMPLATES = _templates()


def value_column(rows: int, rng: random.Random) -> list[str]:
    """A header and so many cells of one kind."""
    headers, templates = rng.choice(_TEMPLATES)
    forms = rng.choice(templates)
    return [rng.choice(headers), *(_filled(rng.choice(forms), rng) for _ in range(rows))]


def _filled(form: str, rng: random.Random) -> str:
    separator = rng.choice(["'", " ", "\u202f", ",", ".", ""])
    parts = {
        "n": lambda: rng.randint(1, 9), "m": lambda: rng.randint(10, 950), "p": lambda: rng.randint(5, 99),
        "y": lambda: rng.randint(2008, 2032),
        "k": lambda: f"{rng.randint(1, 99)}{separator}{rng.randrange(0, 1000, 50):03}",
        "k0": lambda: rng.randint(1000, 9999),
        "d": lambda: f"{rng.randint(0, 30)}{rng.choice('.,')}{rng.randint(1, 99)}",
    }  # fmt: skip
    for name, make in parts.items():
        while "{" + name + "}" in form:
            form = form.replace("{" + name + "}", str(make()), 1)
    return form


def name_column(rows: int, rng: random.Random) -> list[str]:
    """Names, mostly neighbours in the list, so that they are of a kind."""
    headers = (
        "Outil",
        "Modèle",
        "Solution",
        "Produit",
        "Plateforme",
        "Service",
        "Nom",
        "Alternative",
        "Fournisseur",
        "Exemple",
        "Concurrent",
        "Offre",
        "Appareil",
        "Acteur",
    )
    first = rng.randrange(max(1, len(NAMES) - 3 * rows))
    pool = NAMES[first : first + 3 * rows] if rng.random() < 0.8 else NAMES
    return [rng.choice(headers), *rng.sample(pool, rows)]
