"""Evaluation: predictions scored against gold annotation, with floors that must hold.

    gold.py        the annotation of an article, and where in a text its items are
    matching.py    which prediction answers which item of gold; counts and findings
    tasks.py       what is scored: one definition a task
    scores.py      all tasks over all articles, per label too; the confusion of labels
    predictions.py where records come from: the package itself, or a file it wrote
    floors.py      the lowest F1 a task may have

>>> from newsparse.evaluate import evaluate_folder
>>> evaluate_folder("fixtures/articles").f1("money") > 0.5  # doctest: +SKIP
True
"""

from newsparse.evaluate.floors import Shortfall, check_gold, gold_digest, read_floors, under_floor
from newsparse.evaluate.gold import Gold, read_gold
from newsparse.evaluate.matching import Finding, Tally
from newsparse.evaluate.predictions import predict, read_predictions
from newsparse.evaluate.scores import Scores, evaluate_folder
from newsparse.evaluate.tasks import TASKS

__all__ = [
    "TASKS",
    "Finding",
    "Gold",
    "Scores",
    "Shortfall",
    "Tally",
    "check_gold",
    "evaluate_folder",
    "gold_digest",
    "predict",
    "read_floors",
    "read_gold",
    "read_predictions",
    "under_floor",
]
