"""The names of an article as the links between them read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsparse.entities.mention import NamedMention

Key = tuple[str, str]  # a label and a surface, case and typography aside
Pairs = Iterator[tuple[Key, Key]]


class Named(NamedTuple):
    """The mentions of an article: in text order, and by label and surface."""

    view: str
    ordered: Sequence[NamedMention]
    groups: Mapping[Key, Sequence[NamedMention]]
