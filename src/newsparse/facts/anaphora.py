"""Whom a phrase takes up that names nobody: "elle", "la start-up", "sa cible", "le nouveau modèle".

The ranked names from elsewhere are weighed anew by what the phrase says: whoever buys, is bought, puts money
in, is new or came before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.facts import grammar
from newsparse.facts.article import Article, Name
from newsparse.facts.candidates import Owner
from newsparse.facts.sentence import Group, Sentence
from newsparse.facts.state import State
from newsparse.french.words import kind_of_name
from newsparse.ranking import Ranked

# What a phrase such as "la start-up" takes up: rather what its section or the lines before it name than the
# title.
_NEARER = {"heading": 0.9, "recent": 0.9, "before": 0.9}
# A name that nothing but its part in the story makes a candidate.
_BY_PART = 0.5
# Less, and nobody is taken up.
_FLOOR = -1.0
_BACKERS = frozenset({"lead", "participant", "lender", "authority", "grantor", "backer"})
# What the sort of a phrase makes of what a name was told to be.
_WEIGHTS = {
    "target": {"acquisition": 4.0, "recipient": 2.0, "buyer": -3.0},
    "buyer": {"buyer": 4.0, "acquisition": -2.0},
    "seller": {"seller": 4.0, "acquisition": -2.0},
    "backer": {"lead": 3.0, "participant": 2.0, "lender": 2.0, "investment": 3.0, "funding": -2.0},
    "young": {"recipient": 2.5, "acquisition": 1.5, "buyer": -2.0, "investment": -2.5},
    "last": {"recipient": 3.0, "acquisition": 3.0, "buyer": -2.0, "investment": -2.0},
}


def taken_up(
    article: Article, state: State, sentence: Sentence, order: Sequence[Ranked[Owner]], group: Group
) -> Name | None:
    """The name that the phrase stands for, if any."""
    sort = sort_of(sentence, group)
    company = group.head in grammar.heads("company")
    parts = _parts(state)
    scores: dict[int, tuple[float, Name]] = {}
    for option in order:
        name = option.candidate.name
        if name is not None and (not company or is_company(name)):
            _keep(scores, option.score + _NEARER.get(option.candidate.where, 0.0), name)
    for name in _others(article, sort, parts):
        if not company or is_company(name):
            _keep(scores, _BY_PART, name)
    if sort == "last" and (name := _just_named(article, sentence, scores)) is not None:
        _keep(scores, scores[name.entity][0] + _JUST_NAMED, name)
    best = max(
        ((score + _weight(article, sort, name, parts), name) for score, name in scores.values()),
        key=lambda pair: pair[0],
        default=None,
    )
    return best[1] if best is not None and best[0] > _FLOOR else None


def _just_named(article: Article, sentence: Sentence, scores: dict[int, tuple[float, Name]]) -> Name | None:
    """ "ce dernier": of several candidates the one that was named last."""
    place = sentence.tokens[0].start
    before = article.names_in(max(0, place - _IN_MIND), place)
    return next((name for name in reversed(before) if name.entity in scores), None)


_JUST_NAMED = 2.5
_IN_MIND = 300


def _keep(scores: dict[int, tuple[float, Name]], score: float, name: Name) -> None:
    known = scores.get(name.entity)
    if known is None or known[0] < score:
        scores[name.entity] = score, name


def is_company(name: Name) -> bool:
    """True for a name that "le groupe" or "la start-up" may take up: no person, place, newspaper, ministry or
    union.
    """
    return name.label not in {"PER", "LOC"} and kind_of_name(name.name) not in {
        "media",
        "public",
        "association",
    }


def sort_of(sentence: Sentence, group: Group) -> str:
    """What a phrase says of whom it takes up: a key of ``sorts`` in ``grammar.toml``, or ""."""
    lows = {token.low for token in sentence.tokens[group.first : group.last]}
    return next((sort for sort, listed in grammar.sorts().items() if not lows.isdisjoint(listed)), "")


def _parts(state: State) -> dict[int, set[str]]:
    """By entity: what it was told to be lately, the role of its own facts and its part in those of others."""
    found: dict[int, set[str]] = {}
    facts = [read_.fact for read_ in state.reads[-_LATELY:]]
    told = [(fact.entity, fact.role, fact.counterparties) for fact in facts]
    told += [(deal.entity, role, list(deal.counterparties)) for role, deal in state.events.items()]
    for entity, role, parties in told:
        if entity is not None:
            found.setdefault(entity, set()).add(role)
            if role == "investment" and parties:
                found[entity].add("backer")
        for party in parties:
            if party.entity is not None:
                found.setdefault(party.entity, set()).add(party.part)
    return found


# So many facts back.
_LATELY = 12


def _others(article: Article, sort: str, parts: dict[int, set[str]]) -> Iterator[Name]:
    """Names that nothing but their part makes candidates, and the products that "le nouveau modèle" and "sa
    devancière" may be.
    """
    weights = _WEIGHTS.get(sort, {})
    for entity, told in parts.items():
        if any(weights.get(part, 0.0) > 0 for part in told):
            yield article.first_names[entity]
    if sort in {"new", "old"}:
        products = [n for n in article.first_names.values() if n.label == "PRODUCT"]
        yield from products if len(products) <= _FEW else ()


# An article on more products than these compares them; which is new it says by name.
_FEW = 4


def _weight(article: Article, sort: str, name: Name, parts: dict[int, set[str]]) -> float:
    told = parts.get(name.entity, set())
    if sort in {"new", "old"}:
        topic = article.topic("PRODUCT")
        if topic is None or name.label != "PRODUCT":
            return 0.0
        return 3.0 if (name.entity == topic.entity) == (sort == "new") else -3.0
    weights = _WEIGHTS.get(sort)
    if weights is not None:
        return sum(weights.get(part, 0.0) for part in told)
    return -2.0 if told & _BACKERS and "funding" not in told else 0.0
