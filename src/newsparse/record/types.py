"""The record: what newsparse returns for one article.

Every extracted item is a span of ``Article.text``: ``article.text[item.start:item.end] == item.text``, in characters
(Python ``str`` indices). The types are frozen; sequences are tuples; ``model_dump_json()`` is one line of JSON.
The JSON Schema of this module is shipped as ``newsparse/record/schema.json`` and tested against drift.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

from newsparse.errors import ConfigError
from newsparse.record import notebook, tabular

SCHEMA_VERSION = "1.1"
READABLE_VERSIONS = ("1.0", SCHEMA_VERSION)  # records of these are read; what 1.0 did not have is empty

Label = Literal["PER", "ORG", "LOC", "PRODUCT", "MISC"]
DateModifier = Literal["approx", "start", "mid", "end", "before", "after"]
MoneyModifier = Literal["approx", "min", "max"]
QuoteKind = Literal["direct", "indirect"]
Layout = Literal["html", "markdown", "delimited", "aligned", "flattened", "listed"]
AsideKind = Literal["teaser", "credit", "caption", "embed", "promo", "byline", "dateline", "navigation"]
Role = Literal[
    "funding", "grant", "investment", "acquisition", "valuation", "revenue", "profit", "loss", "cost", "price", "fine", "tax", "pay",
    "reserve", "debt", "market", "threshold", "saving", "other",
]  # fmt: skip
Part = Literal["lead", "participant", "buyer", "seller", "grantor", "lender", "authority", "recipient"]
Status = Literal["done", "planned", "estimated", "rumoured", "denied"]
Scalar = str | int | float | bool | None
CellKind = Literal["empty", "text", "money", "date", "number", "boolean", "entity"]


def plain_decimal(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros that carry nothing.

    >>> plain_decimal(Decimal("1.4E+9"))
    '1400000000'
    >>> plain_decimal(Decimal("0.50"))
    '0.50'
    """
    return format(value, "f")


# In JSON a decimal is a string, so that no reader rounds it through a binary float.
Amount = Annotated[
    Decimal,
    PlainSerializer(plain_decimal, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}),
]


class Frozen(BaseModel):
    """Base of all record types: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_dict(self) -> dict[str, Any]:
        """The item as plain Python data that ``json.dumps`` accepts."""
        return self.model_dump(mode="json")


class Span(Frozen):
    """A slice of the article: ``text`` is ``article.text[start:end]``."""

    text: str
    start: int
    end: int


class Entity(Frozen):
    """One distinct thing the article names, with every mention of it; ``name`` is its fullest form.

    ``key`` groups over articles: the name without what differs between spellings of it. ``confidence`` is the probability that the
    label is right. ``corpus_id`` and ``label_in_article`` are there where a whole corpus was linked: the thing it is there, and the
    label that the article alone gave it.
    """

    id: str
    key: str = ""
    name: str
    label: Label
    mentions: tuple[Span, ...]
    rule: str = "model"
    confidence: float | None = None
    corpus_id: str | None = None
    label_in_article: Label | None = None


class Date(Span):
    """A temporal expression.

    ``value`` is ISO 8601 / TIMEX3 (``None``: relative to a date nobody gave); ``first`` and ``last`` are the calendar
    days it covers, inclusive, ``None`` for durations.
    """

    value: str | None
    modifier: DateModifier | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    rule: str


class Money(Span):
    """A monetary amount, in units of ``currency`` (ISO 4217 or a crypto code; ``None`` where the text does not say)."""

    amount: Amount
    amount_max: Amount | None = None
    currency: str | None = None
    modifier: MoneyModifier | None = None
    per: str | None = None
    rule: str


class Quote(Span):
    """Reported speech: the content, without the outer quotation marks, and who said it.

    ``rule`` found the words, ``speaker_rule`` says why this speaker; ``confidence`` is the probability that the speaker is right.
    """

    kind: QuoteKind
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_text: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    group: int | None = None
    rule: str
    speaker_rule: str | None = None
    confidence: float | None = None


class Counterparty(Frozen):
    """Another side of a fact: an investor, a buyer, whoever fines or lends; ``id`` is that of the entity where it is one."""

    name: str
    id: str | None = None
    part: Part


class Fact(Span):
    """What an amount is, and whose: one statement, which all its amounts share (``money``: their indexes in ``Article.money``).

    The span is the sentence, heading or table row that states it first. ``subject`` is the canonical name the amount belongs to, ``None``
    where the text names nobody; ``subject_text`` is the phrase as it stands there. ``dates`` are indexes in ``Article.dates``, ``quotes``
    in ``Article.quotes``. ``confidence`` is the probability that role and subject are right.
    """

    id: str
    role: Role
    subject: str | None = None
    co_subjects: tuple[str, ...] = ()
    subject_id: str | None = None
    subject_text: str | None = None
    subject_start: int | None = None
    subject_end: int | None = None
    amount: Amount
    amount_max: Amount | None = None
    currency: str | None = None
    modifier: MoneyModifier | None = None
    per: str | None = None
    money: tuple[int, ...]
    counterparties: tuple[Counterparty, ...] = ()
    kind: str | None = None
    status: Status | None = None
    date: str | None = None
    dates: tuple[int, ...] = ()
    source: str | None = None
    quotes: tuple[int, ...] = ()
    rule: str
    confidence: float


class Aside(Span):
    """A stretch of the text that is not running text: a teaser, a credit, a caption ... No sentence and no quotation runs through it."""

    kind: AsideKind


class Cell(Span):
    """A table cell: its text without markup (so inside Markdown it may differ from the slice), and what it holds."""

    kind: CellKind = "text"
    money: Money | None = None
    date: Date | None = None
    number: Amount | None = None
    unit: str | None = None
    boolean: bool | None = None
    entity_id: str | None = None

    @property
    def value(self) -> Decimal | str | bool | None:
        """What the cell says: an amount, a number, an ISO 8601 date, yes or no, its text, or ``None`` where it is empty.

        >>> Cell(text="12 Go", start=0, end=5, kind="number", number=Decimal(12), unit="Go").value
        Decimal('12')
        """
        if self.kind == "empty":
            return None
        known: dict[str, Decimal | str | bool | None] = {
            "money": self.money.amount if self.money else None,
            "date": self.date.value if self.date else None,
            "number": self.number,
            "boolean": self.boolean,
        }
        found = known.get(self.kind)
        return self.text if found is None else found

    @property
    def measured(self) -> tuple[str, str | None, str | None] | None:
        """In what the cell counts, for a number or an amount that is not zero: its unit, or its currency and period.

        >>> Cell(text="12 Go", start=0, end=5, kind="number", number=Decimal(12), unit="Go").measured
        ('number', 'Go', None)
        """
        if self.kind == "money" and self.money and self.money.amount:
            return "money", self.money.currency, self.money.per
        return ("number", self.unit, None) if self.kind == "number" and self.number else None


class Table(Span):
    """A table; every row has as many cells as the header. ``confidence`` is the probability that all cells are right."""

    layout: Layout
    caption: str | None = None
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    confidence: float = 1.0
    rule: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The header with every name different: a second "Prix" is "Prix (2)", a column without a name is "column 3"."""
        names: list[str] = []
        for number, text in enumerate(self.header, 1):
            name, times = text or f"column {number}", 1
            while name in names:
                times += 1
                name = f"{text or f'column {number}'} ({times})"
            names.append(name)
        return tuple(names)

    @property
    def column_types(self) -> tuple[CellKind, ...]:
        """What each column holds: the kind that all its full cells share, "text" where they differ.

        Numbers of unlike units ("8 Go", "512 Mo") and amounts of unlike currencies or periods are no column of numbers: "text".
        """
        return tuple("text" if self._is_unlike(place) else kind for place, kind in enumerate(self._kinds))

    @property
    def _kinds(self) -> tuple[CellKind, ...]:
        kinds = [{row[place].kind for row in self.rows} - {"empty"} for place in range(len(self.header))]
        return tuple(next(iter(kind)) if len(kind) == 1 else "text" if kind else "empty" for kind in kinds)

    def _is_unlike(self, place: int) -> bool:
        """Whether the bare values of a column would set unlike things side by side."""
        return tabular.unlike([row[place].measured for row in self.rows])

    @property
    def row_key(self) -> str | None:
        """The column that names the rows: the first one with words, no two alike, in every row; else any such column.

        Rows that are blank have no name, and a column of words may leave out one in ten, or one.

        >>> cells = [[Cell(text="Alba", start=9, end=13), Cell(text="12", start=14, end=16, kind="number", number=Decimal(12))]]
        >>> table = Table(text="", start=0, end=16, layout="flattened", header=["Nom", "Prix"], rows=cells, rule="flattened")
        >>> table.column_types, table.row_key, table.to_dicts()
        (('text', 'number'), 'Nom', [{'Nom': 'Alba', 'Prix': '12'}])
        """
        rows = [["" if cell.kind == "empty" else cell.text for cell in row] for row in self.rows]
        place = tabular.key_column(rows, [kind in ("text", "entity") for kind in self._kinds])
        return None if place is None else self.columns[place]

    def to_dicts(self, *, typed: bool = False) -> list[dict[str, Any]]:
        """One dictionary a row, by column; ``typed`` gives amounts, numbers, dates and booleans in place of their text.

        Numbers and amounts that would stand beside those of another unit or currency keep their text.
        """
        unlike = [typed and self._is_unlike(place) for place in range(len(self.header))]

        def shown(cell: Cell, place: int) -> Any:
            return cell.value if typed and not (unlike[place] and cell.measured) else cell.text

        names = self.columns
        return [{names[place]: shown(cell, place) for place, cell in enumerate(row)} for row in self.rows]

    def to_markdown(self) -> str:
        """The table in Markdown pipes, its words escaped where Markdown or HTML would read them as marks.

        >>> print(Table(text="", start=0, end=0, layout="html", header=["a|b", "c"], rows=[], rule="html").to_markdown())
        | a\\|b | c |
        | --- | --- |
        """
        return tabular.markdown(self.header, [[cell.text for cell in row] for row in self.rows])

    def to_pandas(self, *, typed: bool = True) -> Any:
        """A pandas ``DataFrame``; ``typed`` makes columns of one kind what they are (numbers, amounts, dates, booleans).

        A number has its scale in it ("1,5 M" is 1500000); columns of unlike units or currencies stay text, as ``column_types`` says.

        Raises:
            ConfigError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise ConfigError("Table.to_pandas needs pandas: pip install 'newsparse[pandas]'") from None
        columns: dict[str, list[Any]] = {}
        for place, (name, kind) in enumerate(zip(self.columns, self.column_types, strict=True)):
            cells = [row[place] for row in self.rows]
            if not typed or kind in ("text", "entity", "empty"):
                columns[name] = [cell.text for cell in cells]
            else:
                values = [cell.value for cell in cells]
                columns[name] = [float(value) if isinstance(value, Decimal) else value for value in values]
        return pandas.DataFrame(columns)


class Section(Frozen):
    """A stretch of the article under one heading (``None`` before the first), heading included."""

    heading: str | None
    level: int
    start: int
    end: int


class Article(Frozen):
    """The record of one article. ``meta`` holds columns of the caller's own, carried along and never read."""

    schema_version: str = SCHEMA_VERSION
    id: str
    source: str | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    text: str
    sections: tuple[Section, ...] = ()
    asides: tuple[Aside, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    money: tuple[Money, ...] = ()
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    meta: dict[str, Scalar] = {}
    warnings: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """The article with everything marked, for a notebook."""
        return notebook.view(self)
