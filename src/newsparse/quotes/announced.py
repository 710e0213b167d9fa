"""What a colon announces: « X prévient : », « Et d'ajouter : », « le message de X : », « X : »."""

from __future__ import annotations

from newsparse.french import read_phrase
from newsparse.quotes import constructions
from newsparse.quotes.constructions import Match
from newsparse.quotes.cues import Cue, is_told, noun_before, of_match
from newsparse.quotes.found import Thread, View
from newsparse.quotes.sources import is_somebody, main_subject

_OWNING = frozenset({"son", "sa", "ses"})
_NOBODY = frozenset({"on", "cela", "ce", "c'", "ça", "ceci", "tout", "rien"})


def before_colon(view: View, colon: int, thread: Thread) -> Cue | None:
    """The cue that a colon at a chunk closes, or ``None``."""
    before = thread.heard or thread.last
    for match in constructions.before("colon", view.letters, colon + 1):
        cue = _by_agent(view, of_match(view.reading, match), colon)
        if cue.rule == "infinitive":
            return cue._replace(speaker=before.speaker if before else None)
        if cue.rule == "selon" and cue.speaker is not None:
            return cue
        if cue.rule == "verb" and _says(view, match, cue):
            return cue
    noun = noun_before(view.reading, colon, view.names)
    if noun:
        return _whose(view, noun, thread)
    return _label(view, colon)


def _by_agent(view: View, cue: Cue, colon: int) -> Cue:
    """A passive verb's words are its agent's: "nous a été confirmé par X dans une déclaration :"."""
    chunks = view.reading.chunks
    verb = chunks[cue.first].verb
    if verb is None or not verb.passive:
        return cue
    agent = next((c.phrase for c in chunks[cue.first + 1 : colon] if c.word == "par"), None)
    return cue._replace(speaker=agent)


def _says(view: View, match: Match, cue: Cue) -> bool:
    """True for a verb whose subject can say something; a colon leaves no doubt: "un badaud lance :"."""
    verb = view.reading.chunks[match.cue].verb
    if cue.speaker is None:
        return verb is not None and is_told(verb)
    if cue.speaker.word in _NOBODY:
        return False
    return is_somebody(cue.speaker) or (verb is not None and verb.kind in {"state", "incise"})


def _whose(view: View, cue: Cue, thread: Thread) -> Cue:
    """ "Sa réponse :" is that of whoever spoke or was spoken of last; "X l'a pris au mot :" that of the
    subject.
    """
    before = thread.heard or thread.last
    if cue.speaker is not None:
        return cue
    token = view.reading.chunks[min(cue.first, len(view.letters) - 1)].first
    if view.reading.tokens[token].low in _OWNING and before:
        return cue._replace(speaker=before.speaker)
    return cue._replace(speaker=main_subject(view.reading, view.letters[: cue.first]))


def _label(view: View, colon: int) -> Cue | None:
    """ "Zoé Roy :" and "Zoé Roy, PDG d'Ardo :" at a sentence's start; "Même son de cloche chez X :", "Et de
    X :", "Côté X :".
    """
    if view.has_verb(0, colon):
        return None
    last = view.reading.chunks[colon - 1] if colon else None
    opens = set(view.letters[: colon - 1]) <= set("ac,")
    of = last is not None and (last.word == "chez" or (last.word == "de" and opens))
    if last is not None and of and is_somebody(last.phrase):
        return Cue(None, None, "", 0, colon, last.phrase, "label")
    if view.tokens[0].low == "côté":
        beside = read_phrase(view.tokens, 1, view.names, bare=True)
        return Cue(None, None, "", 0, colon, beside, "label") if is_somebody(beside) else None
    phrase = view.reading.chunks[0].phrase if view.letters[:1] == "N" else None
    if phrase is None or phrase.kind not in {"name", "person"}:
        return None
    named = (
        phrase.label == "PER"
        or (phrase.kind == "person" and phrase.name is not None)
        or (phrase.kind == "name" and not phrase.label)
    )
    reaches = colon == 1 or view.letters[1] in ",("
    return (
        Cue(None, None, "", 0, colon, phrase, "label")
        if reaches and (named or (colon == 1 and phrase.kind == "name"))
        else None
    )


def bare_colon(view: View, place: int, thread: Thread) -> tuple[Cue | None, str]:
    """What a colon announces that no cue governs."""
    clause = view.has_verb(0, place)
    subject = main_subject(view.reading, view.letters[:place], pronouns=True) if clause else None
    person = subject is not None and (subject.label == "PER" or subject.kind in {"person", "pronoun"})
    content = view.contents[place]
    if person and (
        content.is_utterance or (content.is_closed and content.text[:1].isupper() and content.words >= 2)
    ):
        return Cue(None, None, "", 0, place, subject, "subject"), "colon"
    if thread.heading and place == len(view.letters) - 1:
        return None, "headline"
    if clause and view.letters[0] in "hM":  # the article speaks, nobody heard before
        thread.heard = None
    return None, "bare colon" if clause or thread.heard else "embedded"
