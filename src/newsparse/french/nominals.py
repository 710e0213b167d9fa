"""Nouns with their determiner and what belongs to them, up to the name they lead to."""

from __future__ import annotations

from newsparse.french import people, verbs
from newsparse.french.groups import Names, NounPhrase
from newsparse.french.insertions import behind_date
from newsparse.french.number_gender import NUMBERS, PLURAL_DETERMINERS, phrase_of
from newsparse.french.proper_names import apposed, behind_capitals, known_at
from newsparse.french.small_words import (
    CLITICS,
    DETERMINERS,
    OF,
    OPENING,
    PREPOSITIONS,
    SUBJECTS,
    THAT,
    few,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at
from newsparse.french.verb_groups import read_verb
from newsparse.french.words import demonyms

# Unions of word lists, made once: they are asked for at every word.
_BEFORE_NOUN = few("phrases", "before_noun")
_MADE = few("phrases", "made")
_COUNTING_NOUNS = few("phrases", "counting")
_ADJECTIVES = tuple(few("phrases", "adjective"))
_BARE_DATES = few("time", "day", "month", "alone")
_ENDING = (
    PREPOSITIONS
    | SUBJECTS
    | THAT
    | (CLITICS - {"leur"})
    | few("pronouns", "relative")
    | few("links", "subordinator", "coordinator")
)

_LONGEST = 22  # tokens of a phrase; more is not a phrase that heads a verb
_SECOND = frozenset({"les", "des", "ces", "ses", "leurs", "nos"})
_FORMER = frozenset({"ancien", "ancienne", "anciens", "anciennes"})
_GOVERNS_NAMES = OF | {"&"}
_APPOSED_TO_NOBODY = PLURAL_DETERMINERS | {"aux"}
_PARTING = OF | PREPOSITIONS
_GOVERNED = (PREPOSITIONS - {"de", "d'"}) | {"au", "aux"}
_FIXED = {
    ("en", "chef"),
    ("en", "charge"),
    ("en", "second"),
    ("en", "résidence"),
    ("en", "cours"),
    ("en", "ligne"),
}


def read_nominal(tokens: Sentence, first: int, index: int, names: Names) -> NounPhrase | None:
    """A determiner, its noun and what follows, up to the name; ``index`` is where the noun is looked for."""
    second = at(tokens, index)  # "tous les", "une des", and not "du CES"
    if index > first and second.low in _SECOND and not second.text.isupper():
        index += 1
    head, last, label, name = -1, index, "", None
    while index - first < _LONGEST:
        token = at(tokens, index)
        known = known_at(tokens, index, names)
        if known or (
            token.is_word
            and token.is_capital
            and not token.text.isdigit()
            and not (token.text.isupper() and _is_role(tokens, index, head))
        ):
            person = (
                known is not None and known[1] == "PER" and at(tokens, index - 1).low not in _GOVERNS_NAMES
            )
            if (
                person
                and head >= 0
                and people.kind_of(tokens[head].low) in {"document", "body", ""}
                and index > head
            ):
                break  # "dans un communiqué Zoé Roy": nobody's name follows such a noun
            # "au site Ardo Zoé Roy"
            if known and name is not None and (head < 0 or people.kind_of(tokens[head].low) != "person"):
                break
            step, label = known if known else (behind_capitals(tokens, index, names), "")
            if step == index:  # a capitalised small word in a line of capitals opens no name
                break
            name = (index, step)
            index = last = step
            if label == "PER" or not _goes_on(tokens, index):
                break
            continue
        step, noun = _link(tokens, index, first if head < 0 and name else head, first)
        if step == index:
            break
        alone = token.low in _FORMER and at(tokens, index + 1).low in OF  # "une ancienne de Nokia"
        if noun and head < 0 and (alone or token.low not in _BEFORE_NOUN):
            head = index
        if noun or at(tokens, index).low in _BEFORE_NOUN:
            last = step
        index = step
    if last == first or (head < 0 and name is None and last <= first + 1 and first != last - 1):
        return None
    return _finished(tokens, first, last, head, label, name, names)


def _is_role(tokens: Sentence, index: int, head: int) -> bool:
    """True at an acronym that is a role: "le PDG d'Ardo"."""
    return head < 0 and people.kind_of(tokens[index].low) == "person"


def _finished(
    tokens: Sentence, first: int, last: int, head: int, label: str, name: tuple[int, int] | None, names: Names
) -> NounPhrase | None:
    if head < 0 and name is None:
        head = last - 1
        if head <= first - 1 or tokens[head].low in DETERMINERS:
            return None
    kind = people.kind_of(tokens[head].low) if head >= 0 else "name"
    if head >= 0 and tokens[head].low in _COUNTING_NOUNS:  # "la moitié des élus", "une centaine de militants"
        kind = next((found for t in tokens[head + 1 : last] if (found := _counted(t.low))), kind)
    kind = "person" if head >= 0 and tokens[head].low in _FORMER else kind
    if (among := _behind_among(tokens, last)) and (head >= 0 or tokens[first].text.endswith("%")):
        return phrase_of(tokens, first, among, "person", max(head, first))._replace(plural=True)
    if (
        not kind
        and name is not None
        and tokens[head].low not in people.nouns("utterance")
        and (name[1] == last and _apposed_name(tokens, head, name))
    ):
        kind = "person" if label == "PER" else "name"
    if (
        not kind
        and last == first + 2
        and head == first + 1
        and tokens[first].low in {"le", "la", "l'"}
        and tokens[head].low in demonyms()
    ):
        kind = "body"  # "le néerlandais"
    kind = kind or "other"
    head = head if head >= 0 else name[0] if name else last - 1
    person = (
        apposed(tokens, last, names)
        if kind == "person" and label != "PER" and tokens[first].low not in _APPOSED_TO_NOBODY
        else 0
    )
    if person and (tokens[first].low not in {"un", "une"} or not at(tokens, person).is_word):
        return phrase_of(tokens, first, person, "person", head, "PER", (last, person))
    return phrase_of(tokens, first, last, kind, head, label, name)


def _behind_among(tokens: Sentence, index: int) -> int:
    """The index behind "d'entre eux" ("la moitié d'entre eux", "34 % d'entre elles"); 0 for none."""
    words = [at(tokens, index + k).low for k in range(3)]
    return index + 3 if words[0] in OF and words[1] == "entre" and words[2] in {"eux", "elles"} else 0


def _counted(word: str) -> str:
    return people.kind_of(word) or ("person" if {word, word.removesuffix("s")} & demonyms() else "")


def _apposed_name(tokens: Sentence, head: int, name: tuple[int, int]) -> bool:
    """True for a name that is what the noun names: "la sidérurgiste Ardo", "le réseau Ardo"; not for "le prix
    d'Ardo".
    """
    return not any(t.low in _PARTING for t in tokens[head + 1 : name[0]])


def _link(tokens: Sentence, index: int, head: int, first: int) -> tuple[int, bool]:
    """The index behind one word or link of a phrase, and whether the phrase may end there; the same index
    where it stops before.
    """
    token, following = at(tokens, index), at(tokens, index + 1)
    word = token.low
    if not token.is_word and word not in {"d'", "&", "l'"}:
        return index, False
    if (word, following.low) in _FIXED and head >= 0:
        return index + 2, True
    if word in _MADE and following.low in {"par", "pour"} and head >= 0:
        return index + 2 + (at(tokens, index + 2).low in OPENING), False
    if (word in OF or word == "&") and head >= 0:
        behind = index + 1 + (following.low in OPENING)
        ok = (
            at(tokens, behind).is_word
            and not verbs.reading(at(tokens, behind).low, "infinitive")
            and not behind_date(tokens, index + 1) > index + 2
        )
        return (behind, False) if ok else (index, False)
    if word == "et" and head >= 0:
        return _coordinated(tokens, index)
    if word in {"à", "en", "au", "aux"} and head >= 0:
        return _speciality(tokens, index)
    if word in _ENDING:
        return index, False
    if word in OPENING and word not in _BEFORE_NOUN:
        return index, False
    counted = index == first + 1 and tokens[first].low in NUMBERS  # "un client sur dix aurait"
    if word in _BARE_DATES or (((index > first + 1 and head >= 0) or counted) and _opens_verb(tokens, index)):
        return index, False
    if is_adverb(word) and word not in {"très", "plus", "moins", "bien"} | _BEFORE_NOUN:
        return index, False
    return index + 1, True


def _opens_verb(tokens: Sentence, index: int) -> bool:
    """True where a finite verb, or a participle that governs something, ends the phrase."""
    word, following = tokens[index].low, at(tokens, index + 1).low
    group = read_verb(tokens, index)
    if group is not None and group.form in {"finite", "participle"}:
        asks = following in {"à", "au", "aux"} and group.lemma in verbs.taking("urge") | verbs.taking("call")
        return word not in verbs.ambiguous() or group.head != index or asks or _governs(tokens, group.last)
    participle = verbs.looks_participle(word) or verbs.reading(word, "past participle") is not None
    governs = following in _GOVERNED or behind_date(tokens, index + 1) > index + 1
    return participle and governs and not people.kind_of(word)


def _governs(tokens: Sentence, index: int) -> bool:
    token = at(tokens, index)
    asked = token.low == "si" or (
        token.low in {"de", "d'"} and verbs.reading(at(tokens, index + 1).low, "infinitive") is not None
    )
    return asked or (
        token.quote >= 0
        or token.text == ":"
        or token.low in THAT
        or token.low in OPENING
        or verbs.reading(token.low, "infinitive") is not None
    )


def _coordinated(tokens: Sentence, index: int) -> tuple[int, bool]:
    """ "le ministre de l'Économie et des Finances", "les chercheurs et ingénieurs d'Ardo": a second branch of
    the same phrase.
    """
    following = at(tokens, index + 1)
    if following.low in {"de", "du", "des", "d'"}:
        behind = index + 2 + (at(tokens, index + 2).low in {"la", "l'", "le", "les"})
        return (behind, False) if at(tokens, behind).is_word else (index, False)
    if people.kind_of(following.low) and not following.is_capital:
        return index + 2, True
    adjective = (
        following.low.endswith(_ADJECTIVES)
        and following.low not in verbs.forms()
        and not following.is_capital
    )
    return (index + 2, True) if adjective else (index, False)


def _speciality(tokens: Sentence, index: int) -> tuple[int, bool]:
    """ "le chercheur en sécurité Jean Roux", "le commissaire à l'économie Zoé Roy": what a role is for, where
    its name follows.
    """
    step = index + 1 + (at(tokens, index + 1).low in {"la", "l'", "le", "les"})
    for behind in range(step + 1, step + 4):
        token = at(tokens, behind)
        if token.is_capital and token.is_word and behind > step:
            return behind, False
        if (
            not (token.is_word or token.low in {"d'"})
            or (token.low in PREPOSITIONS and token.low not in OF)
            or verbs.finite(token.low)
        ):
            break
    return index, False


def _goes_on(tokens: Sentence, index: int) -> bool:
    """True where a phrase goes on behind a name: "la Commission européenne Ursula ...", "l'Économie et des
    Finances".
    """
    token, following = at(tokens, index), at(tokens, index + 1).low
    if token.low == "et":
        return following in {"de", "du", "des", "d'"}
    adjective = token.is_word and token.low.endswith(_ADJECTIVES) and verbs.finite(token.low) is None
    body = people.kind_of(at(tokens, index - 1).low) == "body"  # "la Fédération des télécoms"
    linked = token.low in OF and (
        following in {"la", "l'"}
        or body
        or people.kind_of(following) == "body"
        or at(tokens, index + 1).is_capital
    )
    return adjective or token.is_capital or linked
