"""One mention of a named thing."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """A stretch of the article that names something.

    ``rule`` says what found it; ``name`` is the canonical name where a lexicon knows it.
    """

    start: int
    end: int
    label: str
    rule: str = "model"
    name: str | None = None
