"""What is said of a fact beside its parties: its kind, whether it is done, when, and who says so; and roles
that the sentence changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.facts import lexicon
from newsparse.facts.article import Article
from newsparse.facts.model import Found
from newsparse.facts.reading import Group, Sentence, at
from newsparse.facts.roles import SMALL, Telling

if TYPE_CHECKING:
    from newsparse.facts.context import Frames

_KIND = {
    role: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for role, words in {
        "funding": r"s[ée]rie [a-h]|(?:pré-|pre-)?seed|amorçage|dette|prêt|emprunt|ligne de crédit|"
        r"introduction en bourse"
        r"|financement participatif",
        "revenue": (
            r"ARR|revenus? récurrents?(?: annuels?)?|revenus? publicitaires?|annualisée?s?|"
            r"recettes "
            r"publicitaires"
        ),
        "profit": r"nets?|nettes?|ebitda|ebit|opérationnel(?:le)?|d['’]exploitation|brute?|dividendes?",
        "loss": r"nettes?|ebitda|opérationnelles?|d['’]exploitation",
        "valuation": r"pré-money|pre-money|post-money|boursière|en bourse",
    }.items()
}
_KIND_REACH = 60


def role_of(frames: Frames, telling: Telling) -> str:
    """The role, where the sentence makes another one of what the word tells."""
    role, sentence, token = telling.trigger.role, frames.sentence, frames.token
    tokens = sentence.tokens
    if role in {"revenue", "valuation", "reserve"} and _is_condition(sentence, telling, token, frames):
        return "threshold"
    if (
        role in {"revenue", "funding", "valuation", "cost"}
        and telling.trigger.verb
        and _sector_subject(sentence, telling)
    ):
        return "market"
    if telling.trigger.lemma == "coûter":
        return _of_cost(frames, telling)
    if role == "acquisition" and frames.amount.amount < SMALL and frames.amount.per != "share":
        return "price"
    if telling.trigger.lemma == "vendre" and frames.amount.amount >= 1_000_000:
        return "acquisition"
    if telling.trigger.lemma == "facturer" and (frames.amount.amount < SMALL or telling.passive):
        return "price"
    if (
        role == "revenue"
        and frames.amount.amount < SMALL
        and (frames.amount.per in {"hour", "month"} or _is_earned(sentence, telling))
    ):
        return "pay"
    if telling.trigger.lemma in {"estimer", "évaluer"} and not _is_worth(sentence, telling):
        return "cost"
    if (
        telling.place == "behind"
        and role in {"revenue", "valuation"}
        and at(tokens, token - 2).low in {"au-delà", "au-dessus", "dessous"}
    ):
        return "threshold"
    if (
        telling.trigger.lemma in {"payer", "verser"}
        and frames.amount.amount >= 1_000_000
        and _buys(sentence, token)
    ):
        return "acquisition"
    if (
        role == "profit"
        and telling.trigger.lemma == "gagner"
        and frames.amount.per in {"year", "month", "day", "hour"}
    ):
        return (
            "pay"
            if not any(g.mention >= 0 for g in sentence.groups[:1]) or tokens[0].kind != "name"
            else role
        )
    return role


def _is_condition(sentence: Sentence, telling: Telling, token: int, frames: Frames) -> bool:
    """ "les entreprises dont le chiffre d'affaires dépasse 3 M€", "les sociétés réalisant plus de 3 M€ de
    revenus".
    """
    tokens = sentence.tokens
    if telling.place == "before" and any(
        at(tokens, k).low == "dont" for k in range(max(0, telling.first - 3), telling.first)
    ):
        return frames.amount.modifier in {"min", "max"}
    doing = any(
        (v := sentence.verb(k)) is not None and v.part == "present participle"
        for k in range(max(0, token - 4), token)
    )
    return (
        doing
        and frames.amount.modifier in {"min", "max"}
        and not any(g.mention >= 0 for g in sentence.groups)
    )


def _sector_subject(sentence: Sentence, telling: Telling) -> bool:
    subject = [g for g in sentence.groups if g.last <= telling.first and not g.relation]
    return bool(subject) and subject[0].mention < 0 and subject[0].head in lexicon.heads("sector")


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
    return group is not None and (group.mention >= 0 or group.head in lexicon.heads("company"))


def _buys(sentence: Sentence, token: int) -> bool:
    """ "a payé 3 M€ pour Ardo"."""
    return any(
        g.relation == "for" and g.mention >= 0 and token < g.first <= token + 5 for g in sentence.groups
    )


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


def _is_place(frames: Frames, group: Group) -> bool:
    ref = frames.sentence.tokens[group.mention].ref if group.mention >= 0 else -1
    return ref >= 0 and frames.article.names[ref].label == "LOC"


def tell(article: Article, fact: Found, sentence: Sentence, token: int, telling: Telling) -> None:
    """Fill in kind, status, date and source of a fact."""
    tokens = sentence.tokens
    place = tokens[token]
    fact.kind = _kind(article.text, fact, place.start, place.end, tokens[0].start, tokens[-1].end)
    fact.status = _status(sentence, token, telling, fact)
    _date(article, fact, sentence, token, telling)
    _source(article, fact, sentence, place.start, place.end)


def _kind(text: str, fact: Found, start: int, end: int, first: int, last: int) -> str | None:
    pattern = _KIND.get(fact.role)
    if pattern is None:
        return None
    low, high = max(first, start - _KIND_REACH), min(last, end + _KIND_REACH)
    found = [
        (min(abs(m.end() - start), abs(m.start() - end)), m.group())
        for m in pattern.finditer(text, low, high)
    ]
    if not found:
        return None
    word = min(found)[1]
    if word.lower().startswith(("série", "serie")):
        return "série " + word[-1].upper()
    return word


def _status(sentence: Sentence, token: int, telling: Telling, fact: Found) -> str | None:
    tokens = sentence.tokens
    window = range(max(0, min(telling.first, token) - 12), min(len(tokens), token + 6))
    lows = [tokens[k].low for k in window]
    near = [tokens[k].low for k in range(max(0, min(telling.first, token) - 6), token)]
    if lexicon.words("denied").intersection(lows):
        return "denied"
    conditional = any(_is_conditional(sentence, k) for k in window)
    if lexicon.words("rumoured").intersection(lows) or (conditional and not _may(sentence, window)):
        return "rumoured"
    if lexicon.words("planned").intersection(near) or any(_is_future(sentence, k) for k in window):
        return "planned"
    if conditional or lexicon.words("estimated").intersection(near):
        return "estimated"
    if fact.role in {"price", "threshold", "tax", "market", "saving"}:
        return None
    return "done"


def _is_conditional(sentence: Sentence, index: int) -> bool:
    verb = sentence.verb(index)
    return (
        verb is not None
        and verb.part in {"singular", "plural"}
        and sentence.tokens[index].low.endswith(("rait", "raient"))
    )


def _may(sentence: Sentence, window: range) -> bool:
    return any(
        (v := sentence.verb(k)) is not None and v.lemma in {"devoir"} and _is_conditional(sentence, k)
        for k in window
    )


_FUTURE = re.compile(r"\w{2,}r(?:a|ont)\Z")


def _is_future(sentence: Sentence, index: int) -> bool:
    verb = sentence.verb(index)
    return (
        verb is not None
        and verb.part in {"singular", "plural"}
        and bool(_FUTURE.match(sentence.tokens[index].low))
    )


def _date(article: Article, fact: Found, sentence: Sentence, token: int, telling: Telling) -> None:
    tokens = sentence.tokens
    anchor = min(telling.first, token), max(telling.last, token + 1)
    best: tuple[float, int] | None = None
    for index, found in enumerate(tokens):
        if found.kind != "date":
            continue
        low, high = sorted((index, token))
        others = sum(tokens[k].kind == "money" for k in range(low + 1, high))
        distance: float = abs(index - token) + 8 * others - (2 if index > token else 0)
        if index < anchor[0] and others == 0:
            distance = min(distance, 6 + 0.1 * index)
        if best is None or distance < best[0]:
            best = distance, index
    if best is not None and best[0] < 20:
        ref = tokens[best[1]].ref
        value = article.dates[ref].value
        if value and not value.startswith("P"):
            fact.date, fact.dates = value, (ref,)


def _source(article: Article, fact: Found, sentence: Sentence, start: int, end: int) -> None:
    speeches = article.speeches_over(start, end)
    fact.speeches = tuple(speeches)
    fact.source = next((article.speeches[i].speaker for i in speeches if article.speeches[i].speaker), None)
    if fact.source is None:
        for group in sentence.groups:
            if group.relation == "source" and group.mention >= 0:
                token = sentence.tokens[group.mention]
                fact.source = (
                    article.names[token.ref].name if token.ref >= 0 else article.text[token.start : token.end]
                )
                return
