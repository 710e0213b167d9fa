"""``newsparse evaluate``: predictions scored against gold."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsparse.cli.options import LEXICON
from newsparse.cli.streams import printing

if TYPE_CHECKING:
    from rich.table import Table

    from newsparse.evaluate import Finding, Scores, Tally

UNDER_FLOOR = 1  # exit status: everything was scored, something is under its floor
SHOWN = 100  # characters of an item in a line of findings


def evaluate(
    folder: Annotated[
        pathlib.Path, typer.Argument(help="Holds gold/NAME.json, and the articles beside it or in text/.")
    ],
    show: Annotated[
        str | None,
        typer.Option(help="List misses, extras and wrong ones: dates, quotes.speaker, entities.PER ..."),
    ] = None,
    floors: Annotated[
        pathlib.Path | None,
        typer.Option(help="TOML file with the lowest F1 of each task; exit status 1 under it."),
    ] = None,
    predictions: Annotated[
        pathlib.Path | None, typer.Option(help="Records (JSON Lines) to score instead of running newsparse.")
    ] = None,
    lexicon: Annotated[pathlib.Path | None, typer.Option(help=LEXICON)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Score records against gold annotation: precision, recall and F1 per kind and label."""
    from newsparse.errors import ConfigError
    from newsparse.evaluate import (
        check_gold,
        evaluate_folder,
        predict,
        read_floors,
        read_predictions,
        under_floor,
    )
    from newsparse.evaluate.scores import Scores

    limits = read_floors(floors) if floors else {}
    if floors:
        check_gold(floors, folder)
    if show is not None and show not in Scores().named():
        raise ConfigError(f"{show} is not scored: choose from {', '.join(Scores().named())}")
    if predictions and lexicon:
        raise ConfigError(
            "a lexicon goes with running newsparse, not with records that are there: leave out --predictions"
        )
    scores = evaluate_folder(folder, read_predictions(predictions) if predictions else predict(lexicon))
    if as_json:
        figures = scores.to_dict()
        if show:
            figures["findings"] = [
                {"kind": found.kind, **found._asdict()} for found in scores.named()[show].findings
            ]
        with printing():
            typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        with printing():
            _print(scores, show)
    short = under_floor(scores, limits)
    for shortfall in short:
        typer.echo(str(shortfall), err=True)
    if short:
        raise typer.Exit(UNDER_FLOOR)


def _print(scores: Scores, show: str | None) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    console.print(_figures(scores), _confusion(scores))
    for article, item in scores.lost:
        console.print(f"not in the text as read: {article}: {_brief(item)}", markup=False, soft_wrap=True)
    if show:
        for line in _lines(scores.named()[show].findings):
            console.print(line, markup=False, soft_wrap=True)


def _figures(scores: Scores) -> Table:
    from rich.table import Table

    table = Table(title=f"{scores.articles} articles", title_justify="left")
    table.add_column("task")
    for name in ("gold", "predicted", "right", "P", "R", "F1"):
        table.add_column(name, justify="right")
    for name, tally in scores.named().items():
        table.add_row(name, *_row(tally), style="bold" if "." not in name else None)
    return table


def _row(tally: Tally) -> tuple[str, ...]:
    counts = (tally.gold, tally.predicted, tally.right)
    return (*map(str, counts), *(f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)))


def _confusion(scores: Scores) -> Table:
    from rich.table import Table

    from newsparse.evaluate.scores import NONE
    from newsparse.evaluate.shape import LABELS

    names = (*LABELS, NONE)
    table = Table(title="labels: gold down, predicted across", title_justify="left")
    for name in ("", *names):
        table.add_column(name, justify="right")
    for gold in names:
        table.add_row(gold, *(str(scores.confusion[gold, predicted] or "") for predicted in names))
    return table


def _lines(findings: list[Finding]) -> Iterator[str]:
    for found in sorted(findings, key=lambda finding: finding.kind):
        sides = " <> ".join(_brief(item) for item in (found.gold, found.predicted) if item is not None)
        yield f"{found.kind.upper():6}{found.article}: {sides}"


def _brief(item: Any) -> str:
    """An item in a line: its text, then what is said of it, without offsets and contexts."""
    text = " ".join(str(item.get("text") or " | ".join(item.get("header", ()))).split())
    keys = (
        "label",
        "value",
        "amount",
        "amount_max",
        "currency",
        "modifier",
        "per",
        "speaker",
        "row",
        "column",
        "layout",
        "rule",
    )
    said = [f"{key}={item[key]}" for key in keys if item.get(key) is not None]
    return " ".join([text if len(text) <= SHOWN else text[: SHOWN - 1] + "…", *said])
