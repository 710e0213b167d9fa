"""HTML tables that stand inside Markdown or plain text (whole pages are the business of ``newsparse.reading``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsparse.record import Cell, Table
from newsparse.tables.page import cell_at

_TAG = re.compile(r"<(?P<end>/?)(?P<name>table|caption|tr|t[hd])\b(?P<attributes>[^<>]{0,2000})>", re.I)
_SPAN = re.compile(r"\b(?P<axis>col|row)span\s{0,5}=\s{0,5}[\"']?(?P<count>\d{1,3})", re.I)
_MOST = 1000  # cells a span may cover, as in HTML's own rule for colspan


class _Slot(NamedTuple):
    """A cell and how many columns and rows it covers."""

    cell: Cell
    columns: int
    rows: int


def read(text: str, masked: str) -> Iterator[Table]:
    """Every outermost HTML table outside code.

    >>> text = "Voici : <table><tr><th>a<th>b</tr><tr><td colspan=2>1</td></tr></table>"
    >>> [[cell.text for cell in row] for table in read(text, text) for row in table.rows]
    [['1', '1']]
    """
    depth, opened, tags = 0, 0, list[re.Match[str]]()
    for tag in _TAG.finditer(text):
        if tag["name"].lower() == "table":
            depth = max(0, depth + (-1 if tag["end"] else 1))
            if depth == 1 and not tag["end"]:
                opened, tags = tag.start(), []
            elif depth == 0 and tags:
                table = _table(text, masked, opened, tag.end(), tags)
                if table:
                    yield table
                tags = []
        elif depth == 1:
            tags.append(tag)


def _table(text: str, masked: str, start: int, end: int, tags: list[re.Match[str]]) -> Table | None:
    caption: str | None = None
    rows: list[list[_Slot]] = []
    for tag, after in zip(tags, [*tags[1:], None], strict=True):
        stop = after.start() if after else text.rindex("<", start, end)
        name = tag["name"].lower()
        if tag["end"]:
            continue
        if name == "caption":
            caption = cell_at(text, tag.end(), stop).text or None
        elif name == "tr":
            rows.append([])
        else:
            rows = rows or [[]]
            spans = {m["axis"].lower(): min(_MOST, max(1, int(m["count"]))) for m in _SPAN.finditer(tag["attributes"])}
            rows[-1].append(_Slot(cell_at(text, tag.end(), stop), spans.get("col", 1), spans.get("row", 1)))
    grid = _grid([row for row in rows if row], end)
    words = [cell for row in grid for cell in row if cell.text]
    if len(grid) < 2 or len(grid[0]) < 2 or not any(masked[cell.start : cell.end].strip() for cell in words):
        return None
    first, last = words[0].start, max(cell.end for cell in words)
    return Table(
        text=text[first:last],
        start=first,
        end=last,
        layout="html",
        caption=caption,
        header=tuple(cell.text for cell in grid[0]),
        rows=tuple(tuple(row) for row in grid[1:]),
        rule="html: inline",
    )


def _grid(rows: list[list[_Slot]], end: int) -> list[list[Cell]]:
    """Every cell in every column and row that it covers; rows filled up to the widest."""
    waiting: dict[int, tuple[Cell, int]] = {}  # column -> a cell from above, and the rows it still covers
    grid: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = []
        slots = iter(row)
        slot = next(slots, None)
        while slot or len(line) in waiting:
            if len(line) in waiting:
                cell, left = waiting.pop(len(line))
                if left > 1:
                    waiting[len(line)] = (cell, left - 1)
                line.append(cell)
            elif slot:
                for _ in range(slot.columns):
                    if slot.rows > 1:
                        waiting[len(line)] = (slot.cell, slot.rows - 1)
                    line.append(slot.cell)
                slot = next(slots, None)
        grid.append(line)
    width = max(map(len, grid), default=0)
    return [line + [Cell(text="", start=end, end=end)] * (width - len(line)) for line in grid]
