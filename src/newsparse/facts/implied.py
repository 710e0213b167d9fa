"""Where no verb or noun beside an amount tells its role: the amount before, the heading above, the shape of
the line, its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.facts import grammar
from newsparse.facts.article import Amount, Article
from newsparse.facts.grammar import Trigger
from newsparse.facts.headlines import heads_round
from newsparse.facts.reading import find_nouns
from newsparse.facts.roles import Telling, between
from newsparse.facts.sentence import Sentence, Token, at
from newsparse.facts.sizes import DEAR, SMALL
from newsparse.facts.ties import is_beside
from newsparse.facts.units import Unit

Last = tuple[Telling, Sentence, int, str, Unit]


@dataclass(frozen=True, slots=True)
class Frames:
    """An amount in its sentence."""

    article: Article
    unit: Unit
    sentence: Sentence
    token: int

    @property
    def amount(self) -> Amount:
        """The amount itself."""
        return self.article.amounts[self.sentence.tokens[self.token].ref]


def told_around(frames: Frames, last: Last | None) -> Iterator[Telling]:
    """What tells the role of an amount without a verb or noun of its own."""
    if last is not None:
        yield from _continued(frames, last)
    yield from _headed(frames)
    yield from _priced(frames)
    yield from _round(frames)
    yield from _limit(frames)
    yield from _minus(frames)
    yield from _taken_up(frames)
    yield from _share(frames)


def told_before(token: int, before: Telling, role: str) -> Telling:
    """The amount stands in the article already, with its role."""
    trigger = (
        before.trigger
        if before.trigger.role == role
        else Trigger(role, "own", 0.0, before.trigger.lemma, False)
    )
    return _telling(trigger, token, [("same amount before", 1.0)], "again")


def _telling(trigger: Trigger, token: int, features: list[tuple[str, float]], place: str) -> Telling:
    return Telling(trigger, token, token, False, tuple(features), place)


def _continued(frames: Frames, last: Last) -> Iterator[Telling]:
    telling, sentence, token, role, unit = last
    parted = unit.heading != frames.unit.heading or frames.unit.paragraph - unit.paragraph > 1
    trigger = (
        telling.trigger
        if telling.trigger.role == role
        else Trigger(role, telling.trigger.frame, 0.0, telling.trigger.lemma, False)
    )
    if sentence is not frames.sentence:
        if frames.sentence.tokens[0].start - sentence.tokens[-1].end > _PARAGRAPH or parted:
            return
        yield _telling(trigger, frames.token, [("alike in the paragraph", 1.0)], "paragraph")
        return
    tokens = sentence.tokens
    first = next((tokens[k].low for k in range(token + 1, frames.token) if not _passes(tokens[k])), "")
    nearest = at(tokens, frames.token - 1).low
    joined = (
        first in grammar.words("continues") or first in {",", "–", "-"} or nearest in grammar.words("joins")
    )
    if joined or frames.token == token + 1:
        features = [
            pair
            for pair in between(sentence, range(token + 1, frames.token), trigger)
            if pair[0] not in _FREE
        ]
        yield Telling(
            trigger,
            telling.first,
            telling.last,
            telling.passive,
            (("goes on from the amount before", 1.0), *features),
            "after",
        )


# How far on a paragraph speaks of the same, in characters.
_PARAGRAPH = 400
_FREE = frozenset({"name between", "comma between", "date between", "bracket or clause between", "reaches"})


def _passes(token: Token) -> bool:
    return token.kind in {"date", "name"} or token.low in {
        "en",
        "au",
        "le",
        "la",
        "l'",
        "d'",
        ")",
        "supplémentaires",
    }


def _headed(frames: Frames) -> Iterator[Telling]:
    """ "Tarification :" above a list, "Prix" above prose, "Les levées de la semaine" above "Ardo : 3 M€"."""
    title = frames.article.title_span
    above = frames.unit.heading or (title if title[1] and not frames.unit.title else None)
    named = any(g.relation == "label" and g.mention >= 0 for g in frames.sentence.groups)
    for span in (frames.unit.label, above):
        if span is None:
            continue
        roles = _HEADED | _LISTED if named and not frames.sentence.verbs else _HEADED
        found = [t for t in find_nouns(frames.article.text, *span) if t.role in roles]
        short = span[1] - span[0] <= _SHORT and span is not title
        if found and (span == frames.unit.label or short or found[0].role in _LISTED):
            yield _telling(found[0], frames.token, [("heading tells", 1.0)], "heading")
            return


# Told of "Ardo : 3 M€" alone, not of prose below a heading.
_LISTED = frozenset({"funding", "acquisition", "investment", "grant"})
_HEADED = frozenset(
    {"price", "cost", "pay", "revenue", "tax", "saving", "fine", "valuation", "debt", "profit"}
)
# A heading of so many characters is a label.
_SHORT = 40


def _priced(frames: Frames) -> Iterator[Telling]:
    amount, tokens = frames.amount, frames.sentence.tokens
    sentence = frames.sentence
    beside = next((g for g in sentence.groups if is_beside(sentence, g, frames.token)), None)
    is_product = beside is not None and (
        _label(frames.article, tokens[beside.mention]) == "PRODUCT"
        if beside.mention >= 0
        else beside.head in grammar.heads("product")
    )
    if amount.amount < DEAR and _reaching(frames):
        yield _telling(_PRICE, frames.token, [("product reaches", 1.0)], "product")
    if amount.amount >= (DEAR if is_product else SMALL):
        return
    features: list[tuple[str, float]] = [("price by its size", 1.0)]
    if is_product:
        features.append(("product beside", 1.0))
    named = is_product or any(
        g.mention >= 0 and _label(frames.article, tokens[g.mention]) == "PRODUCT"
        for g in frames.sentence.groups
    )
    if named or amount.per or at(tokens, frames.token - 1).low in {"à", ":", "("}:
        features.append(("price of a product", 1.0))
    yield _telling(_PRICE, frames.token, features, "size")


def _reaching(frames: Frames) -> bool:
    """ "Le bitcoin repasse sous les 50 000 dollars": a product, a verb that reaches, the amount."""
    sentence, tokens = frames.sentence, frames.sentence.tokens
    reached = [
        k
        for k in range(max(0, frames.token - 5), frames.token)
        if any(v.sort == "reach" for v in sentence.verbs.get(k, ()))
    ]
    if not reached:
        return False
    group = next((g for g in reversed(sentence.groups) if g.last <= reached[0] and not g.relation), None)
    if group is None or reached[0] - group.last > 4:
        return False
    if group.mention >= 0:
        return _label(frames.article, tokens[group.mention]) == "PRODUCT"
    return group.head in grammar.heads("product")


def _taken_up(frames: Frames) -> Iterator[Telling]:
    """ "La valorisation n'est pas publique. Elle dépasse 3 M€": a pronoun for the noun of the
    sentence before.
    """
    sentence, before = frames.sentence, frames.unit.before
    group = next((g for g in sentence.groups if g.pronoun and g.last <= frames.token), None)
    if before is None or group is None or any(first < frames.token for first, _, _ in sentence.triggers):
        return
    reaching = any(
        v.sort == "reach" for k in range(group.last, frames.token) for v in sentence.verbs.get(k, ())
    )
    found = find_nouns(frames.article.text, *before) if reaching and group.last + 6 > frames.token else []
    if found and found[0].role != "market":
        yield _telling(found[0], frames.token, [("noun taken up", 1.0)], "before it")


def _share(frames: Frames) -> Iterator[Telling]:
    """ "50 000 euros pour 10 % du capital": invested, or asked for."""
    sentence, token = frames.sentence, frames.token
    lows = [t.low for t in sentence.tokens[token + 1 : token + 8]]
    if "%" in lows and "capital" in lows[lows.index("%") :] and lows[0] in {"pour", "contre"}:
        asked = any(
            v.sort == "take" or v.lemma == "chercher"
            for k in range(max(0, token - 6), token)
            for v in sentence.verbs.get(k, ())
        )
        yield _telling(_ASKED if asked else _PUT, token, [("share of the capital", 1.0)], "share")


_ASKED = Trigger("funding", "round", 0.0, "capital", False)
_PUT = Trigger("investment", "invest", 0.0, "capital", False)


def possible(role: str, amount: Amount, place: str) -> bool:
    """Whether a sum can be of a role at all: no market is worth 800 euros, and only a word of its own makes
    millions a price.

    >>> possible("market", Amount(0, 1, SMALL), "before"), possible("price", Amount(0, 1, SMALL), "size")
    (False, True)
    """
    if role == "market":
        return amount.amount >= _LEAST_MARKET
    return role != "price" or amount.amount < DEAR or place in {"before", "behind"}


_LEAST_MARKET = 5 * SMALL


def _minus(frames: Frames) -> Iterator[Telling]:
    """ "-150 € sur le Zed 2"."""
    before = at(frames.sentence.tokens, frames.token - 1)
    amount = frames.sentence.tokens[frames.token]
    if amount.low.startswith("-") or (before.low in {"-", "–", "−"} and before.end == amount.start):
        yield _telling(_MINUS, frames.token, [("minus", 1.0)], "minus")


_MINUS = Trigger("saving", "price", 0.0, "minus", False)
_PRICE = Trigger("price", "price", 0.0, "price", False)
_ROUND = Trigger("funding", "raise", 0.0, "round", False)
_LIMIT = Trigger("threshold", "market", 0.0, "limit", False)


def _label(article: Article, token: Token) -> str:
    return article.names[token.ref].label if token.ref >= 0 else ""


def _round(frames: Frames) -> Iterator[Telling]:
    if heads_round(frames.sentence, frames.token, frames.amount.amount):
        yield _telling(_ROUND, frames.token, [("round by its shape", 1.0)], "headline")


def _limit(frames: Frames) -> Iterator[Telling]:
    """ "les colis de moins de 22 euros", "les achats de plus de 30 euros"."""
    tokens, token = frames.sentence.tokens, frames.token
    if frames.amount.modifier in {"min", "max"} and at(tokens, token - 2).low in {"plus", "moins"}:
        if at(tokens, token - 3).low == "pas":
            return
        noun = at(tokens, token - 4).low if at(tokens, token - 3).low == "de" else at(tokens, token - 3).low
        if (
            noun.endswith("s")
            and (token - 4 not in frames.sentence.verbs)
            and noun not in grammar.words("prepositions")
        ):
            yield _telling(_LIMIT, token, [("limit by more or less than", 1.0)], "limit")
