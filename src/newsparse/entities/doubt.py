"""Capitals that say nothing: a common word at the head of a line, in a heading or in a cell is no name for its capital alone."""

from __future__ import annotations

import collections
import re
from collections.abc import Sequence
from functools import lru_cache

from newsparse.entities.context import cue_label
from newsparse.entities.knowledge import facts
from newsparse.entities.lists import DATA, FUNCTION_WORDS, generic
from newsparse.entities.mention import Mention
from newsparse.entities.surface import key

# In front of a mention: the head of a line behind its list mark, a cell's border, or the end of a sentence.
_HEAD = re.compile(r"(?:^|[\n|])[\s\d.)•*+→#>«\"“(:-]{0,12}$|[.!?…:]\s{1,4}[«\"“(]?\s?$")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words of French prose in the form they have in lower case.

    >>> "serveur" in common_words(), "nvidia" in common_words()
    (True, False)
    """
    return frozenset((DATA / "common_words.txt").read_text(encoding="utf-8").split())


def without_mere_capitals(view: str, mentions: Sequence[Mention], headings: Sequence[tuple[int, int]]) -> list[Mention]:
    """The mentions, but names made of common words whose every mention stands where any word has a capital.

    >>> from newsparse.entities.mention import Mention
    >>> without_mere_capitals("Serveur | Prix", [Mention(0, 7, "PRODUCT")], [])
    []
    """
    groups: dict[str, list[Mention]] = collections.defaultdict(list)
    for mention in mentions:
        groups[key(view[mention.start : mention.end])].append(mention)
    doubtful = {name for name, group in groups.items() if _is_common(name) and all(_tells_nothing(view, m, headings) for m in group)}
    return [mention for mention in mentions if key(view[mention.start : mention.end]) not in doubtful]


def _is_common(name: str) -> bool:
    found = _WORD.findall(name)
    return name not in facts().by_key and bool(found) and all(map(_is_word, found))


def _is_word(word: str) -> bool:
    return len(word) < 3 or word in common_words() or word in FUNCTION_WORDS or word.upper() in generic()


def _tells_nothing(view: str, mention: Mention, headings: Sequence[tuple[int, int]]) -> bool:
    if mention.label == "PER" or cue_label(view, mention) is not None:
        return False
    if any(start <= mention.start and mention.end <= end for start, end in headings):
        return True
    return _HEAD.search(view, max(0, mention.start - 24), mention.start) is not None
