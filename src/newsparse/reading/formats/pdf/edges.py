"""Headers and footers: lines at the edges of pages that come again on others, numbers of pages, what a
browser prints around a page.
"""

from __future__ import annotations

import re
from collections import Counter

from newsparse.reading.formats.pdf.layout import Line

EDGE = 0.09  # of the height of a page, above and below
SMALL, SHORT, FAR = 0.85, 80, 1.6  # of the usual size; letters; times its own size, from line to line
_PAGE = re.compile(r"\b(?:page|p\.)\s?\d+", re.I)
_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page|p\.)?\s?\d{1,4}(?:\s?(?:/|sur|of)\s?\d{1,4})?(?:\s?[-–—|])?", re.I
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?", re.I)
_PRINTED = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[AP]M)?(?:\s.*)?", re.I | re.S
)


def without_edges(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without their headers and footers."""
    times = Counter(key for page in pages for key in {_key(line) for line in page if _at_edge(line)})
    often = max(2, (len(pages) + 1) // 3)
    sizes = sorted(size for page in pages for line in page for size in [line.size] * len(line.text))
    usual = sizes[len(sizes) // 2] if sizes else 0.0

    def is_edge(line: Line) -> bool:
        words = " ".join(line.text.split())
        if not _at_edge(line):
            return False
        return times[_key(line)] >= often or any(
            pattern.fullmatch(words) for pattern in (_NUMBER, _ADDRESS, _PRINTED)
        )

    left = [[line for line in page if not is_edge(line)] for page in pages]
    return [[line for line in page if not _is_set_apart(line, page, usual)] for page in left]


def _is_set_apart(line: Line, page: list[Line], usual: float) -> bool:
    """A header or a footer that no other page repeats: short, in small letters, far from the text. A footer
    says its page; other small lines at the foot are notes.
    """
    if not _at_edge(line) or line.size > SMALL * usual or len(line.text) > SHORT:
        return False
    above = line.bottom < EDGE * line.page_height
    away = min((abs(one.top - line.top) for one in page if one is not line), default=0.0)
    return away > FAR * line.size and (above or _PAGE.search(line.text) is not None)


def _at_edge(line: Line) -> bool:
    return line.bottom < EDGE * line.page_height or line.top > (1 - EDGE) * line.page_height


def _key(line: Line) -> str:
    """What a header says, whatever the number of its page."""
    return re.sub(r"\d+", "0", " ".join(line.text.split())).casefold()
