"""The forms of the verbs of ``data/verbs.toml``: which verb a word may be, in which form."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from newsparse.french.conjugation import Part, Tense, conjugate
from newsparse.french.loading import words
from newsparse.french.small_words import fold

CLASSES = ("state", "evidence", "opinion", "incise", "label", "common")
# Classes of which a verb tells that somebody speaks.
SPEECH = frozenset({"state", "evidence", "opinion", "incise"})
FINITE = ("singular", "plural")
AUXILIARIES = frozenset({"avoir", "être"})


class Verb(NamedTuple):
    """A verb that a form may be: its lemma, its class in ``verbs.toml``, which form, and the tense of a
    finite one.
    """

    lemma: str
    kind: str
    part: Part
    tense: Tense | None = None


# Forms that no pattern makes.
_IRREGULAR = {
    "avoir": (("ait", "singular"), ("aient", "plural"), ("ayant", "present participle")),
    "être": (("soit", "singular"), ("soient", "plural")),
    "pouvoir": (("puisse", "singular"), ("puissent", "plural")),
    "faire": (("fasse", "singular"), ("fassent", "plural")),
    "aller": (("aille", "singular"), ("aillent", "plural")),
    "savoir": (("sache", "singular"), ("sachent", "plural")),
}


@cache
def forms() -> dict[str, tuple[Verb, ...]]:
    """All forms of the verbs, by folded form; a form without its accents is found too, where it is no other
    word.

    >>> forms()["affirme"][0].lemma, forms()["a"][0].tense
    ('affirmer', 'present')
    """
    table: dict[str, dict[Verb, None]] = {}
    for kind in CLASSES:
        for lemma in words("verbs", kind, "lemmas"):
            for form in conjugate(lemma):
                table.setdefault(fold(form.text), {})[Verb(lemma, kind, form.part, form.tense)] = None
            for text, part in _IRREGULAR.get(lemma, ()):
                verb = Verb(lemma, kind, part, "present" if part in FINITE else None)  # type: ignore[arg-type]
                table.setdefault(fold(text), {})[verb] = None
    bare: dict[str, dict[Verb, None]] = {}
    for word, readings in table.items():
        speech = {verb: None for verb in readings if verb.kind in SPEECH}
        if speech and (plain := _without_accents(word)) not in table and plain not in _OTHER_WORDS:
            bare.setdefault(plain, {}).update(speech)
    return {word: tuple(sorted(readings, key=_by_auxiliary)) for word, readings in (table | bare).items()}


def _by_auxiliary(verb: Verb) -> bool:
    """Auxiliaries first: "étaient" is not a form of étayer."""
    return verb.lemma not in AUXILIARIES


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


# Forms without accents that are other words.
_OTHER_WORDS = frozenset(
    (
        "lache precise degage peche cote prone cree cede resume legende reve scande revolte etonne etouffe"
    ).split()
)


@cache
def ambiguous() -> frozenset[str]:
    """Finite forms that are nouns, adjectives or prepositions too, folded.

    >>> "annonce" in ambiguous()
    True
    """
    return frozenset(map(fold, words("verbs", "ambiguous", "forms")))


@cache
def taking(what: str) -> frozenset[str]:
    """The lemmas that take an infinitive or a clause in a way of their own (keys of ``takes``).

    >>> "promettre" in taking("urge"), "tenir" in taking("helper")
    (True, True)
    """
    return frozenset(words("verbs", "takes", what))


def finite(word: str) -> Verb | None:
    """The finite reading of a folded word, speech verbs first.

    >>> finite("affirment").part, finite("table"), finite("lu")
    ('plural', Verb(lemma='tabler', kind='label', part='singular', tense='present'), None)
    """
    return next((verb for verb in forms().get(word, ()) if verb.part in FINITE), None)


def reading(word: str, part: Part) -> Verb | None:
    """The reading of a folded word as an infinitive or a participle.

    >>> reading("dit", "past participle").lemma, reading("dire", "past participle")
    ('dire', None)
    """
    return next((verb for verb in forms().get(word, ()) if verb.part == part), None)


@cache
def phrasal() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Lemma -> its fixed complements, each with the class it makes of the verb.

    >>> phrasal()["mettre"][0]
    (('en', 'garde'), 'incise')
    """
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in ("state", "incise"):
        for phrase in words("verbs", "phrasal", kind):
            lemma, *rest = phrase.split()
            table.setdefault(lemma, []).append((tuple(map(fold, rest)), kind))
    return {lemma: tuple(found) for lemma, found in table.items()}


_FINITE_ENDING = re.compile(
    r"\w\w(?:aient|(?:er|ir|dr|tr)ont|èrent|(?:er|ir|dr|tr)ait|(?:er|ir|dr|tr)aient|issent|issait|"
    r"[^aé][bcdfglmnpstv]era|"
    r"[bcdfglmnpstv]ira)$"
)
_INFINITIVE_ENDING = re.compile(r"\w\w(?:[^iè]er|[^o]ir|[aeo][in]?dre|ttre|uire|ïr)$|\w{3}ier$")


def looks_finite(word: str) -> bool:
    """True for an ending that only a finite verb has, whatever the verb.

    >>> looks_finite("zapperaient"), looks_finite("cinéma")
    (True, False)
    """
    return _FINITE_ENDING.search(word) is not None


def looks_infinitive(word: str) -> bool:
    """True for the ending of an infinitive of any verb.

    >>> looks_infinitive("débunker"), looks_infinitive("table")
    (True, False)
    """
    return _INFINITIVE_ENDING.search(word) is not None


def looks_participle(word: str) -> bool:
    """True for the ending of a past participle of the first group.

    >>> looks_participle("débunkées"), looks_participle("idée")
    (True, False)
    """
    return len(word) > _SHORT and word.endswith(("é", "ée", "és", "ées"))


_SHORT = 4  # letters: "idée", "été", "blé" are not participles by their ending
