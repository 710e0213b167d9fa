"""The tokeniser of the recogniser: that of the base model, with more places to cut.

French rules keep "SpaceX." and "prix|OpenAI" in one piece; a name must be able to end there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import IDX, IS_SPACE, LENGTH, NORM, ORTH  # type: ignore[import-not-found, unused-ignore]
from spacy.lang.fr import French
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

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
    defaults: Any = French.Defaults
    return Tokenizer(
        vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*_INFIXES, *(defaults.infixes or ())]).finditer,
        token_match=defaults.token_match,
        url_match=re.compile(r"(?!)").match,
    )
