"""The composed view of a text: accents as one character, nothing invisible, and the way back to the
original's offsets.

PDF readers and macOS write "é" as two characters, pages hide soft hyphens and zero-width spaces in words.
Words are read in the composed view (Unicode normalisation form C, https://unicode.org/reports/tr15/); the
record keeps the offsets and the words of the original.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from newsparse.record import Article, Span

B = TypeVar("B", bound=BaseModel)

# Soft hyphen, zero-width space, word joiner, byte order mark inside a text: they are not shown and stand
# inside words. One at the end of a word, before a blank, parts nothing: it stays, and ends what it stands
# behind as a footnote mark does.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_HIDDEN = f"(?:(?<=[\\d\\s])[{_INVISIBLE}]+|[{_INVISIBLE}]++(?!\\s|\\Z))"
_NEEDED = re.compile(f"{_HIDDEN}|[^\\W\\d_][{_MARKS}]")
# A letter with the marks on it, with what is invisible between them.
_CLUSTER = re.compile(f"{_HIDDEN}|[^\\W\\d_](?:[{_INVISIBLE}]*[{_MARKS}])+")
_SHOWN = str.maketrans("", "", _INVISIBLE)


@dataclass(frozen=True)
class Composed:
    """A composed text; ``starts[i]`` and ``ends[i]`` are where its character ``i`` begins and ends in the
    original.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """A span of the composed text in the original.

        >>> view = compose("le re\\u0301gime")
        >>> view.text, view.back(3, 9)
        ('le régime', (3, 10))
        """
        first = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return first, max(first, self.ends[end - 1] if end > start else first)

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """The other way: what ``back`` undoes."""
        first = bisect.bisect_left(self.starts, start)
        return first, max(first, bisect.bisect_left(self.ends, end) + 1 if end > start else first)


def compose(text: str) -> Composed | None:
    """The composed view of a text; ``None`` where it is composed already, as nearly every text is.

    >>> compose("Le régime") is None, compose("co\\u00adopé\\u200bra").text
    (True, 'coopéra')
    """
    if not _NEEDED.search(text):
        return None
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for cluster in _CLUSTER.finditer(text):
        _same(text, position, cluster.start(), pieces, starts, ends)
        composed = unicodedata.normalize("NFC", cluster.group().translate(_SHOWN))
        if len(composed) == len(cluster.group()):
            _same(text, cluster.start(), cluster.end(), pieces, starts, ends)
        elif composed:
            pieces.append(composed)
            starts += [cluster.start()] * len(composed)
            ends += [cluster.end()] * len(composed)
        position = cluster.end()
    _same(text, position, len(text), pieces, starts, ends)
    return Composed("".join(pieces), starts, ends)


def _same(text: str, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def restored(article: Article, view: Composed, text: str) -> Article:
    """The record of a composed text as the record of the original ``text``: its offsets, its words."""
    return _moved(article, _Move(view.back, view.text, text)).model_copy(update={"text": text})


def composed_again(article: Article, view: Composed) -> Article:
    """What ``restored`` undoes."""
    return _moved(article, _Move(view.forth, article.text, view.text)).model_copy(update={"text": view.text})


@dataclass(frozen=True)
class _Move:
    """From the offsets of one text to those of another."""

    place: Callable[[int, int], tuple[int, int]]
    source: str
    target: str

    def words(self, words: str) -> str:
        """A name or a phrase as the other text writes it."""
        at = self.source.find(words)
        return self.target[slice(*self.place(at, at + len(words)))] if words and at >= 0 else words


_NAMES = ("name", "speaker", "speaker_text", "cue", "subject", "subject_text", "co_subjects", "caption")
_PAIRS = (
    ("start", "end"),
    ("speaker_start", "speaker_end"),
    ("cue_start", "cue_end"),
    ("subject_start", "subject_end"),
)


def _moved(item: B, move: _Move) -> B:
    """An item, and all items in it, at other offsets; its words too where they are a slice."""
    update: dict[str, object] = {}
    for first, last in _PAIRS:
        start, end = getattr(item, first, None), getattr(item, last, None)
        if start is not None and end is not None:
            update[first], update[last] = place = move.place(start, end)
            if first == "start" and isinstance(item, Span) and item.text == move.source[start:end]:
                update["text"] = move.target[slice(*place)]
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, tuple | BaseModel) or (name in _NAMES and value):
            update[name] = _moved_within(value, move)
    return item.model_copy(update=update)


def _moved_within(part: object, move: _Move) -> object:
    if isinstance(part, tuple):
        return tuple(_moved_within(one, move) for one in part)
    if isinstance(part, str):
        return move.words(part)
    return _moved(part, move) if isinstance(part, BaseModel) else part
