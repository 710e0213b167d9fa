"""The ``newsparse`` command and its subcommands."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from newsparse import __version__
from newsparse.cli.annotate import annotate
from newsparse.cli.convert import convert
from newsparse.cli.evaluate import evaluate
from newsparse.cli.extract import extract
from newsparse.cli.link import link
from newsparse.cli.report import report
from newsparse.cli.show import explain, show
from newsparse.cli.streams import (
    CLOSED_PIPE,
    STOPPED,
    abandon_output,
    complain,
    open_closed,
    printing,
    settle_output,
)
from newsparse.errors import NewsparseError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract)
app.command()(convert)
app.command()(link)
app.command()(show)
app.command()(explain)
app.command()(report)
app.command()(evaluate)
app.command()(annotate)

USAGE = 2  # exit status: the command was wrong, nothing was tried


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsparse {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """French tech articles in, structured records out: entities, dates, money, quotes, tables."""


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from newsparse.record.schema import build_schema

    with printing():
        typer.echo(json.dumps(build_schema(), ensure_ascii=False, indent=2))


def main() -> None:
    """Entry point: an error of ours is one line and status 2, a full disk one line and 3; a closed pipe ends
    quietly.
    """
    open_closed()
    try:
        app()
    except NewsparseError as error:
        complain(error)
        sys.exit(USAGE)
    except BrokenPipeError:
        abandon_output()
        sys.exit(CLOSED_PIPE)
    except OSError as error:
        abandon_output()
        complain(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
        sys.exit(STOPPED)
    finally:
        settle_output()
