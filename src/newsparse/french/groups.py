"""What a sentence is read into: verb groups, noun phrases, and the chunks that they and the small
words are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Names = Mapping[int, tuple[int, str]]  # start of an entity mention -> its end and label


class VerbGroup(NamedTuple):
    """A verb with its clitics, auxiliary, helper and what stands between them.

    ``first`` to ``last`` (exclusive) are its tokens, ``head`` the verb that means something; ``start`` to
    ``end`` are the characters of the verb and its auxiliary, without clitics.
    """

    first: int
    last: int
    head: int
    lemma: str
    kind: str  # its class in verbs.toml, or "unknown"
    form: str  # finite, infinitive, participle (present), past (participle alone)
    start: int
    end: int
    plural: bool = False
    tense: str | None = None
    passive: bool = False
    negative: bool = False
    reflexive: bool = False
    clitics: tuple[str, ...] = ()
    auxiliary: int = -1
    helper: str = ""  # lemma of the verb that governs the infinitive: "veut", "vient de"
    pronoun: int = -1  # the token of its subject pronoun, where that follows the verb


class NounPhrase(NamedTuple):
    """A noun phrase: pronoun, name, or determiner, noun and what belongs to it, up to the name it
    leads to.
    """

    first: int
    last: int
    head: int
    word: str  # the head, folded, in the singular (a person's noun in the masculine); a name as it stands
    kind: str  # pronoun, name, person, body, document, other
    start: int
    end: int
    label: str = ""  # of the entity that is its name
    gender: str = ""  # m, f, or empty where the words do not tell
    plural: bool = False
    determiner: str = ""
    name: tuple[int, int] | None = None  # tokens of the name inside


class Chunk(NamedTuple):
    """One link of the chain a sentence is: what kind, which tokens, and the group it holds.

    Kinds: V finite verb, I infinitive, G present participle, J past participle or adjective, N noun phrase, P
    preposition and noun phrase, p preposition alone, Q quotation, a adverb, d date, c coordinator, q "que", s
    subordinator, r relative pronoun, x anything else, and the marks themselves (, ; : ( ) — .).
    """

    kind: str
    first: int
    last: int
    verb: VerbGroup | None = None
    phrase: NounPhrase | None = None
    word: str = ""  # the preposition of a P or p, the word of a small class
