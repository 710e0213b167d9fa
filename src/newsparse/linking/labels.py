"""Labels that the recogniser takes for one another, and those that it rarely does."""

from __future__ import annotations

from functools import lru_cache

from newsparse.entities.keys import key_of
from newsparse.entities.lists import common_words

# A person and a place of one name are two.
_PAIRS = (("PER", "LOC"), ("PER", "PRODUCT"), ("PER", "ORG"), ("PER", "MISC"), ("LOC", "PRODUCT"))
_APART = frozenset(frozenset(pair) for pair in _PAIRS)


def apart(one: str, other: str) -> bool:
    """Whether two labels are rarely mistaken for one another.

    >>> apart("LOC", "PER"), apart("ORG", "PRODUCT")
    (True, False)
    """
    return frozenset((one, other)) in _APART


def may_follow(key: str, label: str, said: str) -> bool:
    """Whether an article's label gives way to that of the thing, however sure the article was: not where two
    labels are rarely mistaken, and not for a letter or a word of the language, which may be anything.

    >>> may_follow("kelvor", "ORG", "PRODUCT"), may_follow("c", "ORG", "PRODUCT")
    (True, False)
    """
    return len(key) > 1 and key not in _plain_words() and not apart(label, said)


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    return frozenset(key_of(word, "MISC") for word in common_words())
