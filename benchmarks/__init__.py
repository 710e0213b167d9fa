"""Measurements: each module is run as ``python -m benchmarks.NAME`` and prints what it measured, ratios
first.
"""

from __future__ import annotations

import pathlib
import random
import resource
from collections.abc import Iterator

ROOT = pathlib.Path(__file__).parents[1]
ARTICLES = ROOT / "fixtures" / "articles"
LOCKED = ROOT / "fixtures" / "locked"  # no rule was read off these: only their scores are looked at


def fixtures() -> list[pathlib.Path]:
    """The project's own articles in plain text and Markdown."""
    return sorted(path for path in ARTICLES.iterdir() if path.suffix in (".txt", ".md"))


def recombined(count: int, seed: int = 1) -> Iterator[str]:
    """New articles from the paragraphs of the fixtures, as long as those are; the same ones every time."""
    chance = random.Random(seed)
    texts = [path.read_text(encoding="utf-8").split("\n\n") for path in fixtures()]
    paragraphs = [paragraph for text in texts for paragraph in text if paragraph.strip()]
    for number in range(count):
        length = len(chance.choice(texts))
        yield f"Article {number}\n\n" + "\n\n".join(chance.choices(paragraphs, k=length)) + "\n"


def write_articles(folder: pathlib.Path, texts: Iterator[str]) -> None:
    """One file a text, a thousand in a folder."""
    for number, text in enumerate(texts):
        below = folder / f"{number // 1000:03}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:06}.txt").write_text(text, encoding="utf-8")


def peak_memory() -> float:
    """Peak resident megabytes of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
