"""What lines up like a table and is not one: lists, code, conversations, prose in columns, addresses, songs,
menus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsparse.tables.text_grid import looks_like_code

Rows = Sequence[Sequence[str]]

_BULLET = re.compile(r"\s*(?:[-*+•▪◦‣·–—▸►➤➜✔✓○●]|\d{1,3}[.)]|[\[(]\d{1,3}[\])])\s")
_INDENTED = re.compile(r"\s{2}")
_INDENTED_CODE = re.compile(r" {4}|\t")


def is_imitation(lines: Sequence[str], rows: Rows) -> bool:
    """True for lines of pieces that no table has; ``rows`` are the pieces of each line.

    A header is what saves a table: each of these holds from the first line on.

    >>> is_imitation(
    ...     ["Il part.  Elle dort.", "Il lit.  Elle rit."],
    ...     [["Il part.", "Elle dort."], ["Il lit.", "Elle rit."]],
    ... )
    True
    >>> is_imitation(["Offre  Avis", "Alba  Bien."], [["Offre", "Avis"], ["Alba", "Bien."]])
    False
    """
    return (
        looks_like_code(lines)
        or _is_list(lines)
        or _is_indented_code(lines, rows)
        or any(test(rows) for test in _TESTS)
    )


def _is_list(lines: Sequence[str]) -> bool:
    """Bullets, numbers or task boxes; what is indented goes on with the item above."""
    return bool(_BULLET.match(lines[0])) and all(
        _BULLET.match(line) or _INDENTED.match(line) for line in lines
    )


def _is_indented_code(lines: Sequence[str], rows: Rows) -> bool:
    """Markdown's indented code: without a capital in any first cell or in the header, where tables have
    names.
    """
    named = any(row[0][:1].isupper() for row in rows) or any(cell[:1].isupper() for cell in rows[0])
    return (
        not named
        and all(_INDENTED_CODE.match(line) for line in lines)
        and any(cell[:1].islower() for cell in rows[0])
    )


_KEY = re.compile(r"[a-z_][\w.-]{0,60}:")  # "prix:", not "prix :" as the French write it
_DRAWN = re.compile(r"[+┌└├╔╚╠╭╰][-─═]{2,}.*|-{3,}>.*|─{2,}[>▶►].*")
_COMMENT = re.compile(r"(?:#|//|--) ?[^\W\d].*")


def _is_settings(rows: Rows) -> bool:
    return all(len(row) == 2 and _KEY.fullmatch(row[0]) for row in rows)


def _is_diagram(rows: Rows) -> bool:
    """A grid that its own reader has declined, or boxes and arrows."""
    return any(_DRAWN.fullmatch(cell) for row in rows for cell in row)


def _is_commented(rows: Rows) -> bool:
    return all(len(row) > 1 and _COMMENT.fullmatch(row[-1]) for row in rows)


_STOP = re.compile(r"[^\W\d_]{2,}\s?[.!?…]{1,3}\s?[»”\")]?$")
_NICK = re.compile(r"<[^<>\s]{1,40}>")


def _ends(words: str) -> bool:
    return bool(_STOP.search(words[-60:]))


def _is_sentences(rows: Rows) -> bool:
    """Two blanks behind a full stop, as typists do."""
    return all(
        len(row) > 1 and all(map(_ends, row[:-1])) and not any(cell[0].islower() for cell in row[1:])
        for row in rows
    )


def _is_dialogue(rows: Rows) -> bool:
    """Somebody speaks twice, or most of what is said is a sentence; facts have their own names and no full
    stop.
    """
    if any(len(row) != 2 for row in rows):
        return False
    names = [row[0] for row in rows]
    if all(map(_NICK.fullmatch, names)):
        return True
    said = sum(_ends(row[1]) for row in rows)
    return all(name.endswith(":") for name in names) and (
        len(set(names)) < len(names) or 2 * said >= len(rows)
    )


_UNFINISHED = re.compile(
    r"(?:[,-]|(?<![\w'’])(?:l[ea]s?|d[eu]s?|une?|et|ou|en|à|aux?|qui|que|mais|dans|sur|pour|par|avec|"
    r"sans|ce|se|s[aeo]n?|ses|leurs?))$",
    re.I,
)
_FEWEST_WORDS: Final = 3  # a piece of a line of prose; cells are shorter on average


def _is_prose_in_columns(rows: Rows) -> bool:
    """Each column reads on from line to line: it breaks off in the middle of a clause and goes on in lower
    case.
    """
    if len(rows) < 3 or len(rows[0]) > 3 or len({len(row) for row in rows}) != 1:
        return False
    return all(map(_flows, zip(*rows, strict=True)))


def _flows(column: Sequence[str]) -> bool:
    words = sum(len(cell.split()) for cell in column)
    goes_on = sum(cell[0].islower() for cell in column[1:])
    breaks_off = any(_UNFINISHED.search(cell[-20:]) for cell in column[:-1])
    return words >= _FEWEST_WORDS * len(column) and 2 * goes_on >= len(column) - 1 and breaks_off


_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{5} [^\W\d_].*")
_STREET = re.compile(
    r"(?:\d{1,4}(?: (?:bis|ter))?,? )?(?:rue|avenue|av\.|boulevard|bd|place|quai|allée|impasse|chemin|"
    r"cours|route|square) .*",
    re.I,
)


def _is_addresses(rows: Rows) -> bool:
    """Addresses side by side: one line of streets, one of towns."""
    return all(sum(all(map(kind.fullmatch, row)) for row in rows) == 1 for kind in (_STREET, _TOWN))


_CHORD = re.compile(
    r"(?:[A-G]|Do|Ré|Mi|Fa|Sol|La|Si)[#b♯♭]?(?:m|min|maj|M|dim|aug|sus|" r"add)?\d{0,2}(?:/[A-G][#b♯♭]?)?"
)


def _is_song(rows: Rows) -> bool:
    """Chords above every line of words."""
    chords = [all(map(_CHORD.fullmatch, row)) for row in rows]
    return len(rows) > 2 and all(chords[::2]) and not any(chords[1::2])


_NAVIGATION = re.compile(
    r"accueil|home|contacts?|mentions légales|cg[uv]|cookies|connexion|se connecter|s['’]abonner|"
    r"newsletter|plan du site|à propos"
    r"|publicité|confidentialité|rss|partager|imprimer|commenter|rechercher",
    re.I,
)
_FEWEST_LINKS: Final = 3  # words of navigation that make a menu, where the first is not the home page


def _is_menu(rows: Rows) -> bool:
    links = sum(bool(_NAVIGATION.fullmatch(cell)) for row in rows for cell in row)
    home = rows[0][0].lower() in ("accueil", "home")
    return (home or links >= _FEWEST_LINKS) and not any(
        c.isdigit() for row in rows for cell in row for c in cell
    )


_TESTS: Final = (
    _is_menu,
    _is_settings,
    _is_diagram,
    _is_commented,
    _is_sentences,
    _is_dialogue,
    _is_prose_in_columns,
    _is_addresses,
    _is_song,
)
_VALUE = re.compile(r"\D{0,40}\d.*|[\W_]+|oui|non|n/?[ac]|n\.\s?[acd]\.", re.I)


def holds_values(rows: Rows) -> bool:
    """True where some column below the header holds figures, marks or yes and no; the words of a menu never
    do.

    >>> (
    ...     holds_values([["Offre", "Prix"], ["Alba", "12 €"]]),
    ...     holds_values([["Accueil", "Tests"], ["Forum", "Contact"]]),
    ... )
    (True, False)
    """
    return any(all(map(_VALUE.fullmatch, column[1:])) for column in zip(*rows, strict=True))
