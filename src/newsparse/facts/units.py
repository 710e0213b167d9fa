"""The sentences of a text that facts are read from, with the heading above and the sentence before."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsparse.facts.article import Article
from newsparse.french import sentences
from newsparse.text.segments import lines


class Unit(NamedTuple):
    """A sentence, heading, item of a list; ``title`` where it is the article's; ``label`` the line above that
    ends in a colon.
    """

    start: int
    end: int
    heading: tuple[int, int] | None
    label: tuple[int, int] | None
    before: tuple[int, int] | None
    paragraph: int
    title: bool


_SOFT = re.compile(r"[a-zà-ÿ(,;]")
# A line without a full stop and of at most so many characters heads what follows.
_HEADING = 120


def units(article: Article, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Unit]:
    """The sentences of the text, in order, but for those in ``taken``.

    >>> [(u.start, u.end, u.heading) for u in units(Article("Prix\\n\\nArdo vend. Il gagne 3 M€."))]
    [(0, 4, None), (6, 16, (0, 4)), (17, 31, (0, 4))]
    """
    text = article.text
    blocks = sorted(taken)
    starts = [start for start, _ in blocks]
    headings = set(article.headings)
    title = article.title_span
    heading = label = before = None
    for number, (start, end) in enumerate(_paragraphs(text)):
        at = bisect.bisect_right(starts, start) - 1
        if at >= 0 and start < blocks[at][1]:
            continue
        is_title = title[1] > 0 and title[0] <= start < title[1]
        whole = (start, end) in headings or (_heads(text, start, end) and not _is_listed(article, start, end))
        for first, last in _pieces(text, start, end):
            yield Unit(first, last, heading, label, before, number, is_title)
            before = first, last
        if text[start:end].rstrip(" *_").endswith(":"):
            label = start, end
        elif whole and not is_title:
            heading, label = (start, end), None


# Longer sentences, in characters, are lists or no prose: they are read piece by piece, so that time stays
# linear.
_LONGEST = 800
_SPACE = re.compile(r"\s")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in sentences(text, start, end):
        while last - first > _LONGEST:
            space = _SPACE.search(text, first + _LONGEST, last)
            if space is None:
                break
            yield first, space.start()
            first = space.end()
        yield first, min(last, first + 2 * _LONGEST)


def _is_listed(article: Article, start: int, end: int) -> bool:
    """ "Ardo : 3 M€" with the next line right behind it: a member of a list, not a heading."""
    text = article.text
    after = text[end : end + 2].lstrip(" ")
    return bool(article.amounts_in(start, end)) and after.startswith("\n") and not after.startswith("\n\n")


def _heads(text: str, start: int, end: int) -> bool:
    return (
        text[start] not in "-*•–"
        and end - start <= _HEADING
        and text[end - 1] not in ".!?»…,;:|"
        and "\n" not in text[start:end]
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines, with soft-wrapped ones joined."""
    opened: tuple[int, int] | None = None
    for start, end in lines(text):
        if (
            opened
            and text.count("\n", opened[1], start) == 1
            and _SOFT.match(text, start)
            and text[opened[1] - 1] not in ".!?:"
        ):
            opened = opened[0], end
            continue
        if opened:
            yield opened
        opened = start, end
    if opened:
        yield opened
