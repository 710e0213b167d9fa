"""What a format is: which names end like it, and the functions that read it."""

from __future__ import annotations

import importlib
import importlib.util
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsparse.errors import ConfigError, InputError, NewsparseError
from newsparse.reading.source import Source
from newsparse.reading.structured import Fields

ENDS = "the file ends too early or is damaged"
MAX_BYTES = 5_000_000  # of one article in a file of many; as of a file that holds one


class PartlyReadError(InputError):
    """Some articles of a file could not be read; the others were given before this was raised."""


class OtherLanguageError(InputError):
    """A page of an archive that is not in French: nothing to extract, and no failure."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What the caller says about files: their encoding, the names of their fields, columns to carry along,
    the limit for one article.
    """

    encoding: str | None = None
    fields: Fields | None = None
    keep: tuple[str, ...] = ()
    max_bytes: int = MAX_BYTES


class Entry(NamedTuple):
    """One article of a file of many: its number in the file, and its content; or why it cannot be read."""

    number: int
    content: bytes = b""
    problem: str | None = None


class Format(NamedTuple):
    """A format.

    ``read`` (``module:function``, called with bytes and an ``Ask``) gives the sources of a whole file, or of
    one entry where there is ``entries`` (called with a path and an ``Ask``), which parts a file of many
    articles without ever holding it. ``needs`` is the library it stands on, ``extra`` the extra of ours that
    has it; ``addressed`` articles have a URL or an id of their own; ``room`` is how many times larger than an
    article a whole file may be, for what holds pictures.

    A plug-in gives one under the entry point ``newsparse.formats``, with full names of modules.
    """

    name: str
    what: str
    endings: tuple[str, ...]
    read: str
    entries: str | None = None
    needs: str | None = None
    extra: str | None = None
    addressed: bool = False
    room: int = 1

    def check(self) -> None:
        """See that the library is there.

        Raises:
            ConfigError: it is not; the message says how to install it.
        """
        if self.needs and not importlib.util.find_spec(self.needs):
            raise ConfigError(f"{self.what} needs {self.needs}: pip install 'newsparse[{self.extra}]'")

    def sources(self, data: bytes, ask: Ask) -> Iterator[Source]:
        """The articles in some bytes.

        Raises:
            ConfigError: the library is missing.
            InputError: the bytes are not of this format; ``PartlyReadError`` where some articles could be
                read.
        """
        self.check()
        try:
            yield from _named(self.read)(data, ask)
        except (NewsparseError, MemoryError):
            raise
        except Exception as error:  # whatever feedparser, mammoth, pdfminer, email ... say of a damaged file
            raise InputError(f"not readable as {self.what}: {_brief(error)}") from error

    def parts(self, path: pathlib.Path, ask: Ask) -> Iterator[Entry]:
        """The articles of a file of many, one at a time; the last is a problem where the file breaks off.

        Raises:
            ConfigError: the library is missing.
        """
        assert self.entries is not None
        self.check()
        number = 0
        try:
            for entry in _named(self.entries)(path, ask):
                number = entry.number
                yield entry
        except ConfigError:
            raise
        except InputError as error:
            yield Entry(number + 1, problem=str(error))
        except OSError as error:
            yield Entry(number + 1, problem=error.strerror or _brief(error))
        except (EOFError, UnicodeError) as error:
            yield Entry(number + 1, problem=f"{ENDS}: {_brief(error)}")
        except Exception as error:  # whatever pyarrow, zstandard, warcio ... say of a damaged file
            yield Entry(number + 1, problem=f"not readable as {self.what}: {_brief(error)}")


def _named(reference: str) -> Any:
    module, _, name = reference.partition(":")
    return getattr(importlib.import_module(module), name)


def _brief(error: Exception) -> str:
    lines = str(error).splitlines()
    return lines[0][:200] if lines else type(error).__name__
