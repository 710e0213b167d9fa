"""Who stands behind "on": « dit-on chez X », « on assure à la mairie », « on nous a dit »."""

from __future__ import annotations

from newsparse.quotes.phrases import Names, Phrase, read_phrase
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import VerbGroup

_PLACES = frozenset("chez à au aux dans".split())


def behind_on(tokens: Sentence, group: VerbGroup, subject: Phrase, names: Names) -> Phrase | None:
    """Who "on" is: "Chez X, on indique que", "Au cabinet du maire, on répond que"; ``None`` where the text does not say.

    >>> from newsparse.quotes.subjects import subject_before
    >>> from newsparse.quotes.tokens import tokenise
    >>> from newsparse.quotes.verbs import read_verb
    >>> text = "À la préfecture, on indique que"
    >>> tokens = tokenise(text, 0, len(text))
    >>> group = read_verb(tokens, 5)
    >>> p = behind_on(tokens, group, subject_before(tokens, group, {}), {})
    >>> text[p.start:p.end]
    'la préfecture'
    """
    for start in range(subject.first - 1, -1, -1):
        if tokens[start].text in {";", ":"}:
            return None
        side = [t.low for t in tokens[start : start + 3]] in (["du", "côté", "de"], ["du", "côté", "d'"], ["du", "côté", "du"])
        if not side and (tokens[start].low not in _PLACES or (start and tokens[start - 1].text not in {",", "—", "."})):
            continue
        contracted = tokens[start].low in {"au", "aux"} or (side and tokens[start + 2].low == "du")
        phrase = read_phrase(tokens, start + (3 if side else 1), names)
        if phrase is None and contracted:
            phrase = read_phrase(tokens, start + (2 if side else 0), names)
        if phrase and phrase.kind in {"name", "body", "person"} and phrase.label in {"", "ORG", "PER", "LOC"}:  # "Du côté de Bercy"
            return phrase
    return None


def is_told(tokens: Sentence, group: VerbGroup) -> bool:
    """True where somebody is told it: "on m'a assuré que", "on lui avait juré que"."""
    return any(tokens[k].low in _ADDRESSEES for k in range(group.first, group.last))


_ADDRESSEES = frozenset("m' me nous lui leur".split())
