"""Noun phrases: pronouns, names with their titles, and nouns with what belongs to them, up to the name they
lead to.

« le chercheur de Kaspersky », « M. Anstee », « le critique Ian Bogost », « une étude menée par Netscout », «
ce dernier ». What follows the name (", PDG d'Ardo") stays outside; a person apposed to a role ("son patron,
Jean Roux") ends the phrase.
"""

from __future__ import annotations

from newsparse.french import people, verbs
from newsparse.french.groups import Names, NounPhrase
from newsparse.french.nominals import read_nominal
from newsparse.french.number_gender import phrase_of
from newsparse.french.pronouns import read_pronoun
from newsparse.french.proper_names import read_name
from newsparse.french.small_words import OF, OPENING, THAT, TITLES, few
from newsparse.french.tokens import Sentence, at

_MONTHS = few("time", "month")


def read_phrase(tokens: Sentence, index: int, names: Names, *, bare: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at a token, or ``None``; ``bare`` takes a noun for people or bodies without
    determiner too.

    >>> from newsparse.french.tokens import tokenise
    >>> text = "la chercheuse de Kaspersky dans un entretien"
    >>> p = read_phrase(tokenise(text, 0, len(text)), 0, {})
    >>> text[p.start : p.end], p.kind, p.word, p.gender
    ('la chercheuse de Kaspersky', 'person', 'chercheur', 'f')
    """
    token = at(tokens, index)
    if opens_indefinite(tokens, index):
        several = read_nominal(tokens, index, index + 1, names)
        return several._replace(plural=True) if several else None
    if token.quote >= 0 or not (token.is_word or token.low in OPENING):
        return None
    if pronoun := read_pronoun(tokens, index):
        return pronoun
    if token.low in {"le", "la"} and at(tokens, index + 1).low in TITLES:  # "le Dr Zoé Roy"
        named = read_name(tokens, index + 1, names)
        return named._replace(first=index, start=token.start, determiner=token.low) if named else None
    if token.low in OPENING or (token.low in {"du", "au", "aux"} and at(tokens, index + 1).is_word):
        return read_nominal(tokens, index, index + 1, names)
    if token.low in {"près", "plus", "moins"} and at(tokens, index + 1).low in {"de", "d'"}:
        counted = read_phrase(tokens, index + 2, names, bare=True)  # "près de la moitié des élus"
        return (
            counted._replace(first=index, start=token.start, plural=True)
            if counted and counted.kind != "pronoun"
            else None
        )
    if token.low in TITLES and (named := read_name(tokens, index, names)):
        return named
    acronym = token.text.isupper() and people.kind_of(token.low) == "person"
    if acronym or (
        people.kind_of(token.low)
        and (bare or index == 0)
        and token.start not in names
        and at(tokens, index + 1).low != "par"
    ):  # "PDG de Nokia", "Chercheurs et élus"
        return read_nominal(tokens, index, index, names)
    if token.is_capital or token.start in names:
        return read_name(tokens, index, names)
    if token.text.endswith("%") and at(tokens, index + 1).low not in OF:
        return phrase_of(tokens, index, index + 1, "person", index)._replace(plural=True)  # "81 % disent"
    if token.text[0].isdigit() and bare_number(tokens, index):
        return read_nominal(tokens, index, _behind_thousands(tokens, index + 1), names)
    return None


def opens_indefinite(tokens: Sentence, index: int) -> bool:
    """True where "de" is a determiner: "de nombreux joueurs" and "d'autres études" that a clause opens with.

    >>> from newsparse.french.tokens import tokenise
    >>> opens_indefinite(tokenise("De nombreux joueurs", 0, 19), 0)
    True
    """
    if at(tokens, index).low not in {"de", "d'"} or at(tokens, index + 1).low not in _INDEFINITE:
        return False
    before = at(tokens, index - 1)
    return not before.is_word or before.low in _OPENS_CLAUSE


def _behind_thousands(tokens: Sentence, index: int) -> int:
    """The index behind the groups of three digits of a number: "4 000 artistes"."""
    while len(at(tokens, index).text) == _GROUP and tokens[index].text.isdigit():
        index += 1
    return index


_GROUP = 3  # digits
_INDEFINITE = frozenset({"nombreux", "nombreuses", "autres"})
_OPENS_CLAUSE = THAT | few("links", "subordinator", "coordinator")


def bare_number(tokens: Sentence, index: int) -> bool:
    """True at a share or a number that counts people or things: "81 %", "trois élus".

    >>> from newsparse.french.tokens import tokenise
    >>> bare_number(tokenise("81% disent", 0, 10), 0), bare_number(tokenise("2026, dit", 0, 9), 0)
    (True, False)
    """
    following = at(tokens, index + 1)
    word = following.low
    number = following.is_word and not following.is_capital and word not in _MONTHS
    return tokens[index].text.endswith("%") or (number and not _is_told_of(tokens[index].text, word))


def _is_told_of(number: str, word: str) -> bool:
    """True for a year and its verb: "l'étude de 2025 révèle"."""
    year = len(number) == _YEAR and number.isdigit()
    return year and verbs.finite(word) is not None and word not in verbs.ambiguous()


_YEAR = 4  # digits
