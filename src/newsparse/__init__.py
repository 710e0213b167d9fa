"""newsparse: French tech articles in, structured records out.

>>> import newsparse
>>> article = newsparse.parse(
...     "Pixelterra lève 12 millions d'euros auprès de Bpifrance.", published="2026-01-27"
... )
>>> article.money[0].amount, article.money[0].currency
(Decimal('12000000'), 'EUR')

Importing this module loads no model: names are fetched from their modules when they are first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from newsparse.record import notebook

__version__ = "0.1.0"

if TYPE_CHECKING:
    from newsparse.api import load, parse, parse_articles, parse_file, parse_html, parse_many, read_file
    from newsparse.batch.extract import Progress, extract
    from newsparse.dataframes import frames, parse_frame
    from newsparse.errors import ConfigError, Failure, InputError, NewsparseError
    from newsparse.lexicon import Lexicon
    from newsparse.pipeline import Pipeline
    from newsparse.record import (
        Article,
        Aside,
        Cell,
        Counterparty,
        Date,
        Entity,
        Fact,
        Money,
        Quote,
        Section,
        Span,
        Table,
    )
    from newsparse.record.schema import json_schema

_HOMES = {
    "newsparse.batch.extract": ("Progress", "extract"),
    "newsparse.dataframes": ("frames", "parse_frame"),
    "newsparse.api": (
        "load",
        "parse",
        "parse_articles",
        "parse_file",
        "parse_html",
        "parse_many",
        "read_file",
    ),
    "newsparse.errors": ("ConfigError", "Failure", "InputError", "NewsparseError"),
    "newsparse.lexicon": ("Lexicon",),
    "newsparse.pipeline": ("Pipeline",),
    "newsparse.record": (
        "Article",
        "Aside",
        "Cell",
        "Counterparty",
        "Date",
        "Entity",
        "Fact",
        "Money",
        "Quote",
        "Section",
        "Span",
        "Table",
    ),
    "newsparse.record.schema": ("json_schema",),
    "newsparse.report": ("notebook_html",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "Aside",
    "Cell",
    "ConfigError",
    "Counterparty",
    "Date",
    "Entity",
    "Fact",
    "Failure",
    "InputError",
    "Lexicon",
    "Money",
    "NewsparseError",
    "Pipeline",
    "Progress",
    "Quote",
    "Section",
    "Span",
    "Table",
    "__version__",
    "extract",
    "frames",
    "json_schema",
    "load",
    "parse",
    "parse_articles",
    "parse_file",
    "parse_frame",
    "parse_html",
    "parse_many",
    "read_file",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


# A record in a notebook shows itself by the report's view, which is fetched when the first one does.
notebook.register(lambda article: __getattr__("notebook_html")(article))
