"""A reporting clause without marks: « Le service fermera, a annoncé X », « Mardi, ajoute-t-il, ... », « Comme
le dit X, ... ».
"""

from __future__ import annotations

from newsparse.french.verbs import taking
from newsparse.quotes import constructions
from newsparse.quotes.clauses import (
    NO_SOURCES,
    SHORTEST,
    Item,
    Span,
    clause_end,
    clause_start,
    item_of,
    words_in,
)
from newsparse.quotes.constructions import Match
from newsparse.quotes.cues import Cue, of_match
from newsparse.quotes.found import Found, View
from newsparse.quotes.sources import is_somebody
from newsparse.quotes.viewpoints import behind_told

_COMMAS = 20  # of a sentence; an enumeration has more, and no reporting clause behind so many


def from_incise(view: View, direct: list[Found]) -> list[Item]:
    """ "Le service fermera en mai, a annoncé l'entreprise."; "En Allemagne, ajoute-t-il, les prix montent.";
    "Comme le dit X, ...".
    """
    letters = view.letters
    opening = letters.find("b") if set(letters[: letters.find("b")]) <= set("Pda,c") else -1
    if (
        opening >= 0
        and view.reading.chunks[opening].word == "comme"
        and (told := _behind_comme(view, opening))
    ):
        return told
    if letters[:3] in {"aqS", "aqT"}:
        return _behind_comme(view, 1)
    for comma in [
        k
        for k, letter in enumerate(letters)
        if k and letters[k - 1] not in "qrb" and (letter in ",—" or letters[k : k + 2] == "QT")
    ][:_COMMAS]:
        cue = _incise_at(view, comma + (letters[comma] == "Q"))
        comma += letters[comma] == "Q"
        alone = letters[comma - 1] == "Q" and (
            letters[comma - 2 : comma - 1] == ":" or not view.has_verb(0, comma - 1)
        )  # the quotation is what the cue reports, and all of it
        if (
            cue is None
            or alone
            or any(
                f.cue == cue.span and f.start > view.reading.tokens[view.token(0)].start
                for f in direct
                if _reports_it(view, f, cue)
            )
        ):
            continue
        last = next((k for k in range(cue.last, len(letters)) if letters[k] in ",.;—"), len(letters))
        span = _reported(view, comma, last, cue)
        item = item_of(view, span, "incise", cue) if span and words_in(view, span) >= SHORTEST else None
        if item:
            return [item]
    return []


def _reports_it(view: View, found: Found, cue: Cue) -> bool:
    """True for a quotation that stands directly before its cue: the cue reports it, and no clause
    around it.
    """
    first = view.reading.tokens[view.token(0)]
    return first.quote >= 0 or found.start <= first.end


def _incise_at(view: View, comma: int) -> Cue | None:
    letters = view.letters
    for match in constructions.incises(letters, comma):
        cue = of_match(view.reading, match)
        unsaid = cue.speaker is None and letters[match.cue] == "T"  # "a-t-on précisé de même source"
        somebody = cue.speaker is not None and is_somebody(cue.speaker) and cue.speaker.word not in NO_SOURCES
        told = unsaid or (somebody and not _is_main_verb(view, match, comma))
        if told and letters[match.last : match.last + 1] != "q":
            return cue
    return None


def _is_main_verb(view: View, match: Match, comma: int) -> bool:
    """True for a verb whose subject stands before the comma: "La firme, qui a grandi, annonce un plan"."""
    source = view.reading.chunks[match.source].phrase if match.source >= 0 else None
    mark = view.letters[comma : comma + 1] if view.letters[comma] in ",—" else ","
    if source is None or mark not in view.letters[:comma]:  # one comma never parts a subject from its verb
        return False
    if mark == "—":
        return not view.has_main_verb(comma)
    verb = view.reading.chunks[match.cue].verb
    tells = verb is not None and verb.kind == "state" and verb.lemma not in taking("whom")
    inverted = source.label == "PER" or (source.label == "ORG" and tells)
    return not inverted and view.reading.subject(match.cue) is not None and not view.has_main_verb(comma)


def _reported(view: View, comma: int, last: int, cue: Cue) -> Span | None:
    letters = view.letters
    rest, parted = letters[last + 1 :], letters[last : last + 1] in {",", "—"}
    nouns = not set("NOH").isdisjoint(letters[:comma])
    if view.has_clause(0, comma) or (last >= len(letters) - 1 and nouns):
        taken_up = cue.speaker is not None and cue.speaker.kind == "pronoun"
        goes_on = parted and taken_up and rest[:1] in {"O", "c", "N", "i"}  # "il a réparé, dit-il, la panne"
        return clause_start(view, comma), (len(letters) if goes_on else comma)
    if not parted or not view.has_verb(last, len(letters)):
        return None
    split = nouns and rest[:1] in {"S", "L", "V", "B"}  # "Le prix, promet X, ne bougera pas"
    return (0, len(letters)) if split else (last + 1, clause_end(view, last + 1))


def _behind_comme(view: View, opening: int) -> list[Item]:
    """ "Comme le rapporte X, ...", "Ainsi que l'indique X, ..."."""
    chain = view.letters[:opening] + "," + view.letters[opening + 1 :]
    match = next(constructions.incises(chain, opening), None)
    cue = of_match(view.reading, match) if match else None
    comma = view.letters.find(",", match.last) if match else -1
    if match is None or cue is None or comma < 0 or not view.has_verb(comma, len(view.letters)):
        return []
    begin = behind_told(view, match.last) if is_somebody(cue.speaker) else None
    item = item_of(view, (begin, clause_end(view, begin)), "incise", cue) if begin is not None else None
    return [item] if item else []
