"""Quotations of a headline that names nobody: the article repeats them, or one person speaks in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsparse.record import Quote
from newsparse.speakers.article import Speaker
from newsparse.speakers.people import UNLISTED

_WORD = re.compile(r"\w+")
_OPENING = 4  # words in common that make two quotations one: a headline shortens what it quotes
_MOST = 20  # headlines and subheadings that quote, of one article
_HEAD = 400  # characters at an article's start that hold its headline


def headlines(quotes: Sequence[Quote], interviewed: Speaker | None = None, beside: Mapping[int, Speaker] | None = None) -> list[Quote]:
    """The quotes, those of headlines with the speaker of the same words in the article, or of all that is said in it.

    >>> body = Quote(text="Tout va très bien ici", start=30, end=51, kind="direct", speaker="Zoé Roy", rule="direct.after.incise")
    >>> head = Quote(text="Tout va très bien", start=2, end=19, kind="direct", rule="direct.headline")
    >>> [q.speaker for q in headlines([head, body])]
    ['Zoé Roy', 'Zoé Roy']
    """
    named = [q for q in quotes if q.kind == "direct" and q.speaker]
    unnamed = [q for q in quotes if q.speaker is None and _may_repeat(q)][:_MOST]
    found = {q.start: _headline(q, named, interviewed, (beside or {}).get(q.start)) for q in unnamed}
    return [found.get(q.start, q) if q.speaker is None else q for q in quotes]


def _may_repeat(quote: Quote) -> bool:
    return quote.kind == "direct" and quote.rule in {"direct.headline", "direct.alone"}


def _is_headline(quote: Quote) -> bool:
    return quote.kind == "direct" and (quote.rule == "direct.headline" or (quote.rule == "direct.alone" and quote.start < _HEAD))


def _headline(quote: Quote, named: Sequence[Quote], interviewed: Speaker | None, beside: Speaker | None) -> Quote:
    words = _words(quote.text)
    source = next((q for q in named if len(words) >= _OPENING and _repeats(words, _words(q.text))), None)
    speakers = {q.speaker for q in named}
    if source is None and not _is_headline(quote):
        return quote
    interviewed = beside or interviewed
    if source is None and interviewed and quote.start < _HEAD:
        told = interviewed.entity.id if interviewed.entity and not interviewed.entity.id.startswith(UNLISTED) else None
        return quote.model_copy(update={"speaker": interviewed.name, "speaker_id": told})
    if source is None and len(speakers) == 1 and len(named) > 1:
        source = named[0]
    return quote.model_copy(update={"speaker": source.speaker, "speaker_id": source.speaker_id}) if source else quote


def _repeats(words: Sequence[str], others: Sequence[str]) -> bool:
    """True where the headline's words open the other quotation or stand in it."""
    return words[:_OPENING] == others[:_OPENING] or f" {' '.join(words)} " in f" {' '.join(others)} "


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
