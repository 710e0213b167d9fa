"""Globs of names and of paths below a folder, as a shell has them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.errors import ConfigError

# A bracket that closes where a class begins is one of its characters; where none follows there is no class.
_TOKEN = re.compile(r"(\*\*/|\*\*|\*|\?|\[[!^]?+.[^\]]*\])", re.S)
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(pattern: str, relative: str) -> bool:
    """Whether a pattern names a path below a folder: with a slash the whole of it, without one its last name.

    >>> (
    ...     matches("*.txt", "a/b.txt"),
    ...     matches("a/*", "a/b.txt"),
    ...     matches("x/**/*.md", "x/y/z.md"),
    ...     matches("[!]", "[!]"),
    ... )
    (True, True, True, True)
    """
    crosses = "/" in _plain(pattern)
    return compiled(pattern).fullmatch(relative if crosses else relative.rpartition("/")[2]) is not None


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """A glob as a regex: ``*`` stays within a name, ``**/`` crosses folders (``fnmatch`` knows no folders).

    Raises:
        ConfigError: it cannot be one.

    >>> compiled("[z-a]*")
    Traceback (most recent call last):
    ...
    newsparse.errors.ConfigError: not a glob: [z-a]* (bad character range z-a)
    """
    parts = _TOKEN.split(_plain(pattern))  # every second one is a token
    try:
        return re.compile(
            "".join(_meaning(part) if place % 2 else re.escape(part) for place, part in enumerate(parts)),
            re.S,
        )
    except re.error as error:
        raise ConfigError(f"not a glob: {pattern} ({error.msg})") from None


def _plain(pattern: str) -> str:
    return pattern.removeprefix("./").rstrip("/")


def _meaning(token: str) -> str:
    if token in _MEANING:
        return _MEANING[token]
    inside = re.sub(r"([\\\[\]])", r"\\\1", token[1:-1])
    return f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
