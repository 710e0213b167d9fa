"""Who signs: a person's name on a line of its own, alone or with what he or she does."""

from __future__ import annotations

import re

from newsparse.french import first_names, person

_SIGNED = re.compile(
    r"(?P<who>(?P<name>[^,()]{3,60}?)(?:\s\((?P<alias>(?:alias|dite?)\s)[^()]{2,30}\))?),\s"
    r"(?P<what>[a-zà-ÿ][^,;:.!?]{2,80}(?:,\s[^,;:.!?]{2,60})?)"
)
_PARTICLES = frozenset({"de", "du", "des", "d'", "la", "le", "van", "von", "el", "ben"})
_WORD = re.compile(r"\w[\w-]*")
HEAD_WORDS = 2  # words at the head of what a person does: "ancienne directrice", "vice-présidente"
MAX_WORDS = 4  # of a person's name


def is_person(text: str) -> bool:
    """True for the name of a person and nothing else: a first name that is one, and one to three words behind
    it.

    >>> is_person("Zoé Roy"), is_person("Radio France"), is_person("Zoé Roy raconte")
    (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= MAX_WORDS or not all(word[0].isupper() or word in _PARTICLES for word in words):
        return False
    return _is_first_name(words[0]) and words[-1][-1].isalpha()


def signer(line: str) -> str | None:
    """The person who signs with this line: a name, or a name and what he or she does.

    >>> signer("Zoé Roy"), signer("Zoé Roy, directrice de l'usine de Brest")
    ('Zoé Roy', 'Zoé Roy')
    >>> (
    ...     signer("Zoé (alias Zaza), créatrice du site"),
    ...     signer("Brest, ville d'art"),
    ...     signer("Zoé Roy, dit-elle"),
    ... )
    ('Zoé (alias Zaza)', None, None)
    """
    if is_person(line):
        return line
    found = _SIGNED.fullmatch(line)
    if found is None:
        return None
    named = is_person(found["name"]) or (found["alias"] is not None and _is_first_name(found["name"]))
    does = _WORD.findall(found["what"])[:HEAD_WORDS]
    return found["who"] if named and any(person(word.casefold()) for word in does) else None


def _is_first_name(word: str) -> bool:
    return all(part.casefold() in first_names() for part in word.split("-"))
