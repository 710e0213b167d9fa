"""Write the list of common words: those the corpus has in lower case outside its names."""

from __future__ import annotations

import pathlib
import re

from data import read_corpus

from newsparse.entities.lists import DATA

HERE = pathlib.Path(__file__).parent
_WORD = re.compile(r"(?<![\w@#./-])[^\W\d_]{3,}(?![\w@/])")


def main() -> None:
    """Read corpus and general articles, write the words."""
    found: set[str] = set()
    for article in [*read_corpus(HERE / "corpus"), *read_corpus(HERE / "general")]:
        covered = {offset for start, end, _ in article.spans for offset in range(start, end)}
        found.update(
            m.group()
            for m in _WORD.finditer(article.text)
            if m.group().islower() and m.start() not in covered
        )
    (DATA / "common_words.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")
    print(f"{len(found)} words")


if __name__ == "__main__":
    main()
