"""The standard streams: what cannot be printed ends in one clear line, and no name plays tricks on the
terminal.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator

import typer

STOPPED = 3  # exit status: it could not be written (a full disk)
CLOSED_PIPE = 128 + signal.SIGPIPE


def visible(text: str) -> str:
    """Text in one line that cannot move the cursor or clear the screen.

    >>> visible("caf\\x1b[2J.txt")
    'caf\\\\x1b[2J.txt'
    """
    return "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)


def complain(reason: object) -> None:
    """Say on standard error what is wrong."""
    print(f"newsparse: {visible(str(reason))}", file=sys.stderr)


def open_closed() -> None:
    """Open those standard streams that the caller has closed (``>&-``): Python leaves them out, and files
    would take their numbers.

    Standard input is empty then, nothing said on standard error is heard, and writing to standard output
    fails as it must.
    """
    for number, name, mode, flags in (
        (0, "stdin", "r", os.O_RDONLY),
        (1, "stdout", "w", os.O_RDONLY),
        (2, "stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, flags)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - as long as the process


def abandon_output() -> None:
    """Give standard output up: Python must not try at its end to flush what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def settle_output() -> None:
    """At the very end: what could not be written, and was said to be so, is not tried once more."""
    try:
        sys.stdout.flush()
    except OSError:
        abandon_output()


@contextlib.contextmanager
def printing() -> Iterator[None]:
    """Around all that goes to standard output: a full disk is said, and a reader who has had
    enough is not one.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_output()
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as error:
        abandon_output()
        complain(f"standard output: {error.strerror or error}")
        raise typer.Exit(STOPPED) from None
