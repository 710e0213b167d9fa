"""What the library knows of each word before the model reads it: known names, evidence of the article, kinds
of words.

The model takes both as two more features of a word, so that it learns how far to trust them; training
computes them in the same way. Evidence is gathered over the whole article: a cue beside one mention of a name
is told at all of them.
"""

from __future__ import annotations

import bisect
import collections
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsparse.entities.evidence import cue_of, words_of_cues
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, TITLES, common_words, first_names, generic
from newsparse.entities.surface import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Votes of cues; above it the evidence of an article is called strong.
STRONG = 2.5


class Told(NamedTuple):
    """The words of one unit, as the hints need them."""

    doc: Doc
    text: str
    words: list[str]
    starts: list[int]
    runs: list[tuple[int, int]]

    def surface(self, first: int, stop: int) -> tuple[int, int]:
        """Where a run of words stands in the text."""
        return self.starts[first], self.starts[stop - 1] + len(self.words[stop - 1])


def hint(docs: Sequence[Doc], texts: Sequence[str]) -> None:
    """Set the features of the words of an article: ``lemma_`` says what is known, ``tag_`` what the article
    says.
    """
    units = [_told(doc, text) for doc, text in zip(docs, texts, strict=True)]
    evidence = _evidence(units)
    for unit in units:
        _tell_known(unit)
        _tell_evidence(unit, evidence)


def _told(doc: Doc, text: str) -> Told:
    read = [token.text for token in doc]
    starts, position = [], 0
    for word in read:
        position = text.index(word, position)
        starts.append(position)
        position += len(word)
    return Told(doc, text, read, starts, list(runs(read)))


def _tell_known(unit: Told) -> None:
    known, doc = facts(), unit.doc
    taken = set()
    for start, end, surface in known.names.occurrences(list(words(unit.text))):
        index = bisect.bisect_left(unit.starts, start)
        if index == len(unit.starts) or unit.starts[index] != start:
            continue
        fact = known.by_words[surface]
        label = fact.label.lower() if fact.ambiguous else fact.label
        mark = "B-"
        while index < len(unit.starts) and unit.starts[index] < end:
            doc[index].lemma_ = mark + label
            taken.add(index)
            mark, index = "I-", index + 1
    for index, word in enumerate(unit.words):
        if index not in taken:
            kind = _kind(word)
            if kind:
                doc[index].lemma_ = kind


@lru_cache(maxsize=20_000)
def _kind(text: str) -> str:
    if text in first_names():
        return "first-name"
    if text.lower() in TITLES and text[0].isupper():
        return "title"
    noun = words_of_cues()["noun"].get(text)
    if noun is not None:
        return "noun-" + noun
    if text in generic():
        return "generic"
    return "common" if text[0].isupper() and text.lower() in common_words() else ""


def _tell_evidence(unit: Told, evidence: Mapping[str, str]) -> None:
    for first, stop in unit.runs:
        told = evidence.get(unit.text[slice(*unit.surface(first, stop))])
        if told is not None:
            for index in range(first, stop):
                unit.doc[index].tag_ = told


def _evidence(units: Sequence[Told]) -> dict[str, str]:
    """What the cues of the article say of each run of words with capitals."""
    votes: dict[str, dict[str, float]] = collections.defaultdict(lambda: collections.defaultdict(float))
    for unit in units:
        for first, stop in unit.runs:
            start, end = unit.surface(first, stop)
            cue = cue_of(unit.text, start, end)
            if cue is not None:
                votes[unit.text[start:end]][cue.label] += cue.weight
    told = {}
    for surface, weights in votes.items():
        (label, weight), *rest = sorted(weights.items(), key=lambda item: -item[1])
        if not rest or weight > rest[0][1]:
            told[surface] = label if weight > STRONG else label.lower()
    return told


def runs(words_of_unit: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of words that look like names: capitals, and what goes on with capitals or digits.

    >>> list(runs(["La", "start-up", "Zorbix", "AI", "lève"]))
    [(2, 4)]
    """
    first = None
    for index, word in enumerate(words_of_unit):
        lower = word.lower()
        if first is None:
            if lower != word and lower not in FUNCTION_WORDS and not word.endswith("'"):
                first = index
        elif lower == word and not word[0].isdigit() and word not in "&-+":
            yield first, index
            first = None
    if first is not None:
        yield first, len(words_of_unit)
