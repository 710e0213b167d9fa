"""Kill a run again and again, then compare its output with that of an undisturbed one.

python -m benchmarks.resume [--articles 2000] [--kills 20] [--disable entities,quotes] [--characters 500]
[--csv]
"""

from __future__ import annotations

import argparse
import csv
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable

from benchmarks import recombined, write_articles
from newsparse.batch.convert import read


def write_rows(path: pathlib.Path, texts: Iterable[str]) -> None:
    """The articles as the rows of one CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["identifiant", "texte"])
        rows.writerows([f"a{number}", text] for number, text in enumerate(texts))


def start(folder: pathlib.Path, out: pathlib.Path, disable: str) -> subprocess.Popen[bytes]:
    """The command, in the background."""
    options = ["--disable", disable] if disable else []
    command = [
        sys.executable,
        "-m",
        "newsparse",
        "extract",
        str(folder),
        "-o",
        str(out),
        "--workers",
        "2",
        *options,
    ]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def workers(pid: int) -> list[int]:
    """The processes a run has started (Linux)."""
    try:
        return [
            int(child)
            for task in pathlib.Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except FileNotFoundError:
        return []


def main() -> None:
    """Run, kill, run again, compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--disable", default="")
    parser.add_argument("--characters", type=int, help="cut the articles at that length")
    parser.add_argument(
        "--csv", action="store_true", help="the articles are rows of one file, the records Parquet"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ending = "parquet" if options.csv else "jsonl"
        given = folder / ("in.csv" if options.csv else "in")
        write = write_rows if options.csv else write_articles
        write(given, (text[: options.characters] for text in recombined(options.articles)))
        began = time.monotonic()
        start(given, folder / f"undisturbed.{ending}", options.disable).wait()
        duration = time.monotonic() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # of the largest process
        print(f"undisturbed: {duration:.1f} s, at most {peak // 1000} MB a process")
        out = folder / f"out.{ending}"
        killed = {"parent": 0, "worker": 0}
        while sum(killed.values()) < options.kills:
            process = start(given, out, options.disable)
            while process.poll() is None and sum(killed.values()) < options.kills:
                time.sleep(chance.uniform(0, 2 * duration / options.kills))
                who = chance.choice(["parent", "worker"])
                victim = process.pid if who == "parent" else next(iter(workers(process.pid)), process.pid)
                if process.poll() is None:
                    os.kill(victim, signal.SIGKILL)
                    killed["parent" if victim == process.pid else "worker"] += 1
            if process.poll() is None or process.returncode == 0:
                process.wait()
                if sum(killed.values()) < options.kills:  # done too early: once more from the start
                    start_anew(folder)
        start(given, out, options.disable).wait()
        same = out.read_bytes() == (folder / f"undisturbed.{ending}").read_bytes()
        lines = sum(1 for _ in read(out))
        print(f"killed: {killed['parent']} times the parent, {killed['worker']} times a worker")
        print(f"records: {lines} of {options.articles}; byte for byte the same: {same}")
        sys.exit(not same)


def start_anew(folder: pathlib.Path) -> None:
    """Forget the output and its checkpoint."""
    for path in folder.glob("out.*"):
        path.unlink()


if __name__ == "__main__":
    main()
