"""Where a name stands on a page: what a site repeats from page to page is told by the lines
around its names.
"""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterable

from newsparse.record import Article, Span

NAME = "\u25cc"  # stands for another name in a line that a site repeats
# Asides that say who wrote a page and where it is: a name that stands nowhere else is nothing that the
# article tells of.
_APART = frozenset({"byline", "dateline", "credit", "navigation", "promo", "teaser"})
_NUMBER = re.compile(r"\d(?:[\d\s.,:]*\d)?(?:\s?[ap]\.?m\b\.?)?", re.I)
_LIST = re.compile(rf"{NAME}(?:(?:,| et| ou| and|\s?[/|&-])\s?{NAME})+")
# "Photo : Kelvor", "Source: Le Fil | Date": whose words or picture it is.
_CREDIT = re.compile(
    r"\b(?:sources?|crédits?(?: photos?)?|photos?|images?|via)\s?:\s*(?:©\s*)?"
    r"(?:[^|:\n]{1,40}\s(?:pour|par)\s)?$",
    re.I,
)
_BAR = re.compile(r"\s[|–—-]\s+$")


class Places:
    """The lines of an article and its asides."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._asides = sorted((aside.start, aside.end, aside.kind) for aside in article.asides)
        self._starts = [start for start, _, _ in self._asides]
        self._names = sorted(
            (mention.start, mention.end) for entity in article.entities for mention in entity.mentions
        )

    def of(self, mentions: Iterable[Span]) -> tuple[str, ...] | None:
        """What stands for the places of the mentions in running text; none where the text is left out;
        ``None`` where all
        stand beside it: in a byline, a credit.
        """
        if not self._text:
            return ()
        return tuple(sorted({place for mention in mentions if (place := self._place(mention))})) or None

    def _place(self, mention: Span) -> str | None:
        at = bisect.bisect_right(self._starts, mention.start) - 1
        if at >= 0 and self._asides[at][1] >= mention.end:
            kind = self._asides[at][2]
            if kind in _APART:
                return None
        start = self._text.rfind("\n", 0, mention.start) + 1
        if _CREDIT.search(self._text, start, mention.start):
            return None
        end = self._text.find("\n", mention.end)
        end = len(self._text) if end < 0 else end
        if _BAR.search(self._text, start, mention.start) and not self._text[mention.end : end].strip(" |"):
            return "after a bar"  # "A headline | The Site"
        before = f"{self._masked(start, mention.start)}{NAME}"
        line = " ".join(f"{before}{self._masked(mention.end, end)}".casefold().split())
        for listed in _LIST.finditer(
            line
        ):  # "Follow us on A, B and C": what the page says after them differs with the names
            if listed.start() < len(" ".join(before.split())) <= listed.end():
                line = line[: listed.start()]
                break
        return hashlib.blake2b(_NUMBER.sub("0", line).encode(), digest_size=8).hexdigest()

    def _masked(self, start: int, end: int) -> str:
        """A stretch of a line without its names: "LILLE (Agence Plume) -" and "PARIS (Agence Plume) -" are
        one place.
        """
        pieces = []
        for first, last in self._names[bisect.bisect_left(self._names, (start, 0)) :]:
            if first >= end:
                break
            pieces.append(self._text[start:first])
            start = max(start, min(last, end))
        return NAME.join((*pieces, self._text[start:end]))


def aside(article: Article) -> frozenset[str]:
    """The entities that an article names only beside its text, in bylines and credits; not those that speak
    or own facts there.
    """
    places = Places(article)
    said = {quote.speaker_id for quote in article.quotes} | {fact.subject_id for fact in article.facts}
    return frozenset(
        entity.id
        for entity in article.entities
        if entity.id not in said and places.of(entity.mentions) is None
    )
