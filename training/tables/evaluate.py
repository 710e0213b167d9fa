"""Scores the shipped model on the locked test tables, as they come back from a text.

  python training/tables/evaluate.py [--show N]

Each table is written flattened, flattened without blank lines around it, and listed, between two paragraphs;
it counts as right when it is the only table found and every cell of it is. Beside it: how far ``confidence``
can be trusted.
"""

from __future__ import annotations

import argparse
import json
import pathlib

import newsparse

TESTS = pathlib.Path(__file__).parent / "test"
BEFORE = (
    "Les écarts se creusent entre les acteurs du marché. Nous avons réuni ci-dessous ce que chacun annonce."
)
BEHIND = (
    "Ces données valent pour le mois de leur publication. Les prochaines annonces pourraient changer "
    "la donne."
)
LAYOUTS = ("flat", "flat-tight", "listed")
SURE = 0.8  # the confidence that the documentation speaks of
Grid = list[list[str]]


def written(grid: Grid, layout: str) -> str:
    gap = "\n" if layout == "flat-tight" else "\n\n"
    lines = [cell for row in grid for cell in row] if layout == "listed" else [" ".join(row) for row in grid]
    return gap.join([BEFORE, "\n".join(lines), BEHIND])


def read(pipeline, text: str) -> tuple[Grid | None, float]:
    """The only table found, and its confidence."""
    tables = pipeline.parse(text).tables
    if len(tables) != 1:
        return None, 0.0
    (table,) = tables
    return [list(table.header), *([cell.text for cell in row] for row in table.rows)], table.confidence


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", type=int, default=0, help="print so many tables that came back wrong")
    options = parser.parse_args()
    pipeline = newsparse.load(components=["tables", "money", "dates"])
    for path in sorted(TESTS.glob("*.jsonl")):
        tables = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        grids = [
            [[" ".join(cell.split()) for cell in row] for row in [table["header"], *table["rows"]]]
            for table in tables
        ]
        for layout in LAYOUTS:
            found = [read(pipeline, written(grid, layout)) for grid in grids]
            right = [got == grid for (got, _), grid in zip(found, grids, strict=True)]
            sure = [ok for ok, (_, confidence) in zip(right, found, strict=True) if confidence >= SURE]
            told = f"{sum(sure)} of {len(sure)} right with a confidence of {SURE} and more"
            print(
                f"{path.stem} {layout:11} {sum(right) / len(right):.3f} of {len(grids)} tables wholly "
                f"right; {told}"
            )
            for grid, (got, _) in [
                pair for pair, ok in zip(zip(grids, found, strict=True), right, strict=True) if not ok
            ][: options.show]:
                print("  written", grid, "\n  read   ", got)


if __name__ == "__main__":
    main()
