"""What the library knows of names: facts that vote and that help to find, never more than the article says
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from newsparse.entities.lists import DATA, common_words
from newsparse.entities.names import Key, Names
from newsparse.entities.surface import key, words

# Letters; a shorter name in capitals may be any acronym.
LEAST_IN_CAPITALS = 3


class Fact(NamedTuple):
    """A name the library knows: ``ambiguous`` where it is as often a word or another thing ("Orange",
    "Claude").
    """

    name: str
    label: str
    ambiguous: bool
    sure: bool = False


class Facts(NamedTuple):
    """Known names, by the words they are made of, by their keys, and ready to be looked for."""

    by_words: dict[Key, Fact]
    by_key: dict[str, Fact]
    names: Names
    in_capitals: dict[Key, Fact]


@lru_cache(maxsize=1)
def facts() -> Facts:
    """The shipped lexicon, with the countries of CLDR.

    >>> facts().by_key["nvidia"].label, facts().by_key["portugal"].label
    ('ORG', 'LOC')
    """
    by_words: dict[Key, Fact] = {}
    by_key: dict[str, Fact] = {}
    for fact, surfaces in (*_countries(), *shipped()):
        for surface in surfaces:
            # A name that is also a word of the language is left to the model, whatever the file says.
            ambiguous = fact.ambiguous or (not fact.sure and surface.lower() in common_words())
            fact = fact._replace(ambiguous=ambiguous)
            by_words[tuple(word.text for word in words(surface))] = fact
            by_key[key(surface)] = fact
    capitals = {
        tuple(piece.upper() for piece in pieces): fact
        for pieces, fact in by_words.items()
        if not fact.ambiguous and sum(map(len, pieces)) > LEAST_IN_CAPITALS
    }
    return Facts(by_words, by_key, Names(by_words), capitals)


_HEAD = re.compile(r"# (PER|ORG|LOC|PRODUCT|MISC): \S")


def shipped() -> Iterator[tuple[Fact, list[str]]]:
    """The names of ``data/names``: a file holds names of one label, which its first line says.

    A line is "Name", "Name = Alias | Alias", and ends in " ?" where the name is as often a word or another
    thing, in " !" where it is a word in small letters, and with a capital the name ("Bitcoin").
    """
    for path in sorted((DATA / "names").glob("*.txt")):
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        label = _HEAD.match(head)
        if label is None:
            raise ValueError(f"{path.name} does not say what it holds")
        for line in lines:
            names = line.removesuffix(" ?").removesuffix(" !")
            name, *aliases = re.split(r" = | \| ", names)
            yield Fact(name, label[1], line.endswith(" ?"), line.endswith(" !")), [*aliases, name]


# Territories whose names are other things first, or that CLDR names as the press does not.
_NOT_PLACES = frozenset(
    {
        "Monde",
        "Réunion",
        "La Réunion",
        "Géorgie",
        "Jersey",
        "zone euro",
        "pseudo-accents",
        "pseudo-bidi",
        "région indéterminée",
    }
)


@lru_cache(maxsize=1)
def _country_names() -> frozenset[str]:
    return frozenset(surface for _, surfaces in _countries() for surface in surfaces)


def is_country(name: str) -> bool:
    """Whether CLDR knows a country of that name.

    >>> is_country("Pologne"), is_country("Lyon")
    (True, False)
    """
    return name in _country_names()


def _countries() -> list[tuple[Fact, list[str]]]:
    territories = Locale("fr").territories
    names = [
        name
        for code, name in territories.items()
        if len(code) == 2 and name not in _NOT_PLACES and "(" not in name
    ]
    return [(Fact(name, "LOC", False), [name, name.replace("’", "'")]) for name in names]
