"""The lexicon of the table models: what words and pairs of word classes say about borders."""

from __future__ import annotations

import pathlib
import re
from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
from examples import Example
from values import NAMES, PHRASES

from newsparse.tables.flattened.clues import WORD_CLASSES, WORD_ODDS, Lexicon
from newsparse.tables.flattened.codes import TYPES, codes_of
from newsparse.tables.flattened.phrases import LONGEST, Phrases, mark
from newsparse.tables.flattened.sheet import sheet_of
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
    classes = _classes()
    words = sorted({word for word, total in seen.items() if total >= _FEWEST}.union(*classes.values()))
    table = np.zeros((len(words) + 1, len(WORD_ODDS) + len(WORD_CLASSES)), dtype=np.float32)
    for column, name in enumerate(WORD_CLASSES, len(WORD_ODDS)):
        table[1:, column] = [word in classes[name] for word in words]
    for column, name in enumerate(WORD_ODDS):
        yes, no = (sum(pair[i] for pair in counts[name].values()) for i in (0, 1))
        base = (yes + 1) / (yes + no + 2)
        for line, word in enumerate(words, 1):
            if name in ("lower", "seen"):
                table[line, column] = np.log1p(counts[name][word][0])
            else:
                table[line, column] = _log_odds(*counts[name][word], base)
    lines = {word: line for line, word in enumerate(words, 1)}
    return Lexicon(
        lines,
        np.round(table, 2),
        *_pair_odds(pairs, coarse),
        _heads(examples, lines),
        phrases(examples, texts),
    )


def _classes() -> dict[str, frozenset[str]]:
    """The words of each class of ``classes.txt``."""
    found: dict[str, set[str]] = {name: set() for name in WORD_CLASSES}
    current: set[str] = set()
    for line in (pathlib.Path(__file__).parent / "classes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found[line.strip("[] ")]
        elif not line.startswith("#"):
            current.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def thinned(lexicon: Lexicon, fold: int) -> Lexicon:
    """Half of the names left out, as the names of unseen tables are known less often than those
    of our own.
    """
    names = frozenset(name for name in lexicon.phrases.names if (name // 7 + fold) % 2)
    return lexicon._replace(phrases=lexicon.phrases._replace(names=names))


def _heads(examples: list[Example], lines: dict[str, int]) -> np.ndarray:
    """For each word of a header the log-odds of the types of the cells below it."""
    counts = np.zeros((len(lines) + 1, len(TYPES)))
    for example in examples:
        types = [
            codes_of(sheet_of([row[k] for row in example.grid[1:]])) for k in range(len(example.grid[0]))
        ]
        for k, head in enumerate(example.grid[0]):
            sheet = sheet_of([row[k] for row in example.grid[1:]])
            below = types[k].types[np.arange(len(sheet.sizes)), 0, sheet.sizes]
            for word in head.split():
                counts[lines.get(kind_of(word).key, 0)] += np.bincount(below, minlength=len(TYPES)) / len(
                    below
                )
    base = counts.sum(axis=0) + 1
    base /= base.sum()
    odds = np.log((counts + 2 * base) / (counts.sum(axis=1, keepdims=True) + 2) / base)
    odds[0] = 0
    return np.round(odds, 2).astype(np.float32)


def phrases(examples: list[Example], texts: list[str]) -> Phrases:
    """Names of several words that the prose and the lists hold, and the cells of the tables."""
    names = [*(name[1] for text in texts for name in _NAME.finditer(text)), *NAMES, *PHRASES]
    cells = [cell for example in examples for row in example.grid[1:] for cell in row]
    plain = [cell for cell in cells if not any(c.isdigit() for c in cell)]
    return Phrases(_marks(names, 2), _marks(plain, 1), _pairs([*names, *plain], texts))


def _pairs(phrases: list[str], texts: list[str]) -> frozenset[int]:
    """Neighbours within a phrase, or twice in prose; digits and marks part."""
    within = {
        mark(pair) for phrase in phrases for pair in pairwise(kind_of(word).key for word in phrase.split())
    }
    seen: Counter[int] = Counter()
    for text in texts:
        for run in _RUN.findall(_NAME.sub(lambda name: name[1], text)):
            seen.update(mark(pair) for pair in pairwise(word.lower() for word in run.split()))
    return frozenset(within | {pair for pair, count in seen.items() if count >= _FEWEST})


# Words that nothing but blanks parts; articles and prepositions tell nothing, so both words have four letters
# or more.
_RUN = re.compile(r"(?<![\w'’-])[A-Za-zÀ-ÖØ-öø-ÿœ]{4,}(?: [A-Za-zÀ-ÖØ-öø-ÿœ]{4,})+(?![\w'’-])")


def _marks(texts: list[str], fewest: int) -> frozenset[int]:
    keys = [[kind_of(word).key for word in text.split()] for text in texts]
    return frozenset(mark(words) for words in keys if fewest <= len(words) <= LONGEST)


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
    for name in [*named, *NAMES, *PHRASES]:
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
    return float(
        np.log((yes + _SMOOTHING * base) / (no + _SMOOTHING * (1 - base))) - np.log(base / (1 - base))
    )


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
