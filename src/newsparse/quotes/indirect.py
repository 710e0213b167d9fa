"""Indirect speech: the clause that somebody is reported to have said.

"X affirme que ...", "selon X, ...", "..., a annoncé X.", "dit avoir vendu ...", "promet de livrer ...". The
clause alone is the
span: no "que", no frame before it, no final stop.
"""

from __future__ import annotations

from collections.abc import Callable

from newsparse.french import NounPhrase, VerbGroup
from newsparse.french.verbs import taking
from newsparse.quotes import constructions
from newsparse.quotes.clauses import (
    NO_SOURCES,
    SHORTEST,
    Item,
    clause_end,
    is_mostly_quoted,
    item_of,
    opening_end,
    words_in,
)
from newsparse.quotes.constructions import Match
from newsparse.quotes.cues import behind_on, is_told, of_verb, participle_source
from newsparse.quotes.found import Found, View
from newsparse.quotes.incises import from_incise
from newsparse.quotes.sources import is_somebody
from newsparse.quotes.viewpoints import from_viewpoints

_WITH_VERB = 2  # words of the shortest clause: an infinitive and its object, "elle refuse"


def read_sentence(view: View, direct: list[Found]) -> list[Found]:
    """The indirect speech of one sentence; ``direct`` is what it holds of direct speech."""
    found: list[Found] = []
    covered = -1
    for index in range(len(view.letters)):
        if index < covered or view.letters[index] not in "STGIBLJ":
            continue
        item = _from_verb(view, index)
        if item and not is_mostly_quoted(view, item, direct):
            found.append(item[0])
            covered = index + 1
    views = [item for item in from_viewpoints(view) if not is_mostly_quoted(view, item, direct)]
    if not found or views:
        found = [f for f in found if not any(f.start <= v[0].start < f.end for v in views)] + [
            v[0] for v in views
        ]
    if not views:
        told = [item for item in from_incise(view, direct) if not is_mostly_quoted(view, item, direct)]
        found = [f for f in found if not any(f.start < t[0].end and t[0].start < f.end for t in told)] + [
            t[0] for t in told
        ]
    return sorted(found, key=lambda f: f.start)


def _from_verb(view: View, index: int) -> Item | None:
    verb = view.reading.chunks[index].verb
    if verb is None or (verb.negative and verb.lemma not in {"exclure", "nier"}):
        return None
    for match in constructions.clauses(view.letters, index):
        if not _has_what_it_needs(view, match):
            continue
        source, somebody = _source(view, match)
        if not somebody:
            return None
        cue = of_verb(view.reading, index, source, match.construction.name, match.last)
        begin = match.clause if match.clause >= 0 else match.last
        span = (begin, opening_end(view, index, begin) or clause_end(view, begin))
        shortest = SHORTEST if match.construction.name == "que" and not view.has_verb(*span) else _WITH_VERB
        if words_in(view, span) >= shortest:
            return item_of(view, span, match.construction.name, cue)
    return None


def _has_what_it_needs(view: View, match: Match) -> bool:
    verb = view.reading.chunks[match.cue].verb
    assert verb is not None
    (need,) = match.construction.needs
    active = not verb.passive and verb.form != "past"
    return (active or need in {"asks", "it_is_told"}) and _NEEDS[need](view, match, verb)


def _takes_that(view: View, match: Match, verb: VerbGroup) -> bool:
    takes = verb.kind in {"state", "evidence", "opinion"} or verb.lemma in taking("that")
    mirrored = verb.reflexive and verb.lemma in taking("reflexive")
    own = verb.reflexive or (verb.lemma == "assurer" and not {"nous", "vous"}.isdisjoint(verb.clitics))
    oneself = own and verb.lemma not in taking("oneself")  # "en vous assurant que"
    if verb.kind == "evidence" and verb.helper == "devoir":  # "doit prouver que": nothing is shown yet
        return False
    return mirrored or (takes and not oneself and not _is_relative(view, match.last - 1))


def _asks(view: View, match: Match, verb: VerbGroup) -> bool:
    """True for a verb that takes an infinitive by the preposition that stands before it: "promet de", "invite
    à".
    """
    if match.clause in view.places and not view.contents[match.clause].opens_with_infinitive:
        return False
    link = view.reading.tokens[view.reading.chunks[match.clause].first - 1].low
    call = verb.lemma in taking("call") and (verb.lemma != "engager" or verb.reflexive)
    return verb.lemma in taking("urge") if link in {"de", "d'"} else link == "à" and call


def _is_impersonal(view: View, match: Match, verb: VerbGroup) -> bool:
    subject = view.reading.subject(match.cue)
    return verb.kind == "state" and subject is not None and subject.word == "il"


def _is_heading(view: View, match: Match) -> bool:
    """ "Optimisation continue : ...": a word with its capital from opening the line is nobody."""
    subject = view.reading.subject(match.cue)
    return subject is not None and subject.kind == "name" and not subject.label and subject.last == 1


def _is_relative(view: View, that: int) -> bool:
    """True for a "que" that is a pronoun: "témoigne du soutien que", "alerte sur les risques que"."""
    before = view.reading.chunks[that - 1]
    if before.kind != "P" or before.phrase is None:
        return False
    verb = view.letters[that + 1 : that + 2]
    about = before.word == "sur" and before.phrase.kind == "other" and before.phrase.plural
    return about or view.reading.tokens[before.first].low in {"du", "des"} or verb in {"S", "L", "V", "B"}


# What a construction asks of its verb and of what stands around it.
_NEEDS: dict[str, Callable[[View, Match, VerbGroup], bool]] = {
    "it_is_told": _is_impersonal,
    "says_it": lambda view, match, verb: (
        verb.kind in {"state", "incise"}
        and view.has_verb(match.last, len(view.letters))
        and not _is_heading(view, match)
    ),
    "asks_whether": lambda view, match, verb: (
        verb.lemma == "demander" and view.reading.chunks[match.clause].word in {"si", "s'"}
    ),
    "says_that": _takes_that,
    "tells_whom": lambda view, match, verb: verb.lemma in taking("whom"),
    "says_doing": lambda view, match, verb: verb.lemma in taking("infinitive") and not verb.reflexive,
    "asks": _asks,
}


def _source(view: View, match: Match) -> tuple[NounPhrase | None, bool]:
    """Who says what a verb reports, and whether anybody does."""
    verb, letters = view.reading.chunks[match.cue].verb, view.letters
    assert verb is not None
    if verb.form == "infinitive":
        return _of_infinitive(view, match.cue)
    if verb.passive and "it_is_told" in match.construction.needs:
        return None, True
    if verb.passive or verb.form == "past":
        agent = next(
            (c.phrase for c in view.reading.chunks[match.cue + 1 : match.last] if c.word == "par"), None
        )
        return agent, is_somebody(agent)
    if verb.form == "participle":
        source = participle_source(view.reading, match.cue)
        spoken = not {"S", "T"}.isdisjoint(letters[: match.cue])
        return source, source is not None or spoken or verb.lemma in taking("somebody")
    subject = view.reading.subject(match.cue)
    if subject is None and letters[match.cue - 1 : match.cue] in {"q", "r", "b"}:
        subject = view.reading.behind(match.cue)
    if subject is None:
        return None, False
    if subject.word == "on":
        source = behind_on(view.reading, match.cue, subject)
        return source, source is not None or is_told(verb)
    somebody = is_somebody(subject) or (verb.lemma in taking("somebody") and bool(subject.determiner))
    return subject, somebody and subject.word not in NO_SOURCES and _can_say(
        subject, verb.kind, verb.lemma, plural=verb.plural
    )


def _of_infinitive(view: View, index: int) -> tuple[NounPhrase | None, bool]:
    """ "X a répondu, avant de concéder que", "et d'ajouter que", "a profité de l'occasion pour
    expliquer que".
    """
    tokens, first = view.reading.tokens, view.reading.chunks[index].first
    link = tokens[first - 1].low if first else ""
    if link not in {"de", "d'", "pour"}:
        return None, False
    earlier = tokens[first - 2].low if first > 1 else ""
    narrates = earlier in {"avant", "et", "puis", "mais"} or first <= 2
    for step in range(index - 1, -1, -1):
        if view.letters[step] in "SLTVB":
            verb = view.reading.chunks[step].verb
            subject = view.reading.subject(step) or view.reading.behind(step)
            profits = link == "pour" and verb is not None and verb.lemma in {"profiter", "saisir", "écrire"}
            return subject, (narrates or profits) and is_somebody(subject) and (
                subject is None or subject.word not in NO_SOURCES
            )
    return None, narrates


def _can_say(subject: NounPhrase, kind: str, lemma: str, *, plural: bool) -> bool:
    if kind == "opinion":
        somebody = subject.label in {"PER", "ORG"} or subject.kind in {"body", "name"}
        return somebody or (subject.kind in {"person", "pronoun"} and not plural)
    if lemma in taking("urge") and subject.label == "PRODUCT":  # a chip promises nothing
        return False
    # "La mésaventure de X a montré que": a thing shows, X says nothing.
    return not (
        kind == "evidence"
        and subject.kind == "name"
        and bool(subject.determiner)
        and subject.head != (subject.name or (0,))[0]
    )
