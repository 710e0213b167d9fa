"""The annotated corpus: French tech articles of our own, entities marked in place.

A file holds several articles, each opened by a line ``=== slug``. Inside, a mention is written
``[surface|LABEL]`` (``[OpenAI|ORG]``), nothing else uses that form. ``read_articles`` gives the plain
text and the spans; run as a script, this module checks files and prints what to look at:

    python training/entities/corpus_format.py training/entities/corpus/*.txt
"""

from __future__ import annotations

import collections
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")
MENTION = re.compile(r"\[([^\[\]|\n]+)\|(PER|ORG|LOC|PRODUCT|MISC)\]")
LEFTOVER = re.compile(r"\|(?:PER|ORG|LOC|PRODUCT|MISC|PERS|PROD|LOCATION|DATE|MONEY)\b|\[\[|\]\]")
EDGE = re.compile(r"^[\s.,;:!?«»\"'’]|[\s,;:!?«»\"'’]$")


class Article(NamedTuple):
    slug: str
    text: str
    spans: list[tuple[int, int, str]]


def parse_marked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Plain text and ``(start, end, label)`` spans of a marked text.

    >>> parse_marked("Selon [OpenAI|ORG], oui.")
    ('Selon OpenAI, oui.', [(6, 12, 'ORG')])
    """
    out: list[str] = []
    spans: list[tuple[int, int, str]] = []
    position = cursor = 0
    for m in MENTION.finditer(marked):
        before = marked[cursor : m.start()]
        out += [before, m[1]]
        start = position + len(before)
        spans.append((start, start + len(m[1]), m[2]))
        position = start + len(m[1])
        cursor = m.end()
    out.append(marked[cursor:])
    return "".join(out), spans


def read_articles(path: pathlib.Path) -> Iterator[Article]:
    """The articles of one corpus file, in order."""
    parts = re.split(r"(?m)^=== (\S+)\s*$", path.read_text(encoding="utf-8"))
    for slug, body in zip(parts[1::2], parts[2::2], strict=True):
        yield Article(slug, *parse_marked(body.strip("\n")))


def complaints(article: Article) -> Iterator[str]:
    """What an annotator should look at again."""
    labels: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    covered = [False] * len(article.text)
    for start, end, label in article.spans:
        surface = article.text[start:end]
        labels[surface][label] += 1
        covered[start:end] = [True] * (end - start)
        if EDGE.search(surface):
            yield f"edge of the span: {surface!r}"
    for m in LEFTOVER.finditer(article.text):
        yield f"broken mark near: {article.text[max(0, m.start() - 30) : m.end() + 10]!r}"
    for surface, seen in labels.items():
        if len(seen) > 1:
            yield f"two labels (fine for true homographs only): {surface} {dict(seen)}"
        for m in re.finditer(rf"(?<![\w-]){re.escape(surface)}(?![\w-])", article.text):
            if not any(covered[m.start() : m.end()]):
                context = article.text[max(0, m.start() - 25) : m.end() + 15].replace("\n", " ")
                yield f"mention left unmarked? {surface!r} in {context!r}"


def main(paths: list[str]) -> None:
    articles = words = 0
    counts: collections.Counter[str] = collections.Counter()
    names: dict[str, set[str]] = collections.defaultdict(set)
    for path in map(pathlib.Path, paths):
        for article in read_articles(path):
            articles += 1
            words += len(article.text.split())
            for start, end, label in article.spans:
                counts[label] += 1
                names[label].add(article.text[start:end])
            for line in complaints(article):
                print(f"{path.name} {article.slug}: {line}")
    distinct = {label: len(found) for label, found in names.items()}
    print(f"{articles} articles, {words} words, mentions {dict(counts)}, distinct names {distinct}")


if __name__ == "__main__":
    main(sys.argv[1:])
