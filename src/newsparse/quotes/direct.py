"""Direct speech: which quotations of a sentence are speech, and by which cue.

A quotation is taken with the construction that governs it, in this order: a cue inside the marks, a colon
before, a reporting clause behind, a verb or "selon X" before; or, where none does, for what it is: a sentence
of its own, a fragment that no term is.
"""

from __future__ import annotations

from newsparse.quotes.counted import JOINTS, counts, is_sibling
from newsparse.quotes.cues import Cue
from newsparse.quotes.found import Found, Thread, View
from newsparse.quotes.governing import governing
from newsparse.quotes.inside import inside_pieces
from newsparse.quotes.uncued import uncued


def read_sentence(view: View, thread: Thread) -> list[Found]:
    """The direct speech of one sentence."""
    found: list[Found] = []
    said: Cue | None = None  # the reporting clause behind the quotation before
    for place in view.places:
        cue, how = governing(view, place, thread)
        if cue is None and said and _resumes(view.letters, said.last, place):
            cue, how = said, "behind"
        said = cue if how == "behind" else None
        pieces = inside_pieces(view, place)
        if pieces:
            group = thread.new_group()
            narrator = pieces.cue
            found.extend(_found(a, b, "direct.inside", narrator, group) for a, b in pieces.spans)
        elif item := _item(view, place, cue, how, thread, found):
            found.append(item)
    return found


def _found(start: int, end: int, rule: str, cue: Cue, group: int) -> Found:
    return Found(start, end, "direct", rule, cue.speaker, cue.span, group, cue.text or None)


def _resumes(letters: str, index: int, place: int) -> bool:
    """True where a quotation goes on behind its reporting clause: « A », dit X, mais « B »."""
    return 0 <= place - index <= JOINTS and set(letters[index:place]) <= set(",ca—.:")


def _item(
    view: View, place: int, cue: Cue | None, how: str, thread: Thread, before: list[Found]
) -> Found | None:
    pair = view.pair(place)
    if cue is None:
        return uncued(view, place, how, thread, before)
    if not (counts(view, place, cue, how) or (how == "fragment" and is_sibling(view, place, before))):
        return None
    heard = thread.heard
    # "y lit-on"
    if (
        cue.speaker is None
        and cue.lemma == "lire"
        and heard
        and heard.speaker
        and heard.speaker.kind == "document"
    ):
        cue = cue._replace(speaker=heard.speaker)
    shared = next((f for f in before if f.cue is not None and f.cue == cue.span), None)
    return _found(
        pair.start,
        pair.end,
        f"direct.{_PLACES[how]}.{cue.rule}",
        cue,
        shared.group if shared else thread.new_group(),
    )


_PLACES = {"behind": "after", "colon": "colon", "fragment": "fragment"}
