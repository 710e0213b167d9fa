"""``newsparse convert``: records from one form to another."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer


def convert(
    source: Annotated[
        pathlib.Path, typer.Argument(help="Records: .jsonl[.gz|.zst], .parquet, .sqlite, .duckdb, .spacy, or a folder of tables.")
    ],
    output: Annotated[pathlib.Path, typer.Option("--output", "-o", help="Where they go; the ending says the form.")],
    form: Annotated[
        str | None, typer.Option("--format", help="The form to write: tables-csv, tables-parquet, brat ... (folders need it).")
    ] = None,
    source_form: Annotated[str | None, typer.Option("--from", help="The form of the source, where its name does not say.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an output that exists.")] = False,
    card: Annotated[pathlib.Path | None, typer.Option(help="Write a dataset card (Markdown) there; folders always hold one.")] = None,
) -> None:
    """Turn records from one form into another; nothing is lost between forms that hold whole records."""
    from newsparse.batch.checkpoint import StoppedError
    from newsparse.batch.convert import convert as run
    from newsparse.errors import InputError

    try:
        count = run(source, output, source_form=source_form, form=form, force=force, card=card)
    except (InputError, StoppedError) as error:
        typer.echo(f"newsparse: {error}", err=True)
        raise typer.Exit(1) from None
    typer.echo(f"{count} articles -> {output}", err=True)
