"""Who stands behind a round: by verbs of joining and leading, and by the shapes of headlines."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.facts import grammar
from newsparse.facts.clauses import is_finite, subject_of
from newsparse.facts.sentence import Group, Sentence, at
from newsparse.facts.syntax import same_list


def joiners(sentence: Sentence, besides: int = -1) -> Iterator[tuple[Group, str]]:
    """Who takes part in a round, as the subject of a verb that says so, but for the verb ``besides``."""
    for index, verbs in sentence.verbs.items():
        if index == besides or not (is_finite(sentence, index) or _is_done(sentence, index)):
            continue
        negated = is_negated(sentence, index)
        part = None if negated else _joining_part(sentence, index, {v.lemma for v in verbs})
        subject = subject_of(sentence, index) if part else None
        if subject is None:
            continue
        for number, group in enumerate(sentence.groups):
            listed = number == subject or (group.last <= index and same_list(sentence, number, subject))
            meant = listed or _is_apposed(sentence, number, subject, index)
            if meant and group.mention >= 0 and not group.relation:
                yield group, part or ""


def is_negated(sentence: Sentence, index: int) -> bool:
    """ "ne participe pas", "n'a pas suivi"."""
    before = {t.low for t in sentence.tokens[max(0, index - 4) : index]}
    return not before.isdisjoint({"ne", "n'"})


def _is_apposed(sentence: Sentence, number: int, subject: int, index: int) -> bool:
    """ "Son actionnaire de toujours, Zelda, a remis au pot"."""
    before, group = sentence.groups[subject], sentence.groups[number]
    if before.mention >= 0 or number <= subject or group.last > index:
        return False
    heads = grammar.words("investors")
    commas = [at(sentence.tokens, k).low for k in (group.first - 1, group.last)]
    return commas == [",", ","] and any(t.low in heads for t in sentence.tokens[before.first : before.last])


def _joining_part(sentence: Sentence, index: int, lemmas: set[str]) -> str | None:
    """What the subject of a verb is in a round, if anything; not where the verb has a sum of its own."""
    ahead = sentence.tokens[index : index + _AHEAD]
    if any(t.kind == "money" for t in ahead[:3]):
        return None
    lows = {t.low for t in ahead}
    summed = any(t.kind == "money" for t in ahead)
    for lemma in () if summed else lemmas:
        for word, part in grammar.backing().get(lemma, ()):
            if word in lows and not (word.startswith("actionnaire") and _is_aside(sentence, index)):
                return part
    of_round = not grammar.words("of_rounds").isdisjoint(lows)
    if lemmas & grammar.lemmas("let_in"):
        return "participant" if of_round or at(sentence.tokens, index + 1).low == "chez" else None
    if lemmas & grammar.lemmas("lead"):
        return "lead" if of_round else None
    joining = grammar.lemmas("join") | grammar.lemmas("put_in")
    return "participant" if lemmas & joining and is_finite(sentence, index) else None


def _is_aside(sentence: Sentence, index: int) -> bool:
    """ "Ardo, dont l'État est devenu actionnaire": told of Ardo, not of its round."""
    return any(t.low == "dont" for t in sentence.tokens[max(0, index - 6) : index])


def _is_done(sentence: Sentence, index: int) -> bool:
    """ "ont participé": a participle with avoir, or with être of a verb that nobody undergoes."""
    before = (sentence.verb(index - back) for back in (1, 2))
    helped = any(v is not None and v.lemma == "avoir" and v.part in {"singular", "plural"} for v in before)
    return helped and any(v.part == "past participle" for v in sentence.verbs.get(index, ()))


# So far behind a verb, in tokens, stands what somebody joins: "entre à cette occasion au capital".
_AHEAD = 9


def joins(sentence: Sentence, group: Group, before: str | None) -> str | None:
    """ "auquel se sont joints Zelda et Mira", "Zelda mène l'opération", "a convaincu Zelda de
    mener ce tour".
    """
    tokens = sentence.tokens
    if group.chained and before and not group.relation:
        return before
    if gained := won(sentence, group):
        return gained
    ahead = [at(tokens, group.last + k).low for k in range(3)]
    if grammar.words("led").intersection(ahead):
        return "lead"
    behind = [at(tokens, group.first - k).low for k in range(1, 3)]
    return "participant" if not group.relation and grammar.words("joined").intersection(behind) else None


def won(sentence: Sentence, group: Group) -> str | None:
    """ "a convaincu Zelda et Mira", "fait entrer Zelda": the object of a verb of winning over."""
    if group.relation:
        return None
    place = group.first - 1
    while place > 0 and (
        sentence.tokens[place].kind == "date" or sentence.tokens[place].low in grammar.words("adverbs")
    ):
        place -= 1
    lemmas = {v.lemma for v in sentence.verbs.get(place, ())}
    if lemmas & grammar.lemmas("found_among") and _speaks_of_investors(sentence, place):
        return "participant"
    gained = lemmas & grammar.lemmas("win") or (
        lemmas & grammar.lemmas("let_in")
        and any(v.lemma == "faire" for v in sentence.verbs.get(place - 1, ()))
    )
    return "participant" if gained else None


def _speaks_of_investors(sentence: Sentence, place: int) -> bool:
    """ "Parmi les investisseurs du tour figure Zelda"."""
    lows = [t.low for t in sentence.tokens[:place]]
    return "parmi" in lows and not grammar.words("investors").isdisjoint(lows)


def signed(sentence: Sentence, group: Group) -> bool:
    """ "un tour de 3 M€ signé Zelda et Mira"."""
    place = group.first - 1
    verb = sentence.verb(place)
    if group.relation or verb is None or verb.lemma != "signer" or verb.part != "past participle":
        return False
    helper = sentence.verb(place - 1)
    return helper is None or helper.lemma != "avoir"


def is_described(sentence: Sentence, group: Group) -> bool:
    """ "Zelda, nouvel actionnaire d'Ardo": a name that is presented as an investor."""
    tokens = sentence.tokens
    if group.relation not in {"", "label"} or at(tokens, group.last).low != ",":
        return False
    lows = [at(tokens, group.last + k).low for k in range(1, 4)]
    heads = [low for low in lows if low in grammar.words("presented")]
    return bool(heads) and lows.index(heads[0]) <= 2 and "," not in lows[: lows.index(heads[0])]


def leans(sentence: Sentence, group: Group) -> bool:
    """ "Ardo s'adosse à Zelda", "s'appuie sur Zelda"."""
    if group.relation not in {"to", "on"}:
        return False
    places = range(max(0, group.first - 3), group.first)
    return any(v.lemma in grammar.lemmas("lean") for k in places for v in sentence.verbs.get(k, ())) and any(
        sentence.tokens[k].low in {"s'", "se"} for k in range(max(0, group.first - 5), group.first)
    )


def presents(sentence: Sentence) -> bool:
    """ "Au tour de table : Zelda et Mira": a heading word of rounds, a colon, names."""
    lows = [t.low for t in sentence.tokens[:_HEADED]]
    return ":" in lows and not grammar.words("round_heads").isdisjoint(lows[: lows.index(":")])


# So many tokens hold the word and its colon.
_HEADED = 7
