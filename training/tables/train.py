"""Trains the models of flattened and listed tables on the project's own corpus, and writes them as plain
arrays.

  python training/tables/train.py [--cache FOLDER]

Every model that sees the output of another one sees it as it is on tables that the other was not trained on
(folds).
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pathlib
import pickle
import random
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import cells
import lexicon as lexicons
import network as networks
import numpy as np
from examples import FOLDS, Example, corpus, recombined
from models import SEED, boosted
from negatives import blocks, paragraphs
from sklearn.linear_model import LogisticRegression

import newsparse.tables.flattened as package
from newsparse.tables.flattened import choice, detect, gaps, listed, rating
from newsparse.tables.flattened import judged as judging
from newsparse.tables.flattened import odds as odds_of
from newsparse.tables.flattened import prose as prose_of
from newsparse.tables.flattened.codes import CHANNELS, codes_of
from newsparse.tables.flattened.columns import Fit, alone, part_rows
from newsparse.tables.flattened.model import FILE, Model, to_arrays
from newsparse.tables.flattened.network import Network
from newsparse.tables.flattened.segmentation import likeliest
from newsparse.tables.flattened.sheet import sheet_of
from newsparse.tables.flattened.trees import MOST_LEAVES, Trees

_WORD = re.compile(r"[^ \t]+")
_STARTED = time.time()
HELD = 0  # the fold that the gap models whose odds the later models learn from do not see
WEIGHED = 700  # tables that the weights of cells are fitted on; more change nothing
EPOCHS, HELD_EPOCHS = 20, 26  # of the networks: about as many steps, as the second has fewer tables


def say(*words: object) -> None:
    print(f"[{time.time() - _STARTED:5.0f} s]", *words, flush=True)


def lines_of(example: Example) -> list[str]:
    return [" ".join(row) for row in example.grid]


def borders_of(grid: list[list[str]]) -> np.ndarray:
    return np.array(
        [np.concatenate([[0], np.cumsum([len(_WORD.findall(cell)) for cell in row])]) for row in grid],
        dtype=np.int32,
    )


def gap_data(examples: list[Example], lexicon_of, header: bool):
    """Features and labels of every gap, and the fold and weight of each."""
    parts = []
    for example in examples:
        grid = example.grid[:1] if header else example.grid[1:]
        sheet = sheet_of([" ".join(row) for row in grid])
        lines, rows, words = gaps.features(sheet, lexicon_of(example).clues(sheet))
        truth = (borders_of(grid)[rows] == words[:, None]).any(axis=1)
        parts.append(
            (lines, truth, np.full(len(rows), example.fold), np.full(len(rows), 2.0 if example.own else 1.0))
        )
    return [np.concatenate(column) for column in zip(*parts, strict=True)]


def boosted_on(data, **options) -> Trees:
    features, labels, _, weights = data
    return boosted(features, labels, weight=weights, **options)


def by_fold(features, labels, folds, weights, **options) -> tuple[dict[int, Trees], Trees]:
    """Trees trained without each fold, and with all."""
    without = {
        f: boosted(features[folds != f], labels[folds != f], weight=weights[folds != f], **options)
        for f in range(FOLDS)
    }
    return without, boosted(features, labels, weight=weights, **options)


EMPTY = Trees(
    *(np.zeros((0, 1), t) for t in (np.int16, np.float32, np.uint16)),
    leaves=np.zeros((1, MOST_LEAVES), np.float32),
    base=0.0,
)


def draft(lexicon, gap_trees, header_trees, network=None, mix=None) -> Model:
    """A model that knows gaps only."""
    nothing = cells.start_weights()
    return Model(
        lexicon,
        gap_trees,
        header_trees,
        network,
        mix,
        Fit(nothing, nothing, (), np.ones(len(CHANNELS), np.float32)),
        nothing,
        *[EMPTY] * 7,
    )


def fit_gaps(examples: list[Example], lexicon_of) -> tuple[Trees, Trees]:
    """The trees of the gaps of bodies and of headers."""
    body = boosted_on(gap_data(examples, lexicon_of, False), rounds=320, leaves=14, rate=0.06, share=0.2)
    return body, boosted_on(
        gap_data(examples, lexicon_of, True), rounds=160, leaves=8, smallest=20, rate=0.06, share=0.3
    )


def fit_networks(own: list[Example], lexicon_of) -> tuple[Network, Network]:
    """The network without the tables that the later models learn from, and with all; a process each, as torch
    uses one core well.
    """
    jobs = [
        ([e for e in own if e.fold != HELD], lexicon_of, HELD_EPOCHS, SEED + 1),
        (own, lexicon_of, EPOCHS, SEED),
    ]
    with multiprocessing.get_context("spawn").Pool(min(len(jobs), os.cpu_count() or 1)) as pool:
        held, full = (Network(arrays) for arrays in pool.starmap(networks.train, jobs))
    return held, full


def fit_mix(examples: list[Example], model: Model) -> np.ndarray:
    """How much the trees and the network weigh, by logistic regression on tables that neither was
    trained on.
    """
    parts: dict[bool, list[tuple[np.ndarray, ...]]] = {True: [], False: []}
    for example in examples:
        sheet, borders = sheet_of(lines_of(example)), borders_of(example.grid)
        clues = model.lexicon.clues(sheet)
        trees, network = odds_of.tree_odds(sheet, clues, model), model.network.odds(sheet, clues)
        for number, count in enumerate(sheet.sizes):
            truth = np.isin(np.arange(1, count), borders[number])
            parts[number == 0].append((trees[number, 1:count], network[number, 1:count], truth))
    found = []
    for header in (True, False):
        first, second, truth = (np.concatenate(column) for column in zip(*parts[header], strict=True))
        fitted = LogisticRegression().fit(np.stack([first, second], axis=1), truth)
        found.append([*fitted.coef_[0], fitted.intercept_[0]])
        say("header" if header else "body", "trees, network, added:", np.round(found[-1], 2))
    return np.array(found, dtype=np.float32)


def fit_cells(examples: list[Example], model: Model) -> tuple[Fit, object]:
    body, header = [], []
    for example in examples:
        grid = example.grid
        sheet = sheet_of(lines_of(example))
        odds = odds_of.run_odds(sheet, model.lexicon.clues(sheet), model)
        top, rest = sheet.part(0, 1), sheet.part(1, len(sheet.sizes))
        body.append(cells.case_of(rest, odds[1:, : rest.width + 1], borders_of(grid[1:])))
        header.append(cells.case_of(top, odds[:1, : top.width + 1], borders_of(grid[:1])))
    fit = cells.fit(body, SEED)
    header_weights = cells.ascend(header, cells.start_weights(), lambda case: None, SEED)
    return fit, header_weights


def fit_rating(examples: list[Example], model: Model) -> tuple[dict[int, Trees], Trees]:
    """The second look at each candidate cell, at the true number of columns."""
    parts = []
    for example in examples:
        borders, sheet = borders_of(example.grid), sheet_of(lines_of(example))
        clues = model.lexicon.clues(sheet)
        columns, odds = borders.shape[1] - 1, odds_of.run_odds(sheet, clues, model)
        header, body = sheet.part(0, 1), sheet.part(1, len(sheet.sizes))
        codes, body_odds = codes_of(body), odds[1:, : body.width + 1]
        parting = part_rows(codes, body_odds, body.sizes, columns, model.fit)
        _, tops = likeliest(
            alone(codes_of(header), odds[:1, : header.width + 1], columns, model.header), header.sizes
        )
        heads = rating.heads_of(header, tops[0], model.lexicon)
        at = rating.candidates(parting)
        ground = rating.ground_of(body, codes, body_odds, clues.part(1, len(sheet.sizes), body.width))
        lines = rating.features(ground, parting, heads, at)
        truth = (borders[1:][at.rows, at.columns] == at.starts) & (
            borders[1:][at.rows, at.columns + 1] == at.ends
        )
        weight = np.full(len(truth), 2.0 if example.own else 1.0)
        parts.append((lines, truth, np.full(len(truth), example.fold), weight))
    data = [np.concatenate(column) for column in zip(*parts, strict=True)]
    return by_fold(*data, rounds=250, leaves=12, rate=0.06, smallest=20, share=0.3)


def fit_ranker(examples: list[Example], model_of):
    """The ranker, and every example's readings."""
    every, parts = [], []
    for example in examples:
        sheet = sheet_of(lines_of(example))
        model = model_of(example)
        clues = model.lexicon.clues(sheet)
        found = choice.readings(sheet, clues, odds_of.run_odds(sheet, clues, model), model)
        every.append(found)
        if found:
            truth = np.array([reading.columns == len(example.grid[0]) for reading in found])
            parts.append(
                (
                    choice.relative(found),
                    truth,
                    np.full(len(found), example.fold),
                    np.full(len(found), 2.0 if example.own else 1.0),
                )
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
        yield (
            [*before, *table, *behind],
            [False] * len(before) + [True] * len(table) + [False] * len(behind),
            example.fold,
        )
    for number, block in enumerate(negatives):
        yield block, [False] * len(block), number % FOLDS


def fit_lines(found, model_of_fold):
    parts = []
    for block, truth, fold in found:
        sheet = sheet_of(block)
        model = model_of_fold[fold]
        odds = odds_of.whole_odds(sheet, model.lexicon.clues(sheet), model)
        parts.append(
            (
                detect.line_features(block, sheet, odds),
                np.array(truth),
                np.full(len(block), fold),
                np.ones(len(block)),
            )
        )
    return by_fold(*[np.concatenate(column) for column in zip(*parts, strict=True)], rounds=120, leaves=8)


def fit_judges(found, examples, model_of_fold):
    """Is the run that the line model proposes a table, and is the reading right?"""
    parts = []
    for number, (block, truth, fold) in enumerate(found):
        model, sheet = model_of_fold[fold], sheet_of(block)
        clues = model.lexicon.clues(sheet)
        odds = odds_of.whole_odds(sheet, clues, model)
        line_odds = model.lines.raw(detect.line_features(block, sheet, odds))
        runs = {detect.best_run(line_odds + detect.KEPT), (0, len(block))}
        if any(truth):
            runs.add((truth.index(True), len(truth) - truth[::-1].index(True)))
        for first, last in runs:
            part = sheet.part(first, last) if last - first >= judging.FEWEST_LINES else None
            if part is None or part.width > prose_of.MOST_WORDS or part.sizes.min() < 2:
                continue
            part_clues = clues.part(first, last, part.width)
            ranked = choice.ranked(
                choice.readings(part, part_clues, odds_of.run_odds(part, part_clues, model), model), model
            )
            if not ranked:
                continue
            second = ranked[1].score if len(ranked) > 1 else -20.0
            features = judging.judge_features(block[first:last], line_odds[first:last], ranked[0], second)
            exact = any(truth) and truth[first:last] == [True] * (last - first) and sum(truth) == last - first
            right = False
            if exact:
                gold = borders_of(examples[number].grid)
                best = ranked[0]
                right = (
                    best.columns == gold.shape[1] - 1
                    and (gold[0] == best.header).all()
                    and (gold[1:] == best.borders).all()
                )
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
                (
                    listed.relative(found),
                    truth,
                    np.full(len(found), example.fold),
                    np.full(len(found), 2.0 if example.own else 1.0),
                )
            )
    rankers, ranker = by_fold(
        *[np.concatenate(column) for column in zip(*parts, strict=True)], rounds=120, leaves=8, smallest=20
    )
    for number, block in enumerate([*negatives, *([" ".join(row) for row in e.grid] for e in examples)]):
        if len(block) >= 6:
            sheet = sheet_of(block)
            prepared.append((block, sheet, listed.listings(sheet, fit), number % FOLDS, False))
    judged = []
    for lines, sheet, found, fold, is_table in prepared:
        if found:
            ranked = listed.ranked(found, draft(None, EMPTY, EMPTY)._replace(listed_ranker=rankers[fold]))
            second = ranked[1].score if len(ranked) > 1 else -20.0
            judged.append((judging.listed_features(lines, sheet, ranked[0], second)[None], [is_table]))
    features, table = (np.concatenate(column) for column in zip(*judged, strict=True))
    return ranker, boosted(features, table, rounds=100, leaves=8)


def later_examples(own: list[Example]) -> list[Example]:
    """The tables that the gaps have not seen, in folds of their own, with variants."""
    held = [example for example in own if example.fold == HELD]
    folded = [example._replace(fold=number % FOLDS) for number, example in enumerate(held)]
    return folded + recombined(folded, 1, SEED)


def train(cache: pathlib.Path | None) -> Model:
    own, texts = corpus(), lexicons.prose()
    examples = own + recombined(own, 1, SEED)
    lexicon_of = {
        f: lexicons.thinned(lexicons.build([e for e in own if e.fold != f], texts), f) for f in range(FOLDS)
    }
    lexicon = lexicons.build(own, texts)
    say(len(own), "tables,", len(examples), "with variants,", len(lexicon.lines), "words")
    full_gaps = kept(cache, "gaps", lambda: fit_gaps(examples, lambda e: lexicon_of[e.fold]))
    held_gaps = kept(
        cache,
        "gaps-held",
        lambda: fit_gaps([e for e in examples if e.fold != HELD], lambda e: lexicon_of[e.fold]),
    )
    say("gaps")
    held_network, full_network = kept(cache, "networks", lambda: fit_networks(own, lexicon_of))
    say("networks")
    model = later_models(own, texts, draft(lexicon_of[HELD], *held_gaps, held_network))
    return model._replace(lexicon=lexicon, gaps=full_gaps[0], header_gaps=full_gaps[1], network=full_network)


def kept(cache: pathlib.Path | None, name: str, make):
    """What an earlier run left in the cache, or what is made now."""
    if cache is None:
        return make()
    path = cache / f"{name}.pickle"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(make()))
    return pickle.loads(path.read_bytes())


def later_models(own: list[Example], texts: list[str], model: Model) -> Model:
    """Everything behind the gaps, each on what the one before says of tables that it has not seen."""
    examples = later_examples(own)
    model = model._replace(mix=fit_mix(examples, model))
    fit, header = fit_cells(random.Random(SEED).sample(examples, min(WEIGHED, len(examples))), model)
    model = model._replace(fit=fit, header=header)
    say("cells")
    rating_folds, rating_trees = fit_rating(examples, model)
    drafts = {f: model._replace(rating=rating_folds[f]) for f in range(FOLDS)}
    say("second look")
    _, ranker_folds, ranker = fit_ranker(examples, lambda e: drafts[e.fold])
    drafts = {f: m._replace(ranker=ranker_folds[f]) for f, m in drafts.items()}
    say("ranker")
    prose = [p for p in paragraphs(texts) if len(p) < 700]
    negatives = blocks(prose, own, len(examples), SEED)
    found = list(tight_blocks(examples, negatives, prose, random.Random(SEED)))
    line_folds, lines = fit_lines(found, drafts)
    drafts = {f: m._replace(lines=line_folds[f]) for f, m in drafts.items()}
    say("lines")
    judge, sure = fit_judges(found, examples, drafts)
    say("judges")
    listed_ranker, listed_judge = fit_listed(examples, negatives, fit)
    return model._replace(
        rating=rating_trees,
        ranker=ranker,
        lines=lines,
        judge=judge,
        sure=sure,
        listed_ranker=listed_ranker,
        listed_judge=listed_judge,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cache", type=pathlib.Path, help="a folder that keeps the gaps and networks of an interrupted run"
    )
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path(package.__file__).parent / FILE)
    options = parser.parse_args()
    arrays = to_arrays(train(options.cache))
    np.savez_compressed(options.output, **arrays)
    say("written", options.output, options.output.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
