"""Direct speech: which quotations of a sentence are speech, and by which cue.

A quotation is taken with the construction that governs it, in this order: a cue inside the marks, a colon
before, a reporting clause behind, a verb or "selon X" before; or, where none does, for what it is: a sentence
of its own, a fragment that no term is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsparse.french import NounPhrase, nouns
from newsparse.french.tokens import at
from newsparse.french.verbs import taking
from newsparse.quotes import constructions
from newsparse.quotes.announced import bare_colon, before_colon
from newsparse.quotes.constructions import Match
from newsparse.quotes.cues import Cue, is_told, noun_at, of_match
from newsparse.quotes.found import Found, Thread, View
from newsparse.quotes.inside import inside_pieces
from newsparse.quotes.sources import is_somebody, main_subject
from newsparse.quotes.speech import Content, is_named

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

_FRAGMENT = 4  # words from which on a fragment needs no verb beside it
_SENTENCE = 8  # words of a clause with a capital that is not a title
_RECENT = 6  # sentences within which whoever spoke last goes on being heard


def read_sentence(view: View, thread: Thread) -> list[Found]:
    """The direct speech of one sentence."""
    found: list[Found] = []
    said: Cue | None = None  # the reporting clause behind the quotation before
    for place in view.places:
        cue, how = _governing(view, place, thread)
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
    return 0 <= place - index <= _JOINTS and set(letters[index:place]) <= set(",ca—.:")


_JOINTS = 3  # chunks between a reporting clause and the quotation that it goes on with


_DEFINITE = frozenset({"le", "la", "les", "l'"})
_POINTING = frozenset({"ce", "cet", "cette", "ces"})


# ---- which cue ---------------------------------------------------------------------------------------------
def _governing(view: View, place: int, thread: Thread) -> tuple[Cue | None, str]:
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
            certain=(content.words >= _FRAGMENT or content.is_phrase) and content.text[:1].islower(),
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
    if content.words > _FRAGMENT or content.is_clause or content.is_phrase:
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
    "clause": lambda content, source, head: content.is_clause and content.words >= _FRAGMENT,
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
    long = not thing or content.is_utterance or content.words >= _FRAGMENT
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


# ---- which quotation counts --------------------------------------------------------------------------------
def _item(
    view: View, place: int, cue: Cue | None, how: str, thread: Thread, before: list[Found]
) -> Found | None:
    pair = view.pair(place)
    if cue is None:
        return _uncued(view, place, how, thread, before)
    if not (_counts(view, place, cue, how) or (how == "fragment" and _is_sibling(view, place, before))):
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


def _counts(view: View, place: int, cue: Cue, how: str) -> bool:
    """True for as many words as the place of the cue asks for, and no name."""
    content, letters = view.contents[place], view.letters
    verb, long = cue.rule == "verb", content.words >= _FRAGMENT
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


def _is_sibling(view: View, place: int, before: list[Found]) -> bool:
    """True for a member of a list whose first is words: "promet des « A », des « B » et un « C »"."""
    earlier = max((k for k in view.places if k < place), default=-1)
    between = view.letters[earlier + 1 : place]
    listed = earlier >= 0 and len(between) <= _JOINTS and set(between) <= set(",cpx")
    content = view.contents[place]
    counts = content.words >= 2 and not content.is_name
    return listed and counts and bool(before) and before[-1].end == view.pair(earlier).end


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


def _uncued(view: View, place: int, how: str, thread: Thread, before: list[Found]) -> Found | None:
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
        headline = content.is_clause and content.words >= _FRAGMENT and content.text[-1:] != "."
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
    if not clause or not (final or (content.is_clause and content.words >= _FRAGMENT)):
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
    if unsaid and content.words >= _FRAGMENT and not phrase:  # "Cette faille « montre à quel point ... »"
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
        return content.words >= _FRAGMENT - 2 * near or _opens_clause(view, place)
    named = before == "pour" or (before in _DEFINITE and not own)
    return content.words >= _FRAGMENT and not named


def _opens_clause(view: View, place: int) -> bool:
    """True for a clause in marks behind a comma or a link: "Bref, « on verra »"."""
    content = view.contents[place]
    return content.is_clause and view.letters[place - 1 : place] in {",", "b", "q", ":"}


def _heard_item(view: View, place: int, thread: Thread, rule: str) -> Found:
    heard, pair = thread.heard, view.pair(place)
    speaker, cue, told = (heard.speaker, heard.cue, heard.cue_text) if heard else (None, None, None)
    return Found(pair.start, pair.end, "direct", rule, speaker, cue, thread.new_group(), told)
