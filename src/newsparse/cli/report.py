"""``newsparse report``: records in, one HTML page out."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newsparse.record import Article


def report(
    records: Annotated[pathlib.Path, typer.Argument(help="Records as JSON Lines, from newsparse extract.")],
    output: Annotated[pathlib.Path, typer.Option("--output", "-o", help="The HTML file.")] = pathlib.Path("report.html"),
) -> None:
    """Write a self-contained HTML page: an index with search and figures, and each article with everything marked."""
    from newsparse.report import write_report

    count = write_report(read_records(records), output)
    typer.echo(f"{output}: {count} articles", err=True)


def read_records(path: pathlib.Path) -> Iterator[Article]:
    """The records of a JSON Lines file.

    Raises:
        InputError: the file cannot be read, or a line is no record; the message names it.
    """
    from pydantic import ValidationError

    from newsparse.errors import InputError
    from newsparse.record import Article

    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        yield Article.model_validate_json(line)
                    except ValidationError as error:
                        raise InputError(f"{path}, line {number}: not a record ({error.error_count()} errors)") from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}") from None
