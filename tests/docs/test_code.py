"""What README and docs tell readers to type is run, page by page, in the order of the page and in one folder.

``python`` blocks of a page share their names; ``pycon`` blocks are doctests, output included; ``bash`` blocks
run in bash with ``newsparse`` on the path; ``json`` blocks marked ``record`` must be part of the record they
claim to be part of.
"""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import pathlib
import re
import subprocess
import sys
from typing import Any

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from fences import Block, blocks

ROOT = pathlib.Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = ("python", "pycon", "bash", "json")
SHOWN = {"text", "toml", "yaml", "csv", "console"}  # output and files, never code
SECONDS = 120  # for one bash block; each takes a few


def environment_of(folder: pathlib.Path) -> dict[str, str]:
    """An environment in which ``newsparse`` is this source tree, whether or not it is installed."""
    script = folder / "bin" / "newsparse"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsparse "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    path = os.pathsep.join([str(script.parent), str(pathlib.Path(sys.executable).parent), os.environ["PATH"]])
    return {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]),
    }


def run_bash(block: Block, folder: pathlib.Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block.code],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, (
        f"line {block.line}: exit status {done.returncode}\n{done.stdout}{done.stderr}"
    )


def run_doctest(block: Block, names: dict[str, Any], page: pathlib.Path) -> None:
    test = doctest.DocTestParser().get_doctest(block.code, {}, page.name, str(page), block.line - 1)
    test.globs = names  # not a copy: later blocks of the page see what this one made
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
        test, out=said.append, clear_globs=False
    )
    assert not said, "".join(said)


def within(shown: Any, actual: Any) -> bool:
    """Whether all that is shown is so: keys may be left out of objects, items out of lists.

    >>> within({"a": [2]}, {"a": [1, 2, 3], "b": 4}), within([2, 1], [1, 2])
    (True, False)
    """
    if isinstance(shown, dict):
        return isinstance(actual, dict) and all(
            key in actual and within(value, actual[key]) for key, value in shown.items()
        )
    if isinstance(shown, list):
        rest = iter(actual if isinstance(actual, list) else ())
        return all(any(within(item, other) for other in rest) for item in shown)
    return bool(shown == actual)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    environment, names = environment_of(tmp_path), {"__name__": "__main__"}
    for block in blocks(page):
        if block.shown_only or any(importlib.util.find_spec(module) is None for module in block.needs):
            continue
        if block.language == "bash":
            run_bash(block, tmp_path, environment)
        elif block.language == "pycon":
            run_doctest(block, names, page)
        elif block.language == "python":
            exec(compile("\n" * (block.line - 1) + block.code, str(page), "exec"), names)
        elif block.language == "json" and block.mark == "record":
            assert within(json.loads(block.code), names["article"].to_dict()), (
                f"{page.name}, line {block.line}: not what the record says"
            )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_has_a_language_we_know(page: pathlib.Path) -> None:
    fences = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("```")]
    assert len(fences) % 2 == 0
    found = list(blocks(page))
    assert len(found) == len(fences) // 2, "a fence without a language"
    assert {block.language for block in found} <= {*RUN, *SHOWN}
    assert all(block.shown_only or block.needs or block.mark in ("", "record") for block in found)


def test_pages_are_linked_and_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in _links(page):
            assert (page.parent / target).exists(), f"{page.name}: {target} is not there"
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page.name for page in PAGES[1:] if f" {page.name}\n" not in navigation] == []


def _links(page: pathlib.Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    return [
        target.partition("#")[0] for target in targets if "://" not in target and not target.startswith("#")
    ]


def test_a_part_of_a_record_is_told_from_what_is_none() -> None:
    assert within({"money": [{"amount": "2"}]}, {"money": [{"amount": "1"}, {"amount": "2", "per": None}]})
    assert not within(
        {"money": [{"amount": "2"}, {"amount": "1"}]}, {"money": [{"amount": "1"}, {"amount": "2"}]}
    )
    assert not within({"money": [{"currency": "EUR"}]}, {"money": []})
