"""Where the time of texts of your own goes, every ratio from one run: ``python -m benchmarks.run --texts DIR
--stages``.

Candidates take turns on each text, in one process, so that whatever else the machine does falls on all of
them alike. Counted is CPU time (all threads) with threads as they come; workers are measured by the clock,
which tells something on an idle machine only.
"""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks import ROOT, peak_memory
from benchmarks.glue import MODEL, WARM_UP, seek

Times = dict[str, float]
_BLANK_LINES = re.compile(r"\n{2,}")
WORKERS = (1, 2)
COPIES = 3  # of the folder, for runs with workers: starting them should not count for much


def tell(folder: pathlib.Path, rounds: int) -> None:
    """Measure and print."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    single = [_BLANK_LINES.sub("\n", text) for text in texts]
    plain, broken = measured(texts, rounds)
    joined, _ = measured(single, rounds, ours_only=True)
    print(
        f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):,.0f} characters on average; CPU time, "
        f"{rounds} rounds in one process"
    )
    print(f"all kinds / bare {MODEL}:                     {plain['all'] / plain['bare']:.3f}")
    print(
        f"all kinds / spaCy + dateparser + price-parser:        "
        f"{plain['all'] / (plain['bare'] + plain['glue']):.3f}"
    )
    print(f"single line breaks / blank lines:                     {joined['all'] / plain['all']:.3f}")
    print("\nstage        of bare   of all    single breaks, of all")
    for name in broken:
        print(
            f"  {name:<10} {plain[name] / plain['bare']:7.3f} {plain[name] / plain['all']:8.3f} "
            f"{joined[name] / joined['all']:12.3f}"
        )
    print(
        "\nmost that tables cost beside entities, of one text without a table:",
        f"{plain['worst']:.2f}; single breaks: {joined['worst']:.2f}",
    )
    print(f"peak memory of this process, spaCy's whole model beside ours: {peak_memory():.0f} MB")
    _tell_workers(paths)


def measured(texts: Sequence[str], rounds: int, *, ours_only: bool = False) -> tuple[Times, tuple[str, ...]]:
    """CPU seconds of ``all``, of each stage, and of what one would use otherwise; ``worst`` is a ratio. The
    names of our stages.
    """
    import newsparse
    from newsparse import stages

    pipeline = newsparse.load()
    now: Times = defaultdict(float)
    for name, stage in stages.STAGES.items():
        stages.STAGES[name] = _timed(name, stage, now)
    others = {} if ours_only else _others()
    sums: Times = defaultdict(float)
    worst = 0.0
    try:
        for turn in range(rounds + 1):  # the first one warms up
            for text in texts:
                now.clear()
                article = _cost(now, "all", lambda text=text: _written(pipeline, text))
                for name, other in others.items():
                    _cost(now, name, lambda text=text, other=other: other(text))
                if turn:
                    sums = defaultdict(float, {name: sums[name] + now[name] for name in {*sums, *now}})
                    worst = (
                        worst if article.tables else max(worst, now["tables"] / max(now["entities"], 1e-6))
                    )
    finally:
        stages.STAGES.update({name: stage.__wrapped__ for name, stage in stages.STAGES.items()})  # type: ignore[attr-defined]
    names = tuple(stages.STAGES)
    sums["rest"] = sums["all"] - sum(sums[name] for name in names)
    sums["worst"] = worst
    return sums, (*names, "rest")


def _timed(name: str, stage: Callable[..., None], now: Times) -> Callable[..., None]:
    def run(*arguments: Any) -> None:
        _cost(now, name, lambda: stage(*arguments))

    run.__wrapped__ = stage  # type: ignore[attr-defined]
    return run


def _cost(now: Times, name: str, work: Callable[[], Any]) -> Any:
    started = time.process_time()
    result = work()
    now[name] += time.process_time() - started
    return result


def _written(pipeline: Any, text: str) -> Any:
    article = pipeline.parse(text)
    article.model_dump_json()
    return article


def _others() -> dict[str, Callable[[str], object]]:
    import spacy

    nlp = spacy.load(MODEL)
    nlp(WARM_UP)
    seek(WARM_UP)
    return {"bare": nlp, "glue": seek}


def _tell_workers(paths: Sequence[pathlib.Path]) -> None:
    """Whole runs by the clock, and the memory of the largest worker; each in a fresh parent, as a child
    begins as large as its own.
    """
    runs = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name, "texts")
        folder.mkdir()
        for copy in range(COPIES):
            for path in paths:
                (folder / f"{copy}-{path.name}").write_bytes(path.read_bytes())
        for workers in WORKERS:
            command = [
                sys.executable,
                "-m",
                "benchmarks.scale",
                "--child",
                str(folder),
                "--workers",
                str(workers),
            ]
            runs[workers] = json.loads(
                subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
            )
    print(
        "\n"
        + ", ".join(
            f"{workers} worker{'s' * (workers > 1)}: {run['seconds']:.1f} s" for workers, run in runs.items()
        ),
        "of wall clock;",
    )
    largest = max(run["worker"] for run in runs.values())
    print(f"one over two: {runs[1]['seconds'] / runs[2]['seconds']:.2f}; largest worker {largest:.0f} MB")
