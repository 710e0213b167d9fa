"""Words that a hyphen, an apostrophe or a full stop holds together, by the lists of ``hyphens.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import NamedTuple

from newsparse.entities.lists import DATA

_PRONOUNS = ("elle", "il", "on")
_IS = (
    ("", "est", "ce"),
    ("", "Est", "ce"),
    ("qu'", "est", "ce"),
    ("Qu'", "est", "ce"),
    ("n'", "est", "ce"),
    ("N'", "est", "ce"),
    ("", "est", "il"),
    ("", "EST", "IL"),
    ("s'", "est", "il"),
    ("S'", "EST", "IL"),
)
_LETTER = r"[^\W\d_]"
_HYPHEN = "[-–—‐‑]"  # every kind that texts have
_MORE = rf"(?:{_LETTER}|[-–—‐‑'’])*"
_HYPHENED = re.compile(rf"({_LETTER}+){_HYPHEN}{_LETTER}{_MORE}")
_BETWEEN = re.compile(rf"{_LETTER}+{_HYPHEN}({_LETTER}+){_HYPHEN}(?:l['’])?{_LETTER}+", re.I)
_ELIDED = re.compile(rf"({_LETTER}+)['’]{_LETTER}{_MORE}")
_DASHES = str.maketrans(dict.fromkeys("–—‐‑", "-"))


class Compounds(NamedTuple):
    """The lists of the file."""

    first: frozenset[str]
    between: frozenset[str]
    beginnings: tuple[str, ...]
    elided: frozenset[str]
    whole: tuple[str, ...]
    stops: tuple[str, ...]
    inverted: tuple[str, ...]


@lru_cache(maxsize=1)
def compounds() -> Compounds:
    """The lists, read once.

    >>> "anti" in compounds().first
    True
    """
    with (DATA / "hyphens.toml").open("rb") as file:
        words = {name: tuple(str(value).split()) for name, value in tomllib.load(file).items()}
    return Compounds(
        frozenset(words["first"]),
        frozenset(words["between"]),
        words["beginnings"],
        frozenset(words["elided"]),
        words["whole"],
        words["stops"],
        words["inverted"],
    )


def holds_together(word: str) -> bool:
    """True for a word that is not cut at its hyphens and apostrophes.

    >>> [holds_together(word) for word in ("anti-spam", "pied-à-terre", "entr'acte", "Paris-Lyon", "net")]
    [True, True, True, False, False]
    """
    if word.isalnum():
        return False
    lists = compounds()
    if hyphened := _HYPHENED.fullmatch(word):
        between = _BETWEEN.fullmatch(word)
        return (
            hyphened[1].lower() in lists.first
            or (between is not None and between[1].lower() in lists.between)
            or word.translate(_DASHES).lower().startswith(lists.beginnings)
        )
    elided = _ELIDED.fullmatch(word)
    return elided is not None and elided[1].lower() in lists.elided


def pieces() -> dict[str, tuple[str, ...]]:
    """Words and what they are cut into, whatever the rules say.

    >>> pieces()["a-t-il"], pieces()["rendez-vous"]
    (('a', '-t', '-il'), ('rendez-vous',))
    """
    lists = compounds()
    kept = {word: (word,) for word in (*lists.stops, *lists.whole)}
    kept |= {word[0].upper() + word[1:]: (word[0].upper() + word[1:],) for word in lists.whole if "'" in word}
    kept |= {word.replace("'", "’"): (word.replace("'", "’"),) for word in kept if "'" in word}
    asked = {
        f"{verb}-t-{pronoun}": (verb, "-t", f"-{pronoun}")
        for form in lists.inverted
        for verb in (form, form.title())
        for pronoun in _PRONOUNS
    }
    tied = {
        f"{before}{verb}-{pronoun}": (*filter(None, (before,)), verb, f"-{pronoun}")
        for before, verb, pronoun in _IS
    }
    return {**kept, **asked, **tied, "J.-C.": ("J.", "-C.")}
