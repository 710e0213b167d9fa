"""``newsparse report``: records in, one HTML page out."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer


def report(
    records: Annotated[
        pathlib.Path, typer.Argument(help="Records: .jsonl[.gz|.zst], .parquet, .sqlite, .duckdb, .spacy, or a folder of tables.")
    ],
    output: Annotated[pathlib.Path, typer.Option("--output", "-o", help="The HTML file.")] = pathlib.Path("report.html"),
    source_form: Annotated[str | None, typer.Option("--from", help="The form of the records, where their name does not say.")] = None,
) -> None:
    """Write a self-contained HTML page: an index with search and figures, and each article with everything marked."""
    from newsparse.batch.convert import read
    from newsparse.report import write_report

    count = write_report(read(records, source_form), output)
    typer.echo(f"{output}: {count} articles", err=True)
