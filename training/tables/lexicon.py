"""The lexicon of the table models: what words and pairs of word classes say about borders."""

from __future__ import annotations

import pathlib
import re
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
from examples import Example
from values import NAMES

from newsparse.tables.flattened.gaps import WORD_ODDS, Lexicon
from newsparse.tables.flattened.words import COARSE, FINE_SIZE, kind_of

PROSE = pathlib.Path(__file__).parents[1]
_NAME = re.compile(r"\[([^\[\]|\n]+)\|[A-Z]+\]")
_SMOOTHING = 3.0  # occurrences the base rate weighs
_FEWEST = 2  # occurrences of a word worth a line


def prose() -> list[str]:
    """The project's own prose, with its names marked up."""
    return [path.read_text(encoding="utf-8") for path in sorted(PROSE.glob("*/corpus/*.txt"))]


def build(examples: list[Example], texts: list[str]) -> Lexicon:
    """A lexicon from tables and prose."""
    counts = {name: defaultdict(lambda: [0, 0]) for name in WORD_ODDS}
    seen: Counter[str] = Counter()
    pairs = np.zeros((2, FINE_SIZE, FINE_SIZE))
    coarse = np.zeros((2, len(COARSE), len(COARSE)))
    for example in examples:
        for number, row in enumerate(example.grid):
            _count_row([cell.split() for cell in row], number == 0, counts, seen, pairs, coarse)
    _count_prose(texts, counts, seen)
    words = [word for word, total in sorted(seen.items()) if total >= _FEWEST]
    table = np.zeros((len(words) + 1, len(WORD_ODDS)), dtype=np.float32)
    for column, name in enumerate(WORD_ODDS):
        yes, no = (sum(pair[i] for pair in counts[name].values()) for i in (0, 1))
        base = (yes + 1) / (yes + no + 2)
        for line, word in enumerate(words, 1):
            if name in ("lower", "seen"):
                table[line, column] = np.log1p(counts[name][word][0])
            else:
                table[line, column] = _log_odds(*counts[name][word], base)
    return Lexicon({word: line for line, word in enumerate(words, 1)}, np.round(table, 2), *_pair_odds(pairs, coarse))


def _count_row(cells, header, counts, seen, pairs, coarse) -> None:
    kinds = [[kind_of(word) for word in cell] for cell in cells]
    start, end = ("header-start", "header-end") if header else ("start", "end")
    for column, cell in enumerate(kinds):
        for place, kind in enumerate(cell):
            seen[kind.key] += 1
            counts["seen"][kind.key][0] += 1
            if column or place:
                counts[start][kind.key][place > 0] += 1
            if column + 1 < len(kinds) or place + 1 < len(cell):
                counts[end][kind.key][place + 1 < len(cell)] += 1
            if cells[column][place].islower():
                counts["lower"][kind.key][0] += 1
    flat = [(kind, column) for column, cell in enumerate(kinds) for kind in cell]
    for (left, a), (right, b) in pairwise(flat):
        pairs[int(a == b), left.fine, right.fine] += 1
        coarse[int(a == b), left.coarse, right.coarse] += 1


def _count_prose(texts, counts, seen) -> None:
    named = [name[1] for text in texts for name in _NAME.finditer(text)]
    for name in [*named, *NAMES]:
        keys = [kind_of(word).key for word in name.split()]
        for place, key in enumerate(keys):
            counts["name-goes-on"][key][place + 1 == len(keys)] += 1
            counts["name-ends"][key][place + 1 < len(keys)] += 1
            seen[key] += 1
    for text in texts:
        for word in re.findall(r"(?<![\w'’|])[a-zà-öø-ÿœ]{3,}(?![\w'’])", _NAME.sub(" ", text)):
            counts["lower"][word][0] += 1
            seen[word] += 1


def _log_odds(yes: float, no: float, base: float) -> float:
    return float(np.log((yes + _SMOOTHING * base) / (no + _SMOOTHING * (1 - base))) - np.log(base / (1 - base)))


def _pair_odds(pairs, coarse):
    """A pair of fine classes, backed off to the evidence of each class alone."""
    border, inside = pairs
    base = np.log((border.sum() + 1) / (inside.sum() + 1))
    left = np.log((border.sum(1) + 2) / (inside.sum(1) + 2)) - base
    right = np.log((border.sum(0) + 2) / (inside.sum(0) + 2)) - base
    backed = 1 / (1 + np.exp(-(base + left[:, None] + right[None, :])))
    fine = np.log((border + 5 * backed + 0.05) / (inside + 5 * (1 - backed) + 0.05))
    coarse_odds = np.log((coarse[0] + 1) / (coarse[1] + 1))
    return np.round(fine, 2).astype(np.float32), np.round(coarse_odds, 2).astype(np.float32)
