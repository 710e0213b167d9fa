"""The table of ``newsparse.entities.certainty``, measured on the held-out tenth of the corpus, and checked on
the locked set.

``python training/entities/calibrate.py`` prints the table, and how far the probabilities are from what is
right in the locked series.
"""

from __future__ import annotations

import bisect
import collections
import pathlib
from collections.abc import Iterable
from unittest import mock

from corpus_format import Article
from data import read_corpus, split
from thinc.api import Config

from newsparse.entities import Recogniser, certainty, vote
from newsparse.entities.vocabulary import load_vocabulary
from newsparse.text.masks import mask_markup

HERE = pathlib.Path(__file__).parent
Counts = dict[tuple[bool, int], list[int]]


def counted(articles: Iterable[Article]) -> Counts:
    """For few and many votes and each share of them: how many labels there were, and how many of
    them right.
    """
    recogniser = Recogniser(load_vocabulary())
    counts: Counts = collections.defaultdict(lambda: [0, 0])

    def cell(share: float, votes: float) -> float:
        return 10.0 * bisect.bisect_left(certainty.BOUNDS, share) + (votes > certainty.LEAST_MANY)

    with mock.patch.object(vote, "certainty", cell):
        for article in articles:
            gold = {(start, end): label for start, end, label in article.spans}
            for mention in recogniser.find(mask_markup(article.text)):
                if (
                    (mention.start, mention.end) in gold
                    and mention.confidence is not None
                    and mention.confidence % 1 == 0
                ):
                    at = counts[mention.confidence % 10 == 1, int(mention.confidence // 10)]
                    at[0] += 1
                    at[1] += mention.label == gold[mention.start, mention.end]
    return counts


def main() -> None:
    """Print table and check."""
    config = Config().from_disk(HERE / "config.cfg")
    _, held = split(read_corpus(HERE / config["data"]["corpus"]), config["data"]["held_out"])
    counts = counted(held)
    for name, many in (("FEW", False), ("MANY", True)):
        cells = [counts[many, index] for index in range(len(certainty.BOUNDS) + 1)]
        print(
            name, "=", tuple(round((right + 1) / (of + 2), 2) for of, right in cells), [of for of, _ in cells]
        )
    locked = counted(read_corpus(HERE / "test", "unseen-*.txt"))
    total = sum(of for of, _ in locked.values())
    off = 0.0
    for (many, index), (of, right) in sorted(locked.items()):
        told = (certainty.MANY if many else certainty.FEW)[index]
        off += abs(told * of - right)
        print(f"locked: {'many' if many else 'few'} {index}: told {told:.2f}, right {right / of:.2f} of {of}")
    print(f"locked: mean distance {off / total:.3f}")


if __name__ == "__main__":
    main()
