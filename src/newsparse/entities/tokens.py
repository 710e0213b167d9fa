"""The tokeniser of the recogniser: spaCy's, with French rules of our own.

spaCy's French rules keep "SpaceX." and "prix|OpenAI" in one piece, where a name must be able to end. Their
one expression for 240 kinds of compounds takes half of the time that a process needs to start, and a tenth of
what an article takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from spacy.attrs import IDX, IS_SPACE, LENGTH, NORM, ORTH  # type: ignore[import-not-found, unused-ignore]
from spacy.lang.char_classes import (
    ALPHA,
    ALPHA_LOWER,
    ALPHA_UPPER,
    CONCAT_QUOTES,
    CURRENCY,
    LIST_ELLIPSES,
    LIST_PUNCT,
    LIST_QUOTES,
    UNITS,
)
from spacy.lang.punctuation import TOKENIZER_INFIXES, TOKENIZER_PREFIXES
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from newsparse.entities.compounds import holds_together, pieces

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# A full stop behind two characters that are not stops: not in "M." nor in "S.A.", which keep theirs.
_SUFFIXES = (r"(?<=[^\s.(][^\s.(])\.", r"\|", r"[’']s", r"→", r"\*")
_INFIXES = (
    r"\|",
    r"→",
    r"(?<=[A-Za-zÀ-ÿ0-9])[/](?=[A-Za-zÀ-ÿ0-9])",
    r"(?<=\w)\((?=\w)",
    r"(?<=[\w»\"])[:,;](?=[A-ZÀ-Þ])",
)
_COMPOUND = r"(?:ex|anti|pro|non|post)-(?=[A-ZÀ-Þ])"
_CLITIC = "ce|clés|elle|en|il|ils|je|là|moi|nous|on|t|vous"
_PREFIXES = (
    r"\|",
    r"→",
    r"[ldjmnstcLDJMNSTC]['’]",
    r"qu['’]",
    r"Qu['’]",
    r"#(?=\w)",
    r"@(?=\w)",
    r"-(?=\w)",
    _COMPOUND,
)

# Behind a word of French: units, currencies, the end of a sentence, pronouns that a hyphen ties to a verb.
_FRENCH_SUFFIXES = (
    *LIST_PUNCT,
    *LIST_ELLIPSES,
    *LIST_QUOTES,
    r"(?<=[0-9])[+%]",
    r"(?<=°[FfCcKk])\.",
    rf"(?<=[0-9])(?:{CURRENCY})",
    rf"(?<=[0-9])(?:{UNITS})",
    rf"(?<=[0-9{ALPHA_LOWER}%²\-\+(?:{CONCAT_QUOTES})])\.",
    rf"(?<=[{ALPHA_UPPER}][{ALPHA_UPPER}])\.",
    rf"(?<=[{ALPHA}])[-–—‐‑](?:{_CLITIC}|{_CLITIC.upper()})",
)
_ELISION = rf"(?<=[{ALPHA}]['’])(?=[{ALPHA}])"


class Tokens(NamedTuple):
    """The words of a unit."""

    text: str
    words: Sequence[str]
    starts: Sequence[int]
    keys: Sequence[tuple[int, int]]  # by which spaCy knows each word, and its plain form
    blank: Sequence[bool]

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Where a run of words stands in the text."""
        return self.starts[first], self.starts[stop - 1] + len(self.words[stop - 1])


def tokens_of(text: str, doc: Doc) -> Tokens:
    """The words of a text, from what a tokeniser made of it."""
    columns = doc.to_array([ORTH, NORM, IDX, LENGTH, IS_SPACE]).T.tolist()
    orths, norms, starts, sizes, blank = columns
    words = [text[start : start + size] for start, size in zip(starts, sizes, strict=True)]
    return Tokens(text, words, starts, list(zip(orths, norms, strict=True)), list(map(bool, blank)))


def tokenizer_of(vocab: Vocab) -> Tokenizer:
    """A tokeniser over a vocabulary."""
    rules = {word: [{ORTH: piece} for piece in cut] for word, cut in pieces().items()}
    return Tokenizer(
        vocab,
        rules={**BASE_EXCEPTIONS, **rules},
        prefix_search=compile_prefix_regex([*_PREFIXES, *TOKENIZER_PREFIXES]).search,
        suffix_search=compile_suffix_regex([*_SUFFIXES, *_FRENCH_SUFFIXES]).search,
        infix_finditer=compile_infix_regex([*_INFIXES, *TOKENIZER_INFIXES, _ELISION]).finditer,
        token_match=holds_together,
        url_match=re.compile(r"(?!)").match,
    )
