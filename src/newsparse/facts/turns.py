"""Roles that the sentence changes: what a word tells of a small sum, of a sector, in a condition."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from newsparse.facts import grammar
from newsparse.facts.implied import Frames
from newsparse.facts.roles import Telling
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.facts.sizes import SMALL
from newsparse.french import nouns
from newsparse.french.verbs import looks_infinitive
from newsparse.french.words import kind_of_name


class Turn(NamedTuple):
    """A change: of these roles, or told by these verbs, where the test holds, into this role."""

    roles: str
    lemmas: str
    holds: Callable[[Frames, Telling], bool]
    role: str


def role_of(frames: Frames, telling: Telling) -> str:
    """The role, where the sentence makes another one of what the word tells."""
    trigger = telling.trigger
    for turn in _TURNS:
        told = trigger.role in turn.roles.split() if turn.roles else trigger.lemma in turn.lemmas.split()
        if told and turn.holds(frames, telling):
            return turn.role
    return trigger.role


def _is_small(frames: Frames, telling: Telling) -> bool:
    return frames.amount.amount < SMALL


def _is_sold_cheap(frames: Frames, telling: Telling) -> bool:
    return _is_small(frames, telling) and frames.amount.per != "share"


def _is_billed(frames: Frames, telling: Telling) -> bool:
    return _is_small(frames, telling) or telling.passive


# What is sold for as much is not a product.
_SOLD = Decimal(1_000_000)


def _is_large(frames: Frames, telling: Telling) -> bool:
    return frames.amount.amount >= _SOLD


def _is_wage(frames: Frames, telling: Telling) -> bool:
    paid = frames.amount.per in {"hour", "month"} or _is_earned(frames.sentence, telling)
    return _is_small(frames, telling) and paid


def _is_beyond(frames: Frames, telling: Telling) -> bool:
    before = at(frames.sentence.tokens, frames.token - 2).low
    return telling.place == "behind" and before in grammar.words("beyond")


def _is_salary(frames: Frames, telling: Telling) -> bool:
    sentence = frames.sentence
    named = any(g.mention >= 0 for g in sentence.groups[:1]) and sentence.tokens[0].kind == "name"
    return frames.amount.per in {"year", "month", "day", "hour"} and not named


def _is_condition(sentence: Sentence, telling: Telling, token: int, frames: Frames) -> bool:
    """ "les entreprises dont le chiffre d'affaires dépasse 3 M€", "les sociétés réalisant plus de 3 M€ de
    revenus".
    """
    tokens = sentence.tokens
    if telling.place == "before" and any(
        at(tokens, k).low == "dont" for k in range(max(0, telling.first - 3), telling.first)
    ):
        return frames.amount.modifier in {"min", "max"} or at(tokens, token - 1).low == "pas"
    doing = any(
        (v := sentence.verb(k)) is not None and v.part == "present participle"
        for k in range(max(0, token - 4), token)
    )
    return (
        doing
        and frames.amount.modifier in {"min", "max"}
        and not any(g.mention >= 0 for g in sentence.groups)
    )


def _is_public(frames: Frames) -> bool:
    """True where a public body is named in the sentence."""
    names = frames.article.names_in(frames.unit.start, frames.unit.end)
    return any(kind_of_name(name.name) == "public" for name in names)


def _spends_itself(frames: Frames) -> bool:
    """ "Ardo débloque 3 M€ pour agrandir son usine": nobody is given the sum, and no public body gives it."""
    first, second = (at(frames.sentence.tokens, frames.token + k).low for k in (1, 2))
    return first == "pour" and looks_infinitive(second) and not _is_public(frames)


def _is_of_sector(sentence: Sentence, telling: Telling) -> bool:
    if not telling.trigger.verb:
        return False
    subject = [g for g in sentence.groups if g.last <= telling.first and not g.relation]
    return bool(subject) and subject[0].mention < 0 and subject[0].head in grammar.heads("sector")


def _is_earned(sentence: Sentence, telling: Telling) -> bool:
    """ "le revenu horaire brut"."""
    return any(
        at(sentence.tokens, k).low in {"horaire", "mensuel", "brut"} for k in (telling.last, telling.last + 1)
    )


def _is_worth(sentence: Sentence, telling: Telling) -> bool:
    """True where what is estimated is a company or somebody's fortune; else it is what something costs."""
    if telling.passive:
        near = [g for g in sentence.groups if g.last <= telling.first and not g.relation]
        group = (
            near[-1]
            if near
            else next((g for g in sentence.groups if g.first > telling.first and not g.relation), None)
        )
    else:
        group = next((g for g in sentence.groups if g.first >= telling.last and not g.relation), None)
    return group is not None and (group.mention >= 0 or group.head in grammar.heads("company"))


def _of_cost(frames: Frames, telling: Telling) -> str:
    """What something costs: a buyer its price; somebody ("à Ardo") a loss; making it, or a large
    sum, a cost.
    """
    sentence = frames.sentence
    reach = range(telling.first, frames.token + 5)
    told = [
        g for g in sentence.groups if g.relation == "to" and g.first in reach and not _is_place(frames, g)
    ]
    subject = next(
        (g for g in sentence.groups if g.last <= telling.first and g.relation in {"", "label"}), None
    )
    if told and frames.amount.amount >= _LOSS:
        return "loss"
    named = subject is not None and subject.mention >= 0
    return "price" if frames.amount.amount < (_DEAREST if named else _LOSS) else "cost"


# What somebody is told to have cost him from here on is a loss, not a price; a named thing may cost more.
_LOSS, _DEAREST = 100_000, 1_000_000


def _is_levied(sentence: Sentence, telling: Telling) -> bool:
    """ "La taxe coûtera 3 M€ à Ardo"."""
    return any(t.role == "tax" and last <= telling.first for _, last, t in sentence.triggers)


def _is_place(frames: Frames, group: Group) -> bool:
    ref = frames.sentence.tokens[group.mention].ref if group.mention >= 0 else -1
    return ref >= 0 and frames.article.names[ref].label == "LOC"


def _is_paid_to_company(frames: Frames, telling: Telling) -> bool:
    """ "La start-up touchera 3 M€": a company is nobody's employee."""
    subject = [g for g in frames.sentence.groups if g.last <= telling.first and not g.relation]
    return telling.trigger.verb and bool(subject) and subject[-1].head in grammar.heads("company")


def _is_person(frames: Frames, group: Group) -> bool:
    """ "Ada Roy", "la patronne d'Ardo", "un ingénieur"."""
    if group.mention >= 0:
        ref = frames.sentence.tokens[group.mention].ref
        return ref >= 0 and frames.article.names[ref].label == "PER"
    return group.head in nouns("person") and group.head not in grammar.heads("company")


def _earns(frames: Frames, telling: Telling) -> bool:
    """ "La patronne d'Ardo a perçu 3 M€", "un stagiaire y est payé 3 € de l'heure"."""
    subject = [g for g in frames.sentence.groups if g.last <= telling.first and g.relation in {"", "label"}]
    return bool(subject) and _is_person(frames, subject[0])


def _is_paid(frames: Frames, telling: Telling) -> bool:
    sentence = frames.sentence
    paid = any(
        v.lemma == "payer" and v.part == "past participle"
        for k in range(max(0, frames.token - 3), frames.token)
        for v in sentence.verbs.get(k, ())
    )
    return paid and frames.amount.per is not None and any(_is_person(frames, g) for g in sentence.groups[:2])


def _is_borrowed(frames: Frames, telling: Telling) -> bool:
    """ "Ardo obtient 3 M€ de dette bancaire": whoever takes it is funded."""
    stretch = range(max(0, frames.token - 4), frames.token)
    verbs = [v for k in stretch for v in frames.sentence.verbs.get(k, ())]
    taking = (v.sort == "take" or (v.trigger is not None and v.trigger.frame == "raise") for v in verbs)
    return telling.place == "behind" and any(taking)


def _is_tax_body(frames: Frames, telling: Telling) -> bool:
    lows = {token.low for token in frames.sentence.tokens[: telling.first]}
    return not lows.isdisjoint(grammar.words("tax_bodies"))


_TURNS = (
    Turn("", "percevoir recevoir toucher gagner", _earns, "pay"),
    Turn("price", "", _is_paid, "pay"),
    Turn("", "réclamer exiger", _is_tax_body, "tax"),
    Turn("", "valoir", _is_small, "price"),
    Turn("debt", "", _is_borrowed, "funding"),
    Turn("pay", "", _is_paid_to_company, "grant"),
    Turn("revenue valuation reserve", "", lambda f, t: _is_condition(f.sentence, t, f.token, f), "threshold"),
    Turn("revenue funding valuation cost", "", lambda f, t: _is_of_sector(f.sentence, t), "market"),
    Turn("", "recevoir percevoir", lambda f, t: _is_public(f), "grant"),
    Turn("grant", "", lambda f, t: t.trigger.frame == "grant" and _spends_itself(f), "investment"),
    Turn("", "coûter", lambda f, t: _is_levied(f.sentence, t), "tax"),
    Turn("", "coûter", lambda f, t: _of_cost(f, t) == "loss", "loss"),
    Turn("", "coûter", lambda f, t: _of_cost(f, t) == "cost", "cost"),
    Turn("acquisition", "", _is_sold_cheap, "price"),
    Turn("", "vendre", _is_large, "acquisition"),
    Turn("", "facturer", _is_billed, "price"),
    Turn("revenue", "", _is_wage, "pay"),
    Turn("", "estimer évaluer", lambda f, t: not _is_worth(f.sentence, t), "cost"),
    Turn("revenue valuation", "", _is_beyond, "threshold"),
    Turn("", "gagner", _is_salary, "pay"),
)
