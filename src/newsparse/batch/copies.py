"""Texts that come twice in a run, and dispatches that several media print: the later record says so in its
warnings.

Two texts are near copies where most of the shorter one's sentences are sentences of the other. Sentences are
known by their digests, of which so many are kept that memory stays bounded; equal texts are told however many
there are.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsparse.record import Article

_SENTENCE_END = re.compile(r"(?<=[.!?…»])\s+|\n+")
# "BREST (AFP) - ", "Paris, 3 mars (Reuters) – ": what an agency or its reader puts before the first sentence.
_DATELINE = re.compile(r"[^\W\d_][^.!?()\n]{1,60}\((?:[A-Z]{2,6}|[A-ZÉ][\w-]{3,20})\)\s*[-–—:]+\s*")
_NOT_WORDS = re.compile(r"[\W_]+")
MIN_TEXT = 80  # letters and digits of a text that is worth a word when it comes again
MIN_SENTENCE = 30  # letters and digits of a sentence that two writers do not find alike
NEAR = 0.6  # share of the shorter text's sentences that the other has
MIN_SHARED = 3  # sentences
# digests of sentences kept (of some 80,000 articles, in 250 MB); later texts are compared with these
MAX_KNOWN = 2_000_000
SIZE = 8  # bytes of a digest


class _Known(NamedTuple):
    source: str
    sentences: int


class Copies:
    """What has been seen in a run.

    >>> copies = Copies()
    >>> text = 2 * "Oméon ferme son usine de Brest. Quatre-vingts personnes perdent leur emploi. "
    >>> copies.warning(text, "a.txt"), copies.warning(text.upper(), "b.txt")
    (None, 'the same text as a.txt')
    """

    def __init__(self) -> None:
        self._texts: dict[bytes, str] = {}
        self._articles: list[_Known] = []
        self._sentences: dict[bytes, int] = {}

    def warning(self, text: str, source: str) -> str | None:
        """What there is to say of a text that comes now; it is known from here on."""
        folded = _NOT_WORDS.sub("", text).casefold()
        if len(folded) < MIN_TEXT:
            return None
        whole = _digest(folded)
        if whole in self._texts:
            return f"the same text as {self._texts[whole]}"
        found = sorted({digest for part in _SENTENCE_END.split(text) if (digest := _sentence(part))})
        near = self._near(found)
        self._texts[whole] = source
        if len(self._sentences) < MAX_KNOWN:
            number = len(self._articles)
            self._articles.append(_Known(source, len(found)))
            self._sentences.update((digest, number) for digest in found if digest not in self._sentences)
        return near

    def _near(self, found: list[bytes]) -> str | None:
        seen = Counter(self._sentences[digest] for digest in found if digest in self._sentences)
        for number, shared in seen.most_common(1):
            known = self._articles[number]
            if shared >= MIN_SHARED and shared >= NEAR * min(len(found), known.sentences):
                return f"nearly the same text as {known.source}"
        return None

    def told(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Records as lines of JSON, with a warning in those that come again."""
        for line in lines:
            data = json.loads(line)
            warning = self.warning(data["text"], data["source"] or f"article {data['id']}")
            yield line if warning is None else _warned(line, warning)


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=SIZE).digest()


def _sentence(part: str) -> bytes | None:
    opening = _DATELINE.match(part)
    folded = _NOT_WORDS.sub("", part[opening.end() :] if opening else part).casefold()
    return _digest(folded) if len(folded) >= MIN_SENTENCE else None


def _warned(line: bytes, warning: str) -> bytes:
    article = Article.model_validate_json(line)
    return (
        article.model_copy(update={"warnings": (*article.warnings, warning)}).model_dump_json().encode()
        + b"\n"
    )
