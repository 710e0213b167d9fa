"""People whom the text counts and does not name: "l'une d'elles", "certains d'entre eux", "plusieurs"."""

from __future__ import annotations

from newsparse.quotes import lexicon
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at

_BEFORE_A_VERB = lexicon.AUXILIARIES | {"\n", "ne", "n'", "y", "se", "s'", "lui", "leur"}
_SOME = frozenset("un une certains certaines plusieurs beaucoup quelques-uns quelques-unes aucun aucune chacun chacune".split())


_SHARES = [share.split() for share in ("plus de la moitié", "la moitié", "la plupart", "la majorité", "une majorité")]


def some_of(tokens: Sentence, index: int) -> int:
    """The index behind such a phrase that begins at a token, or 0.

    >>> from newsparse.quotes.tokens import tokenise
    >>> some_of(tokenise("L'une d'elles dit", 0, 18), 0), some_of(tokenise("plusieurs amis", 0, 14), 0)
    (4, 0)
    """
    for words in _SHARES:
        last = index + len(words)
        if [t.low for t in tokens[index:last]] == words and at(tokens, last).low in _BEFORE_A_VERB | {"m'", "nous"}:
            return last
    if (
        tokens[index].low in {"un", "une"}
        and at(tokens, index + 1).low in {"autre", "troisième"}
        and at(tokens, index + 2).low in _BEFORE_A_VERB
    ):
        return index + 2
    if tokens[index].low == "l'" and at(tokens, index + 1).low in {"un", "une"}:
        index += 1
    if tokens[index].low not in _SOME:
        return 0
    step = index + 1
    if at(tokens, step).low in {"d'", "de"}:
        step += 1 + (at(tokens, step + 1).low == "entre")
        if at(tokens, step).low in {"eux", "elles", "nous", "ceux-ci", "celles-ci"}:
            return step + 1
        return 0
    alone = tokens[index].low in {"certains", "certaines", "plusieurs", "beaucoup"} and at(tokens, step).low in _BEFORE_A_VERB
    return step if alone else 0
