"""Deals told without their sum: "Zelda rachète Ardo. Le montant de l'opération : 3 M€".

A sentence that tells of a purchase or a round, and names whose it is, is kept; a later amount that is that of
"the operation", "the price", or that somebody pays, belongs to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from newsparse.facts import candidates, grammar, owners, parties
from newsparse.facts.article import Amount, Article
from newsparse.facts.grammar import Trigger
from newsparse.facts.model import Found, Party
from newsparse.facts.owners import Judge
from newsparse.facts.roles import Telling, between, is_passive, is_reflexive
from newsparse.facts.sentence import Group, Sentence
from newsparse.facts.sizes import SMALL
from newsparse.facts.syntax import tie
from newsparse.facts.units import Unit

# Roles that are told as events, before or without their sum, and those whose sum a later sentence tells
# without a word for it: "le montant de l'opération".
_EVENTS = frozenset({"acquisition", "funding", "grant", "fine"})
SUMMED = frozenset({"acquisition", "funding"})
_NOTHING: frozenset[str] = frozenset()
# A word that tells a role by itself has this weight and more.
_STRONG = 1.5
# Below this nobody is named surely enough.
_SURE, _SURE_TITLED = 4.0, 2.6
# How far behind the deal its sum may be told, in characters.
REACH = 1500
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


def told_deals(article: Article, unit: Unit, sentence: Sentence, told: Set[str] = _NOTHING) -> list[Deal]:
    """The deals that a sentence tells, the owner of each named in it; not those of the roles in ``told``,
    whose sum it gives.
    """
    found: dict[str, Deal] = {}
    for trigger, first, last, passive in _events(sentence):
        if trigger.role in found or trigger.role in told:
            continue
        telling = Telling(trigger, first, last, passive, (), "before")
        tied = tie(sentence, telling, last - 1)
        judge = Judge(article, sentence, telling, last - 1, tied, {})
        order = owners.ranked(judge, list(candidates.candidates(sentence, telling, last - 1)))
        if not order or order[0].score < (_SURE_TITLED if unit.title else _SURE):
            continue
        group = _whole(sentence, order[0].candidate.group)
        owner = _owner(article, judge, group) if group is not None else None
        if owner is None:
            continue
        subject, entity = owner
        fact = Found(unit.start, unit.end, trigger.role, (), SMALL, subject=subject, entity=entity)
        parties.from_sentence(article, judge, fact, order)
        found[trigger.role] = Deal(trigger, subject, entity, unit.end, tuple(fact.counterparties))
    return list(found.values())


def _owner(article: Article, judge: Judge, group: Group) -> tuple[str, int | None] | None:
    """The name of the group, or whom the article is about where "la start-up" is bought by another."""
    if group.mention >= 0:
        return parties.name_of(article, judge.sentence, group)
    topic = article.topic("ORG")
    if topic is None or not candidates.is_anaphor(group):
        return None
    named = {judge.entity(other) for other in judge.sentence.groups if other.mention >= 0}
    return None if topic.entity in named else (topic.name, topic.entity)


def _whole(sentence: Sentence, group: Group | None) -> Group | None:
    """ "les activités cloud de Zelda": the name behind a phrase that is bought."""
    if group is None or group.mention >= 0:
        return group
    behind = (g for g in sentence.groups if g.relation == "gen" and group.last <= g.first <= group.last + 1)
    return next(behind, group)


def _events(sentence: Sentence) -> Iterator[tuple[Trigger, int, int, bool]]:
    for index, verbs in sentence.verbs.items():
        for trigger in (v.trigger for v in verbs if v.trigger is not None):
            held = not trigger.reflexive or is_reflexive(sentence, index)
            if held and trigger.role in _EVENTS and _tells_alone(sentence, index, trigger):
                yield trigger, index, index + 1, is_passive(sentence, index)
                break
    for first, last, trigger in sentence.triggers:
        strong = trigger.weight >= _STRONG or trigger.frame == "fold"
        if trigger.role in _EVENTS and strong and _alone(trigger):
            yield trigger, first, last, False


def _tells_alone(sentence: Sentence, index: int, trigger: Trigger) -> bool:
    """True for a verb that tells a deal without its sum: strong by itself, or of buying with a name as its
    object ("Zelda reprend Ardo").
    """
    if trigger.weight >= _STRONG and _alone(trigger):
        return True
    buying = trigger.frame in {"buy", "sell"} and (_alone(trigger) or trigger.near == "object")
    return buying and any(
        g.mention >= 0 and not g.relation and index < g.first <= index + 3 for g in sentence.groups
    )


def _alone(trigger: Trigger) -> bool:
    """True for a word that needs no amount beside it."""
    return not (trigger.direct or trigger.needs or trigger.near)


def told_sum(
    sentence: Sentence, token: int, amount: Amount, deal: Deal | None, fine: Deal | None = None
) -> Iterator[Telling]:
    """What makes an amount that of a deal or a fine told before: "le montant de l'opération", "versera
    3 M€".
    """
    for event in (deal, fine):
        if event is None or sentence.tokens[token].start - event.end > REACH:
            continue
        role = event.trigger.role
        if amount.amount < (_LEAST if role in SUMMED else 0):
            continue
        for index in range(max(0, token - _NEAR), token):
            word = sentence.tokens[index]
            paying = role != "funding" and _pays(sentence, index)
            change = role == "acquisition" and _in_exchange(sentence, index, token)
            if not (paying or change or word.low in grammar.words("sums")):
                continue
            told = 1.0 if paying or change else _BY_NOUN
            features = [("told of a deal", told), *between(sentence, range(index + 1, token), event.trigger)]
            trigger = Trigger(role, _FRAMES[role], 0.0, word.low, paying)
            yield Telling(trigger, index, index + 1, False, tuple(features), "deal")


# "le montant de l'opération" may be that of another.
_BY_NOUN = 0.9


def _in_exchange(sentence: Sentence, index: int, token: int) -> bool:
    """ "abandonne sa filiale contre 3 M€"."""
    return sentence.tokens[index].low == "contre" and token <= index + 3


def _pays(sentence: Sentence, index: int) -> bool:
    """True for a verb of paying in an active form: not "le contrat signé"."""
    paying = any(v.lemma in grammar.lemmas("pay") for v in sentence.verbs.get(index, ()))
    return paying and not is_passive(sentence, index)


_FRAMES = {"acquisition": "buy_for", "funding": "raise", "fine": "fined"}
# How far a word such as "montant" stands before its amount, in tokens.
_NEAR = 14


def fill(fact: Found, deal: Deal) -> None:
    """Whose the deal is, and with whom."""
    fact.subject, fact.entity = deal.subject, deal.entity
    fact.counterparties = list(deal.counterparties)


def taken_object(article: Article, judge: Judge, fact: Found) -> None:
    """ "Le groupe l'a rachetée 3 M€": whom the article is about, or the other company of the title."""
    if fact.role != "acquisition" or not judge.telling.trigger.verb or judge.telling.passive:
        return
    buyer = judge.subject
    named = judge.entity(buyer) if buyer is not None else None
    titled = [n for n in article.names_in(*article.title_span) if n.label == "ORG"]
    others = {n.entity: n for n in titled if n.entity != named}
    share = any(t.low == "%" for t in judge.sentence.tokens[judge.telling.first :])
    unnamed = not any(judge.entity(g) in others for g in judge.sentence.groups if g.mention >= 0)
    taken = _is_clitic(judge) or (share and unnamed)
    topic = article.topic("ORG")
    if len(others) == _TWO and topic is not None and named is None:
        # who is taken up by "l'" is the topic; who holds shares of another is
        others = {e: n for e, n in others.items() if (e == topic.entity) == _is_clitic(judge)}
    if taken and len(others) == 1 and fact.subject is None:
        name = next(iter(others.values()))
        fact.subject, fact.entity = name.name, name.entity
        if buyer is not None and buyer.mention >= 0:
            fact.counterparties = [Party(*parties.name_of(article, judge.sentence, buyer), "buyer")]


def _is_clitic(judge: Judge) -> bool:
    """ "l'a rachetée", "la rachète"."""
    tokens, first = judge.sentence.tokens, judge.telling.first
    lows = [t.low for t in tokens[max(0, first - 3) : first]]
    return bool(_CLITICS.intersection(lows)) and tokens[first].kind == "word"


_TWO = 2
_CLITICS = frozenset({"l'", "la", "le"})


def complete(fact: Found, event: Deal | None, named: bool) -> None:
    """Give a fact the owner and the other sides of the deal of its role that was told before; ``named`` where
    its own sentence names an owner.
    """
    if event is None or fact.start - event.end > REACH:
        return
    sides = {party.name for party in event.counterparties}
    if not named and (fact.subject is None or fact.subject in sides) and fact.role in _TOLD_ONCE:
        fact.subject, fact.entity = event.subject, event.entity
        fact.confidence = max(fact.confidence, _COMPLETED)
    if fact.subject == event.subject and not fact.counterparties:
        fact.counterparties = list(event.counterparties)


# What an article tells once of somebody: a later sum of the same role is of the same thing.
_TOLD_ONCE = frozenset({"acquisition", "fine"})
_COMPLETED = 0.7
