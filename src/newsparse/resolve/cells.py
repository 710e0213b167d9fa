"""What a table cell holds: the amount, the date, the number, the yes or no, the entity in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from newsparse.numbers import DIGITS, parse_digits
from newsparse.record import Cell, Date, Entity, Money, Span, Table

T = TypeVar("T", bound=Span)

YES = frozenset({"oui", "yes", "vrai", "true", "✓", "✔", "✅", "☑", "✔️", "inclus", "incluse"})
NO = frozenset({"non", "no", "faux", "false", "✗", "✘", "❌", "✖", "✖️"})
NOTHING = frozenset(
    {"", "—", "–", "-", "--", "n/a", "na", "n.a.", "n.c.", "nc", "nd", "n.d.", "s.o.", "/", "…", "...",
     "sans objet", "non communiqué", "non disponible", "non applicable", "inconnu", "none", "null"}
)  # fmt: skip
_NUMBER = re.compile(
    rf"""(?:[~≈<>≤≥]\s?)?(?P<times>[×x](?=[0-9]))?(?P<sign>[-+−±]?)\s?
    (?P<digits>{DIGITS})
    \s?(?P<unit>%|‰|×|°[CF]?|[^\W\d_][\w/²³·.%-]{{0,15}}(?:\s(?!à\s)[^\W0-9_][^\W0-9_/²³]{{0,12}})?)?""",
    re.X,
)


def fill_cells(tables: Sequence[Table], dates: Sequence[Date], money: Sequence[Money], entities: Sequence[Entity]) -> list[Table]:
    """The tables with every cell typed by what was found inside it; one kind a cell, amounts before dates before numbers."""
    mentions = [(mention, entity.id) for entity in entities for mention in entity.mentions]
    filled = []
    for table in tables:
        inside_money = _within(table, money)
        inside_dates = _within(table, dates)
        inside_names = [(mention, key) for mention, key in mentions if table.start <= mention.start and mention.end <= table.end]
        rows = tuple(tuple(_typed(cell, inside_money, inside_dates, inside_names) for cell in row) for row in table.rows)
        filled.append(table.model_copy(update={"rows": rows}))
    return filled


def _within(outer: Span, items: Iterable[T]) -> list[T]:
    return [item for item in items if outer.start <= item.start and item.end <= outer.end]


def _typed(cell: Cell, money: Sequence[Money], dates: Sequence[Date], names: Sequence[tuple[Span, str]]) -> Cell:
    return cell.model_copy(update=_reading(cell, money, dates, names))


def _reading(cell: Cell, money: Sequence[Money], dates: Sequence[Date], names: Sequence[tuple[Span, str]]) -> dict[str, Any]:
    text = " ".join(cell.text.split())
    folded = text.casefold()
    if folded in NOTHING:
        return {"kind": "empty"}
    answers = {word in YES for word in folded.split() if word in YES or word in NO}
    if len(answers) == 1 and all(word in YES or word in NO for word in folded.split()):
        return {"kind": "boolean", "boolean": answers.pop()}  # also "✅ Oui"
    amounts = _within(cell, money)
    if amounts:
        return {"kind": "money", "money": amounts[0]}
    found_dates = _within(cell, dates)
    if found_dates and _covers(found_dates[0], cell):
        return {"kind": "date", "date": found_dates[0]}
    number = _number(text)
    if number:
        return number
    if found_dates:
        return {"kind": "date", "date": found_dates[0]}
    named = [(mention, key) for mention, key in names if cell.start <= mention.start and mention.end <= cell.end]
    if named and _covers(named[0][0], cell):
        return {"kind": "entity", "entity_id": named[0][1]}
    return {"kind": "text"}


def _covers(item: Span, cell: Cell) -> bool:
    """True where the item is most of the cell: a year within a sentence makes no date cell."""
    return 2 * (item.end - item.start) >= cell.end - cell.start


def _number(text: str) -> dict[str, Any] | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    try:
        value = parse_digits(match["digits"])
    except ValueError:
        return None
    return {"kind": "number", "number": -value if match["sign"] in ("-", "−") else value, "unit": match["unit"] or match["times"]}
