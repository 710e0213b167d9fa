"""Paragraphs and sentences of a text, by offsets, without a model.

A paragraph ends at a blank line; a line break alone may be a soft wrap, so callers that need lines use
``lines``. Sentences end at . ! ? … followed by white space and something that can open a sentence;
abbreviations, initials, decimals and marks inside an open parenthesis do not end one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK_LINES = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n]+")

# Abbreviations after which a full stop ends nothing, lower-cased, without the stop.
ABBREVIATIONS = frozenset(
    (
        "m mm mme mlle dr pr prof me mgr st ste art al av boul bd cf chap coll éd ed env etc ex fig hab "
        "ibid id inc ltd co corp"
        " janv févr fév avr juil sept oct nov déc no num nos p pp par ref réf sr jr t tél vol vs op cit "
        "resp u.s u.k e.g i.e c.-à-d"
    ).split()
)
_END = re.compile(r"[.!?…]+[»”\"'’)\]*_]*(?=\s)")
_OPENER = re.compile(r"[\s*_]*(?:[«“\"‘(\[—–•-]\s*)*[\s*_]*[A-ZÀ-ÖØ-ÞŒ0-9\"«“]")


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


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """``(start, end)`` of each sentence of ``text[start:end]``, trimmed; a blank line always ends one.

    >>> t = "Il a vu M. Durand. « Oui. » Elle part à 3.5 km.\\n\\nFin"
    >>> [t[a:b] for a, b in sentences(t)]
    ['Il a vu M. Durand.', '« Oui. »', 'Elle part à 3.5 km.', 'Fin']
    """
    stop = len(text) if end is None else end
    for first, last in paragraphs(text[start:stop]):
        first, last = first + start, last + start
        opened = first
        for mark in _END.finditer(text, first, last):
            close = _with_closing_mark(text, mark.end(), last)
            if _ends_sentence(text, mark.start(), mark.group(), close, last):
                yield from _trimmed(text, opened, close)
                opened = close
        yield from _trimmed(text, opened, last)


def _with_closing_mark(text: str, position: int, stop: int) -> int:
    """French typography puts a space before », which still belongs to the sentence."""
    match = re.compile(r"[\s]?»").match(text, position, stop)
    return match.end() if match else position


def _ends_sentence(text: str, dot: int, marks: str, after: int, stop: int) -> bool:
    if not _OPENER.match(text, after, stop):
        return False
    if marks[0] != "." or marks.startswith(".."):
        return True
    word = re.search(r"[^\s«“\"(]{0,20}$", text[max(0, dot - 20) : dot])
    last_word = word.group().lower() if word else ""
    if last_word in ABBREVIATIONS:
        return False
    return not (len(last_word) == 1 and last_word.isalpha())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
