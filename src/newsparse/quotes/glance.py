"""A look at the words alone: which sentences can hold reported speech; the others cost next to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsparse.french import Sentence
from newsparse.french.small_words import CLITICS, THAT, is_adverb, viewpoints
from newsparse.french.verbs import (
    AUXILIARIES,
    SPEECH,
    Verb,
    forms,
    looks_infinitive,
    phrasal,
    reading,
    taking,
)

# First words of phrases that are too common to say that somebody speaks.
_NOT_OPENERS = frozenset({"de", "d'", "le", "part", "avant", "même", "pour"})


def tells(tokens: Sentence) -> bool:
    """True where a word stands that each reported clause has one of.

    >>> from newsparse.french import tokenise
    >>> tells(tokenise("Elle affirme", 0, 12)), tells(tokenise("Elle part", 0, 9))
    (True, False)
    """
    table = _reporting()
    return any(token.low in table for token in tokens)


def reports(sentence: Sentence) -> bool:
    """A look at the words alone, so that a sentence without speech costs next to nothing: a word that
    reports, and one of those without which it does not.

    >>> from newsparse.french import tokenise
    >>> reports(tokenise("Elle affirme que oui", 0, 20)), reports(tokenise("Elle affirme son goût", 0, 21))
    (True, False)
    """
    table = _reporting()
    for index, token in enumerate(sentence):
        if token.low == "pour" and (index <= _FIRST or sentence[index - 1].text in {",", ":"}):
            return True
        if token.low in table and _hinges(sentence, index, table[token.low]):
            return True
    return False


_FIRST = 2  # tokens that may open a sentence before "pour X": "Mais pour X", "Or, pour X"
_MOST_BEFORE = 6  # tokens between the mark that opens a reporting clause and its verb
_ALONE, _CLAUSE, _INFINITIVE, _INCISE = 1, 2, 4, 8  # what a word needs to report something


def _hinges(sentence: Sentence, index: int, needs: int) -> bool:
    """True where what a verb needs stands there: a clause, an infinitive or a colon behind it, or the mark
    before it that parts a reporting clause.
    """
    if needs & _ALONE or (needs & _INCISE and _is_parted(sentence, index)):
        return True
    return any(
        t.text == ":"
        or (needs & _CLAUSE and t.low in _HINGES)
        or (needs & _INFINITIVE and _is_infinitive(t.low))
        for t in sentence[index + 1 :]
    )


def _is_parted(sentence: Sentence, index: int) -> bool:
    """True for a verb that a mark, or "comme", stands before, over its auxiliary and what goes with it."""
    for step in range(index - 1, max(-1, index - _MOST_BEFORE), -1):
        token = sentence[step]
        if not token.is_word and token.low not in CLITICS:
            return True
        if token.low in THAT or token.low == "comme":
            return True
        if not (token.low in CLITICS or is_adverb(token.low) or token.low in forms() or token.low[0] == "-"):
            return False
    return False


@cache
def _is_infinitive(word: str) -> bool:
    return looks_infinitive(word) or reading(word, "infinitive") is not None


_HINGES = THAT | {"si", "s'"}


@cache
def _reporting() -> dict[str, int]:
    """Words of which each reported clause has one, each with what it needs besides: a form of a verb that
    speaks or labels, or the last word of whose view it is.
    """
    table = {word: _needs(found) for word, found in forms().items() if found[0].lemma not in AUXILIARIES}
    complements = [parts[-1] for found in phrasal().values() for parts, _ in found]
    table |= dict.fromkeys([*complements, "appris"], _CLAUSE | _INFINITIVE | _INCISE)
    table |= {parts[-1]: _ALONE for found in viewpoints().values() for parts, _ in found}
    return {word: needs for word, needs in table.items() if needs and word not in _NOT_OPENERS}


def _needs(found: Sequence[Verb]) -> int:
    spoken = [verb for verb in found if verb.kind in SPEECH]
    clause = taking("that") | taking("whom") | taking("reflexive") | taking("oneself")
    infinitive = taking("infinitive") | taking("urge") | taking("call")
    needs = _INCISE if spoken else 0
    if any(verb.kind != "incise" or verb.lemma in clause for verb in spoken):
        needs |= _CLAUSE
    return needs | (_INFINITIVE if any(verb.lemma in infinitive for verb in found) else 0)
