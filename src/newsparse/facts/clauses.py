"""The subject of a verb: before it over appositions and clauses, shared with a verb, or let to do it."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts import grammar
from newsparse.facts.sentence import Group, Sentence, Token, at


def is_undergone(sentence: Sentence, index: int) -> bool:
    """True where être stands before the participle."""
    return (
        at(sentence.tokens, index).kind == "word"
        and _is_participle(sentence, index)
        and any(
            (v := sentence.verb(k)) is not None and v.lemma == "être" for k in range(max(0, index - 3), index)
        )
    )


def _is_participle(sentence: Sentence, index: int) -> bool:
    return any(v.part == "past participle" for v in sentence.verbs.get(index, ()))


def is_impersonal(sentence: Sentence, group: Group) -> bool:
    """ "il fallait débourser", "il faut compter": nobody."""
    verb = sentence.verb(group.last)
    return sentence.tokens[group.first].low == "il" and verb is not None and verb.lemma == "falloir"


def chain_start(sentence: Sentence, index: int) -> int:
    """Where the verb group begins: back over auxiliaries, clitics, adverbs and verbs with the same subject
    ("annonce avoir levé").
    """
    tokens = sentence.tokens
    first = index
    for back in range(index - 1, -1, -1):
        verbs = sentence.verbs.get(back)
        if verbs and (any(v.sort in _SHARING for v in verbs) or tokens[back + 1].low in _BEFORE_INFINITIVES):
            first = back
        elif not _is_inside(tokens, back):
            break
    return first


_SHARING = frozenset({"auxiliary", "chain", "reach"})


_BEFORE_INFINITIVES = frozenset({"de", "d'", "à", "avoir", "être"})


def _is_inside(tokens: Sequence[Token], index: int) -> bool:
    """What may stand inside a verb group: dates between commas, clitics, adverbs."""
    low = tokens[index].low
    if low == ",":
        return tokens[index - 1].kind == "date" or at(tokens, index - 1).low in grammar.words("adverbs")
    return (
        tokens[index].kind == "date"
        or low in grammar.words("clitics") | grammar.words("adverbs")
        or low in {"de", "d'", "à"}
    )


def subject_of(sentence: Sentence, index: int) -> int | None:
    """The group that is the grammatical subject of the verb at a token, by its index among the groups."""
    start = chain_start(sentence, index)
    tokens = sentence.tokens
    while start > 1 and tokens[start - 1].low in grammar.words("datives"):
        start -= 1  # "qui lui apporte"
    let = _allowed_to(sentence, start)
    if let is not None:
        return let
    shared = _shares_with(sentence, start)
    if shared >= 0 and shared != index:
        return subject_of(sentence, shared)
    relative = at(tokens, start - 1).low == "qui"
    best: tuple[float, int] | None = None
    bracket = _open_bracket(sentence, start)
    for number, group in enumerate(sentence.groups):
        if group.last > start:
            break
        score = _subject_score(sentence, number, start, relative, bracket)
        if score is not None and (best is None or score > best[0]):
            best = score, number
    return best[1] if best else None


def _shares_with(sentence: Sentence, start: int) -> int:
    """The finite verb before that a verb behind "et" shares its subject with: "séduit Zelda et lève 3 M€"."""
    tokens, verb = sentence.tokens, sentence.verb(start)
    before = at(tokens, start - 1)
    if verb is None or before.low not in grammar.words("verb_joins") or verb.part not in _COORDINATED:
        return -1
    if before.low == "," and not is_finite(sentence, start):
        return -1  # a participle behind a comma describes a noun
    for back in range(start - 2, -1, -1):
        if tokens[back].low in {";", ":", "\n", "(", "«"}:
            return -1
        if not is_finite(sentence, back) or _in_relative(sentence, back) or _has_auxiliary(sentence, back):
            continue
        has = (sentence.verb(back) or verb).lemma == "avoir"
        return back if has or verb.part != "past participle" or is_undergone(sentence, back + 2) else -1
    return -1


def _has_auxiliary(sentence: Sentence, index: int) -> bool:
    """ "a séduit": a form that is a participle behind its auxiliary."""
    before = (sentence.verbs.get(index - back, ()) for back in (1, 2))
    return _is_participle(sentence, index) and any(v.sort == "auxiliary" for verbs in before for v in verbs)


_COORDINATED = frozenset({"singular", "plural", "past participle"})


def _allowed_to(sentence: Sentence, start: int) -> int | None:
    """Whoever is let or helped to do what an infinitive says: "a permis à Ardo de lever"."""
    verb = sentence.verb(start)
    if (
        verb is None
        or verb.part != "infinitive"
        or at(sentence.tokens, start - 1).low not in {"de", "d'", "à"}
    ):
        return None
    for number, group in enumerate(sentence.groups):
        if group.last != start - 1 or group.relation not in {"to", ""}:
            continue
        before = sentence.verbs.get(group.first - (2 if group.relation == "to" else 1), ())
        before = before or sentence.verbs.get(group.first - 1, ())
        if any(v.lemma in grammar.lemmas("let") for v in before):
            return number
    return None


def _open_bracket(sentence: Sentence, start: int) -> int:
    """The last bracket that is open at a token, else -1."""
    depth = 0
    for back in range(start - 1, -1, -1):
        low = sentence.tokens[back].low
        depth += (low == ")") - (low == "(")
        if depth < 0:
            return back
    return -1


def _subject_score(sentence: Sentence, number: int, start: int, relative: bool, bracket: int) -> float | None:
    group, tokens = sentence.groups[number], sentence.tokens
    antecedent = (
        relative
        and group.mention >= 0
        and group.last in {start - 1, start - 2 if at(tokens, start - 2).low == "," else -1}
    )
    if group.relation not in {"", "label"} and not antecedent:
        return None
    if (bracket >= 0 and group.first < bracket and relative) or is_aside(sentence, group, start):
        return None
    between = range(group.last, start)
    score = -sum(1.2 for k in between if is_finite(sentence, k) and not _in_relative(sentence, k))
    score -= sum(0.1 for k in between if tokens[k].kind == "word")
    score -= 2.0 * sum(tokens[k].low in {";", ":", "\n"} for k in between)
    score -= 1.0 * any(tokens[k].kind == "money" for k in between)
    score -= (
        2.0 * _is_object(sentence, group)
        + 2.5 * _in_closed_relative(sentence, group, start)
        + 1.5 * _apposed(sentence, number)
    )
    score += 2.0 * (not between) + 1.0 * (group.mention >= 0)
    score += (1.0 if not between else -1.0) * group.pronoun
    score += 2.0 * (relative and _nearest_before(sentence, number, start))
    return score - 3.0 * (group.chained and group.mention < 0)


def is_aside(sentence: Sentence, group: Group, place: int) -> bool:
    """True for a phrase in brackets that are closed before a token."""
    opened = _open_bracket(sentence, group.first)
    return opened >= 0 and any(token.low == ")" for token in sentence.tokens[group.last : place])


def _is_object(sentence: Sentence, group: Group) -> bool:
    """True right behind a verb, over dates and adverbs: an object, or a subject behind its verb."""
    tokens, place = sentence.tokens, group.first - 1
    while place >= 0 and (
        tokens[place].kind == "date"
        or tokens[place].low in grammar.words("adverbs")
        or tokens[place].low == "en"
    ):
        place -= 1
    before = sentence.verbs.get(place)
    return bool(before) and not all(v.sort == "auxiliary" for v in before or ())


def is_finite(sentence: Sentence, index: int) -> bool:
    """True for a verb in a third person."""
    verb = sentence.verb(index)
    return verb is not None and verb.part in {"singular", "plural"}


def _in_relative(sentence: Sentence, index: int) -> bool:
    return any(
        at(sentence.tokens, k).low in {"qui", "que", "qu'", "dont", "où"}
        for k in range(max(0, index - 4), index)
    )


def _in_closed_relative(sentence: Sentence, group: Group, start: int) -> bool:
    """ "La start-up, qui a racheté Zelda, avait bouclé": a name inside the clause is not the
    subject outside.
    """
    tokens = sentence.tokens
    for back in range(group.first - 1, max(-1, group.first - 10), -1):
        if tokens[back].low == ",":
            return False
        if tokens[back].low in {"qui", "que", "qu'", "dont"}:
            return any(tokens[k].low == "," for k in range(group.last, start))
    return False


def _nearest_before(sentence: Sentence, number: int, start: int) -> bool:
    """The name nearest before "qui", over appositions: "Ardo, une plateforme de pilotage qui a levé"."""
    later = sentence.groups[number + 1 :]
    named = sentence.groups[number].mention >= 0
    return named and not any(
        g.mention >= 0 and g.relation in {"", "label"} and g.last <= start for g in later
    )


def _apposed(sentence: Sentence, number: int) -> bool:
    """True for a phrase between commas behind another one: "Ardo, une filiale de Zelda,"."""
    group, tokens = sentence.groups[number], sentence.tokens
    if not number or group.chained:
        return False
    before = sentence.groups[number - 1]
    return at(tokens, group.first - 1).low == "," and before.last == group.first - 1 and group.mention < 0
