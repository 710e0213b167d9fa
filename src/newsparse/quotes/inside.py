"""A reporting clause inside the marks: « A, explique X. B » is two pieces of one utterance."""

from __future__ import annotations

from dataclasses import dataclass

from newsparse.french.words import nouns
from newsparse.quotes import cues
from newsparse.quotes.cues import Cue
from newsparse.quotes.finite import has_verb
from newsparse.quotes.phrases import Names
from newsparse.quotes.tokens import Sentence, tokenise
from newsparse.quotes.verbs import at
from newsparse.text.quotation_marks import Marked


@dataclass(frozen=True)
class Pieces:
    """The parts of a quotation around the cue that stands inside its marks."""

    spans: tuple[tuple[int, int], ...]
    cue: Cue


def inside_pieces(text: str, pair: Marked, cue: Cue | None, names: Names) -> Pieces | None:
    """« A, explique X. B »: the parts around a reporting clause inside the marks."""
    if cue is not None or pair.end - pair.start < 20:
        return None
    tokens = tokenise(text, pair.start, min(pair.end, pair.start + 3000))
    for comma in range(len(tokens) - 1):
        if tokens[comma].text not in {",", "—", "–", "!", "?"}:
            continue
        inner = cues.read_incise(tokens, comma + 1, names)
        if inner is None or not _is_narrator(tokens, inner):
            continue
        close = _close_of(tokens, inner.last)
        if close < 0 and len(tokens) - inner.last > 3:
            continue
        first_end = tokens[comma].end if tokens[comma].text in "!?" else tokens[comma].start
        while first_end > pair.start and text[first_end - 1].isspace():
            first_end -= 1
        spans = [(pair.start, first_end)]
        if close >= 0 and close + 1 < len(tokens):
            spans.append((tokens[close + 1].start, pair.end))
        return Pieces(tuple(s for s in spans if s[1] > s[0]), inner)
    return None


def _close_of(tokens: Sentence, index: int) -> int:
    """The mark that ends a reporting clause inside the marks, over an apposition to its name; -1 for none."""
    marks = [k for k in range(index, min(index + 24, len(tokens))) if tokens[k].text in {",", ".", ";", "—", "–", ":"}]
    if not marks:
        return -1
    following = at(tokens, marks[0] + 1)
    if len(marks) > 1 and tokens[marks[0]].text == "," and following.low in _RELATIVES:
        return next((k for k in marks[1:] if tokens[k].text == "."), marks[1])
    manner = following.low in _MANNER or following.low.endswith(("é", "ée", "és", "ées"))
    if len(marks) > 1 and tokens[marks[0]].text == "," and manner and not has_verb(tokens, marks[0], marks[1]):
        return marks[1]
    opening = marks[0] + 1 + (at(tokens, marks[0] + 1).low in {"le", "la", "l'"})
    apposition = len(marks) > 1 and tokens[marks[0]].text == "," and at(tokens, opening).low in nouns("person") | nouns("body")
    return marks[1] if apposition and not has_verb(tokens, marks[0], marks[1]) else marks[0]


# What tells of a speaker behind the name: "dit X, qui dirige Ardo.", "dit X, alors présidente d'Ardo.", "dit X, un brin agacé,".
_RELATIVES = frozenset({"qui", "dont"})
_MANNER = frozenset("alors ancien ancienne futur future visiblement presque manifestement très lui-même elle-même un une".split())


def _is_narrator(tokens: Sentence, cue: Cue) -> bool:
    """The clause is the journalist's: its subject is a pronoun of the third person, or a name."""
    if cue.speaker is None:
        return False
    if cue.speaker.kind == "pronoun":
        return tokens[cue.speaker.first].low.lstrip("-t") in {"il", "elle", "ils", "elles"}
    return cue.speaker.kind == "name" or (cue.speaker.kind == "person" and tokens[cue.speaker.first].low in _SINGULAR)


_SINGULAR = frozenset({"le", "la", "l'", "un", "une"})
