"""What names an HTML table from outside its tags: the caption of its figure, or the line above."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.spans import blank
from newsparse.tables import caption
from newsparse.tables.page import Line, clean

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_HEADING = re.compile(r"<h[1-6]\b", re.I)
_OPENING = re.compile(r"<figcaption\b[^<>]{0,300}>", re.I)
_BELOW = re.compile(r"(?:\s|</div>){0,40}<figcaption\b[^<>]{0,300}>", re.I)
_CLOSING = re.compile(r"</figcaption>", re.I)
_BETWEEN = re.compile(r"(?:\s|<(?:div|figure)\b[^<>]{0,300}>){0,40}", re.I)
REACH = 1500  # characters about a table in which the caption of its figure stands
NEAR = 20  # lines about a table among which its lead-in stands


def figure_caption(text: str, start: int, end: int) -> str | None:
    """The ``figcaption`` right below or above the table in ``text[start:end]``.

    >>> text = "<figure><table></table><figcaption>Les <b>prix</b></figcaption></figure>"
    >>> figure_caption(text, 8, 23)
    'Les prix'
    """
    below = _BELOW.match(text, end, end + REACH)
    if below and (close := _CLOSING.search(text, below.end(), below.end() + REACH)):
        return clean(text[below.end() : close.start()]) or None
    before = text[max(0, start - REACH) : start]
    opening = next(reversed(list(_OPENING.finditer(before))), None)
    above = _CLOSING.search(before, opening.end()) if opening else None
    if opening and above and _BETWEEN.fullmatch(before, above.end()):
        return clean(before[opening.end() : above.start()]) or None
    return None


def lead_in(lines: Sequence[Line], place: int, start: int, end: int) -> str | None:
    """The caption that the lines about ``text[start:end]`` give.

    Args:
        lines: all lines of the text.
        place: the number of the line in which the table starts.
        start: offset of the table's first tag.
        end: offset behind its last tag.
    """
    last = place
    while last < len(lines) and lines[last].end < end:
        last += 1
    above = [*lines[max(0, place - NEAR) : place], *(_part(line, line.start, start) for line in lines[place : place + 1])]
    below = [*(_part(line, end, line.end) for line in lines[last : last + 1]), *lines[last + 1 : last + NEAR]]
    before, after = _without_tags(above), _without_tags(below)
    table = Line(start, end, "|")
    return caption.find([*before, table, *after], len(before), len(before) + 1)


def _part(line: Line, start: int, end: int) -> Line:
    """What stands beside the table in its own line; the tag of the table, which is dropped with lines of tags, where nothing does."""
    words = line.text[max(0, start - line.start) : max(0, end - line.start)]
    return Line(start, end, words if words.strip() else "<table>", line.code)


def _without_tags(lines: Sequence[Line]) -> list[Line]:
    """The lines with their tags blanked out, and none that holds nothing else; a heading, like code, leads in to nothing."""
    kept: list[Line] = []
    for line in lines:
        words = _TAG.sub(lambda tag: blank(tag.group()), line.text)
        if words.strip() or not line.text.strip():
            code = bool(words.strip()) and (line.code or _HEADING.search(line.text) is not None)
            kept.append(line._replace(text=words, code=code))
    return kept
