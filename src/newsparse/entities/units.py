"""What the model reads: one unit a line, soft wraps undone, blanks squeezed, typography made plain.

The model was trained on exactly this form, so training and reading share this module. Every unit knows the
way back to the offsets of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from newsparse.text.masks import Squeezed, squeeze
from newsparse.text.segments import lines, paragraphs

# Characters; longer lines are cut at a blank, as the model sees four words to each side at most.
LONGEST_UNIT = 2_000
# Characters; lines of a paragraph that was wrapped by an editor or a mailer are about this long.
WRAPPED = range(50, 140)

# One character for one character, so that offsets stay.
_PLAIN = {
    "\u00a0": " ",  # no-break space
    "\u202f": " ",  # narrow no-break space
    "\u2007": " ",  # figure space
    "\u2009": " ",  # thin space
    "\u200a": " ",  # hair space
    "\u00ad": " ",  # soft hyphen
    "\u200b": " ",  # zero-width space
    "\u2060": " ",  # word joiner
    "\ufeff": " ",  # byte order mark
    "\t": "|",  # a cell ends, in most texts that have tabs
    "\n": " ",
    "\r": " ",
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u2032": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u201e": '"',
    "\u2010": "-",
    "\u2011": "-",
}


class Unit(NamedTuple):
    """A stretch of the article as the model reads it."""

    text: str
    base: int
    squeezed: Squeezed

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of a span of ``text``.

        >>> unit = next(units("  l’iPhone   17"))
        >>> unit.text, unit.span(2, 11)
        ("l'iPhone 17", (4, 15))
        """
        return self.base + self.squeezed.original(start), self.base + self.squeezed.original_end(end)


def plain(text: str) -> str:
    """Typographic spaces, apostrophes, quotation marks and hyphens made plain, one character for one.

    >>> plain("l’Arcep\\u202f: “oui”")
    'l\\'Arcep : "oui"'
    """
    for written, meant in _PLAIN.items():  # a search for each takes a fiftieth of the time of str.translate
        text = text.replace(written, meant)
    return text


def units(view: str) -> Iterator[Unit]:
    """The units of a masked article, in order.

    >>> [unit.text for unit in units("Titre\\n\\nUn   mot.\\n- deux")]
    ['Titre', 'Un mot.', '- deux']
    """
    for start, end in paragraphs(view):
        for first, last in _unwrapped(view, start, end):
            for left, right in _cut(view, first, last):
                squeezed = squeeze(plain(view[left:right]), _UNREAD)
                yield Unit(squeezed.text, left, squeezed)


# What the model does not read: blanks behind a blank, the rest of an HTML ampersand, a soft hyphen.
_UNREAD = re.compile(r"(?<= ) +|(?<=&)amp;|\u00ad+")


def _unwrapped(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a paragraph, or all of it where it is one text that was wrapped to a width."""
    found = [(start + a, start + b) for a, b in lines(view[start:end])]
    if len(found) > 1 and _is_one_sentence(view, found):
        return [(start, end)]
    if len(found) < 2 or not all(b - a in WRAPPED for a, b in found[:-1]):
        return found
    soft = sum(view[a].islower() for a, _ in found[1:])
    return [(start, end)] if 2 * soft >= len(found) - 1 or _is_filled(view, found) else found


def _is_filled(view: str, found: list[tuple[int, int]]) -> bool:
    """Lines that are each as full as the next word allows, none of which ends a sentence but the last: "by
    Northwall / Capital, who".
    """
    width = max(b - a for a, b in found)
    texts = [view[a:b] for a, b in found]
    full = all(len(one) + 1 + len(following.split(None, 1)[0]) > width for one, following in pairwise(texts))
    return (
        full
        and bool(_ENDS.search(texts[-1]))
        and not any(map(_ENDS.search, texts[:-1]))
        and not any(map(_BEGINS.match, texts[1:]))
    )


# Characters; less than that is a caption or a cell, not a sentence.
SHORTEST_TEXT = 40
# Where a line ends by itself, or begins something of its own: a list mark, a quotation, a cell.
_ENDS = re.compile(r"[.!?…:;»\")|]\s*$")
_BEGINS = re.compile(r"\s*(?:[-*•–—#>|«\"(\d]|Par\s|Photo|Source|Crédit)")


def _is_one_sentence(view: str, found: list[tuple[int, int]]) -> bool:
    """Short lines of which none but the last ends a sentence: a text that was wrapped narrowly."""
    texts = [view[a:b] for a, b in found]
    narrow = all(len(text) <= WRAPPED.stop for text in texts) and sum(map(len, texts)) >= SHORTEST_TEXT
    return (
        narrow
        and len({text.isupper() for text in texts}) == 1  # a headline in capitals is a line of its own
        and texts[-1].rstrip().endswith(".")
        and not any(map(_ENDS.search, texts[:-1]))
        and not any(map(_BEGINS.match, texts[1:]))
    )


_BLANK = re.compile(r"\s")


def _cut(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of at most ``LONGEST_UNIT`` characters, parted after a full stop or at a blank where there is
    one.
    """
    while end - start > LONGEST_UNIT:
        limit = start + LONGEST_UNIT
        cut = max(view.rfind(". ", start, limit) + 1, view.rfind("\n", start, limit))
        if cut <= start + LONGEST_UNIT // 2:
            cut = view.rfind(" ", start, limit)
        if cut <= start:
            cut = limit
        yield start, cut
        start = cut
        while start < end and _BLANK.match(view, start):
            start += 1
    if start < end:
        yield start, end
