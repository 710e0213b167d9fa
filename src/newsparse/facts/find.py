"""The facts of an article: each amount with its role, its owner, the other parties, and what is
said of it.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from newsparse.facts import deals, details, lexicon, owners, parties, turns
from newsparse.facts.article import Amount, Article, Name
from newsparse.facts.context import Frames, possible, told_around, told_before
from newsparse.facts.deals import Deal
from newsparse.facts.groups import grouped
from newsparse.facts.model import Found
from newsparse.facts.owners import Judge, Owner
from newsparse.facts.reading import Group, Item, Sentence, read
from newsparse.facts.roles import DEAR, SMALL, Telling, tellings
from newsparse.facts.syntax import chain_start, tie
from newsparse.facts.units import Unit, units
from newsparse.french.people import naming_participles
from newsparse.french.words import kind_of_name
from newsparse.ranking import Ranked, lead, rank

# Below this score a role is not told, an owner not named.
ROLE_FLOOR = 1.5
OWNER_FLOOR = 0.6
NAMED_FLOOR = 1.8
# A name from elsewhere in the article has to fit better.
ELSEWHERE_FLOOR = 2.9


@dataclass(slots=True)
class Read:
    """An amount that was read: its sentence and token, its role, and the fact made of it."""

    index: int
    unit: Unit
    sentence: Sentence
    token: int
    telling: Telling
    fact: Found


Value = tuple[Decimal, Decimal | None, str | None]


@dataclass(slots=True)
class State:
    """What was read so far, in the order of the text."""

    reads: list[Read] = field(default_factory=list)
    rounds: list[Read] = field(default_factory=list)  # of them those that tell of money raised, with an owner
    by_value: dict[Value, Read] = field(default_factory=dict)
    deal: Deal | None = None  # told last without its sum
    owned: dict[int, int] = field(default_factory=dict)  # by entity: amounts that its own sentence gives it

    def same(self, amount: Amount) -> Read | None:
        """An amount before of the same value and currency; small ones are prices of this and that."""
        if amount.amount < SMALL:
            return None
        return self.by_value.get((amount.amount, amount.amount_max, amount.currency))

    def add(self, read_: Read) -> None:
        """Keep what was read of an amount."""
        fact = read_.fact
        self.reads.append(read_)
        self.by_value.setdefault((fact.amount, fact.amount_max, fact.currency), read_)
        if fact.role == "funding" and fact.subject is not None:
            self.rounds.append(read_)

    @property
    def last(self) -> Read | None:
        """The amount read last."""
        return self.reads[-1] if self.reads else None


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
        elif inside:
            _read_aside(article, state, unit, inside)
    parties.recipients(article, state.reads)
    _settle(rows, state.reads)
    return grouped([*(r.fact for r in state.reads), *rows], article)


def _read_aside(article: Article, state: State, unit: Unit, inside: list[Item]) -> None:
    """A sentence without an amount: whom it adds to a round told before, and the deal that it tells."""
    if not any(item.kind == "name" for item in inside):
        return
    sentence = read(article.text, unit.start, unit.end, inside, article.products, article.short_forms)
    if state.rounds:
        parties.from_later(article, state.rounds, unit, sentence)
    state.deal = deals.told_deal(article, unit, sentence) or state.deal


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
    _respectively(article, sentence, [r for r in state.reads[-2 * len(places) :] if r.sentence is sentence])


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
    options += deals.told_sum(sentence, token, frames.amount, state.deal)
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
        *owners.candidates(sentence, telling, token),
        *_elsewhere(article, state, unit, telling, amount),
    ]
    order = owners.ranked(judge, options)
    base = Found(
        start=unit.start, end=unit.end, role=role, amounts=(sentence.tokens[token].ref,),
        amount=amount.amount,
        amount_max=amount.amount_max, currency=amount.currency, modifier=amount.modifier, per=amount.per,
        rule=f"{telling.place}: {telling.trigger.lemma}",
    )  # fmt: skip
    details.tell(article, base, sentence, token, telling)
    if telling.place == "deal" and state.deal is not None:
        deals.fill(base, state.deal)
        base.confidence = _OF_DEAL
        parties.from_sentence(article, judge, base, order)
        yield Read(sentence.tokens[token].ref, unit, sentence, token, telling, base)
        return
    names = [base]
    sure = _sure("told" if telling.place in {"before", "behind", "after"} else "around", certainty)
    if role != "market" and role != "threshold":
        names = _owned(article, state, judge, order, base, sure)
    else:
        _phrase_of_market(article, sentence, token, telling, base)
        base.confidence = sure * _NOBODY_ASKED
    best = order[0].candidate.group if order else None
    for fact in names:
        if fact.entity is not None and best is not None:
            state.owned[fact.entity] = state.owned.get(fact.entity, 0) + 1
        parties.from_sentence(article, judge, fact, order)
        yield Read(sentence.tokens[token].ref, unit, sentence, token, telling, fact)


def _as(telling: Telling, role: str) -> Telling:
    """The same word telling another role, with the frame that goes with it."""
    frame = {
        "acquisition": "sell" if telling.trigger.lemma == "vendre" else "buy_for",
        "threshold": "market",
        "market": "market",
    }.get(role)
    if telling.trigger.lemma == "coûter" and role in {"loss", "cost"}:
        frame = "harm" if role == "loss" else "price"
    if telling.trigger.lemma == "facturer":
        frame = "tariff"
    return replace(telling, trigger=replace(telling.trigger, role=role, frame=frame or telling.trigger.frame))


def _owned(
    article: Article, state: State, judge: Judge, order: list[Ranked[Owner]], base: Found, sure: float
) -> list[Found]:
    """The fact with its owner: one for each subject where "chacun" stands, else the first with the others
    beside it.
    """
    best = order[0] if order else None
    if best is None or best.score < _floor(best.candidate):
        base.confidence = sure * _NOBODY_FOUND
        return [base]
    base.confidence = sure * _sure(
        "elsewhere" if best.candidate.group is None else "named", min(best.score, lead(order) + 1.5)
    )
    base.parts = best.parts
    owner = best.candidate
    if owner.group is None:
        assert owner.name is not None
        base.subject, base.entity = owner.name.name, owner.name.entity
        return [base]
    group = owner.group
    sentence = judge.sentence
    _set_phrase(article, sentence, base, group)
    if group.mention < 0:
        _resolve(article, state, judge, order, base, group)
        return [base]
    base.subject, base.entity = parties.name_of(article, sentence, group)
    if base.role == "acquisition" and base.amount < DEAR and _label_of(article, base.entity) == "PRODUCT":
        base.role = "price"
    if base.role == "pay" and judge.telling.trigger.verb and _label_of(article, base.entity) == "ORG":
        base.role = "grant"  # a company that "touche" a sum is no employee
    others = _together(sentence, judge, group)
    if not others:
        return [base]
    if any(t.low in {"chacun", "chacune"} for t in sentence.tokens):
        return [base, *(_copy_for(article, sentence, base, other) for other in others)]
    names = [parties.name_of(article, sentence, g)[0] for g in (group, *others)]
    first = min((group, *others), key=lambda g: g.first)
    base.subject, base.entity = parties.name_of(article, sentence, first)
    base.co_subjects = tuple(n for n in names if n != base.subject)
    return [base]


# A sum of a deal told in another sentence is right as often as that.
_OF_DEAL = 0.8
# A market and a limit have no owner to get wrong; an owner that nobody names may stand elsewhere.
_NOBODY_ASKED, _NOBODY_FOUND = 0.95, 0.6


def _floor(owner: Owner) -> float:
    if owner.group is None:
        return ELSEWHERE_FLOOR
    return NAMED_FLOOR if owner.group.mention >= 0 else OWNER_FLOOR


def _is_company(name: Name) -> bool:
    """True for a name that "le groupe" or "la start-up" may take up: no person, place, newspaper, ministry or
    union.
    """
    return name.label not in {"PER", "LOC"} and kind_of_name(name.name) not in {
        "media",
        "public",
        "association",
    }


def _label_of(article: Article, entity: int | None) -> str | None:
    name = None if entity is None else article.first_names.get(entity)
    return name.label if name else None


def _copy_for(article: Article, sentence: Sentence, base: Found, group: Group) -> Found:
    subject, entity = parties.name_of(article, sentence, group)
    copy = replace(base, subject=subject, entity=entity, counterparties=list(base.counterparties))
    _set_phrase(article, sentence, copy, group)
    return copy


def _together(sentence: Sentence, judge: Judge, group: Group) -> list[Group]:
    """The other members of a list of subjects: "A, B et C ont investi"."""
    if judge.relation(group) != "subj" or judge.telling.passive:
        return []
    number = judge.numbers[id(group)]
    groups = sentence.groups
    first = number
    while (
        first > 0
        and groups[first].chained
        and groups[first - 1].mention >= 0
        and judge.relation(groups[first - 1]) in {"subj", "bare"}
    ):
        first -= 1
    last = number
    while last + 1 < len(groups) and _goes_on(judge, groups[last + 1]):
        last += 1
    members = [g for g in groups[first : last + 1] if g.mention >= 0]
    if len(members) < 2:
        return []
    verb = sentence.verb(judge.tied.verb)
    start = chain_start(sentence, judge.tied.verb) if verb else -1
    finite = sentence.verb(start) if start >= 0 else None
    if finite is None or finite.part not in {"plural", "infinitive", "past participle"}:
        return []
    return [g for g in members if g is not group]


def _goes_on(judge: Judge, group: Group) -> bool:
    return group.chained and group.mention >= 0 and judge.relation(group) == "subj"


def _set_phrase(article: Article, sentence: Sentence, fact: Found, group: Group) -> None:
    start, end = sentence.tokens[group.first].start, sentence.tokens[group.last - 1].end
    if sentence.tokens[group.first].low in {"du", "des", "au", "aux"} and group.mention >= 0:
        start = sentence.tokens[group.first + 1].start
    fact.subject_start, fact.subject_end = start, end


def _resolve(
    article: Article, state: State, judge: Judge, order: list[Ranked[Owner]], base: Found, group: Group
) -> None:
    """A pronoun or a noun such as "la start-up" stands for a name of the article; other phrases
    name nobody.
    """
    many = group.pronoun and judge.sentence.tokens[group.first].low in lexicon.words("plural_pronouns")
    if many or not owners.is_anaphor(group):
        base.confidence *= 0.9
        return
    company = group.head in lexicon.heads("company")
    order = [o for o in order if o.candidate.name is None or not company or _is_company(o.candidate.name)]
    named = [
        (option.score + _TAKEN_UP.get(option.candidate.where, 0.0), option.candidate.name) for option in order
    ]
    score, name = max(
        ((s, n) for s, n in named if n is not None), key=lambda pair: pair[0], default=(0.0, None)
    )
    inside = _named_before(article, judge, group)
    if inside is not None:
        base.subject, base.entity = parties.name_of(article, judge.sentence, inside)
    elif name is not None and score > -1.0:
        base.subject, base.entity = name.name, name.entity
    else:
        base.confidence *= 0.8


def _named_before(article: Article, judge: Judge, group: Group) -> Group | None:
    """The name of its sentence that a phrase takes up: whoever is bought, else the subject of the clause."""
    sentence = judge.sentence
    best: tuple[float, Group] | None = None
    for other in sentence.groups:
        if other.last > group.first:
            return other if _is_christened(sentence, group, other) else best[1] if best else None
        if other.mention < 0 or judge.relation(other) in {"source", "aside"}:
            continue
        token = sentence.tokens[other.mention]
        fits = token.ref < 0 or article.names[token.ref].label == "ORG"
        if not fits or (other is judge.subject and judge.subject is not group):
            continue
        score = 1.0 * (other.relation in {"", "label"}) + 2.0 * _is_taken_over(sentence, other)
        if score > 0 and (best is None or score > best[0]):
            best = score, other
    return best[1] if best else None


def _is_christened(sentence: Sentence, group: Group, other: Group) -> bool:
    """ "La start-up, baptisée Ardo, lève"."""
    between = [t.low for t in sentence.tokens[group.last : other.first] if t.low not in {",", "("}]
    return other.mention >= 0 and len(between) == 1 and between[0] in naming_participles()


def _is_taken_over(sentence: Sentence, group: Group) -> bool:
    """ "le rachat d'Ardo", "prend le contrôle d'Ardo"."""
    start = group.first - (group.relation in {"gen", "on"})
    return any(
        last in {start, group.first} and trigger.role == "acquisition"
        for _, last, trigger in sentence.triggers
    ) or any(
        v.trigger is not None and v.trigger.role == "acquisition"
        for v in sentence.verbs.get(start - 1 + (start == group.first), ())
    )


_PRICED = frozenset({"price", "saving"})
_COMPANY_ROLES = frozenset({"funding", "valuation", "revenue", "profit", "reserve", "debt", "loss"})


# What a phrase such as "la start-up" takes up: rather what its section or the lines before it name than the
# title.
_TAKEN_UP = {"heading": 0.9, "recent": 0.9, "before": 0.9}


def _elsewhere(
    article: Article, state: State, unit: Unit, telling: Telling, amount: Amount
) -> Iterator[Owner]:
    """Names from outside the sentence that may own the amount."""
    fits = owners.LABELS.get(telling.trigger.role, owners.COMPANIES)
    seen: set[int] = set()
    last = state.last
    if last is not None and unit.start - last.unit.end < 600 and last.fact.entity is not None:
        name = article.first_names.get(last.fact.entity)
        other = (
            last.unit.heading != unit.heading
            or unit.paragraph - last.unit.paragraph > 2
            or last.fact.role not in _PRICED
        )
        strayed = telling.trigger.role in _PRICED and other and name is not None
        if (
            name
            and not strayed
            and (name.label in fits or {last.fact.role, telling.trigger.role} <= _COMPANY_ROLES)
        ):
            seen.add(name.entity)
            yield Owner(None, name, "owner")
    same = state.same(amount)
    if same is not None and same.fact.entity is not None:
        known = article.first_names.get(same.fact.entity)
        if known is not None and known.entity not in seen:
            seen.add(known.entity)
            yield Owner(None, known, "same")
    for where, name in (
        ("heading", _heading_name(article, unit, fits)),
        ("before", _before_name(article, unit, fits)),
        ("recent", _recent_name(article, unit, fits)),
        ("title", article.topic(" ".join(sorted(fits)))),
    ):
        if name is None or article.first_names[name.entity].start >= unit.end:
            continue
        if telling.place in {"size", "heading"} and name.label not in {"PRODUCT", "MISC"}:
            # a small sum beside no word of its own is the price of a thing, not of whoever was named last
            continue
        if name.entity not in seen or where == "title":
            seen.add(name.entity)
            yield Owner(None, name, where)


def _heading_name(article: Article, unit: Unit, fits: frozenset[str]) -> Name | None:
    if unit.heading is None:
        return None
    return next((name for name in article.names_in(*unit.heading) if name.label in fits), None)


def _before_name(article: Article, unit: Unit, fits: frozenset[str]) -> Name | None:
    """The first name of the sentence before that may own an amount."""
    if unit.before is None:
        return None
    return next((name for name in article.names_in(*unit.before) if name.label in fits), None)


# How far back a name is still in mind, in characters.
_RECENT = 600


def _recent_name(article: Article, unit: Unit, fits: frozenset[str]) -> Name | None:
    """The last name before the sentence that may own an amount."""
    return next(
        (
            name
            for name in reversed(article.names_in(max(0, unit.start - _RECENT), unit.start))
            if name.label in fits
        ),
        None,
    )


def _phrase_of_market(
    article: Article, sentence: Sentence, token: int, telling: Telling, base: Found
) -> None:
    for group in sentence.groups:
        if group.first <= telling.first < group.last or (
            group.mention < 0 and group.head in lexicon.heads("sector")
        ):
            _set_phrase(article, sentence, base, group)
            return


def _respectively(article: Article, sentence: Sentence, reads: list[Read]) -> None:
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
    _set_phrase(article, sentence, read_.fact, group)


def _share_out(article: Article, sentence: Sentence, reads: list[Read]) -> None:
    """ "Ardo, Zelda et Mira ont levé 3, 5 et 7 M€": as many amounts in a list as there are subjects."""
    runs = [r for r in reads if r.telling.trigger.role == reads[0].telling.trigger.role]
    links = lexicon.words("list_links")
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


def _sure(sort: str, score: float) -> float:
    return owners.weights().calibration[sort].probability(score)


__all__ = ["find_facts"]
