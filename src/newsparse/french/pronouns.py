"""Pronouns that stand for somebody: "elle", "ce dernier", "l'intéressée", "l'une d'elles", "beaucoup"."""

from __future__ import annotations

from newsparse.french import verbs
from newsparse.french.groups import NounPhrase
from newsparse.french.number_gender import phrase_of
from newsparse.french.small_words import CLITICS, OF, SUBJECTS, few
from newsparse.french.tokens import Sentence, at

_PRONOUNS = SUBJECTS | few("pronouns", "stressed", "pointing", "neuter")
_SOME = few("pronouns", "some")
_SOME_OF = _SOME | {"un", "une", "deux", "trois"}


def read_pronoun(tokens: Sentence, index: int) -> NounPhrase | None:
    word, following = tokens[index].low, at(tokens, index + 1).low
    if (
        word in {"ce", "cette", "ces"}
        and following.startswith(("dernier", "derniè"))
        and not at(tokens, index + 2).is_capital
    ):
        long = at(tokens, index + 2).low in few("time", "unit", "month")
        return None if long else phrase_of(tokens, index, index + 2, "pronoun", index + 1)
    if word in {"l'", "le", "la", "les"} and following in {
        "intéressé",
        "intéressée",
        "intéressés",
        "intéressées",
    }:
        return phrase_of(tokens, index, index + 2, "pronoun", index)
    if last := _some(tokens, index):
        return phrase_of(tokens, index, last, "person", index)
    if word in _PRONOUNS:
        article = (
            word in {"ce", "tout"}
            and following not in verbs.forms()
            and following not in {"qui", "que", "qu'", "ne", "n'"}
        )
        return None if article else phrase_of(tokens, index, index + 1, "pronoun", index)
    return None


def _some(tokens: Sentence, index: int) -> int:
    """The index behind people whom the text counts and does not name: "l'une d'elles", "certains d'entre
    eux", "beaucoup"; 0 for none.
    """
    word, step = tokens[index].low, index + 1
    if word in {"la", "une"} and at(tokens, step).low in {"plupart", "moitié", "majorité"}:
        return step + 1 if at(tokens, step + 1).low not in OF else 0
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
