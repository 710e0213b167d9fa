"""Is there a finite verb among some tokens: is it a clause or a phrase?"""

from __future__ import annotations

import re

from newsparse.quotes import lexicon
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at

# Endings that only a finite verb has, whatever the verb.
_FINITE_ENDING = re.compile(
    r"\w\w(?:aient|(?:er|ir|dr|tr)ont|èrent|(?:er|ir|dr|tr)ait|issent|issait|[^aé][bcdfglmnpstv]era|[bcdfglmnpstv]ira)$"
)


_OBJECTS = frozenset("en y le la les l' lui leur".split())


def has_verb(tokens: Sentence, first: int, last: int) -> bool:
    """True where a finite verb stands among the tokens."""
    for index in range(first, last):
        token = tokens[index]
        before = at(tokens, index - 1).low if index > first else ""
        if before in _OBJECTS and index > first + 1 and tokens[index - 2].low in {"ne", "n'"} and token.is_word:  # "n'en démord pas"
            return True
        if (token.low in lexicon.finite_forms() or _FINITE_ENDING.search(token.low)) and before not in {
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "d'",
            "ce",
            "cette",
            "son",
            "sa",
        }:
            return True
        if (
            before in {"s'", "se", "je", "j'", "nous", "vous", "ne", "n'", "on", "ils", "elles", "il", "elle", "qui"}
            and token.is_word
            and token.low.endswith(("e", "ons", "ez", "ent", "t", "ais", "ait", "ai", "s", "a", "d", "x"))
        ):
            return True
    return False
