"""The caption of a table: a line that says so ("Tableau 1 : ..."), or the sentence that leads in to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.segment import sentences
from newsparse.tables.page import Line, clean

_LABEL = re.compile(r"[\s*_:\[]{0,6}(?:table(?:au)?|tab\.)\s{0,2}(?:\d{1,3}|[IVX]{1,5})?\s{0,2}[:.–—-]\s", re.I)
_PANDOC = re.compile(r"\s{0,3}(?:table)?:\s(?P<words>.+)", re.I)
_BRACKETS = re.compile(r"\s{0,3}\[(?P<words>[^\[\]\n]{3,300})\](?:\[[^\[\]\n]{0,100}\])?\s*")
# Words by which a sentence points at what stands below it.
_POINTER = re.compile(
    r"""(?<!\w)(?:tableaux?|tables?|ci-dessous|ci-après|suivante?s?|voici|comparatifs?|comparaisons?|récapitulatifs?|synthèse|grille|figure)(?!\w)""",
    re.I | re.X,
)
_LONGEST = 400  # characters of a lead-in sentence


def find(lines: Sequence[Line], first: int, last: int) -> str | None:
    """The caption of the table in ``lines[first:last]``.

    >>> from newsparse.tables.page import lines_of
    >>> text = "Prix en hausse. Voici les tarifs :\\n\\n| a |\\n"
    >>> find(list(lines_of(text, text)), 2, 3)
    'Voici les tarifs'
    """
    above, below = _neighbour(lines, first, -1), _neighbour(lines, last - 1, 1)
    for line in (above, below):
        if line is not None and _LABEL.match(line.text):
            return _trimmed(clean(line.text))
    if below is not None and (match := _PANDOC.fullmatch(below.text) or _BRACKETS.fullmatch(below.text)):
        return _trimmed(clean(match["words"]))
    if above is not None and not above.code and not above.text.lstrip().startswith("#"):
        return _lead_in(above)
    return None


# Words that announce a table, not just anything that follows.
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tableaux?|tables?|ci-dessous|ci-après|comparati(?:fs?|ves?)|comparaisons?|récapitul\w{1,10}|voici)(?!\w)", re.I
)


def announced(lines: Sequence[Line], first: int) -> bool:
    """True where the line above ``lines[first]`` says that a table follows.

    >>> from newsparse.tables.page import lines_of
    >>> text = "Le tableau suivant les compare :\\n\\nOffre Prix"
    >>> announced(list(lines_of(text, text)), 2)
    True
    """
    above = _neighbour(lines, first, -1)
    if above is None or above.code:
        return False
    words = above.text[-_LONGEST:]
    last = list(sentences(words))[-1:]
    return bool(last and _ANNOUNCED.search(words[last[0][0] : last[0][1]]))


def _neighbour(lines: Sequence[Line], index: int, step: int) -> Line | None:
    """The next line in that direction, at most one blank line away."""
    for distance in (1, 2):
        position = index + step * distance
        if 0 <= position < len(lines) and lines[position].text.strip():
            return lines[position]
    return None


def _lead_in(line: Line) -> str | None:
    words = line.text[-2 * _LONGEST :]
    last = list(sentences(words))[-1:]
    if not last:
        return None
    sentence = clean(words[last[0][0] : last[0][1]])
    if len(sentence) > _LONGEST or not (sentence.endswith(":") or _POINTER.search(sentence)):
        return None
    return _trimmed(sentence)


def _trimmed(words: str) -> str:
    return words.strip(" *_[]").removesuffix(":").strip()
