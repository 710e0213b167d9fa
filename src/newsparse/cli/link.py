"""``newsparse link``: one thing over a whole corpus."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Annotated

import typer

from newsparse.cli.streams import STOPPED, complain, visible

if TYPE_CHECKING:
    from newsparse.linking import Linked

UNREADABLE = 1  # exit status: the records cannot be read


def link(
    sources: Annotated[
        list[str],
        typer.Argument(help="Records in any form: .jsonl[.gz|.zst], .parquet, .sqlite, .duckdb ..."),
    ],
    output: Annotated[
        str,
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
    engine: Annotated[
        str,
        typer.Option(
            help="local, or ray: Parquet files of records in, Parquet files out.", rich_help_panel="Cluster"
        ),
    ] = "local",
    address: Annotated[
        str | None, typer.Option(help="Address of the Ray cluster.", rich_help_panel="Cluster")
    ] = None,
    workers: Annotated[int, typer.Option(help="Actors on the cluster.", rich_help_panel="Cluster")] = 2,
) -> None:
    """Say which names of a corpus are one thing: a corpus_id on entities, one label where the corpus is sure,
    tables of things.

    Exit status: 0 all well, 1 the records cannot be read, 2 wrong usage, 3 stopped (a full disk).
    """
    from newsparse.errors import ConfigError

    if engine == "local":
        places = [pathlib.Path(source) for source in sources]
        linking(places, pathlib.Path(output), form=form, against=against, force=force)
        return
    if engine != "ray":
        raise ConfigError(f"unknown engine {engine}: choose local or ray")
    if len(sources) != 1 or form is not None:
        raise ConfigError("--engine ray takes one Parquet file, folder or URL, and a folder or URL with -o")
    from newsparse.linking.cluster import link_on_ray

    made = link_on_ray(sources[0], output, address=address, workers=workers, against=against)
    _say(made, output)


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
    _say(made, str(output))


def _say(made: Linked, output: str) -> None:
    counts = f"{made.articles} articles, {made.things} things, {made.labels_changed} labels changed"
    typer.echo(visible(f"{counts} -> {output}"), err=True)
