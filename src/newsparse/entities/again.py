"""Further mentions of accepted names, and names that the rest of the article speaks against."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsparse.entities.capitals import in_lines_of_capitals, is_new
from newsparse.entities.knowledge import LEAST_IN_CAPITALS, facts
from newsparse.entities.lists import common_words
from newsparse.entities.mention import Mention
from newsparse.entities.names import Key, Names
from newsparse.entities.surface import Word
from newsparse.entities.touching import Touching
from newsparse.entities.whole import trims

# A name of which the model saw fewer than this share of all its occurrences was a slip of the model.
LEAST_SHARE = 0.2
# Letters and digits; a shorter name ("X", "Q2") stands for too much else to be looked for.
SHORTEST = 2


def known_names(text: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those of well-known names that the model passed over.

    A name that is also a word is left to the model; so is every name that reaches into what the model named.
    """
    known = facts()
    taken = Touching(mentions)
    found = [
        Mention(start, end, known.by_words[surface].label, "known")
        for start, end, surface in known.names.occurrences(text)
        if not known.by_words[surface].ambiguous
        and sum(map(len, surface)) > SHORTEST
        and is_new(taken, start, end, len(surface))
    ]
    found += in_lines_of_capitals(text, _labels_in_capitals(), taken, Touching(found))
    covered = Touching(found)
    return sorted([*(m for m in mentions if next(covered.to(m.start, m.end), None) is None), *found])


@lru_cache(maxsize=1)
def _labels_in_capitals() -> dict[Key, str]:
    return {surface: fact.label for surface, fact in facts().in_capitals.items()}


def look_again(text: Sequence[Word], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with further ones of the same names, and without names that were a slip.

    >>> from newsparse.entities.mention import Mention
    >>> from newsparse.entities.surface import words
    >>> text = list(words("OpenAI lève. Chez OpenAI, on rit."))
    >>> [m.start for m in look_again(text, [Mention(0, 6, "ORG")])]
    [0, 18]
    """
    at = {word.start: index for index, word in enumerate(text)}
    keys = {mention: surface for mention in mentions if (surface := _key(text, at, mention)) is not None}
    seen = collections.Counter(keys.values())
    known = _surnames(keys) | _short_forms(keys) | {surface: mention for mention, surface in keys.items()}
    places: dict[Key, list[tuple[int, int]]] = collections.defaultdict(list)
    for start, end, surface in Names(known).occurrences(text):
        places[surface].append((start, end))
    slips = {
        surface
        for surface, found in places.items()
        if len(found) >= 4 and 0 < seen[surface] < LEAST_SHARE * len(found)
    }
    kept = [mention for mention in mentions if keys.get(mention) not in slips]
    taken = Touching(mentions)
    for surface, found in places.items():
        letters = sum(map(len, surface))
        if surface in slips or (letters < SHORTEST and seen[surface] < SHORTEST) or _is_mere_word(surface):
            continue
        model = known[surface]
        kept += [
            model._replace(start=start, end=end, rule="again")
            for start, end in found
            if _free(taken, start, end)
        ]
    return _in_headlines(text, known, kept)


def _in_headlines(
    text: Sequence[Word], known: Mapping[Key, Mention], mentions: list[Mention]
) -> list[Mention]:
    """ "ZORBIX RACHÈTE QELIO": what the article names below is named in its lines of capitals too."""
    labels = {
        tuple(piece.upper() for piece in surface): mention.label
        for surface, mention in known.items()
        if sum(map(len, surface)) >= LEAST_IN_CAPITALS and not _is_mere_word(surface)
    }
    found = in_lines_of_capitals(text, labels, Touching(mentions), Touching([]), rule="again")
    covered = Touching(found)
    return sorted([*(m for m in mentions if next(covered.to(m.start, m.end), None) is None), *found])


def _is_mere_word(surface: Key) -> bool:
    """One word that is also a word of the language, or what the version of a product is called ("Ultra")."""
    word = surface[0]
    if len(surface) > 1 or word.isupper():
        return False
    return word.lower() in common_words() or word in trims()


def _surnames(keys: Mapping[Mention, Key]) -> dict[Key, Mention]:
    """The surnames of the people named in full, to be looked for alone."""
    found: dict[Key, Mention] = {}
    for mention, pieces in keys.items():
        last = pieces[-1] if mention.label == "PER" and len(pieces) > 1 else ""
        if len(last) > 2 and last[0].isupper() and not last.isupper() and last.lower() not in common_words():
            found[last,] = mention
    return found


def _short_forms(keys: Mapping[Mention, Key]) -> dict[Key, Mention]:
    """ "17 Ultra" of the "Xiaomi 17 Ultra": what is left of a product without its maker, where it holds
    letters and digits.
    """
    found: dict[Key, Mention] = {}
    for mention, pieces in keys.items():
        rest = pieces[1:]
        if mention.label == "PRODUCT" and len(pieces) > 1 and pieces[0].isalpha() and _is_version(rest):
            found[rest] = mention
    return found


def _is_version(pieces: Key) -> bool:
    joined = "".join(pieces)
    return any(map(str.isdigit, joined)) and any(map(str.isalpha, joined)) and joined.isalnum()


def _key(text: Sequence[Word], at: dict[int, int], mention: Mention) -> Key | None:
    index = at.get(mention.start)
    if index is None:
        return None
    surface = []
    while index < len(text) and text[index].end <= mention.end:
        surface.append(text[index].text)
        index += 1
    return tuple(surface) if surface and text[index - 1].end == mention.end else None


def _free(taken: Touching[Mention], start: int, end: int) -> bool:
    """No mention stands there yet."""
    return next(taken.to(start, end), None) is None
