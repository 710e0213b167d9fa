"""The sentences of a text, by offsets or as tokens: what ``text.segments`` decides, by French words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.french.small_words import FINAL, OPENING, SUBJECTS, few
from newsparse.french.tokens import END, Marks, Sentence, Token
from newsparse.text import segments

STOP_WORDS = segments.StopWords(
    few("abbreviations", "words"),
    few("abbreviations", "closing"),
    (OPENING | SUBJECTS | frozenset({"mais", "selon", "pour", "dans"})) - {"tout", "toute"},
)
# Tokens of one sentence at most: prose has no longer ones, and what reads a sentence may then look at all of
# it.
_LONGEST = 250
_DATELINE = 14  # tokens of a paragraph before the dash that ends an agency's dateline


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence of ``text[start:end]``, trimmed; a blank line always ends one.

    >>> t = "Il a vu M. Durand en mai.Zoé reste. Oméon Inc. Le prix monte."
    >>> [t[a:b] for a, b in sentences(t)]
    ['Il a vu M. Durand en mai.', 'Zoé reste.', 'Oméon Inc.', 'Le prix monte.']
    """
    return segments.sentences(text, STOP_WORDS, start, end)


def split_sentences(text: str, tokens: Sentence, quotes: Sequence[Marks] = ()) -> list[Sentence]:
    """The tokens parted into sentences; a final mark stays with its sentence.

    >>> from newsparse.french.tokens import tokenise
    >>> text = "Il part en mai.Zoé reste. M. Durand aussi."
    >>> [" ".join(t.text for t in s) for s in split_sentences(text, tokenise(text, 0, len(text)))]
    ['Il part en mai .', 'Zoé reste .', 'M. Durand aussi .']
    """
    found: list[Sentence] = []
    first = 0
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else END
        last = following is END or number - first + 1 >= _LONGEST
        if last or (not _goes_on(text, token, following) and _ends(text, tokens, number, following, quotes)):
            found.append(tokens[first : number + 1])
            first = number + 1
    return found


def _goes_on(text: str, token: Token, following: Token) -> bool:
    """True for two words with a blank between them, which most tokens are: a look that costs little."""
    return token.is_word and following.is_word and text[token.end : following.start] == " "


def _ends(text: str, tokens: Sentence, number: int, following: Token, quotes: Sequence[Marks]) -> bool:
    token = tokens[number]
    if "|" in (token.text, following.text):
        return True
    gap = text[token.end : following.start]
    opens = _opens(following)
    if "\n" in gap and segments.breaks(text, token.end, following.start, opens=opens):
        return True
    if token.quote >= 0:
        ended = text[quotes[token.quote].end - 1] in ".!?…"
        return ended and (following.text[0].isupper() or following.quote >= 0)
    if not opens:
        return False
    if token.text in {"-", "–", "—"} and 0 < number <= _DATELINE and tokens[number - 1].text == ")" and gap:
        return True  # "Toulouse, 3 mars (AFP) - La jeune pousse"
    if token.text not in FINAL:
        return False
    before = tokens[number - 1] if number else END
    word = before.text if before.end == token.start else ""
    glued = not gap
    if glued and not (before.is_word and following.is_word):
        return False
    return segments.stops(
        token.text, word, following.low, STOP_WORDS, glued=glued, quoted=following.quote >= 0
    )


def _opens(token: Token) -> bool:
    """True for what a sentence may begin with: a quotation, a capital, a figure, a mark that opens."""
    first = token.text[0]
    return token.quote >= 0 or first.isupper() or first.isdigit() or first in "—–-•(»[@"
