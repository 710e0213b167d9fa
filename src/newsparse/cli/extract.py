"""``newsparse extract``: files in, records out."""

from __future__ import annotations

import pathlib
from typing import Annotated

import typer


def extract(
    paths: Annotated[list[pathlib.Path], typer.Argument(help="Files, folders or globs; - for standard input.")],
    output: Annotated[pathlib.Path, typer.Option("--output", "-o", help="Where the records go.")] = pathlib.Path("-"),
) -> None:
    """Extract one record an article from files and folders."""
    raise typer.Exit(2)
