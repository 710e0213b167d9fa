"""Which cue governs a quotation: a colon before it, a reporting clause behind, a verb or "selon X" before."""

from __future__ import annotations

from collections.abc import Callable

from newsparse.french import NounPhrase
from newsparse.french.tokens import at
from newsparse.french.verbs import taking
from newsparse.quotes import constructions
from newsparse.quotes.announced import bare_colon, before_colon
from newsparse.quotes.constructions import Match
from newsparse.quotes.cues import Cue, is_told, noun_at, of_match
from newsparse.quotes.found import Thread, View
from newsparse.quotes.sources import is_somebody
from newsparse.quotes.speech import FRAGMENT, Content, is_named

# Pronouns that name nobody who could be taken up.
_NOT_SPEAKERS = frozenset(
    {
        "je",
        "j'",
        "nous",
        "vous",
        "cela",
        "ce",
        "c'",
        "ça",
        "on",
        "ceci",
        "tout",
        "rien",
    }
)
_POINTING = frozenset({"ce", "cet", "cette", "ces"})


def governing(view: View, place: int, thread: Thread) -> tuple[Cue | None, str]:
    """The cue that governs a quotation and how it does, or nothing and where the quotation stands."""
    letters, content = view.letters, view.contents[place]
    colon = place > 0 and letters[place - 1] == ":"
    behind = behind_quotation(view, place)
    if colon and is_named(view.reading.tokens, view.token(place) - 1, certain=True):
        return None, "named"  # "sous l'intitulé : « Consultation de vos données »"
    if colon:
        announced = before_colon(view, place - 1, thread)
        explicit = (
            behind is not None
            and behind.rule == "incise"
            and behind.speaker is not None
            and behind.speaker.label == "PER"
        )
        nobody = announced is not None and announced.speaker is None and behind is not None
        if announced and not nobody and not (explicit and letters[place + 1 : place + 2] in {",", "—"}):
            return announced, "colon"
    elif place == 0 and thread.announced:
        return thread.announced, "colon"
    pointed = view.reading.tokens[view.token(place) - 1].low in _POINTING if view.token(place) else False
    named = (
        pointed
        or _is_glossed(view, place)
        or is_named(
            view.reading.tokens,
            view.token(place),
            certain=(content.words >= FRAGMENT or content.is_phrase) and content.text[:1].islower(),
        )
    )
    if behind and not (named and not content.is_clause):
        return behind, "behind"
    if not named and (trailing := _trailing(view, place)):
        return trailing, "behind"
    if colon:
        return bare_colon(view, place, thread)
    cue = (
        _before(view, place)
        if not named or (pointed and letters[place - 2 : place - 1] in {"S", "L", "G"})
        else None
    )
    if named and cue is None and letters[place - 1 : place] == "p":  # "qualifie le plan d'« erreur majeure »"
        said = _before(view, place)
        cue = said if said is not None and letters[said.first] == "L" else None
    if named and cue is None:
        return None, "named"
    if cue:
        return cue, "fragment"
    if thread.heading and place == 0 and letters[1:2] in {":", ","}:
        return None, "headline"
    return None, "alone" if _stands_alone(letters, place) else "embedded"


def _is_glossed(view: View, place: int) -> bool:
    """True for a term that stands for another: "une capitulation, ou « rage quitting »", "la « sécurité
    de l'IA » (AI safety)".
    """
    content, tokens, token = view.contents[place], view.reading.tokens, view.token(place)
    if content.words > FRAGMENT or content.is_clause or content.is_phrase:
        return False
    other = at(tokens, token - 1).low in {"ou", "soit"} and at(tokens, token - 2).quote < 0
    gloss = view.letters[place + 1 : place + 4] in {"(N)", "(O)", "(x)", "(xx"}
    inside = view.reading.chunks[place + 2].phrase if gloss else None
    return other or (gloss and (inside is None or inside.label not in {"PER", "ORG"}))


def behind_quotation(view: View, place: int) -> Cue | None:
    """The cue of the first construction that begins behind a quotation and has what it needs."""
    for match in constructions.behind(view.letters, place + 1):
        if "said" in match.construction.needs:
            if said := noun_at(view.reading, match.source, view.names):
                return said
        elif _has_what_it_needs(view, place, match):
            cue = of_match(view.reading, match)
            if cue.rule != "selon" or cue.speaker is not None:
                return cue
    return None


# What a construction asks of the words between the marks, of its source, and of what stands before them.
_NEEDS: dict[str, Callable[[Content, NounPhrase | None, str], bool]] = {
    "open": lambda content, source, head: (
        set(head) <= set("Q,—.c(a:x") or head[-1:] in {"V", "B"} or content.is_closed
    ),
    "clause": lambda content, source, head: content.is_clause and content.words >= FRAGMENT,
    "person": lambda content, source, head: (
        source is not None and (source.label in {"PER", "ORG"} or source.kind in {"person", "body"})
    ),
    "name": lambda content, source, head: (
        source is not None and source.kind == "name" and source.label in {"PER", ""}
    ),
}


def _has_what_it_needs(view: View, place: int, match: Match) -> bool:
    content, head = view.contents[place], view.letters[:place]
    source = view.reading.chunks[match.source].phrase if match.source >= 0 else None
    thing = match.source >= 0 and view.letters[match.source] == "O"
    long = not thing or content.is_utterance or content.words >= FRAGMENT
    return long and all(_NEEDS[need](content, source, head) for need in match.construction.needs)


def _trailing(view: View, place: int) -> Cue | None:
    """A reporting clause or "selon X" set off farther behind: it governs what no other cue does."""
    letters, last = view.letters, view.places[-1]
    # « A » en réaction « B » raconte-t-il
    beside = behind_quotation(view, last) if place < last else None
    if beside is not None and beside.rule == "incise":
        return beside
    for comma in range(place + 1, len(letters)):
        if letters[comma] in "SLG" or letters[comma - 1 : comma + 1] in {"q,", "r,", "b,"}:
            return None
        if letters[comma] not in ",—(":
            continue
        for match in constructions.behind(letters, comma):
            thing = match.source >= 0 and letters[match.source] == "O"
            if (
                match.construction.needs
                or match.cue < 0
                or thing
                or letters[match.last : match.last + 1] in {"q", "Q"}
            ):
                continue
            return of_match(view.reading, match)
    return None


def _before(view: View, place: int) -> Cue | None:
    """The verb or the viewpoint before a quotation in its sentence."""
    letters = view.letters
    for _ in range(_LAYERS):
        inner = -1
        for match in constructions.before("before", letters, place):
            if "par" in match.construction.needs or (
                "near" in match.construction.needs and _is_barred(letters, match.cue, place)
            ):
                continue
            cue = of_match(view.reading, match)
            if _may_speak(view, match, cue):
                return cue
            if letters[match.cue] == "S" and "q" in letters[: match.cue]:
                inner = match.cue
        if inner < 0:
            break
        # "a souligné que cet accord illustre une « ... »": nobody speaks in the inner clause
        letters = f"{letters[:inner]}V{letters[inner + 1 :]}"
    return _passive(view, place)


_LAYERS = 3  # clauses in one another


def _passive(view: View, place: int) -> Cue | None:
    """ "a été qualifié de « ... » par X": the agent stands behind."""
    behind = view.reading.chunks[place + 1] if place + 1 < len(view.letters) else None
    if behind is None or behind.word != "par" or not is_somebody(behind.phrase):
        return None
    for match in constructions.before("before", view.letters, place + 2):
        if "par" in match.construction.needs:
            return of_match(view.reading, match)._replace(speaker=behind.phrase)
    return None


def _may_speak(view: View, match: Match, cue: Cue) -> bool:
    """True for a cue whose source can have said it: somebody; "on" where somebody is told it."""
    verb = view.reading.chunks[match.cue].verb
    if verb is not None and verb.passive and verb.form == "participle":
        return False
    if "will" in match.construction.needs and (
        verb is None or not {verb.lemma, verb.helper} & taking("will")
    ):
        return False
    if cue.speaker is None:
        return verb is not None and is_told(verb)
    return is_somebody(cue.speaker) and cue.speaker.word not in _NOT_SPEAKERS


def _is_barred(letters: str, cue: int, place: int) -> bool:
    """True where another clause stands between a verb and a quotation: "réclame « A », quand X n'offre que «
    B »".
    """
    between = letters[cue + 1 : place]
    for index, letter in enumerate(between):
        if letter in "VB" and not set(between[:index]) & set("qrb:"):
            return True
        if letter == "b" and "Q" in between[:index]:
            return True
    return False


def _stands_alone(letters: str, place: int) -> bool:
    """True where the sentence is the quotation: nothing before it but quotations, nothing behind
    but marks.
    """
    return set(letters[:place]) <= set("Q,.;:—()cx") and set(letters[place + 1 :]) <= set("Q,.;:—()x")
