"""The errors newsparse raises: everything that leaves the library is a ``NewsparseError``."""

from __future__ import annotations


class NewsparseError(Exception):
    """Base of all errors newsparse raises on purpose."""


class InputError(NewsparseError, ValueError):
    """The input cannot be read as text: empty, binary, undecodable, too large, or holding lone surrogates."""


class ConfigError(NewsparseError, ValueError):
    """An option, a lexicon or a date given by the caller is not usable."""
