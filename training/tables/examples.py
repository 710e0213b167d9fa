"""Training examples: the tables of the corpus, and new ones recombined from their columns."""

from __future__ import annotations

import json
import pathlib
import random
import re
from typing import NamedTuple

from untidy import UNTIDY
from values import NAMES, name_column, value_column

CORPUS = pathlib.Path(__file__).parent / "corpus"
FOLDS = 3


class Example(NamedTuple):
    """A table, header first; ``fold`` is that of the table it was made from, so that no variant is on both
    sides.
    """

    grid: list[list[str]]
    fold: int
    own: bool  # as written, not recombined


def corpus() -> list[Example]:
    """The tables as written; a table's fold is that of its place in its file."""
    examples = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            table = json.loads(line)
            grid = [[" ".join(cell.split(" ")) for cell in row] for row in [table["header"], *table["rows"]]]
            if all(cell.strip() for row in grid for cell in row):
                examples.append(Example(grid, number % FOLDS, True))
    return examples


def recombined(examples: list[Example], rounds: int, seed: int) -> list[Example]:
    """New tables: columns of a table shuffled, dropped, joined with another's of the same fold; rows dropped;
    cells restyled.
    """
    rng = random.Random(seed)
    made = []
    by_fold = {fold: [e for e in examples if e.fold == fold] for fold in range(FOLDS)}
    for _ in range(rounds):
        for example in examples:
            grid = _varied(example, by_fold, rng)
            if 2 <= len(grid[0]) <= 8:
                made.append(Example(grid, example.fold, False))
    return made


def _varied(example: Example, by_fold: dict[int, list[Example]], rng: random.Random) -> list[list[str]]:
    grid = [list(row) for row in example.grid]
    if rng.random() < 0.3:
        grid = _joined(grid, rng.choice(by_fold[example.fold]).grid, rng)
    if rng.random() < 0.25:
        grid = _with_marks(grid, rng)
    if rng.random() < 0.4:
        grid = _with_made_column(grid, rng)
    grid = _columns(grid, rng)
    for chance, changes in ((0.12, _RESTYLED), (0.07, UNTIDY), (0.06, (_cased,))):
        for change in changes:
            if rng.random() < chance:
                grid = change(grid, rng)
    if len(grid) > 3 and rng.random() < 0.2:
        for _ in range(rng.randint(1, len(grid) - 3)):
            del grid[rng.randrange(1, len(grid))]
    return grid


def _joined(grid: list[list[str]], other: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Columns of another table to the right."""
    rows = min(len(grid), len(other))
    columns = list(range(len(other[0])))
    chosen = sorted(rng.sample(columns, rng.randint(1, min(3, len(columns)))))
    return [grid[i] + [other[i][j] for j in chosen] for i in range(rows)]


# how many columns tables in articles have
_WIDTHS = (2,) * 30 + (3,) * 38 + (4,) * 20 + (5,) * 7 + (6,) * 3 + (7, 8)


def _columns(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """As many of the columns as tables have; the first one mostly stays, the others may change places."""
    width = min(rng.choice(_WIDTHS), len(grid[0]))
    order = list(range(1, len(grid[0])))
    if rng.random() < 0.5:
        rng.shuffle(order)
    kept = [0, *(order[: width - 1] if rng.random() < 0.5 else sorted(order[: width - 1]))]
    if rng.random() < 0.1:
        rng.shuffle(kept)
    return [[row[j] for j in kept] for row in grid]


_MARKS = tuple(
    tuple(line.split("|"))
    for line in """\
✓|✗
✅|❌
Oui|Non
oui|non
✔|✘
✅ Oui|❌ Non
⭐⭐⭐⭐|⭐⭐⭐|⭐⭐⭐⭐⭐
Élevé|Moyen|Faible
—
✓|✗|—
Oui|Non|Partiel
🟢|🟡|🔴
🟢 Faible|🟠 Moyen|🔴 Élevé
N/A|Oui
-|✓
x|-
Haute|Moyenne|Basse
+++|++|+
1|2|3
Gratuit|Payant
★★★☆☆|★★★★☆|★★★★★
0|1
A|B|C""".splitlines()
)
_MARK_HEADERS = (
    "Statut;Inclus;Support;Priorité;Note;Niveau;Impact;Risque;Obligatoire;Disponible;Gratuit;Pro;Windows;Linux;Verdict;Offert;Score;Facilité;"
    "Open source;Mode hors ligne;Oui/Non;Recommandé;Difficulté"
).split(";")


def _with_marks(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """One or two columns of yes and no, grades or dashes."""
    for _ in range(rng.randint(1, 2)):
        place, marks = rng.randint(1, len(grid[0])), rng.choice(_MARKS)
        for number, row in enumerate(grid):
            row.insert(place, rng.choice(marks) if number else rng.choice(_MARK_HEADERS))
    if rng.random() < 0.3:
        row, column = rng.randrange(1, len(grid)), rng.randrange(1, len(grid[0]))
        grid[row][column] = rng.choice(["—", "N/A", "-", "n.c.", "–", "?"])
    return grid


def _with_made_column(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """A column of values or names more, the names mostly first."""
    for _ in range(rng.randint(1, 2)):
        if rng.random() < 0.35:
            column, place = name_column(len(grid) - 1, rng), rng.choice([0, 0, 1, len(grid[0])])
            if place == 0 and rng.random() < 0.6:
                grid = [row[1:] for row in grid]
        else:
            column, place = value_column(len(grid) - 1, rng), rng.randint(1, len(grid[0]))
        grid = [[*row[:place], cell, *row[place:]] for row, cell in zip(grid, column, strict=True)]
    return grid


_JOINERS = (
    " + ",
    " & ",
    " / ",
    " → ",
    " · ",
    ", ",
    ", ",
    " ou ",
    " et ",
    " : ",
    " – ",
    " vs ",
    " = ",
    " (",
    " ; ",
)


def _compound(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Cells that name two things, joined by a sign or a word."""
    column, joiner = rng.randrange(len(grid[0])), rng.choice(_JOINERS)
    pool = [row[column] for row in grid[1:] if len(row[column].split()) < 5] + rng.sample(NAMES, 3)
    for row in grid[1:]:
        if rng.random() < 0.6 and len(row[column].split()) < 5:
            row[column] += joiner + rng.choice(pool) + (")" if joiner == " (" else "")
    return grid


def _numbered(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Cells that begin with a number or a code: "5.17 Authentification", "02 — Tests", "Étape 1 : Audit"."""
    column = rng.choice([0, 0, 1, rng.randrange(len(grid[0]))]) % len(grid[0])
    form = rng.choice(
        [
            "{n}. ",
            "0{n} — ",
            "0{n} - ",
            "{n}.{m} ",
            "{n}.{m} ",
            "Étape {n} : ",
            "Phase {n} - ",
            "A.{n}.{m} ",
            "N{n} – ",
            "{n}) ",
            "{m}/{n} ",
            "#{n} ",
            "Top {n} ",
        ]
    )
    for number, row in enumerate(grid[1:], 1):
        row[column] = form.replace("{n}", str(number)).replace("{m}", str(rng.randint(1, 35))) + row[column]
    return grid


_TAGS = (
    "France",
    "Suisse",
    "FR",
    "IA",
    "Pro",
    "Europe",
    "2.0",
    "Cloud",
    "Linux",
    "API",
    "(IA)",
    "SA",
    "SAS",
    "Inc.",
    "web",
    "mobile",
    "interne",
    "/mois",
)


def _suffixed(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """The same word behind every cell of a column: no column of its own."""
    column, tag = rng.randrange(len(grid[0])), rng.choice(_TAGS)
    for row in grid[1:]:
        row[column] += " " + tag
    return grid


def _echoed(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """The second column begins with the word of the first ("Thales | Thales Trusted Cloud")."""
    for row in grid[1:]:
        if len(row[0].split()) < 3:
            row[1] = row[0].split()[0] + " " + row[1]
    return grid


def _restyled_values(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Other habits for values: "45%", "12€", "~40", "3x", "$20/mois", "10-20 %"."""
    percent, euro, prefix = (
        rng.random() < 0.7,
        rng.random() < 0.5,
        rng.choice(["", "", "~", "<", "+", ">", "≈ "]),
    )

    def one(cell: str) -> str:
        if percent:
            cell = re.sub(r"(\d) %", r"\1%", cell)
        if euro:
            cell = re.sub(r"(\d) (€|\$|Go|To|h|ms|MW|km)(?!\w)", r"\1\2", cell)
        return re.sub(r"^(?=\d+(?:[.,]\d+)?\s?(?:%|€|\$|h|Go|ms|x)?$)", prefix, cell)

    return [grid[0], *([one(cell) for cell in row] for row in grid[1:])]


_DECORATIONS = ("✅ ", "❌ ", "⚠️ ", "🔴 ", "🟢 ", "🟡 ", "⭐ ", "🚀 ")


def _decorated(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Emoji before the cells of a column, or parentheses behind them."""
    column = rng.randrange(len(grid[0]))
    marks = rng.sample(_DECORATIONS, rng.randint(1, 3))
    notes = "(limité) (2025) (max) (prévu) (Pro) (x2) (optionnel) (GPU) (IA) (recommandé) (bêta)".split()
    style = rng.random()
    for row in grid[1:]:
        if style < 0.5:
            row[column] = rng.choice(marks) + row[column]
        elif rng.random() < 0.6:
            row[column] += " " + rng.choice(notes)
    return grid


def _cased(grid: list[list[str]], rng: random.Random) -> list[list[str]]:
    """A column in lower case, or an English-style header."""
    column = rng.randrange(len(grid[0]))
    if rng.random() < 0.5:
        for row in grid[1:]:
            if len(row[column]) > 1 and row[column][1:2].islower():
                row[column] = row[column][0].lower() + row[column][1:]
    else:
        grid[0] = [
            " ".join(w[:1].upper() + w[1:] if len(w) > 3 else w for w in cell.split(" ")) for cell in grid[0]
        ]
    return grid


_RESTYLED = (_restyled_values, _decorated, _compound, _numbered, _suffixed, _echoed)
