"""The formats, a line each; the ending of a name says which."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import entry_points

from newsparse.errors import ConfigError
from newsparse.reading.formats.format import Format

GROUP = "newsparse.formats"  # of entry points
_HERE = "newsparse.reading.formats"


def _packed(*endings: str) -> tuple[str, ...]:
    """Endings, plain and compressed."""
    return tuple(ending + packed for ending in endings for packed in ("", ".gz", ".zst"))


FORMATS = (
    Format(
        "csv",
        "CSV",
        _packed(".csv", ".tsv", ".tab"),
        f"{_HERE}.rows:read_row",
        f"{_HERE}.delimited:entries",
        addressed=True,
    ),
    Format(
        "parquet",
        "Parquet",
        (".parquet",),
        f"{_HERE}.rows:read_row",
        f"{_HERE}.parquet:entries",
        needs="pyarrow",
        extra="datasets",
        addressed=True,
    ),
    Format(
        "jsonl",
        "JSON Lines",
        _packed(".jsonl", ".ndjson"),
        f"{_HERE}.lines:read_line",
        f"{_HERE}.lines:entries",
        addressed=True,
    ),
    Format("json", "JSON", (".json",), f"{_HERE}.lines:read_json", addressed=True),
    Format(
        "feed",
        "a feed",
        (".rss", ".atom", ".xml"),
        f"{_HERE}.feed:read_feed",
        needs="feedparser",
        extra="feeds",
        addressed=True,
    ),
    Format("mail", "an e-mail", (".eml",), f"{_HERE}.mail:read_mail", room=10),
    Format("mbox", "a mailbox", (".mbox",), f"{_HERE}.mail:read_mail", f"{_HERE}.mail:entries"),
    Format(
        "warc",
        "a WARC archive",
        (".warc", ".warc.gz"),
        f"{_HERE}.warc:read_response",
        f"{_HERE}.warc:entries",
        needs="warcio",
        extra="warc",
        addressed=True,
    ),
    Format(
        "docx",
        "a Word document",
        (".docx",),
        f"{_HERE}.docx:read_docx",
        needs="mammoth",
        extra="documents",
        room=10,
    ),
    Format(
        "pdf",
        "a PDF",
        (".pdf",),
        f"{_HERE}.pdf.read:read_pdf",
        needs="pdfplumber",
        extra="documents",
        room=10,
    ),
)


@cache
def _all() -> tuple[Format, ...]:
    """Those of plug-ins first: an ending may be theirs."""
    found = []
    for point in entry_points(group=GROUP):
        try:
            added = point.load()
        except Exception as error:
            raise ConfigError(f"the plug-in {point.name} of {GROUP} cannot be loaded: {error}") from error
        if not isinstance(added, Format):
            raise ConfigError(
                f"the plug-in {point.name} of {GROUP} gives {type(added).__name__}, not a Format"
            )
        found.append(added)
    return (*found, *FORMATS)


def format_of(name: str | os.PathLike[str]) -> Format | None:
    """The format of a file by the ending of its name; ``None`` for text, Markdown, HTML, JSON and what nobody
    reads.

    >>> format_of("archive.csv.gz").name, format_of("article.txt")
    ('csv', None)
    """
    lower = os.fspath(name).lower()
    return next((known for known in _all() if lower.endswith(known.endings)), None)


def format_named(name: str) -> Format:
    """The format of a name.

    Raises:
        ConfigError: there is no such format.
    """
    for known in _all():
        if known.name == name:
            return known
    raise ConfigError(f"unknown format {name}: choose from {', '.join(known.name for known in _all())}")


def endings() -> tuple[str, ...]:
    """All endings that the table knows.

    >>> ".csv" in endings()
    True
    """
    return tuple(ending for known in _all() for ending in known.endings)
