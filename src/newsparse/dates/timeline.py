"""What an expression is resolved against: the day of publication, the tense, and the dates before it in the
text.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from newsparse.dates.normalise import Stretch
from newsparse.dates.tense import Clauses, Direction

# Characters back to the date a paragraph's story is at: three or four sentences.
_STORY: Final = 600
# Characters a heading that is nothing but a year governs: a screen of a chronology.
_CHAPTER: Final = 4000
# Characters between two entries of a list of dates.
_ENTRY: Final = 400
# Characters of an article in which the day it tells of opens a sentence: headline, lead, first paragraph.
_LEAD: Final = 600
# Days back to a day that an article tells of hour by hour.
_TOLD_DAYS: Final = 7
# Dates kept; nobody counts from further back.
_KEPT: Final = 24
_DAYLIKE: Final = ("day", "hour", "part")
# What an entry of a table goes on from.
_RUNNING: Final = ("day", "month")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
# What may stand before a date that opens its sentence, or its line: "En mars 2014, ...", "Dans la nuit du 3
# mai 2020".
_OPENING: Final = re.compile(
    r"[\W_]*(?:(?:en|le|la|l|les|au|à|dès|dans|puis|mais|et|c['’]est|ce|entre|du|de|d|début|fin|mi|"
    r"nuit|soir|matin|mois|année|courant"
    r"|jusqu['’]au|partir|avant|après)\b[\W_]*){0,5}\Z",
    re.I,
)
# What sets an entry of a list of dates off from its text.
_SET_OFF: Final = (":", "–", "—", "|", "\t")
_COMPARED: Final = re.compile(r"\b(?:contre|que|rapport|depuis|vs)\b[^.;:]{0,40}\Z", re.I)
_AGENDA: Final = re.compile(
    r"^[^\w\n]{0,8}(?:[\w’']+\s){0,3}(?:agenda|calendrier|prochains?\s+rendez-vous|à\s+venir|"
    r"prochaines?\s+(?:étapes|dates))s?"
    r"(?:\s[^\n]{0,20})?$",
    re.I | re.M,
)
# "Trois dates à retenir : le 25 février, ...; fin avril, ...": what the rest of the paragraph lists lies
# ahead.
_INLINE_AGENDA: Final = re.compile(
    r"\b(?:(?:dates?|rendez-vous|échéances?|étapes?|événements?|temps\s+forts?)\s+à\s+(?:surveiller|"
    r"retenir|suivre|noter|cocher|venir)"
    r"|prochain(?:e?s)?\s+(?:dates?|rendez-vous|échéances?|étapes?|épisodes?))\b[^.:\n]{0,60}:",
    re.I,
)


# "vendredi à 17 h 01 à New York. Soit 23 h 01 à Paris": the same moment said again.
_THAT_IS: Final = re.compile(r"[^\n.!?]{0,60}[.,;(]\s{0,2}soit\s+(?:à\s+)?\Z", re.I)
_UPDATED: Final = re.compile(
    r"(?:\bmise?s?\s+à\s+jour|\b(?:màj|maj|édit|edit|modifiée?|actualisée?|complétée?|update|ajout|"
    r"rectificatif|addendum)\b)[^.!?\n]{0,20}\Z",
    re.I,
)

# Where a row of a table begins and ends, and where its table begins.
Row = tuple[int, int, int]


class Mention(NamedTuple):
    """A date met earlier in the text."""

    start: int
    end: int
    stretch: Stretch
    stated: bool  # its year is written in the text
    heads_sentence: bool


class Context:
    """What one expression is resolved against; ``remember`` what was resolved, in text order."""

    def __init__(self, text: str, published: dt.date | None, rows: Sequence[Row] = ()) -> None:
        self.text = text
        self._rows = rows
        self._row: Row | None = None  # of a table, that the expression is in
        self.published = published
        self.start = self.end = 0
        self._earlier: list[Mention] = []
        self._ranges: list[Mention] = []
        self._chapter: Mention | None = None
        self._entry: Mention | None = None
        self._clauses = Clauses(text)
        self._opening: Stretch | None = None  # the day the article begins with
        self._agendas: list[int] | None = None
        self._breaks: list[int] | None = None
        self._direction: Direction | None = None
        self._asked = False

    def at(self, start: int, end: int) -> None:
        """Moves on to the expression at ``start``."""
        self.start, self.end, self._asked = start, end, False
        above = bisect.bisect_right(self._rows, start, key=itemgetter(0)) - 1
        self._row = self._rows[above] if above >= 0 and start < self._rows[above][1] else None

    def remember(self, stretch: Stretch, *, stated: bool) -> None:
        """Keeps a date that later ones may count from; ``stated``: its year is written in the text."""
        opens = self._clauses.sentence(self.start, self.end)[0]
        heads = self.start - opens < 48 and bool(_OPENING.match(self.text[opens : self.start]))
        stated_above = self._row is not None and self.entry() is not None
        mention = Mention(self.start, self.end, stretch, stated, heads)
        self._earlier.append(mention)
        if self._opening is None and heads and self.start < _LEAD and stretch.unit in _DAYLIKE:
            self._opening = stretch
        del self._earlier[:-_KEPT]
        if stated and stretch.unit == "year" and self._row is None and self._is_alone():
            self._chapter = mention
        if stretch.unit == "range":
            self._ranges = [*self._ranges[-3:], mention]
        if self.is_entry():
            self._entry = mention._replace(stated=stated or stated_above)

    def direction(self) -> Direction | None:
        """The tense around the expression, looked up once and only when needed; an agenda lies ahead."""
        if not self._asked:
            self._direction = self._clauses.direction(self.start, self.end) or (
                "future" if self._in_agenda() else None
            )
            self._asked = True
        return self._direction

    def nearest(self, units: Iterable[str]) -> Stretch | None:
        """The nearest earlier date of one of these grains."""
        return next((mention.stretch for mention in self._back() if mention.stretch.unit in units), None)

    def bases(self, units: Iterable[str], within: int = 0) -> Iterator[Stretch]:
        """The earlier dates of these grains, the nearest first; ``within``: none before that offset."""
        return (
            mention.stretch
            for mention in self._back()
            if mention.stretch.unit in units and mention.start >= within
        )

    def sentence_start(self) -> int:
        """Where the sentence of the expression begins."""
        return self._clauses.sentence(self.start, self.end)[0]

    def is_update(self) -> bool:
        """Whether the expression says when the article was updated, which may be after its publication."""
        return _UPDATED.search(self.text[max(0, self.start - 40) : self.start]) is not None

    def reported(self, unit: str) -> Stretch | None:
        """The last quarter, or half, named so far that is over: "ce trimestre" in a report of results."""
        over = [
            m.stretch for m in self._back() if m.stretch.unit == unit and m.stretch.last and self.published
        ]
        named = [
            stretch for stretch in over if stretch.last and self.published and stretch.last < self.published
        ]
        return max(named, key=lambda stretch: stretch.value, default=None)

    def story(self) -> Stretch | None:
        """The date, with its year, that the narrative is at.

        It stands in the same sentence, or opens one of the same paragraph ("En février 2014, X est fondé. En
        juin, ..."), or is a heading of its own. A mere year inside a sentence ("fondée en 2011, elle a levé
        ... en mars") tells no story, nor does what is only compared with ("contre 12 en mars 2020").
        """
        sentence = self._clauses.sentence(self.start, self.end)[0]
        bound = self._paragraph()
        for mention in self._back():
            if mention.start < bound:
                break
            if not mention.stated:
                continue
            if self.published and mention.stretch.first and mention.stretch.first.year == self.published.year:
                return None  # back in the year of publication
            if self.published is None or mention.heads_sentence:
                return mention.stretch
            if (
                mention.start >= sentence
                and mention.stretch.unit != "year"
                and not _COMPARED.search(self.text[max(sentence, mention.start - 50) : mention.start])
            ):
                return mention.stretch
        if self._chapter and self.start - self._chapter.end < _CHAPTER:
            return self._chapter.stretch
        return None

    def beside(self) -> Stretch | None:
        """The nearest date before this one in the same paragraph, its year written or not."""
        mention = next(self._back(), None)
        return mention.stretch if mention and mention.start >= self._paragraph() else None

    def day_of_story(self) -> Stretch | None:
        """The day an hour belongs to: the one named before it in its sentence, or the one the narrative is
        at.
        """
        sentence = self._clauses.sentence(self.start, self.end)[0]
        near = next((mention for mention in self._back() if mention.stretch.unit in _DAYLIKE), None)
        if self._row and near and near.start >= self._row[0]:
            return near.stretch  # the hour of a row is on the day of that row
        if near and (near.start >= sentence or _THAT_IS.match(self.text[near.end : self.start])):
            return near.stretch
        story = self.story()
        if story:
            return story if story.unit in _DAYLIKE else None
        return self._day_told_of() if self.published and self.direction() == "past" else None

    def _day_told_of(self) -> Stretch | None:
        """The day of the narrative an hour in the past belongs to: one that opens a sentence of the
        paragraph, or the article.
        """
        bound = self._paragraph()
        for mention in self._back():
            if mention.start < bound:
                break
            if mention.heads_sentence and mention.stretch.unit in _DAYLIKE:
                return mention.stretch
        opening, today = self._opening, self.published
        if opening and opening.first and today and 0 <= (today - opening.first).days <= _TOLD_DAYS:
            return opening
        return None

    def ranges_in_line(self) -> Iterator[Stretch]:
        """The ranges before this one in the same line, the nearest first."""
        for mention in reversed(self._ranges):
            if mention.end < self.start - _ENTRY or self.text.find("\n", mention.end, self.start) >= 0:
                return
            yield mention.stretch

    def is_entry(self) -> bool:
        """Whether the expression opens a line and is set off from what follows: an entry of a
        list of dates.
        """
        if self.text[self.end : self.end + 3].lstrip(" \u00a0\u202f")[:1] not in _SET_OFF:
            return False
        opened = self.text.rfind("\n", max(0, self.start - 40), self.start) + 1
        return bool((opened or self.start < 40) and _OPENING.match(self.text[opened : self.start]))

    def entry(self) -> Stretch | None:
        """The entry before this one in the list of dates that this one is an entry of.

        In a table it counts only where the column goes on in its days or months with their year: "mars 2019",
        then "avril".
        """
        if self._entry is None or self.start - self._entry.end > _ENTRY or not self.is_entry():
            return None
        if self._row and not (
            self._entry.start >= self._row[2] and self._entry.stated and self._entry.stretch.unit in _RUNNING
        ):
            return None
        return self._entry.stretch

    def _paragraph(self) -> int:
        """Where the paragraph begins, or the part of it that a story reaches back to."""
        if self._breaks is None:
            self._breaks = [0, *(gap.end() for gap in _BLANK_LINE.finditer(self.text))]
        return max(self._breaks[bisect.bisect_right(self._breaks, self.start) - 1], self.start - _STORY)

    def _back(self) -> Iterator[Mention]:
        """The earlier dates, the nearest first; in a table those of its row, and those before the table."""
        if self._row is None:
            return reversed(self._earlier)
        opened, _, table = self._row
        return (
            mention for mention in reversed(self._earlier) if mention.start >= opened or mention.start < table
        )

    def _is_alone(self) -> bool:
        """Whether the expression is all its line says."""
        opened = self.text.rfind("\n", max(0, self.start - 20), self.start) + 1
        closed = self.text.find("\n", self.end, self.end + 10)
        line = self.text[opened : self.start] + self.text[self.end : closed if closed >= 0 else self.end + 10]
        return (bool(opened) or self.start < 20) and not re.search(r"(?!année|an)\w", line, re.I)

    def _in_agenda(self) -> bool:
        """Whether the last heading before the expression announces dates to come."""
        if self._agendas is None:
            self._agendas = [heading.end() for heading in _AGENDA.finditer(self.text)]
        if any(0 <= self.start - end < 2 * _ENTRY for end in self._agendas[-8:]):
            return True
        return bool(_INLINE_AGENDA.search(self.text, self._paragraph(), self.start))
