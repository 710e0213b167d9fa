"""From a text that was read to its record: every stage in order, nothing flowing back.

read -> segment -> find -> normalise -> resolve -> assemble
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from newsparse import dates, money, quotes, reading, speakers, tables
from newsparse.errors import InputError
from newsparse.lexicon import Lexicon
from newsparse.published import as_date
from newsparse.record import Article, Date, Entity, Money, Quote, Span, Table
from newsparse.tables import cells
from newsparse.text.overlaps import dates_outside_names

if TYPE_CHECKING:
    from newsparse.entities import Recogniser

COMPONENTS = ("entities", "dates", "money", "quotes", "tables")
MAX_CHARACTERS = 10_000_000  # a novel has under a million: longer is a dump, not an article

T = TypeVar("T", bound=Span)


@dataclass(frozen=True, slots=True)
class Config:
    """How a pipeline works: which components run, whose names win, whether items carry their text."""

    components: frozenset[str] = frozenset(COMPONENTS)
    lexicon: Lexicon | None = None
    with_text: bool = True


class Pipeline:
    """A loaded pipeline: call ``parse`` or ``parse_file`` as often as you like; it keeps no state between articles.

    >>> import newsparse
    >>> pipeline = newsparse.load(components=["money"])
    >>> str(pipeline.parse("Qonto lève 486 millions d'euros.").money[0].amount)
    '486000000'
    """

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self._recogniser = self._load_recogniser() if "entities" in self.config.components else None

    def _load_recogniser(self) -> Recogniser:
        """spaCy takes a second to import: a pipeline without entities never pays for it."""
        from newsparse.entities import Recogniser
        from newsparse.entities.vocabulary import load_vocabulary

        return Recogniser(load_vocabulary(), self.config.lexicon)

    def parse(self, text: str, *, published: dt.date | str | None = None, source: str | None = None) -> Article:
        """Read one article.

        Args:
            text: plain text or Markdown.
            published: the publication date (a date or ISO 8601 string), to which relative dates are resolved; the one
                the text itself states is used where this is ``None``.
            source: where the text comes from, kept in the record.

        Raises:
            InputError: ``text`` is not a string, holds lone surrogates or is longer than ``MAX_CHARACTERS``, or ``source`` is no
                usable string.
            ConfigError: ``published`` is no date.
        """
        if not isinstance(text, str):
            raise InputError(f"text must be str, not {type(text).__name__}")
        if len(text) > MAX_CHARACTERS:
            raise InputError(f"text has {len(text)} characters, more than {MAX_CHARACTERS}")
        return self.parse_source(reading.read_plain(text), published=published, source=source)

    def parse_source(self, read: reading.Source, *, published: dt.date | str | None = None, source: str | None = None) -> Article:
        """The record of a text that ``newsparse.reading`` has read; ``published`` and ``source`` may be of any origin, and are checked."""
        anchor, source = as_date(published) or read.published, _name(source)
        on = self.config.components
        warnings = list(read.warnings)
        found_tables = self._tables(read, warnings) if "tables" in on else ()
        view = cells.without_marks(part_cells(read.masked, found_tables), found_tables)
        found_money = money.find_money(view) if "money" in on else []
        found_dates = self._dates(view, found_tables, anchor) if "dates" in on else []
        found_entities = self._entities(read, view, found_tables, found_dates, found_money)
        found_dates = dates_outside_names(found_dates, found_entities)
        found_quotes = self._quotes(read, view, found_entities, warnings.append) if "quotes" in on else []
        if anchor is None and any(item.value is None for item in found_dates):
            warnings.append("no publication date: relative dates stay unresolved")
        if read.language not in (None, "fr"):
            warnings.append(f"the text seems to be in another language than French: {read.language}")
        slices = _Slices(read.text, self.config.with_text)
        kept_dates, kept_money = slices.of(found_dates), slices.of(found_money)
        return Article(
            id=article_id(read.text, source),
            source=source,
            language=read.language,
            title=read.title,
            byline=read.byline,
            published=anchor,
            text=read.text if self.config.with_text else "",
            sections=read.sections,
            entities=tuple(entity.model_copy(update={"mentions": slices.of(entity.mentions)}) for entity in found_entities),
            dates=kept_dates,
            money=kept_money,
            quotes=slices.of(found_quotes),
            tables=slices.of(cells.fill_cells(found_tables, kept_dates, kept_money, found_entities)),
            warnings=tuple(warnings),
        )

    def _tables(self, read: reading.Source, warnings: list[str]) -> Sequence[Table]:
        if read.tables is not None:
            return tables.with_captions(read.tables, read.text, read.masked, read.headings)
        return tables.find_tables(read.text, masked=read.masked, joints=_joints, warn=warnings.append)

    def _dates(self, view: str, found: Sequence[Table], anchor: dt.date | None) -> list[Date]:
        return dates.find_dates(cells.without_counts(view, found), anchor, rows=cells.rows_of(found))

    def _entities(
        self, read: reading.Source, view: str, found_tables: Sequence[Table], found_dates: Sequence[Date], found_money: Sequence[Money]
    ) -> Sequence[Entity]:
        if self._recogniser is None:
            return ()
        from newsparse.entities.clusters import cluster

        mentions = self._recogniser.find(view, headings=read.headings, tables=found_tables, dates=found_dates, money=found_money)
        return cluster(view, mentions)

    def _quotes(self, read: reading.Source, view: str, found: Sequence[Entity], warn: Callable[[str], None]) -> list[Quote]:
        names = sorted((m.start, m.end, entity.label) for entity in found for m in entity.mentions)
        raw = quotes.find_quotes(view, names=names, warn=warn, raw=read.text, blocks=read.quoted)
        return speakers.attribute(view, raw, found, title=read.title)


class _Slices:
    """Gives every item the slice of the article it stands for (the extractors saw the masked text)."""

    def __init__(self, text: str, with_text: bool) -> None:
        self._text, self._with_text = text, with_text

    def of(self, items: Iterable[T]) -> tuple[T, ...]:
        return tuple(self._one(item) for item in items)

    def _one(self, item: T) -> T:
        text = self._text[item.start : item.end] if self._with_text else ""
        return item if item.text == text else item.model_copy(update={"text": text})


def _joints(block: str) -> list[tuple[int, int]]:
    """Spans of a table block that no cell border cuts: the library's own amounts and dates."""
    return [(item.start, item.end) for item in [*money.find_money(block), *dates.find_dates(block, None)]]


def part_cells(masked: str, found: Sequence[Table]) -> str:
    """The masked text with a bar in every gap between cells, so that nothing is read across them.

    >>> part_cells("a  b", [])
    'a  b'
    """
    if not found:
        return masked
    characters = list(masked)
    for table in found:
        if table.layout == "markdown":
            continue  # its pipes are bars already
        borders = [left.end for row in table.rows for left, right in pairwise(row) if left.end < right.start]
        for border in (*borders, *_header_borders(masked, table)):
            characters[border] = "|"
    return "".join(characters)


def _header_borders(masked: str, table: Table) -> Iterator[int]:
    """Where the header's cells end: the record gives their texts alone, so they are looked up in their order."""
    stop = table.rows[0][0].start if table.rows else table.end
    position = table.start
    for name, following in pairwise(table.header):
        start = masked.find(name, position, stop)
        if start < 0:
            return
        position = start + len(name)
        if masked.startswith(following, position):  # the cells touch: no character stands between them
            continue
        yield position


def _name(source: object) -> str | None:
    """The source as a record can hold it; what data frames put for missing (NaN) is none."""
    if source is None or (isinstance(source, float) and source != source):
        return None
    if not isinstance(source, str):
        raise InputError(f"source must be str, not {type(source).__name__}")
    try:
        source.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"source holds what UTF-8 cannot: {error.reason}") from None
    return source


def article_id(text: str, source: str | None) -> str:
    """A stable identifier: the same text from the same source has the same one, on any machine."""
    digest = hashlib.sha256(f"{source or ''}\0{text}".encode())
    return digest.hexdigest()[:16]


__all__ = ["COMPONENTS", "MAX_CHARACTERS", "Config", "Pipeline", "article_id", "part_cells"]
