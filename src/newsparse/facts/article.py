"""What facts are read from: the text as others left it, with amounts, names, dates and reported speech, and
whom it is about.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from newsparse.facts import grammar
from newsparse.french import fold
from newsparse.french.verbs import FINITE
from newsparse.french.words import kind_of_name


class Name(NamedTuple):
    """A mention of an entity: where it stands, its label, the index and the canonical name of its entity."""

    start: int
    end: int
    label: str
    entity: int
    name: str


class Amount(NamedTuple):
    """An amount of the article, as money was found."""

    start: int
    end: int
    amount: Decimal
    amount_max: Decimal | None = None
    currency: str | None = None
    modifier: str | None = None
    per: str | None = None


class When(NamedTuple):
    """A date of the article."""

    start: int
    end: int
    value: str | None


class Speech(NamedTuple):
    """Reported speech and its speaker."""

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True)
class Article:
    """The text and what is known of it; all sequences in the order of the text."""

    text: str
    amounts: Sequence[Amount] = ()
    names: Sequence[Name] = ()
    dates: Sequence[When] = ()
    speeches: Sequence[Speech] = ()
    title: str | None = None
    headings: Sequence[tuple[int, int]] = ()
    entity_ids: Sequence[str] = field(default=())

    @cached_property
    def title_span(self) -> tuple[int, int]:
        """Where the title stands in the text; (0, 0) where it does not."""
        if not self.title:
            return 0, 0
        start = self.text.find(self.title)
        return (start, start + len(self.title)) if start >= 0 else (0, 0)

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    @cached_property
    def counts(self) -> dict[int, int]:
        """How often each entity is named."""
        counts: dict[int, int] = {}
        for name in self.names:
            counts[name.entity] = counts.get(name.entity, 0) + 1
        return counts

    @cached_property
    def first_names(self) -> dict[int, Name]:
        """The first mention of each entity."""
        found: dict[int, Name] = {}
        for name in self.names:
            found.setdefault(name.entity, name)
        return found

    def speeches_over(self, start: int, end: int) -> list[int]:
        """The indexes of the reported speech that holds a stretch of the text; of long nested ones the last
        few.
        """
        last = bisect.bisect_right(self._speech_starts, start)
        return [i for i in range(max(0, last - _NESTED), last) if self.speeches[i].end >= end]

    @cached_property
    def _speech_starts(self) -> list[int]:
        return [speech.start for speech in self.speeches]

    @cached_property
    def products(self) -> dict[str, int]:
        """Products of one word, folded, with the index of their first mention: "le bitcoin" is Bitcoin."""
        found: dict[str, int] = {}
        for index, name in enumerate(self.names):
            word = self.text[name.start : name.end]
            if name.label == "PRODUCT" and len(word) > 3 and word.isalpha():
                found.setdefault(fold(word), index)
        return found

    @cached_property
    def sources(self) -> frozenset[int]:
        """Entities that the article cites: speakers of its reported speech, and names behind "selon", "une
        étude de".
        """
        spoken = {speech.speaker for speech in self.speeches if speech.speaker}
        cues = grammar.cues("sources")
        cited = set[int]()
        for name in self.names:
            before = self.text[max(0, name.start - 24) : name.start].lower().rstrip(" «l'’")
            if name.name in spoken or before.endswith(cues):
                cited.add(name.entity)
        return frozenset(cited)

    @cached_property
    def labelled(self) -> dict[str, int]:
        """How many entities have each label."""
        counts: dict[str, int] = {}
        for name in self.first_names.values():
            counts[name.label] = counts.get(name.label, 0) + 1
        return counts

    @cached_property
    def short_forms(self) -> dict[str, int]:
        """Words of the names of products, folded, that one entity alone has, with the index of its first
        mention: "la Totem".
        """
        found: dict[str, int] = {}
        owners: dict[str, set[int]] = {}
        for index, name in enumerate(self.names):
            if name.label == "PRODUCT":
                for word in name.name.split():
                    if len(word) > 3 and word[0].isupper() and word.isalpha():
                        owners.setdefault(fold(word), set()).add(name.entity)
                        found.setdefault(fold(word), index)
        return {word: index for word, index in found.items() if len(owners[word]) == 1}

    @cached_property
    def _amount_starts(self) -> list[int]:
        return [amount.start for amount in self.amounts]

    def amounts_in(self, start: int, end: int) -> Sequence[Amount]:
        """The amounts that begin in a stretch of the text."""
        starts = self._amount_starts
        return self.amounts[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """The mentions that begin in a stretch of the text."""
        return self.names[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]

    @cached_property
    def _firsts(self) -> dict[str, Name | None]:
        return {}

    def topic(self, labels: str) -> Name | None:
        """Whom the article is about: the first name of these labels in its title, else the one named most in
        its first paragraphs.
        """
        if labels not in self._firsts:
            self._firsts[labels] = self._topic(frozenset(labels.split()))
        return self._firsts[labels]

    def _topic(self, labels: frozenset[str]) -> Name | None:
        start, end = self.title_span
        if not end:
            end = (self.text.find("\n") + 1) or len(self.text)
        titled = [name for name in self.names_in(start, end) if name.label in labels]
        if not titled and labels == {"ORG"}:
            titled = [
                name
                for name in self.names_in(start, min(end, start + _FIRST_WORDS))
                if name.label in {"PRODUCT", "MISC"}
            ]
        if titled:
            return max(
                titled,
                key=lambda name: (self._opens(name), self.counts[name.entity] > 1, -name.start),
            )
        lead = [name for name in self.names_in(0, _LEAD) if name.label in labels]
        best = max(lead, key=lambda name: (self.counts[name.entity], -name.start), default=None)
        return best if best and self.counts[best.entity] > 1 else None

    def _opens(self, name: Name) -> bool:
        """False for a name that is an object or stands under a preposition, or a public body: "Zelda séduit
        Mira", "Mira écrit à Zelda", "la Cnil punit Zelda" are not about the last, the last, and the first.
        """
        before = [word[0].rstrip() for word in _WORD.finditer(self.text, max(0, name.start - 24), name.start)]
        while before and fold(before[-1]) in _ARTICLES:
            before.pop()
        mark = self.text[max(0, name.start - 2) : name.start].rstrip()[-1:]
        joined = bool(before) and mark not in ",:;.!?«»()"
        word = fold(before[-1]) if joined else ""
        under = word in grammar.words("prepositions") and word not in _FREE
        acted_on = any(verb.part in FINITE for verb in grammar.verbs_at(word)) if word else False
        return not under and not acted_on and kind_of_name(name.name) not in {"public", "media"}


_WORD = re.compile(r"[^\W\d_][\w-]*['’]?")
_ARTICLES = frozenset({"le", "la", "les", "l'", "l’"})
_FREE = frozenset({"pour", "chez", "d'", "de"})
# So many pieces of reported speech before an amount are asked whether they hold it.
_NESTED = 6
# A name of another label counts as a company's where the title begins with it ("L'anglais Wayve lève"), in
# characters.
_FIRST_WORDS = 16
# The first paragraphs of an article, in characters.
_LEAD = 900
