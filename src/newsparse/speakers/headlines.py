"""Quotations of a headline that names nobody: the article repeats them, or one person speaks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.record import Quote
from newsparse.speakers.candidates import Candidate

_WORD = re.compile(r"\w+")
_OPENING = 4  # words in common that make two quotations one: a headline shortens what it quotes
_MOST = 20  # headlines and subheadings that quote, of one article
_HEAD = 400  # characters at an article's start that hold its headline


def repeated(said: Sequence[tuple[Quote, Candidate | None]]) -> dict[int, Candidate]:
    """For quotations without a speaker, by their start: whoever says the same words elsewhere, or alone
    speaks in the article.

    >>> body = Quote(
    ...     text="Tout va très bien ici", start=30, end=51, kind="direct", rule="direct.after.incise"
    ... )
    >>> head = Quote(text="Tout va très bien", start=2, end=19, kind="direct", rule="direct.headline")
    >>> [c.name for c in repeated([(head, None), (body, Candidate("Zoé Roy", "person"))]).values()]
    ['Zoé Roy']
    """
    named = [(q, c, _words(q.text)) for q, c in said if q.kind == "direct" and c]
    unnamed = [
        q
        for q, c in said
        if c is None and q.kind == "direct" and q.rule in {"direct.headline", "direct.alone"}
    ][:_MOST]
    speakers = {c for _, c, _ in named}
    out = {}
    for quote in unnamed:
        words = _words(quote.text)
        same = next((c for _, c, other in named if len(words) >= _OPENING and _repeats(words, other)), None)
        if (
            same is None
            and len(speakers) == 1
            and len(named) > 1
            and (quote.rule == "direct.headline" or quote.start < _HEAD)
        ):
            same = named[0][1]
        if same:
            out[quote.start] = same
    return out


def _repeats(words: Sequence[str], others: Sequence[str]) -> bool:
    """True where the headline's words open the other quotation or stand in it."""
    return words[:_OPENING] == others[:_OPENING] or f" {' '.join(words)} " in f" {' '.join(others)} "


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
