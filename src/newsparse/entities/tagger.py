"""The statistical model: units in, labelled spans out."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from newsparse.entities.hints import hint
from newsparse.entities.mention import Mention
from newsparse.entities.thrift import set_thrift
from newsparse.entities.tokens import tokenizer_of
from newsparse.entities.units import Unit

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

WEIGHTS = pathlib.Path(__file__).parent / "model"
# Characters a batch: enough to keep the matrix products busy; more of them gain nothing, and take memory on
# texts of long lines.
BATCH = 16_000


class Tagger:
    """Our recogniser's weights over the vocabulary and the vectors of the base model."""

    def __init__(self, base: Language, weights: pathlib.Path = WEIGHTS) -> None:
        self._tokenizer: Callable[[str], Doc] = tokenizer_of(base)
        ner: Any = base.create_pipe("ner", config=architecture())
        # Without the vocabulary: its vectors are the base model's, and reading ours would replace them.
        self._ner = ner.from_disk(weights, exclude=["vocab"])
        set_thrift(self._ner.model)

    def tokens(self, unit: Unit) -> Doc:
        """The unit, tokenised as the model wants it."""
        return self._tokenizer(unit.text)

    def tag(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Doc]]:
        """Each unit with its tokens and, as ``doc.ents``, what the model names in it."""
        read = list(units)
        docs = [self._tokenizer(unit.text) for unit in read]
        hint(docs, [unit.text for unit in read])
        for batch in _batches(docs, [len(unit.text) for unit in read]):
            self._ner.set_annotations(batch, self._ner.predict(batch))
        yield from zip(read, docs, strict=True)


def _batches(docs: Sequence[Doc], sizes: Sequence[int]) -> Iterator[list[Doc]]:
    batch, total = list["Doc"](), 0
    for doc, size in zip(docs, sizes, strict=True):
        if batch and total + size > BATCH:
            yield batch
            batch, total = [], 0
        batch.append(doc)
        total += size
    if batch:
        yield batch


def mentions_of(unit: Unit, doc: Doc) -> Iterator[Mention]:
    """What the model named in a unit, in offsets of the article."""
    for ent in doc.ents:
        start, end = unit.span(ent.start_char, ent.end_char)
        yield Mention(start, end, ent.label_)


def architecture() -> dict[str, Any]:
    """The network of fr_core_news_md's ner, whose weights ours were resumed from, with two more features of a
    word: the hints.
    """
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "LEMMA", "TAG"],
        "rows": [5000, 1000, 2500, 2500, 100, 100],
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "nO": None,
            "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
        }
    }
