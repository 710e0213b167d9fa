"""Noun phrases: pronouns, names with their titles, and nouns with what belongs to them, up to the name they
lead to.

« le chercheur de Kaspersky », « M. Anstee », « le critique Ian Bogost », « une étude menée par Netscout », «
ce dernier ». What follows the name (", PDG d'Ardo") stays outside; a person apposed to a role ("son patron,
Jean Roux") ends the phrase.
"""

from __future__ import annotations

from newsparse.french import people, verbs
from newsparse.french.groups import Names, NounPhrase
from newsparse.french.insertions import behind_date
from newsparse.french.small_words import (
    CLITICS,
    DATES,
    DETERMINERS,
    OPENING,
    PARTICLES,
    PREPOSITIONS,
    SUBJECTS,
    THAT,
    TITLES,
    few,
    is_adverb,
)
from newsparse.french.tokens import Sentence, at
from newsparse.french.verb_groups import read_verb
from newsparse.french.words import demonyms

# Unions of word lists, made once: they are asked for at every word.
_RELATIVES = few("pronouns", "relative")
_MONTHS = few("time", "month")
_PRONOUNS = SUBJECTS | few("pronouns", "stressed", "pointing", "neuter")
_SOME = few("pronouns", "some")
_SOME_OF = _SOME | {"un", "une", "deux", "trois"}
_GLUED = few("determiners", "glued")
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
    | _RELATIVES
    | few("links", "subordinator", "coordinator")
)
_SMALL = (
    few("phrases", "openers")
    | few("links", "subordinator", "coordinator", "that")
    | few("pronouns", "stressed", "relative", "neuter", "subject")
    | PREPOSITIONS
    | DATES
    | DETERMINERS
)

_LONGEST = 22  # tokens of a phrase; more is not a phrase that heads a verb
_OF = frozenset({"de", "du", "des", "d'"})
_PLURAL_DETERMINERS = frozenset(
    (
        "les des ces ses leurs mes nos vos plusieurs certains certaines quelques tous toutes divers diverses"
    ).split()
)
_NUMBERS = few("determiners", "counting") - {"aucun", "aucune", "chaque", "tout", "toute", "nul", "nulle"}
_PLURALS = (
    _PLURAL_DETERMINERS | _NUMBERS | frozenset("ils elles eux nous ceux-ci celles-ci ceux celles".split())
)
_FEMININE = frozenset(
    "la une cette sa ma ta celle-ci celle-là elle elles celles-ci celle celles aucune".split()
)
_MASCULINE = frozenset("le un ce il ils eux celui-ci celui-là ceux-ci celui ceux aucun".split())
_FORMER = frozenset({"ancien", "ancienne", "anciens", "anciennes"})
_GOVERNS_NAMES = _OF | {"par", "pour", "&", "et", "la", "le", "l'"}
_APPOSED_TO_NOBODY = _PLURAL_DETERMINERS | {"aux"}
_PARTING = _OF | PREPOSITIONS | {"du", "au", "aux"}
_GOVERNED = (PREPOSITIONS - {"de", "d'"}) | {"au", "aux", "par"}
_FIXED = {
    ("en", "chef"),
    ("en", "charge"),
    ("en", "second"),
    ("en", "résidence"),
    ("en", "cours"),
    ("en", "ligne"),
}


def read_phrase(tokens: Sentence, index: int, names: Names, *, bare: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at a token, or ``None``; ``bare`` takes a noun for people or bodies without
    determiner too.

    >>> from newsparse.french.tokens import tokenise
    >>> text = "la chercheuse de Kaspersky dans un entretien"
    >>> p = read_phrase(tokenise(text, 0, len(text)), 0, {})
    >>> text[p.start : p.end], p.kind, p.word, p.gender
    ('la chercheuse de Kaspersky', 'person', 'chercheur', 'f')
    """
    token = at(tokens, index)
    if opens_indefinite(tokens, index):
        several = _nominal(tokens, index, index + 1, names)
        return several._replace(plural=True) if several else None
    if token.quote >= 0 or not (token.is_word or token.low in OPENING):
        return None
    if pronoun := _pronoun(tokens, index):
        return pronoun
    if token.low in OPENING or (token.low in {"du", "au", "aux"} and at(tokens, index + 1).is_word):
        return _nominal(tokens, index, index + 1, names)
    if token.low in {"près", "plus", "moins"} and at(tokens, index + 1).low in {"de", "d'"}:
        counted = read_phrase(tokens, index + 2, names, bare=True)  # "près de la moitié des élus"
        return (
            counted._replace(first=index, start=token.start, plural=True)
            if counted and counted.kind != "pronoun"
            else None
        )
    if token.low in TITLES and (named := _name(tokens, index, names)):
        return named
    acronym = token.text.isupper() and people.kind_of(token.low) == "person"
    if acronym or (
        people.kind_of(token.low)
        and (bare or index == 0)
        and token.start not in names
        and at(tokens, index + 1).low != "par"
    ):  # "PDG de Nokia", "Chercheurs et élus"
        return _nominal(tokens, index, index, names)
    if token.is_capital or token.start in names:
        return _name(tokens, index, names)
    if token.text.endswith("%") and at(tokens, index + 1).low not in _OF:
        return _of(tokens, index, index + 1, "person", index)._replace(plural=True)  # "81 % disent"
    if token.text[0].isdigit() and bare_number(tokens, index):
        return _nominal(tokens, index, index + 1, names)
    return None


def opens_indefinite(tokens: Sentence, index: int) -> bool:
    """True where "de" is a determiner: "de nombreux joueurs" and "d'autres études" that a clause opens with.

    >>> from newsparse.french.tokens import tokenise
    >>> opens_indefinite(tokenise("De nombreux joueurs", 0, 19), 0)
    True
    """
    if at(tokens, index).low not in {"de", "d'"} or at(tokens, index + 1).low not in _INDEFINITE:
        return False
    before = at(tokens, index - 1)
    return not before.is_word or before.low in _OPENS_CLAUSE


_INDEFINITE = frozenset({"nombreux", "nombreuses", "autres"})
_OPENS_CLAUSE = THAT | few("links", "subordinator", "coordinator")


def bare_number(tokens: Sentence, index: int) -> bool:
    """True at a share or a number that counts people or things: "81 %", "trois élus".

    >>> from newsparse.french.tokens import tokenise
    >>> bare_number(tokenise("81% disent", 0, 10), 0), bare_number(tokenise("2026, dit", 0, 9), 0)
    (True, False)
    """
    following = at(tokens, index + 1)
    word = following.low
    number = following.is_word and not following.is_capital and word not in _MONTHS
    return tokens[index].text.endswith("%") or (number and not _is_told_of(tokens[index].text, word))


def _is_told_of(number: str, word: str) -> bool:
    """True for a year and its verb: "l'étude de 2025 révèle"."""
    year = len(number) == _YEAR and number.isdigit()
    return year and verbs.finite(word) is not None and word not in verbs.ambiguous()


_YEAR = 4  # digits


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


# ---- pronouns ----------------------------------------------------------------------------------------------
def _pronoun(tokens: Sentence, index: int) -> NounPhrase | None:
    word, following = tokens[index].low, at(tokens, index + 1).low
    if (
        word in {"ce", "cette", "ces"}
        and following.startswith(("dernier", "derniè"))
        and not at(tokens, index + 2).is_capital
    ):
        long = at(tokens, index + 2).low in few("time", "unit", "month")
        return None if long else _of(tokens, index, index + 2, "pronoun", index + 1)
    if word in {"l'", "le", "la", "les"} and following in {
        "intéressé",
        "intéressée",
        "intéressés",
        "intéressées",
    }:
        return _of(tokens, index, index + 2, "pronoun", index)
    if last := _some(tokens, index):
        return _of(tokens, index, last, "person", index)
    if word in _PRONOUNS:
        article = (
            word in {"ce", "tout"}
            and following not in verbs.forms()
            and following not in {"qui", "que", "qu'", "ne", "n'"}
        )
        return None if article else _of(tokens, index, index + 1, "pronoun", index)
    return None


def _some(tokens: Sentence, index: int) -> int:
    """The index behind people whom the text counts and does not name: "l'une d'elles", "certains d'entre
    eux", "beaucoup"; 0 for none.
    """
    word, step = tokens[index].low, index + 1
    if word in {"la", "une"} and at(tokens, step).low in {"plupart", "moitié", "majorité"}:
        return step + 1 if at(tokens, step + 1).low not in _OF else 0
    if word == "l'" and at(tokens, step).low in {"un", "une"}:
        step += 1
    elif (
        word in {"un", "une"}
        and at(tokens, step).low in {"autre", "troisième", "second", "seconde"}
        and not at(tokens, step + 1).is_capital
    ):
        follows = at(tokens, step + 1)
        return step + 1 if follows.low in CLITICS or verbs.finite(follows.low) else 0
    elif word not in _SOME_OF:
        return 0
    if at(tokens, step).low in {"d'", "de", "parmi"}:
        step += 1 + (at(tokens, step + 1).low == "entre")
        return step + 1 if at(tokens, step).low in {"eux", "elles", "nous", "ceux-ci", "celles-ci"} else 0
    follows = at(tokens, step)
    alone = word in _SOME and (
        follows.low in CLITICS - {"leur"} or verbs.finite(follows.low) or not follows.is_word
    )
    return step if alone else 0


def _of(
    tokens: Sentence,
    first: int,
    last: int,
    kind: str,
    head: int,
    label: str = "",
    name: tuple[int, int] | None = None,
) -> NounPhrase:
    word, determiner = tokens[head].low, tokens[first].low if first != head or kind == "pronoun" else ""
    known = people.person(word) if kind == "person" else None
    gender = (known[1] if known else "") or (
        "f" if determiner in _FEMININE else "m" if determiner in _MASCULINE else ""
    )
    plural = (determiner or word) in _PLURALS or (
        first != head
        and word.endswith(("s", "x"))
        and people.singular(word) != word
        and tokens[first].low not in OPENING
    )
    if determiner in _GLUED and first + 1 < last:  # "du maire": the preposition is not part of it
        first += 1
    singular = (
        word
        if kind == "pronoun"
        else people.singular(word)
        if kind in {"person", "body", "document", "other"}
        else tokens[head].text
    )
    return NounPhrase(
        first,
        last,
        head,
        singular,
        kind,
        tokens[first].start,
        tokens[last - 1].end,
        label,
        gender,
        plural or determiner.isdigit(),
        determiner,
        name,
    )


# ---- names -------------------------------------------------------------------------------------------------
def _name(tokens: Sentence, index: int, names: Names) -> NounPhrase | None:
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
    last, label = known if known else (_capitals(tokens, index, names), "PER" if first < index else "")
    if last == index or (not known and last == index + 1 and first == index and _is_no_name(tokens, index)):
        return None
    phrase = _of(tokens, first, last, "name", index, label, (index, last))
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


def _capitals(tokens: Sentence, index: int, names: Names) -> int:
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
            and at(tokens, last).low not in {"et", "&"} | _OF | {"la", "le", "l'"}
        ):
            last = step
    return last


# ---- nouns -------------------------------------------------------------------------------------------------
def _nominal(tokens: Sentence, first: int, index: int, names: Names) -> NounPhrase | None:
    """A determiner, its noun and what follows, up to the name; ``index`` is where the noun is looked for."""
    # "tous les", "une des"
    if at(tokens, index).low in {"les", "des", "ces", "ses", "leurs", "nos"} and index > first:
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
            step, label = known if known else (_capitals(tokens, index, names), "")
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
        alone = token.low in _FORMER and at(tokens, index + 1).low in _OF  # "une ancienne de Nokia"
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
        return _of(tokens, first, among, "person", max(head, first))._replace(plural=True)
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
        return _of(tokens, first, person, "person", head, "PER", (last, person))
    return _of(tokens, first, last, kind, head, label, name)


def _behind_among(tokens: Sentence, index: int) -> int:
    """The index behind "d'entre eux" ("la moitié d'entre eux", "34 % d'entre elles"); 0 for none."""
    words = [at(tokens, index + k).low for k in range(3)]
    return index + 3 if words[0] in _OF and words[1] == "entre" and words[2] in {"eux", "elles"} else 0


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
    if (word in _OF or word == "&") and head >= 0:
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
    counted = index == first + 1 and tokens[first].low in _NUMBERS  # "un client sur dix aurait"
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
            or (token.low in PREPOSITIONS and token.low not in _OF)
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
    linked = token.low in _OF and (
        following in {"la", "l'"}
        or body
        or people.kind_of(following) == "body"
        or at(tokens, index + 1).is_capital
    )
    return adjective or token.is_capital or linked


# ---- appositions -------------------------------------------------------------------------------------------
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
        if at(tokens, step).low in TITLES and (named := _name(tokens, step, names)):
            return named.last
        if at(tokens, last + 1).low not in _OF:
            return 0
        last = next(
            (k for k in range(last + 1, min(last + 12, len(tokens))) if tokens[k].text == ","), len(tokens)
        )
    return 0
