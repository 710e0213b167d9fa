"""How long tables take: a flattened table of 15 rows, a listed one, a large article without any.

python benchmarks/speed_tables.py [--repeat N]
"""

from __future__ import annotations

import argparse
import statistics
import time

from newsparse.tables import find_tables
from newsparse.text.masks import mask_markup

ROWS = [("Offre", "Prix mensuel", "Volume de données", "Public visé")] + [
    (f"Formule {name}", f"{price} €", f"{price * 5} Go", audience)
    for name, price, audience in zip(
        "Alba Bora Cora Dora Elsa Fado Gala Hélio Iris Juno Kali Lyra Mona Nova Opale".split(),
        range(5, 80, 5),
        ["Étudiants et apprentis", "Familles", "Indépendants", "Petites équipes", "Grands comptes"] * 3,
        strict=True,
    )
]
PROSE = (
    "La société a présenté mardi ses résultats annuels, supérieurs aux attentes du marché. Le titre "
    "gagne 3 % à Paris.\n\n"
)
CASES = {
    "flattened, 15 rows": "\n".join(" ".join(row) for row in ROWS),
    "listed, 15 rows": "\n".join(cell for row in ROWS for cell in row),
    "Markdown, 15 rows": "\n".join(
        ["|".join(ROWS[0]), "---|---|---|---", *("|".join(row) for row in ROWS[1:])]
    ),
    "no table, 100 paragraphs": PROSE * 100,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=20)
    options = parser.parse_args()
    find_tables(CASES["flattened, 15 rows"], masked=CASES["flattened, 15 rows"])  # reads the model
    for name, text in CASES.items():
        masked = mask_markup(text)
        times = []
        for _ in range(options.repeat):
            started = time.perf_counter()
            found = find_tables(text, masked=masked)
            times.append(1000 * (time.perf_counter() - started))
        print(
            f"{name:26} {len(found)} tables  median {statistics.median(times):7.2f} ms  best "
            f"{min(times):7.2f} ms"
        )


if __name__ == "__main__":
    main()
