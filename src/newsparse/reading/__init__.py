"""Reading: a file or string in, its text and what its format says out."""

from newsparse.reading.given import read_given
from newsparse.reading.path import MAX_BYTES, SUFFIXES, names_of, read_path
from newsparse.reading.plain import read_plain
from newsparse.reading.source import Source
from newsparse.reading.structured import Fields, read_object

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Fields",
    "Source",
    "names_of",
    "read_given",
    "read_object",
    "read_path",
    "read_plain",
]
