"""Gold annotation: reading it, finding its texts, and finding its items in a text that had to be
read first.
"""

from __future__ import annotations

import json
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsparse.errors import ConfigError
from newsparse.evaluate.matching import Item
from newsparse.evaluate.shape import complaint

PARTS = ("dates", "money", "quotes", "tables", "asides")


@dataclass(frozen=True)
class Gold:
    """The annotation of one article, the file that holds it, and which of the file's articles it
    is (from 1).
    """

    id: str
    path: pathlib.Path
    item: int
    annotation: dict[str, Any]

    @property
    def published(self) -> str | None:
        """The publication date, to which relative dates are resolved."""
        return self.annotation.get("published")


def read_gold(folder: str | pathlib.Path) -> list[Gold]:
    """The annotations in ``folder/gold``, of texts in ``folder/text`` or in the folder itself, by name; a
    record is one too.

    Raises:
        ConfigError: no gold there, a file that is not an annotation, or one whose text is missing.
    """
    folder = pathlib.Path(folder)
    paths = sorted((folder / "gold").glob("*.json"))
    if not paths:
        raise ConfigError(f"no gold in {folder / 'gold'}: expected one JSON file an article")
    texts = folder / "text" if (folder / "text").is_dir() else folder
    return [_read(path, texts) for path in paths]


def _read(path: pathlib.Path, texts: pathlib.Path) -> Gold:
    try:
        annotation = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: not readable as gold: {error}") from None
    if not isinstance(annotation, dict):
        raise ConfigError(f"{path}: not an annotation, but {type(annotation).__name__}")
    wrong = complaint(annotation, located=False)
    if wrong:
        raise ConfigError(f"{path}: not an annotation: {wrong}")
    name = annotation.get("source")
    candidates = (
        [texts / name, texts / pathlib.PurePath(name).name] if name else sorted(texts.glob(f"{path.stem}.*"))
    )
    source = next((candidate for candidate in candidates if candidate.is_file()), None)
    if source is None:
        raise ConfigError(f"{path}: no text {name or path.stem + '.*'} in {texts}")
    return Gold(annotation.get("id") or path.stem, source, annotation.get("item", 1), annotation)


def locate(annotation: Item, text: str) -> dict[str, Any]:
    """The annotation with offsets everywhere: items that have none are looked up in the text.

    Where a text occurs more than once, what stands ``before`` and ``after`` decides, then the order. What is
    not in the text keeps the offsets -1, which nothing overlaps: it counts as missed.

    >>> found = locate(
    ...     {"dates": [{"text": "2026", "before": "en ", "after": ","}]},
    ...     "De 2026 à 2026, en 2026, puis 2026.",
    ... )
    >>> found["dates"][0]["start"]
    19
    """
    located = dict(annotation)
    finder = _Finder(text)
    if "entities" in annotation:
        found = (entity["mentions"] for entity in annotation["entities"])
        placed = [[finder.place(mention, "entities") for mention in mentions] for mentions in found]
        located["entities"] = [
            {**e, "mentions": mentions} for e, mentions in zip(annotation["entities"], placed, strict=True)
        ]
    for part in (part for part in PARTS if part in annotation):
        located[part] = [finder.place(item, part) for item in annotation[part]]
    return located


class _Finder:
    """Looks items up in a text whose runs of white space are one blank, and keeps the way back."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken: set[tuple[str, int, int]] = set()

    def place(self, item: Item, part: str) -> dict[str, Any]:
        if "start" in item:
            return dict(item)
        if "text" not in item:
            return {**item, **self._table(item)}
        spots = [spot for spot in self._spots(item["text"]) if (part, *spot) not in self._taken]
        if not spots:
            return {**item, "start": -1, "end": -1}
        best = max(spots, key=lambda spot: (self._likeness(item, spot), -spot[0]))
        self._taken.add((part, *best))
        return {**item, "text": self._text[slice(*best)], "start": best[0], "end": best[1]}

    def _spots(self, text: str) -> Iterator[tuple[int, int]]:
        pattern = r"\s+".join(map(re.escape, text.split()))
        for match in re.finditer(
            rf"(?<!\w){pattern}(?!\w)" if text[:1].isalnum() and text[-1:].isalnum() else pattern, self._text
        ):
            yield match.span()

    def _likeness(self, item: Item, spot: tuple[int, int]) -> int:
        """Characters of the context that are the same, counted outwards; white space does not count."""
        before, after = (_bare(item.get(side, "")) for side in ("before", "after"))
        here_before = _bare(self._text[max(0, spot[0] - 4 * len(before)) : spot[0]])
        here_after = _bare(self._text[spot[1] : spot[1] + 4 * len(after)])
        return _common(before[::-1], here_before[::-1]) + _common(after, here_after)

    def _table(self, table: Item) -> dict[str, int]:
        """From the first header cell that leads to the last cell of the last row."""
        names = [table["header"][0].split(" – ")[0], *(cell for row in table["rows"] for cell in row[:1])]
        for spot in self._spots(names[0]):
            place = spot[1]
            for name in names[1:]:
                place = next((start for start, _ in self._spots(name) if start >= place), -1)
                if place < 0:
                    break
            else:
                end = next(
                    (stop for start, stop in self._spots(table["rows"][-1][-1]) if start >= place), place
                )
                return {"start": spot[0], "end": end}
        return {"start": -1, "end": -1}


def _bare(text: str) -> str:
    return "".join(text.split())


def _common(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
