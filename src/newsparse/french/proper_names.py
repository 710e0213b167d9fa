"""Names in a sentence: those that are known, runs of capitals, people apposed to a role."""

from __future__ import annotations

from newsparse.french import people, verbs
from newsparse.french.groups import Names, NounPhrase
from newsparse.french.number_gender import phrase_of
from newsparse.french.small_words import (
    DATES,
    DETERMINERS,
    OF,
    PARTICLES,
    PREPOSITIONS,
    TITLES,
    few,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at

_SMALL = (
    few("phrases", "openers")
    | few("links", "subordinator", "coordinator", "that")
    | few("pronouns", "stressed", "relative", "neuter", "subject")
    | PREPOSITIONS
    | DATES
    | DETERMINERS
)


def known_at(tokens: Sentence, index: int, names: Names) -> tuple[int, str] | None:
    """The index behind the entity mention that begins at a token, and its label.

    >>> from newsparse.french.tokens import tokenise
    >>> known_at(tokenise("Zoé Roy sourit", 0, 14), 0, {0: (7, "PER")})
    (2, 'PER')
    """
    known = names.get(at(tokens, index).start)
    if not known:
        return None
    last = index
    while last < len(tokens) and tokens[last].start < known[0]:
        last += 1
    return last, known[1]


def read_name(tokens: Sentence, index: int, names: Names) -> NounPhrase | None:
    first = index
    while at(tokens, index).low in TITLES:
        index += 1
    known = known_at(tokens, index, names)
    if (
        known
        and index == first
        and known[1] != "PER"
        and at(tokens, known[0]).is_capital
        and (then := known_at(tokens, known[0], names))
    ):
        known = then if then[1] == "PER" else known  # "Google Sundar Pichai"
    last, label = known if known else (behind_capitals(tokens, index, names), "PER" if first < index else "")
    if last == index or (not known and last == index + 1 and first == index and _is_no_name(tokens, index)):
        return None
    phrase = phrase_of(tokens, first, last, "name", index, label, (index, last))
    given = people.gender_of_name(tokens[index].low)
    titled = (
        "f"
        if tokens[first].low in {"mme", "mmes", "mlle", "mrs", "ms", "madame"}
        else "m"
        if first < index
        else ""
    )
    return phrase._replace(
        gender=given or titled, determiner="", plural=False, word=" ".join(t.text for t in tokens[index:last])
    )


def _is_no_name(tokens: Sentence, index: int) -> bool:
    """True for a word that has its capital from opening a sentence."""
    word = tokens[index].low
    if word in _SMALL or is_adverb(word):
        return True
    return index == 0 and (
        word in verbs.forms() or people.kind_of(word) != "" or word in people.nouns("utterance")
    )


def behind_capitals(tokens: Sentence, index: int, names: Names) -> int:
    """The index behind a run of capitalised words and the particles between them."""
    last = index
    while (
        at(tokens, last).is_word and at(tokens, last).is_capital and at(tokens, last).low not in PREPOSITIONS
    ):
        if last > index and tokens[last].start in names:  # "au Progrès Zoé Roy"
            break
        last += 1
        step = last
        while at(tokens, step).low in PARTICLES and step - last < 3:
            step += 1
        if (
            step > last
            and at(tokens, step).is_capital
            and at(tokens, step).is_word
            and at(tokens, last).low not in {"et", "&"} | OF | {"la", "le", "l'"}
        ):
            last = step
    return last


_BRANCHES = 4  # a ministry has at most four


def apposed(tokens: Sentence, last: int, names: Names) -> int:
    """The index behind the person apposed to a role that ends at ``last``; 0 for none.

    >>> from newsparse.french.tokens import tokenise
    >>> text = "la maire (PS), Zoé Roy, sourit"
    >>> apposed(tokenise(text, 0, len(text)), 2, {15: (22, "PER")})
    8
    """
    if at(tokens, last).text == "(":
        last = next((k + 1 for k in range(last, min(last + 8, len(tokens))) if tokens[k].text == ")"), last)
    for _ in range(_BRANCHES):
        if at(tokens, last).text != ",":
            return 0
        step = (
            last + 1 + (at(tokens, last + 1).low in {"le", "la", "l'"} and at(tokens, last + 2).low in TITLES)
        )
        person = known_at(tokens, step, names)
        if person:
            return person[0] if person[1] == "PER" else 0
        if at(tokens, step).low in TITLES and (named := read_name(tokens, step, names)):
            return named.last
        if at(tokens, last + 1).low not in OF:
            return 0
        last = next(
            (k for k in range(last + 1, min(last + 12, len(tokens))) if tokens[k].text == ","), len(tokens)
        )
    return 0
