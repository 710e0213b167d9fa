"""Who gives a figure without reported speech: "Zelda évalue le marché à 3 M€", "pour Zelda, il pèse"."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.facts import grammar
from newsparse.facts.article import Article
from newsparse.facts.clauses import is_finite, subject_of
from newsparse.facts.model import Found
from newsparse.facts.sentence import Group, Sentence, at


def tell_source(article: Article, sentence: Sentence, token: int, fact: Found) -> None:
    """Fill in the source of a fact that has none, with a name that is not its owner."""
    if fact.source is not None:
        return
    for group in _reckoners(sentence, token):
        mention = sentence.tokens[group.mention]
        if mention.ref < 0 or article.names[mention.ref].label not in {"ORG", "PER"}:
            continue
        name = article.names[mention.ref].name
        parties = {party.name for party in fact.counterparties}
        if name != fact.subject and name not in fact.co_subjects and name not in parties:
            fact.source = name
            return


def _reckoners(sentence: Sentence, token: int) -> Iterator[Group]:
    for index in sentence.verbs:
        lemmas = {v.lemma for v in sentence.verbs[index]}
        if index < token and is_finite(sentence, index) and lemmas & grammar.lemmas("reckon"):
            subject = subject_of(sentence, index)
            if subject is not None:
                yield from _named(sentence, subject)
        elif index > token and lemmas & grammar.lemmas("learn"):
            yield from (g for g in sentence.groups if g.mention >= 0 and g.first == index + 1)
    first = next((g for g in sentence.groups if g.mention >= 0), None)
    opens = first is not None and first.first <= 2 and first.relation == "for"
    if first is not None and opens and at(sentence.tokens, first.last).low == ",":
        yield first


def _named(sentence: Sentence, number: int) -> Iterator[Group]:
    """The name of a subject, or that behind "une étude de", "le rapport de"."""
    group = sentence.groups[number]
    if group.mention >= 0:
        yield group
        return
    behind = sentence.groups[number + 1] if number + 1 < len(sentence.groups) else None
    if (
        behind is not None
        and behind.relation == "gen"
        and behind.mention >= 0
        and behind.first <= group.last + 1
    ):
        yield behind
