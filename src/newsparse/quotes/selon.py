"""Reported clauses of a preposition: « selon X, ... », « ..., d'après X », « X, selon qui ... »."""

from __future__ import annotations

from newsparse.quotes import cues, lexicon
from newsparse.quotes.clauses import STOPS, clause_end
from newsparse.quotes.cues import Cue
from newsparse.quotes.direct import Found
from newsparse.quotes.finite import has_verb
from newsparse.quotes.phrases import Names
from newsparse.quotes.relatives import relative_source
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at

# Below this many words a clause is no report ("il dit que oui").
SHORTEST = 3
# Tokens from which on what follows "Selon X," is taken for a clause though no verb in it is known.
CERTAIN = 5
_PREPOSITIONS = frozenset("selon d' pour si à de aux".split())


def from_prepositions(tokens: Sentence, names: Names, direct: list[Found]) -> list[Found]:
    """ "Selon X, ...", "..., selon X", "pour X, ..." in a sentence."""
    for index in range(len(tokens)):
        if tokens[index].low not in _PREPOSITIONS:
            continue
        opens = (
            index == 0
            or at(tokens, index - 1).text in {",", "(", "—", "–", ":"}
            or (index <= 2 and at(tokens, index - 1).low in {"et", "mais", "car", "or", "ainsi"})
        )
        relative = relative_source(tokens, index, names)
        if relative and (item := _from_relative(tokens, relative, names)):
            return [item]
        if not opens:
            continue
        cue = cues.read_preposition(tokens, index, names)
        if cue is None:
            continue
        leads = index <= 2 or at(tokens, index - 1).text == ":" or _after_frame(tokens, index)
        span = _behind_preposition(tokens, cue, names) if leads else _around_preposition(tokens, cue)
        if span is None or not (has_verb(tokens, *span) or span[1] - span[0] >= (CERTAIN if leads else 2 * CERTAIN)):
            continue
        first, end = span
        item = Found(
            tokens[first].start, tokens[end - 1].end, "indirect", f"indirect.{cue.rule}", cue.speaker, (cue.start or 0, cue.end or 0)
        )
        if not is_mostly_quoted(tokens, item, direct):
            return [item]
    return []


def _from_relative(tokens: Sentence, cue: Cue, names: Names) -> Found | None:
    """ "Un rapport de X, selon lequel ...", "X, pour qui ...": the clause begins behind the relative pronoun."""
    end = clause_end(tokens, cue.last, names)
    if end - cue.last < SHORTEST or not has_verb(tokens, cue.last, end):
        return None
    return Found(
        tokens[cue.last].start, tokens[end - 1].end, "indirect", f"indirect.{cue.rule}", cue.speaker, (cue.start or 0, cue.end or 0)
    )


# Tokens of a frame before "selon X" that opens a sentence: "Cette année, selon X, les ventes baissent".
_FRAME_BEFORE = 8


def _after_frame(tokens: Sentence, index: int) -> bool:
    """True where only a frame without a verb stands before the source, and the clause behind it."""
    return (
        0 < index <= _FRAME_BEFORE and tokens[index - 1].text == "," and not has_verb(tokens, 0, index) and tokens[0].low not in _NOUNS_OPEN
    )


_NOUNS_OPEN = lexicon.OPENING_DETERMINERS - {"ce", "cet", "cette", "ces", "le", "la", "l'", "les"}


def _behind_preposition(tokens: Sentence, cue: Cue, names: Names) -> tuple[int, int] | None:
    """The clause behind "Selon X,": over the appositions and frames between commas that follow the name."""
    index = cue.last
    while index < len(tokens) and tokens[index].text != ",":
        if tokens[index].text in STOPS or tokens[index].text in {":", "«»"}:
            return None
        index += 1
    if index >= len(tokens) - 1:
        return None
    start = index + 1
    for _ in range(4):
        comma = next((k for k in range(start, len(tokens)) if tokens[k].text == ","), -1)
        if cue.speaker is not None and cue.speaker.kind == "pronoun":  # nothing is told about "lui"
            break
        if comma < 0 or comma - start > 30 or not _is_apposition(tokens, start, comma) or comma + 1 >= len(tokens):
            break
        start = comma + 1
    end = clause_end(tokens, start, names)
    return (start, end) if end > start else None


def _is_apposition(tokens: Sentence, start: int, comma: int) -> bool:
    """A segment between commas that tells about the name: a relative clause, or a phrase without verb."""
    if tokens[start].low in {"qui", "dont", "où", "que", "qu'", "lui", "elle"} and tokens[start].low not in {"elle"}:
        return True
    return not has_verb(tokens, start, comma)


def _around_preposition(tokens: Sentence, cue: Cue) -> tuple[int, int] | None:
    """The clause that "..., selon X" closes or interrupts."""
    last = next((k for k in range(cue.last, len(tokens)) if tokens[k].text in STOPS | {",", ")"}), len(tokens))
    closes = not any(t.is_word for t in tokens[last:]) or (has_verb(tokens, 0, cue.first) and _only_tells(tokens, last))
    end = cue.first - 1 if closes else len(tokens)
    start = 0
    while start < end and not (tokens[start].is_word or tokens[start].quote >= 0):
        start += 1
    while end > start and tokens[end - 1].text in STOPS:
        end -= 1
    return (start, end) if end - start >= SHORTEST else None


def _only_tells(tokens: Sentence, comma: int) -> bool:
    """True where what follows a source is told about it: "selon X, un analyste qui se trompe rarement", "d'après X, dont"."""
    opening = at(tokens, comma + 1)
    if at(tokens, comma).text != "," or opening.low not in {"qui", "dont", "lequel", "laquelle", "un", "une"}:
        return False
    relative = next((k for k in range(comma + 1, len(tokens)) if tokens[k].low in {"qui", "dont", "que", "qu'", "où"}), len(tokens))
    return not has_verb(tokens, comma + 1, relative)


def behind_opening(tokens: Sentence, stop: int) -> int:
    """The index behind the frames that open a clause: "Depuis 2013, dans un local de Paris, il a ranimé"."""
    start = 0
    while start < stop and tokens[start].low in lexicon.PREPOSITIONS:
        comma = next((k for k in range(start, stop) if tokens[k].text == ","), stop)
        if comma == stop or has_verb(tokens, start, comma) or not has_verb(tokens, comma, stop):
            break
        start = comma + 1
    return start


# Words that open what is told about a name, or the frame of what it said.
TELLS = frozenset("dont qui où lequel laquelle lors dans en tout qu' que sans avant après confirmant".split())


def is_mostly_quoted(tokens: Sentence, item: Found, direct: list[Found]) -> bool:
    """X estime que « ... »: the clause opens with the quotation, which is direct speech already."""
    opening = next((t for t in tokens if t.end > item.start), None)
    if opening is None or (opening.quote < 0 and opening.low != "c'"):
        return False
    quoted = sum(f.end - f.start for f in direct if opening.start <= f.start and f.end <= item.end)
    told = item.end - item.start - quoted
    return told < quoted if opening.quote < 0 else 3 * told < quoted
