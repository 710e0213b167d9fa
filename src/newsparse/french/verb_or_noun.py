"""Forms of verbs that are nouns, adjectives or articles where they stand: « une annonce », « la note »."""

from __future__ import annotations

from newsparse.french import verbs
from newsparse.french.people import kind_of
from newsparse.french.small_words import (
    CLITICS,
    DETERMINERS,
    OPENING,
    PREPOSITIONS,
    SUBJECTS,
    THAT,
    few,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at
from newsparse.french.verbs import AUXILIARIES

# Unions of word lists, made once: they are asked for at every word.
_NEUTER = few("pronouns", "neuter")
_COUNTING = few("determiners", "counting")
_NOUN_BEHIND = DETERMINERS - {"tout", "tous", "toutes"}
_GOVERNS = OPENING | THAT | CLITICS
_OBJECTS = OPENING | THAT | SUBJECTS | {"ne", "n'"}
_SUBJECTS_OR_WHO = SUBJECTS | {"qui"}
_GOVERNING = PREPOSITIONS - {"de"}
_ADVERBIAL = (PREPOSITIONS - {"de", "d'"}) | {"au", "aux"}
_PREPOSITIONS_OF_NOUNS = PREPOSITIONS - {"en"}
_BEFORE_CLITICS = SUBJECTS | {"qui", "comme"}
_TOLD = SUBJECTS | few("pronouns", "relative") | _NEUTER
ARTICLES = frozenset({"le", "la", "les", "l'", "leur"})


def is_article(tokens: Sentence, index: int, verb: int, clitics: list[str]) -> bool:
    """True where "le", "la", "les" before a word is its article: nothing tells a verb, and the word may be a
    noun.
    """
    if len(clitics) > 1 and clitics[-2] not in ARTICLES:
        return False
    word, before = tokens[verb].low, at(tokens, index - 1).low
    if before in _BEFORE_CLITICS or before in _NEUTER:
        return False
    found = verbs.finite(word)
    if (
        before in THAT
        and at(tokens, index - 2).low == "ainsi"
        and found is not None
        and found.kind in verbs.SPEECH
    ):
        return False  # "ainsi que l'indique X"
    named = at(tokens, index - 1).is_capital and found is not None  # "Zoé Roy le refuse"
    if named and word not in verbs.ambiguous() and not kind_of(word):
        return False
    if found is not None and found.tense != "present" and word not in verbs.ambiguous():
        return False  # "les secours l'accusaient": no noun has such an ending
    if word in verbs.forms() and found is None:
        return (
            verbs.reading(word, "infinitive") is None
            or before not in {"de", "d'", "pour", "à", "sans"} | PREPOSITIONS
        )
    return found is None or word in verbs.ambiguous() or found.lemma not in AUXILIARIES


def is_adjective(tokens: Sentence, verb: int, clitics: list[str]) -> bool:
    """True for a word in -ant that is a noun or an adjective: "consultant chez Ardo", "un signal
    inquiétant".
    """
    if clitics or at(tokens, verb - 1).low == "en":
        return False
    after = at(tokens, verb + 1)
    governs = after.low in _GOVERNS or after.quote >= 0 or after.text == ":" or after.is_capital
    governs = (
        governs
        or verbs.reading(after.low, "infinitive") is not None
        or verbs.reading(after.low, "past participle") is not None
    )
    return not governs and (
        kind_of(tokens[verb].low) == "person" or not (after.low in _ADVERBIAL or is_adverb(after.low))
    )


def is_noun_here(tokens: Sentence, verb: int, clitics: list[str]) -> bool:
    """True for a form that is a noun or an adjective where it stands: "une annonce", "la firme
    note" is not one.
    """
    word, before = tokens[verb].low, at(tokens, verb - 1).low
    if clitics == ["en"] and (
        word in verbs.ambiguous() or kind_of(at(tokens, verb - 2).low) == "person"
    ):  # "En cause", "chercheur en pêche"
        return at(tokens, verb - 2).low not in _SUBJECTS_OR_WHO
    if clitics:
        earlier = at(tokens, verb - 2).low
        return (
            clitics[-1] in ARTICLES
            and word in verbs.ambiguous()
            and len(clitics) == 1
            and earlier not in SUBJECTS
            and earlier != "comme"
        )
    counted = before in _COUNTING and word not in verbs.ambiguous()  # "un sur dix déclarent"
    if (before in _NOUN_BEHIND and not counted) or before in _PREPOSITIONS_OF_NOUNS:
        return True
    if before in _TOLD:
        return False
    if word in PREPOSITIONS:  # "contre", "entre"
        return True
    if kind_of(word) == "person" and word not in verbs.ambiguous():  # "Zoé Roy, président"
        return at(tokens, verb + 1).low[:1] != "-"
    if word not in verbs.ambiguous() or (
        verb > 0 and (at(tokens, verb - 1).is_capital or before in {",", ")", "—", "–"})
    ):
        return False
    after = at(tokens, verb + 1)
    governs = after.low in _OBJECTS or after.quote >= 0 or after.text == ":" or is_adverb(after.low)
    inverted = after.low[:1] == "-" and len(after.low) > 1
    named = (
        after.is_capital
        or after.low in {"avoir", "être"}
        or verbs.reading(after.low, "infinitive") is not None
    )
    asked = after.low == "si" or (
        after.low in {"de", "d'"} and verbs.reading(at(tokens, verb + 2).low, "infinitive") is not None
    )
    return not (governs or inverted or named or asked or after.low in _GOVERNING)
