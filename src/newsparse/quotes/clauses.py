"""Where a reported clause begins and ends: over frames and addressees, up to what the reporter adds."""

from __future__ import annotations

from newsparse.quotes import cues, lexicon
from newsparse.quotes.finite import has_verb
from newsparse.quotes.phrases import Names
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import at, read_verb

STOPS = frozenset([".", "!", "?", "…", "...", ";"])
FRAME_OPENERS = (
    lexicon.PREPOSITIONS | lexicon.MONTHS_AND_DAYS | frozenset("au aux lui leur soir matin midi il fin début mi".split())
)  # "il y a un an"


def behind_addressee(tokens: Sentence, index: int) -> int:
    """The index of "de" behind whom something is asked of: "demande à la ville de suspendre"; the same index for none."""
    if at(tokens, index).low not in {"à", "au", "aux"}:
        return index
    for step in range(index + 2, min(index + _INFINITIVE_FRAME, len(tokens))):
        if not tokens[step - 1].is_word and tokens[step - 1].low != "l'":
            return index
        if tokens[step].low in {"de", "d'"} and at(tokens, step + 1).low in lexicon.infinitives():
            return step
    return index


# Words that a frame between a verb and its infinitive may take: "a annoncé lundi au Progrès avoir saisi".
_INFINITIVE_FRAME = 8


def behind_frame(tokens: Sentence, index: int) -> int:
    """The index behind a frame that leads to "avoir", "être", "vouloir" or a negation of them; the same index for none."""
    if at(tokens, index).low not in FRAME_OPENERS - {"pour", "par", "sans"}:
        return index
    for step in range(index + 1, min(index + _INFINITIVE_FRAME, len(tokens))):
        if tokens[step].text in STOPS | {":", "«»", ","}:
            return index
        if tokens[step].low in {"avoir", "être", "vouloir"} and at(tokens, step - 1).low not in {"pour", "d'", "de", "sans", "à"}:
            back = at(tokens, step - 1).low in {"n'", "ne", "s'", "l'", "en", "y"}
            return step - back
    return index


def clause_end(tokens: Sentence, clause: int, names: Names) -> int:
    """The index behind a reported clause: the sentence's end without its stop, or where another report begins."""
    end = len(tokens)
    for index in range(clause, len(tokens)):
        if tokens[index].text == ";" or (tokens[index].text == ":" and at(tokens, index + 1).quote >= 0):
            end = index
            break
        if tokens[index].low == "et" and index > clause + 2 and _goes_on_outside(tokens, clause, index + 1):
            end = index
            break
        if tokens[index].low == "mais" and index > clause + 2 and _refuses(tokens, index + 1):
            end = index
            break
        if tokens[index].text in {"—", "–"} and index > clause + 2 and _is_last_aside(tokens, index):
            end = index
            break
        closes = tokens[index].text == "," and index > clause + 2
        if closes and (cues.read_incise(tokens, index + 1, names) or _is_tail(tokens, index + 1, names)):
            end = index
            break
    while (
        end > clause + 1
        and tokens[end - 1].text in STOPS | {",", ")", "]", "—"}
        and not (tokens[end - 1].text == ")" and _opened(tokens, clause, end))
    ):
        end -= 1
    return end


def _goes_on_outside(tokens: Sentence, clause: int, index: int) -> bool:
    """True where the main clause goes on: "et dit « ... »", "et ajoute que"; behind an infinitive, "et n'exclut pas"."""
    verb = index
    while at(tokens, verb).low in lexicon.CLITICS:
        verb += 1
    infinitive = at(tokens, clause - 1).low not in {"que", "qu'"} and any(
        t.low in lexicon.infinitives() for t in tokens[clause : clause + 3]
    )
    if infinitive and (at(tokens, index).low in {"ne", "n'"} or at(tokens, verb).low in lexicon.finite_forms()):
        return True
    group = read_verb(tokens, index)
    if group is None or group.mood != "finite":
        return False
    following = at(tokens, group.last)
    return (
        following.quote >= 0 or following.low in {"que", "qu'"} or (following.low in {"de", "d'"} and at(tokens, group.last + 1).quote >= 0)
    )


# Words that open what the reporter adds behind a reported clause.
_TAILS = frozenset(
    "conformément contrairement sans ajoutant précisant rappelant soulignant confirmant assurant expliquant indiquant".split()
)


def _is_tail(tokens: Sentence, index: int, names: Names) -> bool:
    """What the reporter adds: "conformément à ...", "ajoutant que ...", "le groupe étant ...", "selon X" of another source."""
    if [t.low for t in tokens[index : index + 2]] in (["avant", "de"], ["avant", "d'"], ["tout", "en"]) and read_verb(tokens, index + 2):
        return True
    following = read_verb(tokens, index + (at(tokens, index).low == "en"))
    if following and following.mood == "participle" and at(tokens, following.last).low in {"que", "qu'"}:
        return True
    if at(tokens, index).low in _TAILS:
        return True
    stop = next((k for k in range(index, min(index + 12, len(tokens))) if tokens[k].text in {",", ";"}), min(index + 12, len(tokens)))
    absolute = any(tokens[k].low in {"étant", "ayant"} for k in range(index + 1, stop))
    return absolute and at(tokens, index).low in lexicon.OPENING_DETERMINERS and not has_verb(tokens, index, stop)


def _refuses(tokens: Sentence, index: int) -> bool:
    """True behind a "mais" with which the main clause goes on: "mais s'est refusé à", "mais n'a pas précisé"."""
    while at(tokens, index).low in lexicon.CLITICS:
        index += 1
    group = read_verb(tokens, index)
    return group is not None and group.mood in {"finite", "passive"} and group.inverted < 0


def _is_last_aside(tokens: Sentence, index: int) -> bool:
    """True at a dash that nothing closes and behind which no clause of its own stands: " — à comparer aux 100 millions"."""
    closed = any(t.text in {"—", "–"} for t in tokens[index + 1 :])
    return not closed and at(tokens, index + 1).low in {"à", "soit", "contre", "un", "une"}


def _opened(tokens: Sentence, first: int, end: int) -> bool:
    return any(t.text == "(" for t in tokens[first:end])
