"""Who a sentence is about: the person, or the pronoun of one, to whom the words that follow it belong."""

from __future__ import annotations

from newsparse.quotes.lexicon import TITLES
from newsparse.quotes.phrases import Names, Phrase, is_source
from newsparse.quotes.subjects import main_subject
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at


def subject_of(tokens: Sentence, names: Names, *, pronouns: bool = False) -> Phrase | None:
    """Who a sentence is about, where it is a person: whoever speaks in the quotation that follows it; "il" and "elle" on request."""
    phrase = main_subject(tokens, len(tokens), names)
    if not phrase or not is_source(phrase):
        return None
    if phrase.kind == "pronoun":
        return phrase if pronouns and tokens[phrase.first].low in {"il", "elle"} and not _impersonal(tokens, phrase.last) else None
    person = phrase.label == "PER" or phrase.kind == "person" or tokens[phrase.first].low in TITLES
    return phrase if person or (phrase.kind == "name" and not phrase.label and _told_as_person(tokens, phrase.last)) else None


# What follows an "il" that is nobody: "il faut", "il y a", "il est temps", "il s'agit", "il reste".
_IMPERSONAL = frozenset(
    "y faut faudra faudrait fallait s'agit semble reste restait suffit convient existe pleut vaut paraît parait arrive était".split()
)


def _impersonal(tokens: Sentence, index: int) -> bool:
    """True behind the "il" of a verb without a person: "il faut", "il s'agit", "il est 20 heures"."""
    if at(tokens, index - 1).low != "il":
        return False
    while at(tokens, index).low in {"ne", "n'"}:
        index += 1
    first, second = at(tokens, index), at(tokens, index + 1)
    agit = first.low == "s'" and second.low.startswith("agi")
    clock = first.low in {"est", "était"} and (second.text[0].isdigit() or second.low in {"temps", "possible", "question", "vrai", "tard"})
    return agit or clock or first.low in _IMPERSONAL - {"était"}


def _told_as_person(tokens: Sentence, index: int) -> bool:
    """True where what follows a name tells that it is a person's: "X, lui, sourit", "X, 14 ans, sourit"."""
    if at(tokens, index).text != ",":
        return False
    return at(tokens, index + 1).low in {"lui", "elle"} or (at(tokens, index + 1).text.isdigit() and at(tokens, index + 2).low == "ans")
