"""Which of several amounts is whose: "respectivement", and lists of as many sums as there are names."""

from __future__ import annotations

from itertools import pairwise

from newsparse.facts import grammar, parties
from newsparse.facts.article import Article
from newsparse.facts.model import Found
from newsparse.facts.sentence import Group, Sentence
from newsparse.facts.state import Read


def set_phrase(article: Article, sentence: Sentence, fact: Found, group: Group) -> None:
    start, end = sentence.tokens[group.first].start, sentence.tokens[group.last - 1].end
    if sentence.tokens[group.first].low in {"du", "des", "au", "aux"} and group.mention >= 0:
        start = sentence.tokens[group.first + 1].start
    fact.subject_start, fact.subject_end = start, end


def respectively(article: Article, sentence: Sentence, reads: list[Read]) -> None:
    """ "respectivement": the amounts of one role and the names of a list, in their order."""
    tokens = sentence.tokens
    if len(reads) < 2:
        return
    place = next((i for i, t in enumerate(tokens) if t.low.startswith("respecti")), -1)
    if place < 0:
        _share_out(article, sentence, reads)
        return
    nearest = max(reads, key=lambda x: -abs(x.token - place)).telling.trigger.role
    runs = [r for r in reads if r.telling.trigger.role == nearest]
    names = _listed(sentence, min(r.token for r in runs), len(runs))
    if len(names) < len(runs):
        return
    for read_, group in zip(runs, names[-len(runs) :], strict=True):
        _give(article, sentence, read_, group)


def _give(article: Article, sentence: Sentence, read_: Read, group: Group) -> None:
    read_.fact.subject, read_.fact.entity = parties.name_of(article, sentence, group)
    read_.fact.co_subjects = ()
    set_phrase(article, sentence, read_.fact, group)


def _share_out(article: Article, sentence: Sentence, reads: list[Read]) -> None:
    """ "Ardo, Zelda et Mira ont levé 3, 5 et 7 M€": as many amounts in a list as there are subjects."""
    runs = [r for r in reads if r.telling.trigger.role == reads[0].telling.trigger.role]
    links = grammar.words("list_links")
    if any(t.low not in links for a, b in pairwise(runs) for t in sentence.tokens[a.token + 1 : b.token]):
        return
    names = _listed(sentence, runs[0].token, len(runs))
    longer = [g for g in sentence.groups if g.mention >= 0 and g.first < runs[0].token and not g.relation]
    if len(names) == len(runs) == len(longer) > 1 and all(g.chained for g in names[1:]):
        for read_, group in zip(runs, names, strict=True):
            _give(article, sentence, read_, group)


def _listed(sentence: Sentence, before: int, count: int) -> list[Group]:
    """The last list of so many names before a token, else the names there that no preposition ties."""
    named = [g for g in sentence.groups if g.mention >= 0 and g.first < before]
    for last in range(len(named), count - 1, -1):
        run = named[last - count : last]
        if all(g.chained for g in run[1:]):
            return run
    return [g for g in named if g.relation in {"", "label", "gen"}]
