"""Reads the cases of this folder: texts with their reported speech marked in place.

``[[d Speaker @cue #group| content]]`` is direct speech, ``[[i Speaker @cue| content]]`` indirect; ``-`` is a
speaker whom the text does not say; ``@cue`` and ``#group`` may be left out. Marks nest. ``entities`` are
"LABEL Name | other form". ``headline = true`` makes the first line the title; ``raw = true`` sends the text
through the mask of Markdown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsparse.record import Entity, Span

_MARK = re.compile(
    r"\[\[(?P<kind>[di]) (?P<speaker>[^|\]]*?)(?: @(?P<cue>[^|#]*?))?(?: #(?P<group>\d+))?\s*\|\s?|\]\]"
)


@dataclass(frozen=True)
class Expected:
    """One piece of reported speech that a case holds."""

    start: int
    end: int
    kind: str
    speaker: str | None
    cue: str | None
    group: int | None


@dataclass(frozen=True)
class Case:
    """An excerpt, its entities and the speech in it."""

    name: str
    text: str
    expected: tuple[Expected, ...]
    entities: tuple[Entity, ...]
    raw: bool
    title: str | None
    xfail: str | None

    @property
    def names(self) -> list[tuple[int, int, str]]:
        return [(m.start, m.end, e.label) for e in self.entities for m in e.mentions]


def load_cases() -> Iterator[Case]:
    """All cases, in the order of the files."""
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml")):
        yield from read_cases(path)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file."""
    for data in tomllib.loads(path.read_text("utf-8"))["case"]:
        text, expected = read_marked(data["text"].strip("\n"))
        entities = tuple(_entities(text, data["entities"]))
        title = text.partition("\n")[0] if data.get("headline") else None
        yield Case(
            f"{path.stem}: {data['name']}",
            text,
            expected,
            entities,
            data.get("raw", False),
            title,
            data.get("xfail"),
        )


def read_marked(marked: str) -> tuple[str, tuple[Expected, ...]]:
    """A text without its marks, and what they mark, in text order."""
    text, position = "", 0
    opened: list[tuple[int, re.Match[str]]] = []
    expected = []
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        if mark["kind"]:
            opened.append((len(text), mark))
            continue
        start, head = opened.pop()
        speaker = None if head["speaker"] == "-" else head["speaker"]
        kind = "direct" if head["kind"] == "d" else "indirect"
        expected.append(
            Expected(
                start, len(text), kind, speaker, head["cue"], int(head["group"]) if head["group"] else None
            )
        )
    assert not opened, marked
    return text + marked[position:], tuple(sorted(expected, key=lambda e: (e.start, e.end)))


def names_in(text: str, labels: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where the names stand in a text, each with its label; of two that overlap, the longer one."""
    pattern = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return [
        (m.start(), m.end(), labels[m.group()]) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)
    ]


def _entities(text: str, lines: list[str]) -> Iterator[Entity]:
    forms = {}
    for number, line in enumerate(lines):
        label, _, names = line.partition(" ")
        for form in names.split(" | "):
            forms[form] = (number, label, names.split(" | ")[0])
    places: dict[int, list[Span]] = {}
    for start, end, form in names_in(text, {form: form for form in forms}) if forms else []:
        places.setdefault(forms[form][0], []).append(Span(text=form, start=start, end=end))
    for number, label, name in dict.fromkeys(forms.values()):
        yield Entity(id=f"e{number}", name=name, label=label, mentions=tuple(places.get(number, ())))
