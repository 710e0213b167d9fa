"""The one tokeniser: a stretch of text as words, marks and whole quotations.

To a reader of clauses a quotation is one unit, whatever it holds: «« A » a déclaré X» is QUOTE, verb, name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from newsparse.french.small_words import fold


class Token(NamedTuple):
    """A word, a number, a mark of punctuation or a whole quotation."""

    text: str
    low: str
    start: int
    end: int
    quote: int = -1  # the index of the quotation it stands for
    is_word: bool = False
    # it opens with a capital, or has one within its first letters ("iPhone"), or is a handle
    is_capital: bool = False


class Marks(Protocol):
    """A pair of quotation marks for the tokeniser: what it holds, and where the marks around it stand."""

    @property
    def end(self) -> int:
        """Where the content ends."""

    @property
    def opened(self) -> int:
        """Where the opening mark begins."""

    @property
    def closed(self) -> int:
        """Where the closing mark ends."""


Sentence = list[Token]
END = Token("\n", "\n", -1, -1)  # what stands behind the last token

_TOKEN = re.compile(
    r"""
      @\w{2,}  # a handle
    # an elided word: l', qu'
    | (?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W\d_]|\s?[«“"‘\d]|\s?\Z)
    | (?:MM?|Mmes?|Mlles?|Mr|Mrs|Ms|Dr|Pr|Me|St)\.  # a title
    | [-‑](?:t[-‑])?(?:ils?|elles?|on|je)\b  # the pronoun of an inversion
    | \d+(?:[.,]\d+)*(?:\s?%)?
    # a word, with the marks inside it, but no full stop that a sentence begins behind: "en mai.Zoé"
    | [^\W_]+(?:
        (?![-‑](?:t[-‑])?(?:ils?|elles?|on|je)\b)(?!(?-i:(?<=[a-zà-ÿ]{2})\.[A-ZÀ-Þ][a-zà-ÿ'’]))
        [-‑’'.&+_@][^\W_]+
      )*
    | \.{2,5} | … | [^\w\s] | _
    """,
    re.X | re.I,
)


def tokenise(text: str, start: int, end: int, quotes: Sequence[tuple[int, Marks]] = ()) -> Sentence:
    """The tokens of ``text[start:end]``; ``quotes`` (index, pair) become one token each.

    >>> [t.text for t in tokenise("L’an dernier, dit-il", 0, 20)]
    ['L’', 'an', 'dernier', ',', 'dit', '-il']
    """
    tokens: Sentence = []
    position = start
    for index, pair in quotes:
        tokens.extend(_words(text, position, pair.opened))
        tokens.append(Token("«»", "«»", pair.opened, pair.closed, index))
        position = max(position, pair.closed)
    tokens.extend(_words(text, position, end))
    return tokens


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    new = tuple.__new__  # what a call of the class adds is a third of all tokenising
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low, is_word, capital = _kind(word)
        yield new(Token, (word, low, *match.span(), -1, is_word, capital))


@lru_cache(maxsize=20_000)
def _kind(word: str) -> tuple[str, bool, bool]:
    """The folded word, whether it is one, and whether it has a capital."""
    low = word.lower()
    if not low.isascii():
        low = fold(low)
    first = word[0]
    if first.isalnum():
        capital = low != word and (
            first.isupper() or (first.isascii() and not word[1:3].islower() and word[1:3] != low[1:3])
        )
        return low, True, capital
    handle = first in "-‑@" and len(word) > 1
    return low, handle, handle and first == "@"


def at(tokens: Sentence, index: int) -> Token:
    """The token at an index, or the end mark outside."""
    if index < 0:
        return END
    try:  # asked for hundreds of times a sentence, and nearly always inside
        return tokens[index]
    except IndexError:
        return END
