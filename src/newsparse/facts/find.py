"""The facts of an article: each amount with its role, its owner, the other parties, and what is
said of it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from newsparse.facts import candidates, deals, details, grammar, owners, parties, reckoned, rounds, turns
from newsparse.facts.afar import elsewhere
from newsparse.facts.article import Article
from newsparse.facts.groups import grouped
from newsparse.facts.implied import Frames, possible, told_around, told_before
from newsparse.facts.model import Found
from newsparse.facts.owners import Judge
from newsparse.facts.reading import read
from newsparse.facts.roles import Telling, tellings
from newsparse.facts.sentence import Item, Sentence
from newsparse.facts.shares import respectively, set_phrase
from newsparse.facts.state import Read, State
from newsparse.facts.subjects import NOBODY_ASKED, only_one, owned, sure_of
from newsparse.facts.syntax import tie
from newsparse.facts.units import Unit, units
from newsparse.ranking import lead, rank

# Below this score a role is not told, an owner not named.
ROLE_FLOOR = 1.5


def find_facts(
    article: Article, taken: Sequence[tuple[int, int]] = (), rows: Sequence[Found] = ()
) -> list[Found]:
    """The facts of an article. ``taken`` are stretches (tables) whose amounts were read already, into
    ``rows``.

    >>> from decimal import Decimal
    >>> from newsparse.facts.article import Amount, Article, Name
    >>> text = "Ardo lève 3 M€."
    >>> fact = find_facts(Article(text, [Amount(10, 14, Decimal(3000000))], [Name(0, 4, "ORG", 0, "Ardo")]))[
    ...     0
    ... ]
    >>> fact.role, fact.subject
    ('funding', 'Ardo')
    """
    if not article.amounts:
        return []
    state = State()
    items = _items(article)
    starts = [item.start for item in items]
    for unit in units(article, taken):
        inside = items[bisect.bisect_left(starts, unit.start) : bisect.bisect_left(starts, unit.end)]
        amounts = [item for item in inside if item.kind == "money"]
        if amounts:
            sentence = read(article.text, unit.start, unit.end, inside, article.products, article.short_forms)
            _read_sentence(article, state, unit, sentence)
            told = {r.fact.role for r in state.reads[-len(amounts) :] if r.unit is unit}
            if not told & _OWN_PARTIES:
                _read_parties(article, state, unit, sentence)
            state.tell(deals.told_deals(article, unit, sentence, told))
        elif inside:
            _read_aside(article, state, unit, inside)
    rounds.from_before(article, state.rounds, state.waiting)
    parties.recipients(article, state.reads)
    _settle(rows, state.reads)
    return grouped([*(r.fact for r in state.reads), *rows], article)


# Facts with investors, buyers or sellers of their own; a sentence of another may tell those of a round:
# "Le tour, mené par Zelda, valorise Ardo 30 M€".
_OWN_PARTIES = frozenset({"funding", "investment", "acquisition", "grant"})


def _read_aside(article: Article, state: State, unit: Unit, inside: list[Item]) -> None:
    """A sentence without an amount: whom it adds to a round told before, and the deal that it tells."""
    if not any(item.kind == "name" for item in inside) or not _matters(article, state, unit):
        return
    sentence = read(article.text, unit.start, unit.end, inside, article.products, article.short_forms)
    _read_parties(article, state, unit, sentence)
    state.tell(deals.told_deals(article, unit, sentence))


def _matters(article: Article, state: State, unit: Unit) -> bool:
    """True where a sum follows near enough to be that of a deal told here, or a round may go on."""
    if article.amounts_in(unit.end, unit.end + deals.REACH):
        return True
    return bool(state.rounds) and rounds.goes_on(article, unit)


def _read_parties(article: Article, state: State, unit: Unit, sentence: Sentence) -> None:
    if state.rounds:
        rounds.from_later(article, state.rounds, unit, sentence)
    elif len(state.waiting) < _WAITING:
        state.waiting.append((unit, sentence))


# So many sentences before the first round are asked for its investors.
_WAITING = 4


def _settle(rows: Sequence[Found], reads: Sequence[Read]) -> None:
    """A header that tells two roles ("Funding/Reserves"): the one that the text tells of that owner and
    amount.
    """
    told: dict[tuple[str | None, Decimal], set[str]] = {}
    for read_ in reads:
        told.setdefault((read_.fact.subject, read_.fact.amount), set()).add(read_.fact.role)
    for row in rows:
        if row.other_roles:
            known = told.get((row.subject, row.amount), ())
            row.role = next((role for role in (row.role, *row.other_roles) if role in known), row.role)


def _items(article: Article) -> list[Item]:
    """Names, amounts and dates, in order; of two that overlap the amount, then the date, stays."""
    items = [Item(a.start, a.end, "money", i) for i, a in enumerate(article.amounts)]
    items += [Item(d.start, d.end, "date", i) for i, d in enumerate(article.dates)]
    items += [Item(n.start, n.end, "name", i) for i, n in enumerate(article.names)]
    order = {"money": 0, "date": 2, "name": 1}
    kept: list[Item] = []
    for item in sorted(items, key=lambda i: (i.start, order[i.kind], -i.end)):
        if kept and item.start < kept[-1].end:
            if order[item.kind] < order[kept[-1].kind]:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _read_sentence(article: Article, state: State, unit: Unit, sentence: Sentence) -> None:
    places = [i for i, token in enumerate(sentence.tokens) if token.kind == "money"]
    for token in places:
        found = _role(article, state, unit, sentence, token)
        if found is None:
            continue
        telling, role, certainty = found
        for read_ in _facts(article, state, unit, sentence, token, telling, role, certainty):
            state.add(read_)
    respectively(article, sentence, [r for r in state.reads[-2 * len(places) :] if r.sentence is sentence])


def _role(
    article: Article, state: State, unit: Unit, sentence: Sentence, token: int
) -> tuple[Telling, str, float] | None:
    options = [*tellings(sentence, token)]
    last = state.last
    frames = Frames(article, unit, sentence, token)
    options += told_around(
        frames, (last.telling, last.sentence, last.token, last.fact.role, last.unit) if last else None
    )
    same = state.same(frames.amount)
    if same is not None:
        options.append(told_before(token, same.telling, same.fact.role))
    options += deals.told_sum(sentence, token, frames.amount, state.deal, state.events.get("fine"))
    options = [option for option in options if possible(option.trigger.role, frames.amount, option.place)]
    order = rank(options, lambda telling: telling.features, owners.weights().features)
    if not order or order[0].score < ROLE_FLOOR:
        return None
    telling = order[0].candidate
    return telling, turns.role_of(frames, telling), min(order[0].score, lead(order) + 3)


def _facts(
    article: Article,
    state: State,
    unit: Unit,
    sentence: Sentence,
    token: int,
    telling: Telling,
    role: str,
    certainty: float,
) -> Iterator[Read]:
    telling = telling if telling.trigger.role == role else _as(telling, role)
    amount = article.amounts[sentence.tokens[token].ref]
    tied = tie(sentence, telling, token)
    judge = Judge(article, sentence, telling, token, tied, state.owned)
    options = [
        *candidates.candidates(sentence, telling, token),
        *elsewhere(article, state, unit, telling, amount),
    ]
    order = owners.ranked(judge, options)
    base = Found(
        start=unit.start, end=unit.end, role=role, amounts=(sentence.tokens[token].ref,),
        amount=amount.amount,
        amount_max=amount.amount_max, currency=amount.currency, modifier=amount.modifier, per=amount.per,
        rule=f"{telling.place}: {telling.trigger.lemma}",
    )  # fmt: skip
    details.tell(article, base, sentence, token, telling)
    if telling.place == "deal" and role in state.events:
        deals.fill(base, state.events[role])
        base.confidence = _OF_DEAL
        parties.from_sentence(article, judge, base, order)
        yield Read(sentence.tokens[token].ref, unit, sentence, token, telling, base)
        return
    names = [base]
    sure = sure_of("told" if telling.place in {"before", "behind", "after"} else "around", certainty)
    if role != "market" and role != "threshold":
        names = owned(article, state, judge, order, base, sure)
    else:
        _phrase_of_market(article, sentence, token, telling, base)
        base.confidence = sure * NOBODY_ASKED
    best = order[0].candidate.group if order else None
    for fact in names:
        if fact.entity is not None and best is not None:
            state.owned[fact.entity] = state.owned.get(fact.entity, 0) + 1
        parties.from_sentence(article, judge, fact, order)
        parties.turn_round(fact)
        if fact.subject is None and fact.subject_start is None:
            only = only_one(article, state, judge, fact)
            if only is not None:
                fact.subject, fact.entity = only.name, only.entity
        named = best is not None and best.mention >= 0 and fact.subject is not None
        deals.complete(fact, state.events.get(fact.role), named)
        deals.taken_object(article, judge, fact)
        parties.authority_above(article, fact)
        same = state.same(amount)
        known = same is not None and same.fact.role == role and same.fact.entity == fact.entity
        if fact.confidence < _DOUBTFUL and not known:
            fact.subject, fact.entity, fact.co_subjects = None, None, ()
        reckoned.tell_source(article, sentence, token, fact)
        yield Read(sentence.tokens[token].ref, unit, sentence, token, telling, fact)


# An owner that is wrong more often than right is left out: nobody is better than somebody else.
_DOUBTFUL = 0.45


def _as(telling: Telling, role: str) -> Telling:
    """The same word telling another role, with the frame that goes with it."""
    frame = {
        "acquisition": "sell" if telling.trigger.lemma == "vendre" else "buy_for",
        "threshold": "market",
        "investment": "invest",
        "funding": "raise",
        "grant": "receive" if telling.trigger.lemma == "toucher" else "grant",
        "market": "market",
    }.get(role)
    if telling.trigger.lemma == "coûter" and role in {"loss", "cost"}:
        frame = "harm" if role == "loss" else "price"
    if telling.trigger.lemma == "facturer":
        frame = "tariff"
    return replace(telling, trigger=replace(telling.trigger, role=role, frame=frame or telling.trigger.frame))


# A sum of a deal told in another sentence is right as often as that.
_OF_DEAL = 0.8


def _phrase_of_market(
    article: Article, sentence: Sentence, token: int, telling: Telling, base: Found
) -> None:
    for group in sentence.groups:
        if group.first <= telling.first < group.last or (
            group.mention < 0 and group.head in grammar.heads("sector")
        ):
            set_phrase(article, sentence, base, group)
            return


__all__ = ["find_facts"]
