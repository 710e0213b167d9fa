"""Who may own an amount: the phrases of its sentence, and which labels fit which role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsparse.facts import grammar
from newsparse.facts.article import Name
from newsparse.facts.clauses import is_impersonal
from newsparse.facts.roles import Telling
from newsparse.facts.sentence import Group, Sentence
from newsparse.french import nouns

# Labels that may own an amount of a role, and those that do so rarely.
COMPANIES = frozenset({"ORG"})


LABELS = {
    "price": frozenset({"PRODUCT", "ORG", "MISC"}),
    "saving": frozenset({"PRODUCT", "ORG"}),
    "pay": frozenset({"PER"}),
    "cost": frozenset({"ORG", "PRODUCT", "MISC"}),
    "valuation": frozenset({"ORG", "PER"}),
    "loss": frozenset({"ORG", "PER"}),
    "acquisition": frozenset({"ORG", "PRODUCT"}),
    "grant": frozenset({"ORG", "PER"}),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """A candidate: a phrase of the sentence (``group``), or a name from elsewhere."""

    group: Group | None
    name: Name | None
    where: str = "sentence"  # before, title, heading, topic


def candidates(sentence: Sentence, telling: Telling, amount: int) -> Iterator[Owner]:
    """The phrases of the sentence that may own the amount."""
    for group in sentence.groups:
        if group.first <= telling.first < group.last and group.mention < 0:
            continue  # the telling noun itself
        if (
            group.mention < 0
            and not group.pronoun
            and any(group.first <= first < group.last for first, _, _ in sentence.triggers)
        ):
            continue
        if group.pronoun and is_impersonal(sentence, group):
            continue
        if group.mention < 0 and (group.head in grammar.heads("abstract") or owns_nothing(telling, group)):
            continue
        yield Owner(group, None)


def owns_nothing(telling: Telling, group: Group) -> bool:
    """Things that have no turnover and pay no fine: "la dynamique reste bonne, avec un chiffre d'affaires de
    3 M€".
    """
    if (
        telling.trigger.verb
        or telling.trigger.frame == "price"
        or group.pronoun
        or group.determiner in grammar.words("plural_determiners")
    ):
        return False
    known = grammar.heads("company") | grammar.heads("product") | grammar.heads("sector")
    return group.head not in known and group.head not in nouns("person") and group.head not in nouns("body")


_DEMONSTRATIVES = frozenset({"ce", "cet", "cette"})


def is_anaphor(group: Group) -> bool:
    """True for a phrase that takes up a company or product named before: "la start-up", "le casque"; not "les
    start-up".
    """
    if group.pronoun:
        return True
    related = group.determiner in grammar.words("possessives") and group.head in grammar.words("related")
    if related:
        return True
    if group.determiner in _DEMONSTRATIVES and group.head not in nouns("person"):
        return True
    definite = group.determiner in grammar.words("definite") and group.determiner not in {
        "les",
        "des",
        "ces",
        "aux",
    }
    return definite and (group.head in grammar.heads("company") or group.head in grammar.heads("product"))
