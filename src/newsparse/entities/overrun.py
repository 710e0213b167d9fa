"""Where a name ran on: an adjective or a clause behind it, a noun that belongs to the next name, a verb in
front of a person. What the article and the lists know of the shorter name decides.
"""

from __future__ import annotations

import collections
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, common_words
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key
from newsparse.entities.trim import institutions
from newsparse.french import sure_first_names
from newsparse.french.people import person
from newsparse.french.small_words import fold

_PIECE = re.compile(r"\S+")
_FIRST = re.compile(r"[\w-]+")
# "Golfe du porte-avions", in front of "USS Zorbix": the noun is that of the next name.
_NOUN_OF_NEXT = re.compile(r"\s(?:du|de\sla|de\sl'|des)\s?[a-zà-ÿ-]+$")
# "Israël de nouvelles mesures", "Renault d'un atelier": what is done there, or by it.
_KNOWN_AND_WHAT_IT_DOES = re.compile(
    r"((?:[A-ZÀ-Þ][\w'-]+\s?){1,3}?)\s(?:de|d'|du|des)\s?(?:ces|ses|son|sa|cette|nouvelles?|nouveaux|plusieurs|une?|leurs?)\s"
    r"[^A-ZÀ-Þ]+$"
)
# "Sénat américain la directrice": who said it there.
_ROLE = re.compile(r"(?<!\sde)(?<!\set)(?<!\sà)(?<!\ssur)(?<!\spour)\s(?:le\s|la\s|l')([a-zà-ÿ-]+)")
# What a name goes on with in small letters: "Fédération du jouet", "Société pour les arts".
_ONWARDS = frozenset(
    "de du des d' la le les l' et ou pour à au aux en sur sous of and for the in by & -".split()
)


def without_overrun(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, cut where they ran on.

    >>> text = "Qelio Pro sort. Le Qelio Pro domestique et le Qelio Pro."
    >>> found = [Mention(a, b, "PRODUCT") for a, b in ((0, 9), (19, 39), (46, 55))]
    >>> [text[m.start : m.end] for m in without_overrun(text, found)]
    ['Qelio Pro', 'Qelio Pro', 'Qelio Pro']
    """
    counts = collections.Counter(key(prose[m.start : m.end]) for m in mentions)
    named = {prose[m.start : m.end] for m in mentions if m.label == "PER"}
    people = collections.Counter(piece for name in named for piece in name.split())
    following = [*mentions[1:], None][: len(mentions)]
    cut = (
        _cut_behind(prose, mention, after, counts) for mention, after in zip(mentions, following, strict=True)
    )
    return [_cut_before(prose, mention, people) for mention in cut]


def _cut_behind(prose: str, mention: Mention, after: Mention | None, counts: Mapping[str, int]) -> Mention:
    surface = prose[mention.start : mention.end]
    role = _ROLE.search(surface) if mention.label != "PER" else None
    if role is not None and person(fold(role[1])) is not None:
        return mention._replace(end=mention.start + role.start())
    opens = _FIRST.match(surface)
    if key(surface) in facts().by_key or (opens and opens.group().casefold() in institutions()):
        return mention  # "ministère de l'Éducation nationale": its adjectives are its own
    tail = _NOUN_OF_NEXT.search(surface)
    if tail is not None and after is not None and prose[mention.end : after.start] == " ":
        return mention._replace(end=mention.start + tail.start())
    known = _KNOWN_AND_WHAT_IT_DOES.match(surface)
    if known is not None:
        fact = facts().by_key.get(key(known[1]))
        if fact is not None and not fact.ambiguous:
            return mention._replace(end=mention.start + known.end(1), label=fact.label)
    for end in _ends(surface):
        if _stands_alone(surface[:end], mention, counts):
            return mention._replace(end=mention.start + end)
    return mention


def _ends(surface: str) -> Iterator[int]:
    """Where a name in capitals ends and small letters that are not a joint begin, last first."""
    pieces = list(_PIECE.finditer(surface))
    for before, piece in reversed(list(itertools.pairwise(pieces))):
        word = piece.group()
        if any(map(str.isupper, word)):
            return  # "Leitzphone powered by Xiaomi": the name goes on
        if word[0].islower() and word not in _ONWARDS and "'" not in word:
            yield before.end()


def _stands_alone(head: str, mention: Mention, counts: Mapping[str, int]) -> bool:
    """The shorter name is known with this label, or stands elsewhere; common words alone are not a name."""
    words = head.casefold().split()
    if all(word in common_words() or word in FUNCTION_WORDS for word in words):
        return False
    fact = facts().by_key.get(key(head))
    if fact is not None and not fact.ambiguous:
        return fact.label == mention.label
    return counts.get(key(head), 0) > 1


def _cut_before(prose: str, mention: Mention, people: Mapping[str, int]) -> Mention:
    """ "Reviens Léon": a verb with a capital for its place alone, and somebody whom the article names."""
    if mention.label != "PER":
        return mention
    pieces = list(_PIECE.finditer(prose[mention.start : mention.end]))
    if len(pieces) != 2 or not _opens_sentence(prose, mention.start):
        return mention
    first, second = pieces[0].group(), pieces[1].group()
    is_word = first.casefold() in common_words() and first not in sure_first_names()
    named = second in sure_first_names() or people[second] > 1
    return mention._replace(start=mention.start + pieces[1].start()) if is_word and named else mention


def _opens_sentence(prose: str, start: int) -> bool:
    before = prose[max(0, start - 3) : start].rstrip(' «"“')
    return not before or before[-1] in ".!?|:"
