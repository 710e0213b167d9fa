"""What tells rows of data from lines of words that a mark happens to part: menus, bylines, logs,
enumerations.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsparse.record import Cell

Rows = Sequence[Sequence[Cell]]

_NUMBER = re.compile(r"[\s~≈<>≤≥+±−–$€£(-]{0,4}\d")
_SIGN = re.compile(
    r"[-–—✓✔✅✗✘✕❌×☐☑☒●○★☆⭐½/]{1,10}|n/?a|n\.?c\.?|oui|non|yes|no|vrai|faux|gratuit|illimité|" r"inclus",
    re.I,
)
_NO_HEADER = re.compile(r"#\w|[$\w.]{1,40}=|.{0,200}(?:\w\([)'\"]|[{}])")  # hashtags, assignments, calls
_LEADS = re.compile(r".{0,200}(?:\s:|:\s|-+>)")  # to an enumeration, to the next box
_MOST: Final = 2 / 3  # of the cells of a column of values
_FULL_CELL: Final = 4  # words; the cells of a column that describes have as many, those of a menu have not
_FULL_HEADER: Final = 8  # words of the name of a column
_MANY_ROWS: Final = 4  # menus have fewer


def is_value(words: str) -> bool:
    """True where a cell holds a number or a sign that stands for yes, no or nothing.

    >>> [is_value(words) for words in ("12 €", "-3 %", "✅", "Oui", "Alba 3", "")]
    [True, True, True, True, False, False]
    """
    return bool(_NUMBER.match(words) or _SIGN.fullmatch(words))


def holds_data(rows: Rows) -> bool:
    """True where a column of values, of kinds or of descriptions stands below the header, or many rows below
    words of its own.

    >>> def row(*cells):
    ...     return [Cell(text=cell, start=0, end=0) for cell in cells]
    >>> holds_data([row("Offre", "Prix"), row("Alba", "12 €"), row("Bora", "9 €")])
    True
    >>> holds_data([row("Accueil", "Tests"), row("Vidéos", "Forum"), row("Contact", "Emploi")])
    False
    """
    if len(rows) < 3:
        return False
    columns = _columns(rows)
    if any(_values(column) or _kinds(column) for column in columns):
        return True
    heads = [head for head, *_ in columns]
    if any(head in body for head, *body in columns) or not names_columns(rows[0], _FULL_HEADER):
        return False
    described = all(len(head.split()) < _FULL_CELL for head in heads) and any(map(_describes, columns))
    return described or (len(rows) >= _MANY_ROWS and not heads[-1][:1].islower())


def holds_values(rows: Rows) -> bool:
    """True where values stand below a word."""
    return any(_values(column) and not is_value(column[0]) for column in _columns(rows))


def _columns(rows: Rows) -> list[tuple[str, ...]]:
    return list(zip(*([cell.text for cell in row] for row in rows), strict=True))


def _values(column: Sequence[str]) -> bool:
    """Values below a word; or numbers from the first row on, where the header was left out."""
    head, *body = column
    full = [words for words in body if words]
    values = sum(map(is_value, full))
    return (
        values > 1
        and values >= _MOST * len(full)
        and (not is_value(head) or all(map(_NUMBER.match, [head, *full])))
    )


def _kinds(column: Sequence[str]) -> bool:
    """A few words that come again and again, and are not those of the header."""
    head, *body = column
    full = [words for words in body if words]
    return head not in body and len(set(full)) < len(full)


def _describes(column: Sequence[str]) -> bool:
    return sum(len(words.split()) for words in column[1:]) >= _FULL_CELL * (len(column) - 1)


def is_header(row: Sequence[Cell], most_words: int) -> bool:
    """True where no cell has more words than that, and none is a hashtag, an assignment or a call.

    >>> [
    ...     is_header([Cell(text=words, start=0, end=0)], 2)
    ...     for words in ("Prix net", "Le ciel est bleu", "#IA", "A=1")
    ... ]
    [True, False, False, False]
    """
    return all(len(cell.text.split()) <= most_words and not _NO_HEADER.match(cell.text) for cell in row)


def names_columns(row: Sequence[Cell], most_words: int) -> bool:
    """True where the cells are a few words each, all with a capital or all without; what a sentence goes on
    with has none.

    >>> def named(*cells):
    ...     return names_columns([Cell(text=words, start=0, end=0) for words in cells], 2)
    >>> (
    ...     named("Offre", "Prix net"),
    ...     named("offre", "prix"),
    ...     named("Il pleut", "il vente"),
    ...     named("Villes : Lyon", "Nice"),
    ... )
    (True, True, False, False)
    """
    heads = [cell.text for cell in row if cell.text]
    return (
        is_header(row, most_words)
        and len({head[0].islower() for head in heads}) < 2
        and not any(map(_LEADS.match, heads))
    )


def lined_up(lines: Sequence[str], mark: str) -> bool:
    """True where the marks stand below each other because blanks fill the cells up.

    >>> lined_up(["Offre | Prix", "Alba  | 12 €"], "|"), lined_up(["ls | wc", "ls | wc"], "|")
    (True, False)
    """
    same = len({tuple(at for at, character in enumerate(line) if character == mark) for line in lines}) == 1
    return same and len({tuple(len(cell.strip()) for cell in line.split(mark)[:-1]) for line in lines}) > 1
