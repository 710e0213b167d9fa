"""What the article calls whom: "Zoé Roy, présidente d'Ardo", "le gendarme de la Bourse, Marc Petit", "la
start-up nantaise Ardo".

Appositions are read in any order and length, on both sides of a name: from the name outwards, segment by
segment between commas, as long as each is a description. A description begins at a determiner and its noun,
or at a bare noun ("maire de Brest"), and holds complements only: an article that no preposition governs
begins something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.french.small_words import fold
from newsparse.speakers.head_nouns import SMALL, Noun, is_verb, joined, noun, telling

# Adjectives before the noun they belong to.
_BEFORE_NOUNS = frozenset({"jeune", "premier", "première", "principal", "principale"})


_TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*['’]?")
_STOP = re.compile(r"(?<!\b[A-ZÀ-Þ])\.|[!?…;:«»“”\"()\[\]\n|]")
_BRACKET = re.compile(r"\s?\([^()\n]{1,30}\)\s?$")
_ONE_WORD = re.compile(r"(?:^|.*\s)(?:[Ll]['’]|[Ll]e\s|[Ll]a\s)(?P<noun>[^\W\d_]{4,25})\s$")
_OPENED = re.compile(r"\s?\((?:[A-ZÀ-Þ-]{2,8}\))?|\s?,|\s[–—-](?=\s)")
_COMMA = re.compile(r"\s?,")
_TO_STOP = re.compile(r"[^,.;:()«»“”\"\n!?–—|]{0,140}")
_LINK = 16  # characters: a preposition, its article and what stands before
_WINDOW = 160  # characters read on either side of a name
_SEGMENTS = 3  # appositions read on either side
_ADJECTIVES = 3  # words between a determiner and its noun: "l'ancien tout premier"
_DETERMINERS = frozenset("le la l' un une du au son sa leur notre des les ce cet cette ses".split())
_PREPOSITIONS = frozenset("de d' du des à au aux en chez pour sur auprès près".split())
_AUXILIARIES = frozenset("a ont est sont était étaient avait avaient".split())
_BREAKS = frozenset(
    (
        "qui que qu' dont où est sont était a ont avait avec contre selon par mais ou ne n' se s' y lui elle"
    ).split()
)


class Description(NamedTuple):
    """A description that the text gives somebody or something: its noun, its other words that count, and
    where it stands.
    """

    noun: Noun
    telling: frozenset[str]
    start: int
    end: int


def descriptions(text: str, start: int, end: int, *, person: bool) -> Iterator[Description]:
    """The descriptions that stand beside a name.

    >>> text = "Le directeur de l'Agence, le gendarme du réseau, Marc Petit, ancien député du Nord, redoute"
    >>> [d.noun.base for d in descriptions(text, 49, 59, person=True)]
    ['directeur', 'député']
    """
    yield from _before(text, start, person)
    yield from _behind(text, end, person)
    yield from _predicates(text, start, end, person)


def opening(text: str, start: int, end: int) -> Description | None:
    """The description that opens a sentence: "La directrice du laboratoire promet ...".

    >>> text = "La directrice du laboratoire, elle, promet tout."
    >>> found = opening(text, 0, len(text))
    >>> text[found.start : found.end]
    'La directrice du laboratoire'
    """
    stop = _STOP_OR_COMMA.search(text, start, min(end, start + _OPENING))
    segment = text[start : stop.start() if stop else min(end, start + _OPENING)]
    return (
        _description(segment, start, None, to_the_end=False) if segment.lower().startswith(_OPENERS) else None
    )


_OPENING = 100  # characters in which the subject of a sentence is looked for
_OPENERS = (
    "le ",
    "la ",
    "l'",
    "l’",
    "les ",
    "un ",
    "une ",
    "des ",
    "ce ",
    "cette ",
    "cet ",
    "ces ",
    "son ",
    "sa ",
    "leur ",
)
_STOP_OR_COMMA = re.compile(r"[.!?…;:,«»“”\"()\[\]\n|]")


def _before(text: str, start: int, person: bool) -> Iterator[Description]:
    floor = max(0, start - _WINDOW)
    # a bracket ends beside the name: elsewhere there is nothing to look for
    bracket = _BRACKET.search(text, floor, start) if ")" in text[max(floor, start - 2) : start] else None
    stop = bracket.start() if bracket else start
    left = text[floor:stop]
    cut = max((m.end() for m in _STOP.finditer(left)), default=0)
    segments = left[cut:].split(",")
    place = stop
    if _GOVERNED.search(segments[-1], max(0, len(segments[-1]) - _LINK)):
        return
    apposed = bool(segments) and not segments[-1].strip() and len(segments) > 1
    for number, segment in enumerate(reversed(segments)):
        place -= len(segment) + (1 if number else 0)
        if number == 0 and apposed:
            continue
        found = _description(segment, place, person, to_the_end=True) or (
            None if number or not person else _unknown(segment, place)
        )
        told = found or (_description(segment, place, None, to_the_end=True) if person else None)
        if told is None or number > _SEGMENTS:
            return
        # "le directeur de l'agence, le gendarme du réseau, X": a body's noun said of somebody
        if found is None:
            continue
        yield found
        # words before it: a verb, not an apposition
        if found.start > place + len(segment) - len(segment.lstrip()):
            return


def _unknown(segment: str, place: int) -> Description | None:
    """ "l'agronome X": one word of no list between an article and a person's name."""
    found = _ONE_WORD.fullmatch(segment)
    word = fold(found["noun"]) if found and found["noun"][:1].islower() else ""
    if found is None or not word or noun(word) or is_verb(word):
        return None
    return Description(
        Noun(word, None, person=True), frozenset(), place + found.start("noun"), place + found.end("noun")
    )


def _behind(text: str, end: int, person: bool) -> Iterator[Description]:
    opened = _OPENED.match(text, end)
    if opened is None:
        return
    place = opened.end()
    if opened.group().endswith(")"):
        comma = _COMMA.match(text, place)
        if comma is None:
            return
        place = comma.end()
    for _ in range(_SEGMENTS):
        stop = _TO_STOP.match(text, place)
        assert stop is not None
        found = _description(stop.group(), place, person, to_the_end=False)
        if found and _says(text, found):
            return
        if found:
            yield found
        elif not _AGE.fullmatch(stop.group().strip()):
            return
        place = stop.end() + 1
        if text[stop.end() : place] != ",":
            return


_GOVERNED = re.compile(
    r"(?:^|[\s'’])(?:(?:de|du|des|à|au|aux|chez|avec|par|pour|sur|contre)\s|"
    r"d['’])(?:la\s|l['’]|le\s|les\s)?$",
    re.I,
)
_AGE = re.compile(r"(?:âgée? de )?\d{1,3} ans|\d{1,3}|l['’]une? (?:des?|de [ls]es) .{3,60}")


def _says(text: str, found: Description) -> bool:
    """True for a phrase with its article that a verb follows: the subject of a new clause, no apposition."""
    following = _TOKEN.match(text, found.end + 1)
    verb = fold(following.group()) if following and text[found.end : found.end + 1] == " " else ""
    first = _TOKEN.match(text, found.start)
    follows = bool(verb) and (is_verb(verb) or verb in _AUXILIARIES)
    return follows and first is not None and fold(first.group()) in _DETERMINERS


def _description(segment: str, place: int, person: bool | None, *, to_the_end: bool) -> Description | None:
    """The description in a segment: the leftmost that reaches its end, or the one that opens it."""
    tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(joined(fold(segment))[: len(segment)])]
    words = [word for _, word in tokens]
    for first, (offset, word) in enumerate(tokens):
        found = _opens(words, first, person)
        if found is None:
            if not to_the_end and word not in _LEADING:
                return None
            continue
        head, at = found
        length = _complements(words, at + 1)
        if to_the_end and length < len(words):
            continue
        stop = tokens[length - 1][0] + len(tokens[length - 1][1])
        rest = tuple(word for number, word in enumerate(words[first:length], first) if number != at)
        return Description(
            head,
            telling(tuple(part for word in rest for part in re.split(r"['’]", word) if part)),
            place + offset,
            place + stop,
        )
    return None


def _opens(words: list[str], first: int, person: bool | None) -> tuple[Noun, int] | None:
    """The noun of the description that begins at a word, and its place."""
    bare = words[first] not in _DETERMINERS
    at = first if bare else first + 1
    for number in range(at, min(len(words), at + _ADJECTIVES)):
        word = words[number]
        if word in SMALL or word in _BREAKS:
            return None
        known = noun(word)
        if known and (person is None or (known.person if person else known.body or known.document)):
            following = noun(words[number + 1]) if number + 1 < len(words) else None
            if following and word in _BEFORE_NOUNS:
                continue
            return known, number
        if bare and word not in _BEFORE_BARE:
            return None
    return None


# What may stand before the description behind a name: "l'un des", "également".
_LEADING = frozenset("l' un une des de ses ces les alors aussi également par ailleurs".split())
# Adjectives that stand before a bare noun: "ancien ministre", "jeune chercheuse".
_BEFORE_BARE = frozenset(
    ("ancien ancienne jeune actuel actuelle nouveau nouvelle ex futur future grand grande simple").split()
)


def _complements(words: list[str], first: int) -> int:
    """Where the complements of a noun end: before a relative clause, a verb, or an article that no
    preposition governs.
    """
    for number in range(first, len(words)):
        word = words[number]
        if word in _BREAKS or (words[number - 1] not in _PREPOSITIONS | _DETERMINERS and is_verb(word)):
            return number
        if word in _DETERMINERS and word not in _PREPOSITIONS and words[number - 1] not in _PREPOSITIONS:
            return number
    return len(words)


# "X est l'avocat de", "X a été nommé directeur", "X devient la présidente de".
_BECOMES = re.compile(
    r"[^.;!?\n«»,]{0,40}?\b(?:nommée?|promue?|élue?|désignée?|devient|devenue?|est|était|reste|"
    r"comme)\s+(?:hier\s+|\w+i\s+|"
    r"récemment\s+)?(?:au\s+poste\s+de\s+)?(?P<role>[^,.;:()«»“”\n!?–—]{3,80})"
)
_COUNSEL = re.compile(r"\b(?:Me|[Mm]aître)\s$")
_SUSPECTED = re.compile(
    r"[^.;!?\n«»]{0,40}?\s(?:soupçonnée?|suspectée?|accusée?|poursuivie?|jugée?|mise? en examen|interpellée?|"
    r"inculpée?)\b"
)
# "le maire de Brest, X, et celui de Quimper, Y".
_OTHER = re.compile(
    r"\b(?:[Ll][ea]\s|[Ll]['’])(?P<noun>[^\W\d_]{3,20})\s(?:de|du|des|d['’])[^.;:()«»\n]{2,110}?"
    r"\b(?:celui|celle)\s(?P<of>(?:de|du|des|d['’])\s?[^,.;:()«»\n]{2,40}),\s$"
)
_LEADS = re.compile(
    r"(?:\s?,)?\s+(?:qui\s+)?(?:(?:a|avait)\s+)?(?:(?:y|le|la|l['’])\s?)?(?P<verb>dirige(?:ait)?|"
    r"préside|présidait|pilote|pilotait|"
    r"enseigne|enseignait|cofondé|fondé|créé)"
    r"(?:\s+(?P<what>[^,.;:()«»\n!?]{2,60})|(?=[,.]))"
)
_LED = re.compile(
    r"\b(?P<what>[^,.;:()«»\n!?]{2,60}?),?\s(?:(?P<verb>dirigé|présidé|piloté|cofondé|fondé|"
    r"créé)e?s?(?:\s(?:en|il y "
    r"a)\s[\w ]{1,12})?\spar|"
    r"que\s(?P<now>dirige|préside|"
    r"pilote))\s(?:l['’]|"
    r"la\s|le\s)?$"
)
_LEDS_TO = re.compile(r"(?:\bpar|\bdirige|\bpréside|\bpilote)\s(?:l['’]|la\s|le\s)?$")
_LEADERS = {
    "dirig": ("directeur", "dirigeant", "patron"),
    "enseign": ("enseignant", "professeur"),
    "pilot": ("responsable", "directeur"),
    "présid": ("président",),
    "fond": ("fondateur",),
    "cofond": ("cofondateur",),
    "cré": ("créateur", "fondateur"),
}


def _predicates(text: str, start: int, end: int, person: bool) -> Iterator[Description]:
    """What verbs say of somebody: "X dirige Ardo", "Ardo, fondé par X", "X est l'avocate de Y"."""
    becomes = _BECOMES.match(text, end, min(len(text), end + _WINDOW))
    if becomes:
        found = _description(becomes["role"], becomes.start("role"), person, to_the_end=False)
        if found:
            yield found
    if not person:
        return
    near = text[max(0, start - _WINDOW) : start]
    counsel = noun("avocat")
    if counsel and _COUNSEL.search(near, max(0, len(near) - _LINK)):
        yield Description(counsel._replace(gender=None), frozenset(), start, start)
    suspected = noun("suspect")
    if suspected and _SUSPECTED.match(text, end, min(len(text), end + 90)):
        yield Description(suspected._replace(gender=None), frozenset(), start, start)
    other = _OTHER.search(near) if "celui " in near or "celle " in near else None
    if other:
        found = _description(
            f"{other['noun']} {other['of']}", start - len(near) + other.start("of"), person, to_the_end=False
        )
        if found:
            yield found
    leads = _LEADS.match(text, end, min(len(text), end + 90))
    led = leads or (
        _LED.search(text, max(0, start - 100), start)
        if _LEDS_TO.search(near, max(0, len(near) - _LINK))
        else None
    )
    if led:
        verb = led["verb"] or led["now"]
        stem = next(stem for stem in _LEADERS if verb.startswith(stem))
        for base in _LEADERS[stem]:
            known = noun(base)
            assert known is not None
            yield Description(
                known._replace(gender=None),
                telling(tuple(re.findall(r"[^\W_]+", fold(led["what"] or "")))),
                led.end(),
                led.end(),
            )
