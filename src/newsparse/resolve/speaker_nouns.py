"""Nouns of speakers: people, bodies, documents (``speaker_words.toml``); and the head noun of a phrase."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

WORDS: dict[str, dict[str, str]] = tomllib.loads(files("newsparse.resolve").joinpath("speaker_words.toml").read_text("utf-8"))

PEOPLE = frozenset(WORDS["nouns"]["people"].split())
BODIES = frozenset(WORDS["nouns"]["bodies"].split())
DOCUMENTS = frozenset(WORDS["nouns"]["documents"].split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def head_of(phrase: str) -> str:
    """The head noun of a phrase in lower case, in the singular: the first of its words that heads a speaker's phrase.

    >>> head_of("les analystes d'idc"), head_of("la jeune entreprise"), head_of("mark surman")
    ('analyste', 'entreprise', '')
    """
    words: list[str] = _WORD.findall(phrase)
    for word in words[:6]:
        for form in (word, word.removesuffix("s"), word.removesuffix("x"), word.removesuffix("s").removesuffix("e")):
            if form in PEOPLE or form in BODIES or form in DOCUMENTS:
                return form
    return ""
