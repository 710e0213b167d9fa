"""Who is the subject of a reporting verb: the noun phrase before it, behind it, or that of the main clause."""

from __future__ import annotations

from newsparse.quotes import lexicon
from newsparse.quotes.finite import has_verb
from newsparse.quotes.phrases import Names, Phrase, is_pronoun, is_source, read_phrase
from newsparse.quotes.tokens import Sentence
from newsparse.quotes.verbs import VerbGroup, at, read_verb, skip_adverbs

# ---- before the verb ---------------------------------------------------------------------------------------------------
_BOUNDARIES = frozenset([",", ";", ":", "—", "–", "(", ")", "«»", "-", "…"])


def subject_before(tokens: Sentence, group: VerbGroup, names: Names) -> Phrase | None:
    """The subject of a verb group: the pronoun behind it, the phrase before it, or that of the main clause.

    >>> from newsparse.quotes.tokens import tokenise
    >>> text = "Mark Surman, président de Mozilla, affirme"
    >>> from newsparse.quotes.verbs import read_verb
    >>> tokens = tokenise(text, 0, len(text))
    >>> p = subject_before(tokens, read_verb(tokens, 7), {})
    >>> text[p.start:p.end]
    'Mark Surman'
    """
    if group.inverted >= 0:
        token = tokens[group.inverted]
        shift = token.low.rfind("-") + 1
        return Phrase(group.inverted, group.inverted + 1, token.start + shift, token.end, "pronoun")
    if group.mood in {"participle", "infinitive"}:
        return _incise_subject(tokens, group.first, names) or main_subject(tokens, group.first, names)
    return _finite_subject(tokens, group.first, names) or _stressed(tokens, group)


def _stressed(tokens: Sentence, group: VerbGroup) -> Phrase | None:
    """ "Lui dit avoir eu de la chance": a stressed pronoun that opens its clause is the subject, not an addressee."""
    token, before = tokens[group.first], at(tokens, group.first - 1)
    if token.low not in {"lui", "eux"} or not (before.text in {"\n", ";", ",", ":", "—"} or before.low in {"et", "mais"}):
        return None
    return Phrase(group.first, group.first + 1, token.start, token.end, "pronoun")


def _incise_subject(tokens: Sentence, end: int, names: Names) -> Phrase | None:
    """Who speaks in a reporting clause before a participle: "« ... », dit X, ajoutant que", "..., a dit X en rappelant que"."""
    for start in range(max(1, end - _INCISE), end):
        if not _behind_clause(tokens, start):
            continue
        group = read_verb(tokens, start)
        if group is None or group.mood != "finite" or group.kind == "label" or group.last >= end:
            continue
        phrase = subject_before(tokens, group, names) if group.inverted >= 0 else subject_after(tokens[:end], group.last, names)
        if phrase and is_source(phrase):
            return phrase
    return None


def _behind_clause(tokens: Sentence, start: int) -> bool:
    """True behind a quotation or a whole clause and its comma, where a reporting clause may stand."""
    if tokens[start - 1].quote >= 0:
        return True
    if tokens[start - 1].text not in {",", "—", "–"}:
        return False
    comma = start - 1
    first = next((k + 1 for k in range(comma - 1, -1, -1) if tokens[k].text in {",", ";", ":"}), 0)
    relative = tokens[first].low in lexicon.SUBORDINATORS | {"qui", "lequel", "laquelle"}
    return tokens[comma - 1].quote >= 0 or (not relative and has_verb(tokens, first, comma))


# Tokens before a participle in which the reporting clause that it goes on from may begin.
_INCISE = 40


def _finite_subject(tokens: Sentence, end: int, names: Names) -> Phrase | None:
    while end > 0 and (lexicon.is_adverb(tokens[end - 1].low)):
        end -= 1
    end = _before_brackets(tokens, end)
    before = at(tokens, end - 1)
    if before.low == "qui":
        end -= 1
        if at(tokens, end - 1).text == ",":
            end -= 1
        return _antecedent(tokens, end, names)
    if before.low in {"et", "puis", "mais", "ou"} and end >= 2:
        return main_subject(tokens, end - 1, names)
    if before.text == ",":
        return _across_commas(tokens, end - 1, names)
    start = _clause_start(tokens, end)
    if at(tokens, start - 1).low in {"que", "qu'"} and has_verb(tokens, start, end):  # "deux amis que nous avons vus hier disent"
        found = _in_clause(tokens, _clause_start(tokens, start - 1), start - 1, names)
        if found and found.last == start - 1:
            return found
    return _in_clause(tokens, start, end, names)


def _before_brackets(tokens: Sentence, end: int) -> int:
    """The index of an acronym's bracket before a verb: "la Fédération des télécoms (FFT) juge"."""
    if at(tokens, end - 1).text != ")":
        return end
    opened = next((k for k in range(end - 2, max(-1, end - 12), -1) if tokens[k].text == "("), -1)
    return opened if opened > 0 else end


def _clause_start(tokens: Sentence, end: int) -> int:
    start = end
    while start > 0 and tokens[start - 1].text not in _BOUNDARIES and tokens[start - 1].low not in {"que", "qu'", "mais", "car"}:
        start -= 1
    return start


def _in_clause(tokens: Sentence, start: int, end: int, names: Names) -> Phrase | None:
    """The subject in a clause whose verb stands at ``end``: the phrase that fills it, else the last one before the verb."""
    while (
        start < end
        and (tokens[start].low in lexicon.CONJUNCTIONS or lexicon.is_adverb(tokens[start].low) or not tokens[start].is_word)
        and (tokens[start].low not in lexicon.OPENING_DETERMINERS)
    ):
        start += 1
    if start >= end or (
        tokens[start].low in {"cela", "ceci", "ça", "ce", "c'"} and at(tokens, start + 1).low in {"qui", "que"} | lexicon.AUXILIARIES
    ):
        return None
    tokens = tokens[:end]  # a phrase read here cannot run into the verb
    first = read_phrase(tokens, start, names)
    if first and first.last <= end and _only_frames(tokens, first.last, end):
        return first
    relative = next((i for i in range(start + 1, end) if tokens[i].low in {"qui", "dont", "où"}), -1)
    if first and relative >= 0 and first.last <= relative:
        return first
    for index in range(start, end):
        phrase = read_phrase(tokens, index, names) if _opens_phrase(tokens, index) else None
        if phrase and phrase.last == end:
            return phrase
    return None


# Words behind which no phrase of its own begins, and words that open one.
_GOVERNING = frozenset("de d' du des la le l' les au aux".split()) | (lexicon.PREPOSITIONS - {"en"})
_OPENING = lexicon.OPENING_DETERMINERS | lexicon.PERSONAL | lexicon.TITLES


def _opens_phrase(tokens: Sentence, index: int) -> bool:
    token, before = tokens[index], at(tokens, index - 1).low
    if before[:1].isdigit() or before == "%":  # a share of people is nobody: "90 % des acteurs"
        return False
    if before in _GOVERNING:
        return False
    return token.low in _OPENING or (token.is_capital and not at(tokens, index - 1).is_capital)


def _only_frames(tokens: Sentence, index: int, end: int) -> bool:
    """True where nothing but complements stand between a phrase and the verb: "de juillet 2025", "au Sénat", "(ABC)"."""
    if index == end:
        return True
    opening = tokens[index]
    if not (
        opening.low in lexicon.PREPOSITIONS | {"de", "du", "d'", "des", "au", "aux", "et", "lui-même", "elle-même"}
        or opening.low.endswith(("ment", "é", "ée", "és", "ées"))
    ):
        return False
    return end - index <= 12 and not has_verb(tokens, index, end) and not any(t.low in {"que", "qu'"} for t in tokens[index:end])


def _antecedent(tokens: Sentence, end: int, names: Names) -> Phrase | None:
    """The phrase that a relative pronoun at ``end`` takes up: the nearest one that ends there."""
    for start in range(end - 1, max(-1, end - 14), -1):
        if tokens[start].text in _BOUNDARIES and tokens[start].text != ",":
            break
        if not _opens_phrase(tokens, start) and at(tokens, start - 1).low not in lexicon.PREPOSITIONS | {"au", "aux"}:
            continue
        phrase = read_phrase(tokens, start, names)
        if phrase and phrase.last >= end - 1:
            return phrase
    return None


_EMPHATIC = frozenset({"lui", "elle", "eux", "elles"})


def _across_commas(tokens: Sentence, comma: int, names: Names) -> Phrase | None:
    """The subject before an apposition or a frame set off by commas: "X, président de Y, affirme"."""
    end = comma
    for _ in range(5):
        start = end
        while start > 0 and tokens[start - 1].text not in {",", ";", ":"}:
            start -= 1
        while start < end and tokens[start].low in lexicon.CONJUNCTIONS:
            start += 1
        phrase = read_phrase(tokens, start, names) if start < end else None
        if phrase and tokens[phrase.first].low in _EMPHATIC and phrase.last == end and at(tokens, start - 1).text == ",":
            end = start - 1  # "sa collègue, elle, affirme"
            continue
        appositive = at(tokens, start - 1).text == "," and phrase is not None and phrase.kind in {"person", "body"} and start >= 2
        if phrase and not (appositive and _names_before(tokens, start - 1, names)):
            return phrase if is_source(phrase) else _agent(tokens, phrase.first, end, names) or phrase
        if start == 0 or tokens[start - 1].text != ",":
            return None
        end = start - 1
    return None


def _agent(tokens: Sentence, start: int, end: int, names: Names) -> Phrase | None:
    """The name behind "par" that closes a segment: "la vision portée par X, PDG de Y, se résume ainsi"."""
    for index in range(start, end):
        if at(tokens, index - 1).low == "par":
            phrase = read_phrase(tokens, index, names)
            if phrase and phrase.kind == "name" and phrase.last >= end:
                return phrase
    return None


def _names_before(tokens: Sentence, comma: int, names: Names) -> bool:
    """True where the segment before a comma is a name, to which what follows is an apposition."""
    start = comma
    while start > 0 and tokens[start - 1].text not in {",", ";", ":", "«»"}:
        start -= 1
    while start < comma and tokens[start].low in lexicon.CONJUNCTIONS:
        start += 1
    phrase = read_phrase(tokens, start, names) if start < comma else None
    if phrase is not None and phrase.kind != "pronoun" and phrase.last >= comma:
        return True
    return tokens[comma - 1].is_capital and at(tokens, comma - 2).is_capital


def main_subject(tokens: Sentence, end: int, names: Names) -> Phrase | None:
    """The subject of the sentence's main clause: the first segment before ``end`` that opens with a noun phrase and goes on to a verb."""
    start = 0
    while start < end:
        stop = start
        while stop < end and tokens[stop].text not in {",", ";", ":"}:
            stop += 1
        index = start
        while index < stop and (
            tokens[index].low in lexicon.CONJUNCTIONS or not (tokens[index].is_word or tokens[index].low in lexicon.OPENING_DETERMINERS)
        ):
            index += 1
        phrase = read_phrase(tokens, index, names) if index < stop else None
        if phrase and is_source(phrase):
            return phrase
        if phrase and any(t.low in lexicon.finite_forms() for t in tokens[phrase.last : stop]):
            return None
        start = stop + 1
    return None


# ---- after the verb ----------------------------------------------------------------------------------------------------
_FRAME_OPENERS = lexicon.PREPOSITIONS | {"au", "aux", "ce", "cet", "cette", "tout", "non"} | lexicon.MONTHS_AND_DAYS


_WITHIN_FRAME = _FRAME_OPENERS | frozenset("de du d' des la le les l' un une son sa leur".split())


def subject_after(tokens: Sentence, index: int, names: Names) -> Phrase | None:
    """The subject behind an inverted verb, over frames: "a déclaré mardi, dans un entretien au Monde, Marie Durand"."""
    index = skip_adverbs(tokens, index)
    phrase = read_phrase(tokens, index, names)
    if at(tokens, index).low in _FRAME_OPENERS and not is_pronoun(tokens, index):
        pointed = at(tokens, index).low in {"ce", "cet", "cette"} and phrase is not None and is_source(phrase)  # "a indiqué cette source"
        phrase = phrase if pointed else None
    if phrase and not is_source(phrase) and phrase.kind == "other" and _is_time(tokens, phrase):
        return subject_after(tokens, phrase.last, names)
    if phrase:
        return phrase
    opener = at(tokens, index).low
    if opener not in _FRAME_OPENERS and at(tokens, index).text != "," and opener != "le":
        return None
    return _behind_frame(tokens, index, names)


_TIMES = lexicon.MONTHS_AND_DAYS | frozenset(
    "semaine semaines mois année années jour jours matin soir veille lendemain week-end an ans".split()
)


def _is_time(tokens: Sentence, phrase: Phrase) -> bool:
    return any(t.low in _TIMES or t.text.isdigit() for t in tokens[phrase.first : phrase.last + 2])


def _behind_frame(tokens: Sentence, index: int, names: Names) -> Phrase | None:
    """The first name or person behind a frame of at most 16 words that its own preposition does not govern."""
    for step in range(index + 1, min(len(tokens), index + 16)):
        token, before = tokens[step], tokens[step - 1]
        if token.text in {".", ";", ":", "«»", "(", "—"} or token.low in {"que", "qu'", "qui"}:
            return None
        if before.low in _WITHIN_FRAME and not (before.low in lexicon.MONTHS_AND_DAYS and token.is_word):  # "en décembre Zoé Roy"
            continue
        phrase = read_phrase(tokens, step, names) if _opens_phrase(tokens, step) or token.start in names else None
        if phrase and phrase.kind in {"name", "person", "body"} and (phrase.kind != "name" or phrase.label in {"", "PER", "ORG"}):
            return phrase
    return None
