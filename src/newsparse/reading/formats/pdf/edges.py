"""Headers and footers: lines at the edges of pages that come again on others, numbers of pages, what a
browser prints around a page.
"""

from __future__ import annotations

import re
from collections import Counter

from newsparse.reading.formats.pdf.layout import Line

EDGE = 0.09  # of the height of a page, above and below
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

    def is_edge(line: Line) -> bool:
        words = " ".join(line.text.split())
        if not _at_edge(line):
            return False
        return times[_key(line)] >= often or any(
            pattern.fullmatch(words) for pattern in (_NUMBER, _ADDRESS, _PRINTED)
        )

    return [[line for line in page if not is_edge(line)] for page in pages]


def _at_edge(line: Line) -> bool:
    return line.bottom < EDGE * line.page_height or line.top > (1 - EDGE) * line.page_height


def _key(line: Line) -> str:
    """What a header says, whatever the number of its page."""
    return re.sub(r"\d+", "0", " ".join(line.text.split())).casefold()
