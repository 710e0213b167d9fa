"""The speed and sizing page, and the speed lines of the README, from ``results/speed.json`` and
``results/scale.json``.
"""

from __future__ import annotations

from typing import Any

from benchmarks.figures import circumstances, machine, read, table

STOCK = "fr_core_news_md"
KINDS = ("entities", "dates", "money", "quotes", "facts", "tables")
GLUE = "spaCy + dateparser + price-parser"
MILLION = 1_000_000
SIZES = (MILLION, 100 * MILLION)
CORES = (4, 32)  # a laptop, a server
# of the cores' time that workers turn into records, when hours are estimated: the rest goes to waiting and
# unevenness
USED = 0.8
HOUR, DAY = 3600, 86400  # seconds


def summary() -> str:
    """The lines of the README."""
    speed, scale = read("speed"), read("scale")
    ours, stock, glue = (_cpu(speed, name) for name in ("all", "bare", "glue"))
    rows = [
        (f"all kinds, reading and writing, over bare `{STOCK}`", f"{ours / stock:.2f} of its CPU time"),
        (f"the same over {GLUE}", f"{ours / (stock + glue):.2f} of their CPU time"),
        ("articles per second and core, `newsparse extract`", f"{1 / _per_article(scale):.0f}"),
        ("memory of a worker", f"{_worker(scale):.0f} MB"),
    ]
    about = f"Articles of {speed['characters']:,} characters on average. {machine(speed)}"
    return f"{table(('', 'measured'), rows)}\n{about}\n"


def page() -> str:
    """The page."""
    speed, scale = read("speed"), read("scale")
    return f"""# Speed and sizing

{machine(speed)}

{circumstances(speed)}

CPU time of all threads is what counts below: it is what one pays for, and it changes little when other
programs run beside. Numbers of other machines differ, ratios hardly.

## Against what one would use otherwise

{speed["articles"]} articles (the plain and Markdown fixtures, again and again; {speed["characters"]:,}
characters on average), one process each, model loaded and warm. newsparse reads files and writes JSON Lines;
the others only read.

{_candidates(speed)}
*{GLUE}* is the stock pipeline, `dateparser.search.search_dates` over the text and price-parser on each number
with a currency beside it: no quotes, no tables, no speakers, no values resolved against a publication date.

### One kind alone

{_alone(speed)}
They share reading, and entities and quotes share the segmentation, so the sum is not all of it.

### Start

{_starts(speed)}
## Whole runs

`newsparse extract` over folders of articles recombined from paragraphs of the fixtures, with checkpoint and
output file. CPU time is that of the parent and all workers, loading the models included.

{_runs(scale)}
## Sizing

{_sizing(scale)}"""


def _cpu(speed: dict[str, Any], name: str) -> float:
    return float(speed["candidates"][name]["cpu"])


def _candidates(speed: dict[str, Any]) -> str:
    ours, stock, glue = (_cpu(speed, name) for name in ("all", "bare", "glue"))
    memory = {name: f"{speed['candidates'][name]['peak']:.0f}" for name in ("all", "bare")}
    rows = [
        ("newsparse, all kinds", ours, memory["all"]),
        (f"bare `{STOCK}`, all components", stock, memory["bare"]),
        (GLUE, stock + glue, "–"),
    ]
    filled = [
        (name, f"{cpu:.1f}", f"{speed['articles'] / cpu:.1f}", f"{ours / cpu:.2f}", peak)
        for name, cpu, peak in rows
    ]
    return table(("", "CPU s", "articles per CPU s", "newsparse over it", "peak MB"), filled, right=4)


def _alone(speed: dict[str, Any]) -> str:
    ours = _cpu(speed, "all")
    rows = [
        (f"`load(components=[\"{kind}\"])`", f"{_cpu(speed, kind) / ours:.2f}",
        f"{speed['articles'] / _cpu(speed, kind):.0f}",
         f"{speed['candidates'][kind]['peak']:.0f}")
        for kind in KINDS
    ]  # fmt: skip
    return table(("", "of all", "articles per CPU s", "peak MB"), rows, right=3)


def _starts(speed: dict[str, Any]) -> str:
    return table(
        ("", "CPU s"), [(f"`{name}`", f"{seconds:.2f}") for name, seconds in speed["starts"].items()], right=1
    )


def _runs(scale: dict[str, Any]) -> str:
    rows = [
        (
            f"{run['articles']:,.0f}",
            str(run["workers"]),
            f"{run['cpu']:.1f}",
            f"{run['articles'] / run['cpu']:.1f}",
            f"{run['seconds']:.1f}",
            f"{run['parent']:.0f}",
            f"{run['worker']:.0f}",
        )
        for run in scale["runs"]
    ]
    return table(
        (
            "articles",
            "workers",
            "CPU s",
            "articles per CPU s",
            "wall-clock s",
            "parent MB",
            "largest worker MB",
        ),
        rows,
        right=7,
    )


def _largest(scale: dict[str, Any]) -> dict[str, Any]:
    largest: dict[str, Any] = max(scale["runs"], key=lambda run: run["articles"])
    return largest


def _per_article(scale: dict[str, Any]) -> float:
    """CPU seconds of one more article: what the largest run took more than the smallest with as
    many workers.
    """
    largest = _largest(scale)
    smallest = min(
        (run for run in scale["runs"] if run["workers"] == largest["workers"]),
        key=lambda run: run["articles"],
    )
    if smallest["articles"] == largest["articles"]:
        return float(largest["cpu"] / largest["articles"])
    return float((largest["cpu"] - smallest["cpu"]) / (largest["articles"] - smallest["articles"]))


def _worker(scale: dict[str, Any]) -> float:
    return max(float(run["worker"]) for run in scale["runs"])


def _sizing(scale: dict[str, Any]) -> str:
    largest, cost = _largest(scale), _per_article(scale)
    record = largest["output_bytes"] / largest["articles"]
    kept = largest["checkpoint_bytes"] / largest["articles"]
    rows = []
    for size in SIZES:
        hours = size * cost / HOUR
        walls = [_duration(size * cost / cores / USED) for cores in CORES]
        rows.append(
            (
                f"{size / MILLION:,.0f} million",
                f"{hours:,.0f}",
                *walls,
                _bytes(size * record),
                _bytes(size * kept),
            )
        )
    head = ("articles", "core hours", *(f"on {cores} cores" for cores in CORES), "JSON Lines", "checkpoint")
    length = largest["characters"]
    return f"""- **A core** does {1 / cost:.0f} articles a second, of {length:,} characters on average
    ({length / cost:,.0f} characters).
- **A worker** takes {_worker(scale):.0f} MB; as many workers as cores are started, fewer where memory is
  short (1 GB is allowed for each), and a fresh one takes over after 5,000 documents.
- **The parent** takes {largest["parent"]:.0f} MB in the largest run.
- **A record** takes {record / 1000:.1f} kB as JSON Lines, text included, and {kept / 1000:.1f} kB in the
  checkpoint, which keeps it until you delete it.

{table(head, rows, right=len(head) - 1)}
**How this was extrapolated.** Linearly, from the time of one more article: what the largest run above
({largest["articles"]:,.0f} articles) took more than the smallest with as many workers, so that the start of
the workers is not counted a million times. Nothing larger was measured for this table; `python -m
benchmarks.scale` measures up to any size you give it, and prints the time of an article and the memory of the
parent at both ends. Hours on several cores allow for {1 - USED:.0%} of the time lost to waiting and uneven
parts, which is an assumption. Articles of another length cost in proportion; pages of HTML cost more than
plain text, as their main text is found first. For money, multiply the core hours by the price of one at your
provider.

One machine is enough for millions: the checkpoint is one SQLite file, and a run that is killed goes on. For a
hundred million, split the input into parts and run a command for each, or use `--engine ray` over Parquet
(see [recipes](recipes.md)), where each row group is a unit of work, written under its own name.
"""


def _duration(seconds: float) -> str:
    if seconds < 2 * HOUR:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / HOUR:.0f} h" if seconds < 2 * DAY else f"{seconds / DAY:.0f} days"


def _bytes(count: float) -> str:
    return f"{count / 1e12:.1f} TB" if count >= 1e12 else f"{count / 1e9:.1f} GB"
