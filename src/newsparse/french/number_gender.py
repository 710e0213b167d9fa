"""A noun phrase put together from where its parts stand: number, gender, determiner, singular."""

from __future__ import annotations

from newsparse.french import people
from newsparse.french.groups import NounPhrase
from newsparse.french.small_words import OPENING, few
from newsparse.french.tokens import Sentence

_GLUED = few("determiners", "glued")
NUMBERS = few("determiners", "counting") - {"aucun", "aucune", "chaque", "tout", "toute", "nul", "nulle"}
PLURAL_DETERMINERS = frozenset(
    (
        "les des ces ses leurs mes nos vos plusieurs certains certaines quelques tous toutes divers diverses"
    ).split()
)
_PLURALS = (
    PLURAL_DETERMINERS | NUMBERS | frozenset("ils elles eux nous ceux-ci celles-ci ceux celles".split())
)
_FEMININE = frozenset(
    "la une cette sa ma ta celle-ci celle-là elle elles celles-ci celle celles aucune".split()
)
_MASCULINE = frozenset("le un ce il ils eux celui-ci celui-là ceux-ci celui ceux aucun".split())


def phrase_of(
    tokens: Sentence,
    first: int,
    last: int,
    kind: str,
    head: int,
    label: str = "",
    name: tuple[int, int] | None = None,
) -> NounPhrase:
    word, determiner = tokens[head].low, tokens[first].low if first != head or kind == "pronoun" else ""
    known = people.person(word) if kind == "person" else None
    gender = (known[1] if known else "") or (
        "f" if determiner in _FEMININE else "m" if determiner in _MASCULINE else ""
    )
    plural = (determiner or word) in _PLURALS or (
        first != head
        and word.endswith(("s", "x"))
        and people.singular(word) != word
        and tokens[first].low not in OPENING
    )
    if determiner in _GLUED and first + 1 < last:  # "du maire": the preposition is not part of it
        first += 1
    singular = (
        word
        if kind == "pronoun"
        else people.singular(word)
        if kind in {"person", "body", "document", "other"}
        else tokens[head].text
    )
    return NounPhrase(
        first,
        last,
        head,
        singular,
        kind,
        tokens[first].start,
        tokens[last - 1].end,
        label,
        gender,
        plural or determiner.isdigit(),
        determiner,
        name,
    )
