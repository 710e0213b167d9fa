"""Speed and memory relative to what one would use otherwise, all measured in one run on one machine.

    python -m benchmarks.run [--articles 300]
    python -m benchmarks.run --texts DIR --stages

Each candidate works in a process of its own, loaded and warmed up; counted is its CPU time (all threads) from
the first
file to the last: newsparse with reading and writing, the others with reading. Numbers of other machines
differ, ratios hardly.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from benchmarks import ROOT, fixtures, peak_memory
from benchmarks.glue import MODEL, WARM_UP, seek
from newsparse.kinds import NAMES as KINDS

STARTS = 3  # measurements of a start; the median counts
Measured = dict[str, float]


def bare(paths: list[pathlib.Path]) -> tuple[Callable[[], object], float]:
    """The stock pipeline with all its components."""
    import spacy

    nlp = spacy.load(MODEL)
    nlp(WARM_UP)
    return lambda: sum(len(doc) for doc in nlp.pipe(path.read_text(encoding="utf-8") for path in paths)), 1.0


def glue(paths: list[pathlib.Path]) -> tuple[Callable[[], object], float]:
    """What dates and prices cost on top of it, over each fixture once, then scaled."""
    seek(WARM_UP)
    once = paths[: len(fixtures())]
    return lambda: [seek(path.read_text(encoding="utf-8")) for path in once], len(paths) / len(once)


def newsparse_with(*components: str) -> Callable[[list[pathlib.Path]], tuple[Callable[[], object], float]]:
    """newsparse with some of its components, records written as JSON Lines."""

    def prepare(paths: list[pathlib.Path]) -> tuple[Callable[[], object], float]:
        import newsparse

        pipeline = newsparse.load(components=components)
        pipeline.parse(WARM_UP)

        def work() -> None:
            with tempfile.TemporaryFile("w", encoding="utf-8") as file:
                for path in paths:
                    file.write(newsparse.parse_file(path, pipeline=pipeline).model_dump_json() + "\n")

        return work, 1.0

    return prepare


CANDIDATES = {
    "bare": bare,
    "glue": glue,
    "all": newsparse_with(*KINDS),
    **{kind: newsparse_with(kind) for kind in KINDS},
}


def child(name: str, count: int) -> None:
    """Measure one candidate in this process and print it."""
    paths = (fixtures() * (count // len(fixtures()) + 1))[:count]
    work, scale = CANDIDATES[name](paths)
    loaded = peak_memory()
    started = time.process_time()
    work()
    cpu = (time.process_time() - started) * scale
    print(json.dumps({"cpu": cpu, "loaded": loaded, "peak": peak_memory()}))


def measure(name: str, count: int) -> Measured:
    """A candidate measured in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.run", "--child", name, "--articles", str(count)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    measured: Measured = json.loads(run.stdout.splitlines()[-1])
    return measured


def start(statement: str, before: str = "pass") -> float:
    """CPU seconds of a statement in a fresh interpreter."""
    code = f"import time; {before}; t = time.process_time(); {statement}; print(time.process_time() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
        for _ in range(STARTS)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def main() -> None:
    """Measure all and print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--texts", type=pathlib.Path, metavar="DIR", help="with --stages: texts of your own")
    parser.add_argument(
        "--stages",
        action="store_true",
        help="each stage over the stock pipeline, in one process: see benchmarks/stages.py",
    )
    parser.add_argument("--rounds", type=int, default=2, help="with --stages: how often each text is read")
    parser.add_argument("--child", choices=CANDIDATES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.articles)
        return
    if options.stages:
        from benchmarks import ARTICLES, stages

        stages.tell(options.texts or ARTICLES, options.rounds)
        return
    results = {name: measure(name, options.articles) for name in CANDIDATES}
    report(results, options.articles)


def report(results: dict[str, Measured], count: int) -> None:
    """Print what was measured."""
    ours, stock = results["all"]["cpu"], results["bare"]["cpu"]
    print(f"{count} articles from {len(fixtures())} fixtures, one process each, CPU time")
    print(f"newsparse, all kinds / bare {MODEL}:               {ours / stock:.2f}  (bar 0.40)")
    print(
        f"newsparse, all kinds / spaCy + dateparser + price-parser:      "
        f"{ours / (stock + results['glue']['cpu']):.2f}  (bar 0.33)"
    )
    loading = start(f"spacy.load('{MODEL}')", "import spacy")
    print(
        f"import newsparse / spacy.load:                           "
        f"{start('import newsparse') / loading:.3f}  (bar 0.100)"
    )
    print(
        f"import newsparse and load it / spacy.load:               "
        f"{start('import newsparse; newsparse.load()') / loading:.2f}"
    )
    print(
        "\nalone, relative to all (they share reading, and entities and quotes the model, so the sum is "
        "over 1):"
    )
    for kind in KINDS:
        print(f"  {kind:<9} {results[kind]['cpu'] / ours:.2f}")
    print("\nabsolute here:      CPU s   articles/s   MB loaded   MB peak")
    for name, measured in results.items():
        print(
            f"  {name:<14} {measured['cpu']:8.1f} {count / measured['cpu']:12.1f} "
            f"{measured['loaded']:11.0f} "
            f"{measured['peak']:9.0f}"
        )


if __name__ == "__main__":
    main()
