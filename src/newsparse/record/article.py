"""The record: what newsparse returns for one article.

``model_dump_json()`` is one line of JSON. The JSON Schema of this model is shipped as
``newsparse/record/schema.json`` and tested against drift.
"""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from newsparse.record import notebook
from newsparse.record.tables import Table
from newsparse.record.types import Aside, Date, Entity, Fact, Frozen, Money, Quote

SCHEMA_VERSION = "1.1"
READABLE_VERSIONS = ("1.0", SCHEMA_VERSION)  # records of these are read; what 1.0 did not have is empty

Scalar = str | int | float | bool | None


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
