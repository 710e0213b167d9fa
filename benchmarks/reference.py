"""The record reference (docs/record.md), from the JSON Schema, which the types make; a field without a
meaning is an error.
"""

from __future__ import annotations

import json
from typing import Any

from newsparse.record.schema import build_schema

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

One article gives one record, `newsparse.Article`: a frozen pydantic model, in JSON one line. Every item found
is a span of the article, and always `article.text[item.start:item.end] == item.text` (cells of tables with
markup apart, see there).

The JSON Schema is part of the package: `newsparse schema`, or `newsparse.json_schema()`. It is what this page
was written from.
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
A figure that may be a year (*1950*) is a date or a number as its header asks (*Année*, *Ventes*), else as the
label of its row does, else as the rest of the column is: beside bare numbers that are not years it is one of
them, and then no date of the article either. Marks of footnotes (*12 €¹*, *45 %[^1]*) stay in `text` and
change nothing else.

In Python, `table.column_types`, `to_dicts(typed=True)` and `to_pandas()` give bare values only where they can
stand side by side: a column whose numbers have unlike units (*8 Go*, *512 Mo*), or whose amounts have unlike
currencies or periods (*€* and *$*, a month and a year), is text. `cell.number` with `cell.unit`, and
`cell.money`, have the parts.
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
    rows = ["| field | type | meaning | example |", "|---|---|---|---|"]
    for field, kind in schema["properties"].items():
        if "description" not in kind:
            raise LookupError(
                f"{name}.{field} has no meaning yet: give its field a description in newsparse/record/"
            )
        example = json.dumps(kind["examples"][0], ensure_ascii=False) if "examples" in kind else ""
        rows.append(f"| `{field}` | {_type(kind)} | {kind['description']} | {_code(example)} |")
    return "\n".join(rows) + "\n"


def _code(words: str) -> str:
    return f"`{words.replace('|', chr(92) + '|')}`" if words else ""


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
