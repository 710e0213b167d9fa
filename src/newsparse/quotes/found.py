"""What is found and what carries over: a piece of reported speech, and the thread from sentence
to sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from newsparse.french import NounPhrase, Reading, Sentence, read_tokens
from newsparse.french.groups import Names
from newsparse.quotes.constructions import letters
from newsparse.quotes.cues import Cue
from newsparse.quotes.sources import main_subject
from newsparse.quotes.speech import Content
from newsparse.text.quotation_marks import Marked


@dataclass(frozen=True)
class Found:
    """A piece of reported speech before it becomes a record: its place, its cue, the pieces it
    belongs with.
    """

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
    asked: bool = False  # the paragraph before asks, and this sentence opens the next one
    announced: Cue | None = None  # a cue with a colon that ended the paragraph before
    said: Found | None = None  # speech of the sentence before
    before: View | None = None  # the sentence before, where it holds no speech
    found: list[Found] = field(default_factory=list)

    @property
    def heard(self) -> Found | None:
        """Speech of the sentence before, or who it is about."""
        if self.before is not None:
            self.said, self.before = self.before.told, None
        return self.said

    @heard.setter
    def heard(self, found: Found | None) -> None:
        self.said, self.before = found, None

    def new_group(self) -> int:
        """The number of a group that nothing belongs to yet."""
        self.groups += 1
        return self.groups


@dataclass
class View:
    """One sentence as the constructions see it: read, as letters, with its quotations judged."""

    text: str
    tokens: Sentence
    pairs: Sequence[Marked]
    names: Names

    @cached_property
    def reading(self) -> Reading:
        """The sentence read, when somebody asks for it."""
        return read_tokens(self.text, self.tokens, self.names)

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

    def has_clause(self, first: int, last: int) -> bool:
        """True where a finite verb stands among some chunks, be it the first word of a quotation: X « a
        besoin » de Y.
        """
        return self.has_verb(first, last) or any(
            first <= k < last and self.contents[k].opens_with_verb for k in self.places
        )

    @cached_property
    def told(self) -> Found | None:
        """Who the sentence is about, or says something without a clause: "X se félicite des ventes. En
        revanche, « ... »".
        """
        subject = main_subject(self.reading, self.letters, pronouns=True)
        if subject is None:
            return None
        told = not {"S", "L"}.isdisjoint(self.letters)
        person = subject.label == "PER" or subject.kind in {"person", "pronoun"}
        return Found(0, 0, "told" if told else "heard", "", subject) if person or told else None

    def pair(self, place: int) -> Marked:
        """The marks of a quotation."""
        return self.pairs[self.reading.tokens[self.reading.chunks[place].first].quote]

    def token(self, place: int) -> int:
        """The token of a chunk's beginning."""
        return self.reading.chunks[place].first

    def has_main_verb(self, last: int) -> bool:
        """True where a finite verb that no relative pronoun or subordinator governs stands before a chunk."""
        return any(self.letters[k] in "SLTUBV" and not self.reading.is_inner(k) for k in range(last))

    def has_verb(self, first: int, last: int) -> bool:
        """True where a finite verb stands among some chunks."""
        return any(letter in "SLTUBV" for letter in self.letters[first:last])
