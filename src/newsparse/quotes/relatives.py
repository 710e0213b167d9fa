"""A source that a relative pronoun takes up: « X, pour qui ... », « un rapport de X selon lequel ... »."""

from __future__ import annotations

from newsparse.quotes.cues import Cue
from newsparse.quotes.phrases import Names, Phrase, is_source, read_phrase
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at

# Pronouns behind a preposition that make the noun before them a source: "X, pour qui", "un rapport selon lequel".
_RELATIVE = frozenset("qui lequel laquelle lesquels lesquelles".split())
_COPULAS = frozenset({"est", "était", "sera", "serait"})
_ANTECEDENT = 24  # tokens before a relative pronoun in which its antecedent begins


def _before_date(tokens: Sentence, end: int) -> int:
    """Where a phrase ends whose date is told between commas: "une note de l'office, datée du 8 février, selon laquelle"."""
    comma = next((k for k in range(end - 1, max(-1, end - 8), -1) if tokens[k].text == ","), -1)
    told = at(tokens, comma + 1).low if comma >= 0 else ""
    return comma if told.endswith(("é", "ée", "és", "ées")) else end


def relative_source(tokens: Sentence, index: int, names: Names) -> Cue | None:
    """ "X, pour qui", "un rapport de X selon lequel": the source stands before.

    >>> from newsparse.quotes.tokens import tokenise
    >>> text = "un rapport selon lequel"
    >>> cue = relative_source(tokenise(text, 0, len(text)), 2, {})
    >>> text[cue.speaker.start : cue.speaker.end]
    'un rapport'
    """
    last = index + 1
    if [at(tokens, index).low, at(tokens, index + 1).low] == ["d'", "après"]:
        last = index + 2
    elif at(tokens, index).low not in {"pour", "selon"}:
        return None
    pronoun = at(tokens, last).low
    if pronoun not in _RELATIVE or (pronoun != "qui" and at(tokens, index).low == "pour"):
        return None
    end = _before_date(tokens, index - (at(tokens, index - 1).text == ","))
    best: Phrase | None = None
    for start in range(end - 1, max(-1, end - _ANTECEDENT), -1):
        phrase = read_phrase(tokens[:end], start, names)
        predicate = phrase is not None and at(tokens, phrase.first - 1).low in _COPULAS  # "c'est une déclaration selon laquelle"
        if phrase is None or not is_source(phrase) or phrase.kind == "pronoun" or predicate:
            continue
        if pronoun == "qui" and phrase.label == "PER":
            best = phrase
            break
        if phrase.last == end and (pronoun != "qui" or best is None):
            best = phrase
        elif phrase.last < end and best is not None and pronoun != "qui":
            break
    return Cue(tokens[index].start, tokens[last - 1].end, index, last + 1, best, "selon") if best else None
