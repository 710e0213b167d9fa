"""Short later names of products that an article compares: "12 Lite" beside "Ostra 12 Pro", "S24" beside
"Galaxy S25".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse.entities.mention import Mention
from newsparse.entities.touching import Touching
from newsparse.entities.whole import trims

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}[a-z]?(?![\w.,-])")
# "S25", "E4"; roads are numbered with A, D and N.
_CODE = re.compile(r"(?<![\w.-])(?![ADN]\d)([A-Z]{1,3})\d{1,4}(?![\w-])")
_DETERMINER = re.compile(r"\b(?:l[ea]s?|une?|des|du|aux?|ses?|son|sa|et|ou|que)\s$", re.I)


def later_names(prose: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with the versions that the article names by number and trim, or by the code of a series.

    >>> text = "L'Ostra 12 Pro plaît plus que le 12 Lite, et le S24 que le Galaxy S25."
    >>> found = [Mention(2, 14, "PRODUCT"), Mention(36, 40, "PRODUCT"), Mention(59, 69, "PRODUCT")]
    >>> [text[m.start : m.end] for m in later_names(text, found)]
    ['Ostra 12 Pro', '12 Lite', 'S24', 'Galaxy S25']
    """
    products = [prose[m.start : m.end] for m in mentions if m.label == "PRODUCT"]
    numbers = {number for name in products for number in _NUMBER.findall(name)}
    series = {letters for name in products for letters in _CODE.findall(name)}
    found = [*_trimmed(prose, numbers), *_coded(prose, series)] if numbers or series else []
    taken = Touching(mentions)
    new = [
        one
        for one in found
        if all(one.start <= m.start and m.end <= one.end for m in taken.to(one.start, one.end))
    ]
    covered = Touching(new)
    return sorted([*new, *(m for m in mentions if next(covered.to(m.start, m.end), None) is None)])


@lru_cache(maxsize=1)
def _versions() -> re.Pattern[str]:
    """A number and what makers call versions."""
    return re.compile(rf"(?<![\w.,-])(\d{{1,3}}[a-z]?)(?:\s(?:{'|'.join(sorted(trims()))})\b(?!['’-]))+")


def _trimmed(prose: str, numbers: set[str]) -> Iterator[Mention]:
    for match in _versions().finditer(prose) if numbers else ():
        if match[1] in numbers:
            yield Mention(*match.span(), "PRODUCT", "later")


def _coded(prose: str, series: set[str]) -> Iterator[Mention]:
    for match in _CODE.finditer(prose) if series else ():
        if match[1] in series and _DETERMINER.search(prose, max(0, match.start() - 6), match.start()):
            yield Mention(*match.span(), "PRODUCT", "later")
