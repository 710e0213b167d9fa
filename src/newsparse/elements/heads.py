"""Which rows of a table are its header, its title, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lxml.html import HtmlElement

from newsparse.elements.rows import cells_of, shown_rows

# a row of the table's head, a row of header cells elsewhere, a row of data
Head = Literal["head", "cells", None]


def head_of(group: HtmlElement, cells: Sequence[HtmlElement]) -> Head:
    """What makes a row of cells a header (``th scope=row`` at the line's start makes none)."""
    if group.tag == "thead":
        return "head"
    return "cells" if all(cell.tag == "th" and cell.get("scope") != "row" for cell in cells) else None


def count_header_rows(
    table: HtmlElement,
    heads: Sequence[Head],
    lines: Sequence[Sequence[int | None]],
    width: int,
    *,
    titled: bool,
) -> int:
    """How many rows stand above the data, the title among them.

    Args:
        table: the table.
        heads: what makes each row a header.
        lines: for each row, which cell shows in each column.
        width: columns of the table.
        titled: the first row is its title.
    """
    count = int(titled)
    while (
        count < len(heads)
        and heads[count]
        and not _is_group(heads[count], lines[count], width, first=count == titled)
    ):
        count += 1
    if count == len(heads) or (count == titled and not _is_list_of_facts(table, width)):
        return titled + 1  # no header cells at all, or nothing but: the first row is the header
    return count


def is_title(line: Sequence[int | None], width: int) -> bool:
    """One cell over the whole width.

    >>> is_title([0, 0, 0], 3), is_title([0, 0, 1], 3)
    (True, False)
    """
    return len(line) == width and len(set(line)) == 1


def _is_group(head: Head, line: Sequence[int | None], width: int, *, first: bool) -> bool:
    """A header cell over the whole width, below the header and outside the head, names the rows that follow
    it.
    """
    return head == "cells" and not first and is_title(line, width)


def _is_list_of_facts(table: HtmlElement, width: int) -> bool:
    """Two columns, a name and its value, with the name set as a header cell or in bold in every row: there is
    no header row.
    """
    if width != 2:
        return False
    for _, row in shown_rows(table):
        own = cells_of(row)
        if len(own) == 2 and not (_is_name(own[0]) and not _is_name(own[1])):
            return False
    return True


def _is_name(cell: HtmlElement) -> bool:
    """A header cell, or one whose text is bold throughout."""
    if cell.tag == "th":
        return True
    bold = next((child for child in cell.iterdescendants("b", "strong")), None)
    return bold is not None and "".join(bold.itertext()).strip(" :\u00a0\n\t") == "".join(
        cell.itertext()
    ).strip(" :\u00a0\n\t")
