"""The caption of a table: a line that says so ("Tableau 1 : ..."), or the sentence that leads in to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.french import sentences
from newsparse.tables.text_grid import Line, clean

_LABEL = re.compile(
    r"[\s*_:\[]{0,6}(?:table(?:au)?|tab\.)\s{0,2}(?:\d{1,3}|[IVX]{1,5})?\s{0,2}[:.–—-]\s", re.I
)
_PANDOC = re.compile(r"\s{0,3}(?:table)?:\s(?P<words>.+)", re.I)
_BRACKETS = re.compile(r"\s{0,3}\[(?P<words>[^\[\]\n]{3,300})\](?:\[[^\[\]\n]{0,100}\])?\s*")
# Words by which a sentence points at what stands below it.
_POINTER = re.compile(
    r"""(?<!\w)(?:tableaux?|tables?|ci-dessous|ci-après|suivante?s?|voici|comparatifs?|comparaisons?|récapitulatifs?|synthèse|grille|figure)(?!\w)""",
    re.I | re.X,
)
# Words by which a sentence with others behind it still does: it says that a table is what stands there.
_BELOW = re.compile(
    r"(?<!\w)(?:(?:tableau|table|grille|comparatif|récapitulatif)\s(?:ci-dessous|ci-après|suivante?)(?!\w)"
    r"|(?:ci-dessous|ci-après|voici),?\s(?:le|la|les|un|une|notre|nos)\s(?:tableau|table|grille|"
    r"comparatif|récapitulatif)(?!\w))",
    re.I,
)
_QUOTED = re.compile(r"(?:[ \t]{0,3}>){1,5}")
# of a line that is a row of a table
_CELLS = re.compile(r"[|│║┃\t]|\S[ \u00a0]{2,}\S|;[^;]{0,200};|<t[rdh]|<table", re.I)
_ITEM = re.compile(r"\s*(?:[-*•▪–—]|\d{1,3}[.)])\s")
_LONGEST = 400  # characters of a lead-in sentence
_LINES = 8  # of a paragraph that is broken into lines
_SENTENCES = 3  # at its end that may lead in


def find(lines: Sequence[Line], first: int, last: int) -> str | None:
    """The caption of the table in ``lines[first:last]``.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "Prix en hausse. Voici les tarifs :\\n\\n| a |\\n"
    >>> find(list(lines_of(text, text)), 2, 3)
    'Voici les tarifs'
    """
    above, below = _neighbour(lines, first, -1), _neighbour(lines, last - 1, 1)
    for at, step in ((above, -1), (below, 1)):
        if (
            at is not None
            and _LABEL.match(_unquoted(lines[at]))
            and _is_own(lines, at, first if step < 0 else last - 1, step)
        ):
            return _trimmed(clean(_unquoted(lines[at])))
    if below is not None:
        words = _unquoted(lines[below])
        if match := _PANDOC.fullmatch(words) or _BRACKETS.fullmatch(words):
            return _trimmed(clean(match["words"]))
    if above is not None and not lines[above].code and not _unquoted(lines[above]).lstrip().startswith("#"):
        return _lead_in(_paragraph(lines, above))
    return None


def _is_own(lines: Sequence[Line], label: int, edge: int, step: int) -> bool:
    """Whether a label is that of the table whose edge it stands at: one between two tables is the nearer
    one's, else the lower one's.
    """
    other = _neighbour(lines, label, step)
    if other is None or not _CELLS.search(lines[other].text):
        return True
    mine, theirs = abs(edge - label), abs(other - label)
    return mine < theirs or (mine == theirs and step < 0)


# Words that announce a table, not just anything that follows.
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:tableaux?|tables?|ci-dessous|ci-après|comparati(?:fs?|ves?)|comparaisons?|"
    r"récapitul\w{1,10}|voici)(?!\w)",
    re.I,
)


def announced(lines: Sequence[Line], first: int) -> bool:
    """True where the line above ``lines[first]`` says that a table follows.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "Le tableau suivant les compare :\\n\\nOffre Prix"
    >>> announced(list(lines_of(text, text)), 2)
    True
    """
    above = _neighbour(lines, first, -1)
    if above is None or lines[above].code:
        return False
    words = lines[above].text[-_LONGEST:]
    last = list(sentences(words))[-1:]
    return bool(last and _ANNOUNCED.search(words[last[0][0] : last[0][1]]))


def _neighbour(lines: Sequence[Line], index: int, step: int) -> int | None:
    """The next line in that direction, at most one blank line away; a line of nothing but quote marks is
    blank.
    """
    for distance in (1, 2):
        position = index + step * distance
        if 0 <= position < len(lines) and _unquoted(lines[position]).strip():
            return position
    return None


def _unquoted(line: Line) -> str:
    """The words of a line behind the marks of a block quote."""
    return line.text[match.end() :] if (match := _QUOTED.match(line.text)) else line.text


def _paragraph(lines: Sequence[Line], last: int) -> str:
    """The end of the paragraph whose last line is given: sentences may run over lines, list items and rows of
    cells may not.
    """
    words: list[str] = []
    size = 0
    for line in reversed(lines[max(0, last - _LINES + 1) : last + 1]):
        text = _unquoted(line)
        if (
            not text.strip()
            or line.code
            or (words and (_CELLS.search(text) or text.lstrip().startswith("#")))
        ):
            break
        words.append(text[-2 * _LONGEST :])
        size += len(words[-1])
        if size > 2 * _LONGEST or _ITEM.match(text):
            break
    return "\n".join(reversed(words))


def _lead_in(words: str) -> str | None:
    """The sentence at the end that leads in, or one just before it that says where the table stands."""
    ends = [clean(words[start:end]) for start, end in sentences(words)][-_SENTENCES:]
    for place, sentence in enumerate(reversed(ends)):
        points = _BELOW.search(sentence) if place else sentence.endswith(":") or _POINTER.search(sentence)
        if points and len(sentence) <= _LONGEST:
            return _trimmed(sentence)
    return None


def _trimmed(words: str) -> str:
    return words.strip(" *_[]").removesuffix(":").strip()
