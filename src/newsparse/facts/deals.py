"""Deals told without their sum: "Zelda rachète Ardo. Le montant de l'opération : 3 M€".

A sentence that tells of a purchase or a round, and names whose it is, is kept; a later amount that is that of
"the operation", "the price", or that somebody pays, belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsparse.facts import candidates, lexicon, owners, parties
from newsparse.facts.article import Amount, Article
from newsparse.facts.lexicon import Trigger
from newsparse.facts.model import Found, Party
from newsparse.facts.owners import Judge
from newsparse.facts.roles import Telling, between, is_passive, is_reflexive
from newsparse.facts.sentence import Group, Sentence
from newsparse.facts.sizes import SMALL
from newsparse.facts.syntax import tie
from newsparse.facts.units import Unit

# Roles that are told as events, before or without their sum.
_EVENTS = frozenset({"acquisition", "funding"})
# A word that tells a role by itself has this weight and more.
_STRONG = 1.5
# Below this nobody is named surely enough.
_SURE = 4.0
# How far behind the deal its sum may be told, in characters.
_REACH = 1500
# No company is bought or funded for less.
_LEAST = 3 * SMALL


@dataclass(frozen=True, slots=True)
class Deal:
    """A purchase or a round of somebody, and where it is told."""

    trigger: Trigger
    subject: str
    entity: int | None
    end: int
    counterparties: tuple[Party, ...] = field(default=())


def told_deal(article: Article, unit: Unit, sentence: Sentence) -> Deal | None:
    """The deal that a sentence without an amount tells, with its owner named in it."""
    for trigger, first, last, passive in _events(sentence):
        telling = Telling(trigger, first, last, passive, (), "before")
        tied = tie(sentence, telling, last - 1)
        judge = Judge(article, sentence, telling, last - 1, tied, {})
        order = owners.ranked(judge, list(candidates.candidates(sentence, telling, last - 1)))
        if not order or order[0].score < _SURE:
            continue
        group = _whole(sentence, order[0].candidate.group)
        if group is None or group.mention < 0:
            continue
        subject, entity = parties.name_of(article, sentence, group)
        fact = Found(unit.start, unit.end, trigger.role, (), SMALL, subject=subject, entity=entity)
        parties.from_sentence(article, judge, fact, order)
        return Deal(trigger, subject, entity, unit.end, tuple(fact.counterparties))
    return None


def _whole(sentence: Sentence, group: Group | None) -> Group | None:
    """ "les activités cloud de Zelda": the name behind a phrase that is bought."""
    if group is None or group.mention >= 0:
        return group
    behind = (g for g in sentence.groups if g.relation == "gen" and group.last <= g.first <= group.last + 1)
    return next(behind, group)


def _events(sentence: Sentence) -> Iterator[tuple[Trigger, int, int, bool]]:
    for index, verbs in sentence.verbs.items():
        trigger = verbs[0].trigger
        held = trigger and (not trigger.reflexive or is_reflexive(sentence, index))
        if trigger and held and trigger.role in _EVENTS and trigger.weight >= _STRONG and _alone(trigger):
            yield trigger, index, index + 1, is_passive(sentence, index)
    for first, last, trigger in sentence.triggers:
        if trigger.role in _EVENTS and trigger.weight >= _STRONG and _alone(trigger):
            yield trigger, first, last, False


def _alone(trigger: Trigger) -> bool:
    """True for a word that needs no amount beside it."""
    return not (trigger.direct or trigger.needs or trigger.near)


def told_sum(sentence: Sentence, token: int, amount: Amount, deal: Deal | None) -> Iterator[Telling]:
    """What makes an amount that of a deal told before: "le montant de l'opération", "versera 3 M€"."""
    if deal is None or amount.amount < _LEAST or sentence.tokens[token].start - deal.end > _REACH:
        return
    for index in range(max(0, token - _NEAR), token):
        word = sentence.tokens[index]
        paying = _pays(sentence, index)
        if not (paying or word.low in lexicon.words("sums")):
            continue
        features = [("told of a deal", 1.0), *between(sentence, range(index + 1, token), deal.trigger)]
        trigger = Trigger(deal.trigger.role, _FRAMES[deal.trigger.role], 0.0, word.low, paying)
        yield Telling(trigger, index, index + 1, False, tuple(features), "deal")


def _pays(sentence: Sentence, index: int) -> bool:
    """True for a verb of paying in an active form: not "le contrat signé"."""
    paying = any(v.lemma in lexicon.lemmas("pay") for v in sentence.verbs.get(index, ()))
    return paying and not is_passive(sentence, index)


_FRAMES = {"acquisition": "buy_for", "funding": "raise"}
# How far a word such as "montant" stands before its amount, in tokens.
_NEAR = 14


def fill(fact: Found, deal: Deal) -> None:
    """Whose the deal is, and with whom."""
    fact.subject, fact.entity = deal.subject, deal.entity
    fact.counterparties = list(deal.counterparties)
