"""The offset-keeping view of a text.

Markup is *masked*: replaced by blanks of the same length, so that an offset in the masked text is an offset
in the article. The model reads a *squeezed* form, with runs of blanks made one, that knows its way back.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple


def blank(text: str) -> str:
    """Blanks of the same length; line breaks stay, so that lines and paragraphs stay.

    >>> blank("ab\\nc")
    '  \\n '
    """
    return re.sub(r"[^\r\n]", " ", text)


# Code that is code: fenced blocks, and inline code holding anything but words.
# A fence may stand in a block quote or a list item, and ends with it.
_FENCE = re.compile(
    r"""^(?P<margin>[ \t]{0,40}(?P<quote>(?:>[ \t]{0,3}){1,5})?[ \t]{0,20}
        (?P<item>(?:[-*+]|\d{1,3}[.)])[ \t]{1,4})?)
    (?P<fence>```+(?=[^`\n]*$)|~~~+)[ \t]*(?P<info>[\w+-]*)[^\n]*$""",
    re.M | re.X,
)
_OUT_OF_QUOTE = re.compile(r"^(?![ \t]{0,40}>)", re.M)
_OUT_OF_ITEM = re.compile(r"^\S", re.M)
_PROSE_FENCES = frozenset({"markdown", "md", "text", "txt"})  # articles are pasted inside such fences
_INLINE_CODE = re.compile(r"`([^`\n]{1,200})`")
_WORDS = re.compile(r"[\w'’.-]+(?: [\w'’.-]+){0,4}")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,300})(\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\))?[^()\n]{0,200}\))")
_REFERENCE = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,100}\]:[^\n]*$", re.M)
_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\"»”|)\]]+>?", re.I)
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_TAG = re.compile(r"(?<!<)</?[a-zA-Z][\w-]{0,30}(?:\s[^<>]{0,1000})?/?>", re.S)
# The call of a footnote as a tag: "899<sup>1</sup> €", "Oméon<sup>(2)</sup>"; not an exponent.
_RAISED = re.compile(r"<sup(?:\s[^<>]{0,200})?>\s?(?:[0-9]|[(\[][0-9]{1,2}[)\]]|[*†‡]{1,3})\s?</sup>", re.I)
_TAKES_EXPONENT = re.compile(r"(?<![^\W_])(?:10|[^\W\d_]|[cdhkmnµμ]m)\Z")
_EMPHASIS = re.compile(
    r"(?<!\d)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\d)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|" r"~~"
)
_LINE_MARK = re.compile(r"^[ \t]{0,12}(?:#{1,6}(?=\s)|>(?:[ \t]?>){0,5}|(?:[-*+•▪◦‣·](?=\s)))", re.M)
_HEADING_TAIL = re.compile(r"(?<=\s)#+[ \t]*$", re.M)


def mask_markup(text: str) -> str:
    """The text with Markdown marks, tags, URLs, addresses and code blanked out; same length, same offsets.

    What extractors read. For readers who want code and addresses, ``mask_marks`` leaves them.

    >>> mask_markup("**105 millions d'euros** [ici](https://x.fr)")
    "  105 millions d'euros    ici               "
    """
    if "`" in text or "~~~" in text:
        text = _mask_fences(text)
        text = _INLINE_CODE.sub(_mask_code, text)
    return _mask_lines_and_emphasis(mask_addresses(_mask_tags_and_links(text)))


def mask_marks(text: str) -> str:
    """The text with Markdown marks, tags and link targets blanked out; code and addresses stay.

    >>> mask_marks("## Voir **x.fr**")
    '   Voir   x.fr  '
    """
    return _mask_lines_and_emphasis(_mask_tags_and_links(text))


def _mask_note(match: re.Match[str]) -> str:
    raised = _TAKES_EXPONENT.search(match.string, max(0, match.start() - 4), match.start())
    return match.group() if raised else blank(match.group())


def _mask_tags_and_links(text: str) -> str:
    if "<!--" in text:
        text = _mask_comments(text)
    if "<" in text:
        text = _TAG.sub(lambda m: blank(m.group()), _RAISED.sub(_mask_note, text))
    if "](" in text:
        text = _LINK.sub(_mask_link, text)
    if "]:" in text:
        text = _REFERENCE.sub(lambda m: blank(m.group()), text)
    return text


def _mask_lines_and_emphasis(text: str) -> str:
    text = _LINE_MARK.sub(lambda m: blank(m.group()), text)
    text = _HEADING_TAIL.sub(lambda m: blank(m.group()), text)
    if "*" in text or "_" in text or "~~" in text:
        text = _EMPHASIS.sub(lambda m: blank(m.group()), text)
    return text


def mask_addresses(text: str) -> str:
    """The text with URLs and e-mail addresses blanked out; same length, same offsets.

    >>> mask_addresses("voir https://x.fr/2026 ici")
    'voir                   ici'
    """
    text = _URL.sub(lambda m: blank(m.group()), text)
    return _EMAIL.sub(lambda m: blank(m.group()), text) if "@" in text else text


def _mask_fences(text: str) -> str:
    """Fenced code blanked out, to the end of what holds it where the fence is not closed; prose fences lose
    only their lines.
    """
    pieces: list[str] = []
    ends: dict[re.Pattern[str], int] = {}
    cursor = 0
    while opening := _FENCE.search(text, cursor):
        before = cursor
        end = _fence_end(text, opening, ends)
        closing = next(
            (line for line in _FENCE.finditer(text, opening.end(), end) if _closes(line, opening)), None
        )
        body = text[opening.end() : closing.start() if closing else end]
        prose = opening["info"].lower() in _PROSE_FENCES
        cursor = closing.end() if closing else end
        pieces += [text[before : opening.start()], blank(opening.group()), body if prose else blank(body)]
        pieces.append(blank(closing.group()) if closing else "")
    pieces.append(text[cursor:])
    return "".join(pieces)


def _fence_end(text: str, opening: re.Match[str], ends: dict[re.Pattern[str], int]) -> int:
    """Where the block quote or the list item that holds a fence ends, else the text. Ends once found are
    kept: looked up again for each fence of a long quote, they would take the square of its length.
    """
    out = (
        _OUT_OF_QUOTE
        if opening["quote"]
        else _OUT_OF_ITEM
        if opening["item"] or _fence_indent(opening) > 3
        else None
    )
    if out is None:
        return len(text)
    if ends.get(out, 0) <= opening.end():
        end = out.search(text, opening.end() + 1)
        ends[out] = end.start() if end else len(text)
    return ends[out]


def _closes(line: re.Match[str], opening: re.Match[str]) -> bool:
    alike = line["fence"].startswith(opening["fence"]) and bool(line["quote"]) == bool(opening["quote"])
    return (
        alike and not line["info"] and not line["item"] and _fence_indent(line) <= _fence_indent(opening) + 3
    )


def _fence_indent(line: re.Match[str]) -> int:
    return len(line["margin"].expandtabs(4))


def _mask_comments(text: str) -> str:
    pieces: list[str] = []
    cursor = 0
    while (start := text.find("<!--", cursor)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[cursor:start], blank(text[start : end + 3])]
        cursor = end + 3
    pieces.append(text[cursor:])
    return "".join(pieces)


def _mask_code(match: re.Match[str]) -> str:
    """A name set in code type stays readable ("`Python`"); a command or an identifier does not."""
    inside = match[1]
    if _WORDS.fullmatch(inside) and "_" not in inside and not re.search(r"\.\w+$", inside):
        return f" {inside} "
    return blank(match.group())


def _mask_link(match: re.Match[str]) -> str:
    return blank(match[1]) + match[2] + blank(match[3])


class Squeezed(NamedTuple):
    """A text with runs of blanks made one, and the way back to the offsets of the original."""

    text: str
    starts: Sequence[int]  # offsets in the squeezed text where a new piece begins
    shifts: Sequence[int]  # original offset minus squeezed offset, from that piece on

    def original(self, offset: int) -> int:
        """The original offset of a squeezed offset."""
        return offset + self.shifts[bisect.bisect_right(self.starts, offset) - 1]

    def original_end(self, offset: int) -> int:
        """The original offset of a squeezed *end* offset: just behind the last character it covers."""
        return self.original(offset - 1) + 1 if offset else 0


_RUN = re.compile(r"(?<=[ \t])[ \t]+")


def squeeze(text: str, dropped: re.Pattern[str] = _RUN) -> Squeezed:
    """Runs of blanks and tabs made one character, or whatever else ``dropped`` matches left out.

    >>> s = squeeze("  un   deux")
    >>> s.text, s.original(s.text.index("deux"))
    (' un deux', 7)
    """
    pieces, starts, shifts, cursor, length = [], [0], [0], 0, 0
    for run in dropped.finditer(text):
        piece = text[cursor : run.start()]
        pieces.append(piece)
        length += len(piece)
        cursor = run.end()
        if starts[-1] == length:
            shifts[-1] = cursor - length
        else:
            starts.append(length)
            shifts.append(cursor - length)
    pieces.append(text[cursor:])
    return Squeezed("".join(pieces), starts, shifts)
