"""What an expression is resolved against: the day of publication, the tense, and the dates before it in the text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from newsparse.dates import tense
from newsparse.dates.normalise import Stretch

# Characters back to the date a paragraph's story is at: three or four sentences.
_STORY: Final = 600
_BLANK_LINE: Final = re.compile(r"\n\s*\n")


@dataclass(slots=True)
class Context:
    """What one expression is resolved against; ``remember`` what was resolved, in text order."""

    text: str
    published: dt.date | None
    start: int = 0
    end: int = 0
    _earlier: list[tuple[int, Stretch, bool]] = field(default_factory=list)
    _direction: tense.Direction | str | None = ""

    def at(self, start: int, end: int) -> None:
        """Moves on to the expression at ``start``."""
        self.start, self.end, self._direction = start, end, ""

    def remember(self, stretch: Stretch, *, stated: bool) -> None:
        """Keeps a date that later ones may count from; ``stated``: its year is written in the text."""
        self._earlier.append((self.end, stretch, stated))
        del self._earlier[:-24]  # nobody counts from further back

    def direction(self) -> tense.Direction | None:
        """The tense around the expression, looked up once and only when needed."""
        if self._direction == "":
            self._direction = tense.direction(self.text, self.start, self.end)
        return "future" if self._direction == "future" else "past" if self._direction == "past" else None

    def nearest(self, units: Iterable[str]) -> Stretch | None:
        """The nearest earlier date of one of these grains."""
        return next((s for _, s, _ in reversed(self._earlier) if s.unit in units and s.first), None)

    def reported(self, unit: str) -> Stretch | None:
        """The last quarter, or half, named so far that is over: "ce trimestre" in a report of results."""
        named = [s for _, s, _ in self._earlier if s.unit == unit and s.last and self.published and s.last < self.published]
        return max(named, key=lambda s: s.value, default=None)

    def story(self) -> Stretch | None:
        """The nearest earlier date with a written year in the same paragraph."""
        for end, stretch, stated in reversed(self._earlier):
            if end < self.start - _STORY or _BLANK_LINE.search(self.text, end, self.start):
                return None
            if stated and stretch.first:
                return stretch
        return None
