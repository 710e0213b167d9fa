"""Names of classes and identifiers, read as words."""

from __future__ import annotations

import re
from functools import lru_cache

_CLASS_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-Z]+(?![a-z])|\d+")
# WordPress writes the article's own tags and categories into its class, layouts what stands beside the text.
_IGNORED_CLASS = re.compile(
    r"(?:tag|category|cat|status|format|type|template)[-_:]\S*|post-\d+|(?:has|no|" r"with|without|is)-\S*"
)
# Of elements that name who wrote the article.
AUTHOR_WORDS = re.compile(
    r"-(?:authors?|auth|authorsign|auteurs?|bylines?|signatures?|signataires?|redacteur|redactrice|"
    r"journalistes?|writer|post-author|"
    r"p-author|createdby)-"
)
# Of its headline.
HEADLINE_WORDS = re.compile(
    r"-(?:(?:entry|post|article|story|news)-(?:title|titre|headline)|(?:titre|title)-(?:article|post)|"
    r"headline|articletitle)-"
)


@lru_cache(maxsize=4096)
def class_words(names: str) -> str:
    """Class names as words between hyphens.

    >>> class_words("relatedContent tag-pub")
    '-related-content-'
    """
    kept = [name for name in names.split() if not _IGNORED_CLASS.fullmatch(name)]
    return "-" + "--".join("-".join(_CLASS_WORD.findall(name)).lower() for name in kept) + "-"
