"""Speech or not: is what stands between marks something somebody said, or a term, a title, a nickname?

Judged on the words inside (how many, a finite verb, the case of the letters, the punctuation) and on the word
before.
"""

from __future__ import annotations

import re
from functools import cached_property

from newsparse.french import Reading, Sentence, nouns, read_tokens, split_sentences, tokenise
from newsparse.french.people import naming_participles
from newsparse.french.small_words import few
from newsparse.french.tokens import at
from newsparse.french.verbs import looks_infinitive, reading

# Small words between a noun that announces a name and the name.
_BEFORE_NAMES = frozenset({"de", "d'", "du", "la", "le", "l'", ",", "en", ":"})

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_RELATIVE = re.compile(r"[rq][^V,;]*V")  # a clause inside a phrase: "la machine qui ne dort jamais"
_CLAUSE = 3  # words from which on a finite verb makes a clause
_LONG = 20  # words that hold a clause, near enough always: they need not be read
FRAGMENT = 4  # words from which on a fragment is not a term
_NAME = 5  # words of the longest title without a verb that is taken for one
_LOOKED_AT = 1500  # characters: enough to judge, and a bound for hostile input


class Content:
    """What stands between two marks, judged once.

    >>> c = Content("Nous faisons cela pour le web")
    >>> c.words, c.is_clause, c.is_utterance, c.is_name
    (6, True, True, False)
    >>> (
    ...     Content("caisse de guerre").is_utterance,
    ...     Content("Rebel Alliance").is_name,
    ...     Content("très déçu").is_phrase,
    ... )
    (False, True, True)
    """

    def __init__(self, text: str) -> None:
        self.text = text[:_LOOKED_AT]
        self._words: list[str] = _WORD.findall(self.text)
        self.words = len(self._words)

    @cached_property
    def sentences(self) -> list[Reading]:
        """The content read."""
        tokens: Sentence = tokenise(self.text, 0, len(self.text))
        return [read_tokens(self.text, sentence, {}) for sentence in split_sentences(self.text, tokens)]

    @cached_property
    def is_clause(self) -> bool:
        """True for words that hold a finite verb."""
        if self.words >= _LONG:
            return True
        return self.words >= _CLAUSE and any(
            "V" in _RELATIVE.sub("", sentence.kinds) for sentence in self.sentences
        )

    @property
    def opens_with_verb(self) -> bool:
        """True for a fragment that begins with the verb of its sentence: X « appelle à la vigilance »."""
        if not self.text[:1].islower() or self.words < 2:
            return False
        return self.sentences[0].kinds.lstrip("a")[:1] == "V"

    @property
    def opens_with_infinitive(self) -> bool:
        """True for a fragment that begins with what is promised or asked: "avoir menti"."""
        return bool(self._words) and _is_infinitive(self._words[0])

    @property
    def is_closed(self) -> bool:
        """True where the marks hold the mark that ends a sentence."""
        return self.text[-1:] in ".!?…"

    @property
    def is_utterance(self) -> bool:
        """True for words that can stand as something said on their own: a clause, an exclamation, a question,
        a closed sentence.
        """
        sentence = self.is_closed and self.text[:1].isupper() and self.words >= FRAGMENT
        return self.is_clause or sentence or (self.text[-1:] in "!?" and self.words >= 2)

    @property
    def is_name(self) -> bool:
        """True for what looks like a name or a title: most words capitalised, or a foreign term."""
        if not self.words or self.words > _NAME or (self.is_clause and self.text[:1].islower()):
            return False
        # "trembler France Télévisions"
        if self.opens_with_infinitive:
            return False
        capitals = sum(word[0].isupper() or word[0].isdigit() for word in self._words)
        if self.words == 2 and any(len(word) > 1 and word.isupper() for word in self._words):  # "AI washing"
            return True
        return capitals * 2 > self.words if self.words > 1 else self._words[0][0].isupper()

    @property
    def is_foreign(self) -> bool:
        """True for a few words of which none is a small word of French: "computer use", "supply
        chain risk".
        """
        small = (
            few("determiners", "article", "owning", "glued")
            | few("links", "preposition", "that", "coordinator")
            | few("adverbs", "words")
        )
        return self.words <= _CLAUSE and not any(
            word.lower() in small or "'" in word or "’" in word for word in self._words
        )

    @property
    def is_phrase(self) -> bool:
        """True for words that begin as a phrase of a sentence does and no term: "aucun lien", "très déçu",
        "de faire".
        """
        first = re.sub(r"(?<=['’]).+", "", self._words[0] if self._words else "").replace("’", "'")
        opens = first in few("phrases", "quoted") or _is_infinitive(first)
        return self.words >= 2 and self.text[:1].islower() and opens


def _is_infinitive(word: str) -> bool:
    known = reading(word, "infinitive") is not None
    return known or (looks_infinitive(word) and word not in few("phrases", "before_noun"))


def is_named(tokens: Sentence, index: int, *, certain: bool = False) -> bool:
    """True where the word before a quotation announces a name or a term: "le terme « X »"; ``certain``:
    "baptisé « X »" alone.

    >>> text = "le terme de X"
    >>> is_named(tokenise(text, 0, len(text)), 3)
    True
    """
    before, earlier = at(tokens, index - 1).low, at(tokens, index - 2).low
    if before in _SO_CALLED or (before == "," and earlier in _SO_CALLED):
        return True
    if before in {"dit", "dits"} and not at(tokens, index - 2).is_capital:  # a nickname
        return earlier == "," and at(tokens, index - 3).low not in {"lui", "elle", "eux", "elles"}
    if before in {",", "et", "ou"} and at(tokens, index - 2).quote >= 0:  # "les mots « A », « B » et « C »"
        return is_named(tokens, index - 2, certain=certain)
    if before == "que" and earlier in {"tels", "telles"}:  # "des expressions telles que « A »"
        return at(tokens, index - 3 - (at(tokens, index - 3).text == ",")).low in nouns("naming")
    names = nouns("control") | naming_participles() | (frozenset() if certain else nouns("naming"))
    return before in names or (before in _BEFORE_NAMES and earlier in names)


# What makes a term of the words behind it.
_SO_CALLED = frozenset("dite dites alias fameux fameuse fameuses soi-disant littéralement".split())
