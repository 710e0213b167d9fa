"""Pronouns that go on from one another: "Elle arrive. Elle attend. « Oui », dit-elle." mean one and the same.

A chain runs from pronoun to pronoun of one gender and number, up to the next name or noun that they could
mean. It is decided together: whoever its first pronoun means has to fit all that the chain tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsparse.speakers.article import Article
from newsparse.speakers.decide import Decision
from newsparse.speakers.phrases import Phrase


@dataclass(slots=True)
class Chain:
    """The verbs of pronouns that mean the same, and who that was found to be."""

    end: int = 0
    cues: list[str] = field(default_factory=list)
    decision: Decision | None = None


def chains(article: Article, links: Iterable[tuple[Phrase, str]]) -> dict[int, Chain]:
    """The chain of each pronoun among phrases in text order with their verbs, by where it begins.

    >>> from newsparse.speakers.phrases import read_phrase
    >>> text = "Elle attend. « Oui », dit-elle. « Non », dit Paul. « Si », sourit-elle."
    >>> links = [(read_phrase(text, at, at + 4, []), "") for at in (0, 26)]
    >>> [len(chain.cues) for chain in chains(Article(text, [], []), links).values()]
    [2, 2]
    """
    running: dict[tuple[str | None, bool], Chain] = {}
    found = {}
    for phrase, cue in links:
        kind = (phrase.gender, phrase.plural)
        if phrase.kind != "pronoun":
            running = {
                other: chain
                for other, chain in running.items()
                if not _may_be(_gender(article, phrase), other[0])
            }
        elif phrase.gender:
            chain = running.get(kind)
            if chain is None or phrase.last or _parted(article, chain.end, phrase):
                chain = running[kind] = Chain()
            chain.cues.append(cue)
            chain.end = phrase.end
            found[phrase.start] = chain
    return found


def _gender(article: Article, phrase: Phrase) -> str | None:
    return phrase.gender if phrase.named is None else article.of_entity[phrase.named[2].id].gender


def _may_be(gender: str | None, other: str | None) -> bool:
    return {gender, other} != {"m", "f"}


def _parted(article: Article, end: int, phrase: Phrase) -> bool:
    """True where a sentence in between is about somebody else whom the pronoun could mean."""
    return any(
        r.subject
        and not r.quoted
        and r.candidate.sort in {"person", "body"}
        and r.candidate.plural == phrase.plural
        and _may_be(r.gender or r.candidate.gender, phrase.gender)
        for r in article.ahead(end, phrase.start)
    )
