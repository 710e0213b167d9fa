"""Captions for tables that their format marks (those of a page): the lines about them say what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.record import Table
from newsparse.tables import caption
from newsparse.tables.text_grid import Line, lines_of


def with_captions(
    tables: Sequence[Table], text: str, masked: str, headings: Sequence[tuple[int, int]] = ()
) -> list[Table]:
    r"""The tables, in text order; those without a caption with the one that the text about them gives.

    Args:
        tables: tables of ``text``.
        text: the article.
        masked: the same with markup and code blanked out.
        headings: spans of lines that title a section: they lead in to nothing, unless they number the table.

    >>> from newsparse.record import Cell
    >>> text = "Voici les tarifs :\n\nOffre\tPrix\nAlba\t12 €"
    >>> row = [Cell(text="Alba", start=31, end=35), Cell(text="12 €", start=36, end=40)]
    >>> table = Table(
    ...     text=text[20:],
    ...     start=20,
    ...     end=40,
    ...     layout="html",
    ...     header=["Offre", "Prix"],
    ...     rows=[row],
    ...     rule="html: table element",
    ... )
    >>> with_captions([table], text, text)[0].caption
    'Voici les tarifs'
    """
    if all(table.caption for table in tables):
        return list(tables)
    lines = _without_tables(list(lines_of(text, masked)), tables, {start for start, _ in headings})
    found: list[Table] = []
    first = 0
    for table in tables:
        while lines[first].end < table.start:
            first += 1
        last = first
        while last < len(lines) and lines[last].start < table.end:
            last += 1
        title = table.caption or caption.find(lines, first, last)
        found.append(table if title == table.caption else table.model_copy(update={"caption": title}))
    return found


def _without_tables(lines: Sequence[Line], tables: Sequence[Table], headings: set[int]) -> list[Line]:
    """The lines, blank where a table stands (one does not name another), headings marked as no words of the
    text.
    """
    kept: list[Line] = []
    ahead = iter(tables)
    table = next(ahead, None)
    for line in lines:
        while table and table.end <= line.start:
            table = next(ahead, None)
        inside = table is not None and table.start < line.end
        kept.append(line._replace(text="" if inside else line.text, code=line.code or line.start in headings))
    return kept
