"""Other ways the same article could have been written: names swapped, casing, accents, typography, layout."""

from __future__ import annotations

import collections
import random
import re
import unicodedata
from collections.abc import Callable, Iterable

from corpus_format import Article

Span = tuple[int, int, str]


class Augmenter:
    """Rewrites an article by one or two changes chosen at random; the names of the corpus are its stock for swaps."""

    def __init__(self, articles: Iterable[Article], rng: random.Random) -> None:
        names: dict[str, set[str]] = collections.defaultdict(set)
        for article in articles:
            for start, end, label in article.spans:
                names[label].add(article.text[start:end])
        self._names = {label: sorted(found) for label, found in names.items()}
        self._rng = rng

    def __call__(self, article: Article) -> Article:
        """A changed copy of the article."""
        swap = self._swap_names
        changes: list[Callable[[Article], Article]] = [swap, swap, self._recase_lines, self._strip_accents, self._wrap_cells]
        return self._rng.choice(changes)(article)

    def _swap_names(self, article: Article) -> Article:
        """Each name, with an even chance, by another of the same label; all its mentions alike."""
        chosen: dict[tuple[str, str], str] = {}
        for start, end, label in article.spans:
            key = (article.text[start:end], label)
            if key not in chosen:
                chosen[key] = self._other(key[0], label) if self._rng.random() < 0.5 else key[0]
        return rewritten(article, lambda surface, label: chosen[surface, label])

    def _other(self, surface: str, label: str) -> str:
        """A name of the label that the words before it allow: both or neither open with a vowel (l', d', le, de)."""
        for _ in range(20):
            other = self._rng.choice(self._names[label])
            if (other[0].lower() in VOWELS) == (surface[0].lower() in VOWELS) and (" " in other) == (" " in surface):
                return other
        return surface

    def _recase_lines(self, article: Article) -> Article:
        """Some short lines in capitals, and some single-word names in capitals wherever they stand."""
        lines = []
        for line in article.text.split("\n"):
            short = 0 < len(line) < 90 and self._rng.random() < 0.3
            lines.append(line.upper() if short and len(line.upper()) == len(line) else line)
        return article._replace(text="\n".join(lines))

    def _strip_accents(self, article: Article) -> Article:
        """As typed on a foreign keyboard."""
        return article._replace(text="".join(_bare(character) for character in article.text))

    def _wrap_cells(self, article: Article) -> Article:
        """Cells of a table with their borders lost, or parted by tabs."""
        gap = self._rng.choice([" ", "   ", "\t"])
        text = re.sub(r" \| ", lambda m: gap.ljust(3)[:3], article.text)
        return article._replace(text=text)


VOWELS = frozenset("aeiouyàâéèêëîïôùûüh")


def _bare(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if len(base) == len(character) else character


def rewritten(article: Article, renamed: Callable[[str, str], str]) -> Article:
    """The article with every mention replaced by what ``renamed(surface, label)`` gives."""
    pieces: list[str] = []
    spans: list[Span] = []
    cursor = length = 0
    for start, end, label in sorted(article.spans):
        before, surface = article.text[cursor:start], renamed(article.text[start:end], label)
        pieces += [before, surface]
        spans.append((length + len(before), length + len(before) + len(surface), label))
        length += len(before) + len(surface)
        cursor = end
    pieces.append(article.text[cursor:])
    return Article(article.slug, "".join(pieces), spans)
