"""Reads the cases of this folder: excerpts with their amounts marked in place.

A case begins with a line of its own: "@ ORG Ardo, Zelda / PER Ada Roy / published 2026-02-10 / title". Its
text follows; ``[[3 M€ = funding Ardo < Zelda; k:seed; #1]]`` is an amount, its role, its subject (``-``
nobody), the other parties (with "?" those that may be missing), and what else is asked: ``k`` kind, ``s``
status, ``d`` date, ``by`` source, ``t`` the subject's phrase, ``#1`` the group. ``|`` parts answers that are
both right, ``&&`` two facts of one amount, ``+`` subjects of one sum; ``= -`` is an amount without a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_MARK = re.compile(r"\[\[(?P<amount>[^\[\]=]+?) = (?P<said>[^\[\]]+)\]\]")
LABELS = frozenset({"ORG", "PER", "LOC", "PRODUCT", "MISC"})


@dataclass(frozen=True)
class Said:
    """What a case says of one amount, for one owner."""

    roles: tuple[str, ...]
    subjects: tuple[str | None, ...]
    co_subjects: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    asked: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    group: str = ""


@dataclass(frozen=True)
class Marked:
    """A marked amount."""

    start: int
    end: int
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Case:
    """An excerpt."""

    name: str
    text: str
    marked: tuple[Marked, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]  # label, and the forms of one entity
    published: str | None
    title: str | None


def load_cases(sort: str | None = None) -> Iterator[Case]:
    """The cases of all files, or of one sort: "open" ones, of which rules are made, "locked" ones, whose
    score was looked at meanwhile, and "sealed" ones, whose misses nobody looks at.
    """
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        if sort is None or sort == next((s for s in ("locked", "sealed") if path.stem.startswith(s)), "open"):
            yield from _cases(path)


def _cases(path: Path) -> Iterator[Case]:
    blocks = re.split(r"^@", path.read_text("utf-8"), flags=re.M)[1:]
    for number, block in enumerate(blocks, 1):
        head, _, body = block.partition("\n")
        yield _case(f"{path.stem} {number}", head, body.strip("\n"))


def _case(name: str, head: str, body: str) -> Case:
    text, marked = _read(body)
    names: list[tuple[str, tuple[str, ...]]] = []
    published = title = None
    for part in filter(None, (p.strip() for p in head.split(" / "))):
        word, _, rest = part.partition(" ")
        if word in LABELS:
            names += [(word, tuple(form.strip() for form in entity.split("|"))) for entity in rest.split(",")]
        elif word == "published":
            published = rest
        else:
            assert part == "title", part
            title = text.partition("\n")[0]
    return Case(name, text, marked, tuple(names), published, title)


def _read(body: str) -> tuple[str, tuple[Marked, ...]]:
    text, position, marked = "", 0, []
    for match in _MARK.finditer(body):
        text += body[position : match.start()]
        start = len(text)
        text += match["amount"].strip()
        marked.append(
            Marked(
                start,
                len(text),
                tuple(_said(part) for part in match["said"].split("&&") if part.strip() != "-"),
            )
        )
        position = match.end()
    return text + body[position:], tuple(marked)


def _said(part: str) -> Said:
    main, *extra = (piece.strip() for piece in part.split(";"))
    who, _, others = main.partition("<")
    roles, _, owner = who.strip().partition(" ")
    first, *together = (piece.strip() for piece in owner.split("+"))
    subjects = tuple(None if s.strip() == "-" else s.strip() for s in first.split("|"))
    asked: dict[str, tuple[str | None, ...]] = {}
    group = ""
    for piece in extra:
        if piece.startswith("#"):
            group = piece
            continue
        key, _, value = piece.partition(":")
        asked[key] = tuple(None if v == "-" else v for v in value.split("|"))
    parties = tuple(p.strip() for p in re.split(r"[,|]", others) if p.strip() not in {"", "-"})
    return Said(tuple(roles.split("|")), subjects, tuple(together), parties, asked, group)
