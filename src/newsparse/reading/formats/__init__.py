"""Formats that hold articles beside text, Markdown, HTML and JSON: a table, to which plug-ins add lines of
their own.
"""

from newsparse.reading.formats.format import ENDS, Ask, Entry, Format, OtherLanguageError, PartlyReadError
from newsparse.reading.formats.table import endings, format_named, format_of

__all__ = [
    "ENDS",
    "Ask",
    "Entry",
    "Format",
    "OtherLanguageError",
    "PartlyReadError",
    "endings",
    "format_named",
    "format_of",
]
