"""Fits the weights of the last look, and says how the cells of the kept tables fare with them.

  python training/tables/agreement.py

Every other table of ``test/`` (the even lines) is learned from: no other model has seen them. The odd lines
stay aside.
"""

from __future__ import annotations

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import numpy as np

from newsparse.tables.flattened import agreement, choice, settled
from newsparse.tables.flattened import odds as odds_of
from newsparse.tables.flattened.model import load
from newsparse.tables.flattened.segmentation import NEVER, expected
from newsparse.tables.flattened.sheet import sheet_of

TESTS = pathlib.Path(__file__).parent / "test"
STEPS, RATE, DECAY = 120, 0.04, 10.0
WIDEST = 45  # words of a row


def grids(name: str) -> list[list[list[str]]]:
    """The tables of a set, header first."""
    tables = [json.loads(line) for line in (TESTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        [[" ".join(c.split()) for c in row] for row in [table["header"], *table["rows"]]] for table in tables
    ]


def borders_of(grid, sheet) -> np.ndarray | None:
    """Which words the cells begin with; nothing where a word runs over a border."""
    found = []
    for row, spans in zip(grid, sheet.spans, strict=True):
        places = {start: place for place, (start, _) in enumerate(spans)}
        ends = np.concatenate([[0], np.cumsum([len(cell) + 1 for cell in row])])[:-1]
        if not all(end in places for end in ends.tolist()):
            return None
        found.append([*(places[end] for end in ends.tolist()), len(spans)])
    return np.array(found, dtype=np.int32)


def questions(grid):
    """The questions of body and header, each with the true cells; nothing where they cannot be read."""
    sheet, model = sheet_of([" ".join(row) for row in grid]), load()
    borders = borders_of(grid, sheet)
    if borders is None or sheet.width > WIDEST or len(grid[0]) > sheet.sizes.min():
        return None
    clues = model.lexicon.clues(sheet)
    trees = odds_of.tree_odds(sheet, clues, model)
    odds = odds_of.mixed(trees, model.network.odds(sheet, clues), model.mix)
    (reading,) = choice.readings(sheet, clues, odds, model, len(grid[0]))
    body = settled.of_body(reading, sheet, trees)
    header = settled.of_header(reading, sheet, trees, model.lexicon)
    return (body, _true(body, borders[1:])), (header, _true(header, borders[:1]))


def _true(asked, borders) -> np.ndarray:
    r, k, i, j = asked.at
    return (borders[r, k] == i) & (borders[r, k + 1] == j)


def fit(cases, start: np.ndarray) -> np.ndarray:
    """Weights by the likelihood of the true borders; rows whose true cells are not candidates are out."""
    cases = [(asked, true) for asked, true in cases if true.any()]
    spread = (
        np.sqrt(np.mean(np.concatenate([asked.lines.var(axis=0)[None] for asked, _ in cases]), axis=0)) + 1e-6
    )
    weights = start * spread
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = -DECAY * weights
        for asked, true in cases:
            scores = np.full(asked.shape, NEVER, dtype=np.float32)
            scores[asked.at] = asked.lines @ (weights / spread).astype(np.float32)
            cells = expected(scores, asked.sizes)[1][asked.at]
            whole = np.bincount(asked.at.rows, weights=true, minlength=asked.shape[0]) == asked.shape[1]
            kept = whole[asked.at.rows]
            gradient = gradient + ((true - cells) * kept) @ asked.lines / spread
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights / spread


def right(cases, weights) -> np.ndarray:
    """Which tables have all their cells."""
    found = []
    for asked, true in cases:
        r, k, i, j = asked.at
        borders = asked.settle(weights.astype(np.float32)).borders
        chosen = (borders[r, k] == i) & (borders[r, k + 1] == j)
        found.append(bool((chosen == true).all()) and int(true.sum()) == asked.shape[0] * asked.shape[1])
    return np.array(found)


def main() -> None:
    asked = {
        path.stem: [questions(grid) for grid in grids(path.stem)] for path in sorted(TESTS.glob("*.jsonl"))
    }
    for part, (name, start) in enumerate((("BODY", agreement.BODY), ("HEADER", agreement.HEADER))):
        sets = {stem: [pair[part] if pair else None for pair in pairs] for stem, pairs in asked.items()}
        learned = [case for cases in sets.values() for case in cases[::2] if case]
        weights = fit(learned, np.array(list(start.values())))
        print(name, {question: round(float(w), 2) for question, w in zip(start, weights, strict=True)})
        for stem, cases in sets.items():
            kept = [case for case in cases[1::2] if case]
            whole = right(kept, weights).sum()
            print(f"  {stem}: {whole} of {len(kept)} kept tables have all cells of the {name.lower()}")


if __name__ == "__main__":
    main()
