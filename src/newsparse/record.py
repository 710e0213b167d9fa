"""The record: what newsparse returns for one article.

Every extracted item is a span of ``Article.text``: ``article.text[item.start:item.end] == item.text``, in characters
(Python ``str`` indices). The types are frozen; sequences are tuples; ``model_dump_json()`` is one line of JSON.
The JSON Schema of this module is shipped as ``newsparse/schema.json`` and tested against drift.
"""

from __future__ import annotations

import datetime as dt
import importlib
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer, WithJsonSchema

SCHEMA_VERSION = "1.0"

Label = Literal["PER", "ORG", "LOC", "PRODUCT", "MISC"]
DateModifier = Literal["approx", "start", "mid", "end", "before", "after"]
MoneyModifier = Literal["approx", "min", "max"]
QuoteKind = Literal["direct", "indirect"]
Layout = Literal["html", "markdown", "delimited", "aligned", "flattened", "listed"]
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
    """One distinct thing the article names, with every mention of it; ``name`` is its fullest form."""

    id: str
    name: str
    label: Label
    mentions: tuple[Span, ...]
    rule: str = "model"


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
    """Reported speech: the content, without the outer quotation marks, and who said it."""

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


class Cell(Span):
    """A table cell: its text without markup (so inside Markdown it may differ from the slice), and what it holds."""

    kind: CellKind = "text"
    money: Money | None = None
    date: Date | None = None
    number: Amount | None = None
    unit: str | None = None
    boolean: bool | None = None
    entity_id: str | None = None


class Table(Span):
    """A table; every row has as many cells as the header. ``confidence`` is the probability that all cells are right."""

    layout: Layout
    caption: str | None = None
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    confidence: float = 1.0
    rule: str


class Section(Frozen):
    """A stretch of the article under one heading (``None`` before the first), heading included."""

    heading: str | None
    level: int
    start: int
    end: int


class Article(Frozen):
    """The record of one article."""

    schema_version: str = SCHEMA_VERSION
    id: str
    source: str | None = None
    language: str | None = None
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    text: str
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[Date, ...] = ()
    money: tuple[Money, ...] = ()
    quotes: tuple[Quote, ...] = ()
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """The article with everything marked, for a notebook; the view is looked up by name, as records depend on nothing above them."""
        view = importlib.import_module("newsparse.report")
        html: str = view.notebook_html(self)
        return html
