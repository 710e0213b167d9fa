"""The record reference (docs/record.md), from the JSON Schema and the meanings below; a field without a meaning is an error."""

from __future__ import annotations

from typing import Any

from newsparse.record import SCHEMA_VERSION
from newsparse.record.schema import build_schema

SPAN = "what `article.text` has from `start` to `end`"
RULE = "the rule that found it; see [rules](rules.md)"

MEANINGS: dict[str, dict[str, str]] = {
    "Article": {
        "schema_version": f"version of the record; this page describes {SCHEMA_VERSION}",
        "id": "the first 16 hexadecimal digits of a SHA-256 of source and text: the same on any machine",
        "source": "where the text comes from: a path, or what the caller said",
        "language": "`fr`, or another code where the text seems to be in another language; null for very short texts",
        "title": "from the format (front matter, HTML, JSON) or the first heading-like line",
        "byline": "who signed it",
        "published": "the day relative dates are resolved to: given by the caller, else stated by the article",
        "text": "the input, untouched; for HTML the visible text that was extracted. Empty with `with_text=False`",
        "sections": "the stretches under each heading, in order",
        "asides": "stretches that are not running text: teasers, credits, captions ...",
        "entities": "distinct things that are named",
        "dates": "temporal expressions, in order",
        "money": "amounts of money, in order",
        "quotes": "direct and indirect speech, in order",
        "facts": "what the amounts are, and whose: one item a statement",
        "tables": "comparison and data tables, in order",
        "meta": "columns of the caller's own that were asked for: a flat mapping, carried along and never read",
        "warnings": "what the reader of the record should know: mojibake, another language, unresolved dates",
    },
    "Span": {
        "text": SPAN,
        "start": "first character, counted as Python counts: in code points",
        "end": "one past the last character",
    },
    "Section": {"heading": "its text; null before the first heading", "level": "0 before the first heading, 1 for the highest"},
    "Entity": {
        "id": "`e1`, `e2` ... within the article",
        "key": "groups over articles: the name without what differs between spellings of it",
        "name": "its fullest form in the article",
        "label": "PER people; ORG companies, institutions, media, teams; LOC countries, cities, places; PRODUCT named software, "
        "models, devices, services, languages; MISC named events, laws, standards, programmes, works",
        "mentions": "every place that names it",
        "rule": RULE,
        "confidence": "estimated probability that the label is right",
        "corpus_id": "the thing in the whole corpus, where one was linked",
        "label_in_article": "the label the article alone gave it, where linking changed it",
    },
    "Date": {
        "value": "ISO 8601 / TIMEX3, see below; null where it is relative to a publication date that nobody gave",
        "modifier": "approx (vers), start (début), mid (mi-), end (fin), before (d'ici, avant), after (après)",
        "first": "first calendar day it covers; null for durations",
        "last": "last calendar day it covers, inclusive; null for durations",
        "rule": RULE,
    },
    "Money": {
        "amount": "decimal in units of the currency, written in JSON as a string of digits so that nothing rounds it",
        "amount_max": "the upper end of a range; null otherwise",
        "currency": "ISO 4217 (EUR, USD) or a crypto code (BTC); null where the text does not say",
        "modifier": "approx (environ), min (plus de), max (jusqu'à, moins de)",
        "per": "what one pays it for: month, year, user, user/month ...",
        "rule": RULE,
    },
    "Quote": {
        "kind": "direct (between quotation marks) or indirect (a reported clause)",
        "speaker": "the full name in the article, or the phrase where the speaker is no entity; null where the text does not say",
        "speaker_id": "the `id` of the entity, where it is one",
        "speaker_text": "the phrase as written there: *il*, *le président de Mozilla*",
        "speaker_start": "where that phrase is",
        "speaker_end": "one past its end",
        "cue": "the verb or preposition that reports: *a déclaré*, *selon*",
        "cue_start": "where it is",
        "cue_end": "one past its end",
        "group": "the same number for the parts of one utterance that its cue interrupts",
        "rule": "the rule that found the words; see [rules](rules.md)",
        "speaker_rule": "why this speaker",
        "confidence": "estimated probability that the speaker is right",
    },
    "Fact": {
        "text": "the sentence, heading or table row that states it first",
        "id": "`f1`, `f2` ... within the article",
        "role": "what the amount is",
        "subject": "the canonical name that the amount belongs to; null where the text names nobody",
        "co_subjects": "the others, where several share one sum",
        "subject_id": "the `id` of the entity, where it is one",
        "subject_text": "the phrase as it stands there; null where the subject comes from a heading, a row or the article",
        "subject_start": "where that phrase is",
        "subject_end": "one past its end",
        "amount": "of its first amount: decimal in units of the currency",
        "amount_max": "the upper end of a range; null otherwise",
        "currency": "ISO 4217 or a crypto code",
        "modifier": "approx, min or max",
        "per": "what one pays it for: month, year, user ...",
        "money": "the indexes of its amounts in the article's `money`: repeats and conversions share one fact",
        "counterparties": "the other sides: investors, buyer, seller, grantor, lender, authority, recipient",
        "kind": "the round, the sort of revenue, profit or valuation, as the text says it",
        "status": "done, planned, estimated, rumoured or denied",
        "date": "when it happened or what period it covers, as the value of a date",
        "dates": "indexes of these dates in the article's `dates`",
        "source": "who says so, where the figure is reported speech",
        "quotes": "indexes in the article's `quotes`",
        "rule": RULE,
        "confidence": "estimated probability that role and subject are right",
    },
    "Counterparty": {
        "name": "its canonical name",
        "id": "the `id` of the entity, where it is one",
        "part": "lead or participant (investors), buyer, seller, grantor, lender, authority, recipient",
    },
    "Aside": {"kind": "what it is"},
    "Table": {
        "text": f"{SPAN}: from the header's first character to the last row's last",
        "layout": "how it stood in the text: html, markdown, delimited (tabs, semicolons), aligned by spaces, flattened (copied: a row a "
        "line, cells parted by single spaces), listed (a cell a line)",
        "caption": "its caption, or the line above that announces it",
        "header": "one text a column",
        "rows": "rows of cells, each as long as the header",
        "confidence": "estimated probability that all cells are right; 1.0 where the layout shows its columns",
        "rule": RULE,
    },
    "Cell": {
        "text": "without markup, so inside Markdown or HTML it may differ from the slice",
        "kind": "what it holds",
        "money": "the amount, where it holds one",
        "date": "the date, where it holds one",
        "number": "the number with its scale, where it is one (*1,5 M* is 1500000, *3 Md* 3000000000): a decimal as a string of digits",
        "unit": "of the number: Go, %, mAh; never a scale",
        "boolean": "of *oui*, *non*, ✓, ✗",
        "entity_id": "the `id` of the entity it names",
    },
}

TITLES = {
    "Article": "Article",
    "Span": "Span: every item is one",
    "Entity": "Entities",
    "Date": "Dates",
    "Money": "Money",
    "Quote": "Quotes",
    "Fact": "Facts",
    "Counterparty": "Counterparties",
    "Table": "Tables",
    "Cell": "Cells",
    "Section": "Sections",
    "Aside": "Asides",
}

HEAD = """# The record

One article gives one record, `newsparse.Article`: a frozen pydantic model, in JSON one line. Every item found is a span of the
article, and always `article.text[item.start:item.end] == item.text` (cells of tables with markup apart, see there).

The JSON Schema is part of the package: `newsparse schema`, or `newsparse.json_schema()`. It is what this page was written from.
"""

DATE_VALUES = """### Values of dates

| written | value |
|---|---|
| day | `2026-01-27` |
| month, year | `2026-01`, `2026` |
| quarter, half, ISO week | `2026-Q3`, `2026-H1`, `2026-W05` |
| season | `2026-SP` spring, `SU` summer, `FA` autumn, `WI` winter |
| decade, century | `202` the 2020s, `20` the years 2000 to 2099 |
| time of day | `2026-01-27T14:30` |
| part of a day | `2026-01-27TMO` morning, `TAF` afternoon, `TEV` evening, `TNI` night |
| duration | `P3M`, `P10Y`, `PT30M` |
| range | `2020/2024` |

Partial dates stay partial: *en 2026* is `2026`, never a day in it. Today's clock is never asked.
"""

CELL_VALUES = """\
A figure that may be a year (*1950*) is a date or a number as its header asks (*Année*, *Ventes*), else as the label of its row does, else
as the rest of the column is: beside bare numbers that are no years it is one of them, and then no date of the article either. Marks of
footnotes (*12 €¹*, *45 %[^1]*) stay in `text` and change nothing else.

In Python, `table.column_types`, `to_dicts(typed=True)` and `to_pandas()` give bare values only where they can stand side by side: a column
whose numbers have unlike units (*8 Go*, *512 Mo*), or whose amounts have unlike currencies or periods (*€* and *$*, a month and a year),
is text. `cell.number` with `cell.unit`, and `cell.money`, have the parts.
"""


def page() -> str:
    """The whole page."""
    schema = build_schema()
    types = {"Article": schema, **schema["$defs"]}
    parts = [HEAD]
    for name, title in TITLES.items():
        parts.append(f"## {title}\n\n{_table(name, types[name])}")
        if name == "Date":
            parts.append(DATE_VALUES)
        if name == "Cell":
            parts.append(CELL_VALUES)
    missing = set(types) - set(TITLES)
    if missing:
        raise LookupError(f"types of the record without a place on the page: {', '.join(sorted(missing))}")
    return "\n".join(parts)


def _table(name: str, schema: dict[str, Any]) -> str:
    rows = ["| field | type | meaning |", "|---|---|---|"]
    for field, kind in schema["properties"].items():
        meaning = MEANINGS[name].get(field) or MEANINGS["Span"].get(field)
        if meaning is None:
            raise LookupError(f"{name}.{field} has no meaning yet: write one in {__name__}")
        rows.append(f"| `{field}` | {_type(kind)} | {meaning} |")
    return "\n".join(rows) + "\n"


def _type(kind: dict[str, Any]) -> str:
    """A type as readers of JSON say it."""
    if "$ref" in kind:
        target = kind["$ref"].rpartition("/")[2]
        return f"[{target}](#{_anchor(TITLES[target])})"
    if "anyOf" in kind:
        return " or ".join(_type(option) for option in kind["anyOf"])
    if "enum" in kind:
        return ", ".join(f"`{value}`" for value in kind["enum"])
    if kind.get("type") == "array":
        return f"list of {_type(kind['items'])}"
    if kind.get("format") == "date":
        return "date (ISO 8601)"
    if "pattern" in kind:
        return "decimal (string)"
    return str(kind.get("type", "any"))


def _anchor(title: str) -> str:
    return title.lower().replace(":", "").replace(" ", "-")
