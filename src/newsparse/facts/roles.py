"""What an amount is: the verb or noun of its sentence that tells it, ranked among all that could."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsparse.facts import grammar
from newsparse.facts.behind import (
    BEHIND,
    FAR_BEHIND,
    Features,
    behind,
    far_behind,
    list_end,
    names_near,
    verb_behind,
)
from newsparse.facts.grammar import Trigger, Verb
from newsparse.facts.sentence import Sentence, Token, at

# How far a verb or noun may stand from its amount, in tokens.
_REACH = 28


@dataclass(frozen=True, slots=True)
class Telling:
    """A verb or noun that may tell the role of an amount: where it stands, whether it is passive, and its
    features.
    """

    trigger: Trigger
    first: int
    last: int
    passive: bool
    features: tuple[tuple[str, float], ...]
    place: str = ""  # before, behind, or where else the role comes from


def tellings(sentence: Sentence, amount: int) -> Iterator[Telling]:
    """All that could tell the role of the amount at a token."""
    tokens = sentence.tokens
    tail = list_end(tokens, amount)
    beside = (
        entry for entry in sentence.triggers if not entry[2].direct or _is_direct(tokens, entry[1], amount)
    )
    for first, last, trigger in beside:
        if trigger.role == "reserve" and any(
            g.mention >= 0 and g.first <= first and last <= g.mention for g in sentence.groups
        ):
            continue
        if last <= amount and amount - last <= _REACH and trigger.side != "behind":
            features = [*_before(sentence, last, amount, trigger), *_misplaced(sentence, first, last, amount)]
            yield Telling(trigger, first, last, False, tuple(features), "before")
        elif first > amount and trigger.side != "before" and first - amount <= FAR_BEHIND:
            near = behind(tokens, tail, first, trigger) if tail < first <= tail + BEHIND else []
            features = near or far_behind(sentence, amount, first, trigger)
            if features:
                yield Telling(trigger, first, last, False, tuple(features), "behind")
    for index, verbs in sentence.verbs.items():
        if verbs[0].lemma == "aller" and _goes_to(tokens, index, amount):
            yield Telling(_GOES, index, index + 1, True, (("participle behind", 1.0),), "behind")
        for verb in verbs:
            yield from _of_verb(sentence, index, verb, amount)


def _goes_to(tokens: Sequence[Token], index: int, amount: int) -> bool:
    return index == amount + 1 and at(tokens, index + 1).low in grammar.words("goes_to")


def _of_verb(sentence: Sentence, index: int, verb: Verb, amount: int) -> Iterator[Telling]:
    """What one reading of a verb tells of the amount before or behind it."""
    if verb.trigger is None or not _allowed(sentence, index, verb, amount):
        return
    passive = is_passive(sentence, index)
    if index < amount and amount - index <= _REACH:
        features = [
            *_before(sentence, index + 1, amount, verb.trigger),
            *_other_object(sentence, index, amount, verb.trigger, passive),
        ]
        yield Telling(_harmed(sentence, index, verb), index, index + 1, passive, tuple(features), "before")
    elif index > amount:
        features = verb_behind(sentence, amount, index, verb.trigger)
        if features:
            passive = features[-1][0] != "purpose behind"
            yield Telling(verb.trigger, index, index + 1, passive, tuple(features), "behind")


# "3 M€ iront à la recherche".
_GOES = Trigger("investment", "invest", 0.0, "aller", True)


def _is_direct(tokens: Sequence[Token], start: int, amount: int) -> bool:
    return start <= amount and all(t.low in grammar.words("light") for t in tokens[start:amount])


def _allowed(sentence: Sentence, index: int, verb: Verb, amount: int) -> bool:
    trigger = verb.trigger
    assert trigger is not None
    if trigger.reflexive and not is_reflexive(sentence, index):
        return False
    if trigger.needs and not any(t.low == trigger.needs for t in sentence.tokens[index:amount]):
        return False
    if trigger.near and not names_near(sentence, index, amount, trigger.near):
        return False
    return not trigger.direct or _is_direct(sentence.tokens, index + 1, amount)


def is_reflexive(sentence: Sentence, index: int) -> bool:
    """ "s'offre", "s'est offert"."""
    return any(at(sentence.tokens, index - back).low in {"s'", "se"} for back in (1, 2))


def _harmed(sentence: Sentence, index: int, verb: Verb) -> Trigger:
    """ "fait perdre 3 M€ à Ardo": whoever loses is told behind."""
    assert verb.trigger is not None
    before = sentence.verb(index - 1)
    if verb.part == "infinitive" and before is not None and before.lemma == "faire":
        return replace(verb.trigger, frame="harm")
    return verb.trigger


_OBJECTS = frozenset({"raise", "receive", "own", "invest", "lend", "grant", "punish"})


def _other_object(sentence: Sentence, index: int, amount: int, trigger: Trigger, passive: bool) -> Features:
    """ "lève le voile sur un marché de 3 M€": the object of the verb is not a sum."""
    if trigger.frame not in _OBJECTS or passive:
        return []
    told = [first for first, _, _ in sentence.triggers]
    for group in sentence.groups:
        if (
            not index < group.first <= index + 2
            or group.last > amount
            or group.mention >= 0
            or group.pronoun
            or group.relation
        ):
            continue
        if not any(group.first <= first < group.last for first in told):
            joined = at(sentence.tokens, group.last).low in {"de", "d'"} and group.last + 1 == amount
            return [("another object" if joined else "another field", 1.0)]
    return []


_UNDER = frozenset("sur dans malgré après avant sans du au aux en chez selon contre par depuis".split())


def _misplaced(sentence: Sentence, first: int, last: int, amount: int) -> Features:
    """A noun with another number of its own, or under a preposition of another phrase, tells nothing of an
    amount further on.
    """
    tokens = sentence.tokens
    if at(tokens, last).low in {"de", "d'"} and last + 1 != amount and at(tokens, last + 1).low[:1].isdigit():
        return [("out of place", 1.0)]
    if all(t.low in grammar.words("light") or t.low in {":", "("} for t in tokens[last:amount]):
        return []
    start = first - 1
    while start >= 0 and (
        tokens[start].low in grammar.words("determiners")
        and tokens[start].low not in {"du", "des", "au", "aux"}
    ):
        start -= 1
    if at(tokens, start).low in _UNDER and not any(
        "reach" in {v.sort for v in sentence.verbs.get(k, ())} for k in range(last, amount)
    ):
        return [("under a preposition", 1.0)]
    if at(tokens, start).low == "à" and any(
        t.role == "reserve" for f, _, t in sentence.triggers if f == first
    ):
        return [("under a preposition", 1.0)]  # "vendue à un fonds pour 3 M€"
    if at(tokens, start).low in {"du", "au", "aux"} and start == first - 1:
        return [("under a preposition", 1.0)]
    return []


def is_passive(sentence: Sentence, index: int) -> bool:
    """True for a participle without avoir: "a été racheté", "valorisée", "infligée par"."""
    verb = sentence.verb(index)
    if verb is not None and verb.part == "infinitive":
        before = sentence.verb(index - 1)
        return (
            before is not None
            and before.lemma in {"faire", "voir"}
            and at(sentence.tokens, index - 2).low in {"s'", "se"}
        )
    if verb is None or verb.part != "past participle":
        return False
    for back in range(index - 1, max(-1, index - 4), -1):
        low = sentence.tokens[back].low
        before = sentence.verb(back)
        if before and before.lemma == "être":
            return True
        if before and before.lemma == "avoir":
            return False
        if (
            low not in grammar.words("clitics")
            and low not in grammar.words("adverbs")
            and low not in grammar.words("light")
        ):
            break
    return True


def _before(sentence: Sentence, start: int, amount: int, trigger: Trigger) -> Features:
    """Features of a verb or noun that ends at ``start``, before its amount."""
    tokens = sentence.tokens
    features: Features = [
        ("told by the word", trigger.weight),
        ("verb before" if trigger.verb else "noun before", 1.0),
    ]
    counts = between(sentence, range(start, amount), trigger)
    features += counts
    if not counts:
        features.append(("direct", 1.0))
    if trigger.verb and not _fits(tokens, amount, trigger):
        features.append(("preposition does not fit", 1.0))
    return features


def between(sentence: Sentence, stretch: range, trigger: Trigger) -> Features:
    """Features of the tokens between a word that tells a role and its amount."""
    tokens = sentence.tokens
    counts: dict[str, float] = {}
    told = {first for first, _, _ in sentence.triggers}
    skip = -1
    for index in stretch:
        if index < skip:
            continue
        name = _name_of(sentence, tokens[index], index, told)
        if name == "reaches" and (trigger.verb or "reaches" in counts):
            continue
        if name:
            counts[name] = counts.get(name, 0.0) + 1.0
        if name == "told word between":
            skip = next(last for first, last, _ in sentence.triggers if first == index)
    if counts.get("word between", 0.0) > 6:
        counts["word between"] = 6 + (counts["word between"] - 6) * 0.5
    return list(counts.items())


_MARKS = {
    ",": "comma between",
    "(": "bracket or clause between",
    ")": "bracket or clause between",
    ";": "bracket or clause between",
}


def _name_of(sentence: Sentence, token: Token, index: int, told: set[int]) -> str:
    """The feature that a token between makes; "" for one that does not matter."""
    if token.kind in {"name", "date", "money"}:
        return {"name": "name between", "date": "date between", "money": "amount between"}[token.kind]
    if token.kind == "mark":
        return _MARKS.get(token.low, "")
    if index in told:
        return "told word between"
    verbs = sentence.verbs.get(index)
    if verbs:
        sorts = {verb.sort for verb in verbs}
        if "reach" in sorts or token.low in grammar.words("light"):
            return "reaches"
        return "" if "chain" in sorts or sorts <= {"auxiliary"} else "verb between"
    if (
        token.low in grammar.words("light")
        or token.low in grammar.words("determiners")
        or token.low in grammar.words("adverbs")
    ):
        return ""
    return "" if token.low.endswith("ment") and len(token.low) > _ADVERB else "word between"


# "immédiatement" is an adverb, "moment" and "paiement" are nouns.
_ADVERB = 9


def _fits(tokens: Sequence[Token], amount: int, trigger: Trigger) -> bool:
    """True where the amount's preposition is one that the verb takes; "à hauteur de" and such are always
    right.
    """
    place = amount - 1
    passed = list[str]()
    while (
        place >= 0
        and (tokens[place].low in grammar.words("light") or tokens[place].kind == "mark")
        and len(passed) < 6
    ):
        passed.append(tokens[place].low)
        place -= 1
    if "hauteur" in passed or "montant" in passed:
        return True
    first = passed[-1] if passed else at(tokens, amount - 1).low
    before = at(tokens, place).low if at(tokens, place).low in grammar.words("prepositions") else ""
    if not before and first in {"à", "de", "d'"}:
        before = first
    before = {"d'": "de", "au": "à", "aux": "à"}.get(before, before)
    return before in trigger.before
