"""Block quotes that name their source: Markdown ">" lines and <blockquote> elements.

The source stands in the block's last line ("— Marie Durand") or in the paragraph before, which announces it
with a colon. A block that names nobody is a highlight, not a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsparse.french import NounPhrase, read_phrase, read_tokens, split_sentences, tokenise
from newsparse.french.groups import Names
from newsparse.quotes.announced import before_colon
from newsparse.quotes.cues import Cue
from newsparse.quotes.found import Found, Thread, View

_MARKDOWN = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.M)
_HTML = re.compile(r"<blockquote\b[^>]{0,300}>(?P<body>[^\0]{1,5000}?)</blockquote\s*>", re.I)
_SIGNATURE = re.compile(r"(?:^|\n)[ \t>*_]*(?:—|–|--?|―)[ \t*_]*(?P<who>[^\n]{3,200})\s*$")
_DASHED = re.compile(r"^[ \t>*_]*[—–-][ \t]", re.M)
_GROUP = 3_000_000
_SHORTEST = 10  # characters of a block
_LONGEST_SOURCE = 120  # characters
_BEFORE = 600  # characters before a block in which the sentence that announces it is looked for


def find_blocks(text: str, raw: str, names: Names, known: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """The block quotes of ``raw`` that name their source; ``text`` is its masked form, ``known`` the spans of
    blocks already known.

    >>> raw = "> Tout change, et vite.\\n> — Marie Durand\\n"
    >>> text = raw.replace(">", " ")
    >>> [(text[f.start : f.end], text[f.speaker.start : f.speaker.end]) for f in find_blocks(text, raw, {})]
    [('Tout change, et vite.', 'Marie Durand')]
    """
    found: list[Found] = []
    for number, (start, end) in enumerate(sorted({*_blocks(raw), *known})):
        if found and start < found[-1].end:
            continue
        item = _read_block(text, start, end, names)
        if item:
            found.append(replace(item, group=_GROUP + number))
    return found


def _blocks(raw: str) -> Iterator[tuple[int, int]]:
    if ">" not in raw:
        return
    for match in _MARKDOWN.finditer(raw):
        yield match.start(), match.end()
    if "<blockquote" in raw.lower():
        for match in _HTML.finditer(raw):
            yield match.start("body"), match.end("body")


def _read_block(text: str, start: int, end: int, names: Names) -> Found | None:
    listed = (
        len(_DASHED.findall(text, start, end)) > 1
    )  # its last line is not a signature but a member of a list
    signature = None if listed else _SIGNATURE.search(text, start, end)
    speaker: NounPhrase | None = None
    cue: Cue | None = None
    if signature:
        tokens = tokenise(text, signature.start("who"), signature.end("who"))
        speaker = read_phrase(tokens, 0, names)
        end = signature.start()
    elif speaker := _cited(text, start, end, names):
        end = speaker.start
    else:
        cue = _announcement(text, start, names)
        speaker = cue.speaker if cue else None
    first, last = _trim(text, start, end)
    if speaker is None or last - first < _SHORTEST:
        return None
    return Found(
        first,
        last,
        "direct",
        "direct.block",
        speaker,
        cue.span if cue else None,
        cue_text=cue.text or None if cue else None,
    )


def _cited(text: str, start: int, end: int, names: Names) -> NounPhrase | None:
    """A last line that is a name and what tells about it: the source, where a page sets it off without a
    dash.
    """
    line = text.rfind("\n", start, end) + 1
    tokens = tokenise(text, line, end) if start < line and end - line <= _LONGEST_SOURCE else []
    phrase = read_phrase(tokens, 0, names) if tokens else None
    named = (
        phrase is not None
        and phrase.kind == "name"
        and (phrase.label == "PER" or phrase.last - phrase.first >= 2)
    )
    if phrase is None or not named or "V" in read_tokens(text, tokens, names).kinds:
        return None
    return phrase if phrase.last == len(tokens) or tokens[phrase.last].text in {",", "("} else None


def _announcement(text: str, start: int, names: Names) -> Cue | None:
    before = text[max(0, start - _BEFORE) : start].rstrip()
    if not before.endswith(":"):
        return None
    base = max(0, start - _BEFORE)
    tokens = tokenise(text, base, base + len(before))
    view = View(text, split_sentences(text, tokens)[-1], [], names)
    return before_colon(view, len(view.letters) - 1, Thread())


_EDGES = ' \t\r\n\u00a0\u202f\u2009«»“”"'


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
