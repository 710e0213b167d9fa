"""Letters that decoding could not read: what is left of a word is no name, unless it is known which one."""

from __future__ import annotations

import re
from functools import lru_cache

from newsparse.entities.knowledge import facts
from newsparse.entities.surface import key

LOST = "\ufffd"  # what decoding puts for bytes it cannot read
_FRONT = re.compile(rf"{LOST}+(?=[a-zà-ÿ])")  # "?tude", but "?IA": an apostrophe was lost
_BACK = re.compile(rf"(?<=\w){LOST}")


def torn(view: str, start: int, end: int) -> bool:
    """Whether a stretch is a piece of a word that lost letters.

    >>> [torn(text, 0, 5) for text in ("\\ufffdtude", "Kelvor", "cosys\\ufffdme", "Roy ?")]
    [True, False, True, False]
    >>> torn("\\ufffdtats-Unis", 0, 10)
    False
    """
    if LOST not in view[max(0, start - 1) : end + 1] or intact(view[start:end]):
        return False
    if LOST in view[start:end]:
        return True
    at = start - 1 if start and view[start - 1] == LOST else start
    return _FRONT.match(view, at) is not None or _BACK.match(view, end) is not None


def without_lost(view: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without what stands for lost marks at its ends; known names keep a lost letter.

    >>> without_lost("\\ufffd Kelvor", 0, 8), without_lost("\\ufffdtats-Unis", 0, 10)
    ((2, 8), (0, 10))
    """
    if intact(view[start:end]):
        return start, end
    while start < end and view[start] in LOST + " ":
        start += 1
    while start < end and view[end - 1] in LOST + " ":
        end -= 1
    return start, end


def intact(surface: str) -> str | None:
    """The known name that lost letters, where it can only be one.

    >>> intact("\\ufffdtats-Unis"), intact("\\ufffdtre"), intact("Portugal")
    ('États-Unis', None, None)
    """
    return _intact(key(surface)) if LOST in surface and surface.strip(LOST + " ") else None


@lru_cache(maxsize=1_000)
def _intact(lost: str) -> str | None:
    wanted = re.compile("".join(r"[^\x00-\x7f]" if letter == LOST else re.escape(letter) for letter in lost))
    found = {
        fact.name
        for name, fact in facts().by_key.items()
        if len(name) == len(lost) and not fact.ambiguous and wanted.fullmatch(name)
    }
    return found.pop() if len(found) == 1 else None
