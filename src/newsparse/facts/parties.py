"""The other sides of a fact: investors, buyers, sellers, authorities, in its sentence and in those that go on
about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsparse.facts import lexicon
from newsparse.facts.article import Article
from newsparse.facts.candidates import Owner
from newsparse.facts.clauses import is_finite, is_undergone, subject_of
from newsparse.facts.model import Found, Party
from newsparse.facts.owners import Judge
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.facts.syntax import same_list
from newsparse.facts.units import Unit
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
            if fact.role == "funding" and group.head in lexicon.words("investors"):
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


def joiners(sentence: Sentence, besides: int = -1) -> Iterator[tuple[Group, str]]:
    """Who takes part in a round, as the subject of a verb that says so, but for the verb ``besides``."""
    for index, verbs in sentence.verbs.items():
        if index == besides or not (is_finite(sentence, index) or _is_done(sentence, index)):
            continue
        part = _joining_part(sentence, index, {v.lemma for v in verbs})
        subject = subject_of(sentence, index) if part else None
        for number, group in enumerate(sentence.groups) if part and subject is not None else ():
            listed = number == subject or (group.last <= index and same_list(sentence, number, subject or 0))
            if listed and group.mention >= 0 and not group.relation:
                yield group, part or ""


def _joining_part(sentence: Sentence, index: int, lemmas: set[str]) -> str | None:
    """What the subject of a verb is in a round, if anything; not where the verb has a sum of its own."""
    ahead = sentence.tokens[index : index + _AHEAD]
    if any(t.kind == "money" for t in ahead[:3]):
        return None
    lows = {t.low for t in ahead}
    of_round = not lexicon.words("of_rounds").isdisjoint(lows)
    if lemmas & lexicon.lemmas("let_in"):
        return "participant" if of_round else None
    if lemmas & lexicon.lemmas("lead") or ("être" in lemmas and {"chef", "file"} <= lows):
        return "lead" if of_round or "être" in lemmas else None
    joining = lexicon.lemmas("join") | lexicon.lemmas("put_in")
    return "participant" if lemmas & joining and is_finite(sentence, index) else None


def _is_done(sentence: Sentence, index: int) -> bool:
    """ "ont participé": a participle with avoir, or with être of a verb that nobody undergoes."""
    before = (sentence.verb(index - back) for back in (1, 2))
    helped = any(v is not None and v.lemma == "avoir" and v.part in {"singular", "plural"} for v in before)
    return helped and any(v.part == "past participle" for v in sentence.verbs.get(index, ()))


# So far behind a verb, in tokens, stands what somebody joins: "entre à cette occasion au capital".
_AHEAD = 9


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


def authority_above(article: Article, fact: Found, unit: Unit) -> None:
    """ "La Cnil frappe fort contre Ardo", and below: "Ardo écope de 3 M€ d'amende": the public body that the
    title or the sentence before names.
    """
    if fact.role not in _OF_PUBLIC or fact.counterparties or fact.subject is None:
        return
    for start, end in (unit.before or (0, 0), article.title_span):
        for name in article.names_in(start, end):
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


def joins(sentence: Sentence, group: Group, before: str | None) -> str | None:
    """ "auquel se sont joints Zelda et Mira", "Zelda mène l'opération", "a convaincu Zelda de
    mener ce tour".
    """
    tokens = sentence.tokens
    if group.chained and before and not group.relation:
        return before
    if gained := won(sentence, group):
        return gained
    ahead = [at(tokens, group.last + k).low for k in range(3)]
    if lexicon.words("led").intersection(ahead):
        return "lead"
    behind = [at(tokens, group.first - k).low for k in range(1, 3)]
    return "participant" if not group.relation and lexicon.words("joined").intersection(behind) else None


def won(sentence: Sentence, group: Group) -> str | None:
    """ "a convaincu Zelda et Mira", "fait entrer Zelda": the object of a verb of winning over."""
    if group.relation:
        return None
    place = group.first - 1
    while place > 0 and (
        sentence.tokens[place].kind == "date" or sentence.tokens[place].low in lexicon.words("adverbs")
    ):
        place -= 1
    lemmas = {v.lemma for v in sentence.verbs.get(place, ())}
    if lemmas & lexicon.lemmas("found_among") and _speaks_of_investors(sentence, place):
        return "participant"
    gained = lemmas & lexicon.lemmas("win") or (
        lemmas & lexicon.lemmas("let_in")
        and any(v.lemma == "faire" for v in sentence.verbs.get(place - 1, ()))
    )
    return "participant" if gained else None


def _speaks_of_investors(sentence: Sentence, place: int) -> bool:
    """ "Parmi les investisseurs du tour figure Zelda"."""
    lows = [t.low for t in sentence.tokens[:place]]
    return "parmi" in lows and not lexicon.words("investors").isdisjoint(lows)


def _bracketed(judge: Judge, group: Group, fact: Found) -> str | None:
    """ "Ardo lève 3 M€ (Zelda, Mira)": names in brackets right behind the sum."""
    tokens, first = judge.sentence.tokens, judge.amount + 1
    if fact.role != "funding" or at(tokens, first).low != "(" or group.first <= first:
        return None
    inside = tokens[first + 1 : group.first]
    plain = all(t.kind == "name" or t.low in lexicon.words("chains_on") for t in inside)
    return "participant" if plain and at(tokens, group.last).low in {",", ")", "et"} else None


def _joining(judge: Judge, group: Group) -> str | None:
    """ "Zelda et Mira ont souscrit au tour d'Ardo", "Zelda mène le tour de 3 M€ d'Ardo"."""
    sentence, verb = judge.sentence, judge.tied.verb
    if is_undergone(sentence, verb):
        return None
    lemmas = {v.lemma for v in sentence.verbs.get(verb, ())}
    if lemmas & lexicon.lemmas("lead") or at(sentence.tokens, group.last + 1).low == "lead":
        return "lead"
    return "participant" if lemmas & lexicon.lemmas("join") else None


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
