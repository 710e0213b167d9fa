"""Text that looks like tables and never ends: time must grow in proportion to length.

python -m benchmarks.hostile_tables
"""

from __future__ import annotations

import time

from newsparse.tables import find_tables
from newsparse.text.masks import mask_markup

PIECES = {
    "pipes": "|",
    "pipe lines": "|a|b\n",
    "rules": "|---|---|\n",
    "blanks": "a  ",
    "tabs": "\t",
    "tags": "<table",
    "cells": "<td>",
    "HTML tables": "<table><tr><td>a<td>b<tr><td>1<td>2</table>",
    "nested tables": "<table><tr><td>a<td>b<tr><td>",
    "comments": "<table><!--",
    "dashes": "---- ",
    "corners": "+--",
    "short lines": "un deux\n",
    "quoted": '"a;',
    "code marks": "`a|",
    "gaps": "a  b\n",
    "ruled gaps": "a  b\n-----\n",
    "frames": "==  ==\na   b\n\n",
    "rules below": "==  ==\na   b\n--  --\n",
    "part rules": "|  +--+--+\n",
    "directives": ".. table:: a\n\n",
    "open quotes": '"a;b\n',
    "lone returns": "a;b\r",
    "quoted fences": "> ```\n",
    "fences in items": "- ```\n",
    "open items": "- a | b\n  c | d\n",
    "rows and rules": "a | b\n--|--\n",
}
SMALL, LARGE = 30_000, 300_000  # characters


def spent(text: str) -> float:
    """CPU seconds of one search."""
    begin = time.process_time()
    find_tables(text, masked=mask_markup(text))
    return time.process_time() - begin


def main() -> None:
    """Print, for each piece, the time of 300 kB over that of 30 kB: about 10 where growth is linear."""
    print(f"{'piece':14}{'30 kB':>10}{'300 kB':>10}{'ratio':>8}")
    for name, piece in PIECES.items():
        small, large = (spent(piece * (size // len(piece))) for size in (SMALL, LARGE))
        print(f"{name:14}{small:10.3f}{large:10.3f}{large / max(small, 1e-3):8.1f}", flush=True)


if __name__ == "__main__":
    main()
