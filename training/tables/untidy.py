"""What makes real tables untidy: names inside phrases, clause numbers, codes, second sentences, cells of
another kind.
"""

from __future__ import annotations

import pathlib
import random
import re
from collections.abc import Callable
from functools import cache

Grid = list[list[str]]
_NAME = re.compile(r"\[([^\[\]|\s]{2,14})\|(?:ORG|PRODUCT|MISC|LOC)\]")
_EMPTY = ("—", "-", "–", "N/A", "✅", "❌", "?", "n.c.", "Aucun", "Oui", "Non")
_ACRONYMS = (
    "API IA RH SI UE EU FR CH CRM ERP SQL RAM GPU CPU VPN SSO MFA TVA PME ETI QA UX UI CI/CD DNS TLS "
    "SSH PDF CSV JSON TIC OT IoT SaaS"
    " ROI KPI PDCA DPO RSSI DSI CTO CNIL ANSSI RGPD NIS2 HDS ISO SOC SIEM EDR CERT AD LAN WiFi USB "
    "SSD HDMI 4K 5G"
    " Web Cloud Pro Max Edge Core"
).split()


@cache
def single_names() -> list[str]:
    """Names of one word that the project's prose holds, and acronyms."""
    texts = (
        path.read_text(encoding="utf-8")
        for path in sorted(pathlib.Path(__file__).parents[1].glob("*/corpus/*.txt"))
    )
    found = {match[1] for text in texts for match in _NAME.finditer(text)}
    return sorted(name for name in found if name[0].isupper()) + _ACRONYMS * 6


def named(grid: Grid, rng: random.Random) -> Grid:
    """Names at the end of some cells of a column ("Projets AWS"), or before them ("API Windows appelées")."""
    column, at_end = rng.randrange(len(grid[0])), rng.random() < 0.6
    for row in grid[1:]:
        cell = row[column]
        if rng.random() > 0.5 or not cell[:1].isalpha() or len(cell.split()) > 6:
            continue
        name = rng.choice(single_names())
        if at_end:
            row[column] = f"{cell} {name}"
        else:
            first = cell.split()[0]
            row[column] = f"{name} {cell if not first[1:].islower() else cell[0].lower() + cell[1:]}"
    return grid


_CLAUSES: tuple[Callable[[random.Random], str], ...] = (
    *[lambda rng: f"{rng.randint(4, 18)}.{rng.randint(1, 35)}"] * 3,
    lambda rng: f"{rng.randint(4, 10)}.{rng.randint(1, 9)}.{rng.randint(1, 9)}",
    lambda rng: f"A.{rng.randint(5, 18)}.{rng.randint(1, 9)}",
    lambda rng: f"Art. {rng.randint(1, 99)}",
    lambda rng: f"§{rng.randint(1, 30)}",
    lambda rng: f"{rng.randint(1, 12)}.",
    lambda rng: f"{rng.randint(2, 40)}",
    lambda rng: f"T{rng.randint(1000, 1600)}",
    lambda rng: f"CC{rng.randint(1, 9)}.{rng.randint(1, 8)}",
    lambda rng: f"{rng.randint(2008, 2026)}/{rng.randint(1, 9)}",
    lambda rng: (
        f"{rng.choice(('ID', 'PR', 'DE', 'RS'))}.{rng.choice(('AM', 'AC', 'DS', 'IP'))}-{rng.randint(1, 9)}"
    ),
)


def clauses(grid: Grid, rng: random.Random) -> Grid:
    """The cells of one or two columns begin with the number of a clause; some of the rows have none ("—")."""
    columns = list(range(len(grid[0])))
    weights = [1, *[2] * (len(columns) - 1)]
    for column in {rng.choices(columns, weights)[0] for _ in range(rng.choice((1, 1, 2)))}:
        form, missing = rng.choice(_CLAUSES), rng.choice((0, 0, 0.15, 0.4))
        for row in grid[1:]:
            if rng.random() < missing:
                row[column] = rng.choice(("—", "-", "—", "N/A"))
            elif row[column][:1].isalpha():
                row[column] = f"{form(rng)} {row[column]}"
    return grid


_FLAGS = "help force dry-run verbose output watch no-cache depth script top-ports".split()
_HOSTS, _HOST_ENDS = "srv web db vm ubuntu node app".split(), "01 02 prod test admin cible".split()
_PROGRAMS = ("git", "docker", "npm", "kubectl", "php artisan", "sudo", "systemctl", "python")
_VERBS = "status run build ps get test list logs migrate".split()
_FILES, _ENDINGS = "user config app index main test".split(), "py js json yml php log md".split()
_CODES: tuple[Callable[[random.Random], str], ...] = (
    lambda rng: str(rng.choice((21, 22, 53, 80, 110, 143, 443, 445, 3306, 3389, 5432, 6379, 8080, 27017))),
    lambda rng: str(rng.choice((200, 201, 301, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503))),
    lambda rng: str(rng.randint(1000, 29999)),
    lambda rng: str(rng.randint(1, 20)),
    lambda rng: f"-{rng.choice('aAbcdefhiklnOpPrsTuvx')}{rng.choice(('', '', 'V', 'S', 'C', 'n', 'T4'))}",
    lambda rng: f"--{rng.choice(_FLAGS)}",
    lambda rng: f"0x{rng.randint(0, 255):02X}",
    lambda rng: f"192.168.{rng.randint(0, 60)}.{rng.randint(1, 254)}",
    lambda rng: f"{rng.choice(_HOSTS)}-{rng.choice(_HOST_ENDS)}",
    lambda rng: f"N{rng.randint(1, 4)}",
    lambda rng: rng.choice("ABCDEFGH"),
    lambda rng: f"{rng.choice(_PROGRAMS)} {rng.choice(_VERBS)}",
    lambda rng: f"{rng.choice(_FILES)}.{rng.choice(_ENDINGS)}",
    lambda rng: f"VM {rng.randint(1, 6)}",
    lambda rng: (f"{rng.randint(1, 12)}x "
     f"{rng.choice(('RTX 4090', 'A100', 'H100', 'SSD', 'HDD', 'L40S', 'Xeon'))}"),
    lambda rng: f"{rng.randint(2, 8)}× {rng.choice((16, 24, 32, 48, 80))} {rng.choice(('Go', 'GB'))}",
)  # fmt: skip
_CODE_HEADS = (
    "Port;Code;ID;Option;Commande;Machine;Fichier;Hash;Niveau;Adresse "
    "IP;N°;Événement;Serveur;Paramètre;Matériel;Config;GPU requis"
).split(";")


def coded(grid: Grid, rng: random.Random) -> Grid:
    """A column of codes, mostly first or instead of the first."""
    form, place = rng.choice(_CODES), rng.choice((0, 0, 0, 1, len(grid[0])))
    column = [rng.choice(_CODE_HEADS), *(form(rng) for _ in grid[1:])]
    instead = place < len(grid[0]) and rng.random() < 0.6
    return [[*row[:place], cell, *row[place + instead :]] for row, cell in zip(grid, column, strict=True)]


def sentences(grid: Grid, rng: random.Random) -> Grid:
    """Cells that are sentences, some of two: full stops inside a cell and at its end."""
    means = [sum(len(row[k].split()) for row in grid[1:]) / (len(grid) - 1) for k in range(len(grid[0]))]
    long = [k for k, mean in enumerate(means) if mean >= 2.5]
    if not long:
        return grid
    pool = [row[k] for row in grid[1:] for k in long if row[k][:1].isupper()]
    for k in long if rng.random() < 0.5 else [rng.choice(long)]:
        for row in grid[1:]:
            cell = row[k].rstrip(".")
            if pool and rng.random() < 0.4:
                cell += ". " + rng.choice(pool).rstrip(".")
            row[k] = cell + "."
    return grid


def odd(grid: Grid, rng: random.Random) -> Grid:
    """One to three cells of another kind than their column: empty signs, or a cell of the same table from
    elsewhere.
    """
    for _ in range(rng.randint(1, 3)):
        row = rng.randrange(1, len(grid))
        column = rng.randrange(1, len(grid[0]))
        grid[row][column] = (
            rng.choice(_EMPTY) if rng.random() < 0.5 else rng.choice(grid[rng.randrange(1, len(grid))])
        )
    return grid


_INNER = (" — ", " - ", " – ", " · ", " + ", " & ", " / ", " vs ", " → ", " : ")


def dashed(grid: Grid, rng: random.Random) -> Grid:
    """Some cells of a column go on behind a dash or another sign ("Oui — alias disponible")."""
    column, sign = rng.randrange(len(grid[0])), rng.choice(_INNER)
    pool = [cell for row in grid[1:] for cell in row if len(cell.split()) < 4 and cell[:1].isalpha()]
    for row in grid[1:]:
        if pool and rng.random() < 0.6:
            other = rng.choice(pool)
            row[column] += sign + (other if rng.random() < 0.4 else other[0].lower() + other[1:])
    return grid


UNTIDY = (named, named, named, clauses, clauses, coded, sentences, odd, odd, dashed)
