"""Who can be a source: phrases that say something, and phrases that hold a view."""

from __future__ import annotations

from newsparse.french import NounPhrase, Reading
from newsparse.french.loading import words

# Verbs whose "il" is nobody.
_IMPERSONAL = frozenset({"falloir", "agir", "suffire", "pleuvoir", "exister"})


def is_somebody(phrase: NounPhrase | None) -> bool:
    """True for a phrase that can say something: a pronoun, a name, a person, a body, a document.

    >>> from newsparse.french import read
    >>> [is_somebody(read(text).chunks[0].phrase) for text in ("La firme dit", "Le prix monte", "Elle dit")]
    [True, False, True]
    """
    return phrase is not None and phrase.kind != "other"


def holds_views(phrase: NounPhrase) -> bool:
    """True for whoever "selon X" can name: somebody, and no measure: "selon le cycle WLTP".

    >>> from newsparse.french import read
    >>> [holds_views(read(text).chunks[0].phrase) for text in ("La firme dit", "Le cycle WLTP dit")]
    [True, False]
    """
    return is_somebody(phrase) and phrase.word not in words("words", "viewpoint", "measures")


def can_hold_a_view(phrase: NounPhrase) -> bool:
    """True for whoever "pour X, ..." can report: "pour Zoé Roy, tout change", not "pour les clients, c'est
    gratuit".

    >>> from newsparse.french import read
    >>> [
    ...     can_hold_a_view(read(text).chunks[0].phrase)
    ...     for text in ("Le syndicat dit", "Les clients disent", "Zoé Roy dit")
    ... ]
    [True, False, True]
    """
    if phrase.kind == "pronoun":
        return phrase.word in {"lui", "elle", "eux", "elles"} or phrase.word.startswith(
            ("celui", "celle", "ceux")
        )
    if phrase.kind == "name":
        return phrase.label in {"PER", "ORG"} or (not phrase.label and phrase.last - phrase.first >= 2)
    if phrase.kind == "person" and phrase.word in words("roles", "concerned", "nouns"):
        return False
    if phrase.kind == "person":
        return (
            phrase.head == phrase.first
            or phrase.label == "PER"
            or not phrase.plural
            or phrase.word in words("roles", "viewers", "nouns")
            or not phrase.determiner
        )
    return phrase.kind == "body" and phrase.determiner in {"le", "la", "l'", "les"}


def main_subject(reading: Reading, letters: str, *, pronouns: bool = False) -> NounPhrase | None:
    """Who the first clauses of a sentence (its ``letters``) are about, where it is somebody: the subject of
    the main verb.

    >>> from newsparse.french import read
    >>> sentence = read("Mardi, la maire, qui a peur, sourit.")
    >>> sentence.words(main_subject(sentence, "d,N,rVN,V."))
    'la maire'
    """
    main = [k for k, letter in enumerate(letters) if letter in "SLTUBV" and not reading.is_inner(k)]
    index, subject = next(((k, found) for k in main if (found := reading.subject(k))), (0, None))
    taken_up = pronouns and subject is not None and subject.word in {"il", "elle"}
    if subject is None or not is_somebody(subject):
        return None
    return subject if subject.kind != "pronoun" or (taken_up and not _is_impersonal(reading, index)) else None


def _is_impersonal(reading: Reading, index: int) -> bool:
    verb = reading.chunks[index].verb
    return verb is None or verb.lemma in _IMPERSONAL or "y" in verb.clitics
