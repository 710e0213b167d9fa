"""Reads the examples of this folder whose sources are given: who says the words, apart from how they are
found.
"""

from __future__ import annotations

import re
from typing import Any

from newsparse.record import Entity, Quote, Span
from newsparse.speakers.attribute import decisions


def speakers(data: dict[str, Any]) -> list[str]:
    """Who says each quotation of an example; "-" for nobody."""
    text = data["text"]
    decided = decisions(
        text, [quote(text, *given) for given in data["asks"]], entities_of(data), title=data.get("title")
    )
    return [decision.name or "-" for _, decision in sorted(decided, key=lambda pair: pair[0].start)]


def entities_of(data: dict[str, Any]) -> list[Entity]:
    """The entities of an example, with their places."""
    text = data["text"]
    given = {name: label for label, _, name in (line.partition(" ") for line in data["entities"])}
    longest = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(given, key=len, reverse=True))
    )
    places: dict[str, list[Span]] = {name: [] for name in given}
    for found in longest.finditer(text):
        places[found.group()].append(Span(text=found.group(), start=found.start(), end=found.end()))
    return [
        Entity(id=name, name=name, label=label, mentions=tuple(places[name])) for name, label in given.items()
    ]


def quote(text: str, words: str, source: str, _speaker: str, cue: str = "dit") -> Quote:
    """A quotation of a text, with the phrase of its source: behind it, else before it."""
    start = text.index(words)
    found = (
        re.compile(rf"(?<!\w){re.escape(source)}(?!\w)").search(text, start + len(words)) if source else None
    )
    place = found.start() if found else text.rfind(source, 0, start) if source else None
    end = place + len(source) if place is not None else None
    rule = "direct.after.incise" if source else "direct.alone"
    told = {"speaker_text": source or None, "speaker_start": place, "speaker_end": end}
    return Quote(text=words, start=start, end=start + len(words), kind="direct", rule=rule, cue=cue, **told)
