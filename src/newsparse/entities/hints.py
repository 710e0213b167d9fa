"""What the library knows of each word before the model reads it: known names, evidence of the article, kinds of words.

The model takes both as two more features of a word, so that it learns how far to trust them; training computes them
in the same way. Evidence is gathered over the whole article: a cue beside one mention of a name is told at all of them.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newsparse.entities.evidence import cue_of, words_of_cues
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, TITLES, common_words, first_names, generic
from newsparse.entities.surface import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Votes of cues; above it the evidence of an article is called strong.
STRONG = 2.5


def hint(docs: Sequence[Doc]) -> None:
    """Set the features of the words of an article: ``lemma_`` says what is known, ``tag_`` what the article says."""
    evidence = _evidence(docs)
    for doc in docs:
        _tell_known(doc)
        _tell_evidence(doc, evidence)


def _tell_known(doc: Doc) -> None:
    known = facts()
    first = {token.idx: token.i for token in doc}
    for start, end, surface in known.names.occurrences(list(words(doc.text))):
        index = first.get(start)
        fact = known.by_words[surface]
        label = fact.label.lower() if fact.ambiguous else fact.label
        mark = "B-"
        while index is not None and index < len(doc) and doc[index].idx < end:
            doc[index].lemma_ = mark + label
            mark, index = "I-", index + 1
    for token in doc:
        if not token.lemma:
            kind = _kind(token.text)
            if kind:
                token.lemma_ = kind


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


def _tell_evidence(doc: Doc, evidence: Mapping[str, str]) -> None:
    for first, stop in runs(doc):
        told = evidence.get(doc[first:stop].text)
        if told is not None:
            for token in doc[first:stop]:
                token.tag_ = told


def _evidence(docs: Sequence[Doc]) -> dict[str, str]:
    """What the cues of the article say of each run of words with capitals."""
    votes: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for doc in docs:
        text = doc.text
        for first, stop in runs(doc):
            cue = cue_of(text, doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1]))
            if cue is not None:
                votes[doc[first:stop].text][cue.label] += cue.weight
    told = {}
    for surface, counter in votes.items():
        (label, weight), *rest = counter.most_common(2)
        if not rest or weight > rest[0][1]:
            told[surface] = label if weight > STRONG else label.lower()
    return told


def runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches of words that look like names: capitals, and what goes on with capitals or digits."""
    first = None
    for token in doc:
        text = token.text
        capital = any(letter.isupper() for letter in text)
        if first is None:
            if capital and text.lower() not in FUNCTION_WORDS and not text.endswith("'"):
                first = token.i
        elif not (capital or text[0].isdigit() or text in "&-+"):
            yield first, token.i
            first = None
    if first is not None:
        yield first, len(doc)
