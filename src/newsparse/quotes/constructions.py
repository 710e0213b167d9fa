"""The constructions of reported speech (``constructions.toml``) and the one matcher that finds them.

A sentence is a chain of chunks; ``letters`` writes it as a string, and a construction is a regular expression
over it. Where it matched, ``cue`` and ``source`` are chunks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from newsparse.french import Reading
from newsparse.french.groups import Chunk, NounPhrase, VerbGroup
from newsparse.french.loading import words
from newsparse.french.verbs import SPEECH
from newsparse.quotes.sources import can_hold_a_view, holds_views, is_somebody

PLACES = ("behind", "colon", "before", "clause")
# Any number of insertions; alternatives begin with different letters, so that matching stays linear.
_SKIP = r"(?:[adg]|P|J(?=[dP])|px|G(?!q)|\([^()]{0,40}\)|—[^—Q;:]{1,40}—|,[^,QSTULBVq;:.]{1,40},)*"


class Construction(NamedTuple):
    """A pattern, where it is tried, and what its match needs besides (see ``needs`` in the data)."""

    name: str
    place: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


class Match(NamedTuple):
    """A construction found: the chunks of its cue and its source (-1 for none), and where it ends."""

    construction: Construction
    cue: int
    source: int
    clause: int
    last: int


@cache
def constructions(place: str) -> tuple[Construction, ...]:
    """The constructions of one place, in order.

    >>> constructions("behind")[0].name
    'incise'
    """
    return tuple(
        Construction(
            str(item["name"]),
            place,
            re.compile(str(item["pattern"]).replace("{SKIP}", _SKIP)),
            frozenset(item.get("needs", ())),
        )
        for item in data()[place]
    )


@cache
def data() -> dict[str, list[dict[str, list[str] | str]]]:
    """The constructions as they stand in the file."""
    return tomllib.loads(files("newsparse.quotes").joinpath("constructions.toml").read_text("utf-8"))


def behind(letters: str, position: int) -> Iterator[Match]:
    """The constructions that begin at a position."""
    for construction in constructions("behind"):
        if match := construction.pattern.match(letters, position):
            yield _match(construction, match)


def incises(letters: str, position: int, *, inside: bool = False) -> Iterator[Match]:
    """The reporting clauses that begin at a position and name their source, if at all, behind the verb;
    ``inside`` marks of quotation no comma need part them.
    """
    for match in behind(letters, position):
        parted = match.construction.needs <= ({"open"} if inside else set())
        own = match.construction.name == "incise" and parted
        sources = "NHO" if inside else "NH"
        named = match.source < 0 or (match.source > match.cue and letters[match.source] in sources)
        if own and match.cue >= 0 and named:
            yield match


def before(place: str, letters: str, position: int) -> Iterator[Match]:
    """The constructions that end at a position."""
    head = letters[:position]
    for construction in constructions(place):
        if match := construction.pattern.search(head):
            yield _match(construction, match)


def clauses(letters: str, position: int) -> Iterator[Match]:
    """The constructions of a reported clause whose cue stands at a position."""
    for construction in constructions("clause"):
        if match := construction.pattern.match(letters, position):
            yield _match(construction, match)


def _match(construction: Construction, match: re.Match[str]) -> Match:
    groups = {name: match.start(name) if match.group(name) else -1 for name in match.re.groupindex}
    return Match(
        construction, groups.get("cue", -1), groups.get("source", -1), groups.get("clause", -1), match.end()
    )


# ---- letters -----------------------------------------------------------------------------------------------
def letters(reading: Reading) -> str:
    """A sentence as one letter a chunk.

    >>> from newsparse.french import read
    >>> letters(read("Mardi, Zoé Roy a déclaré que tout change, selon elle."))
    'd,NSqhV,W.'
    """
    return "".join(_letter(chunk) for chunk in reading.chunks)


def _letter(chunk: Chunk) -> str:
    if chunk.verb is not None:
        return _verb_letter(chunk.verb)
    if chunk.kind == "N" and chunk.phrase is not None:
        return _noun_letter(chunk.phrase)
    if chunk.kind in "Pp":
        if chunk.word == "selon":
            return "W" if chunk.phrase is None or holds_views(chunk.phrase) else "P"
        if (
            chunk.word == "pour"
            and chunk.kind == "P"
            and (chunk.phrase is None or can_hold_a_view(chunk.phrase))
        ):
            return "w"
        return chunk.kind
    if chunk.kind == "a" and chunk.word in {"ne", "n'"}:
        return "n"
    return "b" if chunk.kind == "s" else chunk.kind


# Verbs whose inversion asks or goes with "il": "a-t-il", "peut-elle", "faut-il".
_ASKING = frozenset({"être", "avoir", "aller", "faire", "falloir", "pouvoir", "devoir", "vouloir", "savoir"})


def _verb_letter(verb: VerbGroup) -> str:
    speech = (verb.kind in SPEECH or verb.kind == "label") and not (
        verb.lemma == "témoigner" and "en" in verb.clitics
    )
    if verb.form == "finite":
        if verb.lemma == "apprendre" and verb.pronoun >= 0:  # "a-t-on appris auprès de X"
            return "T"
        if verb.pronoun >= 0 and not verb.passive:
            return (
                "T"
                if verb.kind in SPEECH
                else "V"
                if verb.lemma in _ASKING or verb.tense != "present"
                else "U"
            )
        return (
            "B"
            if verb.passive
            else "S"
            if speech and verb.kind in SPEECH
            else "L"
            if verb.kind == "label"
            else "V"
        )
    if verb.form == "past":
        return "J"
    upper, lower = ("G", "g") if verb.form == "participle" else ("I", "i")
    return upper if speech else lower


def _noun_letter(phrase: NounPhrase) -> str:
    if phrase.kind != "pronoun":
        return "N" if is_somebody(phrase) else "O"
    word = phrase.word
    if word in words("words", "pronouns", "subject"):
        return {"on": "M", "il": "H", "elle": "H", "ils": "H", "elles": "H"}.get(word, "h")
    return "h" if word in words("words", "pronouns", "neuter") else "H"
