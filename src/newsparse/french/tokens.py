"""The one tokeniser: a stretch of text as words, marks and whole quotations, in sentences.

To a reader of clauses a quotation is one unit, whatever it holds: «« A » a déclaré X» is QUOTE, verb, name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from newsparse.french.small_words import FINAL, OPENING, SUBJECTS, TITLES, few, fold


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
# Tokens of one sentence at most: prose has no longer ones, and what reads a sentence may then look at all of
# it.
_LONGEST = 250
_SENTENCE_OPENERS = (OPENING | SUBJECTS | frozenset({"mais", "selon", "pour", "dans"})) - {"tout", "toute"}
_DATELINE = 14  # tokens of a paragraph before the dash that ends an agency's dateline
# characters: lines that are longer are no hard-wrapped ones, and a break between them ends a sentence
_LONG_LINE = 110


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
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower()
        if not low.isascii():
            low = fold(low)
        first = word[0]
        if first.isalnum():
            capital = low != word and (
                first.isupper() or (first.isascii() and not word[1:3].islower() and word[1:3] != low[1:3])
            )
            yield Token(word, low, match.start(), match.end(), -1, True, capital)
        else:
            handle = first in "-‑@" and len(word) > 1
            yield Token(word, low, match.start(), match.end(), -1, handle, handle and first == "@")


def split_sentences(text: str, tokens: Sentence, quotes: Sequence[Marks] = ()) -> list[Sentence]:
    """The tokens parted into sentences; a final mark stays with its sentence.

    >>> text = "Il part en mai.Zoé reste. M. Durand aussi."
    >>> [" ".join(t.text for t in s) for s in split_sentences(text, tokenise(text, 0, len(text)))]
    ['Il part en mai .', 'Zoé reste .', 'M. Durand aussi .']
    """
    sentences: list[Sentence] = []
    current: Sentence = []
    for number, token in enumerate(tokens):
        current.append(token)
        following = tokens[number + 1] if number + 1 < len(tokens) else END
        if following is END or len(current) >= _LONGEST or _ends(text, tokens, number, following, quotes):
            sentences.append(current)
            current = []
    return sentences


def _ends(text: str, tokens: Sentence, number: int, following: Token, quotes: Sequence[Marks]) -> bool:
    token = tokens[number]
    gap = text[token.end : following.start]
    if "|" in (token.text, following.text):
        return True
    opens = (
        following.quote >= 0
        or following.text[0].isupper()
        or following.text[0].isdigit()
        or following.text in "—–-•(»[@"
    )
    if "\n" in gap and (gap.rstrip(" \t") != gap or (opens and _is_long_line(text, token, following))):
        # a line that began with a mark of markup (a list item, a heading), or that is a paragraph
        return True
    if token.quote >= 0:
        return text[quotes[token.quote].end - 1] in ".!?…" and (
            following.text[0].isupper() or following.quote >= 0
        )
    if (
        token.text in {"-", "–", "—"}
        and 0 < number <= _DATELINE
        and tokens[number - 1].text == ")"
        and opens
        and gap
    ):
        return True  # "Toulouse, 3 mars (AFP) - La jeune pousse"
    if token.text not in FINAL or not opens:
        return False
    before = tokens[number - 1] if number else END
    return _stops(token, before, following, glued=not gap)


def _is_long_line(text: str, token: Token, following: Token) -> bool:
    """True where the line that ends or the one that begins is longer than lines are wrapped."""
    begin = text.rfind("\n", max(0, token.end - _LONG_LINE), token.end)
    after = text.find("\n", following.start, following.start + _LONG_LINE)
    return (begin < 0 and token.end > _LONG_LINE) or (after < 0 and len(text) > following.start + _LONG_LINE)


def _stops(token: Token, before: Token, following: Token, *, glued: bool) -> bool:
    """True where a final mark ends its sentence: it belongs to no abbreviation and no initial."""
    if glued:  # "en mai.Zoé reste"
        return (
            token.text == "."
            and before.is_word
            and len(before.text) > 1
            and before.text.islower()
            and following.is_word
        )
    initial = len(before.text) == 1 and before.text.isupper() and before.end == token.start
    closing = initial or before.low in few("abbreviations", "closing")
    if token.text == "." and closing and (following.quote >= 0 or following.low in _SENTENCE_OPENERS):
        return True  # "la série D. Le tour", "Bernhard & Co. « Très peu »"
    abbreviated = (
        before.end == token.start
        and before.low in few("abbreviations", "words")
        and f"{before.low}." not in TITLES
    )
    return token.text != "." or not (initial or abbreviated)


def at(tokens: Sentence, index: int) -> Token:
    """The token at an index, or the end mark outside."""
    return tokens[index] if 0 <= index < len(tokens) else END
