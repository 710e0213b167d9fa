"""``newsparse convert``: records from one form to another."""

from __future__ import annotations

import pathlib
import sys
from typing import Annotated

import typer

from newsparse.cli.options import DIALECT, SENTENCES
from newsparse.cli.streams import STOPPED, complain, printing, visible

UNREADABLE = 1  # exit status: the records cannot be read, or not be told in this form


def convert(
    source: Annotated[
        pathlib.Path,
        typer.Argument(
            help="Records: .jsonl[.gz|.zst], .parquet, .sqlite, .duckdb, .spacy, or a folder of tables."
        ),
    ],
    output: Annotated[
        pathlib.Path,
        typer.Option(
            "--output", "-o", help="Where they go; the ending says the form. - prints them as JSON Lines."
        ),
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help="The form to write: tables-csv, tables-parquet, brat ... (folders need it)."
        ),
    ] = None,
    source_form: Annotated[
        str | None, typer.Option("--from", help="The form of the source, where its name does not say.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an output that exists.")] = False,
    card: Annotated[
        pathlib.Path | None,
        typer.Option(help="Write a dataset card (Markdown) there; folders always hold one."),
    ] = None,
    with_sentences: Annotated[bool, typer.Option("--with-sentences", help=SENTENCES)] = False,
    csv_dialect: Annotated[str | None, typer.Option(help=DIALECT, show_default=False)] = None,
) -> None:
    """Turn records from one form into another; nothing is lost between forms that hold whole records.

    The tables of things that newsparse link made go along: inside SQLite, DuckDB and folders, beside others.

    Exit status: 0 all well, 1 the records cannot be read, 2 wrong usage, 3 stopped (a full disk).
    """
    from newsparse.batch.checkpoint import StoppedError
    from newsparse.batch.convert import convert as run
    from newsparse.batch.flat import Options
    from newsparse.errors import InputError
    from newsparse.linking.tables import carried

    try:
        if str(output) == "-":
            count = _print(source, source_form, form, card)
        else:
            count = run(
                source,
                output,
                source_form=source_form,
                form=form,
                force=force,
                card=card,
                options=Options(with_sentences, csv_dialect),
                carry=carried,
            )
    except InputError as error:
        complain(error)
        raise typer.Exit(UNREADABLE) from None
    except StoppedError as error:
        complain(error)
        raise typer.Exit(STOPPED) from None
    typer.echo(
        visible(f"{count} articles -> {output}") if str(output) != "-" else f"{count} articles", err=True
    )


def _print(source: pathlib.Path, source_form: str | None, form: str | None, card: pathlib.Path | None) -> int:
    from newsparse.batch.convert import lines_of
    from newsparse.errors import ConfigError

    if form not in (None, "jsonl") or card is not None:
        raise ConfigError("standard output takes JSON Lines and no card: name a file with -o")
    count = 0
    with printing():
        for line in lines_of(source, source_form):
            sys.stdout.buffer.write(line)
            count += 1
    return count
