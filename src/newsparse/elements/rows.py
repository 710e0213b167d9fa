"""The rows and cells of a table that a page shows, and tables that lay out a page rather than hold data."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from newsparse.elements.visible import is_undisplayed

MIN_COLUMNS, MIN_ROWS = 2, 2  # of a table that holds data


def shown_rows(table: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """Row groups and their rows in display order: head, bodies, foot, wherever the foot stands in the source.

    >>> import lxml.html
    >>> rows = "<tfoot><tr><td>c</tfoot><tr hidden><td>b</tr><thead><tr><td>a</thead>"
    >>> [row.text_content() for _, row in shown_rows(lxml.html.fragment_fromstring(f"<table>{rows}</table>"))]
    ['a', 'c']
    """
    parts: dict[str, list[tuple[HtmlElement, HtmlElement]]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if child.tag == "tr":
            parts["tbody"].append((table, child))
        elif child.tag in parts and not is_undisplayed(child):
            parts[child.tag] += [(child, row) for row in child if row.tag == "tr"]
    for rows in parts.values():
        yield from (pair for pair in rows if not is_undisplayed(pair[1]))


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """The cells of a row that take a place in it."""
    return [cell for cell in row if cell.tag in ("td", "th") and not is_undisplayed(cell)]


def lays_out_page(table: HtmlElement) -> bool:
    """True where a cell holds a table of rows and columns and no row of headers says that the outer one has
    its own data.

    A lesser table inside a cell lays out the cell.
    """
    inner = any(_has_columns(below) for below in table.iterdescendants("table"))
    return inner and not _has_header_row(table)


def _has_columns(table: HtmlElement) -> bool:
    return sum(len(cells_of(row)) >= MIN_COLUMNS for _, row in shown_rows(table)) >= MIN_ROWS


def _has_header_row(table: HtmlElement) -> bool:
    first = next((cells for _, row in shown_rows(table) if (cells := cells_of(row))), [])
    return len(first) >= MIN_COLUMNS and all(cell.tag == "th" for cell in first)
