"""What gold and records must look like to be scored: the first thing that is wrong, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from newsparse.evaluate.matching import Item
from newsparse.record import Label

LABELS: tuple[str, ...] = get_args(Label)
_NAMES = {"id": str, "source": str, "text": str, "text_sha256": str, "item": int}


def complaint(annotation: Item, *, located: bool) -> str | None:
    """Why an annotation cannot be scored; ``None`` where it can.

    Args:
        annotation: gold or a record, as JSON has it.
        located: every item must have its offsets (a record), or may be given by its text alone (gold).

    >>> complaint({"dates": [{"x": 1}]}, located=False)
    'dates, item 1: neither start and end nor text'
    """
    try:
        for name, kind in _NAMES.items():
            _want(
                annotation.get(name) is None or isinstance(annotation[name], kind),
                f"{name}: not {kind.__name__}",
            )
        for entity, where in _objects(annotation, "entities"):
            _labelled(entity, where)
            for mention, place in _objects(entity, "mentions", f"{where}, "):
                _want(isinstance(mention.get("text"), str), f"{place}: no text")
                _spanned(mention, place, located)
        for part in ("dates", "quotes", "asides"):
            for item, where in _objects(annotation, part):
                _spanned(item, where, located)
        for item, where in _objects(annotation, "money"):
            _spanned(item, where, located)
            for key in ("amount", "amount_max"):
                _want(_is_number(item.get(key)), f"{where}: {key} is not a number")
        for table, where in _objects(annotation, "tables"):
            _tabular(table, where, located)
    except _UnfitError as error:
        return str(error)
    return None


class _UnfitError(Exception):
    """What is wrong, and where."""


def _want(right: bool, wrong: str) -> None:
    if not right:
        raise _UnfitError(wrong)


def _objects(of: Item, part: str, before: str = "") -> Iterator[tuple[Item, str]]:
    """The items of a part, each with its name in a complaint."""
    items = of.get(part, [])
    _want(isinstance(items, list), f"{before}{part}: no list")
    for number, item in enumerate(items, 1):
        where = f"{before}{part}, item {number}"
        _want(isinstance(item, Mapping), f"{where}: no object")
        yield item, where


def _labelled(entity: Item, where: str) -> None:
    label = entity.get("label")
    accepted = label if isinstance(label, list) and label else [label]
    _want(all(one in LABELS for one in accepted), f"{where}: the label is not one of {', '.join(LABELS)}")


def _spanned(item: Item, where: str, located: bool) -> None:
    offsets = all(isinstance(item.get(key), int) for key in ("start", "end"))
    if located or "start" in item:
        _want(offsets, f"{where}: no start and end")
    else:
        _want(
            isinstance(item.get("text"), str) and bool(item["text"].strip()),
            f"{where}: neither start and end nor text",
        )


def _tabular(table: Item, where: str, located: bool) -> None:
    header, rows = table.get("header") or [], table.get("rows")
    _want(isinstance(header, list) and isinstance(rows, list), f"{where}: no header and rows")
    assert isinstance(rows, list)
    _want(all(isinstance(row, list) for row in rows), f"{where}: a row is not a list")
    cells = [*header, *(cell for row in rows for cell in row)]
    if located or "start" in table or "text" in table:
        _spanned(table, where, located)
        _want(all(isinstance(cell, str | Mapping) for cell in cells), f"{where}: a cell is not a text")
    else:  # looked up in the text by its cells
        _want(
            bool(header and rows and all(rows)), f"{where}: neither start and end nor cells to look it up by"
        )
        _want(all(isinstance(cell, str) for cell in cells), f"{where}: a cell is not a text")


def _is_number(value: Any) -> bool:
    if value in (None, ""):
        return True
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False
