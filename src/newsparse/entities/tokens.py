"""The tokeniser of the recogniser: that of the base model, with more places to cut.

French rules keep "SpaceX." and "prix|OpenAI" in one piece; a name must be able to end there.
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]  # compiled, without stubs
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# A full stop behind two characters that are no stops: not in "M." nor in "S.A.", which keep theirs.
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


def tokenizer_of(base: Language) -> Tokenizer:
    """A tokeniser over the vocabulary of ``base``."""
    defaults = base.Defaults
    stock: Any = base.tokenizer
    return Tokenizer(
        base.vocab,
        rules=stock.rules,
        prefix_search=compile_prefix_regex([*_PREFIXES, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_SUFFIXES, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex([*_INFIXES, *(defaults.infixes or ())]).finditer,
        token_match=stock.token_match,
        url_match=re.compile(r"(?!)").match,
    )
