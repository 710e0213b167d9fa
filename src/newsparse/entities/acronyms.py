"""Acronyms and the long forms they are read off."""

from __future__ import annotations

import re
import unicodedata


def abbreviates(short: str, full: str) -> bool:
    """True where ``short`` can be read off the words of ``full`` in order, its first letter off the first.

    >>> abbreviates("Arcep", "Autorité de régulation des communications électroniques et des postes")
    True
    >>> abbreviates("CNLL", "Conseil National du Logiciel Libre"), abbreviates("OpenAI", "Sam Altman")
    (True, False)
    """
    letters = [letter for letter in _bare(short) if letter.isalpha()]
    pieces = re.findall(r"\w+", _bare(full))
    if not 2 <= len(letters) <= 12 or " " in short.strip() or len(pieces) < 2 or len(full) <= len(short):
        return False
    initials = "".join(piece[0] for piece in pieces)
    if not letters or letters[0] not in (pieces[0][0], initials[0]):
        return False
    remaining = iter(initials)
    if sum(letter in remaining for letter in letters) == len(letters):
        return True
    # Syllabic acronyms take more than initials ("Cigref"): at least half of the letters open a word.
    characters = iter("".join(pieces))
    return all(letter in characters for letter in letters) and len(set(letters) & set(initials)) * 2 >= len(
        set(letters)
    )


def _bare(surface: str) -> str:
    """Lower case, without accents."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", surface.casefold())
        if not unicodedata.combining(letter)
    )


_SMALL = frozenset("de du des la le les d l et en au aux a pour sur of the and for in to".split())


def initials_of(full: str) -> str:
    """The initials of the words that count, in lower case.

    >>> initials_of("Conseil national du logiciel libre"), initials_of("Electronic Frontier Foundation")
    ('cnll', 'eff')
    """
    return "".join(piece[0] for piece in re.findall(r"[^\W_]+", _bare(full)) if piece not in _SMALL)
