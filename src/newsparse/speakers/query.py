"""What is asked, and from where: a phrase, who spoke before, and how near each candidate was named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsparse.speakers.article import FAR, Article
from newsparse.speakers.candidates import Candidate, Reference
from newsparse.speakers.phrases import Phrase

_SENTENCES_BACK = 12  # further back all are as far


@dataclass(slots=True)
class Thread:
    """Who spoke last, where, and who was called what so far."""

    last: Candidate | None = None
    end: int = -FAR
    start: int = -FAR  # of the phrase that named who spoke last
    person: Candidate | None = None  # who spoke last, bodies and documents aside
    person_end: int = -FAR
    wrote: tuple[Candidate | None, int] = (None, -FAR)  # whose the last document was
    heads: dict[str, Candidate] = field(default_factory=dict)
    said: dict[Candidate, int] = field(default_factory=dict)  # quotations of each so far
    all: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """A phrase that asks who is meant."""

    phrase: Phrase
    position: int  # references before it count
    thread: Thread
    cue: str = ""
    inside: bool = False  # within somebody's words
    owners: frozenset[Candidate] = frozenset()  # what the phrase is of
    # the subject of a sentence since the last words, where it is not who spoke them
    rival: Candidate | None = None
    sole: Candidate | None = None  # the one person of the article whose gender agrees
    only: Candidate | None = None  # the one of the paragraph whom the phrase can mean
    latest: Candidate | None = None  # of those that agree, who was named last: "ce dernier"
    behind: Candidate | None = None  # of a quotation alone: who is named first behind it
    maker: Candidate | None = None  # of a document: who is named in the sentence that named it before
    before: Candidate | None = None  # whose name stands before its colon
    headed: Candidate | None = None  # whom the heading above names
    # who said the words before, or is the subject of a verb that says nothing
    carried: Candidate | None = None
    carries: float = 0.0  # how far
    interviewed: Candidate | None = None
    cues: Sequence[str] = ()  # of all the pronouns that go on from this one
    spoken: bool = False  # its words are of talk: "je", "on"
    speaks_on: float = 0.0  # nobody else was named since the last words


@dataclass(frozen=True, slots=True)
class Near:
    """Where a candidate was named or taken up last, seen from a query."""

    reference: Reference | None = None
    back: int = _SENTENCES_BACK  # sentences
    order: int = 99  # 0 for the nearest of all
    paragraph: bool = False  # in the same one

    @property
    def subject(self) -> bool:
        """Whether it was the subject of its sentence there."""
        return self.reference is not None and self.reference.subject

    def since(self, position: int) -> bool:
        """Whether it was named behind a place, outside of quotations."""
        return self.reference is not None and self.reference.start > position and not self.reference.quoted


def nearness(article: Article, query: Query) -> dict[Candidate, Near]:
    """For each candidate near a query, where it was named last: outside of quotations where it was."""
    here = article.sentence_of(query.position)
    paragraph = article.paragraph_of(query.position)
    found: dict[Candidate, Near] = {}
    for reference in article.back(query.position):
        if reference.start < query.position - FAR:
            break
        known = found.get(reference.candidate)
        if known and not (
            known.reference and known.reference.quoted and not reference.quoted and known.paragraph
        ):
            continue
        back = min(_SENTENCES_BACK, here - article.sentence_of(reference.start))
        found[reference.candidate] = Near(reference, back, len(found), reference.start >= paragraph)
    return found
