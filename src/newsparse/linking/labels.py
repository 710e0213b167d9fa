"""Labels that the recogniser takes for one another, and those that it rarely does."""

from __future__ import annotations

# A person and a place of one name are two.
_PAIRS = (("PER", "LOC"), ("PER", "PRODUCT"), ("PER", "ORG"), ("PER", "MISC"), ("LOC", "PRODUCT"))
_APART = frozenset(frozenset(pair) for pair in _PAIRS)


def apart(one: str, other: str) -> bool:
    """Whether two labels are rarely mistaken for one another.

    >>> apart("LOC", "PER"), apart("ORG", "PRODUCT")
    (True, False)
    """
    return frozenset((one, other)) in _APART
