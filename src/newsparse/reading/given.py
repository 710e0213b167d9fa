"""Texts that a caller gives as strings, with the title and the byline where they come apart."""

from __future__ import annotations

import dataclasses
import re

from newsparse.errors import InputError
from newsparse.reading.decode import warnings_of
from newsparse.reading.foreign import looks_like_html
from newsparse.reading.plain import read_plain
from newsparse.reading.source import Source

_NOT_WORDS = re.compile(r"[\W_]+")
HTML_WARNING = "the text looks like HTML, and its markup was read as text: use parse_html"


def read_given(
    text: str, *, title: str | None = None, byline: str | None = None, join_title: bool = True
) -> Source:
    """Read a string, with a title and a byline that the caller has for it.

    Args:
        text: plain text or Markdown.
        title: put before the text, with a blank line between, unless the text begins with it.
        byline: who wrote it, where the text need not be asked.
        join_title: False leaves the text as it is.

    Raises:
        InputError: a string holds lone surrogates, or title or byline are not strings.

    >>> (
    ...     read_given("Le prix baisse.", title="Forfaits").text,
    ...     read_given("# Forfaits\\n\\nLe prix baisse.", title="Forfaits").text,
    ... )
    ('Forfaits\\n\\nLe prix baisse.', '# Forfaits\\n\\nLe prix baisse.')
    """
    title, byline = as_line(title, "title"), as_line(byline, "byline")
    source = read_plain(titled(text, title) if title and join_title else text)
    warnings = [*warnings_of(text), *([HTML_WARNING] if looks_like_html(text) else [])]
    return dataclasses.replace(
        source,
        title=title or source.title,
        byline=byline or source.byline,
        warnings=(*warnings, *source.warnings),
    )


def titled(text: str, title: str) -> str:
    """The title, a blank line and the text; the text alone where it begins with the title."""
    start = _folded(text[: 3 * len(title) + 50])
    return text if start.startswith(_folded(title)) else f"{title}\n\n{text}"


def as_line(value: object, what: str) -> str | None:
    """A string on one line; none where it is empty, or what data frames put for missing.

    Raises:
        InputError: it is not a string.

    >>> as_line(" Un\\n titre ", "title"), as_line(float("nan"), "title")
    ('Un titre', None)
    """
    if value is None or value != value or type(value).__name__ == "NAType":
        return None
    if not isinstance(value, str):
        raise InputError(f"{what} must be str, not {type(value).__name__}")
    return " ".join(value.split()) or None


def _folded(text: str) -> str:
    return _NOT_WORDS.sub("", text).casefold()
