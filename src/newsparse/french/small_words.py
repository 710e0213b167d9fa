"""The small words of French: closed classes, folded, read from ``data/words.toml``."""

from __future__ import annotations

from functools import cache

from newsparse.french.loading import words


def fold(word: str) -> str:
    """A word as the tables hold it: lower case, straight apostrophe, no circumflex on i and u (both spellings
    are French).

    >>> fold("Reconnaît"), fold("L’")
    ('reconnait', "l'")
    """
    return word.lower().replace("’", "'").replace("‑", "-").replace("î", "i").replace("û", "u")


@cache
def few(section: str, *keys: str) -> frozenset[str]:
    """A closed class of ``words.toml``, folded; several keys are joined.

    >>> "au" in few("determiners", "glued"), "de" in few("links", "preposition")
    (True, True)
    """
    return frozenset(fold(word) for key in keys for word in words("words", section, key))


OPENING = few("determiners", "article", "pointing", "owning", "counting")
DETERMINERS = OPENING | few("determiners", "glued") | {"de", "d'"}
OF = frozenset({"de", "d'", "du", "des"})
PREPOSITIONS = few("links", "preposition")
CLITICS = few("pronouns", "clitic")
SUBJECTS = few("pronouns", "subject")
DATES = few("time", "day", "month", "alone")
TITLES = frozenset(fold(word) for key in ("male", "female", "open") for word in words("names", "titles", key))
PARTICLES = frozenset(fold(word) for word in words("names", "particles", "words"))
THAT = few("links", "that")
FINAL = frozenset([".", "!", "?", "…", "..", "...", "....", "....."])

_ADVERB_ENDINGS = (
    "amment",
    "emment",
    "iquement",
    "lement",
    "rement",
    "sement",
    "tement",
    "ivement",
    "ément",
    "nément",
    "usément",
    "êmement",
    "airement",
    "ablement",
)
_SHORTEST_ADVERB = 7  # letters of a word in -ment


@cache
def is_adverb(word: str) -> bool:
    """True for a folded word that can stand between the parts of a verb.

    >>> is_adverb("récemment"), is_adverb("gouvernement")
    (True, False)
    """
    if word in few("adverbs", "words"):
        return True
    return (
        len(word) > _SHORTEST_ADVERB
        and word.endswith(_ADVERB_ENDINGS)
        and word not in few("adverbs", "nouns")
    )


@cache
def viewpoints() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases that tell whose view something is, by their first word, longest first, each with its key in
    ``viewpoint``.

    >>> (("selon",), "direct") in viewpoints()["selon"]
    True
    """
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key in ("of", "direct", "own"):
        for phrase in words("words", "viewpoint", key):
            parts = tuple(fold(phrase).split())
            table.setdefault(parts[0], []).append((parts, key))
    return {
        first: tuple(sorted(found, key=lambda item: len(item[0]), reverse=True))
        for first, found in table.items()
    }


@cache
def adverb_phrases() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    """Adverbs of several words by their first and their second word, longest first.

    >>> ("de", "son", "côté") in adverb_phrases()["de"]["son"]
    True
    """
    return {
        first: {second: tuple(p for p in found if p[1] == second) for second in {p[1] for p in found}}
        for first, found in _phrases("adverbs", "phrases").items()
    }


@cache
def locutions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Prepositions of several words by their first word, without the "de" behind them.

    >>> ("du", "côté") in locutions()["du"]
    True
    """
    return _phrases("links", "locution")


def _phrases(section: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words("words", section, key):
        parts = tuple(fold(phrase).split())
        table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}
