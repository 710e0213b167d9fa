"""Who is told to be what: « Zoé Roy, PDG d'Ardo », « la PDG d'Ardo, Zoé Roy », « la PDG Zoé Roy », « Zoé Roy
(PDG) ».
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.french.chunked import Reading
from newsparse.french.groups import NounPhrase
from newsparse.french.small_words import OF


def described(reading: Reading) -> Iterator[tuple[tuple[int, int], NounPhrase]]:
    """The names of a sentence (as characters) with the phrase of what each is told to be.

    >>> from newsparse.french.reader import read
    >>> text = "Zoé Roy, PDG d'Ardo, et le ministre Jean Roux sourient."
    >>> [
    ...     (text[a:b], text[role.start : role.end])
    ...     for (a, b), role in described(read(text, [(0, 7, "PER"), (37, 46, "PER")]))
    ... ]
    [('Zoé Roy', "PDG d'Ardo"), ('Jean Roux', 'le ministre Jean Roux')]
    """
    chunks, kinds, tokens = reading.chunks, reading.kinds, reading.tokens
    for index, chunk in enumerate(chunks):
        phrase = chunk.phrase
        if phrase is None:
            continue
        name = phrase.name if phrase.kind == "person" and phrase.label in {"PER", ""} else None
        if name is not None and name[1] == phrase.last and tokens[name[0] - 1].low not in OF:
            yield (tokens[name[0]].start, tokens[name[1] - 1].end), phrase
        told = chunks[index + 2].phrase if kinds[index + 1 : index + 3] in {",N", "(N"} else None
        if phrase.kind == "name" and told is not None and _tells(told):
            yield _name(reading, phrase), told


def _tells(phrase: NounPhrase) -> bool:
    """True for a phrase that can say what a name is, and has no name of its own for it."""
    return (phrase.kind in {"person", "body"} and phrase.name is None) or (
        phrase.kind == "person" and phrase.label != "PER"
    )


def _name(reading: Reading, phrase: NounPhrase) -> tuple[int, int]:
    if phrase.name is None:
        return phrase.start, phrase.end
    first, last = phrase.name
    return reading.tokens[first].start, reading.tokens[last - 1].end
