"""The items of a record: names, dates, amounts, speech, facts, asides.

Every one is a span of ``Article.text``: ``article.text[item.start:item.end] == item.text``, in characters
(Python ``str`` indices). The types are frozen, and sequences are tuples.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

Label = Literal["PER", "ORG", "LOC", "PRODUCT", "MISC"]
DateModifier = Literal["approx", "start", "mid", "end", "before", "after"]
MoneyModifier = Literal["approx", "min", "max"]
QuoteKind = Literal["direct", "indirect"]
AsideKind = Literal["teaser", "credit", "caption", "embed", "promo", "byline", "dateline", "navigation"]
Role = Literal[
    "funding", "grant", "investment", "acquisition", "valuation", "revenue", "profit", "loss", "cost",
    "price", "fine", "tax", "pay",
    "reserve", "debt", "market", "threshold", "saving", "other",
]  # fmt: skip
Part = Literal["lead", "participant", "buyer", "seller", "grantor", "lender", "authority", "recipient"]
Status = Literal["done", "planned", "estimated", "rumoured", "denied"]


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
        description="the full name in the article, or the phrase where the speaker is not an entity; null "
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
