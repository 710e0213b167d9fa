"""Capitals that say nothing: a common word at the head of a line, in a heading or in a cell is not a name for
its capital alone.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Sequence
from typing import NamedTuple

from newsparse.entities.evidence import CLEAR, cue_of
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import FUNCTION_WORDS, common_words, generic
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key, prose_of
from newsparse.entities.touching import Touching
from newsparse.french import sure_first_names

# In front of a mention: the head of a line behind its list mark, a cell's border, the end of a sentence, or a
# bracket.
_HEAD = re.compile(r"(?:^|[\n|])[\s\d.)•*+→#>«\"“(:-]{0,12}$|[.!?…:]\s{1,4}[«\"“(]?\s?$|\($")
# "« Investissez dans ce que vous connaissez »": the first word of what somebody says.
_OPENED = re.compile(r"[«“\"]\s?$")
_GOES_ON = re.compile(r"\s[a-zà-ÿ]")
# "Par Jeanne Zorbec - Mis à jour le ...": what stands behind a dash begins with a capital.
_ASIDE = re.compile(r"\s[-–—]\s$")
_WORD = re.compile(r"[^\W\d_]+")


class Line(NamedTuple):
    """A heading."""

    start: int
    end: int


def without_mere_capitals(
    view: str, mentions: Sequence[Mention], headings: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The mentions, but names made of common words whose every mention stands where any word has a capital.

    >>> from newsparse.entities.mention import Mention
    >>> without_mere_capitals("Serveur | Prix", [Mention(0, 7, "PRODUCT")], [])
    []
    """
    titles = Touching(Line(start, end) for start, end in headings)
    prose = prose_of(view)
    groups: dict[str, list[Mention]] = collections.defaultdict(list)
    for mention in mentions:
        groups[key(view[mention.start : mention.end])].append(mention)

    def tells_nothing(mention: Mention) -> bool:
        return view[mention.start : mention.end].islower() or _tells_nothing(view, prose, mention, titles)

    people = {piece for name in groups if " " in name for piece in name.split()}
    doubtful = {
        name
        for name, group in groups.items()
        if _is_doubtful(name, group[0]) and name not in people and all(map(tells_nothing, group))
    }
    return [mention for mention in mentions if key(view[mention.start : mention.end]) not in doubtful]


def without_column_names(
    view: str, mentions: Sequence[Mention], headers: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The mentions, but those in table headers that nothing else shows to be names: "Core Philosophy" heads a
    column.

    A name stays if it is known, holds a digit ("Galaxy S24"), or is a name outside the headers too.

    >>> from newsparse.entities.mention import Mention
    >>> found = [Mention(0, 15, "PRODUCT"), Mention(18, 28, "PRODUCT")]
    >>> [mention.start for mention in without_column_names("Core Philosophy | Galaxy S24", found, [(0, 28)])]
    [18]
    """
    heads = Touching(Line(start, end) for start, end in headers)
    within = [next(heads.to(mention.start, mention.end), None) is not None for mention in mentions]
    names = [key(view[mention.start : mention.end]) for mention in mentions]
    elsewhere = {name for name, inside in zip(names, within, strict=True) if not inside}

    def is_shown(name: str) -> bool:
        return name in elsewhere or name in facts().by_key or any(map(str.isdigit, name))

    return [
        mention
        for mention, name, inside in zip(mentions, names, within, strict=True)
        if not inside or is_shown(name)
    ]


def _is_doubtful(name: str, mention: Mention) -> bool:
    return _is_common(name) or _is_first_name(name, mention)


def _is_first_name(name: str, mention: Mention) -> bool:
    """ "David contre Goliath": a first name alone, which the text below the heading does not take up."""
    return " " not in name and mention.label == "PER" and name.title() in sure_first_names()


def _is_common(name: str) -> bool:
    found = _WORD.findall(name)
    return name not in facts().by_key and bool(found) and all(map(_is_word, found))


def _is_word(word: str) -> bool:
    forms = (word, word[:-1], word[:-2], word + "s", word + "e") if len(word) > 4 else (word,)
    return (
        len(word) < 3
        or word in FUNCTION_WORDS
        or word.upper() in generic()
        or any(form in common_words() for form in forms)
    )


def _tells_nothing(view: str, prose: str, mention: Mention, headings: Touching[Line]) -> bool:
    name = key(view[mention.start : mention.end])
    alone = _is_first_name(name, mention)
    if mention.label == "PER" and not alone:
        return " " not in name and _ASIDE.search(view, max(0, mention.start - 3), mention.start) is not None
    cue = cue_of(prose, mention.start, mention.end)
    if cue is not None and cue.weight >= CLEAR:
        return False
    if next(headings.to(mention.start, mention.end), None) is not None:
        return True
    if mention.label != "PER" and _OPENED.search(view, max(0, mention.start - 3), mention.start):
        return _GOES_ON.match(view, mention.end) is not None
    return (
        mention.label != "PER" and _HEAD.search(view, max(0, mention.start - 24), mention.start) is not None
    )
