"""Time of ``find_money`` over hostile text, to show that it grows linearly.

Run ``python benchmarks/hostile_money.py [characters]``. Each pattern is repeated to a fifth of the size and
to all of it (1 MB unless told); five times the text may take at most ``SLACK`` times five times the time.
Exit status 1 otherwise.
"""

from __future__ import annotations

import sys
import time

from newsparse.money import find_money

SIZE = 1_000_000  # characters
STEPS = 5  # the small run has a fifth of the text
# ratio; caches and memory make large runs somewhat slower, a quadratic step would make them five times slower
SLACK = 2.0

PATTERNS = {
    "signs": "$",
    "signs and blanks": "$ € ",
    "digits": "1",
    "spaced digits": "1 ",
    "grouped digits": "1 000 ",
    "commas": "1,",
    "points": "1.2.",
    "elisions": "d'",
    "blanks": " ",
    "blanks after a number": "1" + " " * 1000,
    "line breaks": "1\n",
    "words": "cent ",
    "scales": "un million ",
    "halves": "un demi ",
    "collectives": "une centaine de ",
    "hyphens": "vingt-",
    "lists": "1, 2, 3, ",
    "conjunctions": "1 et ",
    "ranges": "1 à 2 ",
    "dashes": "1-",
    "prices": "5 € ",
    "joined prices": "5€",
    "francs": "5 francs ",
    "crowns": "5 couronnes ",
    "cents": "5 cents ",
    "elided": "2 millions d'euros 3 millions ",
    "changes": "passe de 1 à 2 ",
    "bars": "|5 €",
    "abbreviations": "5k",
    "billions": "5 billions de dollars ",
    "names": "5 dollars de Hong ",
    "nations": "5 dollars de Trinité-et-",
    "adjectives": "5 pesos sud-",
    "points in words": "un virgule ",
    "zeros in words": "un virgule zéro ",
    "fraction signs": "½ ",
    "fractions": "1/2 ",
    "fractions of millions": "1/2 million ",
    "parts": "un quart de ",
    "cents apart": "3 € 50 ",
    "ranges that leave out": "3 à 4 milliards ",
    "rhythms": "par an près de 5 € tous les ",
    "tokens": "le million de jetons 5 $ ",
    "packs": "à -5 € ",
    "bounds": "ne doit pas dépasser 5 € ",
    "decimals alone": "$.99 ",
    "cents by name": "5 livres 5 pence ",
    "old francs": "5 F ",
}


def seconds(text: str) -> float:
    """Processor time of one run."""
    start = time.process_time()
    find_money(text)
    return time.process_time() - start


def main() -> int:
    """Print a line a pattern; 1 where one grows faster than its text."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    failed = 0
    seconds("5 €, deux euros et 5 billions de couronnes")  # tables are built outside the clock
    print(f"{'pattern':24}{'small (s)':>12}{'large (s)':>12}{'growth':>9}   (linear: {STEPS})")
    for name, piece in PATTERNS.items():
        large = (piece * (size // len(piece) + 1))[:size]
        small_time, large_time = seconds(large[: size // STEPS]), seconds(large)
        growth = large_time / max(small_time, 0.001)
        superlinear = growth > STEPS * SLACK and large_time > 0.1
        failed += superlinear
        verdict = "   SUPERLINEAR" if superlinear else ""
        print(f"{name:24}{small_time:12.3f}{large_time:12.3f}{growth:9.1f}{verdict}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
