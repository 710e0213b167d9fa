"""``newsparse report``: records in, one HTML page out."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer

from newsparse.cli.streams import STOPPED, complain, visible

UNREADABLE = 1  # exit status: the records cannot be read, or there are none


def report(
    records: Annotated[
        pathlib.Path,
        typer.Argument(
            help="Records: .jsonl[.gz|.zst], .parquet, .sqlite, .duckdb, .spacy, or a folder of tables."
        ),
    ],
    output: Annotated[pathlib.Path, typer.Option("--output", "-o", help="The HTML file.")] = pathlib.Path(
        "report.html"
    ),
    source_form: Annotated[
        str | None, typer.Option("--from", help="The form of the records, where their name does not say.")
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Replace a file that is not a report; an earlier report always is."),
    ] = False,
) -> None:
    """Write a self-contained HTML page: an index with search and figures, and each article with everything
    marked.

    Exit status: 0 all well, 1 the records cannot be read, 2 wrong usage, 3 stopped (a full disk).
    """
    from newsparse.batch.convert import read
    from newsparse.errors import InputError
    from newsparse.report import write_report
    from newsparse.report.document import UnwritableError

    _check_place(output, records, force)
    from newsparse.linking.places import aside

    try:
        articles = read(records, source_form)
        count = write_report(articles, output, furniture=_furniture(records), aside=aside)
    except InputError as error:
        complain(error)
        raise typer.Exit(STOPPED if isinstance(error, UnwritableError) else UNREADABLE) from None
    typer.echo(visible(f"{output}: {count} articles"), err=True)


def _furniture(records: pathlib.Path) -> frozenset[str]:
    """The things that linking found to be repeated on a site's pages, where records were linked."""
    from newsparse.linking.tables import is_linked, things_of

    return (
        frozenset(thing.id for thing in things_of(records) if thing.furniture)
        if is_linked(records)
        else frozenset()
    )


def _check_place(output: pathlib.Path, records: pathlib.Path, force: bool) -> None:
    """See that nobody's file is replaced by the page, least of all the records it is made from."""
    from newsparse.batch.convert import same_place
    from newsparse.errors import ConfigError
    from newsparse.report.document import is_report

    if str(output) == "-":
        raise ConfigError("a report is a file: name it with -o")
    if not output.is_file() or is_report(output):
        return
    if same_place(output, records) or same_place(output.parent, records):
        raise ConfigError(f"{output} holds the records themselves: choose another name for the report")
    if not force:
        raise ConfigError(f"{output} exists and is not a report of newsparse: --force replaces it")
