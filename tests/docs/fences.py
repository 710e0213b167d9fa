"""The fenced blocks of a Markdown page, with what a comment above them says of them.

<!-- not run: needs a Spark cluster -->      the block is only shown
<!-- needs: datasets -->                     run where that module is installed
<!-- record -->                              the JSON is a part of the record of the last article called
``article``
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterator
from typing import NamedTuple

_BLOCK = re.compile(
    r"^(?:<!--\ (?P<mark>[^\n]*?)\ -->\n+)?"  # the comment, right above
    r"^```(?P<language>\w+)[^\n]*\n"
    r"(?P<code>.*?)"
    r"^```$",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """Code in a page; ``line`` is that of its first line."""

    language: str
    code: str
    mark: str
    line: int

    @property
    def shown_only(self) -> bool:
        """Whether the page says that it is not run, and why."""
        return bool(re.match(r"not run: \S", self.mark))

    @property
    def needs(self) -> tuple[str, ...]:
        """Modules without which it cannot run."""
        said = re.match(r"needs: (.+)", self.mark)
        return tuple(said[1].split(", ")) if said else ()


def blocks(page: pathlib.Path) -> Iterator[Block]:
    """The blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield Block(
            found["language"],
            found["code"],
            found["mark"] or "",
            text.count("\n", 0, found.start("code")) + 1,
        )
