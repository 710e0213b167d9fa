"""A sentence with an amount in it, read once: its tokens, verbs, telling nouns and noun phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from newsparse.facts import grammar
from newsparse.facts.capitals import join_capitals
from newsparse.facts.grammar import Trigger, Verb
from newsparse.facts.phrases import groups_of
from newsparse.facts.sentence import Item, Sentence, Token, at, tokenise

_NONE: Mapping[str, int] = MappingProxyType({})


def read(
    text: str,
    start: int,
    end: int,
    items: Sequence[Item],
    known: Mapping[str, int] = _NONE,
    short: Mapping[str, int] = _NONE,
) -> Sentence:
    """A sentence, read once. ``known`` are names that may stand in lower case behind a determiner ("le
    bitcoin"), with their refs.
    """
    tokens = join_capitals(text, tokenise(text, start, end, items))
    for index, token in enumerate(tokens):
        if (
            token.low in known
            and token.kind == "word"
            and at(tokens, index - 1).low in grammar.words("determiners")
        ):
            tokens[index] = token._replace(kind="name", ref=known[token.low])
        elif token.kind == "name" and token.ref < 0 and token.low in short:
            tokens[index] = token._replace(ref=short[token.low])
    found = Sentence(tokens, [], {}, [])
    told = [entry for entry in _noun_triggers(tokens) if not _is_verb(tokens, entry[0], entry[1])]
    nouns = {i for first, last, trigger in told if trigger.side != "behind" for i in range(first, last)}
    found.triggers = [entry for entry in told if entry[2] is not grammar.NEUTRAL]
    for index, token in enumerate(tokens):
        if token.kind == "word" and index not in nouns:
            verbs = grammar.verbs_at(token.low)
            if token.low == "entre":
                verbs = _entering(tokens, index)
            if verbs and not _is_noun(tokens, index, verbs):
                found.verbs[index] = verbs
    found.groups = groups_of(found)
    return found


def _entering(tokens: Sequence[Token], index: int) -> tuple[Verb, ...]:
    """ "Zelda entre au capital": a verb that looks like a preposition."""
    subject = at(tokens, index - 1).kind == "name" or at(tokens, index - 1).low == "qui"
    if subject and at(tokens, index + 1).low in grammar.words("enters"):
        return _ENTERS
    return ()


_ENTERS = (Verb("entrer", "singular", "other"),)


def _is_noun(tokens: Sequence[Token], index: int, verbs: tuple[Verb, ...]) -> bool:
    """True where a form that looks like a verb follows a determiner: "la mise", "un prêt", "les coûts"."""
    before = at(tokens, index - 1).low
    if before in {"l'", "le", "la", "les"}:
        participle = any(v.part.startswith("past") for v in verbs)
        return not participle and at(tokens, index - 2).low not in {"il", "elle", "qui", "comme", "que"}
    return before in grammar.words("determiners")


def _is_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Ardo facture 3 €": a noun that is a verb behind its subject."""
    if last - first > 1 or not any(
        v.part in {"singular", "plural"} for v in grammar.verbs().get(tokens[first].low, ())
    ):
        return False
    before = at(tokens, first - 1)
    if before.low in grammar.words("verb_joins"):  # "et offre désormais 3 M€"
        after = at(tokens, last)
        return after.kind == "money" or after.low in grammar.words("adverbs") | grammar.words("determiners")
    return (
        before.kind == "name"
        or before.low in grammar.words("pronouns")
        or before.low in {"qui", "se", "s'", "on", "ne", "n'"}
    )


def _noun_triggers(tokens: Sequence[Token]) -> list[tuple[int, int, Trigger]]:
    found: list[tuple[int, int, Trigger]] = []
    index = 0
    table = grammar.nouns()
    while index < len(tokens):
        entries = table.get(tokens[index].low) if tokens[index].kind == "word" else None
        if entries is None:
            index += 1
            continue
        for parts, _ in entries:
            if all(at(tokens, index + k).low == part for k, part in enumerate(parts)):
                same = [(index, index + len(parts), other) for words, other in entries if words == parts]
                found += same
                index += len(parts) - 1
                break
        index += 1
    return found


def find_nouns(text: str, start: int, end: int) -> list[Trigger]:
    """The nouns of a heading that tell a role, in their order.

    >>> [trigger.role for trigger in find_nouns("Prix et abonnements", 0, 19)]
    ['price', 'price']
    """
    return list(_nouns_in(text[start:end]))


@lru_cache(maxsize=64)  # a heading is asked for every amount below it
def _nouns_in(text: str) -> tuple[Trigger, ...]:
    found = _noun_triggers(tokenise(text, 0, len(text), ()))
    return tuple(trigger for _, _, trigger in found if trigger is not grammar.NEUTRAL)
