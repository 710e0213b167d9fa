"""Asides: stretches of a text that are not running text, and are marked as such, so that nothing is read
through them.

The text keeps them. The rules stand in ``data/asides.toml``, each with examples; a page may say more by its
markup.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from newsparse.reading.bylines import MAX_LINE, line_kind
from newsparse.record import Aside
from newsparse.text.overlaps import longest_first
from newsparse.text.segments import lines

HEAD, FOOT = 12, 3  # lines at the top and the end among which a byline is looked for
LONGEST = 300  # characters of a line that is an aside; a longer one is prose
_BEFORE = r"[\s*_>#•·▶►➡→⇒»«\[(|–—-]{0,8}(?:\ufe0f\s*)?"
_PLACES = ("line", "start", "inside")


@dataclass(frozen=True)
class Rule:
    """What one kind of aside looks like: on a whole line, at the start of one, or inside one."""

    kind: Any
    place: str
    pattern: re.Pattern[str]
    longest: int
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of ``data/asides.toml``.

    >>> sorted({rule.kind for rule in rules()})[:3]
    ['byline', 'caption', 'credit']
    """
    data = tomllib.loads(files("newsparse.reading").joinpath("data", "asides.toml").read_text("utf-8"))
    return tuple(_rule(entry) for entry in data["rule"])


def _rule(entry: dict[str, Any]) -> Rule:
    place = next(name for name in _PLACES if name in entry)
    body = entry[place]
    pattern = {"line": f"{_BEFORE}(?:{body})", "start": f"(?:{body})", "inside": body}[place]
    flags = re.NOFLAG if entry.get("case") else re.IGNORECASE
    return Rule(
        entry["kind"],
        place,
        re.compile(pattern, flags),
        entry.get("longest", LONGEST),
        tuple(entry["examples"]),
        tuple(entry["counter"]),
    )


def find_asides(text: str, masked: str, known: Sequence[Aside] = ()) -> tuple[Aside, ...]:
    """The asides of a text whose markup is masked, with those already ``known`` from the markup of a page.

    >>> text = "La fusée part. (Crédits : Ada Roy)\\nLire aussi : Trois retards"
    >>> [(aside.kind, aside.text) for aside in find_asides(text, text)]
    [('credit', '(Crédits : Ada Roy)'), ('teaser', 'Lire aussi : Trois retards')]
    """
    found = list(known)
    rows = list(lines(masked))
    edges = {*range(min(HEAD, len(rows))), *range(max(0, len(rows) - FOOT), len(rows))}
    prose = 0  # paragraphs so far
    for number, (start, end) in enumerate(rows):
        if number in edges and (kind := line_kind(masked[start:end], prose=prose)):
            found.append(Aside(text=text[start:end], start=start, end=end, kind=kind))
        prose += end - start > MAX_LINE
        found += [
            Aside(text=text[a:b], start=a, end=b, kind=kind) for a, b, kind in _in_line(masked, start, end)
        ]
    return tuple(longest_first(found))


def _in_line(masked: str, start: int, end: int) -> Iterator[tuple[int, int, Any]]:
    for rule in rules():
        if rule.place == "inside":
            if "(" in masked[start:end]:
                yield from ((*match.span(), rule.kind) for match in rule.pattern.finditer(masked, start, end))
        elif rule.place == "start":
            if match := rule.pattern.match(masked, start, end):
                yield start, start + len(match.group().rstrip()), rule.kind
        elif end - start <= rule.longest and rule.pattern.fullmatch(masked, start, end):
            yield start, end, rule.kind
