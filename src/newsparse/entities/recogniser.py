"""The recogniser of one article: the model reads, the rules mend, the article decides."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsparse.entities.again import known_names, look_again
from newsparse.entities.doubt import without_column_names, without_mere_capitals
from newsparse.entities.edges import clean
from newsparse.entities.mention import Mention
from newsparse.entities.own import OwnNames
from newsparse.entities.parts import part
from newsparse.entities.surface import words
from newsparse.entities.tagger import WEIGHTS, Tagger, mentions_of
from newsparse.entities.touching import Touching
from newsparse.entities.units import units
from newsparse.entities.vote import settle
from newsparse.lexicon import Lexicon
from newsparse.record import Date, Money, Span, Table
from newsparse.text.overlaps import longest_first

if TYPE_CHECKING:
    from spacy.language import Language


class Recogniser:
    """Finds the names of an article.

    Args:
        vocabulary: fr_core_news_md without its own ner: tokeniser rules, vocabulary and vectors are shared with it.
        lexicon: the user's own names, which win over the model.
        weights: a folder of weights other than the shipped ones.
    """

    def __init__(self, vocabulary: Language, lexicon: Lexicon | None = None, *, weights: pathlib.Path = WEIGHTS) -> None:
        self._tagger = Tagger(vocabulary, weights)
        self._own = OwnNames(lexicon)

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
        raw = [mention for unit, doc in self._tagger.tag(units(view)) for mention in mentions_of(unit, doc)]
        cleaned = [part for mention in raw for part in clean(view, mention)]
        taken: Touching[Span] = Touching([*dates, *money])
        text = list(words(view))
        candidates = list(_outside(known_names(text, cleaned), taken))
        named = without_column_names(view, without_mere_capitals(view, candidates, headings), headers_of(tables))
        parted = part(view, named)
        found = look_again(text, settle(view, parted, tables))
        return longest_first(self._own.win(view, text, list(_outside(found, taken))), lambda mention: mention.rule == "lexicon")


def headers_of(tables: Sequence[Table]) -> list[tuple[int, int]]:
    """Where the headers of the tables stand: from the first character to the first row."""
    return [(table.start, table.rows[0][0].start) for table in tables if table.rows and table.header]


def _outside(mentions: Iterable[Mention], taken: Touching[Span]) -> Iterator[Mention]:
    """Mentions but those a date or an amount covers or cuts; a name that holds a year ("France 2030") stays."""
    for mention in mentions:
        if all(_inside(item, mention) for item in taken.to(mention.start, mention.end)):
            yield mention


def _inside(item: Span, mention: Mention) -> bool:
    """True where the mention covers the item and more."""
    return mention.start <= item.start and item.end <= mention.end and item.end - item.start < mention.end - mention.start
