"""A paragraph as words, marks and whole quotations, in sentences.

To the reader of cues a quotation is one unit, whatever it holds: «« A » a déclaré X» is QUOTE, verb, name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.french.words import fold
from newsparse.quotes.lexicon import TITLES
from newsparse.text.quotation_marks import Marked
from newsparse.text.segments import ABBREVIATIONS


class Token(NamedTuple):
    """A word, a number, a mark of punctuation or a whole quotation."""

    text: str
    low: str
    start: int
    end: int
    quote: int = -1  # the index of the quotation it stands for

    @property
    def is_word(self) -> bool:
        return self.quote < 0 and (self.text[0].isalnum() or self.low.startswith("-"))

    @property
    def is_capital(self) -> bool:
        return self.quote < 0 and (self.text[0].isupper() or (self.text[0].islower() and any(c.isupper() for c in self.text[1:3])))


Sentence = list[Token]
END = Token("\n", "\n", -1, -1)  # what stands behind the last token

_TOKEN = re.compile(
    r"""
      (?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W\d_]|\s?[«“"‘\d]|\s?\Z)  # an elided word: l', qu'
    | (?:MM?|Mmes?|Mlles?|Mr|Mrs|Ms|Dr|Pr|Me|St)\.                                # a title
    | [-‑](?:t[-‑])?(?:ils?|elles?|on|je)\b                                       # the pronoun of an inversion
    | \d+(?:[.,]\d+)*(?:\s?%)?
    | [^\W_]+(?:(?![-‑](?:t[-‑])?(?:ils?|elles?|on|je)\b)[-‑’'.&+_@][^\W_]+)*     # a word, with the marks inside it
    | \.{2,5} | … | [^\w\s] | _
    """,
    re.X | re.I,
)
# Tokens of one sentence at most: prose has no longer ones, and what reads a sentence may then look at all of it.
_LONGEST = 250
# Abbreviations that end a sentence as often as they stand in one, and words that a name does not go on with.
_CLOSING = frozenset("co inc ltd corp etc".split())
_SENTENCE_OPENERS = frozenset("le la les l' un une des il elle ils elles ce cet cette ces son sa ses nous on mais selon pour dans".split())
_DATELINE = 14  # tokens of a paragraph before the dash that ends an agency's dateline
_FINAL = frozenset([".", "!", "?", "…", "..", "...", "....", "....."])


def tokenise(text: str, start: int, end: int, quotes: Sequence[tuple[int, Marked]] = ()) -> Sentence:
    """The tokens of ``text[start:end]``; ``quotes`` (index, pair) become one token each.

    >>> [t.text for t in tokenise("L’an dernier, dit-il", 0, 20)]
    ['L’', 'an', 'dernier', ',', 'dit', '-il']
    """
    tokens: Sentence = []
    position = start
    for index, pair in quotes:
        tokens.extend(_words(text, position, pair.opened))
        tokens.append(Token("«»", "«»", pair.opened, pair.closed, index))
        position = pair.closed
    tokens.extend(_words(text, position, end))
    return tokens


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.group(), fold(match.group()), match.start(), match.end())


def split_sentences(text: str, tokens: Sentence, quotes: Sequence[Marked]) -> list[Sentence]:
    """The tokens parted into sentences; a final mark stays with its sentence.

    >>> text = "Il part. M. Durand reste."
    >>> [[t.text for t in s] for s in split_sentences(text, tokenise(text, 0, len(text)), [])]
    [['Il', 'part', '.'], ['M.', 'Durand', 'reste', '.']]
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


def _ends(text: str, tokens: Sentence, number: int, following: Token, quotes: Sequence[Marked]) -> bool:
    token = tokens[number]
    gap = text[token.end : following.start]
    if "|" in (token.text, following.text):
        return True
    if "\n" in gap and text[text.rfind("\n", 0, following.start) + 1 : following.start].strip(" \t") == "" and gap[-1] in " \t":
        return True  # a line that began with a mark of markup: a list item, a heading
    opens = following.quote >= 0 or following.text[0].isupper() or following.text[0].isdigit() or following.text in "—–-•("
    if token.quote >= 0:
        return text[quotes[token.quote].end - 1] in ".!?…" and (following.text[0].isupper() or following.quote >= 0)
    if token.text in {"-", "–", "—"} and 0 < number <= _DATELINE and tokens[number - 1].text == ")" and opens and gap:
        return True  # "Toulouse, 3 mars (AFP) - La jeune pousse"
    if token.text not in _FINAL or not opens or not gap:
        return False
    before = tokens[number - 1] if number else END
    initial = len(before.text) == 1 and before.text.isupper() and before.end == token.start
    if token.text == "." and (initial or before.low in _CLOSING) and (following.quote >= 0 or following.low in _SENTENCE_OPENERS):
        return True  # "la série D. Le tour", "Bernhard & Co. « Très peu »"
    abbreviated = before.end == token.start and before.low in ABBREVIATIONS and f"{before.low}." not in TITLES
    return token.text != "." or not (initial or abbreviated)


def at(tokens: Sentence, index: int) -> Token:
    """The token at an index, or the end mark outside."""
    return tokens[index] if 0 <= index < len(tokens) else END
