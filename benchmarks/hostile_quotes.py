"""Hostile input for the quotation finder: time per character must not grow with the input.

Run: python benchmarks/hostile_quotes.py. Each shape is read at one size and at four times that size; the
ratio of the times is printed, and the run fails where it is quadratic.
"""

from __future__ import annotations

import sys
import time

from newsparse.quotes import find_quotes

SHAPES = {
    "opening marks": "« ",
    "opening marks and words": "« mot ",
    "straight marks": '"',
    "curly marks, crossed": "“« ‘” »’ ",
    "closing marks": "» mot, ",
    "unclosed paragraphs": "« Il pleut\n\n",
    "pairs without end": "« oui », ",
    "pairs and cues": "« oui », dit-il, « non », ",
    "commas and verbs": "dit, affirme, ",
    "selon": "selon selon ",
    "que": "il dit que ",
    "capitals": "Anne de la Tour ",
    "determiners": "le la de du ",
    "labels": "Anne Roy : oui.\n\n",
    "dashes": "— Oui ?\n",
    "block quotes": "> a\n> — B\n\n",
    "blockquote tags": "<blockquote>",
    "colons": "X : ",
}
SIZE = 2_500  # repetitions at the small size; four times as many at the large one: 10,000 marks
# Linear is 4; noise of a busy machine doubles it; quadratic is 16.
WORST_RATIO = 9.0
# Below this many seconds a ratio says nothing.
MEASURABLE = 0.05


def seconds(text: str) -> float:
    """The time one reading takes."""
    start = time.perf_counter()
    find_quotes(text, raw=text)
    return time.perf_counter() - start


def main() -> int:
    """Prints one line a shape; the exit code counts the shapes that are not linear."""
    failures = 0
    for name, unit in SHAPES.items():
        small, large = seconds(unit * SIZE), seconds(unit * SIZE * 4)
        ratio = large / max(small, 1e-9)
        bad = large > MEASURABLE * 4 and ratio > WORST_RATIO
        failures += bad
        print(f"{name:28}{small:8.3f} s{large:8.3f} s   x{ratio:5.1f}{'   NOT LINEAR' if bad else ''}")
    return failures


if __name__ == "__main__":
    sys.exit(main())
