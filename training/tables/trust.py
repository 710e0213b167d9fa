"""Fits how far a flattened table can be trusted, and says how far that holds of the kept tables.

  python training/tables/trust.py

Every other table of ``test/`` (the even lines) is learned from, as it comes back from a text; the odd lines
stay aside.
"""

from __future__ import annotations

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import numpy as np
from evaluate import LAYOUTS, SURE, TESTS, written

import newsparse
from newsparse.tables.flattened import trust

STEPS, DECAY = 4_000, 1.0
GAPS = LAYOUTS[:2]  # flattened, with and without blank lines
READ: dict[float, np.ndarray] = {}  # the signs of what was read, by the confidence they gave


def confidence(parts) -> float:
    found = kept(parts)
    READ[round(found, 3)] = np.mean(parts, axis=0)
    return found


kept = trust.confidence


def cases(pipeline, grid, gap):
    """The signs of the table that came back, and whether it is right; nothing where there is none."""
    READ.clear()
    tables = pipeline.parse(written(grid, gap)).tables
    if len(tables) != 1 or tables[0].confidence not in READ:
        return None
    (table,) = tables
    read = [list(table.header), *([cell.text for cell in row] for row in table.rows)]
    return READ[table.confidence], read == grid


def fit(signs: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the last one added."""
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    lines = np.concatenate([(signs - mean) / spread, np.ones((len(signs), 1))], axis=1)
    weights = np.zeros(lines.shape[1])
    decay = np.array([DECAY] * signs.shape[1] + [0.0])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-lines @ weights))
        weights += 0.5 * (lines.T @ (right - chances) - decay * weights) / len(lines)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ mean)


def main() -> None:
    trust.confidence = confidence
    pipeline = newsparse.load(components=["tables", "money", "dates"])
    found = {}
    for path in sorted(TESTS.glob("*.jsonl")):
        tables = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        grids = [
            [[" ".join(c.split()) for c in row] for row in [table["header"], *table["rows"]]]
            for table in tables
        ]
        for gap in GAPS:
            found[path.stem, gap] = [cases(pipeline, grid, gap) for grid in grids]
    learned = [case for one in found.values() for case in one[::2] if case]
    signs, right = (np.array(column) for column in zip(*learned, strict=True))
    weights = fit(signs, right.astype(float))
    print("WEIGHTS", weights[:-1].round(2).tolist(), "ADDED", round(float(weights[-1]), 2))
    for (stem, gap), one in found.items():
        for name, half in (("learned", one[::2]), ("kept", one[1::2])):
            told = [
                (1 / (1 + np.exp(-(line @ weights[:-1] + weights[-1] - trust.CAUTION))), ok)
                for line, ok in filter(None, half)
            ]
            sure = [ok for chance, ok in told if chance >= SURE]
            whole = sum(ok for _, ok in told)
            print(
                f"  {stem} {gap:11} {name}: {sum(sure)} of {len(sure)} right with {SURE} and more, "
                f"{whole} of {len(half)} right at all"
            )


if __name__ == "__main__":
    main()
