"""Other ways the same article could have been written: names swapped, casing, accents, typography, layout."""

from __future__ import annotations

import collections
import random
import re
import unicodedata
from collections.abc import Callable, Iterable

from corpus_format import Article

from newsparse.entities.lists import generic

GENERIC = "GENERIC"
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z0-9&/]*(?![\w-])")
_HEADING = re.compile(r"^(?:#+ .{3,90}|.{3,70}[^.!?…:;,»\s])$|^(?:[-*•] )?\*\*[^*\n]{3,60}\*\*", re.M)
_LONG_WORD = re.compile(r"(?<![\w'’.-])[a-zà-ÿ]{4,}(?![\w.@-])")
_CAPITALISED = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][^\W\d_]{2,}")
_ONSETS = "b c d f g l m n p r s t v z br ch cl dr fl gr k kr ph pl qu st th tr vr w x y".split()
_RHYMES = "a e i o u an ar el en er eo ia il in io is ix ol on or ou um ur y".split()

Span = tuple[int, int, str]


class Augmenter:
    """Rewrites an article by one or two changes chosen at random; the names of the corpus are its stock for
    swaps.
    """

    def __init__(self, articles: Iterable[Article], rng: random.Random) -> None:
        names: dict[str, set[str]] = collections.defaultdict(set)
        for article in articles:
            for start, end, label in article.spans:
                names[label].add(article.text[start:end])
        self._names = {label: sorted(found) for label, found in names.items()}
        self._rng = rng
        self._generic = {word for word in generic() if word.isupper()}
        self._generic_list = sorted(self._generic)

    def __call__(self, article: Article) -> Article:
        """A changed copy of the article."""
        swap = self._swap_names
        layout = [self._recase_lines, self._title_lines, self._lose_cells]
        changes: list[Callable[[Article], Article]] = [
            swap,
            swap,
            self._invent_names,
            self._invent_names,
            self._strip_accents,
            *layout,
        ]
        return self._swap_generic(self._rng.choice(changes)(article))

    def _swap_names(self, article: Article) -> Article:
        """Each name, with an even chance, by another of the same label; all its mentions alike."""
        chosen: dict[tuple[str, str], str] = {}
        for start, end, label in article.spans:
            key = (article.text[start:end], label)
            if key not in chosen:
                chosen[key] = self._other(key[0], label) if self._rng.random() < 0.5 else key[0]
        return rewritten(article, lambda surface, label: chosen[surface, label])

    def _other(self, surface: str, label: str) -> str:
        """A name of the label that the words before it allow: both or neither open with a vowel (l', d', le,
        de).
        """
        for _ in range(20):
            other = self._rng.choice(self._names[label])
            if (other[0].lower() in VOWELS) == (surface[0].lower() in VOWELS) and (" " in other) == (
                " " in surface
            ):
                return other
        return surface

    def _invent_names(self, article: Article) -> Article:
        """Names nobody bears, so that the words around them have to tell what they are; numbers and small
        words stay.
        """
        coined: dict[str, str] = {}

        def renamed(surface: str, label: str) -> str:
            if surface not in coined:
                keep = self._rng.random() < (0.7 if label == "MISC" else 0.3)
                coined[surface] = surface if keep else _CAPITALISED.sub(lambda m: self._coined(m[0]), surface)
            return coined[surface]

        return rewritten(article, renamed)

    def _coined(self, word: str) -> str:
        """A word of syllables that opens as ``word`` does and is cased as it is."""
        opening = word[0].lower()
        letters = (
            opening + (self._rng.choice(_ONSETS) if opening in VOWELS else "") + self._rng.choice(_RHYMES)
        )
        while len(letters) < len(word) - 1:
            letters += self._rng.choice(_ONSETS) + self._rng.choice(_RHYMES)
        letters = letters[: max(3, len(word) + self._rng.choice((-1, 0, 1)))]
        if word.isupper():
            return letters.upper()
        inner = [index for index, letter in enumerate(word) if index and letter.isupper()]
        return "".join(
            letter.upper() if index == 0 or index in inner else letter for index, letter in enumerate(letters)
        )

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

    def _title_lines(self, article: Article) -> Article:
        """Headings and list heads with a capital on every long word, as English and translated texts have
        them.
        """
        text = _HEADING.sub(
            lambda m: _LONG_WORD.sub(lambda w: w[0][0].upper() + w[0][1:], m[0]), article.text
        )
        return article._replace(text=text if len(text) == len(article.text) else article.text)

    def _swap_generic(self, article: Article) -> Article:
        """Acronyms that are nouns (API, PME) by others, so that none of them is learned by heart and all of
        them are not names.
        """
        covered = {offset for start, end, _ in article.spans for offset in range(start, end)}
        marks = [
            m.span()
            for m in _CAPITALS.finditer(article.text)
            if m[0] in self._generic and m.start() not in covered
        ]
        pseudo = Article(
            article.slug,
            article.text,
            sorted([*article.spans, *((start, end, GENERIC) for start, end in marks)]),
        )
        changed = rewritten(
            pseudo,
            lambda surface, label: self._rng.choice(self._generic_list) if label == GENERIC else surface,
        )
        return changed._replace(spans=[span for span in changed.spans if span[2] != GENERIC])

    def _lose_cells(self, article: Article) -> Article:
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
