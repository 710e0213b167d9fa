"""What the library knows of each word before the model reads it: known names, evidence of the article, kinds
of words.

The model takes both as two more features of a word, so that it learns how far to trust them; training
computes them in the same way. Evidence is gathered over the whole article: a cue beside one mention of a name
is told at all of them.
"""

from __future__ import annotations

import bisect
import collections
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsparse.entities.evidence import cue_of, words_of_cues
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, TITLES, common_words, generic
from newsparse.entities.surface import words
from newsparse.french import sure_first_names

if TYPE_CHECKING:
    from newsparse.entities.tokens import Tokens

# Votes of cues; above it the evidence of an article is called strong.
STRONG = 2.5


class Hints(NamedTuple):
    """Of each word of a unit: what is known of it, and what the article says of it; nothing where empty."""

    known: list[str]
    told: list[str]


def hints(units: Sequence[Tokens]) -> list[Hints]:
    """The hints of the units of one article."""
    found = [list(runs(unit.words)) for unit in units]
    evidence = _evidence(units, found)
    return [
        Hints(_known(unit), _told(unit, spans, evidence)) for unit, spans in zip(units, found, strict=True)
    ]


def _known(unit: Tokens) -> list[str]:
    known, told = facts(), [_kind(word) for word in unit.words]
    for start, end, surface in known.names.occurrences(list(words(unit.text))):
        index = bisect.bisect_left(unit.starts, start)
        if index == len(unit.starts) or unit.starts[index] != start:
            continue
        fact = known.by_words[surface]
        label = fact.label.lower() if fact.ambiguous else fact.label
        mark = "B-"
        while index < len(unit.starts) and unit.starts[index] < end:
            told[index] = mark + label
            mark, index = "I-", index + 1
    return told


@lru_cache(maxsize=20_000)
def _kind(text: str) -> str:
    if text in sure_first_names():
        return "first-name"
    if text.lower() in TITLES and text[0].isupper():
        return "title"
    noun = words_of_cues()["noun"].get(text)
    if noun is not None:
        return "noun-" + noun
    if text in generic():
        return "generic"
    return "common" if text[0].isupper() and text.lower() in common_words() else ""


def _told(unit: Tokens, found: Iterable[tuple[int, int]], evidence: Mapping[str, str]) -> list[str]:
    told = [""] * len(unit.words)
    for first, stop in found:
        label = evidence.get(unit.text[slice(*unit.span(first, stop))])
        if label is not None:
            told[first:stop] = [label] * (stop - first)
    return told


def _evidence(units: Iterable[Tokens], found: Iterable[Iterable[tuple[int, int]]]) -> dict[str, str]:
    """What the cues of the article say of each run of words with capitals."""
    votes: dict[str, dict[str, float]] = collections.defaultdict(lambda: collections.defaultdict(float))
    for unit, spans in zip(units, found, strict=True):
        for first, stop in spans:
            start, end = unit.span(first, stop)
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
