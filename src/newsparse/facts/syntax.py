"""The syntax of a sentence as far as facts need it: the verb that governs an amount, its subject, what a
genitive passes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsparse.facts import lexicon
from newsparse.facts.reading import Group, Sentence, Token, at
from newsparse.facts.roles import Telling


@dataclass(slots=True)
class Tie:
    """How the groups of a sentence relate to the word that tells a role: relation by index of group, and the
    governing verb.
    """

    relations: dict[int, str] = field(default_factory=dict)
    verb: int = -1
    gives: bool = False
    joins: bool = False  # the subject takes part in somebody else's round


def tie(sentence: Sentence, telling: Telling, amount: int) -> Tie:
    """Which group is subject or object of the verb, which keep the relation of their preposition."""
    found = Tie()
    index = _governor(sentence, telling, amount)
    found.verb = index
    verb = sentence.verb(index)
    if verb and not telling.trigger.verb:
        sorts = {v.sort for v in sentence.verbs[index]}
        award = telling.trigger.frame == "award" and not sorts & {"take", "reach", "auxiliary"}
        reflexive = at(sentence.tokens, index - 1).low in {"s'", "se"}
        handed = telling.trigger.role in _HANDED_OUT
        found.gives = (
            handed and (award or "give" in sorts) and not is_undergone(sentence, index) and not reflexive
        )
    found.joins = not telling.trigger.verb and is_joining(sentence, index)
    subject = _subject(sentence, index) if index >= 0 else None
    if subject is None or (telling.passive and not is_undergone(sentence, index)):
        main = _main_subject(sentence, max(telling.last, amount))
        subject = main if main is not None else subject
        if (
            main is None
            and telling.trigger.verb
            and telling.passive
            and at(sentence.tokens, telling.first - 1).low == ","
        ):
            subject = _just_before(sentence, telling.first - 1, subject)
    if subject is None and telling.place not in {"before", "behind"}:
        subject = _last_thing(sentence, amount)
    for number, group in enumerate(sentence.groups):
        found.relations[number] = _relation(sentence, telling, group, number, subject, index)
    return found


def _just_before(sentence: Sentence, place: int, subject: int | None) -> int | None:
    """ "sa première machine XR-5, facturée 3 M€": what the participle follows."""
    return next(
        (
            n
            for n, g in enumerate(sentence.groups)
            if g.last == place and g.mention >= 0 and g.relation in {"", "label"}
        ),
        subject,
    )


def _last_thing(sentence: Sentence, amount: int) -> int | None:
    """Where no word tells the role: the last bare name before the amount ("Zelda lance le Zed 2, un casque :
    300 euros").
    """
    named = [
        n
        for n, g in enumerate(sentence.groups)
        if g.mention >= 0 and g.relation in {"", "label"} and g.last <= amount
    ]
    return named[-1] if named else None


# Roles whose sum one side hands out and another takes.
_HANDED_OUT = frozenset({"grant", "funding", "fine", "tax", "pay", "saving"})


def _main_subject(sentence: Sentence, place: int) -> int | None:
    """The subject of a clause that what stands before opens: "Avec 3 M€ levés en mai, Ardo veut", "Valorisée
    3 M€, Ardo recrute".
    """
    for number, group in enumerate(sentence.groups):
        after_comma = group.first > place and at(sentence.tokens, group.first - 1).low == ","
        if (
            after_comma
            and group.relation in {"", "label"}
            and (group.mention >= 0 or group.pronoun or group.head in lexicon.heads("company"))
        ):
            verbs = sentence.verbs.get(group.last, ())
            if any(v.part in {"singular", "plural"} for v in verbs) or at(
                sentence.tokens, group.last
            ).low in lexicon.words("clitics"):
                return number
    return None


def is_undergone(sentence: Sentence, index: int) -> bool:
    """True where être stands before the participle."""
    return any(
        (v := sentence.verb(k)) is not None and v.lemma == "être" for k in range(max(0, index - 3), index)
    )


def is_joining(sentence: Sentence, index: int) -> bool:
    """ "Zelda mène le tour de 3 M€ d'Ardo", "Zelda est entré sur la base d'une valorisation de 3 M€"."""
    lemmas = {v.lemma for v in sentence.verbs.get(index, ())}
    entered = bool(lemmas & lexicon.lemmas("let_in"))
    joined = entered or lemmas & (lexicon.lemmas("join") | lexicon.lemmas("lead"))
    return bool(joined) and (entered or not is_undergone(sentence, index))


def is_impersonal(sentence: Sentence, group: Group) -> bool:
    """ "il fallait débourser", "il faut compter": nobody."""
    verb = sentence.verb(group.last)
    return sentence.tokens[group.first].low == "il" and verb is not None and verb.lemma == "falloir"


def _governor(sentence: Sentence, telling: Telling, amount: int) -> int:
    """The verb whose subject owns the amount: the telling verb itself, else the one before the telling noun,
    or before the amount.
    """
    if telling.trigger.verb:
        return telling.first
    start = min(telling.first, amount)
    for index in range(start - 1, max(-1, start - 16), -1):
        token = sentence.tokens[index]
        if token.low in {";", ":"} and token.kind == "mark":
            return -1
        verbs = sentence.verbs.get(index)
        if not verbs:
            continue
        has = verbs[0].lemma == "avoir" and verbs[0].part in {"singular", "plural"}
        if has or index == start - 1 or not all(v.sort == "auxiliary" for v in verbs):
            return index
    return -1


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
        return tokens[index - 1].kind == "date" or at(tokens, index - 1).low in lexicon.words("adverbs")
    return (
        tokens[index].kind == "date"
        or low in lexicon.words("clitics") | lexicon.words("adverbs")
        or low in {"de", "d'", "à"}
    )


def _subject(sentence: Sentence, index: int) -> int | None:
    """The group that is the grammatical subject of the verb at a token, by its index among the groups."""
    start = chain_start(sentence, index)
    tokens = sentence.tokens
    let = _allowed_to(sentence, start)
    if let is not None:
        return let
    shared = _shares_with(sentence, start)
    if shared >= 0 and shared != index:
        return _subject(sentence, shared)
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
    if verb is None or before.low not in lexicon.words("verb_joins") or verb.part not in _COORDINATED:
        return -1
    if before.low == "," and not is_finite(sentence, start):
        return -1  # a participle behind a comma describes a noun
    for back in range(start - 2, -1, -1):
        if tokens[back].low in {";", ":", "\n", "(", "«"}:
            return -1
        if not is_finite(sentence, back) or _in_relative(sentence, back):
            continue
        has = (sentence.verb(back) or verb).lemma == "avoir"
        return back if has or verb.part != "past participle" or is_undergone(sentence, back + 2) else -1
    return -1


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
        if any(v.lemma in lexicon.lemmas("let") for v in before):
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
        or tokens[place].low in lexicon.words("adverbs")
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


def _relation(
    sentence: Sentence, telling: Telling, group: Group, number: int, subject: int | None, verb: int
) -> str:
    if number == subject:
        return "subj"
    if group.last <= telling.first and is_aside(sentence, group, telling.first):
        return "aside"
    if group.relation == "by" and _is_raiser(sentence, group):
        return "subj"
    if group.relation not in {"", "label"}:
        return _through(sentence, group, number, subject, telling)
    if not group.relation and subject is not None and _same_list(sentence, number, subject):
        return "subj"
    if group.relation == "label":
        return "label"
    if verb >= 0 and group.first > verb:
        return "obj"
    if telling.trigger.verb and telling.last <= group.first:
        return "obj"
    return "bare"


def _is_raiser(sentence: Sentence, group: Group) -> bool:
    """ "le financement obtenu par Ardo": behind a verb of raising or taking, "par" names whoever takes."""
    place = next(
        (k for k in range(group.first - 1, max(-1, group.first - 3), -1) if sentence.tokens[k].low == "par"),
        -1,
    )
    verbs = sentence.verbs.get(place - 1, ()) if place > 0 else ()
    if any(v.lemma in lexicon.lemmas("announce") and v.part == "past participle" for v in verbs):
        return not is_undergone(sentence, place - 1)
    return any(
        v.sort == "take" or (v.trigger is not None and v.trigger.frame in {"raise", "receive"}) for v in verbs
    )


def _through(sentence: Sentence, group: Group, number: int, subject: int | None, telling: Telling) -> str:
    """A genitive passes on what its head is: "le patron d'Ardo annonce", "selon les données d'Ardo", "Ardo,
    dont la dette".
    """
    tokens = sentence.tokens
    if group.relation != "gen" or not number:
        return group.relation
    before = sentence.groups[number - 1]
    start = group.first if at(tokens, group.first).low in {"du", "des"} else group.first - 1
    if (
        before.mention >= 0
        or before.last != start
        or before.first <= telling.first < before.last
        or _holds_noun(sentence, before)
    ):
        return group.relation
    if before.relation == "source":
        return "source"
    if number - 1 == subject or (
        subject is None and number == 1 and not before.relation and not telling.trigger.verb
    ):
        if before.head in lexicon.words("people_heads"):
            return "subj"
        if before.head in lexicon.heads("company"):
            return "inside"
        return "subjgen"
    return "inside" if before.head in lexicon.heads("company") and before.head != "fonds" else group.relation


def _holds_noun(sentence: Sentence, group: Group) -> bool:
    """True for a phrase that is part of a telling noun: "l'impôt sur les sociétés"."""
    return any(first < group.last and group.first < last for first, last, _ in sentence.triggers)


def _same_list(sentence: Sentence, number: int, subject: int) -> bool:
    low, high = sorted((number, subject))
    return all(sentence.groups[k].chained for k in range(low + 1, high + 1))
