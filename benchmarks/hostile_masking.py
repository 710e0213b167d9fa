"""Masking, squeezing and sentence splitting over hostile text: time must grow in proportion to length.

python -m benchmarks.hostile_masking
"""

from __future__ import annotations

import time

from newsparse.text.masks import mask_markup, squeeze
from newsparse.text.segments import sentences

PIECES = (
    "```a\n",
    "<!--",
    "<a ",
    "[",
    "[a](b",
    "*a",
    "_",
    "`a",
    "a@",
    "http://",
    "# ",
    "~~~ ",
    "a.b",
    "« ",
    ". A",
    " ",
    "\n",
)
SMALL, LARGE = 100_000, 1_000_000  # characters


def spent(text: str) -> float:
    """CPU seconds for one pass."""
    begin = time.process_time()
    squeeze(mask_markup(text))
    for _ in sentences(text):
        pass
    return time.process_time() - begin


def main() -> None:
    """Print, for each hostile piece, the time of 1 MB over that of 100 kB: about 10 where growth
    is linear.
    """
    print(f"{'piece':12}{'100 kB':>10}{'1 MB':>10}{'ratio':>8}")
    for piece in PIECES:
        small, large = (spent(piece * (size // len(piece))) for size in (SMALL, LARGE))
        print(f"{piece!r:12}{small:10.3f}{large:10.3f}{large / max(small, 1e-4):8.1f}")


if __name__ == "__main__":
    main()
