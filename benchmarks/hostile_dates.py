"""Proof that finding dates is linear: hostile texts of growing size, and the time a character takes.

    python benchmarks/hostile_dates.py

Prints the time per megabyte at three sizes for every pattern; exits 1 where the largest takes more than three
times as long a character as the smallest.
"""

from __future__ import annotations

import datetime as dt
import sys
import time

from newsparse.dates import find_dates

# Each repeats what one family of rules starts with and never ends, or ends as late as it can.
HOSTILE = {
    "numbers": "2025 ",
    "digits": "1",
    "days": "3, ",
    "list of days": "les 3, 4, 5, 6, 7, 8 et ",
    "frames": "fin de la première semaine du ",
    "fin de": "fin de ",
    "number words": "quatre-vingt-dix-neuf mille ",
    "cent": "cent ",
    "ago": "il y a plus de une ",
    "weekdays": "lundi ",
    "months": "mars, ",
    "hours": "à 14 h ",
    "ranges": "de 14h à 16h à ",
    "durations": "deux ans et trois mois et ",
    "blanks": "le 3" + " " * 40,
    "lines": "le 3\n",
    "letters": "a",
    "feasts": "Saint-",
    "verbs": "sera mardi ",
    "roman": "XXXXI ",
    "dots": "12.10.",
    "dashes": "2014-2015-",
    "cells": "| 12 h 40 ",
    "entries": "3 mars : ",
    "years alone": "2014\n\n",
    "story": "le 3 mai 2020, le lundi. ",
    "agendas": "Agenda\n3 mai\n",
    "participles": "annoncé en mars ",
    "terms": "reporté au 3 mai ",
    "apostrophes": "l'd'aujourd'",
    "ages": "un policier municipal de 32 ans ",
    "endurance": "autonomie entre 7 h et 8 h ",
    "American": "2/9/2026 4:07 PM ",
    "counts": "contre 2010 l'an ",
}
SIZES = (16_000, 64_000, 256_000)  # characters; a quadratic would show as 16 times the time a character
# growth of the time a character may show: noise of a busy machine, far from the 16 of a quadratic
LIMIT = 3.0


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2 if len(text) < 100_000 else 1):
        start = time.process_time()
        find_dates(text, dt.date(2026, 1, 27))
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    failed = False
    print(f"{'pattern':16}" + "".join(f"{size:>14,}" for size in SIZES) + "   seconds per million characters")
    for name, piece in HOSTILE.items():
        rates = [seconds((piece * (size // len(piece) + 1))[:size]) / size * 1e6 for size in SIZES]
        slow = rates[-1] > LIMIT * max(rates[0], 0.05)
        failed |= slow
        print(f"{name:16}" + "".join(f"{rate:14.2f}" for rate in rates) + ("   SUPER-LINEAR" if slow else ""))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
