"""Investors of a round that sentences around it name, which give no sum themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsparse.facts import grammar
from newsparse.facts.article import Article
from newsparse.facts.backers import joiners, joins, presents
from newsparse.facts.clauses import is_finite
from newsparse.facts.details import later_kind
from newsparse.facts.parties import add, label_of
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.facts.units import Unit

if TYPE_CHECKING:
    from newsparse.facts.state import Read

_CUES = ("investors", "round")
# How far behind its round a sentence without an amount goes on about it, in characters; further it has to
# name a round or its investors.
_NEAR = 500
_FUNDERS = {"lead": "lead", "with": "participant", "by": "participant", "from": "participant"}


def goes_on(article: Article, unit: Unit) -> bool:
    """True where a sentence has one of the words of rounds."""
    text = article.text[unit.start : unit.end].lower()
    return "parmi e" in text or any(cue in text for sort in _CUES for cue in grammar.cues(sort))


def from_later(article: Article, rounds: Sequence[Read], unit: Unit, sentence: Sentence) -> None:
    """Investors that a later sentence without an amount names."""
    now = [read_ for read_ in rounds if not is_past(read_)] or rounds
    near = unit.start - rounds[-1].unit.end <= _NEAR
    text = article.text[unit.start : unit.end].lower()
    before = article.text[unit.before[0] : unit.before[1]].lower() if unit.before else ""
    listed = "parmi eux" in text or "parmi elles" in text
    told = [
        cue
        for cue in grammar.cues("investors" if near else "round")
        if cue in text or (listed and cue in before)
    ]
    if not told:
        return
    fact = (now[-1] if near else now[0]).fact
    if fact.kind is None:
        fact.kind = later_kind(article.text, unit.start, unit.end)
    denied = any(token.low in {"ne", "n'"} for token in sentence.tokens)
    present = listed or presents(sentence) or any(cue in text for cue in grammar.cues("present"))
    part: str | None = None
    known = {
        id(group): said
        for group, said in joiners(sentence)
        if label_of(article, sentence, group) == "ORG" or not _SPEAKS.isdisjoint(text.split())
    }
    for group in _backers(article, sentence):
        part = _FUNDERS.get(group.relation) or joins(sentence, group, part)
        part = part or ("participant" if present and not denied and group.relation in {"", "label"} else None)
        if part or id(group) in known:
            add(article, sentence, fact, group, part or known[id(group)])


# A person who puts money in is called so; others act for a company.
_SPEAKS = frozenset(
    "angel angels entrepreneur entrepreneurs entrepreneuse entrepreneurs investisseurs".split()
)


def from_before(article: Article, rounds: Sequence[Read], waiting: Sequence[tuple[Unit, Sentence]]) -> None:
    """Investors that the title or the lines before the round name: "Zelda et Mira entrent chez Ardo"."""
    main = next((read_ for read_ in rounds if not is_past(read_)), None)
    for unit, sentence in waiting if main is not None else ():
        assert main is not None
        if main.unit.start - unit.end > _NEAR:
            continue
        known = {id(group): said for group, said in joiners(sentence)}
        part: str | None = None
        for group in _backers(article, sentence):
            part = known.get(id(group)) or joins(sentence, group, part)
            if part:
                add(article, sentence, main.fact, group, part)


def _backers(article: Article, sentence: Sentence) -> Iterator[Group]:
    """The names that may be investors: no place, no product, none in brackets behind a person."""
    for group in sentence.groups:
        named = group.mention >= 0 and label_of(article, sentence, group) in {"ORG", "PER"}
        if named and at(sentence.tokens, group.first - 1).low not in {"(", "ex"}:
            yield group


def is_past(read_: Read) -> bool:
    """True for a round before the one that the article is about, or the sum of all: "avait levé", "après une
    première levée de", "a levé au total".
    """
    tokens, telling = read_.sentence.tokens, read_.telling
    first = min(telling.first, read_.token)
    near = [token.low for token in tokens[max(0, first - 5) : read_.token + 4]]
    if not grammar.words("past_rounds").isdisjoint(near):
        return True
    before = [token.low for token in tokens[max(0, first - 4) : first]]
    return any(word in {"après", "depuis"} for word in before) and not any(
        is_finite(read_.sentence, k) for k in range(max(0, first - 4), first)
    )
