"""A reporting clause without marks: « Le service fermera, a annoncé X », « Mardi, ajoute-t-il, ... », « Comme
le dit X, ... ».
"""

from __future__ import annotations

from newsparse.french.verbs import taking
from newsparse.quotes import constructions
from newsparse.quotes.clauses import NO_SOURCES, SHORTEST, Item, Span, clause_end, item_of, words_in
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
        k for k, letter in enumerate(letters) if k and (letter in ",—" or letters[k : k + 2] == "QT")
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
    for match in constructions.behind(view.letters, comma):
        plain = match.construction.name == "incise" and not match.construction.needs and match.cue >= 0
        if (
            not plain
            or 0 <= match.source < match.cue
            or (match.source >= 0 and view.letters[match.source] not in "NH")
            or view.letters[match.last : match.last + 1] == "q"
        ):
            continue
        cue = of_match(view.reading, match)
        if cue.speaker is None and view.letters[match.cue] == "T":  # "a-t-on précisé de même source"
            return cue
        if (
            cue.speaker is not None
            and is_somebody(cue.speaker)
            and cue.speaker.word not in NO_SOURCES
            and not _is_main_verb(view, match, comma)
        ):
            return cue
    return None


def _is_main_verb(view: View, match: Match, comma: int) -> bool:
    """True for a verb whose subject stands before the comma: "La firme, qui a grandi, annonce un plan"."""
    if match.source < 0:
        return False
    source = view.reading.chunks[match.source].phrase
    apart = "," not in view.letters[:comma]  # one comma never parts a subject from its verb
    verb = view.reading.chunks[match.cue].verb
    tells = verb is not None and verb.kind == "state" and verb.lemma not in taking("whom")
    named = source is not None and (source.label == "PER" or (source.label == "ORG" and tells))
    inverted = named or apart
    return (
        not inverted
        and view.reading.subject(match.cue) is not None
        and not _has_main_verb(view.letters[:comma])
    )


def _has_main_verb(letters: str) -> bool:
    depth = False
    for letter in letters:
        if letter in "qrb":
            depth = True
        elif letter in "SLTUBV":
            if not depth:
                return True
            depth = False
    return False


def _reported(view: View, comma: int, last: int, cue: Cue) -> Span | None:
    letters = view.letters
    rest = letters[last + 1 :]
    if view.has_clause(0, comma) or (last >= len(letters) - 1 and not {"N", "O"}.isdisjoint(letters[:comma])):
        pronoun = cue.speaker is not None and cue.speaker.kind == "pronoun"
        goes_on = (
            letters[last : last + 1] in {",", "—"} and pronoun and rest[:1] in {"O", "c", "N", "i"}
        )  # "il a réparé, dit-il, 31 000 téléphones"
        return _behind_frame(view, comma), (len(letters) if goes_on else comma)
    follows = letters[last : last + 1] in {",", "—"} and view.has_verb(last, len(letters))
    if (
        follows and rest[:1] in {"S", "L", "V", "B"} and not {"N", "O", "H"}.isdisjoint(letters[:comma])
    ):  # "Le prix, promet X, ne bougera pas"
        return 0, len(letters)
    return (last + 1, clause_end(view, last + 1)) if follows else None


def _behind_frame(view: View, stop: int) -> int:
    """The chunk behind the frames that open a clause: "Depuis 2013, dans un local de Paris, il a ranimé"."""
    begin = 0
    while view.letters[begin : begin + 1] in {"P", "d", "p"}:
        comma = view.letters.find(",", begin, stop)
        if comma < 0 or view.has_verb(begin, comma) or not view.has_verb(comma, stop):
            break
        begin = comma + 1
    while view.letters[begin : begin + 1] in {"c", "a", ","} and begin < stop - 1:
        begin += 1
    return begin


def _behind_comme(view: View, opening: int) -> list[Item]:
    """ "Comme le rapporte X, ...", "Ainsi que l'indique X, ..."."""
    chain = view.letters[:opening] + "," + view.letters[opening + 1 :]
    match = next(
        (m for m in constructions.behind(chain, opening) if m.construction.name == "incise" and m.cue >= 0),
        None,
    )
    if match is None:
        return []
    cue = of_match(view.reading, match)
    comma = view.letters.find(",", match.last)
    if comma < 0 or not is_somebody(cue.speaker) or not view.has_verb(comma, len(view.letters)):
        return []
    begin = behind_told(view, match.last)
    item = item_of(view, (begin, clause_end(view, begin)), "incise", cue) if begin is not None else None
    return [item] if item else []
