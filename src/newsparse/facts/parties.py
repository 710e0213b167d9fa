"""The other sides of a fact: investors, buyers, sellers, authorities, in its sentence and in those that go on
about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsparse.facts import grammar
from newsparse.facts.article import Article
from newsparse.facts.backers import is_described, joiners, joins, leans, signed, won
from newsparse.facts.candidates import Owner
from newsparse.facts.clauses import is_undergone
from newsparse.facts.model import Found, Party
from newsparse.facts.owners import Judge
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.french.words import kind_of_name
from newsparse.ranking import Ranked

if TYPE_CHECKING:
    from newsparse.facts.state import Read


def name_of(article: Article, sentence: Sentence, group: Group) -> tuple[str, int | None]:
    """The canonical name of a group's name and the index of its entity; as written where nobody found it."""
    token = sentence.tokens[group.mention]
    if token.ref >= 0:
        name = article.names[token.ref]
        return name.name, name.entity
    return " ".join(article.text[token.start : token.end].split()), None


def add(article: Article, sentence: Sentence, fact: Found, group: Group, part: str) -> None:
    name, entity = name_of(article, sentence, group)
    known = any(
        party.name == name or (entity is not None and party.entity == entity) for party in fact.counterparties
    )
    if not known and name != fact.subject and (entity is None or entity != fact.entity):
        fact.counterparties.append(Party(name, entity, part))


_TAKES = frozenset({"funding", "grant", "investment", "acquisition", "fine", "tax", "cost"})


def from_sentence(article: Article, judge: Judge, fact: Found, order: Sequence[Ranked[Owner]]) -> None:
    """The parties that the sentence of the amount names."""
    if fact.role not in _TAKES:
        return
    sentence = judge.sentence
    gives = judge.tied.gives
    part: str | None = None
    for group in sentence.groups:
        if group.mention < 0:
            if fact.role == "funding" and group.head in grammar.words("investors"):
                part = won(sentence, group)
            continue
        relation = judge.relation(group)
        if group.chained and part and relation == "gen":  # "3 M€ de Zelda, Mira et Orvo"
            add(article, sentence, fact, group, part)
            continue
        if group.first <= judge.telling.first < group.last:
            continue  # "la prime Éco" is the grant itself
        part = (
            _part(judge, group, relation, gives, fact)
            or _bracketed(judge, group, fact)
            or (_shaped(judge, group) if fact.role == "funding" else None)
            or (joins(sentence, group, part) if fact.role == "funding" else None)
        )
        if part and not _beyond(sentence, judge, group):
            add(article, sentence, fact, group, part)
    if fact.role == "funding":
        _add_joining(judge, fact)
    if fact.role in _OF_PUBLIC and not fact.counterparties:
        _add_authority(judge, fact)


def _add_joining(judge: Judge, fact: Found) -> None:
    """ "Zelda investit dans Ardo, qui lève 3 M€", "Zelda et Mira remettent au pot : Ardo lève 3 M€"."""
    for group, part in joiners(judge.sentence, judge.tied.verb):
        add(judge.article, judge.sentence, fact, group, part)


# Sums whose other side is the public body that the sentence names.
_OF_PUBLIC = {"fine": "authority", "grant": "grantor"}


def _add_authority(judge: Judge, fact: Found) -> None:
    """ "Ardo écope de 3 M€ d'amende, a annoncé la Cnil": the public body of the sentence."""
    for group in judge.sentence.groups:
        if group.mention >= 0 and judge.relation(group) not in {"gen", "in", "at"}:
            name, _ = name_of(judge.article, judge.sentence, group)
            if kind_of_name(name) == "public":
                add(judge.article, judge.sentence, fact, group, _OF_PUBLIC[fact.role])
                return


def authority_above(article: Article, fact: Found) -> None:
    """ "La Cnil frappe fort contre Ardo", and below: "Ardo écope de 3 M€ d'amende": the public body of the
    title.
    """
    if fact.role not in _OF_PUBLIC or fact.counterparties or fact.subject is None:
        return
    for name in article.names_in(*article.title_span):
        if kind_of_name(name.name) == "public" and name.entity != fact.entity:
            fact.counterparties.append(Party(name.name, name.entity, _OF_PUBLIC[fact.role]))
            return


def _part(judge: Judge, group: Group, relation: str, gives: bool, fact: Found) -> str | None:
    label = label_of(judge.article, judge.sentence, group)
    if label == "LOC" and not (relation == "subj" and fact.role in {"fine", "tax", "grant"}):
        return None
    if label == "MISC" and relation in {"gen", "by"}:
        return None  # a law or a programme is neither an authority nor an investor
    if gives and relation == "subj":
        return {"grant": "grantor", "funding": "lender", "fine": "authority", "tax": "authority"}.get(
            fact.role
        )
    if fact.role == "funding" and relation == "subj" and (joined := _joining(judge, group)):
        return joined
    part = judge.frame.party.get(relation)
    heads = relation == "label" and at(judge.sentence.tokens, group.last).low == ":"
    if heads and fact.role == "investment" and label in {"ORG", "PRODUCT"}:
        part = "recipient" if judge.subject is not None and judge.subject is not group else None
    if part is None or (relation == "subj" and fact.role == "funding" and part != "lender"):
        return None
    if relation == "by" and not _is_agent(judge, group):
        return None
    if relation == "gen" and not judge._is_genitive(group) and not _is_of_amount(judge, group):
        return None
    if fact.role == "investment" and relation in {"to", "on"} and label not in {"ORG", "PRODUCT"}:
        return None
    if (
        fact.role == "grant"
        and judge.telling.trigger.frame == "grant"
        and relation == "gen"
        and fact.subject is None
    ):
        return part if label == "ORG" else None
    return part


def _shaped(judge: Judge, group: Group) -> str | None:
    """ "un tour de 3 M€ signé Zelda", "s'adosse à Zelda"."""
    sentence = judge.sentence
    return (
        "participant"
        if signed(sentence, group) or leans(sentence, group) or is_described(sentence, group)
        else None
    )


def _bracketed(judge: Judge, group: Group, fact: Found) -> str | None:
    """ "Ardo lève 3 M€ (Zelda, Mira)": names in brackets right behind the sum."""
    tokens, first = judge.sentence.tokens, judge.amount + 1
    opened = next((k for k in range(first, first + _BRACKET) if at(tokens, k).low == "("), -1)
    if fact.role != "funding" or opened < 0 or group.first <= opened:
        return None
    if any(tokens[k].kind == "mark" for k in range(first, opened)):
        return None
    first = opened
    inside = tokens[first + 1 : group.first]
    plain = all(t.kind == "name" or t.low in grammar.words("chains_on") for t in inside)
    return "participant" if plain and at(tokens, group.last).low in {",", ")", "et"} else None


# A bracket of investors opens so near behind its sum, in tokens: "3 M€ pour Ardo (Zelda)".
_BRACKET = 5


def _joining(judge: Judge, group: Group) -> str | None:
    """ "Zelda et Mira ont souscrit au tour d'Ardo", "Zelda mène le tour de 3 M€ d'Ardo"."""
    sentence, verb = judge.sentence, judge.tied.verb
    if is_undergone(sentence, verb):
        return None
    lemmas = {v.lemma for v in sentence.verbs.get(verb, ())}
    if lemmas & grammar.lemmas("lead") or at(sentence.tokens, group.last + 1).low == "lead":
        return "lead"
    return "participant" if lemmas & grammar.lemmas("join") else None


def _is_agent(judge: Judge, group: Group) -> bool:
    """Whether "par Zelda" stands behind the word that tells the role, the amount, or a verb of giving: not so
    in "Ardo, fondée par Ada Roy".
    """
    sentence, telling = judge.sentence, judge.telling
    place = group.first - 1
    while place > 0 and sentence.tokens[place].low != "par":
        place -= 1
    if place in {telling.last, judge.amount + 1}:
        return True
    before = sentence.verbs.get(place - 1, ())
    if before:
        return any(v.trigger is not None or v.sort in {"give", "chain"} for v in before)
    between = range(telling.last, place)
    noun = not telling.trigger.verb and all(
        sentence.tokens[k].kind in {"word", "name"} and k not in sentence.verbs for k in between
    )
    return noun and len(between) > 0 and sentence.tokens[place - 1].kind == "name"


def _is_of_amount(judge: Judge, group: Group) -> bool:
    return judge.amount < group.first <= judge.amount + 3


def label_of(article: Article, sentence: Sentence, group: Group) -> str:
    token = sentence.tokens[group.mention]
    return article.names[token.ref].label if token.ref >= 0 else "ORG"


def _beyond(sentence: Sentence, judge: Judge, group: Group) -> bool:
    """True where another amount stands between, or nearer before, to which the party belongs."""
    tokens = sentence.tokens
    amounts = [i for i, t in enumerate(tokens) if t.kind == "money"]
    if len(amounts) < 2:
        return False
    if group.relation in {"by", "lead", "with", "from", "gen"} and group.first > amounts[0]:
        nearest = max((a for a in amounts if a < group.first), default=amounts[0])
        return nearest != judge.amount and not _is_aside(sentence, nearest, judge.amount)
    return False


def _is_aside(sentence: Sentence, other: int, amount: int) -> bool:
    """A valuation or a conversion between does not take the investors: "lève 3 M€, pour une valorisation de
    30 M€, auprès de".
    """
    return other > amount and at(sentence.tokens, other - 1).low == "("


def turn_round(fact: Found) -> None:
    """ "Des fonds ont injecté 3 M€ dans Ardo": where nobody who invests is named, Ardo has been funded."""
    parts = [party.part for party in fact.counterparties]
    if fact.role == "investment" and fact.subject is None and parts == ["recipient"]:
        company = fact.counterparties.pop()
        fact.role, fact.subject, fact.entity = "funding", company.name, company.entity


def recipients(article: Article, reads: Sequence[Read]) -> None:
    """Whoever invests, in an article about a round, invests in the company that raises, and is one of its
    investors.
    """
    topic = article.topic("ORG")
    raised = next(
        (r.fact for r in reads if r.fact.role == "funding" and topic and r.fact.entity == topic.entity), None
    )
    if raised is None or not article.title_span[1]:
        return
    known = {party.name for party in raised.counterparties}
    for one in reads:
        fact = one.fact
        if fact.role != "investment" or fact.counterparties or fact.subject in {None, raised.subject}:
            continue
        fact.counterparties.append(Party(raised.subject or "", raised.entity, "recipient"))
        for name in (fact.subject, *fact.co_subjects):
            if name and name not in known:
                known.add(name)
                entity = fact.entity if name == fact.subject else None
                raised.counterparties.append(Party(name, entity, "participant"))
