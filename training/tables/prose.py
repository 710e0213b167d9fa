"""Fits the weights by which prose is told from rows at once.

Writes the list of common words, and prints the weights that ``src/newsparse/tables/flattened/prose.py``
holds.

    python training/tables/prose.py

Half of the tables and blocks are fitted on; of the others it says how many tables the gate cuts and how much
prose passes it.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections import Counter

import lexicon as lexicons
import numpy as np
from examples import corpus
from negatives import paragraphs
from sklearn.linear_model import LogisticRegression
from untidy import dashed, sentences

from newsparse.tables.flattened import prose

SEED, BLOCKS = 1, 700
FEWEST = 2  # times that a common word is seen in lower case
SHARE = 0.3  # of them with a dash in the cells, too
ROWS_WEIGH = 2.0  # a lost table is worse than a look at prose


def blocks(texts: list[str]) -> dict[str, list[list[str]]]:
    """Paragraphs a line, sentences a line, lines cut at a width."""
    rng = random.Random(SEED)
    whole = paragraphs(texts)
    said = [
        s for paragraph in whole for s in re.split(r"(?<=[.!?…])\s+(?=[A-ZÉÀ«])", paragraph) if len(s) > 20
    ]
    long = [paragraph for paragraph in whole if len(paragraph) > 200]
    found: dict[str, list[list[str]]] = {"paragraphs": [], "sentences": [], "wrapped": []}
    for _ in range(BLOCKS):
        found["paragraphs"].append(rng.choices(whole, k=rng.randint(3, 8)))
        first = rng.randrange(len(said) - 10)
        found["sentences"].append(said[first : first + rng.randint(3, 9)])
        found["wrapped"].append(textwrap.wrap(rng.choice(long), rng.randint(40, 110)))
    return found


def common(texts: list[str]) -> list[str]:
    """Words that the prose writes in lower case, more than once."""
    counts = Counter(
        word for text in texts for word in re.findall(r"(?<![\w'’|-])[a-zà-öø-ÿœ]{3,}(?![\w'’-])", text)
    )
    return sorted(word for word, count in counts.items() if count >= FEWEST)


def main() -> None:
    texts = lexicons.prose()
    prose.FILE.write_text("\n".join(textwrap.wrap(" ".join(common(texts)), 140)) + "\n", encoding="utf-8")
    prose.COMMON = frozenset(common(texts))
    rng = random.Random(SEED)
    tables = []
    # each as it is, and with sentences in its cells: such rows are the hardest to tell
    for example in corpus():
        told = sentences(
            dashed([list(row) for row in example.grid], rng)
            if rng.random() < SHARE
            else [list(row) for row in example.grid],
            rng,
        )
        tables += [[" ".join(row) for row in grid] for grid in (example.grid, told)]
    against = blocks(texts)
    rows = np.array([prose.counts(row) for table in [*tables[::4], *tables[1::4]] for row in table])
    lines = np.array(
        [prose.counts(line) for kind in against.values() for block in kind[::2] for line in block]
    )
    labels, weights = (
        np.r_[np.zeros(len(rows)), np.ones(len(lines))],
        np.r_[np.full(len(rows), ROWS_WEIGH), np.ones(len(lines))],
    )
    fitted = LogisticRegression(max_iter=2000).fit(
        np.concatenate([rows, lines]), labels, sample_weight=weights
    )
    prose.WEIGHTS = prose.Weights(
        tuple(round(float(w), 2) for w in fitted.coef_[0]), round(float(fitted.intercept_[0]), 2)
    )
    print(prose.WEIGHTS)
    whole = [list(prose.runs(table)) == [(0, len(table))] for table in [*tables[2::4], *tables[3::4]]]
    print(f"tables that pass whole: {np.mean(whole):.4f} of {len(whole)}")
    for name, kind in against.items():
        shares = [sum(last - first for first, last in prose.runs(block)) / len(block) for block in kind[1::2]]
        print(f"{name}: {np.mean(shares):.3f} of the lines pass")


if __name__ == "__main__":
    main()
