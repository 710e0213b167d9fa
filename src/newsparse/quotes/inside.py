"""A reporting clause inside the marks: « A, explique X. B » is two pieces of one utterance."""

from __future__ import annotations

from typing import NamedTuple

from newsparse.french import read_tokens, tokenise
from newsparse.quotes import constructions
from newsparse.quotes.constructions import letters
from newsparse.quotes.cues import Cue, of_match
from newsparse.quotes.found import View
from newsparse.quotes.glance import tells


class Pieces(NamedTuple):
    """The parts of a quotation around the cue that stands inside its marks."""

    spans: tuple[tuple[int, int], ...]
    cue: Cue


_BEFORE = frozenset({",", "—", "–", "!", "?", "-"})  # marks before a reporting clause
_NEAR = 4  # tokens behind one in which its verb begins
_SHORTEST = 20  # characters of a quotation that holds a clause and its reporter
_LOOKED_AT = 3000  # characters
_CLOSING = 10  # chunks from a reporting clause to the mark that ends it, over what is told about a name


def inside_pieces(view: View, place: int) -> Pieces | None:
    """« A, explique X. B »: the parts around a reporting clause inside the marks."""
    pair, text = view.pair(place), view.reading.text
    if pair.end - pair.start < _SHORTEST:
        return None
    tokens = tokenise(text, pair.start, min(pair.end, pair.start + _LOOKED_AT))
    if not any(t.text in _BEFORE and tells(tokens[k + 1 : k + 1 + _NEAR]) for k, t in enumerate(tokens)):
        return None
    reading = read_tokens(text, tokens, view.names)
    chain = letters(reading)
    for index in range(1, len(chain)):
        mark = tokens[reading.chunks[index - 1].first].text
        if chain[index - 1] not in ",—" and mark not in "!?":
            continue
        match = next(constructions.incises(chain, index - (chain[index - 1] != "."), inside=True), None)
        inner = of_match(reading, match) if match else None
        if match is None or inner is None or not _is_narrator(inner):
            continue
        close = _close(chain, match.last)
        if close < 0 and len(chain) - match.last > 1:
            continue
        first_end = reading.chunks[index - 1].first
        end = tokens[first_end].end if mark in "!?" else tokens[first_end].start
        spans = [(pair.start, pair.start + len(text[pair.start : end].rstrip()))]
        if 0 <= close < len(chain) - 1:
            spans.append((tokens[reading.chunks[close + 1].first].start, pair.end))
        return Pieces(tuple(span for span in spans if span[1] > span[0]), inner)
    return None


def _close(chain: str, index: int) -> int:
    """The chunk of the mark that ends a reporting clause, over an apposition or a relative clause; -1 for
    none.
    """
    marks = [k for k in range(index, min(index + _CLOSING, len(chain))) if chain[k] in ",.;—:"]
    if not marks:
        return -1
    if (
        len(marks) > 1
        and chain[marks[0]] == ","
        and chain[marks[0] + 1] in "NOJrxa"
        and not set(chain[marks[0] + 1 : marks[1]]) & set("SLTVBU")
    ):
        return marks[1]
    relative = chain[marks[0]] == "," and chain[marks[0] + 1 : marks[0] + 2] == "r"
    return next((k for k in marks[1:] if chain[k] == "."), marks[0]) if relative else marks[0]


def _is_narrator(cue: Cue) -> bool:
    """The clause is the journalist's: its subject is a pronoun of the third person, a name, or a singular
    person.
    """
    speaker = cue.speaker
    if speaker is None:
        return False
    if speaker.kind == "pronoun":
        return speaker.word in {"il", "elle", "ils", "elles"}
    return (
        speaker.kind == "name"
        or speaker.label == "PER"
        or (speaker.kind == "person" and not speaker.plural)
        or speaker.determiner == "notre"
        or (speaker.kind == "body" and speaker.determiner in {"le", "la", "l'"})
    )
