"""Lines to paragraphs: hyphens at line ends taken back, a paragraph that goes on over a column or a page
joined.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.reading.formats.pdf.layout import Line

GAP = 1.4  # times the usual distance of lines: a new paragraph
INDENT = 4.0  # points by which a first line is set in
SHORT = 0.85  # of the width of its column, under which a line ends its paragraph
OTHER_SIZE = 0.75  # points: a byline, a heading that is hardly larger
HEADING = 1.12  # times the usual size: no line of a paragraph
_SOFT = "\u00ad"
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
# What is joined by a hyphen in French whatever the line does.
_KEPT_AFTER = re.compile(
    r"(?:ci|là|même|mêmes|t-ils?|t-elles?|t-on|ils?|elles?|vous|nous|moi|toi|lui|leur|ce|je|tu|on|y|"
    r"en|le|la|les)\b",
    re.I,
)
_KEPT_BEFORE = re.compile(
    r"\b(?:ex|non|quasi|semi|vice|mi|demi|sous|avant|après|celui|celle|ceux|celles|peut|c'est|est|a|"
    r"grand|grande|nord|sud)$",
    re.I,
)
_END = re.compile(r"[.!?…:»”\"]\s*$")


@dataclass(slots=True)
class Paragraph:
    """A paragraph and the size of its letters."""

    text: str
    size: float
    page: int


def paragraphs(pages: list[list[Line]]) -> Iterator[Paragraph]:
    """The paragraphs of all pages."""
    lines = [(number, line) for number, page in enumerate(pages) for line in page]
    if not lines:
        return
    usual = statistics.median(size for _, line in lines for size in [line.size] * (1 + len(line.text) // 20))
    step = _step([line for _, line in lines], usual)
    known = {
        word.casefold() for _, line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+", line.text)
    }
    current: Paragraph | None = None
    before: Line | None = None
    for number, line in lines:
        if current is not None and before is not None and _goes_on(before, line, usual, step):
            current.text = (
                _joined(current.text, line.text, known)
                if not (line.cells or before.cells)
                else f"{current.text}\n{line.text}"
            )
        else:
            if current is not None:
                yield _clean(current)
            current = Paragraph(line.text, line.size, number)
        before = line
    if current is not None:
        yield _clean(current)


def _step(lines: list[Line], usual: float) -> float:
    """The usual distance from line to line."""
    pairs = itertools.pairwise(lines)
    steps = [b.top - a.top for a, b in pairs if 0 < b.top - a.top < 3 * usual and a.size <= HEADING * usual]
    return sorted(steps)[len(steps) // 4] if steps else 1.2 * usual


def _goes_on(before: Line, line: Line, usual: float, step: float) -> bool:
    if line.cells or before.cells:
        return line.cells and before.cells and 0 < line.top - before.top < 3 * step
    if abs(before.size - line.size) > OTHER_SIZE:
        return False
    is_heading = [one.size > HEADING * usual for one in (before, line)]
    if is_heading[0] != is_heading[1]:
        return False
    if is_heading[0]:
        return abs(before.size - line.size) < 0.5 and 0 < line.top - before.top < 2 * line.size
    if not line.top - before.top > 0:  # in the next column, or on the next page
        return (not _END.search(before.text) and line.text[:1].islower()) or _BROKEN.search(
            before.text
        ) is not None
    if line.top - before.top > GAP * step:
        return False
    if before.edges != line.edges and not line.text[:1].islower():  # above columns, or below them
        return False
    width = before.edges[1] - before.edges[0]
    is_short = before.right - before.edges[0] < SHORT * width
    if is_short and line.text[:1].isupper() and line.right - before.right > _room(line):
        return False  # the first word would have had room: a byline, a last line without its full stop
    is_set_in = line.left - line.edges[0] > INDENT and before.left - before.edges[0] < INDENT
    return not (_END.search(before.text) and (is_short or is_set_in)) and not (
        is_short and not line.text[:1].islower() and is_set_in
    )


def _room(line: Line) -> float:
    """The width of the first word of a line with the space before it, and some more."""
    first = line.text.split(None, 1)[0]
    return 1.3 * (len(first) + 1) * (line.right - line.left) / len(line.text)


def _joined(text: str, following: str, known: set[str]) -> str:
    """A line and the next, a word that was parted put together.

    >>> (
    ...     _joined("une entre-", "prise", set()),
    ...     _joined("dit-elle, celui-", "ci", set()),
    ...     _joined("fin.", "Elle", set()),
    ... )
    ('une entreprise', 'dit-elle, celui-ci', 'fin. Elle')
    """
    broken = _BROKEN.search(text)
    if not broken or not following[:1].isalpha():
        return f"{text} {following}"
    rest = re.match(r"[^\W_]+(?:-[^\W_]+)*", following)
    whole = f"{broken[1]}-{rest[0] if rest else ''}".casefold()
    word = rest[0] if rest else ""
    kept = (
        whole in known
        or following[:1].isupper()
        or bool(_KEPT_AFTER.fullmatch(word) or _KEPT_BEFORE.search(broken[1]))
    )
    hyphen = kept and not text.endswith(_SOFT)
    return (text if hyphen else text[:-1]) + following


def _clean(paragraph: Paragraph) -> Paragraph:
    paragraph.text = paragraph.text.replace(_SOFT, "")
    return paragraph
