"""How names are compared: by the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsparse.entities.units import plain

_WORD = re.compile(r"\w+|[^\w\s]")


class Word(NamedTuple):
    """A word or a mark of the article."""

    text: str
    start: int
    end: int


def words(view: str) -> Iterator[Word]:
    """The words and marks of a text, typography made plain.

    >>> [word.text for word in words("l’iPhone 17")]
    ['l', "'", 'iPhone', '17']
    """
    new = tuple.__new__  # what a call of the class adds is a third of all
    for match in _WORD.finditer(plain(view)):
        yield new(Word, (match.group(), *match.span()))


def squashed(surface: str) -> str:
    """A surface on one line, blanks made one, HTML's ampersand made plain.

    >>> squashed("B&amp;You  Pro")
    'B&You Pro'
    """
    return " ".join(plain(surface).replace("&amp;", "&").split())


@lru_cache(maxsize=8_192)
def key(surface: str) -> str:
    """What two mentions of one name have in common: case and typography aside.

    >>> key("OPENAI") == key("OpenAI")
    True
    """
    return squashed(surface).casefold()


def prose_of(view: str) -> str:
    """The article in plain typography, a bar for each line break: cues do not reach over it.

    >>> prose_of("l’eau\\nou")
    "l'eau|ou"
    """
    return plain(view.replace("\n", "|").replace("\r", "|"))
