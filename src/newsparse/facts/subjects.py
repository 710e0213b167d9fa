"""Who owns an amount: the best of the ranked phrases, whom a phrase takes up, and who owns it together."""

from __future__ import annotations

from dataclasses import replace

from newsparse.facts import candidates, grammar, owners, parties
from newsparse.facts.afar import COMPANY_ROLES
from newsparse.facts.anaphora import is_company, taken_up
from newsparse.facts.article import Article, Name
from newsparse.facts.backers import is_described
from newsparse.facts.candidates import Owner
from newsparse.facts.clauses import chain_start
from newsparse.facts.model import Found
from newsparse.facts.owners import Judge
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.facts.shares import set_phrase
from newsparse.facts.sizes import DEAR
from newsparse.facts.state import State
from newsparse.french import nouns
from newsparse.french.people import naming_participles
from newsparse.ranking import Ranked, lead

OWNER_FLOOR = 0.6


NAMED_FLOOR = 1.8


# A name from elsewhere in the article has to fit better.
ELSEWHERE_FLOOR = 2.9
# "Montant de la levée : 3 M€" says nothing of anybody else.
_BARE_FLOOR = 2.3


def owned(
    article: Article, state: State, judge: Judge, order: list[Ranked[Owner]], base: Found, sure: float
) -> list[Found]:
    """The fact with its owner: one for each subject where "chacun" stands, else the first with the others
    beside it.
    """
    best = order[0] if order else None
    if best is None or best.score < _floor(best.candidate, judge.sentence):
        base.confidence = sure * _NOBODY_FOUND
        return [base]
    base.confidence = sure * sure_of(
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
    set_phrase(article, sentence, base, group)
    if group.mention < 0:
        _resolve(article, state, judge, order, base, group)
        return [base]
    base.subject, base.entity = parties.name_of(article, sentence, group)
    if base.role == "acquisition" and base.amount < DEAR and _label_of(article, base.entity) == "PRODUCT":
        base.role = "price"
    if base.role == "pay" and judge.telling.trigger.verb and _label_of(article, base.entity) == "ORG":
        base.role = "grant"  # a company that "touche" a sum is not an employee
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


def only_one(article: Article, state: State, judge: Judge, base: Found) -> Name | None:
    """The one company named so far that is no other side of a fact and no source."""
    if base.role not in COMPANY_ROLES:
        return None
    sentence = judge.sentence
    sides = {judge.entity(g) for g in sentence.groups if judge.relation(g) in {"source", *judge.frame.party}}
    if judge.tied.joins and judge.subject is not None:
        sides.add(judge.entity(judge.subject))
    told = [base, *(read_.fact for read_ in state.reads)]
    sides |= {party.entity for fact in told for party in fact.counterparties}
    left = {
        name.entity: name
        for name in article.names_in(0, sentence.tokens[-1].end)
        if name.label == "ORG" and name.entity not in sides and is_company(name)
    }
    somebody = any(judge._is_somebody(group) for group in judge.concerned)
    alone = len(left) == 1 and not somebody and not article.sources & left.keys()
    return next(iter(left.values())) if alone else None


# A market and a limit have no owner to get wrong; an owner that nobody names may stand elsewhere.
NOBODY_ASKED, _NOBODY_FOUND = 0.95, 0.6


def _floor(owner: Owner, sentence: Sentence) -> float:
    if owner.group is None:
        return ELSEWHERE_FLOOR if sentence.verbs else _BARE_FLOOR
    return NAMED_FLOOR if owner.group.mention >= 0 else OWNER_FLOOR


def _label_of(article: Article, entity: int | None) -> str | None:
    name = None if entity is None else article.first_names.get(entity)
    return name.label if name else None


def _copy_for(article: Article, sentence: Sentence, base: Found, group: Group) -> Found:
    subject, entity = parties.name_of(article, sentence, group)
    copy = replace(base, subject=subject, entity=entity, counterparties=list(base.counterparties))
    set_phrase(article, sentence, copy, group)
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


def _resolve(
    article: Article, state: State, judge: Judge, order: list[Ranked[Owner]], base: Found, group: Group
) -> None:
    """A pronoun or a noun such as "la start-up" stands for a name of the article; other phrases
    name nobody.
    """
    if base.role == "pay" and group.head in nouns("person") and group.determiner in grammar.words("definite"):
        _of_person(article, base)
        return
    many = group.pronoun and judge.sentence.tokens[group.first].low in grammar.words("plural_pronouns")
    if many or not candidates.is_anaphor(group):
        base.confidence *= 0.9
        return
    name = taken_up(article, state, judge.sentence, order, group)
    inside = _named_before(article, judge, group)
    if inside is not None:
        base.subject, base.entity = parties.name_of(article, judge.sentence, inside)
    elif name is not None:
        base.subject, base.entity = name.name, name.entity
    else:
        base.confidence *= 0.8


def _of_person(article: Article, base: Found) -> None:
    """ "la patronne d'Ardo": whom the title names, if it names one person."""
    titled = {n.entity: n for n in article.names_in(*article.title_span) if n.label == "PER"}
    if len(titled) == 1:
        name = next(iter(titled.values()))
        base.subject, base.entity = name.name, name.entity
    else:
        base.confidence *= 0.9


def _named_before(article: Article, judge: Judge, group: Group) -> Group | None:
    """The name of its sentence that a phrase takes up: whoever is bought, else the subject of the clause."""
    sentence = judge.sentence
    best: tuple[float, Group] | None = None
    for other in sentence.groups:
        if other is group:
            continue
        if other.last > group.first:
            return other if _is_christened(sentence, group, other) else best[1] if best else None
        if other.mention < 0 or judge.relation(other) in {"source", "aside"} or is_described(sentence, other):
            continue
        token = sentence.tokens[other.mention]
        fits = token.ref < 0 or article.names[token.ref].label == "ORG"
        if not fits or (other is judge.subject and judge.subject is not group):
            continue
        score = 1.0 * (other.relation in {"", "label"} or _is_backed(sentence, other)) + 2.0 * _is_taken_over(
            sentence, other
        )
        if score > 0 and (best is None or score > best[0]):
            best = score, other
    return best[1] if best else None


def _is_backed(sentence: Sentence, group: Group) -> bool:
    """ "Zelda, nouvel actionnaire d'Ardo": whose investor somebody is."""
    before = [at(sentence.tokens, group.first - k).low for k in (1, 2, 3)]
    return not grammar.words("presented").isdisjoint(before)


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


def sure_of(sort: str, score: float) -> float:
    return owners.weights().calibration[sort].probability(score)
