"""Pairs of quotation marks, in every typography, in linear time.

« », “ ”, „ “, ‘ ’, ‹ ›, << >> and the straight marks, nested or not. A mark that stands for inches, an
apostrophe or a stray one pairs with nothing. A quotation whose closing mark is missing ends with its
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsparse.text.segments import paragraphs


class Marked(NamedTuple):
    """What one pair of marks holds: content without the blanks at its ends, the marks around it, the depth of
    nesting.
    """

    start: int
    end: int
    opened: int
    closed: int
    depth: int = 0
    # no closing mark, and the next paragraph opens again: one utterance over paragraphs
    continued: bool = False


class _Open(NamedTuple):
    family: str
    at: int
    inside: int


_MARK = re.compile(r"''|[«»“”„‟‘’‹›\"']|<<|>>")
_FAMILY = dict(
    zip(
        ["«", "»", "<<", ">>", "‹", "›", "“", "”", "„", "‟", "‘", "’", '"', "''", "'"],
        '««<<‹‹““““‘‘""\'',
        strict=True,
    )
)
_OPENING, _CLOSING = frozenset(["«", "<<", "‹", "„", "‟", "‘"]), frozenset(["»", ">>", "›", "’"])
# Open marks kept at once: real texts nest three levels; more is a broken or a hostile text.
_DEEPEST = 6
# Unclosed marks of one paragraph that are read as quotations; more are noise.
_UNCLOSED = 2
# Characters after a paragraph's end within which its open quotation may still close: about two paragraphs of
# news.
_FURTHER = 2000
_PUNCTUATION = frozenset(",.;:!?…)]")


def pair_marks(text: str, warn: Callable[[str], None] | None = None) -> list[Marked]:
    """All pairs of quotation marks of a text, by their opening mark; ``depth`` 0 is an outermost pair.

    >>> text = 'Il dit : « Un “mot” ici » et 13,3" de diagonale'
    >>> [(text[m.start : m.end], m.depth) for m in pair_marks(text)]
    [('Un “mot” ici', 0), ('mot', 1)]
    """
    found: list[Marked] = []
    spans = list(paragraphs(text))
    skip_to = 0
    reopened = False  # the paragraph before left a quotation open that a closing mark opens again
    for number, (start, end) in enumerate(spans):
        pairs, unclosed = _pair_paragraph(text, max(start, skip_to), end, reopened=reopened)
        reopened = False
        found.extend(pairs)
        if len(unclosed) > _UNCLOSED:
            _tell(warn, f"{len(unclosed)} quotation marks from {unclosed[0].at} on are never closed")
            continue
        for mark in unclosed:
            following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
            reopened = (
                mark is unclosed[-1]
                and text[following : following + 1] in {"»", "”"}
                and text[following + 1 : following + 3].strip() != ""
            )
            closed = None if reopened else _close_further(text, mark, end) if mark is unclosed[-1] else None
            if closed:
                found.append(_marked(text, mark, closed.start(), closed.end()))
                skip_to = closed.end()
                continue
            stop = min((pair.opened for pair in pairs if pair.opened > mark.at), default=end)
            continued = reopened or _FAMILY.get(text[following : following + 1]) == mark.family
            found.append(_marked(text, mark, stop, stop)._replace(continued=continued))
            if not continued:
                _tell(
                    warn,
                    f"the quotation mark at {mark.at} is never closed; the quotation ends with its paragraph",
                )
    return _with_depth([pair for pair in found if pair.end > pair.start])


def _tell(warn: Callable[[str], None] | None, message: str) -> None:
    if warn:
        warn(message)


def _pair_paragraph(
    text: str, start: int, end: int, *, reopened: bool = False
) -> tuple[list[Marked], list[_Open]]:
    """The pairs of one paragraph and the marks it leaves open."""
    pairs: list[Marked] = []
    stack: list[_Open] = []
    dropped: list[_Open] = []
    marks = list(_MARK.finditer(text, start, end))
    for number, mark in enumerate(marks):
        family = _FAMILY[mark.group()]
        following = marks[number + 1] if number + 1 < len(marks) else None
        role = _role(text, mark, following, stack, start, end)
        if reopened and number == 0 and mark.start() == start:
            role = "open"
        elif (
            role != "close"
            and stack
            and _closes_another(
                text, mark, stack[-1], marks[number + 1 : number + 1 + _LOOKED_AHEAD], start, end
            )
        ):
            pairs.append(_marked(text, stack.pop(), mark.start(), mark.end()))
            continue
        if role == "close":
            at = max(i for i, opened in enumerate(stack) if opened.family == family)
            pairs.append(_marked(text, stack[at], mark.start(), mark.end()))
            dropped.extend(stack[at + 1 :])
            del stack[at:]
        elif role == "open":
            nested = family == '"' and _holds_another(text, marks[number + 1 : number + 3], start, end)
            if family in "\"'" and not nested:  # an earlier straight mark that never closed was a stray one
                dropped.extend(opened for opened in stack if opened.family == family == '"')
                stack = [opened for opened in stack if opened.family != family]
            if len(stack) >= _DEEPEST:
                dropped.append(stack.pop(0))
            stack.append(_Open(family, mark.start(), mark.end()))
    unclosed = sorted(
        (opened for opened in dropped + stack if opened.family in "«<“"), key=lambda opened: opened.at
    )
    straight = [o for o in dropped + stack if o.family == '"' and _opens_speech(text[start : o.at].rstrip())]
    return pairs, unclosed + straight


def _opens_speech(before: str) -> bool:
    """True for a straight mark that opens a paragraph, or what a colon announces."""
    return not before or before.endswith(":")


def _role(
    text: str,
    mark: re.Match[str],
    following: re.Match[str] | None,
    stack: Sequence[_Open],
    start: int,
    end: int,
) -> str:
    glyph, family = mark.group(), _FAMILY[mark.group()]
    is_open = any(opened.family == family for opened in stack)
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    opens = (
        (before.isspace() or before in "([{«“‘'’—–-:/|>")
        and not after.isspace()
        and after not in _PUNCTUATION
    )
    if glyph in _CLOSING:
        if glyph == "’" and after.isalnum():
            return "apostrophe"
        turned = glyph == "»" and opens and following is not None and following.group() == "«"
        return "close" if is_open else "open" if turned else "stray"
    if glyph in _OPENING:
        return "open"
    if glyph == "'":
        if opens and after.isalpha() and before not in "'’":
            return "open"
        return "close" if is_open and not before.isspace() and not after.isalnum() else "stray"
    if (
        glyph == '"'
        and before.isdigit()
        and not (is_open and (following is None or following.group() != '"' or _looks_open(text, following)))
    ):
        return "prime"
    if is_open:
        reopens = opens and before.isspace() and glyph != "”"
        return "open" if reopens else "close"
    if glyph == "”":
        return "open" if opens else "stray"
    closes_only = (
        not before.isspace()
        and before not in "([{«“‘'’—–-:/|>"
        and (after.isspace() or after in _PUNCTUATION)
    )
    return "stray" if closes_only else "open"


# Marks that close what another kind opened, where a hand slipped: « A", “A», «A«.
_SLIPS = {"«": frozenset('"”“«'), "“": frozenset('"»'), '"': frozenset("»”")}


def _closes_another(
    text: str, mark: re.Match[str], opened: _Open, rest: Sequence[re.Match[str]], start: int, end: int
) -> bool:
    """True for a mark that closes a quotation of another kind, which nothing else in the paragraph closes."""
    if (
        mark.group() not in _SLIPS.get(opened.family, ())
        or mark.start() - opened.inside < 2
        or not (_looks_closed(text, mark, start, end) or mark.group() == "»")
    ):
        return False
    closers = [
        other for other in rest if _FAMILY[other.group()] == opened.family and other.group() not in _OPENING
    ]
    return not closers


_LOOKED_AHEAD = 40  # marks behind a slip among which the right one may still come


def _holds_another(text: str, following: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """True where two straight marks follow that both close: "la fenêtre "A" s'ouvre"."""
    return len(following) > 1 and all(
        mark.group() == '"' and _looks_closed(text, mark, start, end) for mark in following
    )


def _looks_closed(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return not before.isspace() and (after.isspace() or after in _PUNCTUATION)


def _looks_open(text: str, mark: re.Match[str]) -> bool:
    return text[mark.start() - 1].isspace() and not text[mark.end() : mark.end() + 1].isspace()


def _close_further(text: str, mark: _Open, end: int) -> re.Match[str] | None:
    """The closing mark of a quotation that runs on over the paragraph's end without opening again."""
    for other in _MARK.finditer(text, end, min(len(text), end + _FURTHER)):
        if _FAMILY[other.group()] == mark.family:
            straight = mark.family == '"' and _looks_closed(text, other, end, len(text))
            return other if straight or other.group() in {"»", ">>", "”"} else None
    return None


def _marked(text: str, mark: _Open, end: int, closed: int) -> Marked:
    start = mark.inside
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, mark.at, closed)


def _with_depth(pairs: list[Marked]) -> list[Marked]:
    pairs.sort(key=lambda pair: (pair.opened, -pair.closed))
    placed: list[Marked] = []
    around: list[Marked] = []
    for pair in pairs:
        while around and around[-1].closed <= pair.opened:
            around.pop()
        # crossing pairs do not nest: the first one stays
        if not around or pair.closed <= around[-1].closed:
            placed.append(pair._replace(depth=len(around)))
            around.append(pair)
    return placed
