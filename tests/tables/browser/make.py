"""Makes ``pasted.jsonl``: what a browser gives when a table is selected on a page and copied.

    python tests/tables/browser/make.py chromium

Each case of ``pages.toml`` is written as a page in its layout, rendered, and its words selected from the
paragraph above to the one below; the text of that selection is what the clipboard would hold. Run by hand, as
tests need no browser.
"""

from __future__ import annotations

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence

HERE = pathlib.Path(__file__).parent
BEFORE = "Nous avons réuni ci-dessous ce que chacun propose, à la date de la publication :"
BEHIND = (
    "Ces chiffres viennent des services de presse. Nous les mettrons à jour s'ils changent, comme "
    "nous le faisons chaque mois."
)
Grid = Sequence[Sequence[str]]


def _rows(grid: Grid, row: str, cell: str, *, first: str | None = None) -> str:
    """The grid with each cell and each row in its marks; ``first`` marks the cells of the header."""
    lines = []
    for number, cells in enumerate(grid):
        marks = first if first and number == 0 else cell
        lines.append(row.replace("*", "".join(marks.replace("*", html.escape(words)) for words in cells)))
    return "".join(lines)


LAYOUTS: dict[str, Callable[[Grid], str]] = {
    "table": lambda grid: f"<table>{_rows(grid, '<tr>*</tr>', '<td>*</td>', first='<th>*</th>')}</table>",
    "table, paragraphs in its cells": lambda grid: (
        f"<table>{_rows(grid, '<tr>*</tr>', '<td><p>*</p></td>')}</table>"
    ),
    "table, blocks in its cells": lambda grid: (
        f"<table>{_rows(grid, '<tr>*</tr>', '<td><div>*</div></td>')}</table>"
    ),
    "table, cells as blocks": lambda grid: (
        "<style>td,th{display:block}</style>"
        f"<table>{_rows(grid, '<tr>*</tr>', '<td>*</td>', first='<th>*</th>')}</table>"
    ),
    "flex, a row a block": lambda grid: (
        f"<div>{_rows(grid, '<div style=display:flex>*</div>', '<div style=flex:1>*</div>')}</div>"
    ),
    "flex of spans": lambda grid: (
        f"<div>{_rows(grid, '<div style=display:flex>*</div>', '<span>*</span>')}</div>"
    ),
    "grid": lambda grid: (
        f"<div style='display:grid;grid-template-columns:repeat({len(grid[0])},1fr)'>"
        f"{_rows(grid, '*', '<div>*</div>')}</div>"
    ),
    "spans parted by blanks": lambda grid: _rows(grid, "<div>*</div>", "<span>*</span> "),
    "inline blocks": lambda grid: _rows(
        grid, "<li>*</li>", "<span style='display:inline-block;width:9em'>*</span> "
    ),
    "floats": lambda grid: _rows(
        grid, "<div style=clear:both>*</div>", "<div style='float:left;width:9em'>*</div>"
    ),
    "lines parted by breaks": lambda grid: "<p>" + _rows(grid, "*<br>", "<b>*</b> ") + "</p>",
    "table of ARIA roles": lambda grid: (
        f"<div role=table>{_rows(grid, '<div role=row>*</div>', '<span role=cell>*</span> ')}</div>"
    ),
}
_PAGE = """<!doctype html><html lang=fr><meta charset=utf-8><body>
<article id=a><p>{before}</p>{body}<p>{behind}</p></article>
<textarea id=out></textarea><script>
getSelection().selectAllChildren(document.getElementById('a'));
document.getElementById('out').textContent = JSON.stringify(getSelection().toString());
</script></body></html>"""


def copied(browser: str, body: str) -> str:
    """What the clipboard holds when the article is selected."""
    page = _PAGE.format(before=BEFORE, body=body, behind=BEHIND)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "page.html")
        path.write_text(page, encoding="utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--dump-dom",
        ]
        dom = subprocess.run(
            [browser, *options, path.as_uri()], capture_output=True, check=True, text=True
        ).stdout
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", dom, re.S)
    if found is None:
        raise SystemExit("the browser gave no page")
    text: str = json.loads(html.unescape(found[1]))
    return text


def main() -> None:
    """Write every case in its layout."""
    lines = []
    for page in tomllib.loads((HERE / "pages.toml").read_text(encoding="utf-8"))["page"]:
        grid = [[cell.strip() for cell in row.split("|")] for row in page["rows"].strip().splitlines()]
        text = copied(sys.argv[1], LAYOUTS[page["layout"]](grid))
        case = {"layout": page["layout"], "fails": page.get("fails"), "grid": grid, "text": text}
        lines.append(json.dumps(case, ensure_ascii=False))
    (HERE / "pasted.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
