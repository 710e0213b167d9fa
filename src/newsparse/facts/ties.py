"""What ties a phrase to what stands before it: a preposition, a list, the amount beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsparse.facts import grammar
from newsparse.facts.sentence import Group, Sentence, Token, at


def relation_of(found: Sentence, group: Group) -> str:
    """What ties a phrase to what stands before it: its preposition, and the word that the preposition belongs
    to.
    """
    tokens = found.tokens
    first = tokens[group.first].low
    place = group.first - 1
    if first in {"du", "au", "aux"} or (first == "des" and _after_noun(found, group.first)):
        preposition, place = first, group.first - 1
    else:
        if _is_compared(tokens, place):
            return "than"
        preposition = at(tokens, place).low if at(tokens, place).kind == "word" else ""
        if preposition not in grammar.relations():
            return "label" if _is_label(tokens, group) else ""
        place -= 1
    before = at(tokens, place).low
    relation = grammar.relations()[preposition]
    if relation == "to" and before == "capital":
        return "with"  # "ouvre son capital à Zelda"
    if relation in {"gen", "to"} and before in grammar.turned_relations():
        return grammar.turned_relations()[before]
    if relation == "source" and preposition == "après":
        return relation if before == "d'" else ""
    led = {before, at(tokens, place - 1).low if before == "notamment" else ""}
    return "lead" if relation == "by" and grammar.words("leads").intersection(led) else relation


def _is_compared(tokens: Sequence[Token], place: int) -> bool:
    """ "1 € plus cher que Zelda", "moins que chez Zelda": whom something is compared with."""
    that = next((k for k in (place, place - 1) if at(tokens, k).low in {"que", "qu'"}), -1)
    return that > 0 and any(at(tokens, that - k).low in grammar.words("compared") for k in (1, 2))


def is_cited(found: Sentence, group: Group) -> bool:
    """ "comme le rapporte Zelda, ..."."""
    before = [at(found.tokens, group.first - back).low for back in (1, 2, 3)]
    return group.first - 1 in found.verbs and before[1] in {"le", "l'"} and before[2] in {"comme", "que"}


def among(found: Sentence, group: Group) -> str:
    """ "auprès d'investisseurs historiques, notamment Ada Roy": one of those whom the preposition
    introduces.
    """
    tokens = found.tokens
    passed = False
    for back in range(group.first - 1, max(-1, group.first - 9), -1):
        token = tokens[back]
        if token.kind not in {"word", "mark"} or back in found.verbs or token.low in {".", ";", ":", "("}:
            return ""
        passed = passed or token.low in grammar.words("investors")
        if passed and token.low in {"de", "d'", "par"}:
            if token.low == "par":
                return "by"
            return "with" if grammar.turned_relations().get(at(tokens, back - 1).low) == "with" else ""
    return ""


def _after_noun(found: Sentence, index: int) -> bool:
    """ "des" is a preposition behind a word that no verb is."""
    before = at(found.tokens, index - 1)
    return (
        before.kind in {"word", "money"}
        and (index - 1) not in found.verbs
        and before.low not in grammar.words("stops")
    )


def _is_label(tokens: Sequence[Token], group: Group) -> bool:
    """ "Ardo : 3 M€", "Ardo (3 M€)"."""
    return at(tokens, group.last).low in {":", "("} and at(tokens, group.last).kind == "mark"


_PLACES = frozenset({"in", "at", "on", "label"})


def _heads_clause(found: Sentence, group: Group) -> bool:
    """ "auprès de Zelda, Ardo veut": a name between a comma and a verb is a subject, no member of the list
    before.
    """
    verbs = found.verbs.get(group.last, ())
    return any(verb.part in {"singular", "plural"} for verb in verbs)


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """ "Ada Roy (Zelda), Luc Dufour": what stands in brackets does not part a list."""
    if tokens and tokens[0].low == "(":
        close = next((k for k, token in enumerate(tokens) if token.low == ")"), -1)
        return tokens[close + 1 :]
    return tokens


def _in_brackets(tokens: Sequence[Token], group: Group) -> bool:
    return at(tokens, group.first - 1).low == "(" and at(tokens, group.last).low == ")"


def chain(found: Sentence, groups: list[Group]) -> None:
    """Members of a list share the relation of its first: "auprès de A, B et de C, dont D"."""
    tokens = found.tokens
    last: Group | None = None  # of a list that a conjunction has closed
    for before, group in pairwise(group for group in groups if not _in_brackets(tokens, group)):
        if before.mention < 0 and before.head not in grammar.words("investors"):
            continue
        between = tokens[before.last : group.first]
        if not between or len(between) > 8:
            continue
        between = _without_brackets(between)
        links = grammar.words("chains_on") | grammar.words("investors") | {"de", "d'", "l'"}
        linked = all(t.low in links for t in between)
        joined = any(t.low in grammar.words("chains_on") and t.low not in {"("} for t in between)
        if linked and joined and (not group.relation or group.relation in {before.relation, "gen", "label"}):
            if group.relation == "gen" and before.relation not in {"with", "lead", "by"}:
                continue
            conjunction = any(t.low in {"et", "ou", "ainsi", "&"} for t in between)
            if group.mention < 0 and not before.relation and not conjunction:
                continue  # an apposition: "Ardo, la start-up nantaise, ..."
            specified = any(t.low in {"dont", "notamment", "comme"} for t in between)
            if not conjunction and (
                before.relation in _PLACES
                or _heads_clause(found, group)
                or (before is last and not specified)
            ):
                continue
            last = group if conjunction and not specified else None
            if (
                group.mention < 0
                and group.head not in grammar.words("investors")
                and before.relation
                and not conjunction
            ):
                group.relation = "apposed"
                continue
            if not before.relation and any(t.low in {"dont", "comme"} for t in between):
                continue
            group.relation, group.chained = before.relation or group.relation, True


def inherit(found: Sentence, groups: Sequence[Group]) -> None:
    """ "auprès de ses soutiens de la première heure, Zelda et Mira": names behind the investors that they
    are.
    """
    told: Group | None = None
    for group in groups:
        if group.mention < 0 and group.head in grammar.words("investors") and group.relation in _BACKED:
            told = group
        elif told is not None and group.mention >= 0 and not group.relation:
            between = range(told.last, group.first)
            apart = [found.tokens[k] for k in between]
            if len(apart) > _INHERITED or any(k in found.verbs for k in between):
                told = None
            elif _goes_on(apart) and not _heads_clause(found, group):
                group.relation, group.chained = told.relation, True


def _goes_on(between: Sequence[Token]) -> bool:
    """True over a comma or colon, not over what ends a clause."""
    marks = {t.low for t in between if t.kind == "mark"}
    return bool(marks) and marks <= {",", ":", "–", "—"}


_BACKED = frozenset({"with", "by", "lead", "from"})
# So far behind them, in tokens.
_INHERITED = 12
_BESIDE = frozenset(
    {
        "avec",
        "à",
        ":",
        "(",
        "autour",
        "des",
        "de",
        "dès",
        "pour",
        "est",
        "sous",
        "les",
        "=",
        "–",
        ")",
        "a",
        "et",
    }
)


def is_beside(sentence: Sentence, group: Group, amount: int) -> bool:
    """True for a phrase right before an amount, or with little between: "un iPhone à 604 €", "Basalte (25
    M€)", "Ether (ETH) avec".
    """
    tokens = sentence.tokens
    if not 0 <= amount - group.last <= 5:
        return False
    between = tokens[group.last : amount]
    if any(t.low == ")" for t in between):
        between = _without_brackets(between)
    return all(t.low in _BESIDE or t.low in grammar.words("light") for t in between)
