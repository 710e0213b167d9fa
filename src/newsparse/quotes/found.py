"""What is found and what carries over: a piece of reported speech, and the thread from sentence to sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from newsparse.french import NounPhrase, Reading
from newsparse.french.groups import Names
from newsparse.quotes.constructions import letters
from newsparse.quotes.cues import Cue
from newsparse.quotes.speech import Content
from newsparse.text.quotation_marks import Marked


@dataclass(frozen=True)
class Found:
    """A piece of reported speech before it becomes a record: its place, its cue, the pieces it belongs with."""

    start: int
    end: int
    kind: str
    rule: str
    speaker: NounPhrase | None = None
    cue: tuple[int, int] | None = None
    group: int = -1
    cue_text: str | None = None


@dataclass
class Thread:
    """What carries over from quotation to quotation: the last one's speaker and cue, and where it stood."""

    groups: int = 0
    last: Found | None = None
    last_sentence: int = -10
    sentence: int = 0
    continued: bool = False
    heading: bool = False  # the paragraph is a headline
    announced: Cue | None = None  # a cue with a colon that ended the paragraph before
    heard: Found | None = None  # indirect speech or a subject of the sentence before
    found: list[Found] = field(default_factory=list)

    def new_group(self) -> int:
        """The number of a group that nothing belongs to yet."""
        self.groups += 1
        return self.groups


@dataclass
class View:
    """One sentence as the constructions see it: read, as letters, with its quotations judged."""

    reading: Reading
    pairs: Sequence[Marked]
    names: Names

    @cached_property
    def letters(self) -> str:
        """One letter a chunk."""
        return letters(self.reading)

    @cached_property
    def places(self) -> list[int]:
        """The chunks that are quotations."""
        return [k for k, kind in enumerate(self.reading.kinds) if kind == "Q"]

    @cached_property
    def contents(self) -> dict[int, Content]:
        """What the quotations hold, by chunk."""
        return {k: Content(self.reading.text[self.pair(k).start : self.pair(k).end]) for k in self.places}

    def pair(self, place: int) -> Marked:
        """The marks of a quotation."""
        return self.pairs[self.reading.tokens[self.reading.chunks[place].first].quote]

    def token(self, place: int) -> int:
        """The token of a chunk's beginning."""
        return self.reading.chunks[place].first

    def has_verb(self, first: int, last: int) -> bool:
        """True where a finite verb stands among some chunks."""
        return any(letter in "SLTUBV" for letter in self.letters[first:last])
