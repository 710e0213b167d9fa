"""What may stand between a verb and what belongs to it: adverbs, dates, places, media, addressees, brackets,
phrases between commas.

One notion, wherever French allows it: "a déclaré mardi, dans un entretien au Monde, Zoé Roy", "avait, sans
surprise, rejeté".
"""

from __future__ import annotations

from newsparse.french import verbs
from newsparse.french.groups import Names
from newsparse.french.small_words import (
    DETERMINERS,
    FINAL,
    OPENING,
    PREPOSITIONS,
    SUBJECTS,
    adverb_phrases,
    few,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at

# Unions of word lists, made once: they are asked for at every word.
_EDGES = few("time", "edge")
_WHEN = few("time", "when")
_MONTHS = few("time", "month")
_UNITS = few("time", "unit")
_TIMES = few("time", "day", "month", "alone", "part", "unit")
_BARE = few("time", "day", "month", "alone")
_GOING_ON = few("time", "day", "month", "part", "when")
_DATED = (
    _EDGES
    | _TIMES
    | frozenset(
        {
            "il",
            "ce",
            "cet",
            "cette",
            "ces",
            "le",
            "la",
            "l'",
            "dès",
            "depuis",
            "en",
            "dans",
            "au",
            "même",
            "premier",
            "dernier",
        }
    )
)
_ENDS_FRAME = SUBJECTS | few("links", "that", "subordinator", "coordinator") | few("pronouns", "relative")
_FRAMES = (PREPOSITIONS | {"au", "aux"}) - {"selon", "voici", "voilà"}
_GOVERNING = PREPOSITIONS | DETERMINERS
_NOUNS = few("adverbs", "nouns")

DASHES = frozenset({"—", "–", "-"})
_LONGEST = 24  # tokens between two commas, brackets or dashes
_LONGEST_PREPOSITIONAL = 12  # tokens of a frame that no comma closes


def behind_adverbs(tokens: Sentence, index: int) -> int:
    """The index behind adverbs and adverbial phrases.

    >>> from newsparse.french.tokens import tokenise
    >>> behind_adverbs(tokenise("récemment, de son côté, dit", 0, 27), 0)
    1
    """
    while (after := _adverb(tokens, index)) > index:
        index = after
    return index


def _adverb(tokens: Sentence, index: int) -> int:
    word = at(tokens, index).low
    seconds = adverb_phrases().get(word)
    for phrase in seconds.get(at(tokens, index + 1).low, ()) if seconds else ():
        if all(at(tokens, index + k).low == part for k, part in enumerate(phrase)):
            return index + len(phrase)
    if is_adverb(word):
        return index + 1 if tokens[index].is_word else index
    if not word.endswith("ment"):
        return index
    before = at(tokens, index - 1)
    manner = (
        word.endswith("ment")
        and word not in verbs.forms()
        and len(word) > _SHORT_MANNER
        and (before.low in verbs.forms() or before.text == ",")
        and not _is_noun(before.low, word)
    )
    return index + 1 if at(tokens, index).is_word and manner else index


_SHORT_MANNER = 6  # letters: "moment", "ciment"


def _is_noun(before: str, word: str) -> bool:
    """True for a word in -ment that is a noun: it is listed, or the word before asks for one."""
    return word in _NOUNS or before in DETERMINERS


def opens_adverb(word: str) -> bool:
    """True for a word that an adverb or an adverbial phrase can begin with.

    >>> opens_adverb("récemment"), opens_adverb("table")
    (True, False)
    """
    return word in adverb_phrases() or is_adverb(word) or word.endswith("ment")


def opens_date(word: str) -> bool:
    """True for a word that a date can begin with.

    >>> opens_date("mardi"), opens_date("2026"), opens_date("table")
    (True, True, False)
    """
    return word in _DATED or word[0].isdigit()


def behind_date(tokens: Sentence, index: int) -> int:
    """The index behind a date that stands as an adverb: "mardi", "ce jeudi 10 février", "la semaine
    dernière", "il y a un an".

    >>> from newsparse.french.tokens import tokenise
    >>> text = "ce lundi 23 février au micro"
    >>> behind_date(tokenise(text, 0, len(text)), 0)
    4
    """
    step, edge = index, at(tokens, index).low
    if not opens_date(edge):
        return index
    if [at(tokens, index + k).low for k in range(3)] == ["il", "y", "a"]:
        return _behind_span(tokens, index + 3)
    if edge in _EDGES and edge != "courant":
        step += 1 + (at(tokens, step + 1).low in {"de", "du"})
    elif edge in {"ce", "cet", "cette", "ces", "le", "la", "l'", "dès", "depuis", "en", "dans", "au"}:
        step += 1 + (
            edge in {"en", "dès", "depuis", "dans"}
            and at(tokens, step + 1).low in {"le", "la", "l'", "ce", "cette", "fin", "début", "les"}
        )
    begin = step
    if (
        at(tokens, step).low in {"même", "premier", "premiers", "dernier", "derniers", "première"}
        or at(tokens, step).text.isdigit()
    ):
        step += 1
    word = at(tokens, step).low
    if word not in _TIMES:
        year = at(tokens, begin).text
        return (
            begin + 1
            if edge in {"en", "fin", "début", "depuis", "dès"} and len(year) == 4 and year.isdigit()
            else index
        )
    bare = word in _BARE
    if begin == index and not bare and not (at(tokens, index).text.isdigit() and word in _MONTHS):
        return index
    if not bare and edge in {"le", "la", "l'"} and at(tokens, step + 1).low not in _WHEN:
        return index  # "la journée" is not a date, "la semaine dernière" is
    step += 1
    while (
        at(tokens, step).low in _GOING_ON or at(tokens, step).text.isdigit() or at(tokens, step).low == "1er"
    ):
        step += 1
    return step


def _behind_span(tokens: Sentence, index: int) -> int:
    """The index behind "un an", "quelques jours" of "il y a un an"."""
    stop = next((k for k in range(index, index + 5) if at(tokens, k).low in _UNITS), -1)
    return stop + 1 if stop >= 0 else index - 3


def behind_prepositional(tokens: Sentence, index: int, names: Names | None = None) -> int:
    """The index behind a frame that a preposition opens and a word that can go on closes: "dans un
    communiqué", "à l'AFP".

    It ends before a verb, a mark, a new determiner that no preposition governs, or behind its first name.
    """
    opener = at(tokens, index).low
    if opener not in _FRAMES:
        return index
    step = index + 1
    while step < min(len(tokens), index + _LONGEST_PREPOSITIONAL):
        token, before = tokens[step], tokens[step - 1].low
        governed = before in _GOVERNING
        if not token.is_word and token.low not in _GOVERNING:
            break
        if token.low in OPENING and not governed:
            break
        if token.low in _ENDS_FRAME:
            break
        if not governed and (verbs.finite(token.low) and token.low not in verbs.ambiguous()):
            break
        if (
            not governed
            and before != "&"
            and (token.start in (names or {}) or (token.is_capital and not tokens[step - 1].is_capital))
        ):
            break  # "au site Z Zoé": a name that nothing governs is not part of the frame
        if verbs.looks_participle(token.low) and at(tokens, index - 1).low in {
            "a",
            "ont",
            "avait",
            "avaient",
            "est",
        }:
            break
        if verbs.reading(token.low, "past participle") and not governed:
            break
        step += 1
    return step if step > index + 1 else index


def behind_closed(tokens: Sentence, index: int) -> int:
    """The index behind what two commas, brackets or dashes enclose, where it holds no clause; the same index
    for none.
    """
    opener = at(tokens, index).text
    if opener not in DASHES | {",", "(", "["}:
        return index
    closer = {"(": {")"}, "[": {"]"}}.get(opener, {opener})
    for step in range(index + 1, min(len(tokens), index + _LONGEST)):
        token = tokens[step]
        if token.text in closer:
            return step + 1 if step > index + 1 else index
        if opener in {",", *DASHES} and (token.text in FINAL or token.text in {":", ";"} or token.quote >= 0):
            return index
        if (
            opener == ","
            and verbs.finite(token.low)
            and token.low not in verbs.ambiguous()
            and at(tokens, step - 1).low not in DETERMINERS
        ):
            return index
    return index


def behind_insertions(
    tokens: Sentence, index: int, names: Names | None = None, *, commas: bool = True
) -> int:
    """The index behind every insertion that begins at a token.

    >>> from newsparse.french.tokens import tokenise
    >>> text = "mardi, dans un entretien au Monde, Zoé"
    >>> tokens = tokenise(text, 0, len(text))
    >>> tokens[behind_insertions(tokens, 0)].text
    'Zoé'
    """
    while index < len(tokens):
        after = _adverb(tokens, index)
        after = after if after > index else behind_date(tokens, index)
        after = after if after > index else behind_prepositional(tokens, index, names)
        if after == index and commas:
            after = behind_closed(tokens, index)
        if after == index:
            return index
        index = after
    return index
