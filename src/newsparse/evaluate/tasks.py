"""What is scored: one definition a task, over a gold annotation and a record, both as plain data.

| task | an item is found where | and right where |
|---|---|---|
| entities.span | the span is the same | |
| entities | the span is the same | the label is one of gold's |
| entities.uniq | the name occurs in the article (once a name) | the label is one of gold's |
| dates.span, money.span | half of the characters are shared | |
| dates | half of the characters are shared | the value is one of gold's |
| dates.full | half of the characters are shared | that, and the modifier that gold says |
| money | half of the characters are shared | amount, upper amount and currency are the same |
| money.full | half of the characters are shared | that, and the modifier and `per` that gold says |
| quotes | four fifths of the characters of a direct quote are shared | |
| quotes.speaker | as quotes | the speaker is one of gold's |
| quotes.indirect | half of the characters of a reported clause are shared | |
| quotes.cue, quotes.speaker_text | as quotes; reported clauses as quotes.indirect | the same as gold |
| quotes.group | as quotes | the parts of the utterance are the same |
| dates.days | as dates | the first and last day are the same |
| asides | half of the characters are shared | the kind is one of gold's |
| entities.clusters | the mention is in both | B-cubed: the share of its mentions that belong together |
| facts.role | half of the amount is shared, and a fact tells of it | the role is one of gold's |
| facts | as facts.role | the subject too, under any of its names |
| facts.counterparty | a name of the other sides, over gold's amounts | its part too, where gold says it |
| facts.group | a pair of amounts that both tell of | they are one statement in both |
| facts.kind, .status, .date, .source | as facts.role | gold says it, and the record says the same |
| tables | a cell stands in the same row and column of the table | its text is the same |
| tables.whole | the tables overlap | all cells are right |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from newsparse.evaluate.attributes import agreeing, grouped, same_group, saying
from newsparse.evaluate.facts import FACT_TASKS
from newsparse.evaluate.matching import (
    Agreement,
    Goodness,
    Item,
    Tally,
    choices,
    overlap,
    overlap_from,
    pair,
    same_span,
    tally,
)

# of characters: "le 27 janvier" for "27 janvier" is found, "2026" for "27 janvier 2026" is not
HALF = overlap_from(0.5)
MOST = overlap_from(0.8)  # of characters: a quote that lost a clause of five is still that quote

_SPACES = str.maketrans({"\u2019": "'", "\u00a0": " ", "\u202f": " "})


def fold(text: str | None) -> str:
    """A name as it is compared: no case, no Markdown emphasis, plain apostrophes and spaces.

    >>> fold("l’**Agence  SPATIALE**")
    "l'agence spatiale"
    """
    plain = unicodedata.normalize("NFC", text or "").translate(_SPACES)
    return " ".join(re.sub(r"[*_`]+", "", plain).split()).casefold()


def mentions(annotation: Item) -> list[Item]:
    """Every mention of every entity, with the entity's label and name."""
    return [
        {
            **mention,
            "label": entity["label"],
            "name": entity.get("name"),
            "optional": entity.get("optional") or mention.get("optional"),
        }
        for entity in annotation.get("entities", ())
        for mention in entity.get("mentions", ())
    ]


def distinct(found: Iterable[Item]) -> list[Item]:
    """The first mention of every name and label."""
    first: dict[tuple[str, str], Item] = {}
    for mention in found:
        label = mention["label"]
        first.setdefault((fold(mention["text"]), "" if isinstance(label, list) else label), mention)
    return list(first.values())


def same_label(gold: Item, predicted: Item) -> bool:
    """The predicted label is one of those gold accepts."""
    return predicted["label"] in choices(gold["label"])


def _same_name(gold: Item, predicted: Item) -> float:
    if fold(gold["text"]) != fold(predicted["text"]):
        return 0.0
    return 2.0 if same_label(gold, predicted) else 1.0


def _gold_names(annotation: Item) -> list[Item]:
    first: dict[str, Item] = {}
    for mention in mentions(annotation):
        first.setdefault(fold(mention["text"]), mention)
    return list(first.values())


def same_value(gold: Item, predicted: Item) -> bool:
    """The value is gold's, or one of its alternatives."""
    accepted = [*choices(gold.get("value")), *(gold.get("alt") or ())]
    return str(predicted.get("value")) in {str(value) for value in accepted}


def _decimal(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def same_amount(gold: Item, predicted: Item) -> bool:
    """Amount, upper amount and currency are the same.

    >>> same_amount(
    ...     {"amount": "5.0", "currency": "EUR"}, {"amount": "5", "amount_max": None, "currency": "EUR"}
    ... )
    True
    """
    numbers = all(_decimal(gold.get(key)) == _decimal(predicted.get(key)) for key in ("amount", "amount_max"))
    return numbers and predicted.get("currency") in choices(gold.get("currency"))


def same_full(same: Agreement, *fields: str) -> Agreement:
    """The value is the same, and so is what gold says of it in these fields; gold may accept several.

    >>> same_full(same_value, "modifier")(
    ...     {"value": "2026", "modifier": "end"}, {"value": "2026", "modifier": None}
    ... )
    False
    """

    def right(gold: Item, predicted: Item) -> bool:
        said = (
            (field, [*choices(gold[field]), *(gold.get(f"alt_{field}") or ())])
            for field in fields
            if field in gold
        )
        return same(gold, predicted) and all(predicted.get(field) in accepted for field, accepted in said)

    return right


def same_speaker(gold: Item, predicted: Item) -> bool:
    """The speaker is gold's or one of its alternatives; nobody where gold names nobody."""
    accepted = [*choices(gold.get("speaker")), *(gold.get("alt_speaker") or ())]
    return fold(predicted.get("speaker")) in {fold(name) for name in accepted}


def quotes_of(kind: str) -> Callable[[Item], list[Item]]:
    """The quotes of one kind: ``direct`` or ``indirect``."""
    return lambda annotation: [quote for quote in annotation.get("quotes", ()) if quote.get("kind") == kind]


def cells(table: Item) -> dict[tuple[int, int], str]:
    """Folded text by row and column, the header as row 0.

    >>> cells({"header": ["A"], "rows": [[{"text": "1 €"}]]})
    {(0, 0): 'a', (1, 0): '1 €'}
    """
    rows = [*([table["header"]] if table.get("header") else []), *table["rows"]]
    return {
        (r, c): fold(x if isinstance(x, str) else x.get("text"))
        for r, row in enumerate(rows)
        for c, x in enumerate(row)
    }


def tally_cells(into: Tally, article: str, gold: Sequence[Item], predicted: Sequence[Item]) -> None:
    """Count the cells of all tables of an article."""
    pairs = pair(gold, predicted, overlap)
    for i, table in enumerate(gold):
        found = cells(predicted[pairs[i]]) if i in pairs else {}
        wanted = cells(table)
        for place in sorted(wanted.keys() | found.keys()):
            item = _cell(wanted, place)
            answer = _cell(found, place)
            into.count(article, item, answer, right=item is not None and item == answer)
    for j, table in enumerate(predicted):
        if j not in pairs.values():
            found = cells(table)
            for place in found:
                into.count(article, None, _cell(found, place))


def _cell(found: dict[tuple[int, int], str], place: tuple[int, int]) -> Item | None:
    return {"row": place[0], "column": place[1], "text": found[place]} if place in found else None


class Task(NamedTuple):
    """One line of the score: which items, when one is found, when it is right."""

    name: str
    gold: Callable[[Item], Sequence[Item]]
    predicted: Callable[[Item], Sequence[Item]]
    found: Goodness
    right: Agreement
    of_found: bool = False  # counted over what both have: what is said of an item, not whether it is found

    def add(self, into: Tally, article: str, gold: Item, predicted: Item) -> None:
        """Count the items of one article."""
        wanted, found = self.gold(gold), self.predicted(predicted)
        if not self.of_found:
            tally(into, article, wanted, found, self.found, self.right)
            return
        for i, j in sorted(pair(wanted, found, self.found).items()):
            if not wanted[i].get("optional"):
                into.count(article, wanted[i], found[j], right=self.right(wanted[i], found[j]))


def _items(part: str) -> Callable[[Item], Sequence[Item]]:
    return lambda annotation: list(annotation.get(part, ()))


def _anything(gold: Item, predicted: Item) -> bool:
    return True


def _same_cells(gold: Item, predicted: Item) -> bool:
    return cells(gold) == cells(predicted)


def same_kind_of_quote(gold: Item, predicted: Item) -> float:
    """How well a quote answers one of the same kind: a direct one by four fifths of its characters, a
    reported clause by half.
    """
    if gold.get("kind") != predicted.get("kind"):
        return 0.0
    return (MOST if gold.get("kind") == "direct" else HALF)(gold, predicted)


CLUSTERS = "entities.clusters"  # B-cubed
TABLE_CELLS = "tables"  # counted by the cell, all others by the item
TASKS = (
    Task("entities.span", mentions, mentions, same_span, _anything),
    Task("entities", mentions, mentions, same_span, same_label),
    Task("entities.uniq", _gold_names, lambda record: distinct(mentions(record)), _same_name, same_label),
    Task("dates.span", _items("dates"), _items("dates"), HALF, _anything),
    Task("dates", _items("dates"), _items("dates"), HALF, same_value),
    Task("dates.full", _items("dates"), _items("dates"), HALF, same_full(same_value, "modifier")),
    Task(
        "dates.days",
        saying("dates", "first", "last"),
        _items("dates"),
        HALF,
        agreeing(str, "first", "last"),
        True,
    ),
    Task("money.span", _items("money"), _items("money"), HALF, _anything),
    Task("money", _items("money"), _items("money"), HALF, same_amount),
    Task("money.full", _items("money"), _items("money"), HALF, same_full(same_amount, "modifier", "per")),
    Task("quotes", quotes_of("direct"), quotes_of("direct"), MOST, _anything),
    Task("quotes.speaker", quotes_of("direct"), quotes_of("direct"), MOST, same_speaker),
    Task("quotes.indirect", quotes_of("indirect"), quotes_of("indirect"), HALF, _anything),
    Task(
        "quotes.cue",
        saying("quotes", "cue"),
        _items("quotes"),
        same_kind_of_quote,
        agreeing(fold, "cue"),
        True,
    ),
    Task(
        "quotes.speaker_text",
        saying("quotes", "speaker_text"),
        _items("quotes"),
        same_kind_of_quote,
        agreeing(fold, "speaker_text"),
        True,
    ),
    Task("quotes.group", grouped, grouped, MOST, same_group, True),
    Task("asides", _items("asides"), _items("asides"), HALF, agreeing(fold, "kind")),
    Task("tables.whole", _items("tables"), _items("tables"), overlap, _same_cells),
)
TASK_NAMES = (*(task.name for task in TASKS), *FACT_TASKS, CLUSTERS, TABLE_CELLS)


def part_of(task: str) -> str:
    """The part of a record that a task is about: an annotation without it says nothing of it.

    >>> part_of("quotes.speaker")
    'quotes'
    """
    return task.partition(".")[0]
