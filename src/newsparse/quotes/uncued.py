"""Quotations whose sentence holds no cue: a sentence of its own, what a colon announces, a fragment of
whoever was heard last.
"""

from __future__ import annotations

from dataclasses import replace

from newsparse.french import nouns
from newsparse.french.tokens import at
from newsparse.quotes.found import Found, Thread, View
from newsparse.quotes.sources import main_subject
from newsparse.quotes.speech import FRAGMENT, is_named

_DEFINITE = frozenset({"le", "la", "les", "l'"})
_SENTENCE = 8  # words of a clause with a capital that is not a title
_RECENT = 6  # sentences within which whoever spoke last goes on being heard


def uncued(view: View, place: int, how: str, thread: Thread, before: list[Found]) -> Found | None:
    """A quotation whose sentence holds no cue: a sentence of its own, what a colon announces, a fragment of
    who was heard last.
    """
    content, pair = view.contents[place], view.pair(place)
    if how == "bare colon":
        plain = (
            content.is_utterance
            and not content.is_name
            and not is_named(view.reading.tokens, view.token(place) - 1)
        )
        return _heard_item(view, place, thread, "direct.colon") if plain else None
    if thread.continued and place == 0 and thread.last:
        return replace(thread.last, start=pair.start, end=pair.end, rule="direct.continued")
    if how == "headline" or (how == "alone" and thread.heading and place == 0 and not content.is_closed):
        headline = content.is_clause and content.words >= FRAGMENT and content.text[-1:] != "."
        return Found(pair.start, pair.end, "direct", "direct.headline") if headline else None
    if how == "embedded":
        return _embedded(view, place, thread, before)
    return _alone(view, place, thread) if how == "alone" else None


def _alone(view: View, place: int, thread: Thread) -> Found | None:
    content, pair = view.contents[place], view.pair(place)
    goes_on = (
        thread.last is not None
        and thread.last.kind == "direct"
        and thread.sentence - thread.last_sentence <= 1
    )
    clause = content.is_utterance or (goes_on and content.is_closed and content.words >= 2) or thread.asked
    final = content.is_closed or at(view.reading.tokens, view.token(place) + 1).text in ".!?…"
    if not clause or not (final or (content.is_clause and content.words >= FRAGMENT)):
        return None
    if thread.last and goes_on:
        return replace(thread.last, start=pair.start, end=pair.end, rule="direct.carried")
    return _heard_item(view, place, thread, "direct.alone")


def _embedded(view: View, place: int, thread: Thread, before: list[Found]) -> Found | None:
    """A fragment in a sentence without a cue: the words of its subject, or of whoever was heard last."""
    content, pair, reading = view.contents[place], view.pair(place), view.reading
    if content.is_clause and content.text[:1].isupper() and content.words >= _SENTENCE:
        closes = not view.letters[place + 1 :].strip(".") and view.letters[place - 1] != "—"
        whole = place == 0 or (closes and content.text[-1:] in {".", "…"})
        return _alone(view, place, thread) if whole else None
    if content.is_name or not (content.text[:1].islower() or _opens_clause(view, place)):
        return None
    subject = reading.chunks[place - 1].phrase if place and view.letters[place - 1] in "NH" else None
    # "le gouvernement « appelle à la vigilance »"
    if content.opens_with_verb and subject is not None and content.words > 2:
        return Found(
            pair.start, pair.end, "direct", "direct.fragment.subject", subject, None, thread.new_group()
        )
    recent = thread.last if thread.sentence - thread.last_sentence <= _RECENT else None
    last = before[-1] if before else recent
    heard = thread.heard if last is None else None
    if heard is not None and (heard.kind == "indirect" or (heard.kind == "told" and content.is_clause)):
        last = heard
    source = main_subject(view.reading, view.letters)
    # "La loi vise la « diffusion de fausses nouvelles »"
    if source is not None and source.kind == "document" and not before:
        last = Found(0, 0, "heard", "", source)
    near = bool(before) or last is not thread.last or thread.sentence - thread.last_sentence <= 1
    own = source is not None and last is not None and last.speaker == source
    unsaid = last is None and view.letters[place - 1] == "O" and content.opens_with_verb
    phrase = reading.tokens[view.token(place) - 1].low in nouns("utterance")
    if unsaid and content.words >= FRAGMENT and not phrase:  # "Cette faille « montre à quel point ... »"
        return _heard_item(view, place, thread, "direct.fragment.subject")
    if last is None or not _is_told(view, place, near=near, own=own):
        return None
    group = thread.new_group()
    return Found(
        pair.start, pair.end, "direct", "direct.carried", last.speaker, last.cue, group, last.cue_text
    )


def _is_told(view: View, place: int, *, near: bool, own: bool) -> bool:
    """True for a fragment that is not a term ("exploitent la « mise à jour obligatoire »") and no offence
    ("poursuivi pour « recel en réunion »"): words of somebody heard before.
    """
    content, before = view.contents[place], view.reading.tokens[view.token(place) - 1].low
    if content.is_phrase or content.is_clause:
        return content.words >= FRAGMENT - 2 * near or _opens_clause(view, place)
    named = before == "pour" or (before in _DEFINITE and not own)
    return content.words >= FRAGMENT and not named


def _opens_clause(view: View, place: int) -> bool:
    """True for a clause in marks behind a comma or a link: "Bref, « on verra »"."""
    content = view.contents[place]
    return content.is_clause and view.letters[place - 1 : place] in {",", "b", "q", ":"}


def _heard_item(view: View, place: int, thread: Thread, rule: str) -> Found:
    heard, pair = thread.heard, view.pair(place)
    speaker, cue, told = (heard.speaker, heard.cue, heard.cue_text) if heard else (None, None, None)
    return Found(pair.start, pair.end, "direct", rule, speaker, cue, thread.new_group(), told)
