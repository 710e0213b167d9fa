"""Trains the models of flattened and listed tables on the project's own corpus, and writes them as plain arrays.

  python training/tables/train.py [--rounds N]

Every model that sees the output of another one sees it as it is on tables that the other was not trained on (folds).
"""

from __future__ import annotations

import argparse
import pathlib
import random
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import cells
import lexicon as lexicons
import numpy as np
from examples import FOLDS, Example, corpus, recombined
from models import SEED, boosted
from negatives import blocks, paragraphs

import newsparse.tables.flattened as package
from newsparse.tables.flattened import choice, detect, gaps, listed
from newsparse.tables.flattened.columns import CHANNELS, Fit
from newsparse.tables.flattened.model import FILE, Model, to_arrays
from newsparse.tables.flattened.sheet import sheet_of
from newsparse.tables.flattened.trees import Trees

_WORD = re.compile(r"[^ \t]+")
_STARTED = time.time()


def say(*words: object) -> None:
    print(f"[{time.time() - _STARTED:5.0f} s]", *words, flush=True)


def lines_of(example: Example) -> list[str]:
    return [" ".join(row) for row in example.grid]


def borders_of(grid: list[list[str]]) -> np.ndarray:
    return np.array([np.concatenate([[0], np.cumsum([len(_WORD.findall(cell)) for cell in row])]) for row in grid], dtype=np.int32)


def gap_data(examples: list[Example], lexicon_of, header: bool):
    """Features and labels of every gap, and the fold and weight of each."""
    parts = []
    for example in examples:
        grid = example.grid[:1] if header else example.grid[1:]
        lines, rows, words = gaps.features(sheet_of([" ".join(row) for row in grid]), lexicon_of(example))
        truth = (borders_of(grid)[rows] == words[:, None]).any(axis=1)
        parts.append((lines, truth, np.full(len(rows), example.fold), np.full(len(rows), 2.0 if example.own else 1.0)))
    return [np.concatenate(column) for column in zip(*parts, strict=True)]


def by_fold(features, labels, folds, weights, **options) -> tuple[dict[int, Trees], Trees]:
    """Trees trained without each fold, and with all."""
    without = {f: boosted(features[folds != f], labels[folds != f], weight=weights[folds != f], **options) for f in range(FOLDS)}
    return without, boosted(features, labels, weight=weights, **options)


EMPTY = Trees(*(np.zeros((1, 1), t) for t in (np.int16, np.float32, np.int16, np.int16, np.float32)), depth=1, base=0.0)


def draft(lexicon, gap_trees, header_trees) -> Model:
    """A model that knows gaps only."""
    nothing = cells.start_weights()
    return Model(
        lexicon,
        gap_trees,
        header_trees,
        Fit(nothing, nothing, (), np.ones(len(CHANNELS), np.float32)),
        nothing,
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
        EMPTY,
    )


def fit_cells(examples: list[Example], model_of) -> tuple[Fit, object]:
    body, header = [], []
    for example in examples:
        model, grid = model_of(example), example.grid
        sheet = sheet_of(lines_of(example))
        odds = detect.run_odds(sheet, model, [])
        top, rest = sheet.part(0, 1), sheet.part(1, len(sheet.sizes))
        body.append(cells.case_of(rest, odds[1:, : rest.width + 1], borders_of(grid[1:])))
        header.append(cells.case_of(top, odds[:1, : top.width + 1], borders_of(grid[:1])))
    fit = cells.fit(body, SEED)
    header_weights = cells.ascend(header, cells.start_weights(), lambda case: None, SEED)
    return fit, header_weights


def fit_ranker(examples: list[Example], model_of):
    """The ranker, and every example's readings."""
    every, parts = [], []
    for example in examples:
        sheet = sheet_of(lines_of(example))
        found = choice.readings(sheet, detect.run_odds(sheet, model_of(example), []), model_of(example))
        every.append(found)
        if found:
            truth = np.array([reading.columns == len(example.grid[0]) for reading in found])
            parts.append(
                (choice.relative(found), truth, np.full(len(found), example.fold), np.full(len(found), 2.0 if example.own else 1.0))
            )
    data = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return every, *by_fold(*data, rounds=120, leaves=8, smallest=20)


def tight_blocks(examples: list[Example], negatives: list[list[str]], prose: list[str], rng: random.Random):
    """Blocks with the truth of each line: tables alone, tables between paragraphs, and no tables."""
    for example in examples:
        before = [rng.choice(prose) for _ in range(rng.choice([0, 0, 1, 1, 2]))]
        behind = [rng.choice(prose) for _ in range(rng.choice([0, 0, 1, 1, 2]))]
        if before and rng.random() < 0.5:
            before[-1] = re.sub(r"[.!?]$", " :", before[-1])
        table = lines_of(example)
        yield [*before, *table, *behind], [False] * len(before) + [True] * len(table) + [False] * len(behind), example.fold
    for number, block in enumerate(negatives):
        yield block, [False] * len(block), number % FOLDS


def fit_lines(found, model_of_fold):
    parts = []
    for block, truth, fold in found:
        sheet = sheet_of(block)
        odds = detect.whole_odds(sheet, model_of_fold[fold])
        parts.append((detect.line_features(block, sheet, odds), np.array(truth), np.full(len(block), fold), np.ones(len(block))))
    return by_fold(*[np.concatenate(column) for column in zip(*parts, strict=True)], rounds=120, leaves=8)


def fit_judges(found, examples, model_of_fold):
    """Is the run that the line model proposes a table, and is the reading right?"""
    parts = []
    for number, (block, truth, fold) in enumerate(found):
        model, sheet = model_of_fold[fold], sheet_of(block)
        odds = detect.whole_odds(sheet, model)
        line_odds = model.lines.raw(detect.line_features(block, sheet, odds))
        runs = {detect.best_run(line_odds + detect.KEPT), (0, len(block))}
        if any(truth):
            runs.add((truth.index(True), len(truth) - truth[::-1].index(True)))
        for first, last in runs:
            part = sheet.part(first, last) if last - first >= detect.FEWEST_LINES else None
            if part is None or part.width > detect.MOST_WORDS or part.sizes.min() < 2:
                continue
            ranked = choice.ranked(choice.readings(part, detect.run_odds(part, model, []), model), model)
            if not ranked:
                continue
            second = ranked[1].score if len(ranked) > 1 else -20.0
            features = detect.judge_features(block[first:last], line_odds[first:last], ranked[0], second)
            exact = any(truth) and truth[first:last] == [True] * (last - first) and sum(truth) == last - first
            right = False
            if exact:
                gold = borders_of(examples[number].grid)
                best = ranked[0]
                right = best.columns == gold.shape[1] - 1 and (gold[0] == best.header).all() and (gold[1:] == best.borders).all()
            parts.append((features[None], [exact], [right], [fold]))
    features, table, right, folds = (np.concatenate(column) for column in zip(*parts, strict=True))
    say("judged blocks", len(folds), "tables", table.mean(), "right", right[table].mean())
    judge = boosted(features, table, rounds=80, leaves=6)
    sure = boosted(features, right, rounds=60, leaves=5, rate=0.06, smallest=40)
    return judge, sure


def fit_listed(examples: list[Example], negatives: list[list[str]], fit: Fit):
    prepared, parts = [], []
    for example in examples:
        lines = [cell for row in example.grid for cell in row]
        sheet = sheet_of(lines)
        found = listed.listings(sheet, fit)
        prepared.append((lines, sheet, found, example.fold, True))
        if found:
            truth = np.array([item.columns == len(example.grid[0]) for item in found])
            parts.append(
                (listed.relative(found), truth, np.full(len(found), example.fold), np.full(len(found), 2.0 if example.own else 1.0))
            )
    rankers, ranker = by_fold(*[np.concatenate(column) for column in zip(*parts, strict=True)], rounds=120, leaves=8, smallest=20)
    for number, block in enumerate([*negatives, *([" ".join(row) for row in e.grid] for e in examples)]):
        if len(block) >= 6:
            sheet = sheet_of(block)
            prepared.append((block, sheet, listed.listings(sheet, fit), number % FOLDS, False))
    judged = []
    for lines, sheet, found, fold, is_table in prepared:
        if found:
            ranked = listed.ranked(found, draft(None, EMPTY, EMPTY)._replace(listed_ranker=rankers[fold]))
            second = ranked[1].score if len(ranked) > 1 else -20.0
            judged.append((detect.listed_features(lines, sheet, ranked[0], second)[None], [is_table]))
    features, table = (np.concatenate(column) for column in zip(*judged, strict=True))
    return ranker, boosted(features, table, rounds=100, leaves=8)


def train(rounds: int) -> Model:
    own = corpus()
    examples = own + recombined(own, rounds, SEED)
    texts = lexicons.prose()
    lexicon_of = {f: lexicons.build([e for e in own if e.fold != f], texts) for f in range(FOLDS)}
    lexicon = lexicons.build(own, texts)
    say(len(own), "tables,", len(examples), "with variants,", len(lexicon.lines), "words")
    gap_folds, gap_trees = by_fold(*gap_data(examples, lambda e: lexicon_of[e.fold], False), rounds=320, leaves=14, rate=0.06, share=0.2)
    header_folds, header_trees = by_fold(
        *gap_data(examples, lambda e: lexicon_of[e.fold], True), rounds=160, leaves=8, smallest=20, rate=0.06, share=0.3
    )
    say("gaps")
    drafts = {f: draft(lexicon_of[f], gap_folds[f], header_folds[f]) for f in range(FOLDS)}
    chosen = own + random.Random(SEED).sample(examples[len(own) :], min(350, len(examples) - len(own)))
    fit, header = fit_cells(chosen[: len(own) + 200], lambda e: drafts[e.fold])
    say("cells")
    drafts = {f: m._replace(fit=fit, header=header) for f, m in drafts.items()}
    _, ranker_folds, ranker = fit_ranker(chosen, lambda e: drafts[e.fold])
    say("ranker")
    drafts = {f: m._replace(ranker=ranker_folds[f]) for f, m in drafts.items()}
    prose = [p for p in paragraphs(texts) if len(p) < 700]
    negatives = blocks(prose, own, 1000, SEED)
    found = list(tight_blocks(chosen, negatives, prose, random.Random(SEED)))
    line_folds, line_trees = fit_lines(found, drafts)
    say("lines")
    drafts = {f: m._replace(lines=line_folds[f]) for f, m in drafts.items()}
    judge, sure = fit_judges(found, chosen, drafts)
    say("judges")
    listed_ranker, listed_judge = fit_listed(chosen, negatives, fit)
    return Model(lexicon, gap_trees, header_trees, fit, header, ranker, line_trees, judge, sure, listed_ranker, listed_judge)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="variants of each table")
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path(package.__file__).parent / FILE)
    options = parser.parse_args()
    arrays = to_arrays(train(options.rounds))
    np.savez_compressed(options.output, **arrays)
    say("written", options.output, options.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
