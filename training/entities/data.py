"""The corpus as training examples: read, split by article, cut into the units the recogniser reads."""

from __future__ import annotations

import hashlib
import pathlib
from collections.abc import Iterable, Iterator

from corpus_format import Article, read_articles
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.training import Example

from newsparse.entities.hints import hints
from newsparse.entities.tokens import tokens_of
from newsparse.entities.units import Unit, units
from newsparse.text.masks import mask_markup


def read_corpus(folder: pathlib.Path, files: str = "*.txt") -> list[Article]:
    """All articles of a folder, in the order of its files."""
    return [article for path in sorted(folder.glob(files)) for article in read_articles(path)]


def is_held_out(slug: str, one_in: int) -> bool:
    """Whether an article is kept out of training; by its slug, so that a growing corpus keeps its split."""
    return int(hashlib.sha256(slug.encode()).hexdigest(), 16) % one_in == 0


def split(articles: Iterable[Article], one_in: int) -> tuple[list[Article], list[Article]]:
    """Training articles and held-out articles."""
    train: list[Article] = []
    held: list[Article] = []
    for article in articles:
        (held if is_held_out(article.slug, one_in) else train).append(article)
    return train, held


def annotated_units(article: Article) -> Iterator[tuple[Unit, list[tuple[int, int, str]]]]:
    """The units of an article with the spans inside them, in offsets of the unit."""
    spans = sorted(article.spans)
    for unit in units(mask_markup(article.text)):
        first, last = unit.span(0, len(unit.text))
        inside = [span for span in spans if first <= span[0] and span[1] <= last]
        yield (
            unit,
            [(_within(unit, start), _within(unit, end - 1) + 1, label) for start, end, label in inside],
        )


def _within(unit: Unit, offset: int) -> int:
    """The offset inside a unit of an offset of the article."""
    low, high = 0, len(unit.text)
    while low < high:
        middle = (low + high) // 2
        if unit.base + unit.squeezed.original(middle) < offset:
            low = middle + 1
        else:
            high = middle
    return low


def examples(articles: Iterable[Article], tokenizer: Tokenizer) -> Iterator[Example]:
    """One example a unit, its words with what is known of them and what the article says of them."""
    for article in articles:
        annotated = list(annotated_units(article))
        docs = [tokenizer(unit.text) for unit, _ in annotated]
        for doc, hint in zip(docs, hints([tokens_of(doc.text, doc) for doc in docs]), strict=True):
            for token, known, told in zip(doc, hint.known, hint.told, strict=True):
                token.lemma_, token.tag_ = known, told
        yield from (example(doc, spans) for doc, (_, spans) in zip(docs, annotated, strict=True))


def example(doc: Doc, spans: Iterable[tuple[int, int, str]]) -> Example:
    """An example; tokens of a span that the tokeniser does not part as the annotation does are
    left unknown.
    """
    ents: list[Span] = []
    unknown: list[Span] = []
    for start, end, label in spans:
        exact = doc.char_span(start, end, label=label)
        if exact is not None:
            ents.append(exact)
            continue
        wide = doc.char_span(start, end, alignment_mode="expand")
        if wide is not None:
            unknown.append(wide)
    reference = doc.copy()
    taken = {token for ent in ents for token in range(ent.start, ent.end)}
    tokens = sorted({token for span in unknown for token in range(span.start, span.end)} - taken)
    reference.set_ents(
        [Span(reference, ent.start, ent.end, label=ent.label_) for ent in ents],
        missing=[Span(reference, token, token + 1) for token in tokens],
    )
    return Example(doc, reference)
