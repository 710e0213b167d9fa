"""Does a test fail when a rule changes? Words of data files and of word sets in modules are removed, flags
flipped, numbers changed, one at a time.

    python -m benchmarks.mutants --sample 20 --rooms french quotes speakers
    python -m benchmarks.mutants --sample 200 --seed 7

Each mutant is a copy of the package with one change, against which the tests of its room run until the first
failure. A mutant that no test notices is a survivor: a word that no rule reads, or a rule that no case asks
for. Tests that compare digests or lengths are not run. Status 1 where more than one in twenty survive.
"""

from __future__ import annotations

import argparse
import ast
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import NamedTuple

ROOT = pathlib.Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "newsparse"
# The tests that ask for the behaviour of each room, quickest first.
TESTS = {
    "french": ("tests/french", "tests/quotes", "tests/speakers"),
    "quotes": ("tests/quotes", "tests/speakers"),
    "speakers": ("tests/speakers", "tests/quotes"),
    "ranking": ("tests/ranking", "tests/speakers"),
    "facts": ("tests/facts",),
    "dates": ("tests/dates",),
    "money": ("tests/money",),
    "reading": ("tests/reading",),
}
DEFAULT = ("french", "quotes", "speakers")
ALLOWED = 0.05  # share of survivors
NOT_BEHAVIOUR = "digest or length or locked or example"  # tests by name that are left out
_STRING = re.compile(r'"""(.*?)"""|\'\'\'.*?\'\'\'|"([^"\n]*)"', re.S)
_WORD = re.compile(r"[^\s\"]+")
_SHOWN_ONLY = re.compile(r"\s*(?:#|(?:examples?|counter\w*|name|why|doc)\s*=)")
_NUMBER = re.compile(
    r"(?m)^(?P<before>\s*[\w.\"-]+\s*=\s*)(?P<number>-?\d+(?:\.\d+)?)(?P<after>\s*(?:#.*)?)$"
)
_FLAG = re.compile(r"(?m)^(?P<before>\s*[\w.\"-]+\s*=\s*)(?P<flag>true|false)(?P<after>\s*(?:#.*)?)$")
_CONSTANT = re.compile(
    r"(?m)^(?P<before>_?[A-Z][A-Z_]+(?:: \w+)? = " r")(?P<number>\d+(?:\.\d+)?)(?P<after>\s*(?:#.*)?)$"
)


class Mutant(NamedTuple):
    """One change of one file: the characters from ``start`` to ``end`` become ``text``."""

    room: str
    path: pathlib.Path
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        source = self.path.read_text(encoding="utf-8")
        line = source.count("\n", 0, self.start) + 1
        return (
            f"{self.path.relative_to(ROOT)}:{line}: {source[self.start : self.end].strip()!r} -> "
            f"{self.text.strip()!r}"
        )


def mutants(room: str) -> Iterator[Mutant]:
    """All changes that a room's data and constants allow."""
    for path in sorted((PACKAGE / room).rglob("*")):
        if path.suffix == ".toml":
            yield from _of_table(room, path)
        elif path.suffix == ".py":
            text = path.read_text(encoding="utf-8")
            yield from (
                Mutant(room, path, *match.span("number"), _other(match["number"]))
                for match in _CONSTANT.finditer(text)
            )
            yield from _of_module(room, path, text)


def _of_module(room: str, path: pathlib.Path, text: str) -> Iterator[Mutant]:
    """A word less in each set of words that a module holds: ``{"de", "du"}`` or ``"de du".split()``."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        before = text[starts[line - 1] : starts[line]].encode()[:column]
        return starts[line - 1] + len(before.decode())

    for statement in ast.parse(text).body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            continue
        for node in ast.walk(statement.value):
            if isinstance(node, ast.Set) and len(node.elts) > 1:
                for word in node.elts:
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        start = offset(word.lineno, word.col_offset)
                        yield Mutant(
                            room, path, start, start + len(ast.get_source_segment(text, word) or ""), "'~'"
                        )
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "split"
                and isinstance(node.func.value, ast.Constant)
            ):
                start = offset(node.func.value.lineno, node.func.value.col_offset)
                source = ast.get_source_segment(text, node.func.value) or ""
                for found in re.finditer(r"[^\s\"'()]+", source):
                    yield Mutant(room, path, start + found.start(), start + found.end(), "")


def _of_table(room: str, path: pathlib.Path) -> Iterator[Mutant]:
    text = path.read_text(encoding="utf-8")
    for match in _NUMBER.finditer(text):
        yield Mutant(room, path, *match.span("number"), _other(match["number"]))
    for match in _FLAG.finditer(text):
        yield Mutant(room, path, *match.span("flag"), "false" if match["flag"] == "true" else "true")
    for match in _STRING.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        inside = 1 if match[1] is not None else 2 if match[2] is not None else 0
        if not inside or _SHOWN_ONLY.match(line) or _in_examples(text, match.start()):
            continue
        for word in _WORD.finditer(text, *match.span(inside)):
            if word.group() == "\\":  # a line that goes on
                continue
            yield Mutant(room, path, word.start(), word.end(), "")


def _in_examples(text: str, position: int) -> bool:
    """Whether a string stands in a list of examples that began on an earlier line."""
    opened = text.rfind("[\n", 0, position)
    if opened < 0 or "]" in text[opened:position]:
        return False
    return bool(_SHOWN_ONLY.match(text[text.rfind("\n", 0, opened) + 1 : opened]))


def _other(number: str) -> str:
    value = float(number)
    changed = value * 3 + 1 if value >= 0 else -value
    return str(int(changed)) if "." not in number else str(changed)


def survives(mutant: Mutant) -> bool:
    """Whether the tests of the room pass with the change."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "newsparse"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        target = copy / mutant.path.relative_to(PACKAGE)
        text = target.read_text(encoding="utf-8")
        target.write_text(text[: mutant.start] + mutant.text + text[mutant.end :], encoding="utf-8")
        tests = [name for name in TESTS[mutant.room] if (ROOT / name).exists()]
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            "-k",
            f"not ({NOT_BEHAVIOUR})",
            *tests,
        ]
        environment = {**os.environ, "PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, check=False, timeout=1_200
        )
        return done.returncode == 0


def main() -> int:
    """Draw the sample, run it, print the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rooms", nargs="+", choices=sorted(TESTS), default=list(DEFAULT))
    options = parser.parse_args()
    every = [mutant for room in options.rooms for mutant in mutants(room)]
    drawn = random.Random(options.seed).sample(every, min(options.sample, len(every)))
    alive = []
    for number, mutant in enumerate(drawn, 1):
        if survives(mutant):
            alive.append(mutant)
            print(f"survived: {mutant}", flush=True)
        elif number % 20 == 0:
            print(f"{number} of {len(drawn)} tried", flush=True)
    print(f"{len(alive)} of {len(drawn)} mutants survived (drawn from {len(every)}, seed {options.seed})")
    return int(len(alive) > ALLOWED * len(drawn))


if __name__ == "__main__":
    sys.exit(main())
