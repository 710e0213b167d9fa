"""``newsparse link``: one thing over a whole corpus."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

from newsparse.cli.streams import STOPPED, complain, visible

UNREADABLE = 1  # exit status: the records cannot be read


def link(
    sources: Annotated[
        list[pathlib.Path],
        typer.Argument(help="Records in any form: .jsonl[.gz|.zst], .parquet, .sqlite, .duckdb ..."),
    ],
    output: Annotated[
        pathlib.Path,
        typer.Option(
            "--output",
            "-o",
            help="Where the linked records go, with the tables things and thing_links "
            "inside, or in two files beside.",
        ),
    ],
    form: Annotated[
        str | None, typer.Option("--format", help="The form to write, where the ending does not say.")
    ] = None,
    against: Annotated[
        pathlib.Path | None, typer.Option(help="What an earlier run made: the ids of its things are kept.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an output that exists.")] = False,
) -> None:
    """Say which names of a corpus are one thing: a corpus_id on entities, one label where the corpus is sure,
    tables of things.

    Exit status: 0 all well, 1 the records cannot be read, 2 wrong usage, 3 stopped (a full disk).
    """
    linking(sources, output, form=form, against=against, force=force)


def linking(
    sources: list[pathlib.Path],
    output: pathlib.Path,
    *,
    form: str | None = None,
    against: pathlib.Path | None = None,
    force: bool = False,
) -> None:
    """Link, and say what was made, or why not, with the exit status of the command."""
    from newsparse.batch.checkpoint import StoppedError
    from newsparse.errors import InputError
    from newsparse.linking import link as run

    try:
        made = run(sources, output, form=form, against=against, force=force)
    except InputError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from None
    except StoppedError as error:
        complain(error)
        raise typer.Exit(STOPPED) from None
    counts = f"{made.articles} articles, {made.things} things, {made.labels_changed} labels changed"
    typer.echo(visible(f"{counts} -> {output}"), err=True)
