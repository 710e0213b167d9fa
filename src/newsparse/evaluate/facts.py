"""Tasks for facts: what an amount is, whose, who the others are, and which amounts are one statement.

Gold says it of the amount (``role``, ``subject``, ``counterparties``, ``kind``, ``status``, ``date``,
``source``, and ``fact``, a number that the amounts of one statement share), or has ``facts`` as a record has
them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsparse.evaluate.matching import Item, Tally, choices, overlap_from, pair, tally

HALF = overlap_from(0.5)
Fold = Callable[[Any], str]
SAID = ("kind", "status", "date", "source")  # scored over the amounts that both tell of, where gold says it
FACT_TASKS = ("facts.role", "facts", "facts.counterparty", "facts.group", *(f"facts.{name}" for name in SAID))


def told(annotation: Item) -> list[Item]:
    """Every amount of which something is told, with what is told of it; ``fact`` says which belong together.

    >>> money = [{"start": 0, "end": 4}, {"start": 9, "end": 12}]
    >>> [
    ...     (i["start"], i["role"])
    ...     for i in told({"money": money, "facts": [{"id": "f1", "role": "price", "money": [1]}]})
    ... ]
    [(9, 'price')]
    """
    money = annotation.get("money") or ()
    if "facts" not in annotation:
        return [
            {**item, "fact": item.get("fact", f"amount {number}")}
            for number, item in enumerate(money)
            if item.get("role")
        ]
    found: list[Item] = []
    for fact in annotation["facts"]:
        places = [money[index] for index in fact.get("money") or () if 0 <= index < len(money)]
        found += [
            {**fact, "fact": fact.get("id"), "start": place["start"], "end": place["end"]} for place in places
        ]
    return found


def add_facts(tasks: Mapping[str, Tally], article: str, gold: Item, record: Item, fold: Fold) -> None:
    """Count the facts of one article; an annotation that tells no role says nothing of facts."""
    wanted = told(gold)
    if not wanted:
        return
    found, names = told(record), surfaces_of(gold, fold)
    tally(tasks["facts.role"], article, wanted, found, HALF, same_role)
    tally(tasks["facts"], article, wanted, found, HALF, same_owner(names, fold))
    tally_parties(tasks["facts.counterparty"], article, wanted, found, names, fold)
    tally_groups(tasks["facts.group"], article, wanted, found)
    for i, j in sorted(pair(wanted, found, HALF).items()):
        for name in SAID:
            if name in wanted[i] and not wanted[i].get("optional"):
                right = fold(found[j].get(name)) in {fold(value) for value in choices(wanted[i][name])}
                tasks[f"facts.{name}"].count(article, wanted[i], found[j], right=right)


def same_role(gold: Item, predicted: Item) -> bool:
    """The role is gold's, or one of those it accepts."""
    return predicted.get("role") in choices(gold.get("role"))


def same_owner(names: Mapping[str, frozenset[str]], fold: Fold) -> Callable[[Item, Item], bool]:
    """The role is right, and the subject: any name that gold has for the same entity; nobody where gold names
    nobody.
    """

    def right(gold: Item, predicted: Item) -> bool:
        wanted, got = choices(gold.get("subject")), predicted.get("subject")
        if not same_role(gold, predicted):
            return False
        if got is None:
            return None in wanted
        surfaces = {
            surface for name in wanted if name for surface in names.get(fold(name), frozenset({fold(name)}))
        }
        return fold(got) in surfaces or (None in wanted and fold(got) == fold(predicted.get("subject_text")))

    return right


def surfaces_of(annotation: Item, fold: Fold) -> dict[str, frozenset[str]]:
    """All folded names of each entity of gold, by each of them."""
    known: dict[str, frozenset[str]] = {}
    for entity in annotation.get("entities", ()):
        forms = frozenset(
            fold(text)
            for text in (entity.get("name"), *(m.get("text") for m in entity.get("mentions", ())))
            if text
        )
        for form in forms:
            known[form] = known.get(form, frozenset()) | forms
    return known


def tally_parties(
    into: Tally,
    article: str,
    gold: Sequence[Item],
    predicted: Sequence[Item],
    names: Mapping[str, frozenset[str]],
    fold: Fold,
) -> None:
    """Count the other sides over the amounts that gold tells of, name by name."""
    pairs = pair(gold, predicted, HALF)
    for i, item in enumerate(gold):
        if item.get("optional") or "counterparties" not in item:
            continue
        found = list((predicted[pairs[i]].get("counterparties") or ()) if i in pairs else ())
        for wanted in item["counterparties"]:
            forms = names.get(fold(wanted["name"]), frozenset({fold(wanted["name"])}))
            answer = next((party for party in found if fold(party["name"]) in forms), None)
            if answer is not None:
                found.remove(answer)
            part = answer is not None and wanted.get("part") in (None, answer.get("part"))
            into.count(article, {**wanted, "text": item.get("text")}, answer, right=part)
        for extra in found:
            into.count(article, None, {**extra, "start": item["start"], "end": item["end"]})


def tally_groups(into: Tally, article: str, gold: Sequence[Item], predicted: Sequence[Item]) -> None:
    """Count pairs of amounts that are one statement, over the amounts that both tell of."""
    pairs = pair(gold, predicted, HALF)
    both = [(gold[i], predicted[j]) for i, j in sorted(pairs.items())]
    for number, (one, found_one) in enumerate(both):
        for other, found_other in both[:number]:
            wanted, got = one["fact"] == other["fact"], found_one["fact"] == found_other["fact"]
            if wanted or got:
                into.count(article, one if wanted else None, found_one if got else None, right=wanted and got)
