"""Whose view a clause is: « selon X, ... », « ..., selon X », « pour X, ... », « un rapport selon lequel ...
».
"""

from __future__ import annotations

import re

from newsparse.french import NounPhrase
from newsparse.french.loading import words
from newsparse.french.people import person
from newsparse.french.verbs import taking
from newsparse.french.words import kinds_of
from newsparse.quotes.clauses import SHORTEST, Item, Span, clause_end, clause_start, item_of, words_in
from newsparse.quotes.cues import of_viewpoint
from newsparse.quotes.found import View

# Words from which on what stands beside "selon X" is taken for a clause though no verb in it is known.
_CERTAIN = 5
_WITH_VERB = 2  # words of the shortest clause


def from_viewpoints(view: View) -> list[Item]:
    """ "Selon X, ...", "..., selon X", "pour X, ...", "un rapport selon lequel ..."."""
    out: list[Item] = []
    for index, letter in enumerate(view.letters):
        if letter not in "Ww":
            continue
        cue = of_viewpoint(view.reading, index)
        span = _viewed(view, index, relative=view.reading.chunks[index].phrase is None)
        if span is None or cue.speaker is None or (out and span[0] < out[-1][1][1]):
            continue
        if letter == "w" and not _holds_the_view(view, index, span):
            continue
        if "Q" in view.letters[span[0] : span[1]] and _gives_words(view, index):
            continue
        # "Une hausse de 10 % en un an, selon X."
        whole = span[0] > index or (span[0] == 0 and not view.letters[index + 1 :].strip("."))
        told = view.has_verb(*span) or words_in(view, span) >= (_CERTAIN if whole else 2 * _CERTAIN)
        shortest = _WITH_VERB if view.has_verb(*span) else SHORTEST
        item = item_of(view, span, cue.rule, cue) if told and words_in(view, span) >= shortest else None
        if item:
            out.append(item)
    return out


def _gives_words(view: View, index: int) -> bool:
    """True for "selon les mots de X": X said what stands between the marks, and no more."""
    chunk = view.reading.chunks[index]
    stop = chunk.phrase.first if chunk.phrase else chunk.last
    return any(token.low in _WORDS for token in view.reading.tokens[chunk.first : max(stop, chunk.first + 3)])


_WORDS = frozenset({"mots", "termes", "expression", "formule"})


_PARTED = re.compile(r",[Ww],[adn]*[SLTUBV]")


def _viewed(view: View, index: int, *, relative: bool) -> Span | None:
    """The chunks of the clause that a viewpoint at an index tells of."""
    letters = view.letters
    head, rest, before = letters[:index], letters[index + 1 :], letters[index - 1 : index]
    nouns, spoken = not set("NOH").isdisjoint(head), view.has_verb(0, index)
    if relative:
        return index + 1, clause_end(view, index + 1)
    if nouns and not spoken and _PARTED.match(letters, index - 1):  # "Le prix, selon X, ne bougera pas"
        return clause_start(view, index), clause_end(view, index + 2)
    leads = set(head) <= set("ac—") or (before in {",", ":", "c"} and not spoken and "Q" not in head)
    # "..., sauf que selon X, ..."
    linked = (before == "q" and letters[index] == "W") or (before in {"c", "s", ":"} and rest[:1] == ",")
    begin = behind_told(view, index + 1) if leads or linked else None
    if begin is not None:
        return begin, clause_end(view, begin)
    if head[-2:] in {"r,", "q,"} and rest[:1] == ",":  # "qui, selon X, reste loin"
        return index + 2, clause_end(view, index + 2)
    inner = (before == "J" and rest[:1] == "P") or (before in {"V", "B"} and rest[:1] == "Q")
    closes = rest.lstrip("adP")[:1] in ",.;:—)r(cQb" and not inner
    closed = before in {",", "(", "—"} or (closes and not _measures(view, index))
    if linked or letters[index] == "w" or (leads and not nouns) or not closed:
        return None  # "qui doit selon lui partir": no clause is set off
    first = clause_start(view, index)
    opens = (
        view.has_verb(index + 1, len(letters)) and rest[1:2] not in "rO" and not view.has_verb(first, index)
    )
    # "ce qui garantit, selon X, la paix"
    split = (
        before == ","
        and letters[: index - 1].rstrip("ac")[-1:] in set("SLVBiI")
        and rest[1:2] in "NOQPiIqpJx"
    )
    return (first, len(letters) if rest[:1] == "," and (opens or split) else index)


def behind_told(view: View, index: int) -> int | None:
    """The chunk behind "Selon X," and what is told about X: appositions, relative clauses, a
    date, a frame.
    """
    letters = view.letters
    while letters[index : index + 1] in {"P", "d", "a", "J", "(", "x"}:
        index = (
            letters.find(")", index) + 1 if letters[index] == "(" and ")" in letters[index:] else index + 1
        )
    if letters[index : index + 1] not in {",", ":"}:
        return index if letters[index : index + 1] in set("NOHMh") else None
    begin = index + 1
    for _ in range(3):
        comma = letters.find(",", begin)
        told = letters[begin:comma] if comma > 0 else ""
        relative = told[:1] == "r"
        if comma < 0 or not (
            relative or _is_apposition(view, begin, comma) or (told and set(told) <= set("adP"))
        ):
            break
        begin = comma + 1
    return begin if begin < len(letters) else None


def _is_apposition(view: View, begin: int, comma: int) -> bool:
    """True where what stands before a comma tells about the source, and is not the first subject."""
    told, rest = view.letters[begin:comma], view.letters[comma + 1 :]
    phrase = view.reading.chunks[begin].phrase
    bare = phrase is None or not phrase.determiner
    if told[:1] == "V" and bare:  # "Pour X, figure connue de la radio, ...": no clause opens with its verb
        return not view.has_verb(begin + 1, comma) and view.has_verb(comma, len(view.letters))
    parts = (
        view.has_clause(begin, comma) or ("c" in told and not bare) or rest.lstrip("an")[:1] in set("SLTUBV")
    )
    if told[:1] not in set("rJONx") or told[:2] == "xQ" or parts or _lists(view, begin, comma):
        return False
    # "Selon X, les prix, les délais et les pannes", "Selon X, ce plan, né hier, ...": it is not X
    return phrase is None or phrase.determiner not in _NO_APPOSITION


_NO_APPOSITION = frozenset({"les", "des", "ces", "ses", "leurs", "ce", "cet", "cette"})


def _lists(view: View, begin: int, comma: int) -> bool:
    """True for a first subject of several: "Selon Ardo, Brivo, Cervia et Dorna contrôlent": no apposition to
    Ardo.
    """
    phrase = view.reading.chunks[begin].phrase
    rest = view.letters[comma + 1 :]
    return phrase is not None and phrase.kind == "name" and rest[:1] in {"N", "O"} and rest[1:2] in {"c", ","}


def _holds_the_view(view: View, index: int, span: Span) -> bool:
    """True where "pour X" opens a judgement and no benefit: "Pour Ardo, l'accord offre un marché" tells no
    view.
    """
    verb = next((c.verb for c in view.reading.chunks[span[0] : span[1]] if c.kind == "V"), None)
    phrase = view.reading.chunks[index].phrase
    if phrase is not None and phrase.label != "PER" and (_benefits(view, span) or _concerns(view, phrase)):
        return False
    person = (
        phrase is None
        or phrase.label == "PER"
        or phrase.kind == "person"
        or "association" in kinds_of(phrase.word)
    )
    return (
        (span[0] > index or span[1] > index + 1)
        and verb is not None
        and (person or verb.lemma in taking("judgement"))
    )


def _benefits(view: View, span: Span) -> bool:
    """True for what something is to somebody: "Pour Ardo, l'enjeu est de ...", "c'est une aubaine"."""
    told = [chunk.phrase for chunk in view.reading.chunks[span[0] : min(span[1], span[0] + _NEAR)]]
    heads = (view.reading.tokens[phrase.head].low for phrase in told if phrase is not None)
    return any(head in words("words", "viewpoint", "benefits") for head in heads)


_NEAR = 3  # chunks in which a judgement has its subject and what it is


def _concerns(view: View, phrase: NounPhrase) -> bool:
    """True for many of those whom things concern: "la plupart des clients d'Ardo"."""
    told = view.reading.tokens[phrase.head : phrase.last]
    counted = told and told[0].low in words("words", "phrases", "counting")
    return bool(counted) and any(
        (found := person(token.low)) and found[0] in words("roles", "concerned", "nouns") for token in told
    )


def _measures(view: View, index: int) -> bool:
    """True for "selon les résultats" without a mark or an owner: it tells what something depends on."""
    phrase = view.reading.chunks[index].phrase
    return phrase is not None and phrase.kind == "document" and phrase.plural and phrase.name is None
