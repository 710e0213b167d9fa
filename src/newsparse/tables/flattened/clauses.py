"""Words that begin a clause, told by what French allows around them: a cell begins there, too."""

from __future__ import annotations

import importlib.resources
import re
import tomllib
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsparse.tables.flattened.words import AFTER, LEXICAL_NAMES, SHAPE, Kind

Flags = NDArray[np.bool_]

_WORDS: Final = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        importlib.resources.files("newsparse.tables.flattened")
        .joinpath("clauses.toml")
        .read_text(encoding="utf-8")
    ).items()
}
_ELIDED: Final = ("l'", "d'un")
_REQUEST = re.compile(r"[^\W\d_]{3,}ez")  # "Spécifiez"
_CASED: Final = frozenset(SHAPE[name] for name in ("capital", "capital-elided"))
_CLASSED: Final = frozenset(
    LEXICAL_NAMES.index(name)
    for name in ("article", "preposition", "conjunction", "pronoun", "yesno", "month")
)
_PLAIN: Final = ("", ")")


class Clauses(NamedTuple):
    """Of each gap, what the word behind it begins: rows x (longest row - 1)."""

    verb: Flags  # a verb, behind a word that joins nothing
    subject: Flags  # "Ne" or a pronoun, behind such a word
    goes_on: Flags  # a pronoun that takes up the sentence before it
    headed: Flags  # a name, behind the word that heads most first columns


def clauses(rows: Sequence[Sequence[Kind]], width: int) -> Clauses:
    """What each row says of its gaps."""
    found = Clauses(*(np.zeros((len(rows), width - 1), dtype=np.bool_) for _ in range(4)))
    for number, row in enumerate(rows):
        for place in range(1, len(row)):
            left, right = row[place - 1], row[place]
            if right.shape not in _CASED:
                found.headed[number, place - 1] = (
                    place == 1 and left.key in _WORDS["head"] and right.shape in _NAMES
                )
                continue
            if left.after == AFTER.index(".") and place > 1:
                found.goes_on[number, place - 1] = right.key in _WORDS["referring"]
            elif AFTER[left.after] in _PLAIN and left.lexical not in _CLASSED:
                behind = row[place + 1] if place + 1 < len(row) else None
                found.verb[number, place - 1] = _is_verb(right, behind)
                found.subject[number, place - 1] = _head(right) in _WORDS["clause"] and behind is not None
    return found


_NAMES: Final = frozenset(SHAPE[name] for name in ("mixed", "model", "capitals"))


def _is_verb(word: Kind, behind: Kind | None) -> bool:
    if word.lexical in _CLASSED or word.key in _WORDS["before_article"] or word.after:
        return False
    if _REQUEST.fullmatch(word.key) and word.key not in _WORDS["no_request"]:
        return True
    return behind is not None and (behind.key in _WORDS["article"] or behind.key.startswith(_ELIDED))


def _head(word: Kind) -> str:
    return word.key[: word.key.find("'") + 1] or word.key
