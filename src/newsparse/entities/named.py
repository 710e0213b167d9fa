"""The names of an article as the links between them read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsparse.entities.mention import NamedMention
from newsparse.entities.surface import squashed

Key = tuple[str, str]  # a label and a surface, case and typography aside
Pairs = Iterator[tuple[Key, Key]]


class Named(NamedTuple):
    """The mentions of an article: in text order, and by label and surface."""

    view: str
    ordered: Sequence[NamedMention]
    groups: Mapping[Key, Sequence[NamedMention]]


def fold(surface: str) -> str:
    """A surface as names are grouped by it: case, typography and blanks aside.

    >>> fold("L’Écho   d'Ussel")
    "l'écho d'ussel"
    """
    return squashed(surface).casefold()
