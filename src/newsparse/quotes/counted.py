"""Which quotations count that a cue governs: as many words as the place of the cue asks for, and no name."""

from __future__ import annotations

from newsparse.french.tokens import at
from newsparse.quotes.cues import Cue
from newsparse.quotes.found import Found, View
from newsparse.quotes.speech import FRAGMENT

JOINTS = 3  # chunks between the members of a list, or a cue and the quotation that it goes on with


def counts(view: View, place: int, cue: Cue, how: str) -> bool:
    """True for as many words as the place of the cue asks for, and no name."""
    content, letters = view.contents[place], view.letters
    verb, long = cue.rule == "verb", content.words >= FRAGMENT
    if how == "colon":
        return verb or (content.words >= 2 and not content.is_name)
    if how == "behind" and (place == 0 or content.is_closed):
        return content.words > (place > 0)
    titled = how == "fragment" and content.text[:1].isupper()  # "publie « La Machine qui dort »"
    if titled and not (content.is_clause and letters[place - 1] not in "pPxN"):
        return False
    if content.words < 2 or (content.is_name and not (content.is_clause and long)):
        return False
    if how == "behind" or long or content.is_phrase or content.opens_with_verb:
        return True
    if cue.lemma == "appeler" and letters[place - 1] == "L":  # "appellent « matière noire » ce qui"
        return False
    return _is_beside(view, place, cue) or (content.words >= 3 and not content.is_foreign)


def is_sibling(view: View, place: int, before: list[Found]) -> bool:
    """True for a member of a list whose first is words: "promet des « A », des « B » et un « C »"."""
    earlier = max((k for k in view.places if k < place), default=-1)
    between = view.letters[earlier + 1 : place]
    listed = earlier >= 0 and len(between) <= JOINTS and set(between) <= set(",cpx")
    content = view.contents[place]
    words = content.words >= 2 and not content.is_name
    return listed and words and bool(before) and before[-1].end == view.pair(earlier).end


def _is_beside(view: View, place: int, cue: Cue) -> bool:
    """True for a fragment that its cue governs without a phrase between."""
    token = view.token(place)
    before, earlier = (at(view.reading.tokens, token - k).low for k in (1, 2))
    told = "q" in view.letters[cue.first : place] or cue.rule in {"selon", "pour"} or earlier in {"de", "d'"}
    if told and before in {
        "un",
        "une",
        "des",
    }:  # "parle d'un « égarement »", "qu'il a vu des « jours rudes »"
        return True
    return before in _LINKS or token - view.reading.chunks[cue.first].last <= 1


# Words before a quotation of two words that is its verb's own: "qualifie le plan d'« erreur majeure »", "se
# dit « très déçu »".
_LINKS = frozenset(
    {
        "de",
        "d'",
        "que",
        "qu'",
        "comme",
        ",",
        "étant",
        "est",
        "sont",
        "était",
        "étaient",
        "serait",
        "seraient",
        "et",
    }
)
