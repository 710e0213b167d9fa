"""Headlines that tell a round by their shape, without a word for it."""

from __future__ import annotations

from decimal import Decimal

from newsparse.facts import grammar
from newsparse.facts.clauses import is_finite
from newsparse.facts.sentence import Sentence, at
from newsparse.facts.sizes import LARGE


def heads_round(sentence: Sentence, token: int, amount: Decimal) -> bool:
    """A headline without a verb: "Ardo : 3 M€ pour grandir", "Ardo en selle pour 3 M€ avec Zelda"."""
    tokens = sentence.tokens
    short = len(tokens) < _HEADLINE and tokens[-1].low not in ".!?"
    if not short or amount < LARGE:
        return False
    before, after = at(tokens, token - 1).low, at(tokens, token + 1).low
    opens = token == 0 or before in grammar.words("headline_before")
    more = after == "de" and at(tokens, token + 2).low == "plus"  # "3 M€ de plus pour"
    asked = not after and _speaks_of_investors(sentence, token)
    heads = opens and (after in grammar.words("headline_behind") or more or asked)
    known = any(verbs[0].trigger for verbs in sentence.verbs.values())
    shapes = (_is_backed, _is_plain_object, _is_taken_along)
    shaped = not known and any(shape(sentence, token) for shape in shapes)
    return heads or shaped


def _speaks_of_investors(sentence: Sentence, token: int) -> bool:
    """ "Ardo renoue avec les investisseurs : 3 M€"."""
    return any(t.low in grammar.words("investors") for t in sentence.tokens[:token])


def _is_backed(sentence: Sentence, token: int) -> bool:
    """ "3 M€ avec Zelda", "3 M€ de Zelda": somebody named stands behind the sum."""
    behind = (g for g in sentence.groups if g.mention >= 0 and g.first > token)
    return any(g.relation == "with" or (g.relation == "gen" and g.first <= token + 2) for g in behind)


def _is_plain_object(sentence: Sentence, token: int) -> bool:
    """ "Ardo sème 3 M€": a name, a verb of another field, the sum and no more than what it is for."""
    subject = next((g for g in sentence.groups if g.last == token - 1 and g.mention >= 0), None)
    ends = at(sentence.tokens, token + 1).low in {"", "pour"}
    return subject is not None and ends and is_finite(sentence, token - 1)


def _is_taken_along(sentence: Sentence, token: int) -> bool:
    """ "Ardo sort de l'ombre avec 3 M€": a name, a verb of another field, what it has with it."""
    named = any(g.mention >= 0 and g.last < token and not g.relation for g in sentence.groups)
    ends = at(sentence.tokens, token + 1).low in {"", "pour", "en"}
    return named and ends and at(sentence.tokens, token - 1).low in grammar.words("taken_along")


# A headline has fewer tokens.
_HEADLINE = 26
