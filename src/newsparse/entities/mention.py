"""One mention of a named thing."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Mention(NamedTuple):
    """A stretch of the article that names something.

    ``rule`` says what found it; ``name`` is the canonical name where a lexicon knows it, ``confidence`` how
    likely its label is right.
    """

    start: int
    end: int
    label: str
    rule: str = "model"
    name: str | None = None
    confidence: float | None = None


class NamedMention(Protocol):
    """What a recogniser hands on: a labelled stretch of the article."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def confidence(self) -> float | None: ...
