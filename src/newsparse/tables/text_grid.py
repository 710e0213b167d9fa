"""What the readers share: the lines of a text, a grid of cells, and the way from one to the other."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.record import Cell, Layout
from newsparse.tables import machine

Joints = Callable[[str], list[tuple[int, int]]]


class Line(NamedTuple):
    """A line without its line break; ``code`` where the mask left nothing of it, so that it holds no words.

    ``item`` where it belongs to a list item, so that indentation makes no code of it.
    """

    start: int
    end: int
    text: str
    code: bool = False
    item: bool = False


class Grid(NamedTuple):
    """Rows of cells read from ``block[first:last]``, the header first; ``title`` where the layout itself has
    one.
    """

    first: int
    last: int
    rows: Sequence[Sequence[Cell]]
    layout: Layout
    rule: str
    confidence: float = 1.0
    title: str | None = None


_LINE = re.compile(r"[^\r\n]*(?:\r{0,3}\n|\r)?")
_ITEM = re.compile(r"[ \t]{0,20}(?:[-*+•]|\d{1,3}[.)])[ \t]")
_BLANK = re.compile(r"\s*")
# A line that can only be program code.
_STATEMENT = re.compile(
    r"[;{}]\s*$|^\s*(?:#!|//|/\*|import |from \w+ import|def |class \w+[:(]|return\b|const |let |var |"
    r"if ?\(|for ?\()|^\s*[\w.]+\s+:?= "
)


def looks_like_code(lines: Sequence[str]) -> bool:
    """True where more than a third of the lines are statements of a program, or where a machine wrote them.

    >>> looks_like_code(["x    = 1;", "name = 'a';", "Prix"]), looks_like_code(["Offre Prix", "Alba 12 €"])
    (True, False)
    """
    return 3 * sum(bool(_STATEMENT.search(line)) for line in lines) > len(lines) or (
        bool(lines) and machine.wrote(lines)
    )


def lines_of(text: str, masked: str) -> Iterator[Line]:
    r"""Every line, blank ones too; a byte order mark is not part of the first.

    >>> [(line.start, line.end, line.text) for line in lines_of("a\r\n\nb\rc", "a\r\n\nb\rc")]
    [(0, 1, 'a'), (3, 3, ''), (4, 5, 'b'), (6, 7, 'c')]
    """
    item = False
    for match in _LINE.finditer(text, int(text.startswith("\ufeff"))):
        line = match.group().rstrip("\r\n")
        if match.start() == len(text):
            return
        end = match.start() + len(line)
        # up to a line that begins at the margin
        item = bool(_ITEM.match(line)) or (item and not line[:1].strip())
        words = line.strip()
        code = bool(words) and words not in _CELLS and not masked[match.start() : end].strip()
        yield Line(match.start(), end, line, code, item)


# What is markup at the start of a line may be all of a cell.
_CELLS: Final = frozenset("#-+*")


def blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of lines without a blank one."""
    block: list[Line] = []
    for line in lines:
        if line.text.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


# Markup inside a cell. Every quantifier is bounded or its class excludes the closing mark: linear.
_CODE = re.compile(r"(`{1,3})([^`\n]+)\1")
_IMAGE_OR_LINK = re.compile(
    r"!?\[([^\[\]\n]*)\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s[^()\n]{0,200})?\)"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,200})\]\[[^\[\]\n]{0,100}\]")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--[^<>]{0,500}-->")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,500})>")
_EMPHASIS = re.compile(
    r"""(?<![\\*])(\*{1,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\1(?!\*)   # *a*, **a**
    |(?<![\\\w])(_{1,3})(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])\3(?!\w)   # _a_, never inside a word
    |~~([^~\n]{1,1000})~~""",
    re.X,
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def clean(raw: str) -> str:
    r"""The words of a cell without Markdown or HTML marks, blanks squeezed.

    >>> (
    ...     clean("**72%** ([64%](https://x.fr) en _France_)"),
    ...     clean(r"a \| b<br>`x|_y_`"),
    ...     clean("2 * 3 * snake_case_name"),
    ... )
    ('72% (64% en France)', 'a | b x|_y_', '2 * 3 * snake_case_name')
    """
    if not any(mark in raw for mark in "`*_[<\\&~"):
        return " ".join(raw.split())
    pieces: list[str] = []
    cursor = 0
    for code in _CODE.finditer(raw):
        pieces += [_clean_words(raw[cursor : code.start()]), code[2].replace("\\|", "|")]
        cursor = code.end()
    pieces.append(_clean_words(raw[cursor:]))
    words = "".join(pieces)
    return " ".join((_without_outer_emphasis(words) if cursor else words).split())


def _clean_words(raw: str) -> str:
    raw = _TAG.sub("", _AUTOLINK.sub(r"\1", _BREAK.sub(" ", raw)))
    raw = _REFERENCE.sub(r"\1", _IMAGE_OR_LINK.sub(r"\1", raw))
    for _ in range(2):  # emphasis within emphasis, "**a *b* c**", is as deep as it goes in a cell
        raw = _EMPHASIS.sub(lambda m: m[2] or m[4] or m[5] or "", raw)
    return html.unescape(_ESCAPE.sub(r"\1", raw))


_OUTER = re.compile(r"\s*(\*{1,3})(?=[^\s*])(.+)(?<=[^\s*])\1\s*", re.S)


def _without_outer_emphasis(words: str) -> str:
    """Emphasis around inline code, "**`x`**", is only seen once the code is words."""
    match = _OUTER.fullmatch(words)
    return match[2] if match and "*" not in match[2] else words


def cell_at(text: str, start: int, end: int) -> Cell:
    """The cell of ``text[start:end]``: its words, and the span of them (of the trimmed slice where marks
    stand between).

    >>> cell = cell_at("| **GPT-5** |", 1, 12)
    >>> cell.text, cell.start, cell.end
    ('GPT-5', 4, 9)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    raw = text[start:end]
    words = clean(raw)
    inner = raw.find(words) if words else -1
    if not words:
        end = start
    elif inner >= 0:
        start, end = start + inner, start + inner + len(words)
    return Cell(text=words, start=start, end=end)


def padded(row: Sequence[Cell], width: int, end: int) -> list[Cell]:
    """A row of exactly ``width`` cells: empty ones at ``end`` where some are missing, the excess dropped."""
    return [*row[:width], *(Cell(text="", start=end, end=end) for _ in range(width - len(row)))]
