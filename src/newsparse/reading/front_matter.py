"""Front matter at the head of a Markdown file: YAML between ``---`` lines, or TOML between ``+++`` lines."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import Any, NamedTuple

import yaml

from newsparse.reading.written_dates import parse_date

MAX_LENGTH = 64_000  # characters; longer is not front matter but an article that happens to open with a rule

MAX_DEPTH = 20  # brackets within brackets; front matter has two or three
_BRACKETS = re.compile(r"[\[\]{}]")
_QUESTION_KEYS = re.compile(r"(?:^|\s)\?(?=\s)")
_BLOCK = re.compile(
    r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
_TITLE_KEYS = ("title", "titre", "headline", "seoTitle")
_AUTHOR_KEYS = ("author", "authors", "auteur", "auteurs", "byline", "by")
_DATE_KEYS = (
    "date",
    "published",
    "published_at",
    "publishedAt",
    "datePublished",
    "pubDate",
    "publishDate",
    "created",
    "date_published",
)


class FrontMatter(NamedTuple):
    """What the front matter says; ``end`` is where the article begins."""

    end: int
    title: str | None
    author: str | None
    date: dt.date | None
    warnings: tuple[str, ...]


def read(text: str) -> FrontMatter | None:
    """The front matter of a text, or ``None`` where it has none.

    >>> read("---\\ntitle: Essai\\ndate: 2026-01-27\\n---\\nCorps").date
    datetime.date(2026, 1, 27)
    """
    match = _BLOCK.match(text[:MAX_LENGTH])
    if match is None:
        return None
    if match["fence"] == "---" and (reason := _too_deep(match["body"])):
        return FrontMatter(match.end(), None, None, None, (f"front matter is not readable: {reason}",))
    try:
        data = yaml.safe_load(match["body"]) if match["fence"] == "---" else tomllib.loads(match["body"])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        return FrontMatter(match.end(), None, None, None, (f"front matter is not readable: {reason}",))
    if not isinstance(data, dict):
        return None
    return FrontMatter(match.end(), _text(data, _TITLE_KEYS), _author(data), _date(data), ())


def _too_deep(body: str) -> str | None:
    """What makes the parser's time grow faster than the text: brackets in brackets, keys that are values of
    their own.
    """
    depth = deepest = 0
    for bracket in _BRACKETS.findall(body):
        depth = max(0, depth + (1 if bracket in "[{" else -1))
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        return "brackets within brackets"
    return "too many keys marked with ?" if len(_QUESTION_KEYS.findall(body)) > MAX_DEPTH else None


def _first(data: dict[Any, Any], keys: tuple[str, ...]) -> Any:
    return next((data[key] for key in keys if data.get(key)), None)


def _text(data: dict[Any, Any], keys: tuple[str, ...]) -> str | None:
    value = _first(data, keys)
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _author(data: dict[Any, Any]) -> str | None:
    value = _first(data, _AUTHOR_KEYS)
    if isinstance(value, list):
        names = [_name(item) for item in value]
        return ", ".join(name for name in names if name) or None
    return _name(value)


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _date(data: dict[Any, Any]) -> dt.date | None:
    return parse_date(_first(data, _DATE_KEYS))
