"""The record: what newsparse returns for one article.

Every extracted item is a span of ``Article.text``: ``article.text[item.start:item.end] == item.text``, in
characters (Python ``str`` indices). The types are frozen; sequences are tuples; ``model_dump_json()`` is one
line of JSON. The JSON Schema of this module is shipped as ``newsparse/record/schema.json`` and tested against
drift.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

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
    "funding", "grant", "investment", "acquisition", "valuation", "revenue", "profit", "loss", "cost",
    "price", "fine", "tax", "pay",
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

    text: str = Field(
        description="the words: what the article's text has from start to end",
        examples=["14 millions d'euros"],
    )
    start: int = Field(
        description="first character in the article's text, counted in Unicode code points from 0",
        examples=[19],
    )
    end: int = Field(description="one past the last character, in code points", examples=[38])


class Entity(Frozen):
    """One distinct thing the article names, with every mention of it; ``name`` is its fullest form.

    ``key`` groups over articles: the name without what differs between spellings of it. ``confidence`` is the
    probability that the label is right. ``corpus_id`` and ``label_in_article`` are there where a whole corpus
    was linked: the thing it is there, and the label that the article alone gave it.
    """

    id: str = Field(description="e1, e2 ... within the article", examples=["e1"])
    key: str = Field(
        "",
        description="groups over articles: the name without what differs between spellings of it",
        examples=["oliva batteries"],
    )
    name: str = Field(description="its fullest form in the article", examples=["Oliva Batteries"])
    label: Label = Field(
        description="PER people; ORG companies, institutions, media, teams; LOC countries, cities, places; "
        "PRODUCT named software, "
        "models, devices, services, languages; MISC named events, laws, standards, programmes, works",
        examples=["ORG"],
    )
    mentions: tuple[Span, ...] = Field(description="every place that names it")
    rule: str = Field(
        "model", description="name of the rule that found it; newsparse explain shows it", examples=["model"]
    )
    confidence: float | None = Field(
        None, description="probability from 0 to 1, as estimated, that the label is right", examples=[0.93]
    )
    corpus_id: str | None = Field(
        None, description="the thing in the whole corpus, where one was linked", examples=["c12"]
    )
    label_in_article: Label | None = Field(
        None,
        description="the label the article alone gave it, where linking changed it",
        examples=["PRODUCT"],
    )


class Date(Span):
    """A temporal expression.

    ``value`` is ISO 8601 / TIMEX3 (``None``: relative to a date nobody gave); ``first`` and ``last`` are the
    calendar days it covers, inclusive, ``None`` for durations.
    """

    value: str | None = Field(
        description="ISO 8601 / TIMEX3; null where it is relative to a publication date that nobody gave",
        examples=["2026-03-10"],
    )
    modifier: DateModifier | None = Field(
        None,
        description="approx (vers), start (début), mid (mi-), end (fin), before (d'ici, avant), "
        "after (après)",
        examples=["before"],
    )
    first: dt.date | None = Field(
        None, description="first calendar day it covers; null for durations", examples=["2026-03-10"]
    )
    last: dt.date | None = Field(
        None,
        description="last calendar day it covers, inclusive; null for durations",
        examples=["2026-03-10"],
    )
    rule: str = Field(
        description="name of the rule that found it; newsparse explain shows it", examples=["weekday"]
    )


class Money(Span):
    """A monetary amount, in units of ``currency`` (ISO 4217 or a crypto code; ``None`` where the text does
    not say).
    """

    amount: Amount = Field(
        description="decimal in units of the currency, written in JSON as a string of digits so that "
        "nothing rounds it",
        examples=["14000000"],
    )
    amount_max: Amount | None = Field(
        None, description="the upper end of a range; null otherwise", examples=["20000000"]
    )
    currency: str | None = Field(
        None,
        description="ISO 4217 (EUR, USD) or a crypto code (BTC); null where the text does not say",
        examples=["EUR"],
    )
    modifier: MoneyModifier | None = Field(
        None, description="approx (environ), min (plus de), max (jusqu'à, moins de)", examples=["min"]
    )
    per: str | None = Field(
        None, description="what one pays it for: month, year, user, user/month ...", examples=["user/month"]
    )
    rule: str = Field(
        description="name of the rule that found it; newsparse explain shows it", examples=["name_after"]
    )


class Quote(Span):
    """Reported speech: the content, without the outer quotation marks, and who said it.

    ``rule`` found the words, ``speaker_rule`` says why this speaker; ``confidence`` is the probability that
    the speaker is right.
    """

    kind: QuoteKind = Field(
        description="direct (between quotation marks) or indirect (a reported clause)", examples=["direct"]
    )
    speaker: str | None = Field(
        None,
        description="the full name in the article, or the phrase where the speaker is no entity; null "
        "where the text does not say",
        examples=["Inès Carrel"],
    )
    speaker_id: str | None = Field(None, description="the id of the entity, where it is one", examples=["e2"])
    speaker_text: str | None = Field(
        None,
        description="the phrase as written there: il, le président de Mozilla",
        examples=["sa directrice générale"],
    )
    speaker_start: int | None = Field(
        None, description="where that phrase is, in code points of the article's text", examples=[120]
    )
    speaker_end: int | None = Field(None, description="one past its end", examples=[142])
    cue: str | None = Field(
        None, description="the verb or preposition that reports: a déclaré, selon", examples=["a déclaré"]
    )
    cue_start: int | None = Field(
        None, description="where it is, in code points of the article's text", examples=[110]
    )
    cue_end: int | None = Field(None, description="one past its end", examples=[119])
    group: int | None = Field(
        None,
        description="the same number for the parts of one utterance that its cue interrupts",
        examples=[1],
    )
    rule: str = Field(
        description="the rule that found the words; newsparse explain shows it", examples=["after_quote"]
    )
    speaker_rule: str | None = Field(None, description="why this speaker", examples=["apposition"])
    confidence: float | None = Field(
        None, description="probability from 0 to 1, as estimated, that the speaker is right", examples=[0.88]
    )


class Counterparty(Frozen):
    """Another side of a fact: an investor, a buyer, whoever fines or lends; ``id`` is that of the entity
    where it is one.
    """

    name: str = Field(description="its canonical name", examples=["Rivage Capital"])
    id: str | None = Field(None, description="the id of the entity, where it is one", examples=["e3"])
    part: Part = Field(
        description="lead or participant (investors), buyer, seller, grantor, lender, authority, recipient",
        examples=["lead"],
    )


class Fact(Span):
    """What an amount is, and whose: one statement, which all its amounts share (``money``: their indexes in
    ``Article.money``).

    The span is the sentence, heading or table row that states it first. ``subject`` is the canonical name the
    amount belongs to, ``None`` where the text names nobody; ``subject_text`` is the phrase as it stands
    there. ``dates`` are indexes in ``Article.dates``, ``quotes`` in ``Article.quotes``. ``confidence`` is the
    probability that role and subject are right.
    """

    text: str = Field(
        description="the sentence, heading or table row that states it first",
        examples=["Oliva a levé mardi 14 millions d'euros auprès de Rivage Capital."],
    )
    id: str = Field(description="f1, f2 ... within the article", examples=["f1"])
    role: Role = Field(description="what the amount is", examples=["funding"])
    subject: str | None = Field(
        None,
        description="the canonical name that the amount belongs to; null where the text names nobody",
        examples=["Oliva Batteries"],
    )
    co_subjects: tuple[str, ...] = Field(
        (), description="the others, where several share one sum", examples=[["Sillage"]]
    )
    subject_id: str | None = Field(None, description="the id of the entity, where it is one", examples=["e1"])
    subject_text: str | None = Field(
        None,
        description="the phrase as it stands there; null where the subject comes from a heading, a row or "
        "the article",
        examples=["La jeune pousse"],
    )
    subject_start: int | None = Field(
        None, description="where that phrase is, in code points of the article's text", examples=[0]
    )
    subject_end: int | None = Field(None, description="one past its end", examples=[15])
    amount: Amount = Field(
        description="of its first amount: decimal in units of the currency", examples=["14000000"]
    )
    amount_max: Amount | None = Field(
        None, description="the upper end of a range; null otherwise", examples=["20000000"]
    )
    currency: str | None = Field(None, description="ISO 4217 or a crypto code", examples=["EUR"])
    modifier: MoneyModifier | None = Field(None, description="approx, min or max", examples=["approx"])
    per: str | None = Field(
        None, description="what one pays it for: month, year, user ...", examples=["year"]
    )
    money: tuple[int, ...] = Field(
        description="the indexes of its amounts in the article's money: repeats and conversions share one "
        "fact",
        examples=[[0, 3]],
    )
    counterparties: tuple[Counterparty, ...] = Field(
        (), description="the other sides: investors, buyer, seller, grantor, lender, authority, recipient"
    )
    kind: str | None = Field(
        None,
        description="the round, the sort of revenue, profit or valuation, as the text says it",
        examples=["série B"],
    )
    status: Status | None = Field(
        None, description="done, planned, estimated, rumoured or denied", examples=["done"]
    )
    date: str | None = Field(
        None,
        description="when it happened or what period it covers, as the value of a date",
        examples=["2026-03-10"],
    )
    dates: tuple[int, ...] = Field(
        (), description="indexes of these dates in the article's dates", examples=[[0]]
    )
    source: str | None = Field(
        None, description="who says so, where the figure is reported speech", examples=["Inès Carrel"]
    )
    quotes: tuple[int, ...] = Field((), description="indexes in the article's quotes", examples=[[1]])
    rule: str = Field(
        description="name of the rule that found it; newsparse explain shows it", examples=["raise"]
    )
    confidence: float = Field(
        description="probability from 0 to 1, as estimated, that role and subject are right", examples=[0.81]
    )


class Aside(Span):
    """A stretch of the text that is not running text: a teaser, a credit, a caption ... No sentence and no
    quotation runs through it.
    """

    kind: AsideKind = Field(description="what it is", examples=["caption"])


class Cell(Span):
    """A table cell: its text without markup (so inside Markdown it may differ from the slice), and what it
    holds.
    """

    text: str = Field(
        description="without markup, so inside Markdown or HTML it may differ from the slice",
        examples=["12,5 Go"],
    )
    kind: CellKind = Field("text", description="what it holds", examples=["number"])
    money: Money | None = Field(None, description="the amount, where it holds one")
    date: Date | None = Field(None, description="the date, where it holds one")
    number: Amount | None = Field(
        None,
        description="the number with its scale, where it is one (1,5 M is 1500000, 3 Md 3000000000): a "
        "decimal as a string of digits",
        examples=["12.5"],
    )
    unit: str | None = Field(None, description="of the number: Go, %, mAh; never a scale", examples=["Go"])
    boolean: bool | None = Field(None, description="of oui, non, ✓, ✗", examples=[True])
    entity_id: str | None = Field(None, description="the id of the entity it names", examples=["e4"])

    @property
    def value(self) -> Decimal | str | bool | None:
        """What the cell says: an amount, a number, an ISO 8601 date, yes or no, its text, or ``None`` where
        it is empty.

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
        """In what the cell counts, for a number or an amount that is not zero: its unit, or its currency and
        period.

        >>> Cell(text="12 Go", start=0, end=5, kind="number", number=Decimal(12), unit="Go").measured
        ('number', 'Go', None)
        """
        if self.kind == "money" and self.money and self.money.amount:
            return "money", self.money.currency, self.money.per
        return ("number", self.unit, None) if self.kind == "number" and self.number else None


class Table(Span):
    """A table; every row has as many cells as the header. ``confidence`` is the probability that all cells
    are right.
    """

    text: str = Field(
        description="what article.text has from start to end: from the header's first character to the "
        "last row's last",
        examples=["Offre\tPrix\nAlba\t12 €"],
    )
    layout: Layout = Field(
        description="how it stood in the text: html, markdown, delimited (tabs, semicolons), aligned by "
        "spaces, flattened (copied: a row a "
        "line, cells parted by single spaces), listed (a cell a line)",
        examples=["flattened"],
    )
    caption: str | None = Field(
        None, description="its caption, or the line above that announces it", examples=["Les forfaits"]
    )
    header: tuple[str, ...] = Field(description="one text a column", examples=[["Offre", "Prix"]])
    rows: tuple[tuple[Cell, ...], ...] = Field(description="rows of cells, each as long as the header")
    confidence: float = Field(
        1.0,
        description="probability from 0 to 1, as estimated, that all cells are right; 1.0 where the layout "
        "shows its columns",
        examples=[0.97],
    )
    rule: str = Field(
        description="name of the rule that found it; newsparse explain shows it", examples=["pipes"]
    )

    @property
    def columns(self) -> tuple[str, ...]:
        """The header with every name different: a second "Prix" is "Prix (2)", a column without a name is
        "column 3".
        """
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

        Numbers of unlike units ("8 Go", "512 Mo") and amounts of unlike currencies or periods are no column
        of numbers: "text".
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
        """The column that names the rows: the first one with words, no two alike, in every row; else any such
        column.

        Rows that are blank have no name, and a column of words may leave out one in ten, or one.

        >>> cells = [
        ...     [
        ...         Cell(text="Alba", start=9, end=13),
        ...         Cell(text="12", start=14, end=16, kind="number", number=Decimal(12)),
        ...     ]
        ... ]
        >>> table = Table(
        ...     text="",
        ...     start=0,
        ...     end=16,
        ...     layout="flattened",
        ...     header=["Nom", "Prix"],
        ...     rows=cells,
        ...     rule="flattened",
        ... )
        >>> table.column_types, table.row_key, table.to_dicts()
        (('text', 'number'), 'Nom', [{'Nom': 'Alba', 'Prix': '12'}])
        """
        rows = [["" if cell.kind == "empty" else cell.text for cell in row] for row in self.rows]
        place = tabular.key_column(rows, [kind in ("text", "entity") for kind in self._kinds])
        return None if place is None else self.columns[place]

    def to_dicts(self, *, typed: bool = False) -> list[dict[str, Any]]:
        """One dictionary a row, by column; ``typed`` gives amounts, numbers, dates and booleans in place of
        their text.

        Numbers and amounts that would stand beside those of another unit or currency keep their text.
        """
        unlike = [typed and self._is_unlike(place) for place in range(len(self.header))]

        def shown(cell: Cell, place: int) -> Any:
            return cell.value if typed and not (unlike[place] and cell.measured) else cell.text

        names = self.columns
        return [{names[place]: shown(cell, place) for place, cell in enumerate(row)} for row in self.rows]

    def to_markdown(self) -> str:
        """The table in Markdown pipes, its words escaped where Markdown or HTML would read them as marks.

        >>> print(
        ...     Table(
        ...         text="", start=0, end=0, layout="html", header=["a|b", "c"], rows=[], rule="html"
        ...     ).to_markdown()
        ... )
        | a\\|b | c |
        | --- | --- |
        """
        return tabular.markdown(self.header, [[cell.text for cell in row] for row in self.rows])

    def to_pandas(self, *, typed: bool = True) -> Any:
        """A pandas ``DataFrame``; ``typed`` makes columns of one kind what they are (numbers, amounts, dates,
        booleans).

        A number has its scale in it ("1,5 M" is 1500000); columns of unlike units or currencies stay text, as
        ``column_types`` says.

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

    heading: str | None = Field(
        description="its text; null before the first heading", examples=["Trois sites"]
    )
    level: int = Field(description="0 before the first heading, 1 for the highest", examples=[2])
    start: int = Field(
        description="first character of its heading, in code points of the article's text", examples=[0]
    )
    end: int = Field(description="one past its last character", examples=[812])


class Article(Frozen):
    """The record of one article. ``meta`` holds columns of the caller's own, carried along and never read."""

    schema_version: str = Field(
        SCHEMA_VERSION, description="version of the record's shape, as major.minor", examples=["1.1"]
    )
    id: str = Field(
        description="the first 16 hexadecimal digits of a SHA-256 of source and text: the same on any "
        "machine",
        examples=["8812f0ef04c6cc62"],
    )
    source: str | None = Field(
        None,
        description="where the text comes from: a path, or what the caller said",
        examples=["https://presse.example/oliva"],
    )
    language: str | None = Field(
        None,
        description="fr, or another code where the text seems to be in another language; null for "
        "very short texts",
        examples=["fr"],
    )
    title: str | None = Field(
        None,
        description="from the format (front matter, HTML, JSON) or the first heading-like line",
        examples=["Oliva lève 14 M€"],
    )
    byline: str | None = Field(None, description="who signed it", examples=["Inès Carrel"])
    published: dt.date | None = Field(
        None,
        description="the day (ISO 8601) relative dates are resolved to: given by the caller, else stated "
        "by the article",
        examples=["2026-03-12"],
    )
    text: str = Field(
        description="the input, untouched; for HTML the visible text that was extracted. Empty with "
        "with_text=False",
        examples=["Oliva a levé mardi 14 millions d'euros."],
    )
    sections: tuple[Section, ...] = Field((), description="the stretches under each heading, in order")
    asides: tuple[Aside, ...] = Field(
        (), description="stretches that are not running text: teasers, credits, captions ..."
    )
    entities: tuple[Entity, ...] = Field((), description="distinct things that are named")
    dates: tuple[Date, ...] = Field((), description="temporal expressions, in order")
    money: tuple[Money, ...] = Field((), description="amounts of money, in order")
    quotes: tuple[Quote, ...] = Field((), description="direct and indirect speech, in order")
    facts: tuple[Fact, ...] = Field((), description="what the amounts are, and whose: one item a statement")
    tables: tuple[Table, ...] = Field((), description="comparison and data tables, in order")
    meta: dict[str, Scalar] = Field(
        {},
        description="columns of the caller's own that were asked for: a flat mapping, carried along and "
        "never read",
        examples=[{"rubrique": "Énergie", "mots": 412}],
    )
    warnings: tuple[str, ...] = Field(
        (),
        description="what the reader of the record should know: mojibake, another language, unresolved dates",
        examples=[["no publication date: relative dates stay unresolved"]],
    )

    def _repr_html_(self) -> str:
        """The article with everything marked, for a notebook."""
        return notebook.view(self)
