"""Where a reported clause begins and ends, and when it is one: over what the reporter adds, beside what is
quoted already.
"""

from __future__ import annotations

import re

from newsparse.french.tokens import at
from newsparse.quotes import constructions
from newsparse.quotes.cues import Cue
from newsparse.quotes.found import Found, View

# Pronouns of who writes, and of things: neither is a source.
NO_SOURCES = frozenset({"je", "j'", "nous", "vous", "tu", "cela", "ce", "c'", "ça", "ceci", "tout", "rien"})
# Words below which what a preposition or a reporting clause reports is not a report.
SHORTEST = 3

Span = tuple[int, int]  # chunks
Item = tuple[Found, Span]


def item_of(view: View, span: Span, rule: str, cue: Cue) -> Item | None:
    """A reported clause over some chunks, without the marks at its ends."""
    first, last = span
    letters = view.letters
    while first < last and letters[first] in ",.;:—)" and letters[first] != "(":
        first += 1
    while last > first and (
        letters[last - 1] in ".,;:—c" or (letters[last - 1] == ")" and "(" not in letters[first:last])
    ):
        last -= 1
    if last <= first:
        return None
    chunks, tokens = view.reading.chunks, view.reading.tokens
    start, end = tokens[chunks[first].first].start, tokens[chunks[last - 1].last - 1].end
    return Found(start, end, "indirect", f"indirect.{rule}", cue.speaker, cue.span, -1, cue.text), (
        first,
        last,
    )


def words_in(view: View, span: Span) -> int:
    chunks = view.reading.chunks
    tokens = (
        view.reading.tokens[chunks[span[0]].first : chunks[span[1] - 1].last] if span[1] > span[0] else []
    )
    return sum(t.is_word or t.quote >= 0 for t in tokens)


def opening_end(view: View, index: int, begin: int) -> int:
    """Where the clause of a participle that opens its sentence ends: "Jugeant que le plan est mauvais, X le
    refuse"; 0 for none.
    """
    letters = view.letters
    # "Si X estime que tout va, Y en doute"
    opens = letters[index] == "G" or letters[:index].lstrip("ac,")[:1] == "b"
    before = letters[:index].rstrip("anx")
    told = letters[index] == "G" and before[-1:] == "," and not view.has_verb(0, index)
    # "X, qui affirme n'avoir rien vu, part", "X, affirmant n'avoir rien vu, part"
    if before[-1:] == "r" or (told and before[-2:-1] == "N"):
        return _relative_end(letters, begin)
    subject = letters[index] == "G" and before[-1:] in {"N", "O", "P"} and not view.has_verb(0, index)
    if subject and (verb := _main_verb(letters, begin)):
        return verb
    if not opens or view.has_verb(0, index):
        return 0
    for comma in range(begin + 1, len(letters)):
        rest = letters[comma + 1 :].lstrip("adP,")
        if (
            letters[comma] == ","
            and rest[:1] in {"N", "O", "H", "M", "h"}
            and (letters[begin] in "iIn" or view.has_verb(begin, comma))
            and view.has_verb(comma, len(letters))
        ):
            return comma
    return 0


def _main_verb(letters: str, begin: int) -> int:
    """The second verb where nothing joins it to the first: "Un billet disant que le site ferme circule"."""
    verbs = [k for k in range(begin, len(letters)) if letters[k] in "SLVB"][:2]
    return verbs[1] if len(verbs) > 1 and set("qrbc,;:—").isdisjoint(letters[begin : verbs[1]]) else 0


def _relative_end(letters: str, begin: int) -> int:
    """Where the main verb takes up its subject again: behind a comma, or where an infinitive was told."""
    told = letters[begin] in "iIn"
    for index in range(begin + 1, len(letters)):
        inner = not set("qrbchHNOM").isdisjoint(letters[begin + 1 : index])
        if letters[index] in "SLVB" and (letters[index - 1] == "," or (told and not inner)):
            return index
    return 0


# What opens a sentence before its clause: "Mais", and the frames that a comma parts from it.
_OPENINGS = (re.compile(r"(?:[ac,—]|[Pdp][^,;:SLTUBV]*,)*"), re.compile("[ac,—]*"))


def clause_start(view: View, stop: int) -> int:
    """The first chunk of the clause before a reporting clause, behind what opens the sentence."""
    letters = view.letters[:stop]
    begin = letters.rfind(";") + 1
    ends = [m.end() for opening in _OPENINGS if (m := opening.match(letters, begin))]
    return next((end for end in ends if view.has_verb(end, stop)), min(ends[-1], stop - 1))


# Where a reported clause ends whatever it is: the main clause reports something else, or somebody else does
# ("et Zoé Roy, PDG d'Ardo, confirme que").
_GOES_ON = re.compile(r"c(?:[SL](?:[qQ]|pQ|[aPd]q|n[iI])|pI|[NH](?:,[^,SLTUBV]{1,12},)?[adP]*S[adP]*q)")
# Where one that is an infinitive ends besides: "affirme avoir payé, et cette somme est perdue".
_OWN_CLAUSE = re.compile(r",c[ad]*[NOHh][adP]*[SLVB]")


def clause_end(view: View, begin: int) -> int:
    """The chunk behind a reported clause: the sentence's end, or where another report or the reporter's own
    words begin.
    """
    letters, infinitive = view.letters, view.letters[begin : begin + 1] in {"i", "I", "n"}
    for index in range(begin + 1, len(letters)):
        if letters[index] == ";" or letters[index : index + 2] == ":Q":
            return index
        if index == begin + 1 and letters[begin] != "Q":
            continue
        if letters[index] == "c" and (_GOES_ON.match(letters, index) or _is_own(view, index, infinitive)):
            return index
        parts = letters[index] in ",—" and (_is_incise(letters, index) or _is_tail(view, index + 1))
        if parts or (infinitive and _OWN_CLAUSE.match(letters, index)):
            return index
    return len(letters)


def _is_own(view: View, index: int, infinitive: bool) -> bool:
    """True where the main clause goes on behind "mais", or denies: "... de suspendre le plan et n'exclut pas
    un recours".
    """
    verb = view.reading.chunks[index + 1].verb if index + 1 < len(view.letters) else None
    opposed = view.reading.chunks[index].word == "mais" and view.letters[index + 1 : index + 2] in "SLB"
    return verb is not None and (opposed or (infinitive and verb.negative))


def _is_incise(letters: str, index: int) -> bool:
    """True where a reporting clause begins at a comma, be its source before its verb: "..., Brivo nie."."""
    return any(constructions.incises(letters, index)) or _SAID.match(letters, index) is not None


_SAID = re.compile("[,—][NH][adnP]*S(?:[.,]|$)")
_TAILS = frozenset({"conformément", "contrairement"})


def _is_tail(view: View, index: int) -> bool:
    """What the reporter adds: "ajoutant que ...", "avant de préciser que", "tout en confirmant que",
    "contrairement à".
    """
    letters = view.letters[index : index + 4]
    chunk = view.reading.chunks[index] if index < len(view.letters) else None
    if chunk is None or chunk.word in _TAILS:
        return chunk is not None
    if chunk.kind == "P" and chunk.word in _TAILS:
        return True
    if chunk.word == "sans":  # "sans donner de chiffres", "sans plus de détails", and not "sans le sou"
        return letters[1:2] in {"i", "I"} or at(view.reading.tokens, chunk.first + 1).low in {"plus", "autre"}
    report = letters.lstrip("apd")
    return report[:1] in {"G", "I"} and "q" in report[:3]


# words beside the quotation that is the whole complement: "accuse X d'avoir « saigné le studio »"
_UNQUOTED = 1


def is_mostly_quoted(view: View, item: Item, direct: list[Found]) -> bool:
    """X estime que « ... »: the clause opens with the quotation, which is direct speech already."""
    found, (first, last) = item
    opening = view.letters[first]
    if (
        opening in "iInh"
        and "Q" in view.letters[first:last]
        and words_in(view, (first, last)) - view.letters[first:last].count("Q") <= _UNQUOTED
    ):
        return True
    if opening != "Q" and not (opening == "h" and view.reading.tokens[view.token(first)].low == "c'"):
        return False
    quoted = sum(f.end - f.start for f in direct if found.start <= f.start and f.end <= found.end)
    told = found.end - found.start - quoted
    return told < quoted if opening != "Q" else 3 * told < quoted
