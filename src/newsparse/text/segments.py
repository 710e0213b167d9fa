"""Paragraphs, lines and sentences of a text, by offsets, without a model.

A paragraph ends at a blank line; a line break alone may be a soft wrap, so callers that need lines use
``lines``. Where a sentence ends is decided here once, for whoever reads characters (``sentences``) and
whoever reads tokens (``newsparse.french.split_sentences``): ``stops`` judges a final mark, ``breaks`` a line
break. The words that they go by are French, and are handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLANK_LINES = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n]+")
_END = re.compile(
    r"""[.!?…]+[»”"'’)\]*_]*(?=\s)
    |(?<=[^\W\d_]{2})\.(?=[A-ZÀ-Þ][a-zà-ÿ'’])  # no space behind the full stop: "en mai.Zoé reste"
    |\n""",
    re.X,
)
_OPENER = re.compile(r"[\s*_]*(?:[«“\"‘(\[—–•-]\s*)*[\s*_]*[A-ZÀ-ÖØ-ÞŒ0-9\"«“]")
_BEFORE = re.compile(r"[^\s«“\"(]{0,20}$")
_BEHIND = re.compile(r"[\s*_]*(?P<quoted>[«“\"])?(?:[(\[—–•-]\s*)*(?P<word>\w*(?:['’])?)")
_BLANKS = re.compile(r"[ \t]*")
_CLOSING = re.compile(r"\s?»")
_ITEM = re.compile(r"[^\S\n]*(?:[-*+•#>|]|\d{1,3}[.)])[^\S\n]")
# characters: lines that are longer are not hard-wrapped ones, and a break between them ends a sentence
_LONG_LINE = 110


class StopWords(NamedTuple):
    """The words that decide whether a full stop ends a sentence, in lower case and without the stop."""

    abbreviations: frozenset[str]  # behind them a full stop ends nothing
    closing: frozenset[str]  # abbreviations that end a sentence as often as they stand in one
    openers: frozenset[str]  # words that open a sentence behind such an abbreviation


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each paragraph: a stretch without blank lines, trimmed.

    >>> list(paragraphs("Un.\\nDeux.\\n\\nTrois."))
    [(0, 9), (11, 17)]
    """
    position = 0
    for gap in _BLANK_LINES.finditer(text):
        yield from _trimmed(text, position, gap.start())
        position = gap.end()
    yield from _trimmed(text, position, len(text))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each line that is not blank, trimmed.

    >>> list(lines(" a\\n\\nbc "))
    [(1, 2), (4, 6)]
    """
    for match in _LINE.finditer(text):
        yield from _trimmed(text, match.start(), match.end())


def stops(mark: str, before: str, following: str, words: StopWords, *, glued: bool, quoted: bool) -> bool:
    """True where a final mark ends its sentence: it belongs to no abbreviation and no initial.

    Args:
        mark: the mark, or the run of marks.
        before: the word that touches it, as written; empty where none does.
        following: the word behind it.
        words: the abbreviations and openers of the language.
        glued: nothing stands between the mark and the word behind it.
        quoted: a quotation opens behind it.

    >>> words = StopWords(frozenset({"dr"}), frozenset({"inc"}), frozenset({"le"}))
    >>> [stops(".", word, "Roy", words, glued=False, quoted=False) for word in ("vu", "Dr", "J")]
    [True, False, False]
    >>> stops(".", "Inc", "Le", words, glued=False, quoted=False)
    True
    """
    if glued:
        return mark == "." and len(before) > 1 and before.islower()
    if mark != ".":
        return True
    low = before.lower()
    initial = len(before) == 1 and before.isupper()
    if (initial or low in words.closing) and (quoted or following.lower() in words.openers):
        return True  # "la série D. Le tour", "Bernhard & Co. « Très peu »"
    return not (initial or low in words.abbreviations)


def breaks(text: str, end: int, start: int, *, opens: bool) -> bool:
    """True where the line break between ``end`` and ``start`` ends a sentence.

    It does where the line behind it began with a mark of markup, which is blank in a masked text, and where
    one of the two is too long to be hard-wrapped and ``opens``: the one behind begins as sentences do.

    >>> breaks("Un prix\\n  Deux", 7, 10, opens=True), breaks("Un prix\\nmonte", 7, 8, opens=False)
    (True, False)
    """
    if text[start - 1 : start] in {" ", "\t"}:
        return True
    begin = text.rfind("\n", max(0, end - _LONG_LINE), end)
    after = text.find("\n", start, start + _LONG_LINE)
    return opens and ((begin < 0 and end > _LONG_LINE) or (after < 0 and len(text) > start + _LONG_LINE))


def sentences(
    text: str, words: StopWords, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence of ``text[start:end]``, trimmed; a blank line always ends one.

    >>> t = "Il a vu le Dr. Durand. « Oui. » Elle part à 3.5 km.\\n\\nFin"
    >>> words = StopWords(frozenset({"dr"}), frozenset(), frozenset())
    >>> [t[a:b] for a, b in sentences(t, words)]
    ['Il a vu le Dr. Durand.', '« Oui. »', 'Elle part à 3.5 km.', 'Fin']
    """
    stop = len(text) if end is None else end
    for first, last in paragraphs(text[start:stop]):
        first, last = first + start, last + start
        opened = first
        for mark in _END.finditer(text, first, last):
            close = _with_closing_mark(text, mark.end(), last)
            if _ends_sentence(text, mark, close, last, words):
                yield from _trimmed(text, opened, close)
                opened = close
        yield from _trimmed(text, opened, last)


def _with_closing_mark(text: str, position: int, stop: int) -> int:
    """French typography puts a space before », which still belongs to the sentence."""
    match = _CLOSING.match(text, position, stop)
    return match.end() if match else position


def _ends_sentence(text: str, mark: re.Match[str], after: int, stop: int, words: StopWords) -> bool:
    marks, opens = mark.group(), _OPENER.match(text, after, stop) is not None
    if marks == "\n":
        begin = _BLANKS.match(text, after, stop)
        start = begin.end() if begin else after
        return _ITEM.match(text, after, stop) is not None or breaks(text, mark.start(), start, opens=opens)
    if not opens:
        return False
    before = _BEFORE.search(text[max(0, mark.start() - 20) : mark.start()])
    behind = _BEHIND.match(text, after, stop)
    glued = text[after : after + 1].isalpha()
    return stops(
        "…" if marks.startswith("..") else marks[0],
        before.group() if before else "",
        behind["word"] if behind else "",
        words,
        glued=glued,
        quoted=behind is not None and behind["quoted"] is not None,
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
