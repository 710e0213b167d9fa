"""Prose told from rows at next to no cost, before any model: a few counts a line, weighed.

The weights are those of a logistic regression over the rows of the tables' corpus and over paragraphs,
sentences and wrapped lines of the project's own prose (``training/tables/prose.py`` prints them).
"""

from __future__ import annotations

import importlib.resources
import pathlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.tables.flattened.lines import BULLET, NUMBERED

_WORDS: Final = tomllib.loads(
    importlib.resources.files("newsparse.tables.flattened").joinpath("prose.toml").read_text(encoding="utf-8")
)
_CLAUSE: Final = frozenset(_WORDS["clause"].split())
_FUNCTION: Final = frozenset(_WORDS["function"].split()) | _CLAUSE
FILE: Final = pathlib.Path(__file__).with_name("common.txt")
COMMON: Final = frozenset(FILE.read_text(encoding="utf-8").split())
_INNER_STOP = re.compile(r"[.!?…] [A-ZÀ-ÖØ-Þ«]")
_HEADING = re.compile(r"\s{0,3}(?:#{2,6}\s|>|</?[a-z][a-z0-9]{0,9}[ >])")
_MARKS: Final = '«»"(),.;:!?…'
LONGEST: Final = 720  # characters of a line: no row is longer
MOST_WORDS: Final = 60  # a longer line is a paragraph
HEADER: Final = -7.0  # of the first line of a run: few lines of prose have less
ROW: Final = 0.5  # of as many lines as a table has at least: of real ones five in a thousand have more
FEWEST_LINES: Final = 3  # a header and two rows


class Weights(NamedTuple):
    """What each count of :func:`counts` weighs, and what is added."""

    counts: tuple[float, ...]
    added: float


WEIGHTS: Final = Weights(
    (
        1.75,
        3.81,
        6.91,
        1.58,
        -4.78,
        -5.43,
        3.24,
        -1.35,
        1.94,
        9.61,
        -2.27,
        0.67,
        0.71,
        0.91,
        6.44,
        -0.98,
        -4.93,
    ),
    -6.22,
)
CLEAR: Final = 4.5  # log-odds from which a line alone is prose: one row of a thousand has more
MEAN: Final = 0.0  # of a run of lines: that of tables is lower


def counts(line: str) -> tuple[float, ...]:
    """What tells most about a line: its words, which of them join or need a clause, capitals, digits, and
    where it stops.

    >>> [round(count, 2) for count in counts("Il a dit que la tour Eiffel ferme.")[:6]]
    [0.8, 0.0, 0.5, 0.38, 0.12, 0.0]
    """
    words = line[:LONGEST].split()
    total = len(words)
    bare = [word.strip(_MARKS).replace("’", "'") for word in words]
    heads = [word[: word.find("'") + 1] or word for word in map(str.lower, bare)]
    function = sum(head in _FUNCTION for head in heads) / total
    clause = sum(head in _CLAUSE for head in heads) / total
    capitals = sum(word[:1].isupper() for word in bare[1:]) / total
    digits = sum(word[:1].isdigit() for word in bare) / total
    stops = float(line.rstrip()[-1:] in '.!?…»"”')
    inner = min(len(_INNER_STOP.findall(line, 0, LONGEST)), 2)
    length = min(total, 20) / 10
    seams = _seams(words, bare, heads)
    return (
        min(total, 30) / 10, max(min(total, 60) - 30, 0) / 10, function, clause, capitals, digits, stops,
        inner,
        float(line[:1].islower()), line.count(",", 0, LONGEST) / total, stops * length, function * length,
        clause * length,
        stops * function, capitals * length, min(seams, 3), seams / total,
    )  # fmt: skip


def _may_be_rows(values: Sequence[float]) -> bool:
    """Whether the log-odds of a run of lines are those of rows: few like prose and some not at all, or all
    below a line that reads like a header.
    """
    if len(values) < FEWEST_LINES or sum(values) / len(values) >= MEAN:
        return False
    if values[0] < HEADER:
        return True
    return sorted(values)[FEWEST_LINES - 1] < ROW and 2 * sum(value > 0 for value in values) <= len(values)


def _are_steps(lines: Sequence[str], above: float) -> bool:
    """Whether most lines are numbered, and no header stands above them."""
    return above > _HEADED and 2 * sum(bool(NUMBERED.match(line)) for line in lines) > len(lines)


def _is_no_row(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    return (
        len(line) > LONGEST
        or (line.count(" ") >= MOST_WORDS and len(line.split()) > MOST_WORDS)
        or bool(_HEADING.match(line))
        or _is_item(lines, number)
    )


def _is_item(lines: Sequence[str], number: int) -> bool:
    """One of two items of a list, side by side; a dash alone may be a cell, unless a sentence follows."""
    if lines[number].strip() in _DASHES:
        return number + 1 < len(lines) and len(lines[number + 1]) > _SAID and odds(lines[number + 1]) > 0
    beside = (*lines[number - 1 : number], *lines[number + 1 : number + 2])
    return bool(BULLET.match(lines[number])) and any(BULLET.match(line) for line in beside)


_NO_HEADER: Final = 0.0  # log-odds from which a sentence heads no run: one header of a thousand has more
_DASHES: Final = ("-", "–", "•")
_HEADED: Final = -4.0  # log-odds of prose that the header of numbered rows hardly has
_SAID: Final = 40  # characters of a sentence


def _seams(words: Sequence[str], bare: Sequence[str], heads: Sequence[str]) -> int:
    """Words that begin a cell, not a sentence: common words with a capital behind a word that neither joins
    nor stops.

    In prose a capital stands behind a stop, an article or a preposition, or begins a name.
    """
    found = 0
    for number in range(1, len(words)):
        if (
            bare[number][:1].isupper()
            and heads[number - 1] not in _FUNCTION
            and words[number - 1][-1] not in _STOPS
        ):
            word = bare[number].lower()
            found += word in COMMON or word in _FUNCTION
    return found


_STOPS: Final = '.!?…:;,«»"“'


def odds(line: str) -> float:
    """The log-odds that a line with words is prose."""
    return (
        sum(count * weight for count, weight in zip(counts(line), WEIGHTS.counts, strict=True))
        + WEIGHTS.added
    )


def runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines that may be rows, those that are clearly prose or headings left out.

    >>> list(runs(["## Les offres", "Nom Prix", "Alba 1 €", "Bora 2 €"]))
    [(1, 4)]
    >>> list(
    ...     runs(
    ...         [
    ...             "Il a répondu qu'il le ferait.",
    ...             "Elle a dit que ce n'est pas vrai.",
    ...             "On ne sait pas qui a parlé.",
    ...         ]
    ...     )
    ... )
    []
    """
    first, values = 0, list[float]()
    for number, line in enumerate([*lines, ""]):
        value = CLEAR if number == len(lines) or _is_no_row(lines, number) else odds(line)
        if value < CLEAR and (values or value < _NO_HEADER or len(line) < _SAID):
            values.append(value)
            continue
        if _may_be_rows(values) and not _are_steps(lines[first:number], values[0]):
            yield first, number
        first, values = number + 1, []
