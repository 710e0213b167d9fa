"""What names an HTML table from outside its tags: the caption of its figure, or the line above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.tables import caption
from newsparse.tables.text_grid import Line, clean

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_HEADING = re.compile(r"<h[1-6]\b", re.I)
_OPENING = re.compile(r"<figcaption\b[^<>]{0,300}>", re.I)
_BELOW = re.compile(r"(?:\s|</div>){0,40}<figcaption\b[^<>]{0,300}>", re.I)
_CLOSING = re.compile(r"</figcaption>", re.I)
_BETWEEN = re.compile(r"(?:\s|<(?:div|figure)\b[^<>]{0,300}>){0,40}", re.I)
REACH = 1500  # characters about a table in which the caption of its figure stands


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


def lead_ins(lines: Sequence[Line], places: Sequence[tuple[int, int]]) -> list[str | None]:
    """For each table the caption that the lines about it give, their tags left out.

    Args:
        lines: all lines of the text.
        places: where the tables stand, from the first tag to the last, in text order.

    >>> from newsparse.tables.text_grid import lines_of
    >>> text = "<p>Voici les prix :</p><table></table>"
    >>> lead_ins(list(lines_of(text, text)), [(23, 38)])
    ['Voici les prix']
    """
    words: list[Line] = []
    tables: list[int] = []
    number = cursor = 0
    for start, end in [*places, (lines[-1].end + 1, 0)] if lines and places else ():
        while number < len(lines) and lines[number].start < start:
            words += _words(lines[number], cursor, start)
            if lines[number].end >= start:
                break
            number += 1
        if end:
            tables.append(len(words))
            words.append(Line(start, end, ""))  # one table does not name another
        while number < len(lines) and lines[number].end <= end:
            number += 1
        cursor = end
    return [caption.find(words, table, table + 1) for table in tables]


def _words(line: Line, start: int, end: int) -> Iterator[Line]:
    """What the line says between two offsets, unless that is tags alone; a heading, like code, leads in to
    nothing.
    """
    start, end = max(start, line.start), min(end, line.end)
    part = line.text[start - line.start : end - line.start]
    words = _TAG.sub(lambda tag: " " * len(tag.group()), part)
    if words.strip():
        yield Line(start, end, words, line.code or _HEADING.search(part) is not None)
    elif not line.text.strip():
        yield line
