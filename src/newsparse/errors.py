"""The errors newsparse raises: everything that leaves the library is a ``NewsparseError``."""

from __future__ import annotations

from dataclasses import dataclass


class NewsparseError(Exception):
    """Base of all errors newsparse raises on purpose."""


class InputError(NewsparseError, ValueError):
    """The input cannot be read as text: empty, binary, undecodable, too large, or holding lone surrogates."""


class ConfigError(NewsparseError, ValueError):
    """An option, a lexicon or a date given by the caller is not usable."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that gave no record, in its place among those that did (``parse_many(..., on_error="yield")``).

    ``index`` counts the items from 0, ``kind`` is "input", "config", "timeout", "crash", "memory" or
    "internal".
    """

    index: int
    kind: str
    reason: str
    source: str | None = None
