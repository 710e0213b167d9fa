"""One article on its way through the stages: what was read, what has been found so far, and the
record of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from newsparse.errors import InputError
from newsparse.kinds import NAMES
from newsparse.reading.source import Source
from newsparse.record import Article, Aside, Cell, Date, Entity, Money, Quote, Scalar, Span, Table
from newsparse.record.identity import article_id
from newsparse.tables.cells import fill_cells, without_marks
from newsparse.text.composed import composed_again, restored
from newsparse.text.masks import blank

T = TypeVar("T", bound=Span)


@dataclass
class Draft:
    """The record while it is made: each stage reads what earlier ones found and adds its own.

    >>> from newsparse.reading import read_plain
    >>> Draft(read_plain("Rien.")).record().text
    'Rien.'
    """

    read: Source
    published: dt.date | None = None
    found: dict[str, Sequence[Any]] = field(default_factory=dict)  # by the name of the kind
    warnings: list[str] = field(default_factory=list)  # of the stages; those of reading stand in ``read``

    @property
    def tables(self) -> Sequence[Table]:
        return self.found.get("tables", ())

    @property
    def money(self) -> Sequence[Money]:
        return self.found.get("money", ())

    @property
    def dates(self) -> Sequence[Date]:
        return self.found.get("dates", ())

    @property
    def entities(self) -> Sequence[Entity]:
        return self.found.get("entities", ())

    @property
    def quotes(self) -> Sequence[Quote]:
        return self.found.get("quotes", ())

    @cached_property
    def view(self) -> str:
        """The masked text with bars between the cells of the tables and no marks of footnotes in them: what
        extractors read.
        """
        return without_marks(part_cells(self.read.masked, self.tables), self.tables)

    @cached_property
    def running(self) -> str:
        """The view with asides as blank lines: no sentence and no quotation runs through one."""
        # an embed that the format quotes is a paragraph of its own, and may be speech
        quoted = self.read.quoted
        apart = [
            aside
            for aside in self.read.asides
            if not any(start <= aside.start and aside.end <= end for start, end in quoted)
        ]
        return without_asides(self.view, apart)

    def put(self, name: str, items: Iterable[Any]) -> None:
        """Keep what a stage found, each item with the words that stand in the article."""
        text = self.read.text
        if name == "entities":
            self.found[name] = [
                entity.model_copy(update={"mentions": sliced(text, entity.mentions)}) for entity in items
            ]
        else:
            self.found[name] = sliced(text, items)
        if name == "tables":
            self.__dict__.pop("view", None)
            self.__dict__.pop("running", None)

    def record(self, *, source: str | None = None, meta: dict[str, Scalar] | None = None) -> Article:
        """The record of all that has been found."""
        read = self.read
        found = {name: tuple(self.found.get(name, ())) for name in NAMES}
        found["tables"] = tuple(fill_cells(self.tables, self.dates, self.money, self.entities))
        article = Article(
            id=article_id(read.original or read.text, source),
            source=source,
            language=read.language,
            title=read.title,
            byline=read.byline,
            published=self.published,
            text=read.text,
            sections=read.sections,
            asides=read.asides,
            meta=meta or dict(read.meta),
            warnings=(*read.warnings, *self.warnings, *self._last_warnings()),
            **found,
        )
        return article if read.composed is None else restored(article, read.composed, read.original or "")

    def _last_warnings(self) -> list[str]:
        """What only the whole record can say."""
        found = []
        if self.published is None and any(date.value is None for date in self.dates):
            found.append("no publication date: relative dates stay unresolved")
        if self.read.language not in (None, "fr"):
            found.append(f"the text seems to be in another language than French: {self.read.language}")
        return found

    @classmethod
    def of(cls, article: Article, read: Source) -> Draft:
        """The draft whose record an article is: what components of a spaCy pipeline hand on to
        one another.
        """
        if read.composed is not None:
            article = composed_again(article, read.composed)
        draft = cls(read, article.published, {name: getattr(article, name) for name in NAMES})
        known = {*read.warnings, *draft._last_warnings()}
        draft.warnings = [warning for warning in article.warnings if warning not in known]
        return draft


def sliced(text: str, items: Iterable[T]) -> tuple[T, ...]:
    """Every item with the slice of the article it stands for (the extractors saw the masked text)."""
    return tuple(
        item if item.text == text[item.start : item.end] else _with_text(item, text[item.start : item.end])
        for item in items
    )


def _with_text(item: T, text: str) -> T:
    return item.model_copy(update={"text": text})


def without_asides(view: str, asides: Sequence[Aside]) -> str:
    """A view whose asides are blank lines of the same length.

    >>> without_asides("Un.\\n© AFP\\nDeux.", [Aside(text="© AFP", start=4, end=9, kind="credit")])
    'Un.\\n\\n\\n   \\nDeux.'
    """
    if not asides:
        return view
    pieces, position = [], 0
    for aside in sorted(asides, key=lambda item: item.start):
        if aside.start < position:
            continue
        inside = blank(view[aside.start : aside.end])
        pieces += [view[position : aside.start], "\n\n"[: len(inside)], inside[2:]]
        position = aside.end
    return "".join((*pieces, view[position:]))


def without_text(article: Article) -> Article:
    """The record without the words of the article: offsets, values and names only, for corpora whose texts
    may not be copied.

    >>> without_text(Article(id="1", text="Rien.")).text
    ''
    """
    bare = {
        name: tuple(_bare(item) for item in getattr(article, name))
        for name in ("asides", *NAMES)
        if name != "entities"
    }
    entities = tuple(
        e.model_copy(update={"mentions": tuple(_bare(m) for m in e.mentions)}) for e in article.entities
    )
    sections = tuple(
        s if s.heading is None else s.model_copy(update={"heading": ""}) for s in article.sections
    )
    return article.model_copy(update={**bare, "entities": entities, "sections": sections, "text": ""})


_WORDS = ("speaker_text", "cue", "subject_text", "caption")


def _bare(item: T) -> T:
    emptied: dict[str, Any] = {"text": "", **{name: "" for name in _WORDS if getattr(item, name, None)}}
    if isinstance(item, Table):
        emptied |= {
            "header": ("",) * len(item.header),
            "rows": tuple(tuple(_bare(cell) for cell in row) for row in item.rows),
        }
    if isinstance(item, Cell):
        emptied |= {name: held and _bare(held) for name, held in (("money", item.money), ("date", item.date))}
    return item.model_copy(update=emptied)


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
    """Where the header's cells end: the record gives their texts alone, so they are looked up in
    their order.
    """
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


def source_name(source: object) -> str | None:
    """The source as a record can hold it; what data frames put for missing (NaN) is not a source.

    Raises:
        InputError: it is not a string, or holds what UTF-8 cannot.

    >>> source_name(float("nan")), source_name("a.txt")
    (None, 'a.txt')
    """
    if source is None or (isinstance(source, float) and source != source):
        return None
    if not isinstance(source, str):
        raise InputError(f"source must be str, not {type(source).__name__}")
    try:
        source.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"source holds what UTF-8 cannot: {error.reason}") from None
    return source
