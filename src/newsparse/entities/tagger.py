"""The statistical model: units in, labelled spans out."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator, Sequence

from newsparse.entities.embedding import Words
from newsparse.entities.hints import hints
from newsparse.entities.mention import Mention
from newsparse.entities.network import Network
from newsparse.entities.tokens import tokenizer_of, tokens_of
from newsparse.entities.units import Unit
from newsparse.entities.vocabulary import Vocabulary

WEIGHTS = pathlib.Path(__file__).parent / "model.npz"
# Characters a batch: enough to keep the matrix products busy; more of them gain nothing, and take memory on
# texts of long lines.
BATCH = 16_000


class Tagger:
    """Our recogniser's weights over the vocabulary and the vectors of the base model."""

    def __init__(self, base: Vocabulary, weights: pathlib.Path = WEIGHTS) -> None:
        self._tokenizer = tokenizer_of(base.vocab)
        self._network = Network(weights, base)

    def mentions(self, units: Iterable[Unit]) -> Iterator[Mention]:
        """What the model names in the units of one article, in offsets of the article."""
        read = list(units)
        tokens = [tokens_of(unit.text, self._tokenizer(unit.text)) for unit in read]
        words = [
            Words(one.keys, hint.known, hint.told, one.blank)
            for one, hint in zip(tokens, hints(tokens), strict=True)
        ]
        sizes = [len(unit.text) for unit in read]
        found = (names for batch in _batches(words, sizes) for names in self._network.names(batch))
        for unit, one, names in zip(read, tokens, found, strict=True):
            for name in names:
                start, end = unit.span(*one.span(name.start, name.stop))
                yield Mention(start, end, name.label)


def _batches(units: Sequence[Words], sizes: Sequence[int]) -> Iterator[list[Words]]:
    batch, total = list[Words](), 0
    for unit, size in zip(units, sizes, strict=True):
        if batch and total + size > BATCH:
            yield batch
            batch, total = [], 0
        batch.append(unit)
        total += size
    if batch:
        yield batch
