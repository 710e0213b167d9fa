"""Reading: a file or string in, its text and what its format says out."""

from newsparse.reading.plain import read_plain
from newsparse.reading.source import Source

__all__ = ["Source", "read_plain"]
