"""What stands behind an amount and tells its role: "3 M€ de dettes", "3 M€ levés", "3 M€ pour le rachat"."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts import grammar
from newsparse.facts.grammar import Trigger, Verb
from newsparse.facts.sentence import Sentence, Token, at

Features = list[tuple[str, float]]


# A noun behind an amount: "3 M€ de nouvelles dépenses".
BEHIND = 4


def list_end(tokens: Sequence[Token], amount: int) -> int:
    """The last token of a list of amounts or of a conversion: "20 et 30 M€", "3 M$ (2,8 M€)"."""
    links, last = grammar.words("list_links"), amount
    while at(tokens, last + 2).kind == "money" and at(tokens, last + 1).low in links | {"("}:
        last += 3 if at(tokens, last + 1).low == "(" and at(tokens, last + 3).low == ")" else 2
    return last


def names_near(sentence: Sentence, index: int, amount: int, relation: str) -> bool:
    """ "a payé 3 M€ pour Ardo", "a mis 3 M€ dans Ardo", "a payé Ardo 3 M€"."""
    if relation == "object":
        between = [g for g in sentence.groups if index < g.first <= index + 2 and g.last <= amount]
        return any(g.mention >= 0 and not g.relation for g in between)
    return any(
        g.relation == relation and g.mention >= 0 and amount < g.first <= amount + _PURPOSE
        for g in sentence.groups
    )


# How far behind an amount what it is paid for may stand, in tokens: "3 M€ cet hiver pour".
_PURPOSE = 6


# A noun of the amount's own clause further behind: "verser 3 M€ aux plaignants dans le cadre d'un accord".
FAR_BEHIND = 11


def far_behind(sentence: Sentence, amount: int, first: int, trigger: Trigger) -> Features:
    tokens = sentence.tokens
    if trigger.frame == "buy" and _bought_behind(sentence, amount, first):
        return [("told by the word", trigger.weight), ("purpose behind", 1.0)]
    if first - amount <= BEHIND:
        return []
    between_them = tokens[amount + 1 : first]
    if amount == 0 and between_them[:1] and between_them[0].low == ":":
        between_them = between_them[1:]  # "3 M€ : Ardo réalise la plus grosse levée de l'année"
    if any(t.kind in {"money", "mark"} for t in between_them) or trigger.role not in {
        "fine",
        "funding",
        "tax",
        "acquisition",
    }:
        return []
    return [("noun behind, apart", 1.0), ("told by the word", trigger.weight)]


def _bought_behind(sentence: Sentence, amount: int, first: int) -> bool:
    """ "3 M€ pour mettre la main sur Ardo", "3 M€ pour le rachat d'Ardo"."""
    tokens = sentence.tokens
    if any(
        is_purpose(sentence, amount, k)
        for k in range(max(amount + 1, first - 2), first)
        if k in sentence.verbs
    ):
        return True
    place = first - 1 if at(tokens, first - 1).low == "pour" else first - 2
    return at(tokens, place).low == "pour" and place - amount <= 3 and not sentence.verbs.get(place + 1)


def is_purpose(sentence: Sentence, amount: int, index: int) -> bool:
    """True for an infinitive behind "pour" and the amount: "3 M€ cet hiver pour avaler Ardo"."""
    tokens = sentence.tokens
    stretch = range(amount + 1, index)
    if len(stretch) > _PURPOSE + 2 or not any(at(tokens, index - back).low == "pour" for back in (1, 2)):
        return False
    return all(tokens[k].kind in {"word", "date"} and k not in sentence.verbs for k in stretch)


def behind(tokens: Sequence[Token], amount: int, first: int, trigger: Trigger) -> Features:
    """ "3 M€ de chiffre d'affaires", "3 M€ supplémentaires de dette", "3 M€ en série B", "3 M€ d'amende"."""
    lows = [t.low for t in tokens[amount + 1 : first]]
    if any(t.kind not in {"word"} for t in tokens[amount + 1 : first]):
        return []
    told: Features = [("told by the word", trigger.weight)]
    if trigger.side == "behind":
        return (
            [*told, ("noun behind, joined", 1.0)]
            if all(low in {"de", "d'", "ttc", "euros"} for low in lows)
            else []
        )
    joints = {"de", "d'", "en", "des", "du"}
    joint = next((low for low in lows if low in joints), "")
    astray = any(low in grammar.words("prepositions") and low not in joints for low in lows)
    if joint and len(lows) <= 3 and not astray:
        others = len([low for low in lows if low not in grammar.words("light") and low != "en"])
        return [*told, ("noun behind, joined", 1.0), ("word between", float(others))]
    return []


def is_finite_form(verb: Verb) -> bool:
    """True for a third person."""
    return verb.part in {"singular", "plural"}


def _in_exchange(sentence: Sentence, amount: int, index: int) -> bool:
    """ "Contre 3 M€, Zelda s'offre Ardo": the sum opens the sentence."""
    tokens = sentence.tokens
    opened = amount <= 2 and tokens[0].low in grammar.words("in_exchange")
    return opened and index - amount <= _PURPOSE and at(tokens, amount + 1).low == ","


def _presented(tokens: Sequence[Token], stretch: range) -> range:
    """ "3 M€ : c'est la somme que Zelda vient de lever": what stands before "que" is passed over."""
    that = next((k for k in stretch if tokens[k].low in {"que", "qu'"}), -1)
    light = grammar.words("presenting") | grammar.words("sums")
    if that < 0 or any(tokens[k].low not in light for k in range(stretch.start, that)):
        return stretch
    return range(that, stretch.stop)


def verb_behind(sentence: Sentence, amount: int, index: int, trigger: Trigger) -> Features:
    """ "3 M€ levés par", "3 M€ ont été levés", "les 3 M€ qu'a coûtés la panne"."""
    tokens = sentence.tokens
    verb = sentence.verb(index)
    stretch = range(amount + 1, index)
    if verb is None:
        return []
    told: Features = [("told by the word", trigger.weight)]
    if verb.part == "infinitive" and trigger.frame == "buy" and is_purpose(sentence, amount, index):
        named = any(g.mention >= 0 and index < g.first <= index + _PURPOSE for g in sentence.groups)
        return [*told, ("purpose behind", 1.0)] if named else []
    if is_finite_form(verb) and trigger.frame == "buy" and _in_exchange(sentence, amount, index):
        return [*told, ("relative behind", 1.0)]
    stretch = _presented(tokens, stretch)
    if len(stretch) > 6 or any(tokens[k].kind not in {"word", "name"} for k in stretch):
        return []
    lows = [tokens[k].low for k in stretch]
    helpers = all(
        ((found := sentence.verb(k)) and found.sort == "auxiliary")
        or tokens[k].low in grammar.words("adverbs")
        for k in stretch
    )
    if verb.part == "past participle" and helpers:
        return [*told, ("participle behind", 1.0)]
    if lows and lows[0] in {"que", "qu'"}:
        return [*told, ("relative behind", 1.0)]
    return []
