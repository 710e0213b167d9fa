"""Memory of the parent, linearity, and what a second worker brings.

python -m benchmarks.scale [--small 2000] [--large 20000] [--disable entities,quotes]
"""

from __future__ import annotations

import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

from benchmarks import ROOT, recombined, write_articles


class Silent:
    """A listener that has no ears."""

    def note(self, source: str, text: str) -> None:
        """Nothing."""

    def failed(self, source: str, reason: str) -> None:
        """Nothing."""

    def advanced(self) -> None:
        """Nothing."""


def child(folder: str, workers: int, disable: str) -> None:
    """One run in this process; its time and the peak memory of this process, which is the parent of the
    workers.
    """
    from newsparse.batch.runner import Job, run
    from newsparse.batch.worker import Setup

    setup = Setup({"disable": sorted(filter(None, disable.split(",")))})
    began = time.monotonic()
    summary = run(
        Job((folder,), f"{folder}-{workers}.jsonl", setup=setup, workers=workers, force=True), Silent()
    )
    seconds = time.monotonic() - began
    used = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(
        json.dumps({"articles": summary.articles, "seconds": seconds, "parent": used[0], "worker": used[1]})
    )


def measure(folder: pathlib.Path, workers: int, disable: str) -> dict[str, float]:
    """A run in a fresh parent."""
    options = ["--child", str(folder), "--workers", str(workers), "--disable", disable]
    command = [sys.executable, "-m", "benchmarks.scale", *options]
    measured: dict[str, float] = json.loads(
        subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    )
    print(
        f"{measured['articles']:7.0f} articles, {workers} workers: {measured['seconds']:7.1f} s,",
        f"{measured['articles'] / measured['seconds']:6.1f}/s,",
        f"parent {measured['parent']:4.0f} MB, largest worker {measured['worker']:5.0f} MB",
    )
    return measured


def main() -> None:
    """Measure a small and a large run, and the small one with one worker."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=20_000)
    parser.add_argument("--disable", default="")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.workers, options.disable)
        return
    with tempfile.TemporaryDirectory() as name:
        folders = {}
        for count in (options.small, options.large):
            folders[count] = pathlib.Path(name, str(count))
            write_articles(folders[count], recombined(count))
        one = measure(folders[options.small], 1, options.disable)
        small = measure(folders[options.small], options.workers, options.disable)
        large = measure(folders[options.large], options.workers, options.disable)
    print(f"memory of the parent, large / small: {large['parent'] / small['parent']:.2f}  (bar 1.10)")
    per_article = large["seconds"] / large["articles"] / (small["seconds"] / small["articles"])
    print(f"time of an article, large / small:   {per_article:.2f}  (linear: 1)")
    gain = one["seconds"] / small["seconds"]
    print(
        f"{options.workers} workers against one:               {gain:.2f} times as fast  (bar 1.6 on 2 "
        f"free cores)"
    )


if __name__ == "__main__":
    main()
