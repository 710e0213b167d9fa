"""What a mention's neighbours say of it: members of one list, and cells of one column, are mostly of one
kind.
"""

from __future__ import annotations

import bisect
import collections
import re
from collections.abc import Iterable, Iterator, Sequence

from newsparse.entities.mention import Mention
from newsparse.record import Table

# "A, B et C", "A/B", "A ou B": what stands between two members of a list. Brackets part a thing from what
# explains it.
_SMALL = r"(?:(?:de|du|des|le|la|les|à|en|chez|avec)\s{1,4}|(?:[dl]|qu)['’])?"
_JOINT = re.compile(rf"\s{{0,4}}(?:,|/|\bet|\bou|\bni|&|,\s?puis)\s{{1,4}}{_SMALL}|\s?/\s?")
# Members; "X, Y" alone is as often a name and what explains it ("Lyon, France").
LEAST_MEMBERS = 3
# Line breaks from one item of a list to the next.
LONGEST_ITEM = 3
_PAIRED = re.compile(r"\b(?:et|ou|ni)\b|/")


def company(
    view: str, mentions: Sequence[Mention], tables: Iterable[Table]
) -> dict[Mention, collections.Counter[str]]:
    """For each mention, how many of those it is listed with bear which label.

    >>> from newsparse.entities.mention import Mention
    >>> text = "Dior, Aime et Sandro"
    >>> found = [Mention(0, 4, "ORG"), Mention(6, 10, "PRODUCT"), Mention(14, 20, "ORG")]
    >>> dict(company(text, found, [])[found[1]])
    {'ORG': 2}
    """
    beside: dict[Mention, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for group in (*_lists(view, mentions), *_columns(mentions, tables), *_heads_of_items(view, mentions)):
        labels = collections.Counter(mention.label for mention in group)
        for mention in group:
            beside[mention].update(labels)
            beside[mention][mention.label] -= 1
    return {mention: +labels for mention, labels in beside.items()}


def _lists(view: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    group: list[Mention] = []
    paired = False
    for mention in mentions:
        between = view[group[-1].end : mention.start] if group else ""
        if group and len(between) < 16 and _JOINT.fullmatch(between):
            paired = paired or _PAIRED.search(between) is not None
            group.append(mention)
            continue
        if len(group) >= LEAST_MEMBERS or (paired and len(group) == 2):
            yield group
        group, paired = [mention], False
    if len(group) >= LEAST_MEMBERS or (paired and len(group) == 2):
        yield group


# "- Zorbix (Lyon) : ...": how an item of a list goes on behind the name it is about.
_ITEM = re.compile(r"[*_]{0,3}\s?(?:\([^()\n]{1,60}\)[*_]{0,3}\s?)?:")


def _heads_of_items(view: str, mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """What the items of a list open with, where a colon parts it from what is said of it."""
    heads = [
        mention
        for mention in mentions
        if not view[view.rfind("\n", 0, mention.start) + 1 : mention.start].strip("-*•–_ 0123456789.)→")
        and _ITEM.match(view, mention.end)
    ]
    group: list[Mention] = []
    for mention in heads:
        if group and len(view[group[-1].end : mention.start].split("\n")) > LONGEST_ITEM:
            yield from [group] if len(group) >= LEAST_MEMBERS else []
            group = []
        group.append(mention)
    yield from [group] if len(group) >= LEAST_MEMBERS else []


def _columns(mentions: Sequence[Mention], tables: Iterable[Table]) -> Iterator[list[Mention]]:
    """The first names in the cells of each column."""
    starts = [mention.start for mention in mentions]
    for table in tables:
        for column in zip(*table.rows, strict=False):
            group = []
            for cell in column:
                at = bisect.bisect_left(starts, cell.start)
                if (
                    at < len(mentions)
                    and mentions[at].end <= cell.end
                    and mentions[at].start - cell.start <= 3
                ):
                    group.append(mentions[at])
            if len(group) > 1:
                yield group
