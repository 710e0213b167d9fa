"""Scores of the recogniser on annotated articles it has not read.

``python training/entities/evaluate.py`` scores the held-out tenth of the corpus and the series of the locked
test set; ``python training/entities/evaluate.py FILE ...`` scores the articles of those files. ``--bare``
leaves the rules out.
"""

from __future__ import annotations

import argparse
import collections
import pathlib
from collections.abc import Collection, Iterable

from corpus_format import LABELS, Article, read_articles
from data import read_corpus, split
from thinc.api import Config

from newsparse.entities import Mention, Recogniser
from newsparse.entities.recogniser import RULES
from newsparse.entities.tagger import WEIGHTS
from newsparse.entities.vocabulary import load_vocabulary
from newsparse.text.masks import mask_markup

HERE = pathlib.Path(__file__).parent
NONE = "-"


class Reader:
    """The recogniser, or the bare model of it."""

    def __init__(self, weights: pathlib.Path, bare: bool, without: Collection[str] = ()) -> None:
        self._recogniser = Recogniser(load_vocabulary(), weights=weights, without=without)
        self._bare = bare

    def __call__(self, text: str) -> list[Mention]:
        view = mask_markup(text)
        return self._recogniser.read(view) if self._bare else self._recogniser.find(view)


class Scores:
    """Mentions by span and label, names by article."""

    def __init__(self) -> None:
        self.counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.confusion: collections.Counter[tuple[str, str]] = collections.Counter()
        self.errors: list[str] = []

    def add(self, article: Article, found: Iterable[Mention]) -> None:
        """Count one article."""
        gold = {(start, end): label for start, end, label in article.spans}
        pred = {(m.start, m.end): m.label for m in found}
        self._count("spans", set(gold), set(pred))
        self._count("typed", set(gold.items()), set(pred.items()))
        surface = {span: article.text[slice(*span)] for span in [*gold, *pred]}
        names = (
            {(surface[s], label) for s, label in gold.items()},
            {(surface[s], label) for s, label in pred.items()},
        )
        self._count("names", *names)
        for label in LABELS:
            self._count(label, {s for s in gold if gold[s] == label}, {s for s in pred if pred[s] == label})
        for span in gold.keys() | pred.keys():
            pair = gold.get(span, NONE), pred.get(span, NONE)
            self.confusion[pair] += 1
            if pair[0] != pair[1]:
                around = article.text[max(0, span[0] - 35) : span[0]], article.text[span[1] : span[1] + 25]
                self.errors.append(
                    (
                        f"{pair[0]:8}{pair[1]:8}{article.slug}: {around[0]}[{surface[span]}]{around[1]}"
                    ).replace("\n", "⏎")
                )

    def _count(self, kind: str, gold: set[object], pred: set[object]) -> None:
        self.counts[kind].update(gold=len(gold), pred=len(pred), right=len(gold & pred))

    def f1(self, kind: str) -> float:
        """The harmonic mean of precision and recall."""
        count = self.counts[kind]
        return 2 * count["right"] / max(1, count["gold"] + count["pred"])

    def table(self) -> str:
        """Scores by kind, then gold labels against found labels."""
        rows = [f"{'':9}{'gold':>6}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}"]
        for kind, count in self.counts.items():
            precision, recall = count["right"] / max(1, count["pred"]), count["right"] / max(1, count["gold"])
            rows.append(
                f"{kind:9}{count['gold']:6}{count['pred']:7}{precision:7.3f}{recall:7.3f}{self.f1(kind):7.3f}"
            )
        labels = (*LABELS, NONE)
        rows.append("\n" + f"{'gold':9}" + "".join(f"{label:>8}" for label in labels) + "  <- found")
        rows += [
            f"{gold:9}" + "".join(f"{self.confusion[gold, label]:8}" for label in labels) for gold in labels
        ]
        return "\n".join(rows)


def main() -> None:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", nargs="*", type=pathlib.Path)
    arguments.add_argument("--weights", type=pathlib.Path, default=WEIGHTS)
    arguments.add_argument("--bare", action="store_true", help="the model without the rules")
    arguments.add_argument("--without", nargs="*", default=[], choices=RULES, help="rules to leave out")
    arguments.add_argument("--errors", action="store_true", help="print every error")
    given = arguments.parse_args()
    reader = Reader(given.weights, given.bare, given.without)
    for title, articles in _sets(given.files):
        scores = Scores()
        for article in articles:
            scores.add(article, reader(article.text))
        print(f"## {title}: {len(articles)} articles\n{scores.table()}")
        if given.errors:
            print("\n".join(sorted(scores.errors)))


def _sets(files: list[pathlib.Path]) -> list[tuple[str, list[Article]]]:
    if files:
        return [("files", [article for path in files for article in read_articles(path)])]
    config = Config().from_disk(HERE / "config.cfg")
    _, held = split(read_corpus(HERE / config["data"]["corpus"]), config["data"]["held_out"])
    series = sorted({path.name.partition("-")[0] for path in (HERE / "test").glob("*.txt")})
    locked = [(f"locked, series {one}", read_corpus(HERE / "test", f"{one}-*.txt")) for one in series]
    return [("held out", held), *locked]


if __name__ == "__main__":
    main()
