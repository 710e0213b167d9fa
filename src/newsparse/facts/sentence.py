"""The parts of a sentence with an amount in it: names, amounts, dates, words, and its noun phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from newsparse.facts.grammar import Trigger, Verb
from newsparse.french import fold

Kind = Literal["word", "name", "money", "date", "mark"]


_TOKEN = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)['’ʼ](?=\w|\Z)|[^\W_](?:[\w]|"
    r"[-‑.&+'’](?=\w))*\+?|\n|\S",
    re.IGNORECASE,
)


class Item(NamedTuple):
    """Something found before: a mention of an entity, an amount, a date; ``ref`` is its index
    among its kind.
    """

    start: int
    end: int
    kind: Kind
    ref: int


class Token(NamedTuple):
    """A word, a mark, or an item as one."""

    kind: Kind
    low: str
    start: int
    end: int
    ref: int = -1


def tokenise(text: str, start: int, end: int, items: Sequence[Item]) -> list[Token]:
    """The tokens of ``text[start:end]``; ``items`` (in order, apart) are one token each.

    >>> [t.low for t in tokenise("L'Oural lève 3 M€.", 0, 18, [Item(13, 17, "money", 0)])]
    ["l'", 'oural', 'lève', '3 m€', '.']
    """
    tokens: list[Token] = []
    position = start
    for item in (*items, None):
        stop = item.start if item else end
        for match in _TOKEN.finditer(text, position, max(position, stop)):
            word = match.group()
            kind: Kind = "word" if word[0].isalnum() else "mark"
            tokens.append(Token(kind, fold(word) if kind == "word" else word, match.start(), match.end()))
        if item:
            tokens.append(Token(item.kind, fold(text[item.start : item.end]), item.start, item.end, item.ref))
            position = item.end
    return tokens


@dataclass(slots=True)
class Group:
    """A noun phrase: the tokens of it, the name in it if any, its head noun, and the relation that its
    preposition makes.

    ``first`` is its first token, ``last`` the one behind its last. ``mention`` is the token of its name, -1
    without.
    """

    first: int
    last: int
    mention: int
    head: str
    determiner: str
    relation: str
    chained: bool = False
    pronoun: bool = False


@dataclass(slots=True)
class Sentence:
    """The tokens of a sentence with what was read of them."""

    tokens: list[Token]
    groups: list[Group]
    verbs: dict[int, tuple[Verb, ...]]
    triggers: list[tuple[int, int, Trigger]]  # nouns that tell a role: first token, the one behind the last

    def verb(self, index: int) -> Verb | None:
        """The verb that stands at a token, or ``None``."""
        found = self.verbs.get(index)
        return found[0] if found else None


def at(tokens: Sequence[Token], index: int) -> Token:
    """The token there, or one that is not a word."""
    return tokens[index] if 0 <= index < len(tokens) else _NOTHING


_NOTHING = Token("mark", "", -1, -1)
