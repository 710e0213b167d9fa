"""Where a reported clause begins and ends, and when it is one: over what the reporter adds, beside what is
quoted already.
"""

from __future__ import annotations

import re

from newsparse.quotes import constructions
from newsparse.quotes.cues import Cue
from newsparse.quotes.found import Found, View

# Pronouns of who writes, and of things: neither is a source.
NO_SOURCES = frozenset({"je", "j'", "nous", "vous", "tu", "cela", "ce", "c'", "ça", "ceci", "tout", "rien"})
# Words below which what a preposition or a reporting clause reports is no report.
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


def _relative_end(letters: str, begin: int) -> int:
    """Where the main verb takes up its subject again: behind a comma, or where an infinitive was told."""
    told = letters[begin] in "iIn"
    for index in range(begin + 1, len(letters)):
        inner = not set("qrbchHNOM").isdisjoint(letters[begin + 1 : index])
        if letters[index] in "SLVB" and (letters[index - 1] == "," or (told and not inner)):
            return index
    return 0


def clause_end(view: View, begin: int) -> int:
    """The chunk behind a reported clause: the sentence's end, or where another report or the reporter's own
    words begin.
    """
    letters = view.letters
    for index in range(begin + 1, len(letters)):
        letter = letters[index]
        if letter == ";" or (letter == ":" and letters[index + 1 : index + 2] == "Q"):
            return index
        apart = letters[begin] in "iIn" and letters[index - 1] == ","
        if apart and _OWN_CLAUSE.match(letters, index):
            return index - 1
        if (
            letter == "c"
            and index > begin + 1
            and (
                _goes_on_outside(view, index + 1, infinitive=letters[begin] in "iIn")
                or _OTHER.match(letters, index + 1)
            )
        ):
            return index
        if letter in ",—" and index > begin + 1 and (_is_incise(view, index) or _is_tail(view, index + 1)):
            return index
    return len(letters)


# The reporter goes on: "affirme avoir payé, et cette somme est perdue".
_OWN_CLAUSE = re.compile(r"c[ad]*[NOHh][adP]*[SLVB]")
# Somebody else reports: "et Zoé Roy, PDG d'Ardo, confirme que".
_OTHER = re.compile(r"[NH](?:,[^,SLTUBV]{1,12},)?[adP]*S[adP]*q")


def _goes_on_outside(view: View, index: int, *, infinitive: bool) -> bool:
    """True where the main clause goes on: "et dit « ... »", "et ajoute que", "mais s'est refusé à"."""
    letters = view.letters
    says = letters[index : index + 1] in {"S", "L"}
    if says and (
        letters[index + 1 : index + 2] in {"q", "Q"}
        or letters[index + 1 : index + 3] in {"pQ", "aq", "Pq", "dq", "nI", "ni"}
    ):
        return True
    verb = view.reading.chunks[index].verb if index < len(letters) else None
    own = view.reading.chunks[index - 1].word == "mais" and letters[index : index + 1] in {"S", "L", "B"}
    # "demande de suspendre le plan et n'exclut pas un recours"
    refuses = infinitive and verb is not None and verb.negative
    return own or refuses or letters[index : index + 2] == "pI"


def _is_incise(view: View, index: int) -> bool:
    """True where a reporting clause begins at a comma: what it reports stands before."""
    for match in constructions.behind(view.letters, index):
        if match.construction.name == "incise" and not match.construction.needs and match.cue >= 0:
            return match.source < 0 or view.letters[match.source] in "NH"
    return False


_TAILS = frozenset({"conformément", "contrairement"})


def _is_tail(view: View, index: int) -> bool:
    """What the reporter adds: "ajoutant que ...", "avant de préciser que", "tout en confirmant que",
    "contrairement à".
    """
    letters = view.letters[index : index + 4]
    chunk = view.reading.chunks[index] if index < len(view.letters) else None
    if chunk is None or chunk.word in _TAILS:
        return chunk is not None
    if chunk.word == "sans" or (chunk.kind == "P" and chunk.word in _TAILS):
        return True
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
