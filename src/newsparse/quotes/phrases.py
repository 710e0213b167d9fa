"""Noun phrases that can be a source of speech: pronouns, names with their titles and roles, people, bodies, documents.

« le chercheur de Kaspersky », « M. Anstee », « le critique Ian Bogost », « une étude menée par Netscout », « ce dernier ».
The phrase runs from its determiner to the name it leads to, and leaves out what follows the name.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from newsparse.french.words import demonyms, nouns
from newsparse.quotes import lexicon
from newsparse.quotes.appositions import Names as Names
from newsparse.quotes.appositions import apposed, known_at
from newsparse.quotes.phrase_words import ADJECTIVES, ARTICLES, FIXED, LINKS, LINKS_AND_ARTICLES, MADE_BY, STOPS
from newsparse.quotes.some import some_of
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at, read_verb


class Phrase(NamedTuple):
    """A noun phrase: its tokens (``last`` exclusive), its place in the text and what heads it."""

    first: int
    last: int
    start: int
    end: int
    kind: str  # pronoun, name, person, body, document, other
    label: str = ""


_PRONOUNS = lexicon.PERSONAL | lexicon.STRESSED | lexicon.DEMONSTRATIVES


@cache
def sources() -> frozenset[str]:
    """All nouns that head a phrase of a source.

    >>> "étude" in sources(), "table" in sources()
    (True, False)
    """
    return nouns("person") | nouns("body") | nouns("document")


def read_phrase(tokens: Sentence, index: int, names: Names) -> Phrase | None:
    """The noun phrase that begins at ``index``, or ``None``.

    >>> from newsparse.quotes.tokens import tokenise
    >>> text = "le chercheur de Kaspersky dans un entretien"
    >>> p = read_phrase(tokenise(text, 0, len(text)), 0, {})
    >>> text[p.start:p.end], p.kind
    ('le chercheur de Kaspersky', 'person')
    """
    token = at(tokens, index)
    if not token.is_word and token.low not in lexicon.OPENING_DETERMINERS:
        return None
    pronoun = _pronoun(tokens, index)
    if pronoun:
        return pronoun
    if token.text.isupper() and token.low in nouns("person"):  # "PDG de Nokia"
        return _nominal(tokens, index - 1, names)
    if token.low in lexicon.TITLES or (token.is_capital and token.low not in lexicon.OPENING_DETERMINERS):
        return _name(tokens, index, names)
    if token.low in lexicon.OPENING_DETERMINERS:
        return _nominal(tokens, index, names)
    if token.low in sources():  # a coordinated or bare phrase
        return _nominal(tokens, index - 1, names)
    return None


def _phrase(tokens: Sentence, first: int, last: int, kind: str, label: str = "") -> Phrase:
    return Phrase(first, last, tokens[first].start, tokens[last - 1].end, kind, label)


def _pronoun(tokens: Sentence, index: int) -> Phrase | None:
    word, following = tokens[index].low, at(tokens, index + 1).low
    if word in {"ce", "cette", "ces"} and following in {"dernier", "derniere", "dernière", "derniers", "dernières"}:
        return _phrase(tokens, index, index + 2, "pronoun")
    if word in {"l'", "la", "le", "les", "l"} and following in {"intéressé", "intéressée", "intéressés"}:
        return _phrase(tokens, index, index + 2, "pronoun")
    if word in {"le", "la", "les"} and following in {"même", "mêmes"} and not at(tokens, index + 2).is_word:
        return _phrase(tokens, index, index + 2, "pronoun")
    several = some_of(tokens, index)
    if several:
        return _phrase(tokens, index, several, "person")
    if word in _PRONOUNS and not word.startswith("-"):
        return _phrase(tokens, index, index + 1, "pronoun")
    return None


def is_pronoun(tokens: Sentence, index: int) -> bool:
    """True where a pronoun that can speak stands at a token."""
    return index < len(tokens) and _pronoun(tokens, index) is not None


def _name(tokens: Sentence, index: int, names: Names) -> Phrase | None:
    first = index
    while at(tokens, index).low in lexicon.TITLES:
        index += 1
    known = known_at(tokens, index, names)
    if known and index == first and at(tokens, known[0]).is_capital and known[1] != "PER" and known_at(tokens, known[0], names):
        known = known_at(tokens, known[0], names)  # "Google Sundar Pichai"
    if known:
        return _phrase(tokens, first, known[0], "name", known[1])
    last = _capitals(tokens, index)
    if last == index:
        return None
    if last == index + 1 and first == index and tokens[index].low in lexicon.no_names():
        return None
    return _phrase(tokens, first, last, "name", "PER" if first < index else "")


def _capitals(tokens: Sentence, index: int) -> int:
    """The index behind a run of capitalised words and the particles between them."""
    last = index
    while at(tokens, last).is_word and at(tokens, last).is_capital and at(tokens, last).low not in lexicon.PREPOSITIONS:
        last += 1
        step = last
        while at(tokens, step).low in lexicon.PARTICLES and step - last < 3 and step > index:
            step += 1
        if step > last and at(tokens, step).is_capital and at(tokens, step).is_word and at(tokens, last).low not in {"et", "&"}:
            last = step
    return last


def _nominal(tokens: Sentence, first: int, names: Names) -> Phrase | None:
    """A determiner, its noun and what follows, up to the name."""
    index = last = first + 1
    head, label, named = "", "", False
    while index - first < _LONGEST:
        token = at(tokens, index)
        known = known_at(tokens, index, names)
        if not head and not known and token.text.isupper() and token.low in nouns("person"):  # "PDG"
            head, index = "person", index + 1
            last = index
        elif known or (token.is_word and token.is_capital and not token.text.isdigit()):
            step, label = known if known else (_capitals(tokens, index), "")
            if step == index:  # a capitalised small word in a line of capitals opens no name
                break
            index = last = step
            named = True
            if label == "PER" or not _goes_on(tokens, index):
                break
        elif _ends_phrase(tokens, first, index):
            break
        else:
            step, is_noun = _step(tokens, index, head)
            if step == index:
                break
            head = head or (_head(tokens[step - 1].low if token.low in {"jeune", "jeunes"} else token.low) if is_noun else "")
            index = step
            last = index if is_noun else last
    if last == first + 1 and not named:
        return None
    if not head and not named and last == first + 2 and tokens[first].low in {"le", "la", "l'"} and tokens[first + 1].low in demonyms():
        head = "body"  # "le néerlandais"
    head = head or _law(tokens, first + 1, label)
    first = first if at(tokens, first).low in lexicon.OPENING_DETERMINERS else first + 1
    if head == "person" and label != "PER" and tokens[first].low not in {"un", "une", "des", "les"}:
        person = apposed(tokens, last, names)
        if person:
            return _phrase(tokens, first, person, "person", "PER")
    return _phrase(tokens, first, last, head or ("name" if named else "other"), label)


def _law(tokens: Sentence, index: int, label: str) -> str:
    """The kind of a name that opens with the noun of what can be cited: "la loi pour une République numérique"."""
    noun = at(tokens, index).low
    return next((kind for kind in ("document", "body") if label == "MISC" and noun in nouns(kind)), "")  # "l'Office fédéral de"


# Tokens of a phrase; more is no phrase that heads a reporting verb.
_LONGEST = 18


def _ends_phrase(tokens: Sentence, first: int, index: int) -> bool:
    token, following = at(tokens, index), at(tokens, index + 1).low
    if not token.is_word and token.low not in LINKS_AND_ARTICLES:
        return True
    if (
        (token.low, following) in FIXED
        or _speciality(tokens, index)
        or token.low in LINKS
        or (token.low in MADE_BY and following in {"par", "pour"})
    ):
        return False
    return (
        token.low in STOPS
        or (index > first + 1 and _qualifies(tokens, index))
        or token.low in lexicon.MONTHS_AND_DAYS
        or (index > first + 1 and not _continues(tokens, index) and not (tokens[index - 1].low in ARTICLES and token.low in sources()))
    )


_IRREGULAR = frozenset(form + ending for form in ("venu", "paru", "reçu", "écrit", "issu", "remis") for ending in ("", "e", "s", "es"))


def _qualifies(tokens: Sentence, index: int) -> bool:
    """True at a participle that opens what is told about a noun: "un ingénieur croisé sur le stand", "le plan déposé en mai"."""
    word = tokens[index].low
    participle = len(word) > 4 and word.endswith(("é", "ée", "és", "ées")) and word not in sources()
    following = at(tokens, index + 1).low
    dated = following in lexicon.MONTHS_AND_DAYS | {"hier"} or (following == "le" and at(tokens, index + 2).text.isdigit())
    governs = following in lexicon.PREPOSITIONS | {"au", "aux"}
    return (participle and (governs or dated)) or (word in _IRREGULAR and (governs or dated or following in lexicon.infinitives()))


def _speciality(tokens: Sentence, index: int) -> bool:
    """True where "en" and a noun lead from a role to its name: "le chercheur en sécurité Jean Roux"."""
    return tokens[index].low == "en" and not at(tokens, index + 1).is_capital and at(tokens, index + 2).is_capital and index > 1


def _step(tokens: Sentence, index: int, head: str) -> tuple[int, bool]:
    """The index behind one link or word of a phrase, and whether the phrase may end there; the same index where it stops before."""
    token, following = tokens[index], at(tokens, index + 1).low
    if token.low in MADE_BY and following in {"par", "pour"} and head:
        return index + 2 + (at(tokens, index + 2).low in {"la", "le", "les", "l'"}), False
    if (token.low, following) in FIXED or (head == "person" and _speciality(tokens, index)):
        return index + 2, True
    if token.low in LINKS:
        behind = index + 1 + (following in {"la", "l'", "le", "les", "son", "sa", "ses", "leur", "leurs", "notre"})
        return (behind, False) if at(tokens, behind).is_word else (index, False)
    return index + 1, True


def _goes_on(tokens: Sentence, index: int) -> bool:
    """True where a phrase goes on behind a name: "la Commission européenne Ursula ...", "l'Economie et des Finances"."""
    token = at(tokens, index)
    return (
        (token.is_word and token.low.endswith(ADJECTIVES) and token.low not in lexicon.finite_forms())
        or token.is_capital
        or (token.low in {"de", "du", "d'", "des"} and at(tokens, index + 1).low in {"la", "l'"} | nouns("body"))
    )


def _continues(tokens: Sentence, index: int) -> bool:
    token = tokens[index]
    return (
        token.low not in lexicon.finite_forms()
        and token.low not in lexicon.AUXILIARIES
        and not lexicon.is_adverb(token.low)
        and (not (read_verb(tokens, index) and token.low not in lexicon.ambiguous_forms() and token.low not in sources()))
    )


def _head(word: str) -> str:
    if word in {"pousse", "pousses"}:
        return "body"
    return next((kind for kind in ("person", "body", "document") if word in nouns(kind)), "")


def is_source(phrase: Phrase | None) -> bool:
    """True for a phrase that can say something: a pronoun, a name, a person, a body, a document."""
    return phrase is not None and phrase.kind != "other" and (phrase.label != "MISC" or phrase.kind in {"document", "body"})
