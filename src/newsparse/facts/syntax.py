"""The syntax of a sentence as far as facts need it: the verb that governs an amount, its subject, what a
genitive passes on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newsparse.facts import grammar
from newsparse.facts.clauses import is_aside, is_finite, is_undergone, subject_of
from newsparse.facts.roles import Telling, is_passive
from newsparse.facts.sentence import Group, Sentence, at


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
            handed
            and (award or "give" in sorts)
            and not (is_undergone(sentence, index) or reflexive or _is_seen(sentence, index))
        )
    found.joins = not telling.trigger.verb and is_joining(sentence, index)
    subject = subject_of(sentence, index) if index >= 0 else None
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
    told = telling.place in {"before", "behind"}
    if subject is None and (not told or (index < 0 and _opens_line(sentence, amount))):
        subject = _last_thing(sentence, amount)
    for number, group in enumerate(sentence.groups):
        found.relations[number] = _relation(sentence, telling, group, number, subject, index)
    return found


def _is_seen(sentence: Sentence, index: int) -> bool:
    """ "se voit infliger", "s'est fait accorder"."""
    verb = sentence.verb(index)
    return verb is not None and verb.part == "infinitive" and is_passive(sentence, index)


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


def _opens_line(sentence: Sentence, amount: int) -> bool:
    """ "Ardo grandit : 3 M€ en amorçage": the sum behind the colon of a headline."""
    tokens = sentence.tokens
    return at(tokens, amount - 1).low == ":" and tokens[-1].low not in ".!?"


def _last_thing(sentence: Sentence, amount: int) -> int | None:
    """Where no word tells the role: the last bare name before the amount ("Zelda lance le Zed 2, un casque :
    300 euros").
    """
    named = [n for n, g in enumerate(sentence.groups) if g.mention >= 0 and g.relation in {"", "label"}]
    before = [n for n in named if sentence.groups[n].last <= amount]
    behind = [n for n in named if at(sentence.tokens, sentence.groups[n].first - 1).low == ":"]
    return before[-1] if before else next(iter(behind), None)


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
            and (group.mention >= 0 or group.pronoun or group.head in grammar.heads("company"))
        ):
            verbs = sentence.verbs.get(group.last, ())
            if any(v.part in {"singular", "plural"} for v in verbs) or at(
                sentence.tokens, group.last
            ).low in grammar.words("clitics"):
                return number
    return None


def is_joining(sentence: Sentence, index: int) -> bool:
    """ "Zelda mène le tour de 3 M€ d'Ardo", "Zelda est entré sur la base d'une valorisation de 3 M€"."""
    lemmas = {v.lemma for v in sentence.verbs.get(index, ())}
    entered = bool(lemmas & grammar.lemmas("let_in"))
    joined = entered or lemmas & (grammar.lemmas("join") | grammar.lemmas("lead"))
    return bool(joined) and (entered or not is_undergone(sentence, index))


def _governor(sentence: Sentence, telling: Telling, amount: int) -> int:
    """The verb whose subject owns the amount: the telling verb itself, else the one before the telling noun,
    or before the amount.
    """
    if telling.trigger.verb:
        return telling.first
    start = min(telling.first, amount)
    if telling.place == "behind":  # "3 M€ : Ardo réalise la plus grosse levée de l'année"
        start = next((k + 1 for k in range(telling.first - 1, amount, -1) if is_finite(sentence, k)), start)
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
    if not group.relation and subject is not None and same_list(sentence, number, subject):
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
    while place > 0 and sentence.tokens[place - 1].kind == "date":
        place -= 1  # "annoncée mardi par Ardo"
    verbs = grammar.verbs().get(sentence.tokens[place - 1].low, ()) if place > 0 else ()
    if any(v.lemma in grammar.lemmas("announce") and v.part == "past participle" for v in verbs):
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
    if before.relation == "source" or before.head in grammar.words("studies"):
        return "source"
    if number - 1 == subject or (
        subject is None and number == 1 and not before.relation and not telling.trigger.verb
    ):
        if before.head in grammar.words("people_heads"):
            return "subj"
        if before.head in grammar.heads("company"):
            return "inside"
        return "subjgen"
    return "inside" if before.head in grammar.heads("company") and before.head != "fonds" else group.relation


def _holds_noun(sentence: Sentence, group: Group) -> bool:
    """True for a phrase that is part of a telling noun: "l'impôt sur les sociétés"."""
    return any(first < group.last and group.first < last for first, last, _ in sentence.triggers)


def same_list(sentence: Sentence, number: int, subject: int) -> bool:
    """True for two phrases of one list, by their indexes among the groups."""
    low, high = sorted((number, subject))
    return all(sentence.groups[k].chained for k in range(low + 1, high + 1))
